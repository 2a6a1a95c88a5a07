//! Saving one answer: acknowledged means on disk.

use super::Opened;
use crate::{
    Db, chance,
    db::{Conn, Gather, Time},
    error::Error,
    fetch_all_of, in_transaction,
    kunren::Kunren,
};
use jiff::Timestamp;
use kunren_domain::{answer::Answer, id::AttemptId, locale::Locale};
use sqlx::types::Json;
use std::collections::HashSet;
use uuid::Uuid;

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
    let row = Row {
        id: chance::uuid(),
        attempt: attempt.id,
        question: question.id.clone(),
        given: given.map(Json),
        locale: locale.to_string(),
        saved_at: now,
    };
    if kunren.answers().add(row).await? { Ok(()) } else { Err(Error::AttemptClosed) }
}

/// One saved state of an answer.
#[derive(Debug)]
pub(crate) struct Row {
    id: Uuid,
    attempt: AttemptId,
    question: String,
    given: Option<Json<Answer>>,
    locale: String,
    saved_at: Timestamp,
}

/// Answers on their way to the disk; of each it is told whether its attempt was still open.
pub(crate) type Answers = Gather<Row, bool>;

/// The queue of answers of a database.
pub(crate) fn answers(db: Db) -> Answers {
    Gather::new(move |rows| {
        let db = db.clone();
        Box::pin(async move { in_transaction!(db, |conn, rows| { insert(conn, &rows).await }) })
    })
}

#[derive(sqlx::FromRow)]
struct Inserted {
    id: Uuid,
}

/// One statement: an answer never lands in an attempt that was handed in meanwhile.
async fn insert(conn: &mut Conn, rows: &[Row]) -> Result<Vec<bool>, sqlx::Error> {
    const BEFORE: &str = "INSERT INTO answer (id, attempt_id, question, given, locale, saved_at)
        SELECT v.column1, a.id, v.column3, v.column4, v.column5, v.column6
        FROM (";
    const AFTER: &str = ") AS v
        JOIN attempt AS a ON a.id = v.column2
        WHERE NOT EXISTS (SELECT 1 FROM submission AS s WHERE s.attempt_id = a.id)
        RETURNING id";
    let inserted = fetch_all_of!(conn, Inserted, BEFORE, rows, AFTER, |row| [
        row.id,
        row.attempt.get(),
        row.question.as_str(),
        row.given.as_ref(),
        row.locale.as_str(),
        Time(row.saved_at),
    ])?;
    let inserted: HashSet<Uuid> = inserted.into_iter().map(|row| row.id).collect();
    Ok(rows.iter().map(|row| inserted.contains(&row.id)).collect())
}
