//! From year to year: a new edition begins with the audience of the newest earlier one of its programme, as a row of its own
//! that says whence it comes. Where that one has none, it is for everybody.

use super::{Terms, work};
use crate::{
    audit, chance,
    db::{Conn, Time},
    execute, fetch_optional,
};
use kunren_domain::{
    audience::{EditionName, Rule},
    id::EditionId,
    recurrence::Recurrence,
};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct EarlierRow {
    programme: String,
    code: String,
    earlier_id: Uuid,
    earlier: String,
    rule: Json<Rule>,
    recurrence: Json<Recurrence>,
    reason: String,
}

/// Gives a new edition the audience of the one before it; returns whether there was one.
pub(crate) async fn inherit(conn: &mut Conn, edition: EditionId, at: Time) -> Result<bool, sqlx::Error> {
    let id = chance::uuid();
    let inherited = inherit_as(conn, [id, chance::uuid()], edition, at).await?;
    if inherited {
        work::begin(conn, id).await?;
    }
    Ok(inherited)
}

/// The same as if it had long been applied, with ids of the audience and its line in the log of changes that are known
/// beforehand.
pub(crate) async fn inherit_as(
    conn: &mut Conn,
    [id, logged]: [Uuid; 2],
    edition: EditionId,
    at: Time,
) -> Result<bool, sqlx::Error> {
    let Some(row) = fetch_optional!(conn, EarlierRow, include_str!("earlier.sql"), edition.get())? else {
        return Ok(false);
    };
    let terms = Terms { rule: row.rule.0, recurrence: row.recurrence.0 };
    let text = terms.rule.to_string();
    execute!(
        conn,
        "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_by, set_at, inherited_from)
         VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8)",
        id,
        edition.get(),
        Json(&terms.rule),
        text.as_str(),
        Json(terms.recurrence),
        row.reason.as_str(),
        at,
        row.earlier_id,
    )?;
    let name = EditionName { programme: row.programme, edition: row.code };
    let detail = json!({
        "edition": edition,
        "from": row.earlier,
        "rule": text,
        "recurrence": terms.recurrence,
        "reason": row.reason,
    });
    audit::record_as(conn, logged, at.0, None, "audience.taken-over", &name.to_string(), &detail).await?;
    Ok(true)
}
