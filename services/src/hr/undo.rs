//! Taking an import back: the state of before, as new history from today on.

use super::{
    error::HrError,
    order::{acts, check_no_loop, later},
};
use crate::{
    audit, chance,
    db::{Conn, Day, Time, insert::insert_all, is_conflict, statements},
    error::Error,
    execute, fetch_all, fetch_optional, in_transaction,
    kunren::Kunren,
    learning::assign_missing,
    permit::{ImportPeople, Permit},
    reason::reason as checked,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{hr::Effects, id::PersonId};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct ImportRow {
    id: Uuid,
    source: String,
    file_name: String,
    day: Day,
    applied_at: Option<Time>,
    undone_at: Option<Time>,
    effects: Json<Effects>,
}

#[derive(sqlx::FromRow)]
struct PlacementRow {
    person_id: Uuid,
    site_id: Uuid,
    main: bool,
    valid_from: Day,
    valid_to_before: Option<Day>,
    department: String,
    job_function: String,
    rank: String,
    employment_type: String,
    manager_id: Option<Uuid>,
}

/// An import that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    /// Its id.
    pub id: Uuid,
    /// Name of the source.
    pub source: String,
    /// What the file was called.
    pub file_name: String,
    /// When it was applied.
    pub applied_at: Timestamp,
    /// What it did.
    pub effects: Effects,
}

/// What [`undo`] of an import, or of the latest, would take back.
///
/// # Errors
/// See [`undo`]; [`Error::NotFound`] also when there is nothing to take back.
pub async fn undoable(kunren: &Kunren, import: Option<Uuid>) -> Result<Undoable, HrError> {
    let mut conn = kunren.db().read().await?;
    let row = check(&mut conn, import).await?;
    let applied_at = row.applied_at.ok_or(Error::NotFound)?.0;
    let ImportRow { id, source, file_name, effects, .. } = row;
    Ok(Undoable { id, source, file_name, applied_at, effects: effects.0 })
}

/// Takes back an import, for a reason. People who were new stay, as people who have left, because others may have
/// written about them by now.
///
/// # Errors
/// [`HrError::Overtaken`] when a later one, not undone, changed some of the same people, or has given away what they had;
/// [`HrError::Done`]; [`Error::NotFound`]; [`Error::ReasonMissing`]. Nothing was changed then.
pub async fn undo(kunren: &Kunren, by: Option<PersonId>, import: Uuid, reason: &str) -> Result<Uuid, HrError> {
    let reason = checked(reason)?;
    let (now, today) = (kunren.clock().now(), kunren.clock().today());
    let undone = in_transaction!(kunren.db(), |conn, import, by, now, today, reason| {
        let row = check(conn, Some(import)).await?;
        let day = today.max(row.day.0);
        take_back(conn, row.id, day).await?;
        reopen(conn, row.id, day).await?;
        check_no_loop(conn, row.id, day, HrError::Overtaken).await?;
        let sql = "UPDATE hr_import SET undone_by = $2, undone_at = $3, undo_reason = $4, undone_as = $5 WHERE id = $1";
        let number = acts(conn).await? + 1;
        execute!(conn, sql, row.id, by.map(PersonId::get), Time(now), reason.as_str(), number)?;
        let detail = json!({ "import": row.id, "file": row.file_name, "reason": reason });
        audit::record(conn, now, by, "hr.undone", &row.source, &detail).await?;
        Ok::<_, HrError>(row.id)
    })?;
    kunren.forget_people();
    assign_missing(kunren).await?;
    Ok(undone)
}

/// Takes back an import that somebody looked at.
///
/// # Errors
/// See [`undo`].
pub async fn undo_because(
    kunren: &Kunren,
    permit: &Permit<ImportPeople>,
    import: Uuid,
    reason: &str,
) -> Result<Uuid, HrError> {
    undo(kunren, Some(permit.by()), import, reason).await
}

/// The import to undo, if it can be; without an id, the latest that was applied and not undone.
async fn check(conn: &mut Conn, asked: Option<Uuid>) -> Result<ImportRow, HrError> {
    let Some(asked) = asked else {
        let sql = "SELECT id, source, file_name, day, applied_at, undone_at, effects
                   FROM hr_import
                   WHERE applied_at IS NOT NULL AND undone_at IS NULL
                   ORDER BY applied_as DESC
                   LIMIT 1";
        return fetch_optional!(conn, ImportRow, sql)?.ok_or_else(|| Error::NotFound.into());
    };
    let sql = "SELECT id, source, file_name, day, applied_at, undone_at, effects FROM hr_import WHERE id = $1";
    let row = fetch_optional!(conn, ImportRow, sql, asked)?;
    let row = row.filter(|row| row.applied_at.is_some()).ok_or(Error::NotFound)?;
    if row.undone_at.is_some() {
        Err(HrError::Done)
    } else if later(conn, asked).await?.is_some() {
        Err(HrError::Overtaken)
    } else {
        Ok(row)
    }
}

async fn take_back(conn: &mut Conn, import: Uuid, day: Date) -> Result<(), HrError> {
    for sql in statements(include_str!("undo/statements.sql")) {
        let done = if sql.contains("$2") { execute!(conn, sql, import, Day(day)) } else { execute!(conn, sql, import) };
        // An address that somebody had is somebody else's now.
        done.map_err(|error| if is_conflict(&error) { HrError::Overtaken } else { error.into() })?;
    }
    Ok(())
}

/// Opens again what the import closed: from the day on, or from when it was to begin.
async fn reopen(conn: &mut Conn, import: Uuid, day: Date) -> Result<(), HrError> {
    let closed = fetch_all!(conn, PlacementRow, include_str!("undo/reopened.sql"), import)?;
    let from = |row: &PlacementRow| Day(row.valid_from.0.max(day));
    let lasting: Vec<PlacementRow> =
        closed.into_iter().filter(|row| row.valid_to_before.is_none_or(|to| to > from(row))).collect();
    let into = "INSERT INTO placement (id, person_id, site_id, main, valid_from, valid_to, department, job_function, \
                rank, employment_type, manager_id) ";
    insert_all!(conn, into, &lasting, |row| [
        chance::uuid(),
        row.person_id,
        row.site_id,
        row.main,
        from(row),
        row.valid_to_before,
        row.department.as_str(),
        row.job_function.as_str(),
        row.rank.as_str(),
        row.employment_type.as_str(),
        row.manager_id,
    ])?;
    Ok(())
}
