//! Results as they are kept.

use super::check::{Fault, faults};
use crate::{
    db::{Conn, Day, Time},
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeeParticipation},
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{id::EditionId, result::EditionResult};
use uuid::Uuid;

/// A signed result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// From 1.
    pub number: u32,
    /// Counted at the end of this day.
    pub cut_off: Date,
    /// What was signed, byte for byte.
    pub statement: String,
    /// The same, read; nothing when it does not read back.
    pub result: Option<EditionResult>,
    /// SHA-256 of the statement, hexadecimal.
    pub hash: String,
    /// Ed25519 over the statement, hexadecimal.
    pub signature: String,
    /// The key that proves it, hexadecimal.
    pub public_key: String,
    /// By whom, by name; nothing when that is not known any more.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What is wrong with it; nothing when it is what was signed.
    pub faults: Vec<Fault>,
}

#[derive(Clone, sqlx::FromRow)]
struct ResultRow {
    id: Uuid,
    edition_id: Uuid,
    number: i64,
    cut_off: Day,
    statement: String,
    hash: String,
    signature: String,
    public_key: String,
    name: Option<String>,
    signed_at: Time,
}

/// The results of an edition, the first one first, each checked.
///
/// # Errors
/// When the database fails.
pub async fn results(
    kunren: &Kunren,
    _permit: &Permit<SeeParticipation>,
    edition: EditionId,
) -> Result<Vec<Stored>, Error> {
    let mut conn = kunren.db().read().await?;
    of(&mut conn, edition).await
}

/// See [`results`].
pub(super) async fn of(conn: &mut Conn, edition: EditionId) -> Result<Vec<Stored>, Error> {
    let sql = concat!(include_str!("stored.sql"), " WHERE r.edition_id = $1 ORDER BY r.number");
    let rows = fetch_all!(conn, ResultRow, sql, edition.get())?;
    Ok(chain(rows))
}

/// Ids of all results that are not what was signed.
pub(crate) async fn wrong(conn: &mut Conn) -> Result<Vec<Uuid>, sqlx::Error> {
    let sql = concat!(include_str!("stored.sql"), " ORDER BY r.edition_id, r.number");
    let rows = fetch_all!(conn, ResultRow, sql)?;
    let editions = rows.chunk_by(|one, other| one.edition_id == other.edition_id).map(<[_]>::to_vec);
    let ids = |rows: Vec<ResultRow>| {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        ids.into_iter().zip(chain(rows)).filter(|(_, stored)| !stored.faults.is_empty()).map(|(id, _)| id)
    };
    Ok(editions.flat_map(ids).collect())
}

/// Each with what is wrong with it, given the one before.
fn chain(rows: Vec<ResultRow>) -> Vec<Stored> {
    let mut all: Vec<Stored> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut stored = read(row);
        stored.faults = faults(&stored, all.last());
        all.push(stored);
    }
    all
}

fn read(row: ResultRow) -> Stored {
    Stored {
        number: u32::try_from(row.number).unwrap_or(0),
        cut_off: row.cut_off.0,
        result: serde_json::from_str(&row.statement).ok(),
        statement: row.statement,
        hash: row.hash,
        signature: row.signature,
        public_key: row.public_key,
        by: row.name,
        at: row.signed_at.0,
        faults: Vec::new(),
    }
}
