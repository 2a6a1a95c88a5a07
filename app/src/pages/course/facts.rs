//! The quiet part of the course page: completion, why it is owed and due, earlier attempts.

use super::Overview;
use crate::{components::why_due, pages::home::why_assigned, t, web::reader::Reader};
use kunren_domain::edition::Phase;
use kunren_services::learning::Tried;
use leptos::prelude::*;

/// When it was completed, until when that holds, and with which content.
#[must_use]
pub fn completion(reader: &Reader, overview: &Overview) -> Option<AnyView> {
    let (at, until) = overview.owed.completed?;
    let version = overview.completed_version.map(|number| {
        view! { <dt>{t!(reader, "course-version")}</dt><dd>{reader.words.formats.integer(number)}</dd> }
    });
    Some(
        view! {
            <dl class="facts">
                <dt>{t!(reader, "course-completed-on")}</dt><dd>{reader.date(overview.viewer.today(at))}</dd>
                <dt>{t!(reader, "course-valid-until")}</dt><dd>{reader.date(until)}</dd>
                <dt>{t!(reader, "course-edition")}</dt><dd>{overview.owed.code.clone()}</dd>
                {version}
            </dl>
            <p class="hint">{t!(reader, "course-next-year")}</p>
        }
        .into_any(),
    )
}

/// Why it is assigned, and why it is due when it is.
#[must_use]
pub fn reasons(reader: &Reader, overview: &Overview) -> AnyView {
    let owed = &overview.owed;
    view! {
        <details class="why">
            <summary>{t!(reader, "home-why")}</summary>
            <p>{why_assigned(reader, &overview.viewer, owed)}</p>
            <p>{why_due(reader, owed)}</p>
        </details>
    }
    .into_any()
}

/// When it is due; what is still possible when that day is over; or why it is not owed at all.
#[must_use]
pub fn due(reader: &Reader, overview: &Overview) -> Option<AnyView> {
    let owed = &overview.owed;
    if let Some(reason) = &owed.exempt_reason {
        return Some(view! { <p>{t!(reader, "course-exempt", reason = reason.clone())}</p> }.into_any());
    }
    if owed.completed.is_some() {
        return None;
    }
    let date = reader.date(owed.due.on);
    Some(match owed.phase {
        Phase::Grace | Phase::Overdue => {
            let until = reader.date(owed.window.closes_on.max(owed.due.on));
            view! { <p class="late">{t!(reader, "course-due-late", date = date, until = until)}</p> }.into_any()
        }
        Phase::Before | Phase::Open | Phase::Closed => {
            view! { <p><b>{t!(reader, "home-due", date = date)}</b></p> }.into_any()
        }
    })
}

/// Earlier attempts with links to their results.
#[must_use]
pub fn tries(reader: &Reader, overview: &Overview) -> Option<AnyView> {
    if overview.owed.tries.is_empty() {
        return None;
    }
    let lines = overview.owed.tries.iter().map(|tried| one_try(reader, tried)).collect_view();
    Some(view! { <section><h3>{t!(reader, "test-tries")}</h3><ul class="plain">{lines}</ul></section> }.into_any())
}

fn one_try(reader: &Reader, tried: &Tried) -> AnyView {
    let name = t!(reader, "test-try", number = tried.number);
    match tried.submitted {
        Some((at, passed)) => {
            let outcome = if passed { t!(reader, "test-try-passed") } else { t!(reader, "test-try-failed") };
            let href = format!("/attempts/{}/result", tried.attempt);
            view! { <li><a href=href>{name}</a>" · "{outcome}<br />{reader.date_time(at)}</li> }.into_any()
        }
        None => view! { <li>{name}" · "{t!(reader, "test-try-open")}</li> }.into_any(),
    }
}
