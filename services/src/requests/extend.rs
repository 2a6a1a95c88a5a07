//! More time for one person: until another day while the edition can still be completed, opened again when it cannot.

use crate::{
    audit, chance,
    course::content::Content,
    db::{Conn, Day, Time},
    error::Error,
    execute, in_transaction,
    kunren::Kunren,
    learning::{Learner, of_edition},
    permit::{DecideRequests, Permit},
    reason::reason,
    testing::grant::{self, Asked, within_reach},
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    edition::Phase,
    id::{EditionId, PersonId, RequestId},
    request::{Effect, Kind},
};
use serde_json::json;
use std::sync::Arc;

/// Gives somebody within the permit's reach time until the end of a day, without having been asked.
///
/// # Errors
/// [`Error::NotFound`] when the person is out of reach or owes nothing, [`Error::OwnRequest`], [`Error::ReasonMissing`],
/// [`Error::Impossible`].
pub async fn extend(
    kunren: &Kunren,
    permit: &Permit<DecideRequests>,
    person: PersonId,
    edition: EditionId,
    until: Option<Date>,
    why: &str,
) -> Result<(), Error> {
    let reason = Arc::new(reason(why)?);
    let content = kunren.latest(edition).await?;
    let (countries, by, now, day) = (permit.countries(), permit.by(), kunren.clock().now(), kunren.clock().today());
    in_transaction!(kunren.db(), |conn, kunren, reason, countries, by, now, day, person, edition, until, content| {
        within_reach(conn, person, edition, &countries, day).await?;
        if person == by {
            return Err(Error::OwnRequest);
        }
        let learner = Learner::load(conn, person, now).await?;
        let owed = of_edition(&kunren, conn, &learner, edition, content.clone()).await?.ok_or(Error::NotFound)?;
        let case = owed.case(learner.today);
        let effect = case.check(Kind::Extension, until)?;
        let (Effect::Extends(until) | Effect::Reopens(until)) = effect else {
            return Err(Error::Stored("what more time does"));
        };
        let (from, added, reopens) = (case.today, case.added, matches!(effect, Effect::Reopens(_)));
        let (reason, request) = (reason.to_string(), None);
        let given = MoreTime { person, edition, from, until, added, reopens, reason, request, by, now, content };
        give(conn, &given).await
    })?;
    kunren.owed_changed(person);
    Ok(())
}

/// More time that was checked.
pub(super) struct MoreTime {
    pub(super) person: PersonId,
    pub(super) edition: EditionId,
    pub(super) from: Date,
    pub(super) until: Date,
    /// For what moves have added to what was completed.
    pub(super) added: bool,
    pub(super) reopens: bool,
    pub(super) reason: String,
    pub(super) request: Option<RequestId>,
    pub(super) by: PersonId,
    pub(super) now: Timestamp,
    pub(super) content: Option<Arc<Content>>,
}

/// Writes it down. What is opened again is of no use to whoever has used all attempts, so that one more comes with it.
pub(super) async fn give(conn: &mut Conn, given: &MoreTime) -> Result<(), Error> {
    let MoreTime { person, edition, from, until, added, reopens, reason, request, by, now, content } = given;
    execute!(
        conn,
        "INSERT INTO extension (id, person_id, edition_id, from_on, until_on, reopens, reason, request_id, granted_by, granted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        chance::extension_id().get(),
        person.get(),
        edition.get(),
        Day(*from),
        Day(*until),
        *reopens,
        reason.as_str(),
        request.map(RequestId::get),
        by.get(),
        Time(*now),
    )?;
    let detail = json!({ "edition": edition, "from": from, "until": until, "reason": reason });
    let action = if *reopens { "edition.reopened" } else { "extension.granted" };
    audit::record(conn, *now, Some(*by), action, &person.to_string(), &detail).await?;
    if let Some(content) = content.as_ref().filter(|_| *reopens) {
        let rule = content.course.test;
        let asked = Asked { person: *person, edition: *edition, rule, phase: Phase::Overdue, added: *added };
        if grant::is_needed(conn, &asked, *now).await? {
            grant::insert(conn, &asked, reason, *by, *now).await?;
        }
    }
    Ok(())
}
