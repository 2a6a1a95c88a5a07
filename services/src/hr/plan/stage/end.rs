//! The end of a plan that was not applied: what was staged goes, what it was stays to be read.

use super::unstage;
use crate::{
    audit,
    db::{Conn, Time},
    error::Error,
    execute, fetch_optional,
};
use jiff::Timestamp;
use kunren_domain::{hr::Effects, id::PersonId};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

/// Who ended a plan, and how.
#[derive(Debug, Clone, Copy)]
pub(in crate::hr) struct End {
    /// Who; nothing for the command line.
    pub(in crate::hr) by: Option<PersonId>,
    /// When.
    pub(in crate::hr) at: Timestamp,
    /// The later file that took its place; nothing where somebody gave it up.
    pub(in crate::hr) replaced_by: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct PlanRow {
    source: String,
    file_name: String,
    effects: Json<Effects>,
}

/// Ends a plan, or a file that was sent and is not read or applied just now. Returns whether there was one; what was sent
/// is thrown away by whoever asks for this.
pub(in crate::hr) async fn end(conn: &mut Conn, id: Uuid, ending: &End) -> Result<bool, Error> {
    let sent = end_upload(conn, id, ending).await?;
    let planned = end_plan(conn, id, ending).await?;
    let Some((source, file_name)) = planned.or(sent) else { return Ok(false) };
    let (action, detail) = match ending.replaced_by {
        Some(by) => ("hr.replaced", json!({ "import": id, "file": file_name, "by": by })),
        None => ("hr.given-up", json!({ "import": id, "file": file_name })),
    };
    audit::record(conn, ending.at, ending.by, action, &source, &detail).await?;
    Ok(true)
}

#[derive(sqlx::FromRow)]
struct SentRow {
    source: String,
    file_name: String,
}

async fn end_upload(conn: &mut Conn, id: Uuid, ending: &End) -> Result<Option<(String, String)>, Error> {
    let sql = "UPDATE hr_upload
               SET state = 'given-up', outcome = NULL, problems = NULL, ended_by = $2, ended_at = $3, replaced_by = $4
               WHERE id = $1 AND state IN ('waiting', 'columns', 'planned', 'refused', 'failed')
                   AND NOT EXISTS (
                       SELECT 1 FROM hr_import AS i WHERE i.id = hr_upload.id AND i.applied_at IS NOT NULL
                   )
               RETURNING source, file_name";
    let by = ending.by.map(PersonId::get);
    let row = fetch_optional!(conn, SentRow, sql, id, by, Time(ending.at), ending.replaced_by)?;
    Ok(row.map(|row| (row.source, row.file_name)))
}

/// The strangest changes name people, and go with what was staged.
async fn end_plan(conn: &mut Conn, id: Uuid, ending: &End) -> Result<Option<(String, String)>, Error> {
    let sql = "SELECT source, file_name, effects
               FROM hr_import
               WHERE id = $1 AND planned_at IS NOT NULL AND applied_at IS NULL AND ended_at IS NULL";
    let Some(mut row) = fetch_optional!(conn, PlanRow, sql, id)? else { return Ok(None) };
    unstage(conn, id).await?;
    row.effects.0.strangest.clear();
    let sql = "UPDATE hr_import SET effects = $2, ended_by = $3, ended_at = $4, replaced_by = $5 WHERE id = $1";
    let by = ending.by.map(PersonId::get);
    execute!(conn, sql, id, &row.effects, by, Time(ending.at), ending.replaced_by)?;
    Ok(Some((row.source, row.file_name)))
}
