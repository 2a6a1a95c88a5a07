//! The numbers of the part shown, and beside them the picture that heads do not weigh: how many parts got there.

use super::{
    super::{board::Board, names::set_apart},
    formula::Formula,
    table::StateBadge,
};
use crate::{t, web::render::use_reader};
use kunren_domain::participation::{Level, Line};
use leptos::prelude::*;
use std::sync::Arc;

/// Cards: the whole, the parts that reached, domestic and overseas.
#[component]
pub fn Headline(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let name = board.name(&reader, &board.asked.node);
    let sides =
        board.sides.iter().map(|line| view! { <SideCard board=board.clone() line=line.clone() /> }).collect_view();
    let label = t!(reader, "headline-label", name = name.as_str(), day = reader.date(board.day));
    view! {
        <section class="headline" aria-label=label>
            <article class="card figure-card main-figure">
                <h2>{set_apart(&board.asked.node, name)}</h2>
                <p class="as-of">{t!(reader, "headline-day", day = reader.date(board.day))}</p>
                <div class="big"><Formula board=board.clone() rate=board.line.rate tally=board.line.tally /><StateBadge state=board.state(&board.line) /></div>
                <Facts line=board.line.clone() />
            </article>
            <ReachedCard board=board.clone() />
            {sides}
        </section>
    }
    .into_any()
}

/// Target, difference, heads to go, completed of counted.
#[component]
fn Facts(line: Line) -> impl IntoView {
    let reader = use_reader();
    let formats = &reader.words.formats;
    let against = line.target.map(|target| {
        let points = Board::points(&line).map_or_else(|| "–".to_owned(), |points| formats.points(points));
        let missing = (line.heads_to_go() > 0).then_some("to-go");
        view! {
            <div><dt>{t!(reader, "column-target")}</dt><dd>{formats.whole_percent(target)}</dd></div>
            <div><dt>{t!(reader, "column-points")}</dt><dd><bdi>{points}</bdi></dd></div>
            <div class=missing><dt>{t!(reader, "column-to-go")}</dt><dd>{reader.number(line.heads_to_go())}</dd></div>
        }
    });
    view! {
        <dl class="figure-facts">
            {against}
            <div><dt>{t!(reader, "column-completed")}</dt><dd>{reader.number(line.rate.completed)}</dd></div>
            <div><dt>{t!(reader, "column-counted")}</dt><dd>{reader.number(line.rate.counted)}</dd></div>
        </dl>
    }
    .into_any()
}

/// "31 of 40 countries reached the target"
#[component]
fn ReachedCard(board: Arc<Board>) -> impl IntoView {
    let reader = use_reader();
    let (reached, all) = board.reached();
    let level = Level::of(&board.asked.node).below()?;
    if all == 0 {
        return None;
    }
    let words = match level {
        Level::Country => t!(reader, "reached-countries", reached = reached, all = all),
        Level::Entity => t!(reader, "reached-entities", reached = reached, all = all),
        Level::Site | Level::Group | Level::Side | Level::Region => {
            t!(reader, "reached-sites", reached = reached, all = all)
        }
    };
    let figure = t!(reader, "reached-figure", reached = reached, all = all);
    Some(
        view! {
            <article class="card figure-card reached-figure">
                <h2>{t!(reader, "reached-title")}</h2>
                <p class="as-of">{t!(reader, "reached-unweighted")}</p>
                <p class="big" aria-hidden="true">{figure}</p>
                <p>{words}</p>
            </article>
        }
        .into_any(),
    )
}

#[component]
fn SideCard(board: Arc<Board>, line: Line) -> impl IntoView {
    let reader = use_reader();
    let href = board.asked.about(line.node.clone()).href(board.edition.id, "");
    view! {
        <article class="card figure-card side-figure">
            <h2><a href=href>{board.name(&reader, &line.node)}</a></h2>
            <div class="big"><Formula board=board.clone() rate=line.rate tally=line.tally /><StateBadge state=board.state(&line) /></div>
            <Facts line />
        </article>
    }
    .into_any()
}
