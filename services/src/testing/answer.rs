//! Saving one answer: acknowledged means on disk.

use super::Opened;
use crate::{chance, db::Time, error::Error, execute, in_transaction, kunren::Kunren};
use kunren_domain::{answer::Answer, locale::Locale};
use sqlx::types::Json;
use std::sync::Arc;

/// Saves the answer to the question at `place` (from 1) of the viewer's own attempt, as given in form fields. Saving again
/// replaces it, nothing chosen takes it back; every saved state is kept as evidence.
///
/// # Errors
/// [`Error::AttemptClosed`] when it was handed in or its time is over, [`Error::BadAnswer`], [`Error::NotFound`] when there is no such
/// question in the attempt.
pub async fn save_answer(
    kunren: &Kunren,
    attempt: &Opened,
    place: usize,
    fields: &[(String, String)],
    locale: &Locale,
) -> Result<(), Error> {
    let (_, question) = attempt.question(place).ok_or(Error::NotFound)?;
    let given = Answer::from_fields(question, fields)?;
    let now = kunren.clock().now();
    if attempt.is_over(now) {
        return Err(Error::AttemptClosed);
    }
    let row = Arc::new((question.id.clone(), given.map(Json), locale.to_string()));
    let (id, attempt) = (chance::uuid(), attempt.id);
    let saved = in_transaction!(kunren.db(), |conn, row, id, attempt, now| {
        let (question, given, locale) = &*row;
        // One statement: an answer never lands in an attempt that was handed in meanwhile.
        execute!(
            conn,
            "INSERT INTO answer (id, attempt_id, question, given, locale, saved_at)
             SELECT $1, a.id, $3, $4, $5, $6
             FROM attempt AS a
             WHERE a.id = $2 AND NOT EXISTS (SELECT 1 FROM submission AS s WHERE s.attempt_id = a.id)",
            id,
            attempt.get(),
            question.as_str(),
            given.as_ref(),
            locale.as_str(),
            Time(now),
        )
        .map_err(Error::from)
    })?;
    if saved == 1 { Ok(()) } else { Err(Error::AttemptClosed) }
}
