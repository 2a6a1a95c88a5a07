//! The two charts, each with its table behind it.

use super::super::{
    board::Board,
    growth::{self, part},
    names::{level_key, set_apart},
};
use crate::{
    charts::{Bar, BarsChart, GrowthChart},
    components::{Column, FewColumns},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{
    participation::{Level, Line},
    rate::Share,
};
use leptos::prelude::*;
use std::sync::Arc;

/// How participation grew, against target and last year.
#[component]
pub fn GrowthFigure(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let samples = growth::samples(&board);
    let chart = growth::chart(&reader, &board, &samples);
    let mirrored = reader.words.locale.is_rtl();
    let has_last = board.last_year.is_some();
    let target = board.line.target.map(|target| {
        let words = t!(reader, "growth-target", target = reader.words.formats.whole_percent(target));
        view! { <li class="legend-target">{words}</li> }
    });
    let last = has_last.then(|| view! { <li class="legend-last-year">{t!(reader, "growth-last-year")}</li> });
    let percent = |share: Option<Share>| share.map_or_else(|| "–".to_owned(), |share| reader.percent(share));
    let rows = growth::weekly(&samples).into_iter().map(|sample| {
        let last = has_last.then(|| view! { <td class="number">{percent(sample.last_year)}</td> });
        view! { <tr><th scope="row">{reader.date(sample.day)}</th><td class="number">{percent(sample.this_year)}</td>{last}</tr> }
    });
    let rows = rows.collect_view();
    let last_column = has_last.then(|| Column::number(t!(reader, "growth-last-year")));
    let mut columns = vec![Column::words(t!(reader, "column-day")), Column::number(t!(reader, "growth-this-year"))];
    columns.extend(last_column);
    view! {
        <figure class="card chart-card">
            <figcaption>{chart.title.clone()}</figcaption>
            <GrowthChart growth=chart mirrored />
            <ul class="legend"><li class="legend-this-year">{t!(reader, "growth-this-year")}</li>{target}{last}</ul>
            <details>
                <summary>{t!(reader, "chart-table")}</summary>
                <FewColumns columns>{rows}</FewColumns>
            </details>
        </figure>
    }
    .into_any()
}

/// More bars than this are no picture any more.
const MOST_BARS: usize = 80;

/// The parts one step below against their targets, the lowest rate first.
#[component]
pub fn PartsFigure(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let level = Level::of(&board.asked.node).below()?;
    let mut lines: Vec<&Line> = board.parts.iter().filter(|line| line.rate.counted > 0).collect();
    if lines.len() < 2 {
        return None;
    }
    lines.sort_by_key(|line| line.rate.share());
    lines.truncate(MOST_BARS);
    let bars: Vec<Bar> = lines.iter().filter_map(|line| bar(&reader, &board, line)).collect();
    let title = match level {
        Level::Country => t!(reader, "bars-countries"),
        Level::Entity => t!(reader, "bars-entities"),
        Level::Site | Level::Group | Level::Side | Level::Region => t!(reader, "bars-sites"),
    };
    let (reached, all) = board.reached();
    let description = t!(reader, "bars-words", reached = reached, all = all);
    let mirrored = reader.words.locale.is_rtl();
    let rows = lines.iter().map(|line| table_row(&reader, &board, line)).collect_view();
    let columns = vec![
        Column::words(reader.words.message(level_key(level), None)),
        Column::number(t!(reader, "column-rate")),
        Column::number(t!(reader, "column-target")),
        Column::number(t!(reader, "column-points")),
    ];
    Some(
        view! {
            <figure class="card chart-card parts-card">
                <figcaption>{title.clone()}</figcaption>
                <ul class="legend">
                    <li class="legend-reached">{t!(reader, "bars-reached")}</li>
                    <li class="legend-missed">{t!(reader, "bars-missed")}</li>
                    <li class="legend-mark">{t!(reader, "bars-mark")}</li>
                </ul>
                <BarsChart bars title description mirrored />
                <details>
                    <summary>{t!(reader, "chart-table")}</summary>
                    <FewColumns columns>{rows}</FewColumns>
                </details>
            </figure>
        }
        .into_any(),
    )
}

fn bar(reader: &Reader, board: &Board, line: &Line) -> Option<Bar> {
    let share = line.rate.share()?;
    Some(Bar {
        name: board.name(reader, &line.node),
        share: part(share),
        words: reader.percent(share),
        target: line.target.map(part),
        reached: line.reached() == Some(true),
    })
}

fn table_row(reader: &Reader, board: &Board, line: &Line) -> AnyView {
    let formats = &reader.words.formats;
    let dash = || "–".to_owned();
    let rate = line.rate.share().map_or_else(dash, |share| reader.percent(share));
    let target = line.target.map_or_else(dash, |target| formats.whole_percent(target));
    let points = Board::points(line).map_or_else(dash, |points| formats.points(points));
    view! {
        <tr>
            <th scope="row">{set_apart(&line.node, board.name(reader, &line.node))}</th>
            <td class="number">{rate}</td>
            <td class="number">{target}</td>
            <td class="number"><bdi>{points}</bdi></td>
        </tr>
    }
    .into_any()
}
