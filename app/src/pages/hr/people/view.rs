//! The list of people behind a number.

use super::{
    super::{difference::differences, words::group_key},
    Listed, page_href, who,
};
use crate::{
    components::{Column, DataTable, Field, FieldKind, Named, Pager},
    pages::participation::people::pages,
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::hr::Group;
use kunren_services::hr::{Names, Person};
use leptos::prelude::*;
use std::sync::Arc;

/// Filters, how many match, the people, further pages.
#[component]
pub(super) fn PeoplePage(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    let line = &listed.found.imported.line;
    let (import, links) = (listed.import, listed.clone());
    let list = if listed.found.imported.has_people {
        view! {
            <div class="lines-tools">
                <Filters listed=listed.clone() />
                <ul class="ways" aria-label=t!(reader, "ways-label")>
                    <li><a href=format!("/hr/{import}/changes.csv") download="">{t!(reader, "hr-changes-download")}</a></li>
                </ul>
            </div>
            <p role="status">{t!(reader, "people-count", count = listed.found.matches)}</p>
            <Table listed=listed.clone() />
            <Pager page=listed.page pages=pages(listed.found.matches) href=move |page| page_href(import, &links.query, page) />
        }
        .into_any()
    } else {
        view! { <p class="empty">{t!(reader, "hr-people-gone")}</p> }.into_any()
    };
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol>
                <li><a href="/hr">{t!(reader, "hr-title")}</a></li>
                <li><a href=format!("/hr/{import}")><bdi>{format!("{} · {}", line.source, line.file_name)}</bdi></a></li>
            </ol>
        </nav>
        <h1>{who(&reader, &listed.query)}</h1>
        {list}
    }
    .into_any()
}

#[component]
fn Filters(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    let query = &listed.query;
    let effects = listed.found.imported.line.effects.as_ref();
    // Counts of nothing are no choice, unless one was asked for.
    let counted = |group: &Group| *group == query.group || effects.is_some_and(|effects| group.count(effects) > 0);
    let options = Group::ALL.into_iter().filter(counted).map(|group| {
        let words = reader.words.message(group_key(group), None);
        view! { <option value=group.code() selected=group == query.group>{words}</option> }
    });
    let options = options.collect_view();
    let country =
        query.country.map(|country| view! { <input type="hidden" name="country" value=country.to_string() /> });
    view! {
        <form method="get" action=format!("/hr/{}/people", listed.import) class="filters">
            {country}
            <Field kind=FieldKind::Search name="q" label=t!(reader, "people-search") value=query.search.clone() required=false />
            <div class="field">
                <label for="kind">{t!(reader, "hr-people-group")}</label>
                <select id="kind" name="kind">{options}</select>
            </div>
            <button class="button">{t!(reader, "controls-show")}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Table(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    if listed.found.people.is_empty() {
        return view! { <p class="empty">{t!(reader, "hr-people-nobody")}</p> }.into_any();
    }
    let rows = listed.found.people.iter().map(|person| row(&reader, &listed.found.names, person)).collect_view();
    let columns = [t!(reader, "column-name"), t!(reader, "column-number"), t!(reader, "hr-differences")];
    let columns = columns.map(Column::words).into();
    view! {
        <DataTable name=Named::As(t!(reader, "people-label")) columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, names: &Names, person: &Person) -> AnyView {
    let name = view! { <bdi>{person.name.clone()}</bdi> };
    // Somebody new has no page before the import is applied.
    let name = if person.is_known {
        view! { <a href=format!("/people/{}", person.id)>{name}</a> }.into_any()
    } else {
        name.into_any()
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td><bdi>{person.number.clone()}</bdi></td>
            <td class="prose">{differences(reader, names, &person.differences)}</td>
        </tr>
    }
    .into_any()
}
