//! The rows of the table of numbers as a file.

use super::{
    super::{board::Board, names::level_key},
    Cell, Kind, Sheet, answer, file_name,
};
use crate::{
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Fields, Named, Query},
        reader::Reader,
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::{id::EditionId, participation::Line};
use kunren_services::Error;

/// `GET /participation/{edition}/table.csv`
///
/// # Errors
/// See [`Board::load`]; [`Error::BadField`] for a day that has not come.
pub async fn table_csv(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    answer(sheet(&app, &reader, edition, &query).await?, Kind::Csv).await
}

/// `GET /participation/{edition}/table.xlsx`
///
/// # Errors
/// The same.
pub async fn table_xlsx(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    answer(sheet(&app, &reader, edition, &query).await?, Kind::Xlsx).await
}

async fn sheet(app: &App, reader: &Reader, edition: EditionId, query: &Fields) -> Result<Sheet, Error> {
    let board = Board::load(app, reader, edition, query).await?;
    if board.future.is_some() || board.no_day.is_some() {
        return Err(Error::BadField("as_of"));
    }
    let level = board.asked.level();
    let head = vec![
        reader.words.message(level_key(level), None),
        t!(reader, "column-code"),
        t!(reader, "column-counted"),
        t!(reader, "column-completed"),
        t!(reader, "column-rate-percent"),
        t!(reader, "column-target-percent"),
        t!(reader, "column-points"),
        t!(reader, "column-to-go"),
        t!(reader, "column-state"),
        t!(reader, "standing-in-progress"),
        t!(reader, "standing-assigned"),
        t!(reader, "standing-on-leave"),
        t!(reader, "standing-exempt"),
        t!(reader, "standing-left"),
    ];
    Ok(Sheet {
        name: file_name(&board.edition.code, level.as_str(), board.day),
        head,
        rows: board.rows.iter().map(|line| row(reader, &board, line)).collect(),
        mirrored: reader.words.locale.is_rtl(),
    })
}

fn row(reader: &Reader, board: &Board, line: &Line) -> Vec<Cell> {
    let node = line.node.to_string();
    let code = node.rsplit(':').next().unwrap_or_default();
    let tally = line.tally;
    vec![
        Cell::Text(board.name(reader, &line.node)),
        Cell::Text(code.to_owned()),
        Cell::Heads(line.rate.counted),
        Cell::Heads(line.rate.completed),
        Cell::or_empty(line.rate.share(), Cell::Percent),
        Cell::or_empty(line.target, Cell::Percent),
        Cell::or_empty(Board::points(line), Cell::Points),
        Cell::or_empty(line.target.map(|_| line.heads_to_go()), Cell::Heads),
        Cell::Text(reader.words.message(board.state(line).key(), None)),
        Cell::Heads(tally.in_progress),
        Cell::Heads(tally.assigned),
        Cell::Heads(tally.on_leave),
        Cell::Heads(tally.exempt),
        Cell::Heads(tally.left),
    ]
}
