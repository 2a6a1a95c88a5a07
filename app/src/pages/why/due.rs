//! Why it is due then: every day that was thought of, and the one that counts.

use super::Explained;
use crate::{components::Cycles, t, web::reader::Reader};
use jiff::civil::Date;
use kunren_domain::{
    edition::Phase,
    obligation::{Candidate, Decided, DueDay, DueReason},
};
use kunren_services::learning::Extended;
use leptos::prelude::*;

/// The section.
pub fn due(reader: &Reader, explained: &Explained) -> AnyView {
    let owed = &explained.why.owed;
    let heading = match owed.due_day() {
        DueDay::On(on) => t!(reader, "why-due-title", date = reader.date(on)),
        DueDay::AtReturn => t!(reader, "why-due-title-return"),
        DueDay::Nothing => return nothing(reader, explained),
    };
    let days = owed.why_due.candidates.iter().map(|candidate| day(reader, explained, candidate)).collect_view();
    let taken_back = owed.extended.iter().filter_map(|extended| taken_back(reader, extended)).collect_view();
    let several = (owed.why_due.candidates.len() > 1).then(|| view! { <p>{t!(reader, "why-due-rule")}</p> });
    view! {
        <section class="card">
            <h2>{heading}</h2>
            {several}
            <ol class="why-days">{days}</ol>
            {reopened(reader, explained)}
            {taken_back}
            {last(reader, explained).map(|words| view! { <p>{words}</p> })}
            <Cycles cycles=owed.cycles.clone() below_h2=true />
        </section>
    }
    .into_any()
}

/// Nothing is due, and why.
fn nothing(reader: &Reader, explained: &Explained) -> AnyView {
    let words = match explained.why.decided {
        Decided::Exempt(_, None) => t!(reader, "why-due-exempt"),
        Decided::Exempt(_, Some(until)) => t!(reader, "why-due-exempt-until", until = reader.date(until)),
        Decided::LeftOn(_) => t!(reader, "why-due-left"),
        Decided::CompletedOn(_) | Decided::Away(..) | Decided::StartedOn(_) | Decided::Nothing => {
            t!(reader, "why-due-completed-away")
        }
    };
    view! { <section class="card"><h2>{t!(reader, "why-due-title-nothing")}</h2><p>{words}</p></section> }.into_any()
}

fn day(reader: &Reader, explained: &Explained, candidate: &Candidate) -> Option<AnyView> {
    let days = explained.why.owed.formula.joiner_days;
    let words = match candidate.because {
        DueReason::Window => t!(reader, "why-due-window"),
        DueReason::Valid(on) => t!(reader, "why-due-valid", completed = reader.date(on)),
        DueReason::Lapsed(on) => t!(reader, "why-due-lapsed", completed = reader.date(on)),
        DueReason::Away(from) => t!(reader, "why-due-away", days = days, from = reader.date(from)),
        DueReason::Fixed => t!(reader, "why-due-fixed"),
        DueReason::Joined(on) => t!(reader, "why-due-joined", days = days, joined = reader.date(on)),
        DueReason::Assigned(on) => t!(reader, "why-due-assigned", days = days, assigned = reader.date(on)),
        DueReason::Released(on) => t!(reader, "why-due-released", days = days, owed = reader.date(on)),
        DueReason::Returned(on) => t!(reader, "why-due-returned", days = days, returned = reader.date(on)),
        DueReason::Extended(on) => {
            let (by, _) = granted(explained, on, candidate.on?, false);
            t!(reader, "why-due-extended", granted = reader.date(on), by = by)
        }
    };
    let reason = match candidate.because {
        DueReason::Extended(on) => {
            let (_, reason) = granted(explained, on, candidate.on?, false);
            Some(view! { " "<q><bdi>{reason}</bdi></q> })
        }
        DueReason::Window
        | DueReason::Valid(_)
        | DueReason::Lapsed(_)
        | DueReason::Fixed
        | DueReason::Joined(_)
        | DueReason::Assigned(_)
        | DueReason::Released(_)
        | DueReason::Returned(_)
        | DueReason::Away(_) => None,
    };
    // A day that is not set yet counts, but is none.
    let wins = (candidate.wins && candidate.on.is_some())
        .then(|| view! { " "<span class="badge badge-done">{t!(reader, "why-due-wins")}</span> });
    let on = candidate.on.map_or_else(|| t!(reader, "due-at-return"), |on| reader.date(on));
    Some(view! { <li class:wins=candidate.wins><b>{on}</b>{wins}<br />{words}{reason}</li> }.into_any())
}

/// Who granted the time of these days, and why.
fn granted(explained: &Explained, from_on: Date, until_on: Date, reopens: bool) -> (String, String) {
    // The latest: the same days may have been granted, taken back and granted again.
    let mut extended = explained.why.owed.extended.iter().rev();
    let found = extended.find(|extended| {
        let extension = extended.extension;
        extension.from_on == from_on && extension.until_on == until_on && extension.reopens == reopens
    });
    found.map_or_else(Default::default, |extended| (extended.by.clone(), extended.reason.clone()))
}

/// More time that was taken back, by whom and why.
fn taken_back(reader: &Reader, extended: &Extended) -> Option<AnyView> {
    let (revoked, on) = extended.revoked.as_ref().zip(extended.extension.revoked_on)?;
    let until = reader.date(extended.extension.until_on);
    let words = t!(reader, "why-due-taken-back", until = until, revoked = reader.date(on), by = revoked.by.as_str());
    Some(view! { <p>{words}" "<q><bdi>{revoked.reason.clone()}</bdi></q></p> }.into_any())
}

fn reopened(reader: &Reader, explained: &Explained) -> Option<AnyView> {
    let reopened = explained.why.owed.why_due.reopened?;
    let (by, reason) = granted(explained, reopened.from_on, reopened.until_on, true);
    let words = t!(
        reader,
        "why-due-reopened",
        granted = reader.date(reopened.from_on),
        by = by,
        until = reader.date(reopened.until_on)
    );
    Some(view! { <p>{words}" "<q><bdi>{reason}</bdi></q></p> }.into_any())
}

/// Until when it can be completed at all.
fn last(reader: &Reader, explained: &Explained) -> Option<String> {
    let owed = &explained.why.owed;
    let date = reader.date(owed.due.last_on?);
    Some(if owed.phase == Phase::Closed {
        t!(reader, "why-due-was-last", date = date)
    } else {
        t!(reader, "why-due-last", date = date)
    })
}
