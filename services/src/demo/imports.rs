//! What an HR system sent: a small file that was applied, and half of the next one, which waits for somebody to look.
//! Both name people of one small country; only departments change, so that no figure does. Their columns are those of
//! tonight's file, so that all of it is read.

use crate::{
    db::Day,
    error::Error,
    fetch_all,
    hr::{HrError, Told, apply, nightly::HEADER, plan},
    kunren::Kunren,
};
use kunren_domain::{
    hr::{EmptyCell, Extent, Policy},
    id::PersonId,
};
use tempfile::NamedTempFile;
use uuid::Uuid;

/// The HR system.
const SOURCE: &str = "Workday";
/// People it names.
const NAMED: i64 = 12;

#[derive(sqlx::FromRow)]
struct NamedRow {
    number: String,
    name: String,
    joined_on: Day,
    site: String,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// Adds both.
pub(super) async fn add(kunren: &Kunren) -> Result<(), Error> {
    let (people, by) = {
        let mut conn = kunren.db().read().await?;
        let today = Day(kunren.clock().today());
        let people = fetch_all!(conn, NamedRow, include_str!("imports.sql"), today, NAMED)?;
        let sql = "SELECT person_id AS id FROM role_grant WHERE role = 'group-administrator' ORDER BY person_id";
        (people, fetch_all!(conn, IdRow, sql)?.first().map(|row| PersonId::new(row.id)))
    };
    let first = planned(kunren, by, &people, "workday-changes.csv", Extent::Changes).await?;
    if let Some(first) = first {
        apply(kunren, by, first, None).await.map_err(stored)?;
    }
    let half = &people[..people.len() / 2];
    planned(kunren, by, half, "workday-everybody.csv", Extent::Full).await.map(drop)
}

async fn planned(
    kunren: &Kunren,
    by: Option<PersonId>,
    people: &[NamedRow],
    file_name: &str,
    extent: Extent,
) -> Result<Option<Uuid>, Error> {
    let file = written(people).map_err(|_| Error::Stored("a file of the demo"))?;
    let told = Told {
        source: SOURCE.to_owned(),
        path: file.path().to_owned(),
        file_name: file_name.to_owned(),
        encoding: None,
        policy: Some(Policy { empty: EmptyCell::Keep, extent }),
        rows: None,
    };
    Ok(plan(kunren, by, &told, true).await.map_err(stored)?.import)
}

fn written(people: &[NamedRow]) -> Result<NamedTempFile, csv::Error> {
    let file = NamedTempFile::new()?;
    let mut writer = csv::Writer::from_writer(&file);
    writer.write_record(HEADER)?;
    for NamedRow { number, name, joined_on, site } in people {
        let joined = joined_on.0.to_string();
        writer.write_record(HEADER.map(|column| match column {
            "number" => number,
            "name" => name,
            "joined" => &joined,
            "site" => site,
            "department" => "EHS",
            // An empty cell says nothing.
            _ => "",
        }))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(file)
}

fn stored(error: HrError) -> Error {
    match error {
        HrError::Other(error) => error,
        HrError::Refused { .. }
        | HrError::NotConfirmed
        | HrError::Outdated
        | HrError::Ended
        | HrError::Done
        | HrError::Overtaken => Error::Stored("a file of the demo"),
    }
}
