//! What can be chosen: edition, breakdown, day, search; and where the same can be had as a file.

use super::super::{
    asked::{Asked, by_value},
    board::Board,
    kinds::{KindFields, labels_key},
    names::levels_key,
};
use crate::{
    components::{DayField, Field, FieldKind},
    t,
    web::render::use_reader,
};
use kunren_domain::{
    participation::{Breakdown, Kind, Level},
    role::Act,
    target::Node,
};
use kunren_services::participation::Kinds;
use leptos::prelude::*;
use std::sync::Arc;

/// Links to the other editions.
#[component]
pub fn EditionLinks(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let links = board.editions.iter().map(|edition| {
        let here = (edition.id == board.edition.id).then_some("page");
        let mut asked = board.asked.clone();
        asked.as_of = None;
        view! { <li><a href=asked.href(edition.id, "") aria-current=here>{edition.code.clone()}</a></li> }
    });
    let links = links.collect_view();
    view! { <nav class="tabs" aria-label=t!(reader, "editions-label")><ul>{links}</ul></nav> }.into_any()
}

/// Levels, day and search, and what else there is to do.
#[component]
pub fn Controls(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    view! {
        <div class="lines-header">
            <h2 id="lines-title">{t!(reader, "lines-title")}</h2>
            <BreakdownTabs board=board.clone() />
        </div>
        <div class="lines-tools">
            <DayAndSearch board=board.clone() />
            <Ways board />
        </div>
    }
    .into_any()
}

/// By what the table is broken down: the levels within the part shown, or what people do. Sides and regions are whole
/// only for those who reach the whole group.
#[component]
fn BreakdownTabs(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let (asked, here) = (&board.asked, Level::of(&board.asked.node));
    let offered = |level: &Level| {
        let inside = level.is_within(here) && (*level != here || here == Level::Site);
        inside && (board.whole || !matches!(level, Level::Side | Level::Region))
    };
    let tab = |asked: Asked, is_current: bool, key: &'static str| {
        let current = is_current.then_some("page");
        let name = reader.words.message(key, None);
        view! { <li><a href=asked.href(board.edition.id, "") aria-current=current>{name}</a></li> }
    };
    let levels = Level::ALL.into_iter().filter(offered).map(|level| {
        let is_current = asked.by == Breakdown::Place && level == asked.level();
        tab(asked.at(level), is_current, levels_key(level))
    });
    let kinds = Kind::ALL.map(|kind| tab(asked.by(kind), asked.by == Breakdown::Kind(kind), labels_key(kind)));
    let tabs = levels.chain(kinds).collect_view();
    view! { <nav class="tabs" aria-label=t!(reader, "levels-label")><ul>{tabs}</ul></nav> }.into_any()
}

#[component]
fn DayAndSearch(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let asked = &board.asked;
    let node =
        (asked.node != Node::Group).then(|| view! { <input type="hidden" name="node" value=asked.node.to_string() /> });
    let by = by_value(asked.by).map(|by| view! { <input type="hidden" name="by" value=by /> });
    let level = asked.level.map(|level| view! { <input type="hidden" name="level" value=level.as_str() /> });
    let back = (board.day != board.usual_day || !asked.search.is_empty() || !asked.kinds.is_all()).then(|| {
        let mut usual = asked.clone();
        usual.as_of = None;
        usual.search.clear();
        usual.kinds = Kinds::default();
        view! { <a class="reset" href=usual.href(board.edition.id, "")>{t!(reader, "controls-reset")}</a> }
    });
    let day = board.no_day.clone().unwrap_or_else(|| board.day.to_string());
    view! {
        <form method="get" action=format!("/participation/{}", board.edition.id) class="filters">
            {node}
            {by}
            {level}
            <Field kind=FieldKind::Search name="q" label=t!(reader, "controls-search") value=asked.search.clone() required=false />
            <DayField id="as_of".to_owned() name="as_of" label=t!(reader, "controls-day") value=day
                days=(None, Some(board.today)) required=false />
            <KindFields kinds=asked.kinds.clone() offered=board.kinds.clone() />
            <button class="button">{t!(reader, "controls-show")}</button>
            {back}
        </form>
    }
    .into_any()
}

/// Files, people, targets, and the log of changes.
#[component]
fn Ways(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let may = |act| reader.viewer.as_ref().is_some_and(|viewer| viewer.may(act));
    let edition = board.edition.id;
    let people = may(Act::SeePeople).then(|| {
        let mut asked = board.asked.about(board.asked.node.clone());
        asked.as_of = board.asked.as_of;
        view! { <li><a href=asked.href(edition, "/people")>{t!(reader, "ways-people")}</a></li> }
    });
    let find = may(Act::SeePeople).then(|| view! { <li><a href="/people">{t!(reader, "find-title")}</a></li> });
    let added = may(Act::SeePeople).then(|| {
        view! { <li><a href=format!("/participation/{edition}/added")>{t!(reader, "ways-added")}</a></li> }
    });
    let audience = may(Act::SeePeople).then(|| {
        view! { <li><a href=format!("/editions/{edition}/audience")>{t!(reader, "ways-audience")}</a></li> }
    });
    let log = may(Act::ReadAuditLog).then(|| view! { <li><a href="/audit">{t!(reader, "ways-audit")}</a></li> });
    view! {
        <ul class="ways" aria-label=t!(reader, "ways-label")>
            {people}
            {find}
            {added}
            <li><a href=format!("/participation/{edition}/targets")>{t!(reader, "ways-targets")}</a></li>
            <li><a href=format!("/participation/{edition}/result")>{t!(reader, "ways-result")}</a></li>
            {audience}
            {log}
            <li><a href=board.asked.href(edition, "/table.csv") download="">{t!(reader, "ways-csv")}</a></li>
            <li><a href=board.asked.href(edition, "/table.xlsx") download="">{t!(reader, "ways-xlsx")}</a></li>
        </ul>
    }
    .into_any()
}
