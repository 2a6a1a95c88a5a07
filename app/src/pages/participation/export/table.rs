//! The rows of the table of numbers as a file.

use super::{
    super::{
        board::Board,
        rows::{Row, name_of_rows},
    },
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
use kunren_domain::{
    id::EditionId,
    participation::{Breakdown, Line},
};
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
    let mut head = vec![
        name_of_rows(reader, &board),
        t!(reader, "column-code"),
        t!(reader, "column-counted"),
        t!(reader, "column-completed"),
        t!(reader, "column-rate-percent"),
    ];
    let (by, level) = (board.asked.by, board.asked.level());
    let what = match by {
        Breakdown::Place => {
            head.extend(judging_head(reader));
            level.as_str()
        }
        Breakdown::Kind(kind) => {
            head.push(t!(reader, "column-open"));
            kind.as_str()
        }
    };
    head.extend([
        t!(reader, "standing-in-progress"),
        t!(reader, "standing-assigned"),
        t!(reader, "standing-on-leave"),
        t!(reader, "standing-exempt"),
        t!(reader, "standing-left"),
    ]);
    Ok(Sheet {
        name: file_name(&board.edition.code, what, board.day),
        head,
        rows: board.rows.iter().map(|line| row(reader, &board, line)).collect(),
        mirrored: reader.words.locale.is_rtl(),
    })
}

fn judging_head(reader: &Reader) -> [String; 4] {
    [
        t!(reader, "column-target-percent"),
        t!(reader, "column-points"),
        t!(reader, "column-to-go"),
        t!(reader, "column-state"),
    ]
}

fn row(reader: &Reader, board: &Board, row: &Row) -> Vec<Cell> {
    let (tally, rate) = (row.tally(), row.rate());
    let mut cells = vec![
        Cell::Text(row.name(reader, board)),
        Cell::Text(row.code()),
        Cell::Heads(rate.counted),
        Cell::Heads(rate.completed),
        Cell::or_empty(rate.share(), Cell::Percent),
    ];
    match row {
        Row::Place(line) => cells.extend(judging(reader, board, line)),
        Row::Kind(_, line) => cells.push(Cell::Heads(line.open())),
    }
    let heads = [tally.in_progress, tally.assigned, tally.on_leave, tally.exempt, tally.left];
    cells.extend(heads.map(Cell::Heads));
    cells
}

fn judging(reader: &Reader, board: &Board, line: &Line) -> [Cell; 4] {
    [
        Cell::or_empty(line.target, Cell::Percent),
        Cell::or_empty(Board::points(line), Cell::Points),
        Cell::or_empty(line.target.map(|_| line.heads_to_go()), Cell::Heads),
        Cell::Text(reader.words.message(board.state(line).key(), None)),
    ]
}
