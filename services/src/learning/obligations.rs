//! What the viewer owes: obligations with everything that is done of them, read in a handful of queries.

use crate::{
    course::content::Content,
    db::{Conn, Day, Time},
    error::Error,
    fetch_all,
    kunren::{Kunren, Owing},
    learning::audience::Again,
    viewer::Viewer,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    course::{Course, Module},
    edition::{Formula, Phase, Window},
    id::{AttemptId, EditionId},
    obligation::{Due, Facts, Standing},
    policy::{self, Next},
};
use sqlx::types::Json;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// One obligation of the viewer, as it stands now.
#[derive(Debug, Clone)]
pub struct Obligation {
    /// Which edition.
    pub edition: EditionId,
    /// Its short name.
    pub code: String,
    /// Its window.
    pub window: Window,
    /// Its formula.
    pub formula: Formula,
    /// Its latest content; none for editions recorded before this system.
    pub content: Option<Arc<Content>>,
    /// Since when it is owed.
    pub assigned_on: Date,
    /// When it is due, and why then.
    pub due: Due,
    /// Where the person stands today.
    pub standing: Standing,
    /// Where today lies in the window.
    pub phase: Phase,
    /// Lessons read.
    pub read: BTreeSet<String>,
    /// Where reading stopped: lesson and segment.
    pub position: Option<(String, i64)>,
    /// Tries, oldest first.
    pub tries: Vec<Tried>,
    /// Extra tries granted.
    pub granted: u16,
    /// The completion: when, and until when it is valid.
    pub completed: Option<(Timestamp, Date)>,
    /// The attempt it was completed with.
    pub completed_with: Option<AttemptId>,
    /// Why the person is exempt, if so.
    pub exempt_reason: Option<String>,
}

/// One try at a test.
#[derive(Debug, Clone, Copy)]
pub struct Tried {
    /// Which.
    pub attempt: AttemptId,
    /// From 1.
    pub number: u16,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When its time ends, if it is limited.
    pub deadline_at: Option<Timestamp>,
    /// When it was handed in and whether it passed; nothing while it is open.
    pub submitted: Option<(Timestamp, bool)>,
}

impl Obligation {
    /// The modules for the viewer's places of work.
    #[must_use]
    pub fn modules<'a>(&'a self, viewer: &Viewer) -> Vec<&'a Module> {
        self.content.as_deref().map_or_else(Vec::new, |content| content.course.composed(&viewer.jurisdictions()))
    }

    /// Required lessons that are not read yet.
    #[must_use]
    pub fn lessons_left(&self, viewer: &Viewer) -> usize {
        let lessons = self.modules(viewer).into_iter().flat_map(|module| &module.lessons);
        lessons.filter(|lesson| !self.read.contains(&lesson.id)).count()
    }

    /// The try that is open, if one is.
    #[must_use]
    pub fn open_try(&self) -> Option<&Tried> {
        self.tries.iter().find(|tried| tried.submitted.is_none())
    }

    /// What the viewer can do about the test now.
    #[must_use]
    pub fn next(&self, viewer: &Viewer, now: Timestamp) -> Option<Next> {
        let course: &Course = &self.content.as_deref()?.course;
        let tried: Vec<policy::Tried> = self
            .tries
            .iter()
            .filter_map(|tried| tried.submitted.map(|(submitted_at, passed)| policy::Tried { submitted_at, passed }))
            .collect();
        Some(policy::next_try(&course.test, self.phase, self.lessons_left(viewer), &tried, self.granted, now))
    }
}

#[derive(sqlx::FromRow)]
struct ObligationRow {
    edition_id: Uuid,
    code: String,
    opens_on: Day,
    due_on: Day,
    grace_until: Day,
    closes_on: Day,
    formula: Json<Formula>,
    assigned_on: Day,
    #[sqlx(flatten)]
    again: Again,
    completed_at: Option<Time>,
    completed_on: Option<Day>,
    valid_until: Option<Day>,
    attempt_id: Option<Uuid>,
    exempt_from: Option<Day>,
    exempt_until: Option<Day>,
    exempt_reason: Option<String>,
    position_lesson: Option<String>,
    position_segment: Option<i64>,
    granted: i64,
    read: Option<String>,
    started_on: Option<Day>,
    tried: bool,
}

#[derive(sqlx::FromRow)]
struct TryRow {
    id: Uuid,
    edition_id: Uuid,
    number: i64,
    opened_at: Time,
    deadline_at: Option<Time>,
    submitted_at: Option<Time>,
    passed: Option<bool>,
}

/// Everything the viewer owes or owed, newest first.
///
/// # Errors
/// When the database fails.
pub async fn obligations(kunren: &Kunren, viewer: &Viewer) -> Result<Arc<Vec<Obligation>>, Error> {
    let today = viewer.today(kunren.clock().now());
    let owing = Owing { person: viewer.person, day: today };
    let found =
        kunren.owed().through(owing, async || read(kunren, viewer, today).await.map(|all| Some(Arc::new(all)))).await?;
    Ok(found.unwrap_or_default())
}

/// One of them, or [`Error::NotFound`]: what is not owed is not told to exist.
///
/// # Errors
/// When it is not owed, or the database fails.
pub async fn obligation(kunren: &Kunren, viewer: &Viewer, edition: EditionId) -> Result<Obligation, Error> {
    let all = obligations(kunren, viewer).await?;
    all.iter().find(|obligation| obligation.edition == edition).cloned().ok_or(Error::NotFound)
}

async fn read(kunren: &Kunren, viewer: &Viewer, today: Date) -> Result<Vec<Obligation>, Error> {
    let mut conn = kunren.db().read().await?;
    let facts = read_all(&mut conn, viewer).await?;
    drop(conn);
    let mut all = Vec::with_capacity(facts.rows.len());
    for row in facts.rows {
        let content = kunren.latest(EditionId::new(row.edition_id)).await?;
        let tries = facts.tries.get(&row.edition_id).map_or_else(Vec::new, Clone::clone);
        all.push(assemble(row, viewer, today, content, tries));
    }
    Ok(all)
}

struct AllRows {
    rows: Vec<ObligationRow>,
    tries: HashMap<Uuid, Vec<Tried>>,
}

async fn read_all(conn: &mut Conn, viewer: &Viewer) -> Result<AllRows, Error> {
    let person = viewer.person.get();
    let rows = fetch_all!(conn, ObligationRow, include_str!("obligations.sql"), person)?;
    let mut tries: HashMap<Uuid, Vec<Tried>> = HashMap::new();
    let tried = rows.iter().any(|row| row.tried);
    let found = if tried { fetch_all!(conn, TryRow, include_str!("tries.sql"), person)? } else { Vec::new() };
    for row in found {
        tries.entry(row.edition_id).or_default().push(Tried {
            attempt: AttemptId::new(row.id),
            number: u16::try_from(row.number).unwrap_or(u16::MAX),
            opened_at: row.opened_at.0,
            deadline_at: row.deadline_at.map(|at| at.0),
            submitted: row.submitted_at.zip(row.passed).map(|(at, passed)| (at.0, passed)),
        });
    }
    Ok(AllRows { rows, tries })
}

fn assemble(
    row: ObligationRow,
    viewer: &Viewer,
    today: Date,
    content: Option<Arc<Content>>,
    tries: Vec<Tried>,
) -> Obligation {
    let window = Window {
        opens_on: row.opens_on.0,
        due_on: row.due_on.0,
        grace_until: row.grace_until.0,
        closes_on: row.closes_on.0,
    };
    let facts = Facts {
        joined_on: Some(viewer.joined_on),
        left_on: None,
        leave: viewer.leave.clone(),
        exempt: row.exempt_from.map(|from| (from.0, row.exempt_until.map(|until| until.0))),
        started_on: row.started_on.map(|on| on.0),
        completed_on: row.completed_on.map(|on| on.0),
    };
    let due = row.again.due(&window, &row.formula.0, &facts, today);
    Obligation {
        edition: EditionId::new(row.edition_id),
        code: row.code,
        window,
        formula: row.formula.0,
        content,
        assigned_on: row.assigned_on.0,
        due,
        standing: facts.standing(today),
        phase: window.phase(today, due.on),
        read: row.read.iter().flat_map(|read| read.split(' ')).map(str::to_owned).collect(),
        position: row.position_lesson.zip(row.position_segment),
        tries,
        granted: u16::try_from(row.granted).unwrap_or(u16::MAX),
        completed: row.completed_at.zip(row.valid_until).map(|(at, until)| (at.0, until.0)),
        completed_with: row.attempt_id.map(AttemptId::new),
        exempt_reason: row.exempt_reason,
    }
}
