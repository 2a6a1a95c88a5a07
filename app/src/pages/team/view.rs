//! The page of a team.

use super::{Shown, Team, is_open, is_overdue};
use crate::{
    components::{Column, DataTable, ListFilters, ListState, Named, Pager, Standing, due_cell, open_parts},
    key, t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::obligation::Standing as Stands;
use kunren_services::participation::Report;
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

const fn shown_key(shown: Shown) -> &'static str {
    match shown {
        Shown::All => key!("team-show-all"),
        Shown::Open => key!("team-show-open"),
        Shown::Overdue => key!("team-show-overdue"),
        Shown::Done => key!("team-show-done"),
        Shown::Added => key!("team-show-added"),
    }
}

/// Counts by course, filters, the team.
#[component]
pub fn TeamPage(team: Arc<Team>) -> impl IntoView {
    let reader = use_reader();
    let counts = counts(&reader, &team.all);
    let links = team.clone();
    view! {
        <h1>{t!(reader, "team-title")}</h1>
        <p class="subtitle">{t!(reader, "team-words")}</p>
        <div class="headline team-counts">{counts}</div>
        <Filters team=team.clone() />
        <Table team=team.clone() />
        <Pager page=team.page pages=team.pages href=move |page| links.href(page) />
    }
    .into_any()
}

/// One card for each course: done, still to do, late, aside.
fn counts(reader: &Reader, all: &[Report]) -> Vec<AnyView> {
    let mut editions: BTreeMap<(&str, _), Vec<&Report>> = BTreeMap::new();
    for report in all {
        editions.entry((report.code.as_str(), report.edition)).or_default().push(report);
    }
    let card = |((code, _), reports): ((&str, _), Vec<&Report>)| {
        let count = |takes: &dyn Fn(&Report) -> bool| reports.iter().filter(|report| takes(report)).count();
        let done = count(&|report| report.standing == Stands::Completed);
        let open = count(&is_open);
        let (late, aside) = (count(&is_overdue), reports.len() - done - open);
        let added = count(&|report| !report.added.is_empty());
        let added = (added > 0).then(|| {
            view! { <div><dt>{t!(reader, "team-show-added")}</dt><dd>{reader.number(wide(added))}</dd></div> }
        });
        view! {
            <article class="card figure-card">
                <h2>{code.to_owned()}</h2>
                <p class="big">{t!(reader, "team-done", done = done, all = done + open)}</p>
                <dl class="figure-facts">
                    <div class="to-go"><dt>{t!(reader, "team-show-open")}</dt><dd>{reader.number(wide(open))}</dd></div>
                    <div><dt>{t!(reader, "team-show-overdue")}</dt><dd>{reader.number(wide(late))}</dd></div>
                    {added}
                    <div><dt>{t!(reader, "team-aside")}</dt><dd>{reader.number(wide(aside))}</dd></div>
                </dl>
            </article>
        }
        .into_any()
    };
    editions.into_iter().rev().map(card).collect()
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[component]
fn Filters(team: Arc<Team>) -> impl IntoView {
    let reader = use_reader();
    let states = Shown::ALL.map(|shown| ListState {
        code: shown.as_str(),
        words: reader.words.message(shown_key(shown), None),
        shown: shown == team.shown,
    });
    view! { <ListFilters action="/team" search=team.search.clone() states=states.into() /> }
}

#[component]
fn Table(team: Arc<Team>) -> impl IntoView {
    let reader = use_reader();
    if team.rows.is_empty() {
        let words = if team.all.is_empty() { t!(reader, "team-owes-nothing") } else { t!(reader, "team-empty") };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let rows = team.rows.iter().map(|report| row(&reader, report)).collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-name")),
        Column::words(t!(reader, "column-number")),
        Column::words(t!(reader, "column-course")),
        Column::words(t!(reader, "column-state")),
        Column::words(t!(reader, "column-due")),
        Column::words(t!(reader, "column-completed-on")),
        Column::words(t!(reader, "team-reports-to")),
        Column::words(t!(reader, "level-site")),
    ];
    view! {
        <DataTable name=Named::As(t!(reader, "team-title")) columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, report: &Report) -> AnyView {
    let line = if report.depth == 1 { t!(reader, "team-direct") } else { t!(reader, "team-below") };
    let due = if report.standing == Stands::Completed { "–".to_owned() } else { due_cell(reader, report.due) };
    view! {
        <tr>
            <th scope="row"><bdi>{report.name.clone()}</bdi></th>
            <td><bdi>{report.number.clone()}</bdi></td>
            <td>{report.code.clone()}</td>
            <td><Standing standing=report.standing lateness=report.lateness />{open_parts(reader, &report.added)}</td>
            <td>{due}</td>
            <td>{report.completed_on.map_or_else(|| "–".to_owned(), |on| reader.date(on))}</td>
            <td>{line}</td>
            <td><bdi>{report.site.clone()}</bdi></td>
        </tr>
    }
    .into_any()
}
