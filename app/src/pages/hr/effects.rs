//! What a file would do, or did: people, countries, duties, the strangest changes. Effects, not rows.

use super::{Shown, difference::differences, people::people_href};
use crate::{
    components::{Column, DataTable, Named, scope_name},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{
    hr::{CountryEffects, Effects, Group, Strange},
    jurisdiction::Country,
};
use kunren_services::hr::{Imported, Names};
use leptos::prelude::*;
use std::sync::Arc;

/// All of it, one section after the other.
#[component]
pub fn EffectsSections(effects: Arc<Effects>, shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    let counts = counts(&reader, &shown.imported, &effects);
    let unread = (!effects.unread.is_empty()).then(|| {
        let columns = effects.unread.join(&t!(reader, "list-separator"));
        view! { <p>{t!(reader, "hr-unread", columns = columns)}</p> }
    });
    let download = shown.imported.has_people.then(|| {
        let href = format!("/hr/{}/changes.csv", shown.imported.line.id);
        view! { <p><a href=href download="">{t!(reader, "hr-changes-download")}</a></p> }
    });
    view! {
        <h2>{t!(reader, "hr-effects-title")}</h2>
        <p class="quiet-words">{t!(reader, "hr-effects-words", rows = effects.rows, heads = effects.heads)}</p>
        <dl class="facts">{counts}</dl>
        {unread}
        {download}
        <Leavers shown=shown.clone() count=effects.leavers />
        <Countries shown=shown.clone() effects=effects.clone() />
        <Duties effects=effects.clone() />
        <Strangest shown=shown.clone() effects=effects.clone() />
    }
    .into_any()
}

/// What a count leads to.
enum Behind {
    People(Group),
    Rejected,
}

/// The counts, each with a way to what is behind it; those of nothing only where nothing is worth knowing, such as that no
/// manager is missing.
fn counts(reader: &Reader, imported: &Imported, effects: &Effects) -> Vec<AnyView> {
    let of = |words: String, group: Group| (words, group.count(effects), Behind::People(group));
    let always = [
        of(t!(reader, "hr-joiners"), Group::Joiners),
        of(t!(reader, "hr-leavers"), Group::Leavers),
        of(t!(reader, "hr-not-named"), Group::NotNamed),
        of(t!(reader, "hr-moves"), Group::Moves),
        of(t!(reader, "hr-changed"), Group::Changed),
        (t!(reader, "hr-rejected"), effects.rejected, Behind::Rejected),
        (t!(reader, "hr-repeated"), effects.repeated, Behind::Rejected),
        (t!(reader, "hr-unknown-managers"), effects.unknown_managers, Behind::Rejected),
    ];
    let where_any = [
        of(t!(reader, "hr-rejoiners"), Group::Rejoiners),
        of(t!(reader, "hr-leave-starts"), Group::Leaves),
        of(t!(reader, "hr-returns"), Group::Returns),
        of(t!(reader, "hr-managers"), Group::Managers),
        of(t!(reader, "hr-employment"), Group::Employment),
        of(t!(reader, "hr-details"), Group::Details),
        of(t!(reader, "hr-adopted"), Group::Adopted),
    ];
    let all = always.into_iter().chain(where_any.into_iter().filter(|(_, count, _)| *count > 0));
    let fact = |(words, count, behind): (String, u64, Behind)| {
        let to = match behind {
            Behind::People(group) => people_of(imported, group, None, count),
            Behind::Rejected => rejected_of(imported, count),
        };
        view! { <dt>{words}</dt><dd>{linked(reader, count, to)}</dd> }.into_any()
    };
    all.map(fact).collect()
}

/// Where the people are who were counted, if there are any and they can be listed.
fn people_of(imported: &Imported, group: Group, country: Option<Country>, count: u64) -> Option<String> {
    (count > 0 && imported.has_people).then(|| people_href(imported.line.id, group, country))
}

fn rejected_of(imported: &Imported, count: u64) -> Option<String> {
    (count > 0 && imported.kept_problems > 0).then(|| format!("/hr/{}/rejected.csv", imported.line.id))
}

fn linked(reader: &Reader, count: u64, to: Option<String>) -> AnyView {
    let count = reader.number(count);
    match to {
        Some(to) => view! { <a href=to>{count}</a> }.into_any(),
        None => count.into_any(),
    }
}

/// Who leaves: the first of them by name, and how many more.
#[component]
fn Leavers(shown: Arc<Shown>, count: u64) -> impl IntoView {
    let reader = use_reader();
    let leavers = shown.imported.leavers.clone();
    if leavers.is_empty() {
        return None;
    }
    let more = count.saturating_sub(leavers.len() as u64);
    let more = (more > 0).then(|| {
        let words = t!(reader, "hr-leavers-more", count = more);
        match people_of(&shown.imported, Group::Leavers, None, count) {
            Some(to) => view! { <p><a href=to>{words}</a></p> }.into_any(),
            None => view! { <p>{words}</p> }.into_any(),
        }
    });
    let items =
        leavers.into_iter().map(|leaver| view! { <li><bdi>{leaver.name}</bdi>" "<bdi>{leaver.number}</bdi></li> });
    let items = items.collect_view();
    Some(
        view! {
            <h2>{t!(reader, "hr-leavers-title")}</h2>
            <ul>{items}</ul>
            {more}
        }
        .into_any(),
    )
}

#[component]
fn Countries(shown: Arc<Shown>, effects: Arc<Effects>) -> impl IntoView {
    let reader = use_reader();
    let changes = |of: &CountryEffects| of.joiners + of.leavers + of.moved_away + of.moved_here + of.leave_starts;
    let touched = effects.countries.iter().filter(|(_, of)| changes(of) > 0);
    let mut touched: Vec<_> = touched.map(|(country, of)| (reader.country(*country), *country, *of)).collect();
    if touched.is_empty() {
        return None;
    }
    touched.sort_by(|(one, ..), (other, ..)| reader.words.formats.compare(one, other));
    let rows = touched.into_iter().map(|(name, country, of)| {
        let cells = [
            (Group::Arrivals, of.joiners),
            (Group::Leavers, of.leavers),
            (Group::Away, of.moved_away),
            (Group::Here, of.moved_here),
            (Group::Leaves, of.leave_starts),
        ];
        let cells = cells.map(|(group, count)| {
            let to = people_of(&shown.imported, group, Some(country), count);
            view! { <td class="number">{linked(&reader, count, to)}</td> }
        });
        let heads = reader.number(of.heads);
        view! { <tr><th scope="row">{name}</th><td class="number">{heads}</td>{cells.into_iter().collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "level-country")),
        Column::number(t!(reader, "hr-before")),
        Column::number(t!(reader, "hr-joiners")),
        Column::number(t!(reader, "hr-leavers")),
        Column::number(t!(reader, "hr-away")),
        Column::number(t!(reader, "hr-here")),
        Column::number(t!(reader, "hr-leave-starts")),
    ];
    Some(
        view! {
            <h2>{t!(reader, "hr-countries-title")}</h2>
            <DataTable name=Named::As(t!(reader, "hr-countries-title")) columns>{rows}</DataTable>
        }
        .into_any(),
    )
}

/// Regional duties that people get by moving.
#[component]
fn Duties(effects: Arc<Effects>) -> impl IntoView {
    let reader = use_reader();
    if effects.new_duties.is_empty() {
        return None;
    }
    let items = effects.new_duties.iter().map(|(scope, people)| {
        let scope = scope_name(&reader, scope).unwrap_or_default();
        view! { <li>{t!(reader, "hr-duty", scope = scope, people = *people)}</li> }
    });
    let items = items.collect_view();
    Some(
        view! {
            <h2>{t!(reader, "hr-duties-title")}</h2>
            <p>{t!(reader, "hr-duties-words")}</p>
            <ul>{items}</ul>
        }
        .into_any(),
    )
}

/// The ten that somebody should look at, strangest first.
#[component]
fn Strangest(shown: Arc<Shown>, effects: Arc<Effects>) -> impl IntoView {
    let reader = use_reader();
    if effects.strangest.is_empty() {
        return None;
    }
    let rows =
        effects.strangest.iter().map(|strange| strange_row(&reader, &shown.imported.names, strange)).collect_view();
    let columns = vec![Column::words(t!(reader, "column-name")), Column::words(t!(reader, "hr-differences"))];
    Some(
        view! {
            <h2>{t!(reader, "hr-strange-title")}</h2>
            <p>{t!(reader, "hr-strange-words")}</p>
            <DataTable name=Named::As(t!(reader, "hr-strange-title")) columns>{rows}</DataTable>
        }
        .into_any(),
    )
}

fn strange_row(reader: &Reader, names: &Names, strange: &Strange) -> AnyView {
    let name = names.people.get(&strange.number).map(|name| view! { <bdi>{name.clone()}</bdi>" " });
    view! {
        <tr>
            <th scope="row">{name}<bdi>{strange.number.clone()}</bdi></th>
            <td class="prose">{differences(reader, names, &strange.differences)}</td>
        </tr>
    }
    .into_any()
}
