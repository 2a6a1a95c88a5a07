//! Everybody's completion as a file: no tries, no scores.

use super::{super::people::Wanted, Cell, Kind, Sheet, answer, file_name};
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
    participation::{PersonRecord, everybody},
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
    answer(sheet(&app, &reader, edition, &query).await?, Kind::Csv).await
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
    let mut words = Said::default();
    let rows = people.into_iter().map(|person| words.row(reader, person)).collect();
    let (name, mirrored) = (file_name(&wanted.edition.code, "people", wanted.day), reader.words.locale.is_rtl());
    Ok(Sheet { name, head, rows, mirrored })
}

/// Words that twenty thousand rows share: looked up once.
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
