//! A source: an HR system whose files are laid out in one way. Saved with its first import, so that a file that looks
//! different later is noticed.

use crate::{
    audit,
    db::{Conn, Time},
    error::Error,
    execute, fetch_all, fetch_optional, in_transaction,
    kunren::Kunren,
};
use jiff::Timestamp;
use kunren_domain::{
    hr::{Mapping, Policy, Thresholds},
    id::PersonId,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::types::Json;

/// How the files of a source are read, and when somebody is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name, chosen by whoever imports.
    pub name: String,
    /// Layout.
    pub mapping: Mapping,
    /// What empty cells mean, and whom a file names.
    pub policy: Policy,
    /// How much may change at once.
    pub thresholds: Thresholds,
}

/// Longest name of a source, in characters.
pub const LONGEST_NAME: usize = 100;

impl Source {
    /// Whether a source can be called that.
    #[must_use]
    pub fn is_name(name: &str) -> bool {
        !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control)
    }

    /// One that nothing is known about yet.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            mapping: Mapping::default(),
            policy: Policy::default(),
            thresholds: Thresholds::default(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct SourceRow {
    name: String,
    mapping: Json<Mapping>,
    policy: Json<Policy>,
    thresholds: Json<Thresholds>,
}

impl From<SourceRow> for Source {
    fn from(row: SourceRow) -> Self {
        Self { name: row.name, mapping: row.mapping.0, policy: row.policy.0, thresholds: row.thresholds.0 }
    }
}

/// The source of this name, if it was saved.
///
/// # Errors
/// When the database fails.
pub async fn source(kunren: &Kunren, name: &str) -> Result<Option<Source>, Error> {
    let mut conn = kunren.db().read().await?;
    let sql = "SELECT name, mapping, policy, thresholds FROM hr_source WHERE name = $1";
    Ok(fetch_optional!(conn, SourceRow, sql, name)?.map(Source::from))
}

/// All sources, by name.
///
/// # Errors
/// When the database fails.
pub async fn sources(kunren: &Kunren) -> Result<Vec<Source>, Error> {
    let mut conn = kunren.db().read().await?;
    let sql = "SELECT name, mapping, policy, thresholds FROM hr_source ORDER BY name";
    Ok(fetch_all!(conn, SourceRow, sql)?.into_iter().map(Source::from).collect())
}

/// Saves a source, and writes that down where something changed.
///
/// # Errors
/// [`Error::BadField`] when it cannot be called that.
pub async fn save(kunren: &Kunren, by: Option<PersonId>, source: &Source) -> Result<(), Error> {
    if !Source::is_name(&source.name) {
        return Err(Error::BadField("source"));
    }
    let now = kunren.clock().now();
    in_transaction!(kunren.db(), |conn, source, by, now| { store(conn, &source, by, now).await })
}

pub(super) async fn store(conn: &mut Conn, source: &Source, by: Option<PersonId>, now: Timestamp) -> Result<(), Error> {
    let sql = "SELECT name, mapping, policy, thresholds FROM hr_source WHERE name = $1";
    let saved = fetch_optional!(conn, SourceRow, sql, source.name.as_str())?.map(Source::from);
    if saved.as_ref() == Some(source) {
        return Ok(());
    }
    execute!(
        conn,
        "INSERT INTO hr_source (name, mapping, policy, thresholds, saved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (name) DO UPDATE
         SET mapping = excluded.mapping, policy = excluded.policy, thresholds = excluded.thresholds,
             saved_at = excluded.saved_at",
        source.name.as_str(),
        Json(&source.mapping),
        Json(source.policy),
        Json(source.thresholds),
        Time(now),
    )?;
    audit::record(conn, now, by, "hr.source-saved", &source.name, &json!({ "before": saved, "after": source })).await?;
    Ok(())
}
