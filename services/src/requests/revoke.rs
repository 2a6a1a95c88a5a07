//! Taking back more time: from today on it is nothing, and what was decided on the days before stays.

use crate::{
    audit,
    db::{Day, Time},
    error::Error,
    execute, fetch_optional, in_transaction,
    kunren::Kunren,
    learning::Learner,
    permit::{DecideRequests, Permit},
    reason::reason,
    testing::grant::within_reach,
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, ExtensionId, PersonId},
    obligation::Extension,
};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct ExtensionRow {
    edition_id: Uuid,
    from_on: Day,
    until_on: Day,
    reopens: bool,
    revoked_on: Option<Day>,
}

/// Takes more time back from somebody within the permit's reach, from today on where they work. Doing it twice changes
/// nothing. Another attempt that came with opening it again stays granted, and is of no use while it is closed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such time of this person within reach, [`Error::OwnRequest`],
/// [`Error::ReasonMissing`], [`Error::ChangedMeanwhile`] when its last day is over: nothing is left of it.
pub async fn revoke_extension(
    kunren: &Kunren,
    permit: &Permit<DecideRequests>,
    person: PersonId,
    extension: ExtensionId,
    why: &str,
) -> Result<(), Error> {
    let because = Arc::new(reason(why)?);
    let (countries, by, now, day) = (permit.countries(), permit.by(), kunren.clock().now(), kunren.clock().today());
    in_transaction!(kunren.db(), |conn, countries, by, now, day, person, extension, because| {
        let sql =
            "SELECT edition_id, from_on, until_on, reopens, revoked_on FROM extension WHERE id = $1 AND person_id = $2";
        let row = fetch_optional!(conn, ExtensionRow, sql, extension.get(), person.get())?.ok_or(Error::NotFound)?;
        let edition = EditionId::new(row.edition_id);
        within_reach(conn, person, edition, &countries, day).await?;
        if person == by {
            return Err(Error::OwnRequest);
        }
        let today = Learner::load(conn, person, now).await?.today;
        if !can_be_taken_back(&row, today)? {
            return Ok(());
        }
        let sql =
            "UPDATE extension SET revoked_on = $1, revoked_at = $2, revoked_by = $3, revoked_reason = $4 WHERE id = $5";
        execute!(conn, sql, Day(today), Time(now), by.get(), because.as_str(), extension.get())?;
        let until = row.until_on.0;
        let detail = json!({ "edition": edition, "extension": extension, "until": until, "reason": *because });
        audit::record(conn, now, Some(by), "extension.revoked", &person.to_string(), &detail).await?;
        Ok::<_, Error>(())
    })?;
    kunren.owed_changed(person);
    Ok(())
}

/// Whether something is left of it; not where somebody took it back already.
fn can_be_taken_back(row: &ExtensionRow, today: Date) -> Result<bool, Error> {
    let (from_on, until_on, revoked_on) = (row.from_on.0, row.until_on.0, row.revoked_on.map(|on| on.0));
    let extension = Extension { from_on, until_on, reopens: row.reopens, revoked_on };
    match (extension.is_standing(today), revoked_on) {
        (true, _) => Ok(true),
        (false, Some(_)) => Ok(false),
        (false, None) => Err(Error::ChangedMeanwhile),
    }
}
