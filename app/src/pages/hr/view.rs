//! The list of files that came.

use super::{
    Listed,
    words::{show_key, stage_class, stage_key},
};
use crate::{
    components::{Column, DataTable, Field, FieldKind, Named, Pager},
    pages::participation::href,
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_services::hr::{Line, Show, Stage};
use leptos::prelude::*;
use std::sync::Arc;

/// A way to send one, a search, the list.
#[component]
pub fn ListPage(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    let new = listed
        .may_import
        .then(|| view! { <p><a class="button primary" href="/hr/new">{t!(reader, "hr-new-title")}</a></p> });
    let links = listed.clone();
    let link = move |page: u32| {
        let search = (!links.search.is_empty()).then(|| ("q", links.search.clone()));
        let state = links.show.map(|show| ("state", show.code().to_owned()));
        href("/hr", search.into_iter().chain(state).chain([("page", page.to_string())]))
    };
    let states = Show::ALL.map(|show| {
        let words = reader.words.message(show_key(show), None);
        view! { <option value=show.code() selected=listed.show == Some(show)>{words}</option> }
    });
    let states = states.into_iter().collect_view();
    view! {
        <h1>{t!(reader, "hr-title")}</h1>
        <p class="subtitle">{t!(reader, "hr-words")}</p>
        {new}
        <form method="get" action="/hr" class="filters">
            <Field kind=FieldKind::Search name="q" label=t!(reader, "hr-search") value=listed.search.clone() required=false />
            <div class="field">
                <label for="state">{t!(reader, "column-state")}</label>
                <select id="state" name="state"><option value="">{t!(reader, "filter-all")}</option>{states}</select>
            </div>
            <button class="button">{t!(reader, "controls-show")}</button>
        </form>
        <Table listed=listed.clone() />
        <Pager page=listed.page pages=listed.pages() href=link />
    }
    .into_any()
}

#[component]
fn Table(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    if listed.lines.is_empty() {
        let words = match (listed.search.as_str(), listed.show) {
            ("", None) => t!(reader, "hr-empty"),
            ("", Some(_)) => t!(reader, "hr-none-in-state"),
            (search, _) => t!(reader, "hr-not-found", search = search),
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let rows = listed.lines.iter().map(|line| row(&reader, line)).collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-when")),
        Column::words(t!(reader, "column-state")),
        Column::words(t!(reader, "hr-column-source")),
        Column::words(t!(reader, "hr-column-file")),
        Column::words(t!(reader, "column-who")),
        Column::number(t!(reader, "hr-joiners")),
        Column::number(t!(reader, "hr-leavers")),
        Column::number(t!(reader, "hr-moves")),
        Column::number(t!(reader, "hr-changed")),
    ];
    view! {
        <DataTable name=Named::As(t!(reader, "hr-title")) columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, line: &Line) -> AnyView {
    let who = line.by.clone().unwrap_or_else(|| t!(reader, "by-command"));
    let count = |of: Option<u64>| of.map(|of| reader.number(of)).unwrap_or_default();
    let effects = line.effects.as_ref();
    let joiners = effects.map(|effects| effects.joiners + effects.rejoiners);
    view! {
        <tr>
            <th scope="row" class="when"><a href=format!("/hr/{}", line.id)>{reader.date_time(line.at)}</a></th>
            // Beside the time, where a phone shows it without scrolling.
            <td>{badge(reader, line.stage)}</td>
            <td><bdi>{line.source.clone()}</bdi></td>
            <td><bdi>{line.file_name.clone()}</bdi></td>
            <td><bdi>{who}</bdi></td>
            <td class="number">{count(joiners)}</td>
            <td class="number">{count(effects.map(|effects| effects.leavers))}</td>
            <td class="number">{count(effects.map(|effects| effects.moves))}</td>
            <td class="number">{count(effects.map(|effects| effects.changed))}</td>
        </tr>
    }
    .into_any()
}

/// Where a file is on its road, as a word with a mark.
pub fn badge(reader: &Reader, stage: Stage) -> AnyView {
    let words = reader.words.message(stage_key(stage), None);
    view! { <span class=stage_class(stage)>{words}</span> }.into_any()
}
