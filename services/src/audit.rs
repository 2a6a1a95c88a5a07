//! The log of who changed what. Only ever added to, in the transaction of the change.

use crate::{
    chance,
    db::{Conn, Time},
    execute,
};
use jiff::Timestamp;
use kunren_domain::id::PersonId;
use sqlx::types::Json;

/// Writes down an act. `action` is a dotted name (`attempt.granted`), `subject` what it was done to.
pub(crate) async fn record(
    conn: &mut Conn,
    at: Timestamp,
    actor: Option<PersonId>,
    action: &str,
    subject: &str,
    detail: &serde_json::Value,
) -> Result<(), sqlx::Error> {
    execute!(
        conn,
        "INSERT INTO audit_event (id, at, actor_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        chance::uuid(),
        Time(at),
        actor.map(PersonId::get),
        action,
        subject,
        Json(detail),
    )
    .map(drop)
}
