//! The page of a team: whose it is, counts by course, filters, the members with the way to their own teams.

use super::{Team, team_href};
use crate::{
    components::{Column, DataTable, ListFilters, ListState, Named, Pager, Standing, due_cell, open_parts},
    key, t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::obligation::Standing as Stands;
use kunren_services::participation::{Report, Shown};
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

/// Whose team it is.
#[must_use]
pub fn title(reader: &Reader, team: &Team) -> String {
    team.line.last().map_or_else(|| t!(reader, "team-title"), |of| t!(reader, "team-of", name = of.name.as_str()))
}

/// The way down to this team, counts by course, filters, the team.
#[component]
pub fn TeamPage(team: Arc<Team>) -> impl IntoView {
    let reader = use_reader();
    let counts = team.all.as_ref().map(|all| view! { <div class="headline team-counts">{counts(&reader, all)}</div> });
    let by_number = team.all.is_none().then(|| view! { <p class="hint">{t!(reader, "people-by-number")}</p> });
    let links = team.clone();
    view! {
        <Line team=team.clone() />
        <h1>{title(&reader, &team)}</h1>
        <p class="subtitle">{t!(reader, "team-words")}</p>
        <Ways team=team.clone() />
        {counts}
        <Filters team=team.clone() />
        {by_number}
        <Table team=team.clone() />
        <Pager page=team.page pages=team.pages href=move |page| links.href(page) />
    }
    .into_any()
}

/// The teams above this one, up to the reader's own.
#[component]
fn Line(team: Arc<Team>) -> impl IntoView {
    let reader = use_reader();
    let (_, above) = team.line.split_last()?;
    let above = above.iter().map(|leader| {
        view! { <li><a href=team_href(Some(leader.person), false)><bdi>{leader.name.clone()}</bdi></a></li> }
    });
    Some(view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href="/team">{t!(reader, "team-title")}</a></li>{above.collect_view()}</ol>
        </nav>
    })
}

/// Direct reports, or everybody below.
#[component]
fn Ways(team: Arc<Team>) -> impl IntoView {
    let reader = use_reader();
    let way = |everybody: bool, words: String| {
        let here = (team.asked.everybody == everybody).then_some("page");
        view! { <li><a href=team_href(team.asked.of, everybody) aria-current=here>{words}</a></li> }
    };
    view! {
        <nav class="tabs" aria-label=t!(reader, "team-ways")>
            <ul>
                {way(false, t!(reader, "team-way-direct"))}
                {way(true, t!(reader, "team-way-everybody"))}
            </ul>
        </nav>
    }
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
        let open = count(&|report| Shown::Open.takes(report));
        let (late, aside) = (count(&|report| Shown::Overdue.takes(report)), reports.len() - done - open);
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
        shown: shown == team.asked.shown,
    });
    let kept =
        [team.asked.of.map(|of| ("of", of.to_string())), team.asked.everybody.then(|| ("who", "everybody".to_owned()))];
    let kept = kept.into_iter().flatten().collect();
    view! { <ListFilters action="/team" search=team.asked.search.clone() states=states.into() kept /> }
}

#[component]
fn Table(team: Arc<Team>) -> impl IntoView {
    let reader = use_reader();
    if team.rows.is_empty() {
        let words = if team.all.as_ref().is_some_and(Vec::is_empty) {
            t!(reader, "team-owes-nothing")
        } else {
            t!(reader, "team-empty")
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let is_own = team.asked.of.is_none();
    let rows = team.rows.iter().map(|report| row(&reader, report, is_own)).collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-name")),
        Column::words(t!(reader, "column-number")),
        Column::words(t!(reader, "column-course")),
        Column::words(t!(reader, "column-state")),
        Column::words(t!(reader, "column-due")),
        Column::words(t!(reader, "column-completed-on")),
        Column::words(t!(reader, "team-reports-to")),
        Column::words(t!(reader, "team-leads")),
        Column::words(t!(reader, "level-site")),
    ];
    view! {
        <DataTable name=Named::As(title(&reader, &team)) columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, report: &Report, is_own: bool) -> AnyView {
    let line = if is_own && report.depth == 1 { t!(reader, "team-direct") } else { t!(reader, "team-below") };
    let due = if report.standing == Stands::Completed { "–".to_owned() } else { due_cell(reader, report.due) };
    let leads = if report.below == 0 {
        "–".into_any()
    } else {
        let words = t!(reader, "team-leads-count", count = report.below);
        view! { <a href=team_href(Some(report.person), false)>{words}</a> }.into_any()
    };
    view! {
        <tr>
            <th scope="row"><bdi>{report.name.clone()}</bdi></th>
            <td><bdi>{report.number.clone()}</bdi></td>
            <td>{report.code.clone()}</td>
            <td><Standing standing=report.standing lateness=report.lateness />{open_parts(reader, &report.added)}</td>
            <td>{due}</td>
            <td>{report.completed_on.map_or_else(|| "–".to_owned(), |on| reader.date(on))}</td>
            <td>{line}</td>
            <td>{leads}</td>
            <td><bdi>{report.site.clone()}</bdi></td>
        </tr>
    }
    .into_any()
}
