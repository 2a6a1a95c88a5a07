//! After the last try: somebody who may, grants another, with a reason.

use crate::{
    audit, chance,
    db::{Conn, Time},
    error::Error,
    execute, fetch_all, fetch_one, fetch_optional, in_transaction,
    kunren::Kunren,
    permit::{GrantAttempt, Permit},
    reason::reason,
};
use jiff::Timestamp;
use kunren_domain::{
    edition::{Phase, TestRule},
    id::{EditionId, PersonId},
    policy::{Next, Tried, next_try, next_try_of_added},
};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct ReachedRow {
    #[expect(dead_code, reason = "only its presence matters")]
    person_id: Uuid,
}

/// Whom another attempt is granted, and what its being needed depends on.
pub(crate) struct Asked {
    pub(crate) person: PersonId,
    pub(crate) edition: EditionId,
    pub(crate) rule: TestRule,
    /// Where today lies in the window, for this person.
    pub(crate) phase: Phase,
    /// Whether it is for what moves have added to what was completed.
    pub(crate) added: bool,
}

#[derive(sqlx::FromRow)]
struct TriedRow {
    submitted_at: Time,
    passed: bool,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    granted: i64,
}

/// Grants one more attempt to a person within the permit's reach, if there is none left.
pub(crate) async fn grant(
    kunren: &Kunren,
    permit: &Permit<GrantAttempt>,
    asked: Asked,
    why: &str,
) -> Result<(), Error> {
    let reason = Arc::new(reason(why)?);
    let person = asked.person;
    let asked = Arc::new(asked);
    let (countries, by, now, today) = (permit.countries(), permit.by(), kunren.clock().now(), kunren.clock().today());
    in_transaction!(kunren.db(), |conn, asked, reason, countries, by, now, today| {
        within_reach(conn, asked.person, asked.edition, &countries, today).await?;
        if !is_needed(conn, &asked, now).await? {
            return Err(Error::AttemptsLeft);
        }
        insert(conn, &asked, &reason, by, now).await
    })?;
    kunren.owed_changed(person);
    Ok(())
}

/// Writes a grant down.
pub(crate) async fn insert(
    conn: &mut Conn,
    asked: &Asked,
    reason: &str,
    by: PersonId,
    now: Timestamp,
) -> Result<(), Error> {
    let (person, edition) = (asked.person, asked.edition);
    execute!(
        conn,
        "INSERT INTO attempt_grant (id, person_id, edition_id, reason, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6)",
        chance::uuid(),
        person.get(),
        edition.get(),
        reason,
        by.get(),
        Time(now),
    )?;
    let detail = json!({ "edition": edition, "reason": reason });
    audit::record(conn, now, Some(by), "attempt.granted", &person.to_string(), &detail).await?;
    Ok(())
}

/// Whether the person can only go on with another attempt. Lessons are not looked at: who has used all attempts had read
/// them.
pub(crate) async fn is_needed(conn: &mut Conn, asked: &Asked, now: Timestamp) -> Result<bool, Error> {
    let (person, edition) = (asked.person.get(), asked.edition.get());
    let sql = "SELECT s.submitted_at, s.passed FROM attempt AS a JOIN submission AS s ON s.attempt_id = a.id
               WHERE a.person_id = $1 AND a.edition_id = $2 ORDER BY a.number";
    let rows = fetch_all!(conn, TriedRow, sql, person, edition)?;
    let tried: Vec<Tried> =
        rows.into_iter().map(|row| Tried { submitted_at: row.submitted_at.0, passed: row.passed }).collect();
    let sql = "SELECT count(*) AS granted FROM attempt_grant WHERE person_id = $1 AND edition_id = $2";
    let granted = fetch_one!(conn, CountRow, sql, person, edition)?.granted;
    let granted = u16::try_from(granted).unwrap_or(u16::MAX);
    let next_try = if asked.added { next_try_of_added } else { next_try };
    Ok(next_try(&asked.rule, asked.phase, 0, &tried, granted, now) == Next::AttemptsUsed)
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
