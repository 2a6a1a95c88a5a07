//! The table: one line for each part or for what people do, those who miss most heads first.

use super::{
    super::{
        board::Board,
        kinds::{self, is_own_text},
        names::{State, set_apart},
        rows::{Row, name_of_rows},
    },
    formula::Formula,
};
use crate::{
    components::{Column, DataTable, Named},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{
    participation::{Breakdown, Kind, KindLine, Line},
    role::Act,
    target::Node,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The lines, or why there are none.
#[component]
pub fn Lines(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    if board.rows.is_empty() {
        let words = if board.asked.search.is_empty() {
            t!(reader, "lines-empty")
        } else {
            t!(reader, "lines-not-found", search = board.asked.search.as_str())
        };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let rows = board.rows.iter().map(|line| row(&reader, &board, line)).collect_view();
    let mut columns = vec![
        Column::words(name_of_rows(&reader, &board)),
        Column::number(t!(reader, "column-counted")),
        Column::number(t!(reader, "column-completed")),
        Column::number(t!(reader, "column-rate")),
    ];
    columns.extend(judging_columns(&reader, board.asked.by));
    columns.extend([
        Column::apart(t!(reader, "standing-in-progress")),
        Column::number(t!(reader, "standing-assigned")),
        Column::apart(t!(reader, "standing-on-leave")),
        Column::number(t!(reader, "standing-exempt")),
        Column::number(t!(reader, "standing-left")),
    ]);
    view! {
        <DataTable name=Named::By("lines-title") columns>{rows}</DataTable>
    }
    .into_any()
}

/// Places are held against their targets; what people do has none, and says how many still have to.
fn judging_columns(reader: &Reader, by: Breakdown) -> Vec<Column> {
    match by {
        Breakdown::Place => vec![
            Column::number(t!(reader, "column-target")),
            Column::number(t!(reader, "column-points")),
            Column::strong(t!(reader, "column-to-go")),
            Column::words(t!(reader, "column-state")),
        ],
        Breakdown::Kind(_) => vec![Column::strong(t!(reader, "column-open"))],
    }
}

fn row(reader: &Reader, board: &Arc<Board>, row: &Row) -> AnyView {
    let (tally, rate) = (row.tally(), row.rate());
    let (name, judging) = match row {
        Row::Place(line) => (place_name(reader, board, line), judging(reader, board, line)),
        Row::Kind(kind, line) => {
            let open = reader.number(line.open());
            (kind_name(reader, board, *kind, line), view! { <td class="number strong">{open}</td> }.into_any())
        }
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{reader.number(rate.counted)}</td>
            <td class="number">{reader.number(rate.completed)}</td>
            <td class="number"><Formula board=board.clone() rate tally /></td>
            {judging}
            <td class="number apart">{reader.number(tally.in_progress)}</td>
            <td class="number">{reader.number(tally.assigned)}</td>
            <td class="number apart">{reader.number(tally.on_leave)}</td>
            <td class="number">{reader.number(tally.exempt)}</td>
            <td class="number">{reader.number(tally.left)}</td>
        </tr>
    }
    .into_any()
}

fn judging(reader: &Reader, board: &Board, line: &Line) -> AnyView {
    let formats = &reader.words.formats;
    let dash = || "–".to_owned();
    let target = line.target.map_or_else(dash, |target| formats.whole_percent(target));
    let points = Board::points(line).map_or_else(dash, |points| formats.points(points));
    let to_go = line.target.map_or_else(dash, |_| reader.number(line.heads_to_go()));
    view! {
        <td class="number">{target}</td>
        <td class="number"><bdi>{points}</bdi></td>
        <td class="number strong">{to_go}</td>
        <td><StateBadge state=board.state(line) /></td>
    }
    .into_any()
}

/// A link to the same people by place.
fn kind_name(reader: &Reader, board: &Board, kind: Kind, line: &KindLine) -> AnyView {
    let name = kinds::kind_name(reader, &line.text);
    let name = if is_own_text(&line.text) { view! { <bdi>{name}</bdi> }.into_any() } else { name.into_any() };
    let href = board.asked.of_kind(kind, &line.text).href(board.edition.id, "");
    view! { <a href=href>{name}</a> }.into_any()
}

/// A link one step down: to the parts of this one, and from a site to its people, for those who may see them.
fn place_name(reader: &Reader, board: &Board, line: &Line) -> AnyView {
    let name = set_apart(&line.node, board.name(reader, &line.node));
    let may_see_people = reader.viewer.as_ref().is_some_and(|viewer| viewer.may(Act::SeePeople));
    let below = board.asked.about(line.node.clone());
    let href = match &line.node {
        Node::Site(_) => may_see_people.then(|| below.href(board.edition.id, "/people")),
        node if *node == board.asked.node => None,
        _ => Some(below.href(board.edition.id, "")),
    };
    match href {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => name,
    }
}

/// How a line stands, as a word.
#[component]
pub fn StateBadge(state: State) -> impl IntoView {
    let reader = use_reader();
    view! { <span class=state.class()>{reader.words.message(state.key(), None)}</span> }.into_any()
}
