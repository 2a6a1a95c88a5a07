//! What the draft would do: heads in all and by country, and the people by name.

use super::{
    super::{Loaded, Looked, WHICH, draft::recurrence_pairs, is_current},
    UnknownNames,
    builder::hidden,
    days::Days,
    heads,
};
use crate::{
    components::{Column, DataTable, Field, FieldKind, Further, Named, Pager},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_services::learning::audience::{CountryHeads, Which, WhoLine};
use leptos::prelude::*;
use std::sync::Arc;

/// Nothing where no effects were asked for.
#[component]
pub fn Effects(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let looked = loaded.looked.as_ref()?;
    let current = loaded.draft.rule.as_ref().is_ok_and(|rule| is_current(&loaded, rule));
    let title = if current { t!(reader, "audience-effects-now") } else { t!(reader, "audience-effects") };
    let total = looked.preview.total;
    let words = t!(reader, "audience-sum", matching = total.matching, employed = total.employed);
    let gaining = t!(reader, "audience-sum-gaining", count = total.gaining);
    let released = t!(reader, "audience-sum-released", count = total.released);
    let days = looked.preview.days.clone().map(|days| view! { <Days days=*days /> });
    Some(
        view! {
            <section aria-labelledby="effects" class="effects">
                <h2 id="effects">{title}</h2>
                <UnknownNames unknown=looked.unknown.clone() words=t!(reader, "audience-unknown") />
                <p>{words}</p>
                <ul><li>{gaining}</li><li>{released}</li></ul>
                <Countries looked=looked.clone() />
                {days}
                <People loaded=loaded.clone() looked=looked.clone() />
            </section>
        }
        .into_any(),
    )
}

#[component]
fn Countries(looked: Looked) -> impl IntoView {
    let reader = use_reader();
    let mut lines: Vec<(String, CountryHeads)> = looked
        .preview
        .countries
        .iter()
        .map(|(country, heads)| (country.map_or_else(|| "–".to_owned(), |country| reader.country(country)), *heads))
        .collect();
    lines.sort_by(|(one, _), (other, _)| reader.words.formats.compare(one, other));
    let rows = lines.into_iter().map(|(name, line)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                {heads(&reader, line.employed)}
                {heads(&reader, line.matching)}
                {heads(&reader, line.gaining)}
                {heads(&reader, line.released)}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "level-country")),
        Column::number(t!(reader, "audience-employed")),
        Column::number(t!(reader, "audience-matching")),
        Column::number(t!(reader, "audience-gaining")),
        Column::number(t!(reader, "audience-released")),
    ];
    view! {
        <details class="why">
            <summary>{t!(reader, "audience-by-country")}</summary>
            <DataTable name=Named::As(t!(reader, "audience-by-country")) columns>{rows}</DataTable>
        </details>
    }
    .into_any()
}

fn which_name(reader: &Reader, which: Which) -> String {
    match which {
        Which::Matching => t!(reader, "audience-matching"),
        Which::Gaining => t!(reader, "audience-gaining"),
        Which::Released => t!(reader, "audience-released"),
    }
}

#[component]
fn People(loaded: Arc<Loaded>, looked: Looked) -> impl IntoView {
    let reader = use_reader();
    let id = loaded.edition.id;
    let code = |which: Which| WHICH.iter().find(|(_, other)| *other == which).map_or("", |(code, _)| code);
    let tabs = WHICH.iter().map(|(code, which)| {
        let here = (*which == looked.which).then_some("page");
        view! { <li><a href=loaded.draft.href(id, code, "", 1) aria-current=here>{which_name(&reader, *which)}</a></li> }
    });
    let tabs = tabs.collect_view();
    let (links, search, who) = (loaded.clone(), looked.search.clone(), code(looked.which));
    let link = move |page| links.draft.href(id, who, &search, page);
    let by_number = (!looked.people.is_empty()).then(|| view! { <p class="hint">{t!(reader, "people-by-number")}</p> });
    let asked = recurrence_pairs(loaded.draft.recurrence).into_iter();
    let asked = asked.chain([("rule", loaded.draft.text.clone()), ("who", code(looked.which).to_owned())]);
    view! {
        <nav class="tabs" aria-label=t!(reader, "people-label")><ul>{tabs}</ul></nav>
        <form method="get" action=format!("/editions/{id}/audience") class="filters">
            {hidden(asked.collect())}
            <Field kind=FieldKind::Search name="q" label=t!(reader, "people-search") value=looked.search.clone() required=false />
            <button class="button">{t!(reader, "controls-show")}</button>
        </form>
        {by_number}
        <List people=looked.people />
        <Pager page=looked.page pages=Further::More(looked.more) href=link />
    }
    .into_any()
}

#[component]
fn List(people: Vec<WhoLine>) -> impl IntoView {
    let reader = use_reader();
    if people.is_empty() {
        return view! { <p class="empty">{t!(reader, "audience-nobody")}</p> }.into_any();
    }
    let rows = people.into_iter().map(|person| {
        view! {
            <tr>
                <th scope="row"><a href=format!("/people/{}", person.person)><bdi>{person.name}</bdi></a></th>
                <td><bdi>{person.number}</bdi></td>
                <td>{person.country.map(|country| reader.country(country))}</td>
                <td><bdi>{person.site}</bdi></td>
                <td><bdi>{person.department}</bdi></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-name")),
        Column::words(t!(reader, "column-number")),
        Column::words(t!(reader, "level-country")),
        Column::words(t!(reader, "level-site")),
        Column::words(t!(reader, "column-department")),
    ];
    view! {
        <DataTable name=Named::As(t!(reader, "people-label")) columns>{rows}</DataTable>
    }
    .into_any()
}
