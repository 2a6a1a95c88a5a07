//! Storing what was asked for and how it ended, with the lines in the log of changes.

use super::{
    calendar::plus,
    plan::Plan,
    records::{Asked, Ended},
};
use crate::{
    audit,
    db::{Conn, Day, Time, insert::insert_all},
    error::Error,
    execute,
};
use jiff::SignedDuration;
use kunren_domain::{id::PersonId, request::Outcome};
use serde_json::json;
use sqlx::types::Json;

/// Requests, decisions, what waits, and the time that was given.
pub(super) async fn requests(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    let all = &plan.records.asked;
    let into = "INSERT INTO request (id, person_id, edition_id, kind, until_on, reason, evidence, asked_at) ";
    insert_all!(conn, into, all, |asked| [
        asked.id,
        plan.person(asked.person),
        asked.edition.get(),
        asked.kind.as_str(),
        asked.until.map(Day),
        asked.reason,
        "",
        Time(asked.at),
    ])?;
    let waiting: Vec<&Asked> = all.iter().filter(|asked| asked.ended.is_none()).collect();
    let into = "INSERT INTO request_waiting (person_id, edition_id, kind, request_id) ";
    insert_all!(conn, into, waiting, |asked| [
        plan.person(asked.person),
        asked.edition.get(),
        asked.kind.as_str(),
        asked.id,
    ])?;
    let ended: Vec<(&Asked, &Ended)> =
        all.iter().filter_map(|asked| asked.ended.as_ref().map(|ended| (asked, ended))).collect();
    let into = "INSERT INTO request_decision (request_id, outcome, reason, decided_by, decided_at) ";
    insert_all!(conn, into, &ended, |pair| [
        pair.0.id,
        pair.1.outcome.as_str(),
        pair.1.reason,
        plan.person(pair.1.by),
        Time(pair.1.at),
    ])?;
    let granted: Vec<_> = ended.iter().filter(|(_, ended)| ended.outcome == Outcome::Granted).copied().collect();
    let into = "INSERT INTO extension (id, person_id, edition_id, from_on, until_on, reopens, reason, request_id, granted_by, \
                granted_at) ";
    insert_all!(conn, into, &granted, |pair| [
        pair.1.extension,
        plan.person(pair.0.person),
        pair.0.edition.get(),
        Day(pair.1.on),
        pair.0.until.map(Day),
        false,
        pair.1.reason,
        pair.0.id,
        plan.person(pair.1.by),
        Time(pair.1.at),
    ])?;
    if let Some((pair, [_, ..])) = granted.split_last() {
        take_back(conn, plan, pair).await?;
    }
    log(conn, plan, &ended, &granted).await
}

/// Of the time that was given, some is taken back the day after.
async fn take_back(conn: &mut Conn, plan: &Plan, (asked, ended): &(&Asked, &Ended)) -> Result<(), Error> {
    let (on, at) = (plus(ended.on, 1), ended.at + SignedDuration::from_hours(24));
    let sql =
        "UPDATE extension SET revoked_on = $1, revoked_at = $2, revoked_by = $3, revoked_reason = $4 WHERE id = $5";
    execute!(conn, sql, Day(on), Time(at), plan.person(ended.by), ended.taken_back, ended.extension)?;
    let detail = json!({
        "edition": asked.edition,
        "extension": ended.extension,
        "until": asked.until,
        "reason": ended.taken_back,
    });
    let by = Some(PersonId::new(plan.person(ended.by)));
    let subject = plan.person(asked.person).to_string();
    audit::record_as(conn, ended.logged_back, at, by, "extension.revoked", &subject, &detail).await?;
    Ok(())
}

async fn log(
    conn: &mut Conn,
    plan: &Plan,
    ended: &[(&Asked, &Ended)],
    granted: &[(&Asked, &Ended)],
) -> Result<(), Error> {
    let into = "INSERT INTO audit_event (id, at, actor_id, action, subject, detail) ";
    insert_all!(conn, into, &plan.records.asked, |asked| [
        asked.logged,
        Time(asked.at),
        plan.person(asked.person),
        "request.asked",
        plan.person(asked.person).to_string(),
        Json(json!({
            "edition": asked.edition,
            "kind": asked.kind.as_str(),
            "until": asked.until,
            "reason": asked.reason,
            "evidence": "",
        })),
    ])?;
    insert_all!(conn, into, ended, |pair| [
        pair.1.logged,
        Time(pair.1.at),
        plan.person(pair.1.by),
        match pair.1.outcome {
            Outcome::Granted => "request.granted",
            Outcome::Refused => "request.refused",
            Outcome::Withdrawn => "request.withdrawn",
        },
        plan.person(pair.0.person).to_string(),
        Json(json!({ "edition": pair.0.edition, "kind": pair.0.kind.as_str(), "reason": pair.1.reason })),
    ])?;
    insert_all!(conn, into, granted, |pair| [
        pair.1.given,
        Time(pair.1.at),
        plan.person(pair.1.by),
        "extension.granted",
        plan.person(pair.0.person).to_string(),
        Json(json!({
            "edition": pair.0.edition,
            "from": pair.1.on,
            "until": pair.0.until,
            "reason": pair.1.reason,
        })),
    ])?;
    Ok(())
}
