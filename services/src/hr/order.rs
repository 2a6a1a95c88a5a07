//! Which imports came after another, and whether they changed the same people: sources of several countries go their own
//! ways, as long as they do not meet.

use super::error::HrError;
use crate::{
    db::{Conn, Day, Time},
    error::Error,
    fetch_one, fetch_optional,
};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// A later import that changed some of the same people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// Its id.
    pub id: Uuid,
    /// Name of its source.
    pub source: String,
    /// What its file was called.
    pub file_name: String,
    /// When it was applied.
    pub applied_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct LaterRow {
    id: Uuid,
    source: String,
    file_name: String,
    applied_at: Time,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    count: i64,
}

/// How many times an import was applied or undone so far.
pub(super) async fn acts(conn: &mut Conn) -> Result<i64, sqlx::Error> {
    let sql = "SELECT CAST(count(applied_at) + count(undone_at) AS BIGINT) AS count FROM hr_import";
    Ok(fetch_one!(conn, CountRow, sql)?.count)
}

/// Whether an import that was applied or undone after so many others has changed people whom a plan changes, too.
pub(super) async fn meets_later(conn: &mut Conn, plan: Uuid, acts: i64) -> Result<bool, Error> {
    Ok(fetch_one!(conn, CountRow, include_str!("order/met.sql"), plan, acts)?.count > 0)
}

/// The latest of the imports that were applied after this one, are not undone, and changed some of the same people.
pub(super) async fn later(conn: &mut Conn, import: Uuid) -> Result<Option<Later>, sqlx::Error> {
    let row = fetch_optional!(conn, LaterRow, include_str!("order/later.sql"), import)?;
    Ok(row.map(|LaterRow { id, source, file_name, applied_at }| Later {
        id,
        source,
        file_name,
        applied_at: applied_at.0,
    }))
}

/// Two imports that are each free of circles may close one together: none of those who are placed by this one, or are so
/// again, may lead themselves on a day.
///
/// # Errors
/// `met`, where somebody does.
pub(super) async fn check_no_loop(conn: &mut Conn, import: Uuid, on: Date, met: HrError) -> Result<(), HrError> {
    let count = fetch_one!(conn, CountRow, include_str!("order/looped.sql"), import, Day(on))?.count;
    if count > 0 { Err(met) } else { Ok(()) }
}
