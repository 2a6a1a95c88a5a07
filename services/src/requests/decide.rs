//! Deciding a request: once, by somebody who may, never by the one who asked.

use super::{
    extend::{MoreTime, give},
    own,
};
use crate::{
    audit,
    course::content::Content,
    db::Conn,
    error::Error,
    fetch_optional, in_transaction,
    kunren::Kunren,
    learning::{Learner, of_edition},
    participation::exemption::{Released, release},
    permit::{DecideRequests, Permit},
    reason::reason,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    id::{EditionId, PersonId, RequestId},
    request::{Effect, Kind, Outcome},
};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// How a request is decided.
#[derive(Debug, Clone)]
pub enum Verdict {
    /// Granted until this day, which need not be the one asked for.
    Grant(Option<Date>),
    /// Refused.
    Refuse,
}

#[derive(sqlx::FromRow)]
struct RequestRow {
    person_id: Uuid,
    edition_id: Uuid,
    kind: String,
    evidence: String,
}

/// Grants or refuses a request of somebody within the permit's reach.
///
/// # Errors
/// [`Error::NotFound`] when there is no such request within reach, [`Error::OwnRequest`], [`Error::ReasonMissing`],
/// [`Error::AlreadyDecided`], [`Error::Impossible`] when it can no longer be granted, or not until that day.
pub async fn decide(
    kunren: &Kunren,
    permit: &Permit<DecideRequests>,
    request: RequestId,
    verdict: Verdict,
    why: &str,
) -> Result<(), Error> {
    let deciding = Arc::new(Deciding {
        kunren: kunren.clone(),
        content: kunren.latest(edition_of(kunren, request).await?).await?,
        request,
        verdict,
        reason: reason(why)?,
        by: permit.by(),
        countries: permit.countries(),
        now: kunren.clock().now(),
        day: kunren.clock().today(),
    });
    let person = in_transaction!(kunren.db(), |conn, deciding| { deciding.run(conn).await })?;
    kunren.owed_changed(person);
    kunren.waiting().forget_all();
    Ok(())
}

/// Which edition it is about: its content is read before the transaction.
async fn edition_of(kunren: &Kunren, request: RequestId) -> Result<EditionId, Error> {
    let mut conn = kunren.db().read().await?;
    Ok(EditionId::new(row(&mut conn, request).await?.edition_id))
}

async fn row(conn: &mut Conn, request: RequestId) -> Result<RequestRow, Error> {
    let sql = "SELECT person_id, edition_id, kind, evidence FROM request WHERE id = $1";
    fetch_optional!(conn, RequestRow, sql, request.get())?.ok_or(Error::NotFound)
}

struct Deciding {
    kunren: Kunren,
    content: Option<Arc<Content>>,
    request: RequestId,
    verdict: Verdict,
    reason: String,
    by: PersonId,
    countries: String,
    now: Timestamp,
    day: Date,
}

impl Deciding {
    async fn run(&self, conn: &mut Conn) -> Result<PersonId, Error> {
        let row = row(conn, self.request).await?;
        let (person, edition) = (PersonId::new(row.person_id), EditionId::new(row.edition_id));
        crate::testing::grant::within_reach(conn, person, edition, &self.countries, self.day).await?;
        if person == self.by {
            return Err(Error::OwnRequest);
        }
        let outcome = match self.verdict {
            Verdict::Grant(_) => Outcome::Granted,
            Verdict::Refuse => Outcome::Refused,
        };
        own::end(conn, self.request, outcome, &self.reason, self.by, self.now).await?;
        let action = match self.verdict {
            Verdict::Grant(_) => "request.granted",
            Verdict::Refuse => "request.refused",
        };
        let detail = json!({ "edition": edition, "kind": row.kind, "reason": self.reason });
        audit::record(conn, self.now, Some(self.by), action, &person.to_string(), &detail).await?;
        if let Verdict::Grant(until) = self.verdict {
            self.grant(conn, own::kind(&row.kind)?, (person, edition), until, row.evidence).await?;
        }
        Ok(person)
    }

    /// Does what was granted.
    async fn grant(
        &self,
        conn: &mut Conn,
        kind: Kind,
        (person, edition): (PersonId, EditionId),
        until: Option<Date>,
        evidence: String,
    ) -> Result<(), Error> {
        let learner = Learner::load(conn, person, self.now).await?;
        let owed =
            of_edition(&self.kunren, conn, &learner, edition, self.content.clone()).await?.ok_or(Error::NotFound)?;
        let (reason, request, by, now) = (self.reason.clone(), Some(self.request), self.by, self.now);
        let case = owed.case(learner.today);
        let (until, reopens) = match case.check(kind, until)? {
            Effect::Exempts(until) => {
                let from = learner.today;
                let released = Released { person, edition, from, until, reason, evidence, request, by, now };
                return release(conn, &released).await;
            }
            Effect::Extends(until) => (until, false),
            Effect::Reopens(until) => (until, true),
        };
        let (from, added, content) = (case.today, case.added, self.content.clone());
        give(conn, &MoreTime { person, edition, from, until, added, reopens, reason, request, by, now, content }).await
    }
}
