//! Making a planned import history: one transaction of a few statements over the staged rows, or nothing.

use super::{
    error::HrError,
    order::{acts, check_no_loop, meets_later},
    source::{Source, store},
};
use crate::{
    audit,
    db::{Conn, Day, Time, is_conflict, statements},
    error::Error,
    execute, fetch_one, fetch_optional, in_transaction,
    kunren::Kunren,
    learning::audience::keep_all,
    reason::reason as checked,
};
use jiff::Timestamp;
use kunren_domain::{
    hr::{Effects, Exceeded},
    id::PersonId,
};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// What happened.
    pub effects: Effects,
    /// How many obligations audiences made of that.
    pub assigned: usize,
    /// How many they ended.
    pub released: usize,
}

#[derive(sqlx::FromRow)]
struct ImportRow {
    settings: Json<Source>,
    effects: Json<Effects>,
    exceeded: Json<Vec<Exceeded>>,
    day: Day,
    file_name: String,
    history: i64,
    planned_at: Option<Time>,
    applied_at: Option<Time>,
    ended_at: Option<Time>,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    count: i64,
}

/// Applies a planned import.
///
/// # Errors
/// [`HrError::NotConfirmed`] when a threshold is exceeded and there is no reason; [`HrError::Outdated`] when people
/// changed since it was planned; [`HrError::Ended`]; [`HrError::Done`]; [`Error::NotFound`]. Nothing was changed then.
pub async fn apply(
    kunren: &Kunren,
    by: Option<PersonId>,
    import: Uuid,
    reason: Option<&str>,
) -> Result<Applied, HrError> {
    apply_seen(kunren, by, import, reason, None).await
}

/// Applies a plan, and no other than the one that was made at the time that somebody saw.
pub(super) async fn apply_seen(
    kunren: &Kunren,
    by: Option<PersonId>,
    import: Uuid,
    reason: Option<&str>,
    seen: Option<Timestamp>,
) -> Result<Applied, HrError> {
    let reason = reason.filter(|reason| !reason.trim().is_empty()).map(checked).transpose()?;
    let now = kunren.clock().now();
    let effects = in_transaction!(kunren.db(), |conn, reason, import, by, now, seen| {
        let planned = planned(conn, import).await?;
        if seen.is_some() && planned.planned_at.map(|at| at.0) != seen {
            return Err(HrError::Outdated);
        }
        if reason.is_none() && !planned.exceeded.0.is_empty() {
            return Err(HrError::NotConfirmed);
        }
        let acts = acts(conn).await?;
        if is_outdated(conn, import, planned.history).await? {
            return Err(HrError::Outdated);
        }
        make_history(conn, import).await?;
        if acts != planned.history {
            check_no_loop(conn, import, planned.day.0, HrError::Outdated).await?;
        }
        let sql = "UPDATE hr_import SET applied_by = $2, applied_at = $3, reason = $4, applied_as = $5 WHERE id = $1";
        execute!(conn, sql, import, by.map(PersonId::get), Time(now), reason.as_deref(), acts + 1)?;
        store(conn, &planned.settings.0, by, now).await?;
        record(conn, by, now, import, &planned, reason.as_deref()).await?;
        Ok::<_, HrError>(planned.effects.0)
    })?;
    kunren.forget_people();
    kunren.imports_waiting().forget_all();
    let kept = keep_all(kunren, None).await?;
    let (assigned, released) = (kept.assigned + kept.returned, kept.released);
    note_kept(kunren, import, assigned, released).await?;
    Ok(Applied { effects, assigned, released })
}

/// What audiences did, for those who look at the import later.
async fn note_kept(kunren: &Kunren, import: Uuid, assigned: usize, released: usize) -> Result<(), Error> {
    let [assigned, released] = [assigned, released].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
    in_transaction!(kunren.db(), |conn, import, assigned, released| {
        let sql = "UPDATE hr_import SET assigned = $2, released = $3 WHERE id = $1";
        execute!(conn, sql, import, assigned, released).map(drop).map_err(Error::from)
    })
}

async fn planned(conn: &mut Conn, import: Uuid) -> Result<ImportRow, HrError> {
    let sql = "SELECT settings, effects, exceeded, day, file_name, history, planned_at, applied_at, ended_at
         FROM hr_import
         WHERE id = $1";
    let row = fetch_optional!(conn, ImportRow, sql, import)?;
    let row = row.filter(|row| row.planned_at.is_some()).ok_or(Error::NotFound)?;
    match (row.applied_at, row.ended_at) {
        (Some(_), _) => Err(HrError::Done),
        (None, Some(_)) => Err(HrError::Ended),
        (None, None) => Ok(row),
    }
}

/// Whether an import, or somebody by hand, changed people whom a plan changes, since it was made after so many acts.
pub(super) async fn is_outdated(conn: &mut Conn, import: Uuid, planned_after: i64) -> Result<bool, Error> {
    if meets_later(conn, import, planned_after).await? {
        return Ok(true);
    }
    Ok(fetch_one!(conn, CountRow, include_str!("apply/outdated.sql"), import)?.count > 0)
}

async fn make_history(conn: &mut Conn, import: Uuid) -> Result<(), HrError> {
    for sql in statements(include_str!("apply/statements.sql")) {
        let done = execute!(conn, sql, import);
        done.map_err(|error| if is_conflict(&error) { HrError::Outdated } else { error.into() })?;
    }
    Ok(())
}

async fn record(
    conn: &mut Conn,
    by: Option<PersonId>,
    now: Timestamp,
    import: Uuid,
    planned: &ImportRow,
    reason: Option<&str>,
) -> Result<(), sqlx::Error> {
    let effects = &planned.effects.0;
    let detail = json!({
        "import": import,
        "file": planned.file_name,
        "reason": reason,
        "exceeded": planned.exceeded.0,
        "rows": effects.rows,
        "joiners": effects.joiners + effects.rejoiners,
        "leavers": effects.leavers,
        "moves": effects.moves,
        "changed": effects.changed,
        "rejected": effects.rejected,
    });
    audit::record(conn, now, by, "hr.applied", &planned.settings.0.name, &detail).await
}
