//! Everybody's completion as a file: no tries, no scores.

use super::{super::people::Wanted, Cell, Kind, Sheet, answer, csv, file_name, streamed};
use crate::{
    components::standing_key,
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Fields, Named, Query},
        reader::Reader,
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::{id::EditionId, obligation::Standing};
use kunren_services::{
    Error,
    participation::{Everybody, PersonRecord, everybody},
    permit::SeePeople,
};
use std::collections::HashMap;

/// `GET /participation/{edition}/people.csv`
///
/// # Errors
/// As for the list of people.
pub async fn people_csv(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let (people, mut sheet) = begin(&app, &reader, edition, &query).await?;
    let name = std::mem::take(&mut sheet.name);
    let (send, parts) = tokio::sync::mpsc::channel(2);
    tokio::spawn(async move {
        if let Err(error) = write_parts(&reader, people, sheet, &send).await {
            tracing::error!(%error, "export.csv_failed");
            // The reader's program has to see that the file is not whole.
            drop(send.send(Err(std::io::Error::other("the list could not be finished"))).await);
        }
    });
    Ok(streamed(&name, Kind::Csv, parts))
}

/// One part after the other, no faster than the reader takes them.
async fn write_parts(
    reader: &Reader,
    mut people: Everybody,
    mut sheet: Sheet,
    send: &tokio::sync::mpsc::Sender<Result<Vec<u8>, std::io::Error>>,
) -> Result<(), Error> {
    let mut words = Said::default();
    let mut begins = true;
    loop {
        let part = people.next().await?;
        let is_last = part.is_none();
        sheet.rows = part.into_iter().flatten().map(|person| words.row(reader, person)).collect();
        let bytes = if begins { csv::write(&sheet) } else { csv::rows(&sheet) };
        begins = false;
        let bytes = bytes.ok_or(Error::Stored("a table"))?;
        if send.send(Ok(bytes)).await.is_err() || is_last {
            // Either everything is written, or whoever asked has gone away.
            return Ok(());
        }
    }
}

/// `GET /participation/{edition}/people.xlsx`
///
/// # Errors
/// The same.
pub async fn people_xlsx(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    answer(sheet(&app, &reader, edition, &query).await?, Kind::Xlsx).await
}

async fn sheet(app: &App, reader: &Reader, edition: EditionId, query: &Fields) -> Result<Sheet, Error> {
    let (people, sheet) = begin(app, reader, edition, query).await?;
    let mut words = Said::default();
    let rows = people.rest().await?.into_iter().map(|person| words.row(reader, person)).collect();
    Ok(Sheet { rows, ..sheet })
}

/// The people, and a sheet without rows.
async fn begin(app: &App, reader: &Reader, edition: EditionId, query: &Fields) -> Result<(Everybody, Sheet), Error> {
    let permit = reader.viewer()?.permit::<SeePeople>()?;
    let wanted = Wanted::read(app, reader, edition, query).await?;
    let people = everybody(&app.kunren, &permit, &wanted.query(0)).await?;
    let head = vec![
        t!(reader, "column-number"),
        t!(reader, "column-name"),
        t!(reader, "level-country"),
        t!(reader, "level-entity"),
        t!(reader, "level-site"),
        t!(reader, "column-department"),
        t!(reader, "column-state"),
        t!(reader, "column-completed-on"),
    ];
    let (name, mirrored) = (file_name(&wanted.edition.code, "people", wanted.day), reader.words.locale.is_rtl());
    Ok((people, Sheet { name, head, rows: Vec::new(), mirrored }))
}

/// Words that all rows share: looked up once.
#[derive(Default)]
struct Said {
    countries: HashMap<String, String>,
    standings: HashMap<Standing, String>,
}

impl Said {
    fn row(&mut self, reader: &Reader, person: PersonRecord) -> Vec<Cell> {
        let country = self
            .countries
            .entry(person.country)
            .or_insert_with_key(|code| code.parse().map_or_else(|_| code.clone(), |country| reader.country(country)));
        let standing = self.standings.entry(person.standing);
        let standing = standing.or_insert_with_key(|standing| reader.words.message(standing_key(*standing), None));
        vec![
            Cell::Text(person.number),
            Cell::Text(person.name),
            Cell::Text(country.clone()),
            Cell::Text(person.entity),
            Cell::Text(person.site),
            Cell::Text(person.department),
            Cell::Text(standing.clone()),
            Cell::or_empty(person.completed_on, Cell::Day),
        ]
    }
}
