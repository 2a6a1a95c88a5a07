//! What moves have added to what was completed: why, which modules, and how far each is.

use super::phrase;
use crate::{t, web::reader::Reader};
use jiff::civil::Date;
use kunren_domain::edition::Phase;
use kunren_services::{
    course::Content,
    learning::{AddedPart, OpenPart, PartState},
};
use leptos::prelude::*;

/// A paragraph and a list for each move; nothing where there are no parts.
#[must_use]
pub fn added_parts(reader: &Reader, content: &Content, parts: &[&AddedPart]) -> Option<AnyView> {
    let moves = by_move(parts).into_iter().map(|parts| one_move(reader, content, &parts)).collect_view();
    (!parts.is_empty()).then(|| moves.into_any())
}

/// Parts that came with the same move stand together, in the order of what is given.
fn by_move<'p>(parts: &[&'p AddedPart]) -> Vec<Vec<&'p AddedPart>> {
    let mut moves: Vec<Vec<&AddedPart>> = Vec::new();
    for part in parts {
        let same = |with: &&mut Vec<&AddedPart>| with[0].since == part.since && with[0].countries == part.countries;
        match moves.iter_mut().find(same) {
            Some(with) => with.push(part),
            None => moves.push(vec![part]),
        }
    }
    moves
}

fn one_move(reader: &Reader, content: &Content, parts: &[&AddedPart]) -> AnyView {
    let countries: Vec<String> = parts[0].countries.iter().map(|country| reader.country(*country)).collect();
    let place = countries.join(&t!(reader, "list-separator"));
    let because = t!(reader, "added-because", date = reader.date(parts[0].since), place = place);
    let items = parts.iter().map(|part| {
        let title = phrase(reader, content, &format!("module/{}/title", part.module));
        view! { <li>{title}<br />{state(reader, part.state, part.due_on, part.last_on)}</li> }
    });
    view! { <p>{because}</p><ul class="added">{items.collect_view()}</ul> }.into_any()
}

/// The parts that somebody in a list still has to do; nothing where there are none.
#[must_use]
pub fn open_parts(reader: &Reader, parts: &[OpenPart]) -> Option<AnyView> {
    let items = parts.iter().map(|part| {
        let title = phrase(reader, &part.content, &format!("module/{}/title", part.module));
        view! { <li>{title}<br />{state(reader, PartState::Open(part.phase), part.due_on, part.last_on)}</li> }
    });
    (!parts.is_empty()).then(|| view! { <ul class="added">{items.collect_view()}</ul> }.into_any())
}

fn state(reader: &Reader, state: PartState, due_on: Option<Date>, last_on: Option<Date>) -> AnyView {
    let days = due_on.zip(last_on).map(|(due, last)| (reader.date(due), reader.date(last)));
    let (class, words) = match (state, days) {
        (PartState::Done { on, .. }, _) => ("", t!(reader, "added-done", date = reader.date(on))),
        (PartState::Open(_), None) => ("", t!(reader, "due-at-return")),
        (PartState::Open(phase), Some((due, last))) => match phase {
            Phase::Before | Phase::Open => ("", t!(reader, "added-open", date = due)),
            Phase::Grace | Phase::Overdue => ("late", t!(reader, "added-late", date = due, until = last)),
            Phase::Closed => ("", t!(reader, "added-over", date = last)),
        },
    };
    view! { <small class=class>{words}</small> }.into_any()
}
