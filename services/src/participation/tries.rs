//! A person's tries at the tests: for those whose role shows them, and to know where another one has to be granted.

use super::person::PersonFacts;
use crate::{
    db::{Day, Time},
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{GrantAttempt, Permit, SeeAttempts},
    testing::grant::{self, Asked},
};
use jiff::Timestamp;
use kunren_domain::{
    grading::Grading,
    id::{EditionId, PersonId},
    policy::{self, Next},
};
use sqlx::types::Json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// One try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// At the test of which edition.
    pub edition: EditionId,
    /// From 1.
    pub number: i64,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was handed in, and how it went; nothing while it is open.
    pub result: Option<(Timestamp, Grading)>,
}

#[derive(sqlx::FromRow)]
struct TryRow {
    edition_id: Uuid,
    number: i64,
    opened_at: Time,
    submitted_at: Option<Time>,
    grading: Option<Json<Grading>>,
}

#[derive(sqlx::FromRow)]
struct GrantRow {
    edition_id: Uuid,
}

/// The tries of a person within reach; none where the person is out of it.
///
/// # Errors
/// When the database fails.
pub async fn tries(kunren: &Kunren, permit: &Permit<SeeAttempts>, person: PersonId) -> Result<Vec<Try>, Error> {
    read(kunren, permit.countries(), person).await
}

async fn read(kunren: &Kunren, countries: String, person: PersonId) -> Result<Vec<Try>, Error> {
    let mut conn = kunren.db().read().await?;
    let day = Day(kunren.clock().today());
    let rows = fetch_all!(conn, TryRow, include_str!("tries.sql"), person.get(), countries.as_str(), day)?;
    let tries = rows.into_iter().map(|row| Try {
        edition: EditionId::new(row.edition_id),
        number: row.number,
        opened_at: row.opened_at.0,
        result: row.submitted_at.zip(row.grading).map(|(at, grading)| (at.0, grading.0)),
    });
    Ok(tries.collect())
}

/// The editions at whose test the person can only try again when somebody grants it.
///
/// # Errors
/// When the database fails.
pub async fn attempts_used(
    kunren: &Kunren,
    permit: &Permit<GrantAttempt>,
    person: &PersonFacts,
) -> Result<BTreeSet<EditionId>, Error> {
    let tries = read(kunren, permit.countries(), person.person).await?;
    if tries.is_empty() {
        return Ok(BTreeSet::new());
    }
    let mut conn = kunren.db().read().await?;
    let sql = "SELECT edition_id FROM attempt_grant WHERE person_id = $1";
    let grants = fetch_all!(conn, GrantRow, sql, person.person.get())?;
    drop(conn);
    let mut used = BTreeSet::new();
    for owed in &person.owed {
        let Some(content) = &owed.content else { continue };
        let own = tries.iter().filter(|tried| tried.edition == owed.edition);
        let tried: Vec<policy::Tried> = own
            .filter_map(|tried| {
                let (submitted_at, grading) = tried.result.as_ref()?;
                Some(policy::Tried { submitted_at: *submitted_at, passed: grading.passed })
            })
            .collect();
        let granted = grants.iter().filter(|grant| grant.edition_id == owed.edition.get()).count();
        let granted = u16::try_from(granted).unwrap_or(u16::MAX);
        let (phase, added) = owed.phase_of_test(person.today);
        let next_try = if added { policy::next_try_of_added } else { policy::next_try };
        // Lessons are not looked at: who has used all attempts had read them.
        if next_try(&content.course.test, phase, 0, &tried, granted, kunren.clock().now()) == Next::AttemptsUsed {
            used.insert(owed.edition);
        }
    }
    Ok(used)
}

/// Grants the person one more attempt at the test of an edition.
///
/// # Errors
/// [`Error::NotFound`] when the person is out of the permit's reach or owes no such edition, [`Error::AttemptsLeft`]
/// while they can go on without, or no longer at all, [`Error::ReasonMissing`].
pub async fn grant_attempt(
    kunren: &Kunren,
    permit: &Permit<GrantAttempt>,
    person: &PersonFacts,
    edition: EditionId,
    why: &str,
) -> Result<(), Error> {
    let owed = person.owed.iter().find(|owed| owed.edition == edition).ok_or(Error::NotFound)?;
    let content = owed.content.as_ref().ok_or(Error::NotFound)?;
    let (phase, added) = owed.phase_of_test(person.today);
    let asked = Asked { person: person.person, edition, rule: content.course.test, phase, added };
    grant::grant(kunren, permit, asked, why).await
}
