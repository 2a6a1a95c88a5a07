//! Releasing one person from one edition, with a reason, and taking that back. What was true on a past day stays so: a
//! revoked release ends the day before.

use crate::{
    audit, chance,
    db::{Conn, Day, Time},
    error::Error,
    execute, fetch_one, fetch_optional, in_transaction,
    kunren::Kunren,
    permit::{Exempt, Permit},
    reason::reason,
    requests::evidence,
    testing::grant::within_reach,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::id::{EditionId, ExemptionId, PersonId, RequestId};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct CountRow {
    standing: i64,
}

#[derive(sqlx::FromRow)]
struct ZoneRow {
    time_zone: String,
}

/// A release by somebody who may: of whom from what, until when, and why.
#[derive(Debug, Clone)]
pub struct Releasing<'a> {
    /// Who.
    pub person: PersonId,
    /// From which edition.
    pub edition: EditionId,
    /// The last day; for good where there is none.
    pub until: Option<Date>,
    /// Why.
    pub reason: &'a str,
    /// Where the evidence is; may be empty.
    pub evidence: &'a str,
}

/// Releases a person within the permit's reach from today on, until the end of `until` or for good.
///
/// # Errors
/// [`Error::NotFound`] when the person is out of reach or owes nothing, [`Error::OwnRequest`], [`Error::ReasonMissing`],
/// [`Error::BadField`] when `until` is over or the evidence too long, [`Error::AlreadyExempt`].
pub async fn exempt(kunren: &Kunren, permit: &Permit<Exempt>, releasing: Releasing<'_>) -> Result<(), Error> {
    let Releasing { person, edition, until, .. } = releasing;
    let (countries, by, now, day) = (permit.countries(), permit.by(), kunren.clock().now(), kunren.clock().today());
    if person == by {
        return Err(Error::OwnRequest);
    }
    let (reason, evidence) = (reason(releasing.reason)?, evidence(releasing.evidence)?);
    let from = today_of(kunren, person).await?;
    let released = Arc::new(Released { person, edition, from, until, reason, evidence, request: None, by, now });
    in_transaction!(kunren.db(), |conn, released, countries, day| {
        within_reach(conn, released.person, released.edition, &countries, day).await?;
        release(conn, &released).await
    })?;
    kunren.owed_changed(person);
    Ok(())
}

/// A release that was checked as far as it can be before the transaction.
pub(crate) struct Released {
    pub(crate) person: PersonId,
    pub(crate) edition: EditionId,
    pub(crate) from: Date,
    pub(crate) until: Option<Date>,
    pub(crate) reason: String,
    pub(crate) evidence: String,
    pub(crate) request: Option<RequestId>,
    pub(crate) by: PersonId,
    pub(crate) now: Timestamp,
}

/// Writes it down, unless there is one in force.
pub(crate) async fn release(conn: &mut Conn, released: &Released) -> Result<(), Error> {
    let Released { person, edition, from, until, reason, evidence, request, by, now } = released;
    if until.is_some_and(|until| until < *from) {
        return Err(Error::BadField("until"));
    }
    let sql = "SELECT CAST(count(*) AS BIGINT) AS standing
               FROM exemption
               WHERE person_id = $1 AND edition_id = $2 AND revoked_at IS NULL AND (until_on IS NULL OR until_on >= $3)";
    if fetch_one!(conn, CountRow, sql, person.get(), edition.get(), Day(*from))?.standing > 0 {
        return Err(Error::AlreadyExempt);
    }
    execute!(
        conn,
        "INSERT INTO exemption (id, person_id, edition_id, from_on, until_on, reason, evidence, request_id, granted_by, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        chance::exemption_id().get(),
        person.get(),
        edition.get(),
        Day(*from),
        until.map(Day),
        reason.as_str(),
        evidence.as_str(),
        request.map(RequestId::get),
        by.get(),
        Time(*now),
    )?;
    let detail = json!({ "edition": edition, "from": from, "until": until, "reason": reason, "evidence": evidence });
    audit::record(conn, *now, Some(*by), "exemption.granted", &person.to_string(), &detail).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ExemptionRow {
    edition_id: Uuid,
    until_on: Option<Day>,
    revoked_at: Option<Time>,
}

/// Takes a release back from today on. Doing it twice changes nothing.
///
/// # Errors
/// [`Error::NotFound`] when there is no such release of this person within reach, [`Error::ReasonMissing`].
pub async fn revoke_exemption(
    kunren: &Kunren,
    permit: &Permit<Exempt>,
    person: PersonId,
    exemption: ExemptionId,
    why: &str,
) -> Result<(), Error> {
    let because = Arc::new(reason(why)?);
    let today = today_of(kunren, person).await?;
    let last = today.yesterday().unwrap_or(today);
    let (countries, by, now, day) = (permit.countries(), permit.by(), kunren.clock().now(), kunren.clock().today());
    in_transaction!(kunren.db(), |conn, countries, by, now, day, person, exemption, last, because| {
        let sql = "SELECT edition_id, until_on, revoked_at FROM exemption WHERE id = $1 AND person_id = $2 AND audience_id IS NULL";
        let row = fetch_optional!(conn, ExemptionRow, sql, exemption.get(), person.get())?.ok_or(Error::NotFound)?;
        let edition = EditionId::new(row.edition_id);
        within_reach(conn, person, edition, &countries, day).await?;
        if row.revoked_at.is_some() {
            return Ok(());
        }
        let until = row.until_on.map(|until| until.0);
        let ends = until.map_or(last, |until| until.min(last));
        let sql = "UPDATE exemption SET until_on = $1, revoked_at = $2 WHERE id = $3";
        execute!(conn, sql, Day(ends), Time(now), exemption.get())?;
        let detail = json!({ "edition": edition, "exemption": exemption, "until": until, "reason": *because });
        audit::record(conn, now, Some(by), "exemption.revoked", &person.to_string(), &detail).await?;
        Ok::<_, Error>(())
    })?;
    kunren.owed_changed(person);
    Ok(())
}

/// The day it is where the person works.
async fn today_of(kunren: &Kunren, person: PersonId) -> Result<Date, Error> {
    let sql = "SELECT s.time_zone
               FROM placement AS pl
               JOIN site AS s ON s.id = pl.site_id
               WHERE pl.person_id = $1 AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)";
    let mut conn = kunren.db().read().await?;
    let row = fetch_optional!(conn, ZoneRow, sql, person.get(), Day(kunren.clock().today()))?;
    Ok(kunren.clock().today_in(&row.ok_or(Error::NotFound)?.time_zone))
}
