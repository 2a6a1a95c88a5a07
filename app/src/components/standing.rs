//! Where somebody stands, as a word with a mark, and why something is due when it is.

use crate::{
    key, t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::obligation::{DueReason, Standing as Stands};
use kunren_services::learning::Obligation;
use leptos::prelude::*;

/// The key of a standing's name.
#[must_use]
pub fn standing_key(standing: Stands) -> &'static str {
    match standing {
        Stands::Assigned => key!("standing-assigned"),
        Stands::InProgress => key!("standing-in-progress"),
        Stands::Completed => key!("standing-completed"),
        Stands::OnLeave => key!("standing-on-leave"),
        Stands::Exempt => key!("standing-exempt"),
        Stands::Left => key!("standing-left"),
    }
}

/// A standing as a badge.
#[component]
pub fn Standing(standing: Stands, #[prop(optional)] overdue: bool) -> impl IntoView {
    let reader = use_reader();
    let (class, words) = if overdue {
        ("badge badge-overdue", t!(reader, "standing-overdue"))
    } else {
        let class = match standing {
            Stands::Completed => "badge badge-done",
            Stands::InProgress => "badge badge-begun",
            Stands::Assigned => "badge badge-open",
            Stands::OnLeave | Stands::Exempt | Stands::Left => "badge badge-aside",
        };
        (class, reader.words.message(standing_key(standing), None))
    };
    view! { <span class=class>{words}</span> }
}

/// Why something is due on its day.
#[must_use]
pub fn why_due(reader: &Reader, owed: &Obligation) -> String {
    let date = reader.date(owed.due.on);
    match owed.due.because {
        DueReason::Window => t!(reader, "why-due-window", date = date),
        DueReason::Valid(on) => t!(reader, "why-due-valid", date = date, completed = reader.date(on)),
        DueReason::Fixed => t!(reader, "why-due-fixed", date = date),
        DueReason::Joined(on) => {
            t!(reader, "why-due-joined", date = date, joined = reader.date(on), days = owed.formula.joiner_days)
        }
        DueReason::Returned(on) => {
            t!(reader, "why-due-returned", date = date, returned = reader.date(on), days = owed.formula.joiner_days)
        }
    }
}
