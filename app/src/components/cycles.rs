//! The rounds of a training that recurs: those that were missed are told like those that were done.

use crate::{
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::recurrence::Cycle;
use leptos::prelude::*;

/// A list, oldest first; nothing where there are no rounds. Below a heading of the second level on a page of its own, of the
/// third in a card.
#[component]
pub fn Cycles(cycles: Vec<Cycle>, #[prop(optional)] below_h2: bool) -> impl IntoView {
    let reader = use_reader();
    if cycles.is_empty() {
        return None;
    }
    let items = cycles.iter().map(|cycle| view! { <li>{words(&reader, cycle)}</li> }).collect_view();
    let title = t!(reader, "cycles-title");
    let heading = if below_h2 { view! { <h3>{title}</h3> }.into_any() } else { view! { <h4>{title}</h4> }.into_any() };
    Some(view! { {heading}<ul class="cycles">{items}</ul> }.into_any())
}

fn words(reader: &Reader, cycle: &Cycle) -> String {
    let due = reader.date(cycle.due_on);
    match cycle.completed_on {
        Some(on) if on <= cycle.due_on => t!(reader, "cycle-done", due = due, date = reader.date(on)),
        Some(on) => t!(reader, "cycle-late", due = due, date = reader.date(on)),
        None if cycle.missed => t!(reader, "cycle-missed", due = due),
        None => t!(reader, "cycle-next", due = due),
    }
}
