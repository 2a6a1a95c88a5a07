//! Whom the editions are for. Last year's was for everybody who works for the group, and this year's took that over; since
//! yesterday it leaves out the contractors of one country, who take their employer's course. They are few enough to leave the
//! year's picture as it is.

use super::{accounts::ADMINISTRATOR, calendar::plus, plan::Plan, targets::SET_BEFORE, year::moment};
use crate::{
    audit,
    db::{Conn, Time},
    error::Error,
    execute, in_transaction,
    kunren::Kunren,
    learning::audience::{begin, inherit_as, keep_all},
};
use jiff::{Timestamp, tz::TimeZone};
use kunren_domain::{
    audience::Rule,
    id::{EditionId, PersonId},
    recurrence::Recurrence,
};
use serde_json::json;
use sqlx::types::Json;
use std::sync::Arc;
use uuid::Uuid;

const LAST_RULE: &str = "employment-type in (contractor, employee, fixed-term, part-time)";
const LAST_REASON: &str = "Everybody who works for the group, whatever the contract: environmental policy, article 4";
const RULE: &str = "not country = US or not employment-type = contractor";
const REASON: &str =
    "Contractors in the United States take the course of their own employer; agreed with Legal Affairs";

/// What is set, when and by whom.
struct Setting<'a> {
    ids: [Uuid; 2],
    edition: EditionId,
    fiscal_year: i16,
    rule: &'a str,
    reason: &'a str,
    by: Option<PersonId>,
    at: Timestamp,
}

/// Sets last year's before it opened and this year's as of yesterday, and keeps it as the running program would.
pub(super) async fn set(kunren: &Kunren, plan: &Arc<Plan>) -> Result<(), Error> {
    in_transaction!(kunren.db(), |conn, plan| {
        let by = plan.grants.iter().find(|grant| grant.role == ADMINISTRATOR).map(|grant| plan.people[grant.person].id);
        let before = |opens_on| moment(&TimeZone::UTC, plus(opens_on, -SET_BEFORE), 9 * 60);
        let [last, inherited] = plan.earlier;
        let last = Setting {
            ids: last,
            edition: plan.last_year,
            fiscal_year: plan.course.fiscal_year - 1,
            rule: LAST_RULE,
            reason: LAST_REASON,
            by,
            at: before(plan.last_window.opens_on),
        };
        store(conn, &plan, last).await?;
        inherit_as(conn, inherited, plan.this_year, Time(before(plan.this_window.opens_on))).await?;
        let now = Setting {
            ids: plan.audience,
            edition: plan.this_year,
            fiscal_year: plan.course.fiscal_year,
            rule: RULE,
            reason: REASON,
            by,
            at: moment(&TimeZone::UTC, plan.yesterday, 9 * 60),
        };
        store(conn, &plan, now).await?;
        begin(conn, plan.audience[0]).await.map_err(Error::from)
    })?;
    keep_all(kunren, Some(plan.this_year)).await.map(drop)
}

async fn store(conn: &mut Conn, plan: &Plan, set: Setting<'_>) -> Result<(), Error> {
    let rule: Rule = set.rule.parse().map_err(|_| Error::Stored("a rule of the demo"))?;
    let ([id, logged], text) = (set.ids, rule.to_string());
    execute!(
        conn,
        "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        set.edition.get(),
        Json(&rule),
        text.as_str(),
        Json(Recurrence::EveryEdition),
        set.reason,
        set.by.map(PersonId::get),
        Time(set.at),
    )?;
    let detail = json!({ "edition": set.edition, "rule": text, "reason": set.reason });
    let subject = format!("{}/FY{}", plan.course.programme, set.fiscal_year);
    audit::record_as(conn, logged, set.at, set.by, "audience.set", &subject, &detail).await?;
    Ok(())
}
