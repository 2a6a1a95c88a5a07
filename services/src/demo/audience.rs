//! Whom this year's edition is for: everybody but the contractors of one country, who take their employer's course. They are
//! few enough to leave the year's picture as it is.

use super::{accounts::ADMINISTRATOR, plan::Plan, year::moment};
use crate::{audit, db::Time, error::Error, execute, in_transaction, kunren::Kunren, learning::audience::keep_all};
use jiff::tz::TimeZone;
use kunren_domain::{audience::Rule, recurrence::Recurrence};
use serde_json::json;
use sqlx::types::Json;
use std::sync::Arc;

const RULE: &str = "not country = US or not employment-type = contractor";
const REASON: &str =
    "Contractors in the United States take the course of their own employer; agreed with Legal Affairs";

/// Sets it as of yesterday, and keeps it as the running program would.
pub(super) async fn set(kunren: &Kunren, plan: &Arc<Plan>) -> Result<(), Error> {
    let rule: Rule = RULE.parse().map_err(|_| Error::Stored("the rule of the demo"))?;
    let rule = Arc::new(rule);
    in_transaction!(kunren.db(), |conn, plan, rule| {
        let [id, logged] = plan.audience;
        let by = plan.grants.iter().find(|grant| grant.role == ADMINISTRATOR).map(|grant| plan.people[grant.person].id);
        let (text, at) = (rule.to_string(), moment(&TimeZone::UTC, plan.yesterday, 9 * 60));
        execute!(
            conn,
            "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_by, set_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            plan.this_year.get(),
            Json(&*rule),
            text.as_str(),
            Json(Recurrence::EveryEdition),
            REASON,
            by.map(kunren_domain::id::PersonId::get),
            Time(at),
        )?;
        let detail = json!({ "edition": plan.this_year, "rule": text, "reason": REASON });
        let subject = format!("{}/FY{}", plan.course.programme, plan.course.fiscal_year);
        audit::record_as(conn, logged, at, by, "audience.set", &subject, &detail).await?;
        Ok::<_, Error>(())
    })?;
    keep_all(kunren, Some(plan.this_year)).await.map(drop)
}
