//! What a file would do, or did: people, countries, duties, the strangest changes. Effects, not rows.

use super::words::field_key;
use crate::{
    components::{Column, DataTable, Named, scope_name},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::hr::{Difference, Effects, Strange};
use kunren_services::hr::Leaver;
use leptos::prelude::*;
use std::sync::Arc;

/// All of it, one section after the other.
#[component]
pub fn EffectsSections(effects: Arc<Effects>, leavers: Vec<Leaver>) -> impl IntoView {
    let reader = use_reader();
    let counts = counts(&reader, &effects);
    let unread = (!effects.unread.is_empty()).then(|| {
        let columns = effects.unread.join(&t!(reader, "list-separator"));
        view! { <p>{t!(reader, "hr-unread", columns = columns)}</p> }
    });
    view! {
        <h2>{t!(reader, "hr-effects-title")}</h2>
        <p class="quiet-words">{t!(reader, "hr-effects-words", rows = effects.rows, heads = effects.heads)}</p>
        <dl class="facts">{counts}</dl>
        {unread}
        <Leavers leavers count=effects.leavers />
        <Countries effects=effects.clone() />
        <Duties effects=effects.clone() />
        <Strangest effects=effects.clone() />
    }
    .into_any()
}

/// The counts; those of nothing only where nothing is worth knowing, such as that no manager is missing.
fn counts(reader: &Reader, effects: &Effects) -> Vec<AnyView> {
    let always = [
        (t!(reader, "hr-joiners"), effects.joiners),
        (t!(reader, "hr-leavers"), effects.leavers),
        (t!(reader, "hr-not-named"), effects.not_named),
        (t!(reader, "hr-moves"), effects.moves),
        (t!(reader, "hr-changed"), effects.changed),
        (t!(reader, "hr-rejected"), effects.rejected),
        (t!(reader, "hr-repeated"), effects.repeated),
        (t!(reader, "hr-unknown-managers"), effects.unknown_managers),
    ];
    let where_any = [
        (t!(reader, "hr-rejoiners"), effects.rejoiners),
        (t!(reader, "hr-leave-starts"), effects.leave_starts),
        (t!(reader, "hr-returns"), effects.returns),
        (t!(reader, "hr-managers"), effects.managers),
        (t!(reader, "hr-details"), effects.details),
        (t!(reader, "hr-adopted"), effects.adopted),
    ];
    let all = always.into_iter().chain(where_any.into_iter().filter(|(_, count)| *count > 0));
    all.map(|(words, count)| view! { <dt>{words}</dt><dd>{reader.number(count)}</dd> }.into_any()).collect()
}

/// Who leaves: the first of them by name, and how many more.
#[component]
fn Leavers(leavers: Vec<Leaver>, count: u64) -> impl IntoView {
    let reader = use_reader();
    if leavers.is_empty() {
        return None;
    }
    let more = count.saturating_sub(leavers.len() as u64);
    let more = (more > 0).then(|| view! { <p>{t!(reader, "hr-leavers-more", count = more)}</p> });
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
fn Countries(effects: Arc<Effects>) -> impl IntoView {
    let reader = use_reader();
    let touched =
        effects.countries.iter().filter(|(_, of)| of.joiners + of.leavers + of.moved_away + of.moved_here > 0);
    let mut touched: Vec<_> = touched.map(|(country, of)| (reader.country(*country), *of)).collect();
    if touched.is_empty() {
        return None;
    }
    touched.sort_by(|(one, _), (other, _)| reader.words.formats.compare(one, other));
    let rows = touched.into_iter().map(|(name, of)| {
        let cells = [of.heads, of.joiners, of.leavers, of.moved_away, of.moved_here]
            .map(|count| view! { <td class="number">{reader.number(count)}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.into_iter().collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "level-country")),
        Column::number(t!(reader, "hr-before")),
        Column::number(t!(reader, "hr-joiners")),
        Column::number(t!(reader, "hr-leavers")),
        Column::number(t!(reader, "hr-away")),
        Column::number(t!(reader, "hr-here")),
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
fn Strangest(effects: Arc<Effects>) -> impl IntoView {
    let reader = use_reader();
    if effects.strangest.is_empty() {
        return None;
    }
    let rows = effects.strangest.iter().map(|strange| strange_row(&reader, strange)).collect_view();
    let columns = vec![Column::words(t!(reader, "column-number")), Column::words(t!(reader, "hr-differences"))];
    Some(
        view! {
            <h2>{t!(reader, "hr-strange-title")}</h2>
            <p>{t!(reader, "hr-strange-words")}</p>
            <DataTable name=Named::As(t!(reader, "hr-strange-title")) columns>{rows}</DataTable>
        }
        .into_any(),
    )
}

fn strange_row(reader: &Reader, strange: &Strange) -> AnyView {
    let items = strange.differences.iter().map(|difference| difference_item(reader, difference)).collect_view();
    view! {
        <tr><th scope="row"><bdi>{strange.number.clone()}</bdi></th><td class="prose"><ul class="plain">{items}</ul></td></tr>
    }
    .into_any()
}

/// Field, before and after. The arrow is read out as words.
fn difference_item(reader: &Reader, difference: &Difference) -> AnyView {
    let field = reader.words.message(field_key(difference.field), None);
    let value = |text: &str| {
        if text.is_empty() {
            view! { <span>{t!(reader, "hr-value-none")}</span> }.into_any()
        } else {
            view! { <bdi>{text.to_owned()}</bdi> }.into_any()
        }
    };
    view! {
        <li>
            {field}": "{value(&difference.before)}
            <span class="change-mark" aria-hidden="true"></span><span class="visually-hidden">" "{t!(reader, "hr-becomes")}" "</span>
            {value(&difference.after)}
        </li>
    }
    .into_any()
}
