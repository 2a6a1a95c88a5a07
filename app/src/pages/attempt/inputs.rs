//! The inputs of a question by its kind. Plain form controls: they work with a keyboard, a screen reader and no script.

use super::{FORM, question::Asked};
use crate::{
    components::{marks, phrase, plain_phrase},
    t,
    web::reader::Reader,
};
use kunren_domain::{
    course::{Kind, Question},
    draw::Drawn,
};
use leptos::prelude::*;

/// A question with everything that can be answered.
#[must_use]
pub fn inputs(reader: &Reader, asked: &Asked, drawn: &Drawn, question: &Question) -> AnyView {
    let fields = match question.kind {
        Kind::Single | Kind::TrueFalse => choices(reader, asked, drawn, question, "radio"),
        Kind::Multiple => choices(reader, asked, drawn, question, "checkbox"),
        Kind::Matching => matching(reader, asked, drawn, question),
        Kind::Ordering => ordering(reader, asked, drawn, question),
    };
    let invalid = asked.problem.as_ref().map(|_| "problem");
    view! {
        <fieldset class="question" aria-describedby=invalid.unwrap_or("how")>
            <legend>{phrase(reader, &asked.attempt.content, &format!("question/{}/stem", question.id))}</legend>
            <p class="hint how" id="how">{how(reader, question)}</p>
            {fields}
        </fieldset>
    }
    .into_any()
}

fn how(reader: &Reader, question: &Question) -> String {
    match question.kind {
        Kind::Single => t!(reader, "test-how-single"),
        Kind::Multiple => t!(reader, "test-how-multiple"),
        Kind::TrueFalse => t!(reader, "test-how-true-false"),
        Kind::Matching => t!(reader, "test-how-matching"),
        Kind::Ordering => t!(reader, "test-how-ordering", count = question.options.len()),
    }
}

/// The words of an option: written for the question, except true and false.
#[must_use]
pub fn option_words(
    reader: &Reader,
    asked: &kunren_services::course::Content,
    question: &Question,
    option: &str,
) -> AnyView {
    match (question.kind, option) {
        (Kind::TrueFalse, "true") => t!(reader, "test-true").into_any(),
        (Kind::TrueFalse, _) => t!(reader, "test-false").into_any(),
        _ => phrase(reader, asked, &format!("question/{}/option/{option}", question.id)),
    }
}

fn choices(reader: &Reader, asked: &Asked, drawn: &Drawn, question: &Question, kind: &'static str) -> AnyView {
    let options = drawn.options.iter().map(|option| {
        let checked = asked.filled.has("choice", option);
        view! {
            <label class="option">
                <input type=kind name="choice" value=option.clone() checked=checked />
                <span>{option_words(reader, &asked.attempt.content, question, option)}</span>
            </label>
        }
    });
    options.collect_view().into_any()
}

fn matching(reader: &Reader, asked: &Asked, drawn: &Drawn, question: &Question) -> AnyView {
    let content = &asked.attempt.content;
    let key = |to: &str| format!("question/{}/match/{to}", question.id);
    let lettered = || drawn.matches.iter().enumerate().map(|(index, to)| (letter(reader, index), to));
    // Narrow lists cut long texts off, so all of them also stand in full above, each with the letter it has in the lists.
    let texts = lettered()
        .map(|(letter, to)| view! { <li><b>{letter}</b>{phrase(reader, content, &key(to))}</li> })
        .collect_view();
    let pairs = drawn.options.iter().map(|option| {
        let name = format!("match.{option}");
        let choices = lettered().map(|(letter, to)| {
            let words = format!("{letter}: {}", plain_phrase(reader, content, &key(to)));
            let (lang, dir) =
                content.text(&key(to), &reader.locale).map_or((None, None), |text| marks(reader, text.locale));
            view! { <option value=to.clone() selected=asked.filled.has(&name, to) lang=lang dir=dir>{words}</option> }
        });
        let choices = choices.collect_view();
        pairing(reader, "pairing", name, option_words(reader, content, question, option), choices.into_any())
    });
    view! { <ul class="matches">{texts}</ul> {pairs.collect_view()} }.into_any()
}

/// `A`, `B`, … as the reader counts with letters.
fn letter(reader: &Reader, index: usize) -> String {
    let alphabet = t!(reader, "test-letters");
    alphabet.split(' ').nth(index).map_or_else(|| (index + 1).to_string(), str::to_owned)
}

fn ordering(reader: &Reader, asked: &Asked, drawn: &Drawn, question: &Question) -> AnyView {
    let lines = drawn.options.iter().map(|option| {
        let name = format!("place.{option}");
        let places = (1..=drawn.options.len()).map(|place| {
            let place = place.to_string();
            view! { <option value=place.clone() selected=asked.filled.has(&name, &place)>{place.clone()}</option> }
        });
        let places = places.collect_view();
        pairing(
            reader,
            "pairing ordering",
            name,
            option_words(reader, &asked.attempt.content, question, option),
            places.into_any(),
        )
    });
    lines.collect_view().into_any()
}

fn pairing(reader: &Reader, class: &'static str, name: String, words: AnyView, choices: AnyView) -> AnyView {
    view! {
        <div class=class>
            <label for=name.clone()>{words}</label>
            <select id=name.clone() name=name form=FORM>
                <option value="">{t!(reader, "test-choose")}</option>
                {choices}
            </select>
        </div>
    }
    .into_any()
}
