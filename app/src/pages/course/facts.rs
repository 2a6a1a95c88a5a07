//! The quiet part of the course page: completion, the due date, the ways to ask and to know why, earlier attempts.

use super::Overview;
use crate::{
    components::added_parts,
    components::own_due,
    pages::requests::{heading, latest},
    t,
    web::reader::Reader,
};
use kunren_domain::{obligation::Lateness, request::Kind};
use kunren_services::learning::Tried;
use leptos::prelude::*;

/// When it was completed, until when that holds, and with which content.
#[must_use]
pub fn completion(reader: &Reader, overview: &Overview) -> Option<AnyView> {
    let (at, until) = overview.owed.completed?;
    let version = overview.completed_version.map(|number| {
        view! { <dt>{t!(reader, "course-version")}</dt><dd>{reader.words.formats.integer(number)}</dd> }
    });
    let late = overview.owed.late;
    let late = late.map(|due| view! { <p class="late">{t!(reader, "person-late", date = reader.date(due))}</p> });
    Some(
        view! {
            <dl class="facts">
                <dt>{t!(reader, "course-completed-on")}</dt><dd>{reader.date(overview.viewer.today(at))}</dd>
                <dt>{t!(reader, "course-valid-until")}</dt><dd>{reader.date(until)}</dd>
                <dt>{t!(reader, "course-edition")}</dt><dd>{overview.owed.code.clone()}</dd>
                {version}
            </dl>
            {late}
            <p class="hint">{t!(reader, "course-next-year")}</p>
        }
        .into_any(),
    )
}

/// What was asked for, and the ways to ask and to know why.
#[must_use]
pub fn ways(reader: &Reader, overview: &Overview) -> AnyView {
    let owed = &overview.owed;
    let case = owed.case(overview.viewer.today(reader.now));
    let may_ask = Kind::ALL.into_iter().any(|kind| case.check(kind, Some(case.days().0)).is_ok());
    let ask = may_ask.then(|| {
        let href = format!("/courses/{}/requests", owed.edition);
        view! { <p><a href=href>{heading(reader, &case)}</a></p> }
    });
    view! {
        <div class="why">
            {latest(reader, owed)}
            {ask}
            <p><a href=format!("/courses/{}/why", owed.edition)>{t!(reader, "home-why")}</a></p>
        </div>
    }
    .into_any()
}

/// What moves have added to what was completed, done or not.
#[must_use]
pub fn added(reader: &Reader, overview: &Overview) -> Option<AnyView> {
    let parts: Vec<_> = overview.owed.since.iter().flat_map(|since| &since.added).collect();
    added_parts(reader, &overview.content, &parts)
}

/// When it is due; what is still possible when that day is over; or why it is not owed at all.
#[must_use]
pub fn due(reader: &Reader, overview: &Overview) -> Option<AnyView> {
    let owed = &overview.owed;
    if let Some(reason) = owed.exempt_reason() {
        return Some(view! { <p>{t!(reader, "course-exempt", reason = reason)}</p> }.into_any());
    }
    if owed.completed.is_some() {
        return None;
    }
    let days = owed.due.on.zip(owed.due.last_on).map(|(on, last)| (reader.date(on), reader.date(last)));
    match (owed.lateness(), days) {
        // What comes next says so.
        (Lateness::Closed, _) => None,
        (Lateness::Overdue, Some((date, until))) => {
            let words = t!(reader, "course-due-late", date = date, until = until);
            Some(view! { <p class="late">{words}</p> }.into_any())
        }
        (Lateness::Overdue | Lateness::InTime, _) => {
            Some(view! { <p><b>{own_due(reader, owed.due_day())}</b></p> }.into_any())
        }
    }
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
