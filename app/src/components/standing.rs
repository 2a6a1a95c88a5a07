//! Where somebody stands, as a word with a mark.

use crate::{key, t, web::render::use_reader};
use kunren_domain::obligation::{Lateness, Standing as Stands};
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

/// A standing as a badge; for who has not completed it, that it is overdue or closed says more.
#[component]
pub fn Standing(standing: Stands, #[prop(optional)] lateness: Lateness) -> impl IntoView {
    let reader = use_reader();
    let (class, words) = match lateness {
        Lateness::Overdue => ("badge badge-overdue", t!(reader, "standing-overdue")),
        Lateness::Closed => ("badge badge-aside", t!(reader, "standing-closed")),
        Lateness::InTime => {
            let class = match standing {
                Stands::Completed => "badge badge-done",
                Stands::InProgress => "badge badge-begun",
                Stands::Assigned => "badge badge-open",
                Stands::OnLeave | Stands::Exempt | Stands::Left => "badge badge-aside",
            };
            (class, reader.words.message(standing_key(standing), None))
        }
    };
    view! { <span class=class>{words}</span> }
}
