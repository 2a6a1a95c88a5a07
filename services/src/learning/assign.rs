//! Assigning: everybody employed owes every edition that is open. Looked at again and again, so that nobody who was
//! absent on one day is missed.

use crate::{
    chance,
    db::{Conn, Day},
    error::Error,
    fetch_all, fetch_all_of, in_transaction,
    kunren::Kunren,
};
use jiff::civil::Date;
use kunren_domain::id::PersonId;
use std::sync::Arc;
use uuid::Uuid;

/// Obligations in one transaction, so that nobody waits long for the writer.
const TOGETHER: usize = 500;

#[derive(Debug, Clone, Copy, sqlx::FromRow)]
struct MissingRow {
    person_id: Uuid,
    edition_id: Uuid,
}

#[derive(sqlx::FromRow)]
struct AssignedRow {
    #[expect(dead_code, reason = "only their number matters")]
    id: Uuid,
}

/// Assigns what is missing today; returns how many obligations that were.
///
/// # Errors
/// When the database fails; what was assigned until then stays.
pub async fn assign_missing(kunren: &Kunren) -> Result<usize, Error> {
    let today = kunren.clock().today();
    // Looking through everybody takes a while: nobody who writes waits for that.
    let mut conn = kunren.db().read().await?;
    let missing = fetch_all!(conn, MissingRow, include_str!("missing.sql"), Day(today))?;
    drop(conn);
    let mut assigned = 0;
    for some in missing.chunks(TOGETHER) {
        let some: Arc<[MissingRow]> = some.into();
        assigned += in_transaction!(kunren.db(), |conn, some, today| { insert(conn, &some, today).await })?;
    }
    if assigned > 0 {
        kunren.owed().forget_all();
    }
    Ok(assigned)
}

/// Assigns what is open to somebody who is being added.
pub(crate) async fn assign_to(conn: &mut Conn, person: PersonId, today: Date) -> Result<usize, Error> {
    let sql = "SELECT p.id AS person_id, e.id AS edition_id
               FROM person AS p CROSS JOIN edition AS e
               WHERE p.id = $1 AND e.opens_on <= $2 AND e.closes_on >= $2";
    let open = fetch_all!(conn, MissingRow, sql, person.get(), Day(today))?;
    if open.is_empty() { Ok(0) } else { insert(conn, &open, today).await }
}

/// Who was assigned the same meanwhile keeps that.
async fn insert(conn: &mut Conn, missing: &[MissingRow], today: Date) -> Result<usize, Error> {
    let into = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) ";
    let after = " ON CONFLICT (person_id, edition_id) DO NOTHING RETURNING id";
    let assigned = fetch_all_of!(conn, AssignedRow, into, missing, after, |row| [
        chance::uuid(),
        row.person_id,
        row.edition_id,
        Day(today),
    ])?;
    Ok(assigned.len())
}
