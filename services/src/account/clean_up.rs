//! Deleting what no longer counts: failures to sign in, sessions that ended and codes that expired long ago.

use crate::{db::Time, error::Error, execute, fetch_all, in_transaction, kunren::Kunren};
use jiff::SignedDuration;
use kunren_domain::account::THROTTLE_WINDOW;
use std::sync::Arc;
use uuid::Uuid;

/// How long a session is kept after it could last have been used.
pub const SESSIONS_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long a code is kept after it could last have been used: until then, who types it is told that it is too old.
pub const CODES_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Rows that are deleted at once: nobody who writes waits for long. They are found outside of the transaction, so that it
/// touches no others.
const TOGETHER: i64 = 500;

#[derive(sqlx::FromRow)]
struct FailureRow {
    id: Uuid,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    token_hash: String,
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    person_id: Uuid,
}

/// Deletes them; a server does so once in a while.
///
/// # Errors
/// When the database fails.
pub async fn clean_up(kunren: &Kunren) -> Result<(), Error> {
    failures(kunren).await?;
    sessions(kunren).await?;
    codes(kunren).await
}

async fn failures(kunren: &Kunren) -> Result<(), Error> {
    let before = Time(kunren.clock().now() - THROTTLE_WINDOW);
    loop {
        let sql = "SELECT id FROM sign_in_failure WHERE failed_at < $1 LIMIT $2";
        let rows = Arc::new(fetch_all!(&mut kunren.db().read().await?, FailureRow, sql, before, TOGETHER)?);
        if rows.is_empty() {
            return Ok(());
        }
        in_transaction!(kunren.db(), |conn, rows| {
            for row in rows.iter() {
                execute!(conn, "DELETE FROM sign_in_failure WHERE id = $1", row.id)?;
            }
            Ok::<_, Error>(())
        })?;
    }
}

/// One that was ended could have been used until it would have expired, half a day later at most.
async fn sessions(kunren: &Kunren) -> Result<(), Error> {
    let before = Time(kunren.clock().now() - SESSIONS_KEPT);
    loop {
        let sql = "SELECT token_hash FROM session WHERE expires_at < $1 LIMIT $2";
        let rows = Arc::new(fetch_all!(&mut kunren.db().read().await?, SessionRow, sql, before, TOGETHER)?);
        if rows.is_empty() {
            return Ok(());
        }
        in_transaction!(kunren.db(), |conn, rows| {
            for row in rows.iter() {
                execute!(conn, "DELETE FROM session WHERE token_hash = $1", row.token_hash.as_str())?;
            }
            Ok::<_, Error>(())
        })?;
    }
}

/// One that was given anew meanwhile is another one.
async fn codes(kunren: &Kunren) -> Result<(), Error> {
    let before = Time(kunren.clock().now() - CODES_KEPT);
    loop {
        let sql = "SELECT person_id FROM activation WHERE expires_at < $1 LIMIT $2";
        let rows = Arc::new(fetch_all!(&mut kunren.db().read().await?, CodeRow, sql, before, TOGETHER)?);
        if rows.is_empty() {
            return Ok(());
        }
        in_transaction!(kunren.db(), |conn, rows, before| {
            for row in rows.iter() {
                let sql = "DELETE FROM activation WHERE person_id = $1 AND expires_at < $2";
                execute!(conn, sql, row.person_id, before)?;
            }
            Ok::<_, Error>(())
        })?;
    }
}
