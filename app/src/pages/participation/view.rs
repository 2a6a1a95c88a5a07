//! The page of numbers: a list of sections.

mod controls;
mod figures;
mod formula;
mod headline;
mod table;

use super::{board::Board, names::set_apart};
use crate::{
    components::{Notice, NoticeKind},
    t,
    web::{reader::Reader, render::use_reader},
};
use controls::{Controls, EditionLinks};
use figures::{GrowthFigure, PartsFigure};
use headline::Headline;
use leptos::prelude::*;
use std::sync::Arc;
use table::Lines;

/// Where we are, the numbers, how they grew, the table, the picture of the parts.
#[component]
pub fn BoardPage(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let no_day = board.no_day.as_ref().map(|_| {
        view! { <Notice kind=NoticeKind::Problem>{t!(reader, "error-no-such-day")}</Notice> }
    });
    let future = board.future.map(|day| {
        let (day, shown) = (reader.date(day), reader.date(board.day));
        view! { <Notice kind=NoticeKind::Problem>{t!(reader, "as-of-future", day = day, shown = shown)}</Notice> }
    });
    let reach = (!board.whole).then(|| view! { <p class="reach">{own_countries(&reader, &board)}</p> });
    view! {
        <header class="board-header">
            <div>
                <h1>{t!(reader, "participation-title", edition = board.edition.code.as_str())}</h1>
                <p class="subtitle"><bdi>{board.course.clone()}</bdi></p>
            </div>
            <EditionLinks board=board.clone() />
        </header>
        <Crumbs board=board.clone() />
        {reach}
        {future}
        {no_day}
        <div class="overview">
            <Headline board=board.clone() />
            <GrowthFigure board=board.clone() />
        </div>
        <section class="lines">
            <Controls board=board.clone() />
            <Lines board=board.clone() />
        </section>
        <PartsFigure board />
    }
    .into_any()
}

/// Which countries the reader watches over.
fn own_countries(reader: &Reader, board: &Board) -> String {
    let mut names: Vec<String> = board.directory.countries.keys().map(|country| reader.country(*country)).collect();
    names.sort_by(|one, other| reader.words.formats.compare(one, other));
    t!(reader, "reach-countries", countries = names.join(&t!(reader, "list-separator")))
}

/// The way from the group down to the part shown. Who reaches some countries only sees no regions: they would be partial.
#[component]
fn Crumbs(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    use kunren_domain::target::Node;
    let partial = |node: &Node| !board.whole && matches!(node, Node::Side(_) | Node::Region(_));
    let steps = board.path.iter().rev().filter(|node| !partial(node));
    let mut steps: Vec<(&Node, String)> = steps.map(|node| (node, board.name(&reader, node))).collect();
    // A region of one country has its name; the way is the same.
    steps.reverse();
    steps.dedup_by(|wider, narrower| matches!(wider.0, Node::Region(_)) && wider.1 == narrower.1);
    steps.reverse();
    let last = steps.len().saturating_sub(1);
    let crumbs = steps.into_iter().enumerate().map(|(at, (node, name))| {
        let name = set_apart(node, name);
        if at == last {
            return view! { <li><span aria-current="page">{name}</span></li> }.into_any();
        }
        let href = board.asked.about(node.clone()).href(board.edition.id, "");
        view! { <li><a href=href>{name}</a></li> }.into_any()
    });
    let crumbs = crumbs.collect_view();
    view! { <nav class="crumbs" aria-label=t!(reader, "crumbs-label")><ol>{crumbs}</ol></nav> }.into_any()
}
