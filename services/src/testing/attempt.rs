//! One try at a test: what was drawn when it opened, and what was answered since.

use crate::{
    course::content::Content,
    db::{Conn, Time},
    error::Error,
    fetch_all, fetch_optional,
    kunren::Kunren,
    viewer::Viewer,
};
use jiff::Timestamp;
use kunren_domain::{
    answer::Answer,
    course::Question,
    draw::Drawn,
    grading::Grading,
    id::{AttemptId, EditionId, PersonId, VersionId},
};
use sqlx::types::Json;
use std::{collections::HashMap, ops::Deref, sync::Arc};
use uuid::Uuid;

/// What was fixed when an attempt opened. It never changes, so it is remembered.
#[derive(Debug)]
pub struct Opened {
    /// Which.
    pub id: AttemptId,
    /// Whose.
    pub person: PersonId,
    /// Of which edition.
    pub edition: EditionId,
    /// From 1.
    pub number: u16,
    /// The content it was drawn from, whatever was imported since.
    pub content: Arc<Content>,
    /// The questions in the order shown.
    pub drawn: Vec<Drawn>,
    /// The modules it is on, where moves had added them to what was completed; otherwise it is on the whole course.
    pub added: Option<Vec<String>>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When its time ends.
    pub deadline_at: Option<Timestamp>,
}

/// A try with everything needed to show or grade it. What was fixed when it opened is read through.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub(super) opened: Arc<Opened>,
    /// The latest answer per question.
    pub answers: HashMap<String, Answer>,
    /// The outcome, once it is handed in.
    pub submission: Option<Submission>,
}

impl Deref for Attempt {
    type Target = Opened;

    fn deref(&self) -> &Opened {
        &self.opened
    }
}

/// A handed-in attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// When.
    pub submitted_at: Timestamp,
    /// The outcome.
    pub grading: Grading,
}

impl Opened {
    /// The drawn question at a place, counted from 1.
    #[must_use]
    pub fn question(&self, place: usize) -> Option<(&Drawn, &Question)> {
        let drawn = self.drawn.get(place.checked_sub(1)?)?;
        let (_, question) = self.content.course.question(&drawn.question)?;
        Some((drawn, question))
    }

    /// Whether its time is over at `now`.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.deadline_at.is_some_and(|deadline| deadline < now)
    }
}

impl Attempt {
    /// Number of questions answered so far.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.drawn.iter().filter(|drawn| self.answers.contains_key(&drawn.question)).count()
    }
}

#[derive(sqlx::FromRow)]
struct OpenedRow {
    person_id: Uuid,
    edition_id: Uuid,
    version_id: Uuid,
    number: i64,
    drawn: Json<Vec<Drawn>>,
    added: Option<Json<Vec<String>>>,
    opened_at: Time,
    deadline_at: Option<Time>,
}

#[derive(sqlx::FromRow)]
struct SubmissionRow {
    submitted_at: Time,
    grading: Json<Grading>,
}

#[derive(sqlx::FromRow)]
struct AnswerRow {
    question: String,
    given: Option<Json<Answer>>,
}

/// The viewer's attempt with this id. Somebody else's is not found. One whose time is over is handed in first, with
/// what had been saved.
///
/// # Errors
/// [`Error::NotFound`], or when the database fails.
pub async fn attempt(kunren: &Kunren, viewer: &Viewer, id: AttemptId) -> Result<Attempt, Error> {
    let opened = opened(kunren, viewer, id).await?;
    let found = state(kunren, &opened).await?;
    if found.submission.is_none() && found.is_over(kunren.clock().now()) {
        super::submit::hand_in(kunren, viewer, &opened).await?;
        return state(kunren, &opened).await;
    }
    Ok(found)
}

/// What was fixed when the viewer's attempt opened.
///
/// # Errors
/// [`Error::NotFound`], also when it is somebody else's.
pub async fn opened(kunren: &Kunren, viewer: &Viewer, id: AttemptId) -> Result<Arc<Opened>, Error> {
    let load = async || load(kunren, id).await.map(|found| found.map(Arc::new));
    let opened = kunren.attempts().through(id, load).await?.ok_or(Error::NotFound)?;
    if opened.person == viewer.person { Ok(opened) } else { Err(Error::NotFound) }
}

async fn load(kunren: &Kunren, id: AttemptId) -> Result<Option<Opened>, Error> {
    let sql = "SELECT person_id, edition_id, version_id, number, drawn, added, opened_at, deadline_at FROM attempt WHERE id = $1";
    let mut conn = kunren.db().read().await?;
    let Some(row) = fetch_optional!(conn, OpenedRow, sql, id.get())? else {
        return Ok(None);
    };
    drop(conn);
    Ok(Some(Opened {
        id,
        person: PersonId::new(row.person_id),
        edition: EditionId::new(row.edition_id),
        number: u16::try_from(row.number).unwrap_or(u16::MAX),
        content: kunren.content(VersionId::new(row.version_id)).await?,
        drawn: row.drawn.0,
        added: row.added.map(|added| added.0),
        opened_at: row.opened_at.0,
        deadline_at: row.deadline_at.map(|at| at.0),
    }))
}

async fn state(kunren: &Kunren, opened: &Arc<Opened>) -> Result<Attempt, Error> {
    if let Some(finished) = kunren.handed_in().get(&opened.id) {
        return Ok(finished);
    }
    let mut conn = kunren.db().read().await?;
    let submission = submission(&mut conn, opened.id).await?;
    let answers = answers(&mut conn, opened.id).await?;
    Ok(Attempt { opened: opened.clone(), answers, submission })
}

/// The outcome of an attempt, once it is handed in.
pub(super) async fn submission(conn: &mut Conn, id: AttemptId) -> Result<Option<Submission>, Error> {
    let sql = "SELECT submitted_at, grading FROM submission WHERE attempt_id = $1";
    let row = fetch_optional!(conn, SubmissionRow, sql, id.get())?;
    Ok(row.map(|row| Submission { submitted_at: row.submitted_at.0, grading: row.grading.0 }))
}

/// The latest answer per question; one that was taken back is absent.
pub(super) async fn answers(conn: &mut Conn, id: AttemptId) -> Result<HashMap<String, Answer>, Error> {
    // Ids are made in order of time, so the last row of a question is its latest answer.
    let rows = fetch_all!(
        conn,
        AnswerRow,
        "SELECT question, given FROM answer WHERE attempt_id = $1 ORDER BY saved_at, id",
        id.get()
    )?;
    let mut latest = HashMap::new();
    for row in rows {
        match row.given {
            Some(given) => latest.insert(row.question, given.0),
            None => latest.remove(&row.question),
        };
    }
    Ok(latest)
}
