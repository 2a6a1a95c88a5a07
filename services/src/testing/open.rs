//! Opening an attempt: checked, drawn and stored in one transaction, so that two tabs open one.

use super::attempt::{Opened, attempt};
use crate::{
    chance,
    db::{Conn, Day, Time},
    error::Error,
    execute, fetch_all, fetch_one, in_transaction,
    kunren::Kunren,
    learning::{Obligation, obligation},
    viewer::Viewer,
};
use jiff::Timestamp;
use kunren_domain::{
    course::{Course, Module, Question},
    draw::{Drawn, draw, draw_added, redraw},
    edition::{Mode, Phase},
    grading::Grading,
    id::{AttemptId, EditionId, PersonId},
    policy::{self, Next},
};
use sqlx::types::Json;
use std::{collections::BTreeSet, sync::Arc};
use uuid::Uuid;

/// Opens the viewer's next attempt, or returns the one that is open.
///
/// # Errors
/// [`Error::LessonsLeft`], [`Error::CooldownRunning`], [`Error::AttemptsUsed`], [`Error::AlreadyPassed`],
/// [`Error::NotOpen`], [`Error::NotFound`] when nothing is owed.
pub async fn open_attempt(kunren: &Kunren, viewer: &Viewer, edition: EditionId) -> Result<AttemptId, Error> {
    let mut owed = obligation(kunren, viewer, edition).await?;
    if let Some(open) = owed.open_try().map(|open| open.attempt) {
        // Looking at it hands it in when its time is over.
        if attempt(kunren, viewer, open).await?.submission.is_none() {
            return Ok(open);
        }
        // It may have been passed, and nothing be owed any more.
        owed = obligation(kunren, viewer, edition).await?;
    }
    let order = Arc::new(Order::new(kunren, viewer, owed)?);
    let opened = in_transaction!(kunren.db(), |conn, order| { open_in(conn, &order).await });
    kunren.owed_changed(viewer.person);
    match opened? {
        Opening::Already(id) => Ok(id),
        // The first question is asked for next.
        Opening::New(new) => {
            kunren.attempts().put(new.id, new);
            Ok(order.id)
        }
    }
}

/// What the transaction found or made.
enum Opening {
    Already(AttemptId),
    New(Arc<Opened>),
}

/// What is needed inside the transaction, read before it: content and reading only grow.
struct Order {
    owed: Obligation,
    course_version: Uuid,
    lessons_left: usize,
    phase: Phase,
    /// The modules it is on, where it is for what moves have added to what was completed.
    added: Option<Json<Vec<String>>>,
    places: Vec<kunren_domain::jurisdiction::Place>,
    time_percent: u16,
    person: Uuid,
    id: AttemptId,
    seed: u64,
    now: Timestamp,
    today: jiff::civil::Date,
}

impl Order {
    fn new(kunren: &Kunren, viewer: &Viewer, owed: Obligation) -> Result<Self, Error> {
        let now = kunren.clock().now();
        let course_version = owed.content.as_deref().ok_or(Error::NotFound)?.version.get();
        let added: Vec<String> = owed.added_to_do().into_iter().map(|part| part.module.clone()).collect();
        Ok(Self {
            course_version,
            lessons_left: owed.lessons_left(viewer),
            phase: owed.added_phase().unwrap_or(owed.phase),
            added: (!added.is_empty()).then_some(Json(added)),
            places: viewer.jurisdictions(),
            time_percent: viewer.time_percent,
            person: viewer.person.get(),
            id: chance::attempt_id(),
            seed: chance::seed(),
            now,
            today: viewer.today(now),
            owed,
        })
    }

    fn opened(&self, number: u16, drawn: Vec<Drawn>, deadline_at: Option<Timestamp>) -> Result<Opened, Error> {
        Ok(Opened {
            id: self.id,
            person: PersonId::new(self.person),
            edition: self.owed.edition,
            number,
            content: self.owed.content.clone().ok_or(Error::NotFound)?,
            drawn,
            added: self.added.as_ref().map(|added| added.0.clone()),
            opened_at: self.now,
            deadline_at,
        })
    }

    fn course(&self) -> Result<&Course, Error> {
        Ok(&self.owed.content.as_deref().ok_or(Error::NotFound)?.course)
    }
}

#[derive(sqlx::FromRow)]
struct TryRow {
    id: Uuid,
    number: i64,
    drawn: Json<Vec<Drawn>>,
    added: Option<Json<Vec<String>>>,
    submitted_at: Option<Time>,
    grading: Option<Json<Grading>>,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    heads: i64,
}

async fn open_in(conn: &mut Conn, order: &Order) -> Result<Opening, Error> {
    let edition = order.owed.edition.get();
    let tries = fetch_all!(conn, TryRow, include_str!("open.sql"), order.person, edition)?;
    if let Some(open) = tries.iter().find(|row| row.submitted_at.is_none()) {
        return Ok(Opening::Already(AttemptId::new(open.id)));
    }
    refuse_done_parts(conn, order).await?;
    let granted = if tries.is_empty() { 0 } else { granted(conn, order.person, edition).await? };
    let number = allowed(order, &tries, granted)?;
    let drawn = draw_for(order, &tries)?;
    let deadline = policy::deadline(&order.course()?.test, order.now, order.time_percent);
    let opened = order.opened(number, drawn, deadline)?;
    execute!(
        conn,
        "INSERT INTO attempt (id, person_id, edition_id, version_id, number, seed, drawn, opened_at, opened_on, deadline_at, added)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        order.id.get(),
        order.person,
        edition,
        order.course_version,
        i64::from(number),
        order.seed.cast_signed(),
        Json(&opened.drawn),
        Time(order.now),
        Day(order.today),
        deadline.map(Time),
        order.added.as_ref(),
    )?;
    Ok(Opening::New(Arc::new(opened)))
}

#[derive(sqlx::FromRow)]
struct PartRow {
    module: String,
}

/// A part that was passed since the order was made, in another tab or by time running out, is not asked about again.
async fn refuse_done_parts(conn: &mut Conn, order: &Order) -> Result<(), Error> {
    let Some(added) = &order.added else { return Ok(()) };
    let sql = "SELECT module FROM added_part WHERE person_id = $1 AND edition_id = $2";
    let done = fetch_all!(conn, PartRow, sql, order.person, order.owed.edition.get())?;
    if done.iter().any(|part| added.contains(&part.module)) { Err(Error::AlreadyPassed) } else { Ok(()) }
}

async fn granted(conn: &mut Conn, person: Uuid, edition: Uuid) -> Result<i64, Error> {
    let sql = "SELECT count(*) AS heads FROM attempt_grant WHERE person_id = $1 AND edition_id = $2";
    Ok(fetch_one!(conn, CountRow, sql, person, edition)?.heads)
}

/// The number of the next attempt, if the rules allow one.
fn allowed(order: &Order, tries: &[TryRow], granted: i64) -> Result<u16, Error> {
    let tried: Vec<policy::Tried> = tries
        .iter()
        .filter_map(|row| {
            let passed = row.grading.as_ref().is_some_and(|grading| grading.passed);
            row.submitted_at.map(|at| policy::Tried { submitted_at: at.0, passed })
        })
        .collect();
    let granted = u16::try_from(granted).unwrap_or(u16::MAX);
    let next_try = if order.added.is_some() { policy::next_try_of_added } else { policy::next_try };
    match next_try(&order.course()?.test, order.phase, order.lessons_left, &tried, granted, order.now) {
        Next::MayStart { number, .. } => Ok(number),
        Next::LessonsLeft(left) => Err(Error::LessonsLeft { left }),
        Next::CooldownRunning { until } => Err(Error::CooldownRunning { until }),
        Next::AttemptsUsed => Err(Error::AttemptsUsed),
        Next::Passed => Err(Error::AlreadyPassed),
        Next::NotOpen => Err(Error::NotOpen),
    }
}

/// A new draw by blueprint, or in correction mode the questions that are still wrong.
fn draw_for(order: &Order, tries: &[TryRow]) -> Result<Vec<Drawn>, Error> {
    let course = order.course()?;
    if course.test.mode == Mode::CorrectTheWrong
        && let Some(last) = tries.iter().max_by_key(|row| row.number).filter(|last| last.added == order.added)
        && let Some(last) = &last.grading
    {
        let wrong: Vec<&Question> =
            last.wrong.iter().filter_map(|id| course.question(id).map(|(_, question)| question)).collect();
        if !wrong.is_empty() {
            return Ok(redraw(&wrong, order.seed));
        }
    }
    let seen: BTreeSet<String> =
        tries.iter().flat_map(|row| row.drawn.iter().map(|drawn| drawn.question.clone())).collect();
    let Some(added) = &order.added else {
        return Ok(draw(&course.composed(&order.places), &course.blueprint, &seen, order.seed));
    };
    let modules: Vec<&Module> = course.modules.iter().filter(|module| added.contains(&module.id)).collect();
    Ok(draw_added(&modules, &course.blueprint, &seen, order.seed))
}
