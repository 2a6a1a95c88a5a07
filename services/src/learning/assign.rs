//! Assigning: everybody employed owes every edition that is open. Looked at again and again, so that nobody who was
//! absent on one day is missed.

use crate::{
    chance,
    db::{Conn, Day},
    error::Error,
    execute, fetch_all, in_transaction,
    kunren::Kunren,
};
use jiff::civil::Date;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct MissingRow {
    person_id: Uuid,
    edition_id: Uuid,
}

/// Assigns what is missing today; returns how many obligations that were.
///
/// # Errors
/// When the database fails.
pub async fn assign_missing(kunren: &Kunren) -> Result<usize, Error> {
    let today = kunren.clock().today();
    // Looking through everybody takes a while: nobody who writes waits for that, unless there is something to write.
    let mut conn = kunren.db().read().await?;
    let missing = fetch_all!(conn, MissingRow, include_str!("missing.sql"), Day(today))?;
    drop(conn);
    if missing.is_empty() {
        return Ok(0);
    }
    let assigned = in_transaction!(kunren.db(), |conn, today| { assign(conn, today).await })?;
    if assigned > 0 {
        kunren.owed().forget_all();
    }
    Ok(assigned)
}

/// The same within a transaction.
pub(crate) async fn assign(conn: &mut Conn, today: Date) -> Result<usize, Error> {
    let missing = fetch_all!(conn, MissingRow, include_str!("missing.sql"), Day(today))?;
    for row in &missing {
        execute!(
            conn,
            "INSERT INTO obligation (id, person_id, edition_id, assigned_on) VALUES ($1, $2, $3, $4)",
            chance::uuid(),
            row.person_id,
            row.edition_id,
            Day(today),
        )?;
    }
    Ok(missing.len())
}
