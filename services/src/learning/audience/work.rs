//! Applying an audience: by one runner at a time, in transactions that hold only while that is so.

use crate::{db::Conn, execute};
use uuid::Uuid;

/// An audience waits to be applied, and those before it of the same edition do not any more.
pub(super) async fn begin(conn: &mut Conn, audience: Uuid) -> Result<(), sqlx::Error> {
    let sql = "UPDATE audience_work
               SET state = 'superseded'
               WHERE state <> 'done' AND audience_id IN (
                   SELECT b.id
                   FROM audience AS b
                   JOIN audience AS a ON a.edition_id = b.edition_id
                   WHERE a.id = $1
               )";
    execute!(conn, sql, audience)?;
    let sql = "INSERT INTO audience_work (audience_id, state, again, assigned, released, returned)
               VALUES ($1, 'waiting', FALSE, 0, 0, 0)";
    execute!(conn, sql, audience).map(drop)
}
