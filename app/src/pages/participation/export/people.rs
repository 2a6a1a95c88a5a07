//! Everybody's completion as a file: no tries, no scores.

use super::{super::people::Wanted, Cell, Kind, Sheet, csv, file_name, streamed, too_many::too_many, xlsx};
use crate::{
    components::standing_key,
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Named, Query},
        reader::Reader,
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::{id::EditionId, obligation::Standing};
use kunren_services::{
    Error,
    participation::{Everybody, Only, PersonRecord, everybody},
    permit::SeePeople,
};
use std::{collections::HashMap, fs::File, io::Read as _};

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
    let wanted = Wanted::read(&app, &reader, edition, &query).await?;
    let (people, mut sheet) = begin(&app, &reader, &wanted).await?;
    let (name, words) = (std::mem::take(&mut sheet.name), Said::new(&wanted));
    let (send, parts) = tokio::sync::mpsc::channel(2);
    tokio::spawn(async move {
        if let Err(error) = write_parts(&reader, people, (sheet, words), &send).await {
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
    (mut sheet, mut words): (Sheet, Said),
    send: &tokio::sync::mpsc::Sender<Result<Vec<u8>, std::io::Error>>,
) -> Result<(), Error> {
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
    let wanted = Wanted::read(&app, &reader, edition, &query).await?;
    let (people, sheet) = begin(&app, &reader, &wanted).await?;
    let (most, name) = (app.settings.workbook_limit(), sheet.name.clone());
    match workbook(&reader, people, (sheet, Said::new(&wanted)), most).await? {
        Some(file) => Ok(streamed(&name, Kind::Xlsx, read_parts(file))),
        None => Ok(too_many(&reader, most, wanted.href("/people.csv", 1))),
    }
}

/// The people written into a file, part by part; nothing when they are more than this.
async fn workbook(
    reader: &Reader,
    mut people: Everybody,
    (sheet, mut words): (Sheet, Said),
    most: u64,
) -> Result<Option<File>, Error> {
    if people.are_more_than(most) {
        return Ok(None);
    }
    let (send, mut parts) = tokio::sync::mpsc::channel(2);
    let writing =
        tokio::task::spawn_blocking(move || xlsx::to_file(&sheet, std::iter::from_fn(|| parts.blocking_recv())));
    let mut left = most;
    while let Some(part) = people.next().await? {
        let Some(still) = left.checked_sub(part.len() as u64) else { return Ok(None) };
        left = still;
        let rows: Vec<Vec<Cell>> = part.into_iter().map(|person| words.row(reader, person)).collect();
        if send.send(rows).await.is_err() {
            // Writing has failed, and says so below.
            break;
        }
    }
    drop(send);
    writing.await.ok().flatten().map(Some).ok_or(Error::Stored("a table"))
}

/// Bytes of one part of a file that is sent.
const PART: u64 = 64 << 10;

/// What was written, read again no faster than the reader takes it.
fn read_parts(mut file: File) -> tokio::sync::mpsc::Receiver<Result<Vec<u8>, std::io::Error>> {
    let (send, parts) = tokio::sync::mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        loop {
            let mut part = Vec::new();
            let read = (&mut file).take(PART).read_to_end(&mut part);
            let is_last = read.as_ref().map_or(true, |bytes| *bytes == 0);
            if send.blocking_send(read.map(|_| part)).is_err() || is_last {
                return;
            }
        }
    });
    parts
}

/// The people, and a sheet without rows.
async fn begin(app: &App, reader: &Reader, wanted: &Wanted) -> Result<(Everybody, Sheet), Error> {
    let permit = reader.viewer()?.permit::<SeePeople>()?;
    let people = everybody(&app.kunren, &permit, &wanted.query(&app.settings, 0)).await?;
    let mut head = vec![
        t!(reader, "column-number"),
        t!(reader, "column-name"),
        t!(reader, "level-country"),
        t!(reader, "level-entity"),
        t!(reader, "level-site"),
        t!(reader, "column-department"),
        t!(reader, "column-state"),
        t!(reader, "column-completed-on"),
    ];
    if with_due(wanted) {
        head.push(t!(reader, "column-due"));
    }
    let (name, mirrored) = (file_name(&wanted.edition.code, "people", wanted.day), reader.words.locale.is_rtl());
    Ok((people, Sheet { name, head, rows: Vec::new(), mirrored }))
}

/// Whoever asks for those who still have to complete it wants to remind them.
fn with_due(wanted: &Wanted) -> bool {
    wanted.only.is_some_and(Only::is_open)
}

/// Words that all rows share: looked up once.
#[derive(Default)]
struct Said {
    /// A last column tells when each is due.
    with_due: bool,
    countries: HashMap<String, String>,
    standings: HashMap<Standing, String>,
}

impl Said {
    fn new(wanted: &Wanted) -> Self {
        Self { with_due: with_due(wanted), ..Self::default() }
    }

    fn row(&mut self, reader: &Reader, person: PersonRecord) -> Vec<Cell> {
        let country = self
            .countries
            .entry(person.country)
            .or_insert_with_key(|code| code.parse().map_or_else(|_| code.clone(), |country| reader.country(country)));
        let standing = self.standings.entry(person.standing);
        let standing = standing.or_insert_with_key(|standing| reader.words.message(standing_key(*standing), None));
        let mut row = vec![
            Cell::Text(person.number),
            Cell::Text(person.name),
            Cell::Text(country.clone()),
            Cell::Text(person.entity),
            Cell::Text(person.site),
            Cell::Text(person.department),
            Cell::Text(standing.clone()),
            Cell::or_empty(person.completed_on, Cell::Day),
        ];
        if self.with_due {
            row.push(Cell::or_empty(person.due_on, Cell::Day));
        }
        row
    }
}
