//! The quiet part of the course page: completion, why it is owed and due, earlier attempts.

use super::Overview;
use crate::{
    components::why_due,
    pages::home::why_assigned,
    t,
    web::reader::Reader,
};
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
            <section>
                <h3>{t!(reader, "course-completed")}</h3>
                <dl class="facts">
                    <dt>{t!(reader, "course-completed-on")}</dt><dd>{reader.date(overview.viewer.today(at))}</dd>
                    <dt>{t!(reader, "course-valid-until")}</dt><dd>{reader.date(until)}</dd>
                    <dt>{t!(reader, "course-edition")}</dt><dd>{overview.owed.code.clone()}</dd>
                    {version}
                </dl>
                <p class="hint">{t!(reader, "course-next-year")}</p>
            </section>
        }
        .into_any(),
    )
}

/// Why it is assigned, and why it is due when it is.
#[must_use]
pub fn reasons(reader: &Reader, overview: &Overview) -> AnyView {
    let owed = &overview.owed;
    let late = owed.completed.is_none() && matches!(owed.phase, Phase::Grace | Phase::Overdue);
    let due = if late {
        t!(reader, "course-due-late", date = reader.date(owed.due.on), until = reader.date(owed.window.closes_on.max(owed.due.on)))
    } else {
        why_due(reader, owed)
    };
    let exempt = owed.exempt_reason.clone().map(|reason| view! { <p>{t!(reader, "course-exempt", reason = reason)}</p> });
    view! {
        <section>
            <h3>{t!(reader, "course-why-assigned")}</h3>
            <p class="hint">{why_assigned(reader, &overview.viewer, owed)}</p>
            {exempt}
        </section>
        <section>
            <h3>{t!(reader, "course-why-due")}</h3>
            <p class="hint">{due}</p>
        </section>
    }
    .into_any()
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
