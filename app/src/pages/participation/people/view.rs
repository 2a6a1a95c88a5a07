//! The list of people with its filters.

use super::{Listed, pages};
use crate::{
    components::{
        Column, DataTable, Field, FieldKind, Named, Notice, NoticeKind, Pager, Standing, due_cell, standing_key,
    },
    pages::participation::{asked::by_value, kinds::KindFields},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{obligation::Standing as Stands, target::Node};
use kunren_services::participation::{Only, PersonLine};
use leptos::prelude::*;
use std::sync::Arc;

/// Filters, how many match, the people, further pages.
#[component]
pub fn PeoplePage(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    let wanted = &listed.wanted;
    let back = wanted.board_href();
    let links = listed.clone();
    let xlsx = (listed.found.matches <= reader.app.settings.workbook_limit())
        .then(|| view! { <li><a href=wanted.href("/people.xlsx", 1) download="">{t!(reader, "ways-xlsx")}</a></li> });
    let said = if listed.found.too_many {
        let words = t!(reader, "people-too-many", most = reader.app.settings.open_limit());
        view! { <Notice kind=NoticeKind::Info>{words}</Notice> }.into_any()
    } else {
        view! { <p role="status">{t!(reader, "people-count", count = listed.found.matches)}</p> }.into_any()
    };
    let by_number = listed.found.by_number.then(|| view! { <p class="hint">{t!(reader, "people-by-number")}</p> });
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href=back>{t!(reader, "people-back", name = wanted.name.as_str())}</a></li></ol>
        </nav>
        <h1>{t!(reader, "people-title", name = wanted.name.as_str(), edition = wanted.edition.code.as_str())}</h1>
        <p class="as-of">{t!(reader, "headline-day", day = reader.date(wanted.day))}</p>
        <div class="lines-tools">
            <Filters listed=listed.clone() />
            <ul class="ways" aria-label=t!(reader, "ways-label")>
                <li><a href=wanted.href("/people.csv", 1) download="">{t!(reader, "ways-csv")}</a></li>
                {xlsx}
            </ul>
        </div>
        {said}
        {by_number}
        <Table listed=listed.clone() />
        <Pager page=listed.page pages=pages(listed.found.matches) href=move |page| links.wanted.href("/people", page) />
    }
    .into_any()
}

#[component]
fn Filters(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    let wanted = &listed.wanted;
    let node = (wanted.node != Node::Group)
        .then(|| view! { <input type="hidden" name="node" value=wanted.node.to_string() /> });
    let by = by_value(wanted.by).map(|by| view! { <input type="hidden" name="by" value=by /> });
    let day = wanted.as_of.map(|day| view! { <input type="hidden" name="as_of" value=day.to_string() /> });
    let options = Only::ALL.map(|only| {
        let words = match only {
            Only::Overdue => t!(reader, "standing-overdue"),
            Only::Standing(standing) => reader.words.message(standing_key(standing), None),
        };
        view! { <option value=only.code() selected={wanted.only == Some(only)}>{words}</option> }
    });
    view! {
        <form method="get" action=format!("/participation/{}/people", wanted.edition.id) class="filters">
            {node}
            {by}
            {day}
            <Field kind=FieldKind::Search name="q" label=t!(reader, "people-search") value=wanted.search.clone() required=false />
            <div class="field">
                <label for="standing">{t!(reader, "column-state")}</label>
                <select id="standing" name="standing">
                    <option value="">{t!(reader, "filter-all")}</option>
                    {options.into_iter().collect_view()}
                </select>
            </div>
            <KindFields kinds=wanted.kinds.clone() offered=listed.found.kinds.clone() />
            <button class="button">{t!(reader, "controls-show")}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Table(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    if listed.found.too_many {
        return ().into_any();
    }
    if listed.found.people.is_empty() {
        return view! { <p class="empty">{t!(reader, "people-empty")}</p> }.into_any();
    }
    let rows = listed.found.people.iter().map(|person| row(&reader, person)).collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-name")),
        Column::words(t!(reader, "column-number")),
        Column::words(t!(reader, "column-state")),
        Column::words(t!(reader, "column-due")),
        Column::words(t!(reader, "column-completed-on")),
        Column::words(t!(reader, "level-country")),
        Column::words(t!(reader, "level-site")),
        Column::words(t!(reader, "column-department")),
    ];
    view! {
        <DataTable name=Named::As(t!(reader, "people-label")) columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, person: &PersonLine) -> AnyView {
    let country = person.country.parse().map_or_else(|_| person.country.clone(), |country| reader.country(country));
    let due = if person.standing == Stands::Completed { "–".to_owned() } else { due_cell(reader, person.due) };
    view! {
        <tr>
            <th scope="row"><a href=format!("/people/{}", person.person)><bdi>{person.name.clone()}</bdi></a></th>
            <td><bdi>{person.number.clone()}</bdi></td>
            <td><Standing standing=person.standing lateness=person.lateness /></td>
            <td>{due}</td>
            <td>{person.completed_on.map_or_else(|| "–".to_owned(), |on| reader.date(on))}</td>
            <td>{country}</td>
            <td><bdi>{person.site.clone()}</bdi></td>
            <td><bdi>{person.department.clone()}</bdi></td>
        </tr>
    }
    .into_any()
}
