//! Keeping audiences true: who should owe an open edition and does not is assigned it; who owes it and should not any more
//! is released from that day; who was released and should owe it again does. Looked at again and again, so that nobody who
//! was absent on one day is missed.
//!
//! Being released is an exemption that an audience granted. Those that people granted are never touched, and who completed
//! stays completed.

use super::{Subject, compile::owes, subjects};
use crate::{
    chance,
    db::{Conn, Day, Sql, Time},
    error::Error,
    fetch_all_of, in_transaction,
    kunren::Kunren,
};
use jiff::civil::Date;
use kunren_domain::id::{EditionId, PersonId};
use std::sync::Arc;
use uuid::Uuid;

/// Rows in one transaction, so that nobody waits long for the writer.
const TOGETHER: usize = 500;

/// How many people something changed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// Owe it for the first time.
    pub assigned: usize,
    /// Were released.
    pub released: usize,
    /// Owe it again.
    pub returned: usize,
}

#[derive(Debug, Clone, Copy, sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
}

#[derive(Debug, Clone, Copy, sqlx::FromRow)]
struct ReleaseRow {
    id: Uuid,
    completed_on: Option<Day>,
}

#[derive(sqlx::FromRow)]
struct DoneRow {
    #[expect(dead_code, reason = "only their number matters")]
    id: Uuid,
}

/// Assigns what is missing today and keeps releases true; returns how many obligations are new.
///
/// # Errors
/// When the database fails; what was done until then stays.
pub async fn assign_missing(kunren: &Kunren) -> Result<usize, Error> {
    keep_all(kunren, None).await.map(|changes| changes.assigned)
}

/// The same for one edition, or for all that are open.
pub(crate) async fn keep_all(kunren: &Kunren, only: Option<EditionId>) -> Result<Changes, Error> {
    let today = kunren.clock().today();
    // Looking through everybody takes a while: nobody who writes waits for that.
    let mut conn = kunren.db().read().await?;
    let mut all = subjects(&mut conn).await?;
    drop(conn);
    all.retain(|subject| subject.is_open(today) && only.is_none_or(|only| only == subject.edition));
    let mut sum = Changes::default();
    for subject in all {
        let changes = keep(kunren, &subject, today).await?;
        sum.assigned += changes.assigned;
        sum.released += changes.released;
        sum.returned += changes.returned;
    }
    if sum != Changes::default() {
        kunren.owed().forget_all();
    }
    Ok(sum)
}

async fn keep(kunren: &Kunren, subject: &Subject, today: Date) -> Result<Changes, Error> {
    let mut conn = kunren.db().read().await?;
    let missing = missing(&mut conn, subject, today, None).await?;
    let (surplus, back) = if subject.audience.is_some() {
        (surplus(&mut conn, subject, today).await?, back(&mut conn, subject, today).await?)
    } else {
        (Vec::new(), Vec::new())
    };
    drop(conn);
    Ok(Changes {
        assigned: assign(kunren, subject.edition, &missing, today).await?,
        released: release(kunren, subject, &surplus, today).await?,
        returned: take_back(kunren, &back, today).await?,
    })
}

/// Who is employed, should owe it and does not.
async fn missing(
    conn: &mut Conn,
    subject: &Subject,
    today: Date,
    only: Option<PersonId>,
) -> Result<Vec<PersonRow>, Error> {
    let mut sql = Sql::about(
        today,
        "SELECT p.id
         FROM person AS p
         WHERE p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)
             AND NOT EXISTS (SELECT 1 FROM obligation AS o WHERE o.person_id = p.id AND o.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(") AND ");
    if let Some(only) = only {
        sql.push("p.id = ").bind(only.get()).push(" AND ");
    }
    owes(&mut sql, subject);
    Ok(sql.fetch_all(conn).await?)
}

/// Who is employed, owes it, has not completed it, is not released by anybody, and should not owe it.
async fn surplus(conn: &mut Conn, subject: &Subject, today: Date) -> Result<Vec<PersonRow>, Error> {
    let mut sql = Sql::about(
        today,
        "SELECT p.id
         FROM obligation AS o
         JOIN person AS p ON p.id = o.person_id
         WHERE p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)
             AND NOT EXISTS (SELECT 1 FROM completion AS k WHERE k.person_id = o.person_id AND k.edition_id = o.edition_id)
             AND NOT EXISTS (
                 SELECT 1
                 FROM exemption AS x
                 WHERE x.person_id = o.person_id AND x.edition_id = o.edition_id
                     AND x.from_on <= $1 AND (x.until_on IS NULL OR x.until_on >= $1)
             )
             AND o.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(" AND NOT ");
    owes(&mut sql, subject);
    Ok(sql.fetch_all(conn).await?)
}

/// Whom an audience released who should owe it again, or who completed it all the same.
async fn back(conn: &mut Conn, subject: &Subject, today: Date) -> Result<Vec<ReleaseRow>, Error> {
    let mut sql = Sql::about(
        today,
        "SELECT x.id, k.completed_on
         FROM exemption AS x
         JOIN person AS p ON p.id = x.person_id
         LEFT JOIN completion AS k ON k.person_id = x.person_id AND k.edition_id = x.edition_id
         WHERE p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)
             AND x.audience_id IS NOT NULL AND x.revoked_at IS NULL AND x.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(" AND (k.completed_on IS NOT NULL OR ");
    owes(&mut sql, subject);
    sql.push(")");
    Ok(sql.fetch_all(conn).await?)
}

async fn assign(kunren: &Kunren, edition: EditionId, missing: &[PersonRow], today: Date) -> Result<usize, Error> {
    let mut assigned = 0;
    for some in missing.chunks(TOGETHER) {
        let some: Arc<[PersonRow]> = some.into();
        assigned +=
            in_transaction!(kunren.db(), |conn, some, edition, today| { owe(conn, edition, &some, today).await })?;
    }
    Ok(assigned)
}

/// Who was assigned the same meanwhile keeps that.
async fn owe(conn: &mut Conn, edition: EditionId, people: &[PersonRow], today: Date) -> Result<usize, Error> {
    let into = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) ";
    let after = " ON CONFLICT (person_id, edition_id) DO NOTHING RETURNING id";
    let assigned = fetch_all_of!(conn, DoneRow, into, people, after, |person| [
        chance::uuid(),
        person.id,
        edition.get(),
        Day(today),
    ])?;
    Ok(assigned.len())
}

/// Releases people from today on, for the reason the audience has. Who completed it meanwhile, or was released by another
/// server, is left out.
async fn release(kunren: &Kunren, subject: &Subject, people: &[PersonRow], today: Date) -> Result<usize, Error> {
    let Some(audience) = subject.audience.clone() else { return Ok(0) };
    let (edition, now, mut released) = (subject.edition, kunren.clock().now(), 0);
    for some in people.chunks(TOGETHER) {
        let some: Arc<[PersonRow]> = some.into();
        released += in_transaction!(kunren.db(), |conn, some, audience, edition, now, today| {
            let into = "INSERT INTO exemption (id, person_id, edition_id, from_on, reason, granted_at, audience_id)
                        SELECT v.column1, v.column2, v.column3, v.column4, v.column5, v.column6, v.column7
                        FROM (";
            let after = ") AS v
                        WHERE NOT EXISTS (
                            SELECT 1 FROM completion AS k WHERE k.person_id = v.column2 AND k.edition_id = v.column3
                        )
                        ON CONFLICT DO NOTHING
                        RETURNING id";
            let (id, reason) = &audience;
            let done = fetch_all_of!(conn, DoneRow, into, some.iter(), after, |person| [
                chance::uuid(),
                person.id,
                edition.get(),
                Day(today),
                reason.as_str(),
                Time(now),
                *id,
            ])?;
            Ok::<_, Error>(done.len())
        })?;
    }
    Ok(released)
}

/// Ends releases: yesterday was their last day, or the one before the completion.
async fn take_back(kunren: &Kunren, releases: &[ReleaseRow], today: Date) -> Result<usize, Error> {
    let (now, mut ended) = (kunren.clock().now(), 0);
    for some in releases.chunks(TOGETHER) {
        let some: Arc<[ReleaseRow]> = some.into();
        ended += in_transaction!(kunren.db(), |conn, some, now, today| {
            let set = "UPDATE exemption SET until_on = v.column2, revoked_at = v.column3 FROM (";
            let after = ") AS v WHERE exemption.id = v.column1 AND exemption.revoked_at IS NULL RETURNING id";
            let done = fetch_all_of!(conn, DoneRow, set, some.iter(), after, |release| [
                release.id,
                Day(last_day(release, today)),
                Time(now),
            ])?;
            Ok::<_, Error>(done.len())
        })?;
    }
    Ok(ended)
}

fn last_day(release: &ReleaseRow, today: Date) -> Date {
    let first_without = release.completed_on.map_or(today, |on| on.0.min(today));
    first_without.yesterday().unwrap_or(first_without)
}

/// Assigns what is open, and meant for them, to somebody who is being added.
pub(crate) async fn assign_to(conn: &mut Conn, person: PersonId, today: Date) -> Result<usize, Error> {
    let mut assigned = 0;
    for subject in subjects(conn).await?.into_iter().filter(|subject| subject.is_open(today)) {
        let missing = missing(conn, &subject, today, Some(person)).await?;
        if !missing.is_empty() {
            assigned += owe(conn, subject.edition, &missing, today).await?;
        }
    }
    Ok(assigned)
}
