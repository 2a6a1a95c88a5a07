//! The queue as a table.

use super::{
    queue::Listed,
    words::{asked_for, badge, because},
};
use crate::{
    components::{Column, DataTable, ListFilters, ListState, Named, Notice, NoticeKind, Pager},
    key, t,
    web::{reader::Reader, render::use_reader},
};
use kunren_services::requests::{Request, Show};
use leptos::prelude::*;
use std::sync::Arc;

const fn show_key(show: Show) -> &'static str {
    match show {
        Show::Open => key!("requests-show-open"),
        Show::Decided => key!("requests-show-decided"),
    }
}

/// Filters, the requests, further pages.
#[component]
pub fn QueuePage(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    let done = done(&reader, &listed.done).map(|words| view! { <Notice kind=NoticeKind::Success>{words}</Notice> });
    let (page, pages, links) = (listed.page, listed.pages(), listed.clone());
    view! {
        <h1>{t!(reader, "requests-title")}</h1>
        <p class="subtitle">{t!(reader, "requests-words")}</p>
        {done}
        <Filters listed=listed.clone() />
        <p role="status">{t!(reader, "requests-count", count = listed.queue.matches)}</p>
        <Table listed=listed.clone() />
        <Pager page pages href=move |page| links.href(page) />
    }
    .into_any()
}

fn done(reader: &Reader, what: &str) -> Option<String> {
    match what {
        "granted" => Some(t!(reader, "requests-done-granted")),
        "refused" => Some(t!(reader, "requests-done-refused")),
        _ => None,
    }
}

#[component]
fn Filters(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    let states = Show::ALL.map(|show| ListState {
        code: show.as_str(),
        words: reader.words.message(show_key(show), None),
        shown: show == listed.show,
    });
    view! { <ListFilters action="/requests" search=listed.search.clone() states=states.into() /> }
}

#[component]
fn Table(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    if listed.queue.requests.is_empty() {
        let words = match listed.show {
            _ if !listed.search.is_empty() => t!(reader, "requests-empty-search"),
            Show::Open => t!(reader, "requests-empty-open"),
            Show::Decided => t!(reader, "requests-empty-decided"),
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    // What waits, waits: the column would say the same in every row.
    let state = (listed.show == Show::Decided).then(|| Column::words(t!(reader, "column-state")));
    let rows = listed.queue.requests.iter().map(|request| row(&reader, request)).collect_view();
    let who = [Column::words(t!(reader, "column-name")), Column::words(t!(reader, "column-number"))];
    let what = [
        Column::words(t!(reader, "requests-what")),
        Column::words(t!(reader, "column-course")),
        Column::words(t!(reader, "column-reason")),
        Column::words(t!(reader, "requests-asked")),
        Column::words(t!(reader, "level-site")),
    ];
    let columns = who.into_iter().chain(state).chain(what).collect::<Vec<_>>();
    view! {
        <DataTable name=Named::As(t!(reader, "requests-title")) columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, request: &Request) -> AnyView {
    let ended = request.ended.as_ref();
    let state = ended.map(|_| view! { <td class="wraps">{badge(reader, ended)}{because(ended)}</td> });
    view! {
        <tr>
            <th scope="row"><a href=format!("/requests/{}", request.id)><bdi>{request.name.clone()}</bdi></a></th>
            <td><bdi>{request.number.clone()}</bdi></td>
            {state}
            <td class="wraps">{asked_for(reader, request.kind, request.until)}</td>
            <td><bdi>{request.code.clone()}</bdi></td>
            <td class="prose"><bdi>{request.reason.clone()}</bdi></td>
            <td class="when">{reader.date_time(request.asked_at)}</td>
            <td class="wraps"><bdi>{request.site.clone()}</bdi>" · "{reader.country(request.country)}</td>
        </tr>
    }
    .into_any()
}
