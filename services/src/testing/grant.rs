//! After the last try: somebody who may, grants another, with a reason.

use crate::{
    audit, chance,
    db::{Conn, Time},
    error::Error,
    execute, fetch_optional, in_transaction,
    kunren::Kunren,
    permit::{GrantAttempt, Permit},
};
use kunren_domain::id::{EditionId, PersonId};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// Longest reason, in characters.
pub const MAX_REASON: usize = 500;

/// Checks a reason that has to be given.
///
/// # Errors
/// [`Error::ReasonMissing`] when it is empty or too long.
pub fn reason(text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MAX_REASON { Err(Error::ReasonMissing) } else { Ok(text.to_owned()) }
}

#[derive(sqlx::FromRow)]
struct ReachedRow {
    #[expect(dead_code, reason = "only its presence matters")]
    person_id: Uuid,
}

/// Grants one more attempt to a person within the permit's reach.
///
/// # Errors
/// [`Error::NotFound`] when the person is out of reach or owes nothing, [`Error::ReasonMissing`].
pub async fn grant_attempt(
    kunren: &Kunren,
    permit: &Permit<GrantAttempt>,
    person: PersonId,
    edition: EditionId,
    why: &str,
) -> Result<(), Error> {
    let reason = Arc::new(reason(why)?);
    let (countries, by, now, today) = (permit.countries(), permit.by(), kunren.clock().now(), kunren.clock().today());
    in_transaction!(kunren.db(), |conn, reason, countries, by, now, today, person, edition| {
        within_reach(conn, person, edition, &countries, today).await?;
        execute!(
            conn,
            "INSERT INTO attempt_grant (id, person_id, edition_id, reason, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6)",
            chance::uuid(),
            person.get(),
            edition.get(),
            reason.as_str(),
            by.get(),
            Time(now),
        )?;
        let detail = json!({ "edition": edition, "reason": *reason });
        audit::record(conn, now, Some(by), "attempt.granted", &person.to_string(), &detail).await?;
        Ok::<_, Error>(())
    })?;
    kunren.owed_changed(person);
    Ok(())
}

/// Checks that somebody owes the edition and works in one of the countries.
pub(crate) async fn within_reach(
    conn: &mut Conn,
    person: PersonId,
    edition: EditionId,
    countries: &str,
    today: jiff::civil::Date,
) -> Result<(), Error> {
    let sql = include_str!("within_reach.sql");
    let row = fetch_optional!(conn, ReachedRow, sql, person.get(), edition.get(), countries, crate::db::Day(today))?;
    row.map(|_| ()).ok_or(Error::NotFound)
}
