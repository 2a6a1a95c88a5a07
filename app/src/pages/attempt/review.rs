//! Before handing in: every question with whether it is answered, and the button that ends the attempt.

use crate::{
    components::{Notice, NoticeKind, phrase},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_services::testing::Attempt;
use leptos::prelude::*;

/// What is answered, what is missing, handing in.
#[component]
pub fn ReviewPage(attempt: Attempt) -> impl IntoView {
    let reader = use_reader();
    let total = attempt.drawn.len();
    let missing = total - attempt.answered();
    let state = if missing == 0 {
        view! { <Notice kind=NoticeKind::Success>{t!(reader, "review-all-answered", total = total)}</Notice> }
            .into_any()
    } else {
        view! { <Notice kind=NoticeKind::Info>{t!(reader, "review-missing", count = missing)}</Notice> }.into_any()
    };
    let until = attempt
        .deadline_at
        .map(|until| view! { <p><b>{t!(reader, "test-open-until", until = reader.date_time(until))}</b></p> });
    view! {
        <h1>{t!(reader, "review-title")}</h1>
        {state}
        {until}
        <ol class="review-list">{lines(&reader, &attempt)}</ol>
        <p>{t!(reader, "review-once")}</p>
        <form method="post" action=format!("/attempts/{}/submit", attempt.id) class="actions">
            <button class="button primary">{t!(reader, "review-submit")}</button>
            <a class="quiet" href=format!("/attempts/{}/1", attempt.id)>{t!(reader, "review-back")}</a>
        </form>
    }
}

fn lines(reader: &Reader, attempt: &Attempt) -> AnyView {
    let lines = attempt.drawn.iter().zip(1..).map(|(drawn, place): (_, usize)| {
        let (class, state) = if attempt.answers.contains_key(&drawn.question) {
            ("badge badge-done", t!(reader, "test-answered"))
        } else {
            ("badge badge-missing", t!(reader, "test-unanswered"))
        };
        view! {
            <li>
                <a href=format!("/attempts/{}/{place}", attempt.id)>
                    <span class="number">{place.to_string()}</span>
                    {phrase(reader, &attempt.content, &format!("question/{}/stem", drawn.question))}
                    <span class=class>{state}</span>
                </a>
            </li>
        }
    });
    lines.collect_view().into_any()
}
