//! Setting an audience: with a reason, after a dry run, never by overwriting. It is in force at once; making everybody as it
//! says is `work.rs`, in the background.

use super::{Preview, Subject, Terms, Unknown, check::unknown, preview::look_at_change, subject, work};
use crate::{
    audit, chance,
    db::Time,
    error::Error,
    execute, in_transaction,
    kunren::Kunren,
    permit::{Permit, SetAudience},
    reason::reason,
};
use kunren_domain::id::{EditionId, PersonId};
use serde_json::json;
use sqlx::types::Json;
use std::sync::Arc;
use uuid::Uuid;

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in force with these effects, and waits to be applied ([`apply_waiting`](super::apply_waiting)).
    Set(Preview),
    /// This is what it would do: nothing was changed.
    Looked(Preview),
    /// It would release many, or make somebody overdue at once: nothing was changed, it has to be confirmed.
    Unconfirmed(Preview),
    /// The rule names what is not there: nothing was changed.
    Unknown(Vec<Unknown>),
}

/// What is to be set.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Of which edition.
    pub edition: EditionId,
    /// Whom it is for.
    pub terms: &'a Terms,
    /// Why.
    pub reason: &'a str,
    /// Whether many may be released, and people overdue at once.
    pub confirmed: bool,
}

/// Sets whom an edition is for.
///
/// # Errors
/// [`Error::ReasonMissing`]; [`Error::NotFound`] when there is no such edition; [`Error::NotOpen`] when it is over;
/// [`Error::BadField`] when the recurrence means nothing.
pub async fn set_audience(
    kunren: &Kunren,
    permit: &Permit<SetAudience>,
    setting: Setting<'_>,
) -> Result<Outcome, Error> {
    set(kunren, Some(permit.by()), setting, false).await
}

/// The same from the command line, or only what it would do.
///
/// # Errors
/// See [`set_audience`].
pub async fn set_by_command(kunren: &Kunren, setting: Setting<'_>, dry_run: bool) -> Result<Outcome, Error> {
    set(kunren, None, setting, dry_run).await
}

async fn set(kunren: &Kunren, by: Option<PersonId>, setting: Setting<'_>, dry_run: bool) -> Result<Outcome, Error> {
    let reason = reason(setting.reason)?;
    let (subject, preview) = match checked(kunren, setting).await? {
        Ok(checked) => checked,
        Err(stopped) => return Ok(stopped),
    };
    if dry_run {
        return Ok(Outcome::Looked(preview));
    }
    store(kunren, by, Arc::new(subject), reason, &preview).await?;
    kunren.owed().forget_all();
    Ok(Outcome::Set(preview))
}

/// What it would do, or why it stops.
async fn checked(kunren: &Kunren, setting: Setting<'_>) -> Result<Result<(Subject, Preview), Outcome>, Error> {
    if !setting.terms.recurrence.is_sound() {
        return Err(Error::BadField("recurrence"));
    }
    let today = kunren.clock().today();
    let mut conn = kunren.db().read().await?;
    let subject = subject(&mut conn, setting.edition).await?;
    if subject.closes_on < today {
        return Err(Error::NotOpen);
    }
    let unknown = unknown(&mut conn, &setting.terms.rule).await?;
    if !unknown.is_empty() {
        return Ok(Err(Outcome::Unknown(unknown.into_iter().collect())));
    }
    let (subject, preview) = look_at_change(&mut conn, subject, setting.terms, today, "*").await?;
    if preview.is_to_be_confirmed() && !setting.confirmed {
        return Ok(Err(Outcome::Unconfirmed(preview)));
    }
    Ok(Ok((subject, preview)))
}

async fn store(
    kunren: &Kunren,
    by: Option<PersonId>,
    subject: Arc<Subject>,
    reason: String,
    preview: &Preview,
) -> Result<(), Error> {
    let (id, now): (Uuid, _) = (chance::uuid(), kunren.clock().now());
    let detail = Arc::new(json!({
        "edition": subject.edition,
        "rule": subject.terms.rule.to_string(),
        "recurrence": subject.terms.recurrence,
        "reason": reason,
        "gaining": preview.total.gaining,
        "released": preview.total.released,
        "overdue": preview.overdue(),
    }));
    in_transaction!(kunren.db(), |conn, id, by, now, subject, reason, detail| {
        execute!(
            conn,
            "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_by, set_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            subject.edition.get(),
            Json(&subject.terms.rule),
            subject.terms.rule.to_string(),
            Json(subject.terms.recurrence),
            reason.as_str(),
            by.map(PersonId::get),
            Time(now),
        )?;
        work::begin(conn, id).await?;
        audit::record(conn, now, by, "audience.set", &subject.name.to_string(), &detail).await?;
        Ok::<_, Error>(())
    })
}
