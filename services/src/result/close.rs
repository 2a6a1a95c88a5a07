//! Signing the figures of an edition, for the first time or as a correction.

use super::{Draft, SigningKey, check::hash, draft, stored};
use crate::{
    audit, chance,
    db::{Day, Time},
    error::Error,
    execute, in_transaction,
    kunren::Kunren,
    permit::{CloseEdition, Permit, SeeParticipation},
    reason::reason,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{id::EditionId, result::EditionResult};
use serde_json::json;
use std::sync::Arc;

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// At the end of this day.
    pub cut_off: Date,
    /// Why, in at most [`MAX_REASON`](crate::reason::MAX_REASON) characters.
    pub reason: String,
    /// The hash of the result that was the last one when this was asked for; nothing when there was none.
    pub corrects: Option<String>,
}

/// Signs the figures and keeps them. Returns the number of the result.
///
/// # Errors
/// Those of [`draft`](super::draft()); [`Error::ReasonMissing`]; [`Error::ChangedMeanwhile`] when there is another last result by now;
/// [`Error::NothingToCorrect`] when the last one says the same.
pub async fn close(
    kunren: &Kunren,
    permit: &Permit<CloseEdition>,
    see: &Permit<SeeParticipation>,
    key: &SigningKey,
    edition: EditionId,
    closing: Closing,
) -> Result<u32, Error> {
    let reason = reason(&closing.reason)?;
    let draft = draft(kunren, permit, see, edition, closing.cut_off).await?;
    let mut conn = kunren.db().read().await?;
    let before = stored::of(&mut conn, edition).await?.pop();
    drop(conn);
    if before.as_ref().map(|before| &before.hash) != closing.corrects.as_ref() {
        return Err(Error::ChangedMeanwhile);
    }
    let said = before.as_ref().and_then(|before| before.result.as_ref());
    if said.is_some_and(|said| said.cut_off == draft.cut_off && said.figures == draft.figures) {
        return Err(Error::NothingToCorrect);
    }
    let number = before.map_or(1, |before| before.number + 1);
    let result = result(draft, number, reason, closing.corrects, kunren.clock().now());
    let signed = Arc::new(Signed::new(result, key)?);
    let by = permit.by();
    in_transaction!(kunren.db(), |conn, signed, by, edition| { signed.keep(conn, edition, by).await })?;
    Ok(number)
}

fn result(draft: Draft, number: u32, reason: String, corrects: Option<String>, now: Timestamp) -> EditionResult {
    let Draft { edition, cut_off, figures, contents } = draft;
    EditionResult {
        programme: edition.programme,
        edition: edition.code,
        fiscal_year: edition.fiscal_year,
        number,
        corrects,
        reason,
        closed_at: now,
        cut_off,
        window: edition.window,
        formula: edition.formula,
        contents,
        figures,
    }
}

struct Signed {
    result: EditionResult,
    statement: String,
    hash: String,
    signature: String,
    public: String,
}

impl Signed {
    fn new(result: EditionResult, key: &SigningKey) -> Result<Self, Error> {
        let statement = serde_json::to_string(&result).map_err(|_| Error::Stored("a result"))?;
        Ok(Self { hash: hash(&statement), signature: key.sign(&statement), public: key.public(), statement, result })
    }

    async fn keep(
        &self,
        conn: &mut crate::db::Conn,
        edition: EditionId,
        by: kunren_domain::id::PersonId,
    ) -> Result<(), Error> {
        let Self { result, statement, hash, signature, public } = self;
        let before = stored::of(conn, edition).await?.pop();
        if before.map(|before| before.hash) != result.corrects {
            return Err(Error::ChangedMeanwhile);
        }
        execute!(
            conn,
            "INSERT INTO edition_result (id, edition_id, number, cut_off, statement, hash, signature, public_key, signed_by, signed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            chance::uuid(),
            edition.get(),
            i64::from(result.number),
            Day(result.cut_off),
            statement.as_str(),
            hash.as_str(),
            signature.as_str(),
            public.as_str(),
            by.get(),
            Time(result.closed_at),
        )?;
        let detail = json!({ "edition": edition, "number": result.number, "until": result.cut_off, "reason": result.reason, "hash": hash });
        audit::record(conn, result.closed_at, Some(by), "edition.closed", "group", &detail).await?;
        Ok(())
    }
}
