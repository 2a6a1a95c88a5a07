//! Handing in: graded on the server, once. A passed test completes the edition in the same transaction, or what moves had
//! added to it.

use super::{
    Submission,
    attempt::{Attempt, Opened, answers, opened, submission},
};
use crate::{
    db::{Conn, Day, Time},
    error::Error,
    execute, in_transaction,
    kunren::Kunren,
    viewer::Viewer,
};
use jiff::{Span, Timestamp, civil::Date};
use kunren_domain::{answer::Answer, grading::grade, id::AttemptId, locale::Locale};
use sqlx::types::Json;
use std::{collections::HashMap, sync::Arc};

/// Hands in the viewer's attempt and returns its outcome. Handing in again returns the same outcome.
///
/// # Errors
/// [`Error::NotFound`] when it is not the viewer's, or when the database fails.
pub async fn submit(kunren: &Kunren, viewer: &Viewer, id: AttemptId) -> Result<Submission, Error> {
    let opened = opened(kunren, viewer, id).await?;
    hand_in(kunren, viewer, &opened).await
}

struct HandIn {
    attempt: Arc<Opened>,
    locale: Locale,
    at: Timestamp,
    on: Date,
    valid_until: Date,
}

/// Hands in what is saved; after the deadline, as of the deadline.
pub(super) async fn hand_in(kunren: &Kunren, viewer: &Viewer, attempt: &Arc<Opened>) -> Result<Submission, Error> {
    let now = kunren.clock().now();
    let at = attempt.deadline_at.map_or(now, |deadline| deadline.min(now));
    let closes_on = attempt.content.course.window.closes_on;
    let hand_in = Arc::new(HandIn {
        attempt: attempt.clone(),
        locale: viewer.locale.clone(),
        at,
        on: viewer.today(at),
        valid_until: valid_until(closes_on),
    });
    let (answers, submission) = in_transaction!(kunren.db(), |conn, hand_in| { hand_in_once(conn, &hand_in).await })?;
    kunren.owed_changed(viewer.person);
    let result = Attempt { opened: attempt.clone(), answers, submission: Some(submission.clone()) };
    // The result is asked for next.
    kunren.handed_in().put(attempt.id, result);
    Ok(submission)
}

/// A completion holds until the next year's edition has closed.
fn valid_until(closes_on: Date) -> Date {
    closes_on.checked_add(Span::new().years(1)).unwrap_or(Date::MAX)
}

async fn hand_in_once(conn: &mut Conn, hand_in: &HandIn) -> Result<(HashMap<String, Answer>, Submission), Error> {
    let id = hand_in.attempt.id;
    let given = answers(conn, id).await?;
    let questions = (1..=hand_in.attempt.drawn.len()).filter_map(|place| hand_in.attempt.question(place));
    let answered = questions.map(|(_, question)| (question, given.get(&question.id)));
    let grading = grade(&hand_in.attempt.content.course.test, answered);
    let first = execute!(
        conn,
        "INSERT INTO submission (attempt_id, submitted_at, locale, grading, passed) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (attempt_id) DO NOTHING",
        id.get(),
        Time(hand_in.at),
        hand_in.locale.to_string(),
        Json(&grading),
        grading.passed,
    )?;
    if first == 0 {
        return Ok((given, submission(conn, id).await?.ok_or(Error::NotFound)?));
    }
    if grading.passed {
        match &hand_in.attempt.added {
            None => complete(conn, hand_in).await?,
            Some(modules) => complete_added(conn, hand_in, modules).await?,
        }
    }
    Ok((given, Submission { submitted_at: hand_in.at, grading }))
}

async fn complete(conn: &mut Conn, hand_in: &HandIn) -> Result<(), Error> {
    execute!(
        conn,
        "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until, version_id, attempt_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (person_id, edition_id) DO NOTHING",
        hand_in.attempt.person.get(),
        hand_in.attempt.edition.get(),
        Time(hand_in.at),
        Day(hand_in.on),
        Day(hand_in.valid_until),
        hand_in.attempt.content.version.get(),
        hand_in.attempt.id.get(),
    )?;
    Ok(())
}

async fn complete_added(conn: &mut Conn, hand_in: &HandIn, modules: &[String]) -> Result<(), Error> {
    for module in modules {
        execute!(
            conn,
            "INSERT INTO added_part (person_id, edition_id, module, attempt_id, version_id, completed_at, completed_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (person_id, edition_id, module) DO NOTHING",
            hand_in.attempt.person.get(),
            hand_in.attempt.edition.get(),
            module.as_str(),
            hand_in.attempt.id.get(),
            hand_in.attempt.content.version.get(),
            Time(hand_in.at),
            Day(hand_in.on),
        )?;
    }
    Ok(())
}
