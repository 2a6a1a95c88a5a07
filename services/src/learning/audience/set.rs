//! Setting an audience: with a reason, after a dry run, never by overwriting.

use super::{Changes, Preview, Terms, Unknown, check::unknown, keep::keep_all, preview::look, subject};
use crate::{
    audit, chance,
    db::Time,
    error::Error,
    execute, in_transaction,
    kunren::Kunren,
    permit::{Permit, SetAudience},
    testing::reason,
};
use kunren_domain::id::EditionId;
use serde_json::json;
use sqlx::types::Json;
use std::sync::Arc;

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in force, and these were its effects.
    Set(Changes),
    /// It would release many: nothing was changed, it has to be confirmed.
    Unconfirmed(Preview),
    /// The rule names what is not there: nothing was changed.
    Unknown(Vec<Unknown>),
}

/// Sets whom an edition is for, and at once keeps it.
///
/// # Errors
/// [`Error::ReasonMissing`]; [`Error::NotFound`] when there is no such edition; [`Error::NotOpen`] when it is over;
/// [`Error::BadField`] when the recurrence means nothing.
pub async fn set_audience(
    kunren: &Kunren,
    permit: &Permit<SetAudience>,
    edition: EditionId,
    terms: &Terms,
    why: &str,
    confirmed: bool,
) -> Result<Outcome, Error> {
    let reason = Arc::new(reason(why)?);
    if !terms.recurrence.is_sound() {
        return Err(Error::BadField("recurrence"));
    }
    let (by, now, today) = (permit.by(), kunren.clock().now(), kunren.clock().today());
    let mut conn = kunren.db().read().await?;
    let subject = subject(&mut conn, edition).await?.with(terms.clone());
    if subject.closes_on < today {
        return Err(Error::NotOpen);
    }
    let unknown = unknown(&mut conn, &terms.rule).await?;
    if !unknown.is_empty() {
        return Ok(Outcome::Unknown(unknown.into_iter().collect()));
    }
    let preview = look(&mut conn, &subject, today, "*").await?;
    drop(conn);
    if preview.is_drastic() && !confirmed {
        return Ok(Outcome::Unconfirmed(preview));
    }
    let terms = Arc::new(terms.clone());
    let name = subject.name.to_string();
    let (gaining, released) = (preview.total.gaining, preview.total.released);
    in_transaction!(kunren.db(), |conn, reason, terms, by, now, edition, name, gaining, released| {
        let text = terms.rule.to_string();
        execute!(
            conn,
            "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_by, set_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            chance::uuid(),
            edition.get(),
            Json(&terms.rule),
            text.as_str(),
            Json(terms.recurrence),
            reason.as_str(),
            by.get(),
            Time(now),
        )?;
        let detail = json!({
            "edition": edition,
            "rule": text,
            "recurrence": terms.recurrence,
            "reason": *reason,
            "gaining": gaining,
            "released": released,
        });
        audit::record(conn, now, Some(by), "audience.set", &name, &detail).await?;
        Ok::<_, Error>(())
    })?;
    kunren.owed().forget_all();
    keep_all(kunren, Some(edition)).await.map(Outcome::Set)
}
