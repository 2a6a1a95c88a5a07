//! What the viewer asks for, and takes back.

use super::evidence;
use crate::{
    audit, chance,
    db::{Conn, Day, Time},
    error::Error,
    execute, fetch_all, fetch_optional, in_transaction,
    kunren::Kunren,
    learning::{Learner, of_edition},
    reason::reason,
    viewer::Viewer,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    id::{EditionId, RequestId},
    request::{Kind, Outcome},
};
use serde_json::json;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// A request as the one who asked sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRequest {
    /// Which.
    pub id: RequestId,
    /// What was asked for.
    pub kind: Kind,
    /// Until which day.
    pub until: Option<Date>,
    /// Why.
    pub reason: String,
    /// Where the evidence is; empty where none was given.
    pub evidence: String,
    /// When.
    pub asked_at: Timestamp,
    /// How it ended; nothing while it waits.
    pub ended: Option<Ended>,
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// How.
    pub outcome: Outcome,
    /// Why; empty where it was taken back.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// When the exemption or the time that was granted was taken back.
    pub revoked_at: Option<Timestamp>,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Asking<'a> {
    /// What.
    pub kind: Kind,
    /// Until which day.
    pub until: Option<Date>,
    /// Why.
    pub reason: &'a str,
    /// Where the evidence is.
    pub evidence: &'a str,
}

/// Asks for it.
///
/// # Errors
/// [`Error::NotFound`] when the edition is not owed, [`Error::ReasonMissing`], [`Error::BadField`] when the evidence is too
/// long, [`Error::Impossible`], [`Error::AlreadyAsked`] while another request of the kind waits.
pub async fn ask(kunren: &Kunren, viewer: &Viewer, edition: EditionId, asking: Asking<'_>) -> Result<(), Error> {
    let (reason, evidence) = (Arc::new(reason(asking.reason)?), Arc::new(evidence(asking.evidence)?));
    let (kind, until, now) = (asking.kind, asking.until, kunren.clock().now());
    let learner = Arc::new(Learner::of(viewer, viewer.today(now)));
    let content = kunren.latest(edition).await?;
    in_transaction!(kunren.db(), |conn, kunren, learner, edition, kind, until, reason, evidence, content, now| {
        let owed = of_edition(&kunren, conn, &learner, edition, content).await?.ok_or(Error::NotFound)?;
        owed.case(learner.today).check(kind, until)?;
        let (id, person) = (chance::request_id(), learner.person);
        execute!(
            conn,
            "INSERT INTO request (id, person_id, edition_id, kind, until_on, reason, evidence, asked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id.get(),
            person.get(),
            edition.get(),
            kind.as_str(),
            until.map(Day),
            reason.as_str(),
            evidence.as_str(),
            Time(now),
        )?;
        let sql = "INSERT INTO request_waiting (person_id, edition_id, kind, request_id) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (person_id, edition_id, kind) DO NOTHING";
        if execute!(conn, sql, person.get(), edition.get(), kind.as_str(), id.get())? == 0 {
            return Err(Error::AlreadyAsked);
        }
        let detail = json!({ "edition": edition, "kind": kind.as_str(), "until": until, "reason": *reason, "evidence": *evidence });
        audit::record(conn, now, Some(person), "request.asked", &person.to_string(), &detail).await?;
        Ok::<_, Error>(())
    })?;
    kunren.owed_changed(viewer.person);
    kunren.waiting().forget_all();
    Ok(())
}

#[derive(sqlx::FromRow)]
struct KindRow {
    edition_id: Uuid,
    kind: String,
}

/// Takes the viewer's own request back.
///
/// # Errors
/// [`Error::NotFound`] when there is no such request of the viewer for this edition, [`Error::AlreadyDecided`].
pub async fn withdraw(kunren: &Kunren, viewer: &Viewer, edition: EditionId, request: RequestId) -> Result<(), Error> {
    let (person, now) = (viewer.person, kunren.clock().now());
    in_transaction!(kunren.db(), |conn, person, edition, request, now| {
        let sql = "SELECT edition_id, kind FROM request WHERE id = $1 AND person_id = $2";
        let row = fetch_optional!(conn, KindRow, sql, request.get(), person.get())?;
        let row = row.filter(|row| row.edition_id == edition.get()).ok_or(Error::NotFound)?;
        end(conn, request, Outcome::Withdrawn, "", person, now).await?;
        let detail = json!({ "edition": edition, "kind": row.kind });
        audit::record(conn, now, Some(person), "request.withdrawn", &person.to_string(), &detail).await?;
        Ok::<_, Error>(())
    })?;
    kunren.owed_changed(viewer.person);
    kunren.waiting().forget_all();
    Ok(())
}

/// Ends a request; whoever comes second is told.
pub(super) async fn end(
    conn: &mut Conn,
    request: RequestId,
    outcome: Outcome,
    reason: &str,
    by: kunren_domain::id::PersonId,
    now: Timestamp,
) -> Result<(), Error> {
    if execute!(conn, "DELETE FROM request_waiting WHERE request_id = $1", request.get())? == 0 {
        return Err(Error::AlreadyDecided);
    }
    execute!(
        conn,
        "INSERT INTO request_decision (request_id, outcome, reason, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5)",
        request.get(),
        outcome.as_str(),
        reason,
        by.get(),
        Time(now),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct OwnRow {
    id: Uuid,
    edition_id: Uuid,
    kind: String,
    until_on: Option<Day>,
    reason: String,
    evidence: String,
    asked_at: Time,
    outcome: Option<String>,
    because: Option<String>,
    name: Option<String>,
    decided_at: Option<Time>,
    revoked_at: Option<Time>,
}

/// Everything somebody asked for, newest first, by edition.
pub(crate) async fn own(conn: &mut Conn, person: Uuid) -> Result<HashMap<Uuid, Vec<OwnRequest>>, Error> {
    let sql = "SELECT r.id, r.edition_id, r.kind, r.until_on, r.reason, r.evidence, r.asked_at,
                      d.outcome, d.reason AS because, p.name, d.decided_at, coalesce(x.revoked_at, t.revoked_at) AS revoked_at
               FROM request AS r
               LEFT JOIN request_decision AS d ON d.request_id = r.id
               LEFT JOIN person AS p ON p.id = d.decided_by
               LEFT JOIN exemption AS x ON x.person_id = r.person_id AND x.request_id = r.id
               LEFT JOIN extension AS t ON t.person_id = r.person_id AND t.request_id = r.id
               WHERE r.person_id = $1
               ORDER BY r.asked_at DESC, r.id DESC";
    let mut requests: HashMap<Uuid, Vec<OwnRequest>> = HashMap::new();
    for row in fetch_all!(conn, OwnRow, sql, person)? {
        let edition = row.edition_id;
        requests.entry(edition).or_default().push(own_of(row)?);
    }
    Ok(requests)
}

fn own_of(row: OwnRow) -> Result<OwnRequest, Error> {
    Ok(OwnRequest {
        id: RequestId::new(row.id),
        kind: kind(&row.kind)?,
        until: row.until_on.map(|on| on.0),
        reason: row.reason,
        evidence: row.evidence,
        asked_at: row.asked_at.0,
        ended: ended(row.outcome, row.because, row.name, row.decided_at, row.revoked_at)?,
    })
}

pub(super) fn kind(text: &str) -> Result<Kind, Error> {
    text.parse().map_err(|()| Error::Stored("the kind of a request"))
}

/// The columns of a decision, where there is one.
pub(super) fn ended(
    outcome: Option<String>,
    reason: Option<String>,
    by: Option<String>,
    at: Option<Time>,
    revoked_at: Option<Time>,
) -> Result<Option<Ended>, Error> {
    let (Some(outcome), Some(reason), Some(by), Some(at)) = (outcome, reason, by, at) else { return Ok(None) };
    let outcome = outcome.parse().map_err(|()| Error::Stored("the end of a request"))?;
    Ok(Some(Ended { outcome, reason, by, at: at.0, revoked_at: revoked_at.map(|at| at.0) }))
}
