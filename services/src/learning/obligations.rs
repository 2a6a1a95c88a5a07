//! What the viewer owes: obligations with everything that is done of them, read in a handful of queries.

mod rows;

use super::{
    added::{AddedPart, Dues, History, SinceCompletion},
    learner::Learner,
};
use crate::{
    course::content::Content,
    error::Error,
    kunren::{Kunren, Owing},
    requests::OwnRequest,
    viewer::Viewer,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    course::{Course, Module},
    edition::{Formula, Phase, Window},
    id::{AttemptId, EditionId, ExtensionId},
    jurisdiction::Place,
    obligation::{Due, DueDay, Extension, Facts, Lateness, Standing, WhyDue},
    policy::{self, Next},
    recurrence::Cycle,
    request::Case,
};
pub(crate) use rows::{extensions, of_edition};
use std::{collections::BTreeSet, sync::Arc};

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
    /// The dated facts that everything about days is decided from.
    pub facts: Facts,
    /// When it is due, and why then.
    pub why_due: WhyDue,
    /// When it is due: the answer of `why_due`.
    pub due: Due,
    /// The same as of today, for what moves have added: of what was completed, `due` is as of the completion.
    pub(crate) due_now: Due,
    /// The day it had been due, where it was completed after that.
    pub late: Option<Date>,
    /// Where the person stands today.
    pub standing: Standing,
    /// Where today lies in the window.
    pub phase: Phase,
    /// The rounds of a training that recurs after so many months or on a day of the year, oldest first; empty for others.
    pub cycles: Vec<Cycle>,
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
    /// The latest release that was not taken back, whether it holds today or not.
    pub release: Option<Release>,
    /// More time that was granted, oldest first; in the order of the facts' extensions.
    pub extended: Vec<Extended>,
    /// What was asked for, newest first.
    pub requests: Vec<OwnRequest>,
    /// What was completed where, of somebody who has moved since.
    pub(crate) history: Option<Arc<History>>,
    /// What that completion covered and what moves have added; nothing where nobody moved or nothing was completed.
    pub since: Option<SinceCompletion>,
}

/// Why somebody is exempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The reason that was given.
    pub reason: String,
    /// Where the evidence is; empty where none was given.
    pub evidence: String,
    /// Who granted it; nothing for earlier records.
    pub by: Option<String>,
}

/// More time, and who granted it why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extended {
    /// Which.
    pub id: ExtensionId,
    /// The days.
    pub extension: Extension,
    /// The reason that was given.
    pub reason: String,
    /// Who granted it.
    pub by: String,
    /// Who took it back; the day is the extension's.
    pub revoked: Option<TakenBack>,
}

/// Who took more time back, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// Who.
    pub by: String,
    /// The reason that was given.
    pub reason: String,
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
        self.modules_at(&viewer.jurisdictions()).into_iter().map(|(module, _)| module).collect()
    }

    /// The modules for these places of work, and for each regional one the numbers of the places that bring it. Of
    /// somebody who completed it and moved, the modules that were covered and added; those name no places.
    #[must_use]
    pub fn modules_at(&self, places: &[Place]) -> Vec<(&Module, Vec<usize>)> {
        let Some(content) = self.content.as_deref() else { return Vec::new() };
        let Some(since) = &self.since else { return content.course.composition(places) };
        let modules = content.course.modules.iter();
        modules.filter(|m| m.scope.is_common() || since.has(&m.id)).map(|m| (m, Vec::new())).collect()
    }

    /// The parts that moves have added and that are to be done, in reading order.
    #[must_use]
    pub fn added_to_do(&self) -> Vec<&AddedPart> {
        let since = self.since.as_ref().filter(|_| self.standing == Standing::Completed);
        since.map_or_else(Vec::new, |since| since.to_do().collect())
    }

    /// Where today lies for these parts; nothing where there are none.
    #[must_use]
    pub fn added_phase(&self) -> Option<Phase> {
        self.since.as_ref().filter(|_| self.standing == Standing::Completed)?.phase()
    }

    /// The modules that are to be done: the added ones, or else the whole course.
    #[must_use]
    pub fn ahead(&self, viewer: &Viewer) -> Vec<&Module> {
        self.ahead_at(&viewer.jurisdictions())
    }

    fn ahead_at(&self, places: &[Place]) -> Vec<&Module> {
        let added = self.added_to_do();
        let mut modules: Vec<&Module> = self.modules_at(places).into_iter().map(|(module, _)| module).collect();
        if !added.is_empty() {
            modules.retain(|module| added.iter().any(|part| part.module == module.id));
        }
        modules
    }

    /// Whether there is nothing to do here any more: it was completed, with what moves have added, or it is over, or it was
    /// held before this system.
    #[must_use]
    pub fn is_past(&self) -> bool {
        let over = self.completed.is_some() || self.phase == Phase::Closed || self.content.is_none();
        over && self.added_phase().is_none()
    }

    /// Whether something should have been done by now, and still can be.
    #[must_use]
    pub fn is_overdue(&self) -> bool {
        let phase = if self.completed.is_some() { self.added_phase() } else { Some(self.phase) };
        phase.is_some_and(Phase::is_late)
    }

    /// Looks up what moves have added. Needs the content.
    pub(crate) async fn look_at_moves(&mut self, kunren: &Kunren, today: Date) -> Result<(), Error> {
        let (Some(history), Some(content)) = (self.history.as_deref(), self.content.as_ref()) else {
            return Ok(());
        };
        let dues = Dues { window: &self.window, formula: &self.formula, due: self.due_now, today };
        self.since = history.since_completion(kunren, content, dues).await?;
        Ok(())
    }

    /// What the person is told about the due day.
    #[must_use]
    pub fn due_day(&self) -> DueDay {
        self.due.told(self.standing)
    }

    /// Whether it should have been done by now.
    #[must_use]
    pub fn lateness(&self) -> Lateness {
        Lateness::of(self.standing, self.phase)
    }

    /// Why the person is exempt, on days on which that is so.
    #[must_use]
    pub fn exempt_reason(&self) -> Option<&str> {
        let release = self.release.as_ref().filter(|_| self.standing == Standing::Exempt)?;
        Some(&release.reason)
    }

    /// What decides whether something can be asked for or granted on `today`, for the added parts where the rest is
    /// completed. Needs the content, and the moves looked up.
    #[must_use]
    pub fn case(&self, today: Date) -> Case<'_> {
        let held_here = self.content.is_some();
        let (window, due, standing) = (&self.window, self.due, self.standing);
        let case = Case { window, due, standing, added: false, today, held_here };
        case.with_added(self.since.as_ref().and_then(SinceCompletion::first_due))
    }

    /// Required lessons that are not read yet.
    #[must_use]
    pub fn lessons_left(&self, viewer: &Viewer) -> usize {
        self.lessons_left_at(&viewer.jurisdictions())
    }

    fn lessons_left_at(&self, places: &[Place]) -> usize {
        let lessons = self.ahead_at(places).into_iter().flat_map(|module| &module.lessons);
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
        self.next_at(&viewer.jurisdictions(), now)
    }

    /// What somebody who works at these places can do about the test now.
    #[must_use]
    pub fn next_at(&self, places: &[Place], now: Timestamp) -> Option<Next> {
        let course: &Course = &self.content.as_deref()?.course;
        let tried: Vec<policy::Tried> = self
            .tries
            .iter()
            .filter_map(|tried| tried.submitted.map(|(submitted_at, passed)| policy::Tried { submitted_at, passed }))
            .collect();
        let left = self.lessons_left_at(places);
        Some(match self.added_phase() {
            Some(phase) => policy::next_try_of_added(&course.test, phase, left, &tried, self.granted, now),
            None => policy::next_try(&course.test, self.phase, left, &tried, self.granted, now),
        })
    }
}

/// Everything the viewer owes or owed, newest first.
///
/// # Errors
/// When the database fails.
pub async fn obligations(kunren: &Kunren, viewer: &Viewer) -> Result<Arc<Vec<Obligation>>, Error> {
    let today = viewer.today(kunren.clock().now());
    let owing = Owing { person: viewer.person, day: today };
    let found = kunren
        .owed()
        .through(owing, async || read(kunren, &Learner::of(viewer, today)).await.map(|all| Some(Arc::new(all))))
        .await?;
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

async fn read(kunren: &Kunren, learner: &Learner) -> Result<Vec<Obligation>, Error> {
    let mut conn = kunren.db().read().await?;
    let rows = rows::all(&mut conn, learner).await?;
    drop(conn);
    let mut all = Vec::with_capacity(rows.len());
    for (version, owed) in rows {
        let content = kunren.content_of(version).await?;
        let mut owed = Obligation { content, ..owed };
        owed.look_at_moves(kunren, learner.today).await?;
        all.push(owed);
    }
    Ok(all)
}
