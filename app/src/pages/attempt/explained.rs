//! After a pass: every question with the given and the right answer, feedback and explanation.

use super::inputs::option_words;
use crate::{
    components::{phrase, plain_phrase},
    t,
    web::reader::Reader,
};
use kunren_domain::{
    answer::Answer,
    course::{Kind, Question},
    draw::Drawn,
};
use kunren_services::testing::Attempt;
use leptos::prelude::*;

/// All questions of the attempt, in its order.
#[must_use]
pub fn explanations(reader: &Reader, attempt: &Attempt) -> AnyView {
    let questions = (1..=attempt.drawn.len()).filter_map(|place| {
        let (drawn, question) = attempt.question(place)?;
        Some(Explained { reader, attempt, drawn, question, given: attempt.answers.get(&question.id) }.view(place))
    });
    view! { <h2>{t!(reader, "result-explanations")}</h2> {questions.collect_view()} }.into_any()
}

struct Explained<'a> {
    reader: &'a Reader,
    attempt: &'a Attempt,
    drawn: &'a Drawn,
    question: &'a Question,
    given: Option<&'a Answer>,
}

impl Explained<'_> {
    fn view(&self, place: usize) -> AnyView {
        let (reader, content, id) = (self.reader, &self.attempt.content, &self.question.id);
        let (class, outcome) = match self.given {
            None => ("outcome wrong-mark", t!(reader, "result-unanswered")),
            Some(given) if *given == self.question.right => ("outcome right-mark", t!(reader, "result-right")),
            Some(_) => ("outcome wrong-mark", t!(reader, "result-wrong")),
        };
        let answers = match self.question.kind {
            Kind::Single | Kind::Multiple | Kind::TrueFalse => self.choices(),
            Kind::Ordering => self.orders(),
            Kind::Matching => self.matchings(),
        };
        view! {
            <article class="card explained">
                <h3>{place.to_string()}". "{phrase(reader, content, &format!("question/{id}/stem"))}</h3>
                <p class=class>{outcome}</p>
                {answers}
                <div class="explanation">
                    <p>{phrase(reader, content, &format!("question/{id}/explanation"))}</p>
                    {self.basis()}
                </div>
            </article>
        }
        .into_any()
    }

    fn words(&self, option: &str) -> AnyView {
        option_words(self.reader, &self.attempt.content, self.question, option)
    }

    fn choices(&self) -> AnyView {
        let options = self.drawn.options.iter().map(|option| {
            let right = self.question.right.chooses(option);
            let given = self.given.is_some_and(|given| given.chooses(option));
            let right_tag = right.then(|| view! { <span class="right-mark">"✓ "{t!(self.reader, "result-right-answer")}</span> });
            let given_tag = given.then(|| view! { <span>{t!(self.reader, "result-your-answer")}</span> });
            let tags = (right || given).then(|| view! { <p class="tags">{right_tag}{given_tag}</p> });
            let feedback = phrase(self.reader, &self.attempt.content, &format!("question/{}/feedback/{option}", self.question.id));
            view! { <li class=right.then_some("is-right")>{self.words(option)}{tags}<p class="feedback">{feedback}</p></li> }
        });
        view! { <ul class="given">{options.collect_view()}</ul> }.into_any()
    }

    fn orders(&self) -> AnyView {
        let list = |answer: &Answer| match answer {
            Answer::Order(order) => {
                order.iter().map(|option| view! { <li>{self.words(option)}</li> }).collect_view().into_any()
            }
            Answer::Choice(_) | Answer::Matching(_) => ().into_any(),
        };
        let yours = self.wrongly_given().map(|given| {
            view! { <h4>{t!(self.reader, "result-your-order")}</h4><ol>{list(given)}</ol> }
        });
        view! { <h4 class="right-mark">{t!(self.reader, "result-right-order")}</h4><ol>{list(&self.question.right)}</ol>{yours} }.into_any()
    }

    fn matchings(&self) -> AnyView {
        let list = |answer: &Answer| {
            let pairs = self.drawn.options.iter().map(|option| {
                let to = match answer.match_of(option) {
                    Some(to) => {
                        phrase(self.reader, &self.attempt.content, &format!("question/{}/match/{to}", self.question.id))
                    }
                    None => t!(self.reader, "result-nothing-matched").into_any(),
                };
                view! { <dt>{self.words(option)}</dt><dd>{to}</dd> }
            });
            pairs.collect_view()
        };
        let yours = self.wrongly_given().map(|given| {
            view! { <h4>{t!(self.reader, "result-your-matches")}</h4><dl class="facts pairs">{list(given)}</dl> }
        });
        view! {
            <h4 class="right-mark">{t!(self.reader, "result-right-matches")}</h4>
            <dl class="facts pairs">{list(&self.question.right)}</dl>
            {yours}
        }
        .into_any()
    }

    /// The given answer, unless it is the right one, which is shown anyway.
    fn wrongly_given(&self) -> Option<&Answer> {
        self.given.filter(|given| **given != self.question.right)
    }

    /// The acts the question rests on.
    fn basis(&self) -> Option<AnyView> {
        let (module, _) = self.attempt.content.course.question(&self.question.id)?;
        let acts: Vec<String> = self
            .question
            .references
            .iter()
            .map(|id| {
                plain_phrase(self.reader, &self.attempt.content, &format!("module/{}/reference/{id}/act", module.id))
            })
            .collect();
        let words = (!acts.is_empty()).then(|| acts.join(&t!(self.reader, "list-separator")))?;
        Some(view! { <p class="hint">{t!(self.reader, "result-basis", acts = words)}</p> }.into_any())
    }
}
