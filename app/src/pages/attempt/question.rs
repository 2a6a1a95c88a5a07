//! The page of one question.

use super::{FORM, filled::Filled, inputs::inputs};
use crate::{
    components::{Notice, NoticeKind, is_foreign, own_name},
    islands::{Autosave, Countdown, SaveWords},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_services::testing::Attempt;
use leptos::prelude::*;

/// A question being asked.
#[derive(Debug, Clone)]
pub struct Asked {
    /// In which attempt.
    pub attempt: Attempt,
    /// At which place, from 1.
    pub place: usize,
    /// What the form is filled with.
    pub filled: Filled,
    /// Why it could not be saved.
    pub problem: Option<String>,
}

/// Place and time, the question, the way on, the navigator.
#[component]
pub fn QuestionPage(asked: Asked) -> impl IntoView {
    let reader = use_reader();
    let action = format!("/attempts/{}/{}", asked.attempt.id, asked.place);
    let sent_to = action.clone();
    let total = asked.attempt.drawn.len();
    let question =
        asked.attempt.question(asked.place).map(|(drawn, question)| inputs(&reader, &asked, drawn, question));
    let problem = asked
        .problem
        .clone()
        .map(|problem| view! { <div id="problem"><Notice kind=NoticeKind::Problem>{problem}</Notice></div> });
    let previous = (asked.place > 1)
        .then(|| view! { <button class="quiet" name="go" value="previous">{t!(reader, "test-previous")}</button> });
    let next = if asked.place < total {
        view! { <button class="button primary onward" name="go" value="next">{t!(reader, "test-next")}</button> }
            .into_any()
    } else {
        view! { <button class="button primary onward" name="go" value="review">{t!(reader, "test-review")}</button> }
            .into_any()
    };
    let words = SaveWords {
        saving: t!(reader, "test-saving"),
        saved: t!(reader, "test-saved"),
        failed: t!(reader, "test-not-saved"),
        incomplete: t!(reader, "test-incomplete"),
    };
    view! {
        <form id=FORM method="post" action=sent_to class="columns">
            <div>
                <header class="test-head">
                    <h1>{t!(reader, "test-place", place = asked.place, total = total)}</h1>
                    {time(&reader, &asked.attempt)}
                </header>
                {problem}
                {fallback(&reader, &asked)}
                {question}
                <Autosave action words />
                <p class="actions">{next}{previous}</p>
            </div>
            {navigator(&reader, &asked)}
        </form>
    }
}

/// What is left of the time, if it is limited. The server keeps it.
fn time(reader: &Reader, attempt: &Attempt) -> Option<AnyView> {
    let deadline = attempt.deadline_at?;
    let seconds = deadline.duration_since(reader.now).as_secs().max(0);
    Some(
        view! {
            <p class="time" role="timer">
                {t!(reader, "test-time-left")}" "<Countdown seconds />" · "{t!(reader, "test-until", until = reader.clock(deadline))}
            </p>
        }
        .into_any(),
    )
}

fn fallback(reader: &Reader, asked: &Asked) -> Option<AnyView> {
    let (_, question) = asked.attempt.question(asked.place)?;
    let shown = asked.attempt.content.text(&format!("question/{}/stem", question.id), &reader.locale)?.locale;
    is_foreign(shown, &reader.locale).then(|| {
        let words = t!(reader, "test-fallback", wanted = own_name(&reader.locale), shown = own_name(shown));
        view! { <Notice kind=NoticeKind::Info>{words}</Notice> }.into_any()
    })
}

/// All questions with what is answered. The buttons save before they go.
fn navigator(reader: &Reader, asked: &Asked) -> AnyView {
    let buttons = asked.attempt.drawn.iter().zip(1..).map(|(drawn, place): (_, usize)| {
        let answered = asked.attempt.answers.contains_key(&drawn.question);
        let state = if answered { t!(reader, "test-answered") } else { t!(reader, "test-unanswered") };
        let label = format!("{}: {state}", t!(reader, "test-question", place = place));
        let current = (place == asked.place).then_some("step");
        let class = answered.then_some("answered");
        view! {
            <li><button name="go" value=place.to_string() class=class aria-label=label aria-current=current>{place.to_string()}</button></li>
        }
    });
    view! {
        <aside class="panel navigator" aria-labelledby="questions">
            <h2 id="questions">{t!(reader, "test-questions")}</h2>
            <ol>{buttons.collect_view()}</ol>
            <button class="button" name="go" value="review">{t!(reader, "test-review")}</button>
        </aside>
    }
    .into_any()
}
