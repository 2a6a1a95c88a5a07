//! Editions that are open and that somebody does not owe: why not is said by [`why_not`](crate::learning::why_not).

use crate::{
    course::content::Content,
    db::{Conn, Day},
    error::Error,
    fetch_all,
};
use jiff::civil::Date;
use kunren_domain::id::{EditionId, PersonId};
use std::sync::Arc;
use uuid::Uuid;

/// An edition that is open today and that somebody does not owe: [`why_not`](crate::learning::why_not) says why.
#[derive(Debug, Clone)]
pub struct NotOwed {
    /// Which.
    pub edition: EditionId,
    /// Its short name.
    pub code: String,
    /// Its latest content; none for editions held before this system.
    pub content: Option<Arc<Content>>,
}

#[derive(sqlx::FromRow)]
struct NotOwedRow {
    id: Uuid,
    code: String,
    version_id: Option<Uuid>,
}

/// Editions that are open and not owed, with the latest version of each.
pub(super) async fn not_owed(
    conn: &mut Conn,
    person: PersonId,
    today: Date,
) -> Result<Vec<(Option<Uuid>, NotOwed)>, Error> {
    let sql = "SELECT e.id, e.code,
                   (SELECT v.id FROM edition_version AS v WHERE v.edition_id = e.id ORDER BY v.number DESC LIMIT 1) AS version_id
               FROM edition AS e
               WHERE e.opens_on <= $2 AND e.closes_on >= $2
                   AND NOT EXISTS (SELECT 1 FROM obligation AS o WHERE o.person_id = $1 AND o.edition_id = e.id)
               ORDER BY e.opens_on DESC, e.code";
    let rows = fetch_all!(conn, NotOwedRow, sql, person.get(), Day(today))?;
    let one =
        |row: NotOwedRow| (row.version_id, NotOwed { edition: EditionId::new(row.id), code: row.code, content: None });
    Ok(rows.into_iter().map(one).collect())
}
