//! What is said about requests on more than one page, and the fields that several forms have.

use crate::{components::DayField, t, web::reader::Reader};
use jiff::civil::Date;
use kunren_domain::request::{Case, Kind, Obstacle, Outcome};
use kunren_services::{
    learning::Obligation,
    reason::MAX_REASON,
    requests::{Ended, OwnRequest},
};
use leptos::prelude::*;

/// What was asked for: more time until a day, or an exemption.
#[must_use]
pub fn asked_for(reader: &Reader, kind: Kind, until: Option<Date>) -> String {
    match (kind, until) {
        (Kind::Extension, Some(until)) => t!(reader, "request-for-time", until = reader.date(until)),
        (Kind::Exemption, Some(until)) => t!(reader, "request-for-exemption-until", until = reader.date(until)),
        (Kind::Extension | Kind::Exemption, None) => t!(reader, "request-for-exemption"),
    }
}

/// How it ended, by whom and when; or that it waits.
#[must_use]
pub fn state(reader: &Reader, ended: Option<&Ended>) -> String {
    let Some(ended) = ended else { return t!(reader, "request-waits") };
    let (by, at) = (ended.by.as_str(), reader.date_time(ended.at));
    match (ended.outcome, ended.revoked_at) {
        (Outcome::Granted, Some(revoked)) => {
            t!(reader, "request-revoked", by = by, at = at, revoked = reader.date_time(revoked))
        }
        (Outcome::Granted, None) => t!(reader, "request-granted", by = by, at = at),
        (Outcome::Refused, _) => t!(reader, "request-refused", by = by, at = at),
        (Outcome::Withdrawn, _) => t!(reader, "request-withdrawn", at = at),
    }
}

/// How it ended in one word, as a badge.
#[must_use]
pub fn badge(reader: &Reader, ended: Option<&Ended>) -> AnyView {
    let revoked = ended.is_some_and(|ended| ended.revoked_at.is_some());
    let (class, words) = match ended.map(|ended| ended.outcome) {
        Some(Outcome::Granted) if revoked => ("badge badge-aside", t!(reader, "request-badge-revoked")),
        None => ("badge badge-open", t!(reader, "request-badge-waits")),
        Some(Outcome::Granted) => ("badge badge-done", t!(reader, "request-badge-granted")),
        Some(Outcome::Refused) => ("badge badge-overdue", t!(reader, "request-badge-refused")),
        Some(Outcome::Withdrawn) => ("badge badge-aside", t!(reader, "request-badge-withdrawn")),
    };
    view! { <span class=class>{words}</span> }.into_any()
}

/// The reason of a decision, quoted.
#[must_use]
pub fn because(ended: Option<&Ended>) -> Option<AnyView> {
    let reason = ended.map(|ended| ended.reason.clone()).filter(|reason| !reason.is_empty())?;
    Some(view! { " "<q><bdi>{reason}</bdi></q> }.into_any())
}

/// The reason and the evidence that somebody gave.
#[must_use]
pub fn given(reader: &Reader, reason: &str, evidence: &str) -> AnyView {
    let evidence = (!evidence.is_empty()).then(|| {
        view! { <p class="hint">{t!(reader, "request-evidence-label")}" "<bdi>{evidence.to_owned()}</bdi></p> }
    });
    view! { <p><q><bdi>{reason.to_owned()}</bdi></q></p>{evidence} }.into_any()
}

/// The state of the latest request about what is still to be done, for the course's page and the list of courses.
#[must_use]
pub fn latest(reader: &Reader, owed: &Obligation) -> Option<AnyView> {
    let to_do = owed.completed.is_none() || owed.added_phase().is_some();
    let request: &OwnRequest = owed.requests.first().filter(|_| to_do)?;
    let href = format!("/courses/{}/requests", owed.edition);
    let what = asked_for(reader, request.kind, request.until);
    Some(
        view! { <p class="request-line"><a href=href>{what}</a>" "{badge(reader, request.ended.as_ref())}</p> }
            .into_any(),
    )
}

/// What can be asked for.
#[must_use]
pub fn heading(reader: &Reader, case: &Case<'_>) -> String {
    match (case.added, case.is_over()) {
        (_, true) => t!(reader, "request-reopening-title"),
        (true, false) => t!(reader, "request-extension-title"),
        (false, false) => t!(reader, "request-heading"),
    }
}

/// What more time would do: in the words for the course while it is open and once it is over, or in those for the parts that
/// moves have added.
#[must_use]
pub fn more_time(reader: &Reader, case: &Case<'_>, open: String, over: String) -> String {
    match (case.added, case.is_over()) {
        (false, false) => open,
        (false, true) => over,
        (true, false) => t!(reader, "added-more-time"),
        (true, true) => t!(reader, "added-reopening"),
    }
}

/// Why something can neither be asked for nor granted.
#[must_use]
pub fn obstacle(reader: &Reader, obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::NothingToDo => t!(reader, "request-nothing-to-do"),
        Obstacle::Over => t!(reader, "request-over"),
        Obstacle::Elsewhere => t!(reader, "why-open-elsewhere"),
        Obstacle::NoDueDay => t!(reader, "request-no-due-day"),
        Obstacle::NoDay => t!(reader, "request-no-day"),
        Obstacle::TooEarly { from } => t!(reader, "request-too-early", from = reader.date(from)),
        Obstacle::TooLate { until } => t!(reader, "request-too-late", until = reader.date(until)),
    }
}

/// A reason with its hint; the id is given because a page holds several.
#[component]
pub fn ReasonField(id: String, value: String, hint: String) -> impl IntoView {
    let reader = crate::web::render::use_reader();
    let described = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id.clone()>{t!(reader, "targets-reason")}</label>
            <p class="hint" id=described.clone()>{hint}</p>
            <input id=id name="reason" type="text" required maxlength=MAX_REASON.to_string() autocomplete="off"
                aria-describedby=described value=value />
        </div>
    }
    .into_any()
}

/// The day until which.
#[component]
pub fn UntilField(
    id: String,
    label: String,
    hint: String,
    value: String,
    /// The first and the last day that can be chosen.
    days: (Date, Option<Date>),
    #[prop(default = true)] required: bool,
) -> impl IntoView {
    let (first, last) = days;
    view! { <DayField id name="until" label hint=Some(hint) value days=(Some(first), last) required /> }.into_any()
}
