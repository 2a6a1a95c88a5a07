//! Keeping audiences true: who should owe an open edition and does not is assigned it; who owes it and should not any more
//! is released from that day; who was released and should owe it again does. Looked at again and again, so that nobody who
//! was absent on one day is missed.
//!
//! Being released is an exemption that an audience granted. Those that people granted are never touched, and who completed
//! stays completed.

use super::{
    Subject,
    compile::{MAIN, owes},
    subjects,
    whom::Whom,
    work::{Right, apply_or_ask},
};
use crate::{
    chance,
    db::{Conn, Day, Time},
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

impl Changes {
    /// All together.
    #[must_use]
    pub const fn sum(self) -> usize {
        self.assigned + self.released + self.returned
    }

    pub(super) const fn and(self, more: Self) -> Self {
        Self {
            assigned: self.assigned + more.assigned,
            released: self.released + more.released,
            returned: self.returned + more.returned,
        }
    }
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
        let kept = if subject.waits {
            Box::pin(apply_or_ask(kunren, &subject, today)).await
        } else {
            keep(kunren, &subject, today, subject.look()).await
        };
        if !matches!(kept, Ok(changes) if changes.sum() == 0) {
            kunren.owed().forget_all();
        }
        match kept {
            Ok(changes) => sum = sum.and(changes),
            // Another audience was set meanwhile, and is applied by whoever set it.
            Err(Error::ChangedMeanwhile) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(sum)
}

/// Whom an audience concerns that is not as it says.
#[derive(Debug, Default)]
pub(super) struct Found {
    missing: Vec<PersonRow>,
    surplus: Vec<PersonRow>,
    back: Vec<ReleaseRow>,
}

impl Found {
    pub(super) async fn look(conn: &mut Conn, subject: &Subject, today: Date, whom: Whom) -> Result<Self, Error> {
        let missing = missing(conn, subject, today, whom).await?;
        if subject.audience.is_none() {
            return Ok(Self { missing, ..Self::default() });
        }
        let (surplus, back) = (surplus(conn, subject, today, whom).await?, back(conn, subject, today, whom).await?);
        Ok(Self { missing, surplus, back })
    }

    /// What would be done about them.
    pub(super) fn changes(&self) -> Changes {
        Changes { assigned: self.missing.len(), released: self.surplus.len(), returned: self.back.len() }
    }

    /// How many people there are.
    pub(super) fn len(&self) -> usize {
        self.changes().sum()
    }
}

/// Makes everybody as an audience says.
///
/// # Errors
/// [`Error::ChangedMeanwhile`] when the right to do so is gone; what was done until then stays.
pub(super) async fn keep(kunren: &Kunren, subject: &Subject, today: Date, right: Right) -> Result<Changes, Error> {
    let mut conn = kunren.db().read().await?;
    let found = Found::look(&mut conn, subject, today, Whom::Everybody).await?;
    drop(conn);
    right.expect(kunren, &found).await?;
    let by = By { right, now: Time(kunren.clock().now()), today };
    Ok(Changes {
        assigned: assign(kunren, subject.edition, &found.missing, by).await?,
        released: release(kunren, subject, &found.surplus, by).await?,
        returned: take_back(kunren, &found.back, by).await?,
    })
}

/// By what right something is changed, and when.
#[derive(Debug, Clone, Copy)]
struct By {
    right: Right,
    now: Time,
    today: Date,
}

/// Who is employed, should owe it and does not.
async fn missing(conn: &mut Conn, subject: &Subject, today: Date, whom: Whom) -> Result<Vec<PersonRow>, Error> {
    let mut sql = whom.asked(today, "SELECT p.id FROM person AS p");
    sql.push(MAIN).push(
        "WHERE p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)
             AND NOT EXISTS (SELECT 1 FROM obligation AS o WHERE o.person_id = p.id AND o.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(") AND ");
    owes(&mut sql, subject);
    whom.end(&mut sql);
    Ok(sql.fetch_all(conn).await?)
}

/// Who is employed, owes it, has not completed it, is not released by anybody, and should not owe it.
async fn surplus(conn: &mut Conn, subject: &Subject, today: Date, whom: Whom) -> Result<Vec<PersonRow>, Error> {
    let mut sql = whom.asked(today, "SELECT p.id FROM obligation AS o JOIN person AS p ON p.id = o.person_id");
    sql.push(MAIN).push(
        "WHERE p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)
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
    whom.end(&mut sql);
    Ok(sql.fetch_all(conn).await?)
}

/// Whom an audience released who should owe it again, or who completed it all the same.
async fn back(conn: &mut Conn, subject: &Subject, today: Date, whom: Whom) -> Result<Vec<ReleaseRow>, Error> {
    let mut sql = whom.asked(
        today,
        "SELECT x.id, k.completed_on
         FROM exemption AS x
         JOIN person AS p ON p.id = x.person_id
         LEFT JOIN completion AS k ON k.person_id = x.person_id AND k.edition_id = x.edition_id",
    );
    sql.push(MAIN).push(
        "WHERE p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)
             AND x.audience_id IS NOT NULL AND x.revoked_at IS NULL AND x.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(" AND (k.completed_on IS NOT NULL OR ");
    owes(&mut sql, subject);
    sql.push(")");
    whom.end(&mut sql);
    Ok(sql.fetch_all(conn).await?)
}

async fn assign(kunren: &Kunren, edition: EditionId, missing: &[PersonRow], by: By) -> Result<usize, Error> {
    let mut sum = 0;
    for some in missing.chunks(TOGETHER) {
        let some: Arc<[PersonRow]> = some.into();
        sum += in_transaction!(kunren.db(), |conn, some, edition, by| {
            let assigned = owe(conn, edition, &some, by.today).await?;
            by.right.spend(conn, Changes { assigned, ..Changes::default() }, by.now).await?;
            Ok::<_, Error>(assigned)
        })?;
    }
    Ok(sum)
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
async fn release(kunren: &Kunren, subject: &Subject, people: &[PersonRow], by: By) -> Result<usize, Error> {
    let Some(audience) = subject.audience.clone() else { return Ok(0) };
    let (edition, mut sum) = (subject.edition, 0);
    for some in people.chunks(TOGETHER) {
        let some: Arc<[PersonRow]> = some.into();
        sum += in_transaction!(kunren.db(), |conn, some, audience, edition, by| {
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
                Day(by.today),
                reason.as_str(),
                by.now,
                *id,
            ])?;
            let released = done.len();
            by.right.spend(conn, Changes { released, ..Changes::default() }, by.now).await?;
            Ok::<_, Error>(released)
        })?;
    }
    Ok(sum)
}

/// Ends releases: yesterday was their last day, or the one before the completion.
async fn take_back(kunren: &Kunren, releases: &[ReleaseRow], by: By) -> Result<usize, Error> {
    let mut sum = 0;
    for some in releases.chunks(TOGETHER) {
        let some: Arc<[ReleaseRow]> = some.into();
        sum += in_transaction!(kunren.db(), |conn, some, by| {
            let set = "UPDATE exemption SET until_on = v.column2, revoked_at = v.column3 FROM (";
            let after = ") AS v WHERE exemption.id = v.column1 AND exemption.revoked_at IS NULL RETURNING id";
            let done = fetch_all_of!(conn, DoneRow, set, some.iter(), after, |release| [
                release.id,
                Day(last_day(release, by.today)),
                by.now,
            ])?;
            let returned = done.len();
            by.right.spend(conn, Changes { returned, ..Changes::default() }, by.now).await?;
            Ok::<_, Error>(returned)
        })?;
    }
    Ok(sum)
}

fn last_day(release: &ReleaseRow, today: Date) -> Date {
    let first_without = release.completed_on.map_or(today, |on| on.0.min(today));
    first_without.yesterday().unwrap_or(first_without)
}

/// Assigns what is open, and meant for them, to somebody who is being added.
pub(crate) async fn assign_to(conn: &mut Conn, person: PersonId, today: Date) -> Result<usize, Error> {
    let mut assigned = 0;
    for subject in subjects(conn).await?.into_iter().filter(|subject| subject.is_open(today)) {
        let missing = missing(conn, &subject, today, Whom::One(person)).await?;
        if !missing.is_empty() {
            assigned += owe(conn, subject.edition, &missing, today).await?;
        }
    }
    Ok(assigned)
}
