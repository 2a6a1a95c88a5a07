//! What every use case needs: the database, the clock, and what is kept in memory because it cannot have changed.

use crate::{
    Clock, Db,
    cache::Recent,
    course::content::{self, Content},
    error::Error,
    hr::Applying,
    learning::Obligation,
    participation::Remembered,
    testing::{Answers, Attempt, Opened, answers},
    viewer::Viewer,
};
use jiff::civil::Date;
use kunren_domain::id::{AttemptId, EditionId, PersonId, VersionId};
use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};
use uuid::Uuid;

/// The services of one running program. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Kunren(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Db,
    clock: Clock,
    contents: RwLock<HashMap<VersionId, Arc<Content>>>,
    latest: Recent<EditionId, Arc<Content>>,
    viewers: Recent<Seen, Arc<Viewer>>,
    owed: Recent<Owing, Arc<Vec<Obligation>>>,
    attempts: Recent<AttemptId, Arc<Opened>>,
    handed_in: Recent<AttemptId, Attempt>,
    waiting: Recent<(PersonId, String), u64>,
    imports_waiting: Recent<(), u64>,
    answers: Answers,
    participation: Remembered,
    applying: Applying,
}

/// Who owes, on which day. What changed for a person changed for all days, so only the person is hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owing {
    pub(crate) person: PersonId,
    pub(crate) day: Date,
}

impl Hash for Owing {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.person.hash(state);
    }
}

/// Whose session, on which day: who works where, and who has left, is another question on every day. What changed for a
/// session changed for all days, so only the session is hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) session: String,
    pub(crate) day: Date,
}

impl Hash for Seen {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.session.hash(state);
    }
}

/// How long people, what they owe and latest versions are remembered, unless they change before. Changes by this process
/// are said at once, those by another process on the same SQLite file (the command line) within a second. On PostgreSQL,
/// where servers stand side by side, nothing that can change is remembered.
const REMEMBERED: Duration = Duration::from_secs(600);
/// How long names of places are remembered, on both databases: nothing is decided by them.
const NAMES: Duration = Duration::from_secs(3);
/// How long what cannot change is remembered, so that it does not fill the memory.
const FIXED: Duration = Duration::from_secs(3600);
/// How many people are remembered: those who are here at the same time.
const PEOPLE: u64 = 1_000;
/// How many attempts just handed in are remembered, and how long: until their results have been looked at.
const RESULTS: u64 = 500;
const RESULT: Duration = Duration::from_secs(60);
/// For how many coordinators it is remembered how many requests wait, and how long: people move between countries.
const WATCHERS: u64 = 200;
const WAITING: Duration = Duration::from_secs(60);

impl Kunren {
    /// Services over a migrated database.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        let outside = db.outside();
        let on_sqlite = |time| if matches!(db, Db::Sqlite(_)) { time } else { Duration::ZERO };
        let (remembered, waiting) = (on_sqlite(REMEMBERED), on_sqlite(WAITING));
        Self(Arc::new(Inner {
            answers: answers(db.clone()),
            db,
            clock,
            contents: RwLock::default(),
            latest: Recent::new(100, remembered, outside.clone()),
            viewers: Recent::new(PEOPLE, remembered, outside.clone()),
            owed: Recent::new(PEOPLE, remembered, outside.clone()),
            attempts: Recent::new(PEOPLE, FIXED, Arc::default()),
            handed_in: Recent::new(RESULTS, RESULT, Arc::default()),
            waiting: Recent::new(WATCHERS, waiting, outside.clone()),
            imports_waiting: Recent::new(1, remembered, outside.clone()),
            participation: Remembered::new(NAMES),
            applying: Applying::default(),
        }))
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The content of a version, kept for good: versions never change.
    ///
    /// # Errors
    /// When the database fails or there is no such version.
    pub async fn content(&self, version: VersionId) -> Result<Arc<Content>, Error> {
        let kept = self.0.contents.read().unwrap_or_else(PoisonError::into_inner).get(&version).cloned();
        if let Some(content) = kept {
            return Ok(content);
        }
        let mut conn = self.db().read().await?;
        let content = Arc::new(content::load(&mut conn, version).await?.ok_or(Error::NotFound)?);
        self.0.contents.write().unwrap_or_else(PoisonError::into_inner).insert(version, content.clone());
        Ok(content)
    }

    /// The content of a version that somebody read with something else; nothing where there is none.
    pub(crate) async fn content_of(&self, version: Option<Uuid>) -> Result<Option<Arc<Content>>, Error> {
        match version {
            Some(version) => self.content(VersionId::new(version)).await.map(Some),
            None => Ok(None),
        }
    }

    /// The latest content of an edition, or nothing when none was imported (editions recorded before this system).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn latest(&self, edition: EditionId) -> Result<Option<Arc<Content>>, Error> {
        let load = async || {
            let mut conn = self.db().read().await?;
            let version = content::latest_version(&mut conn, edition).await?;
            drop(conn);
            match version {
                Some(version) => self.content(version).await.map(Some),
                None => Ok(None),
            }
        };
        self.0.latest.through(edition, load).await
    }

    pub(crate) fn viewers(&self) -> &Recent<Seen, Arc<Viewer>> {
        &self.0.viewers
    }

    /// Says that this viewer's session, or what it says of the person, changed.
    pub(crate) fn viewer_changed(&self, viewer: &Viewer) {
        self.0.viewers.forget(&Seen { session: viewer.session.clone(), day: Date::ZERO });
    }

    pub(crate) fn participation(&self) -> &Remembered {
        &self.0.participation
    }

    pub(crate) fn owed(&self) -> &Recent<Owing, Arc<Vec<Obligation>>> {
        &self.0.owed
    }

    /// Forgets what was remembered about people: many of them changed.
    pub(crate) fn forget_people(&self) {
        self.0.viewers.forget_all();
        self.0.owed.forget_all();
    }

    /// Says that what somebody owes, or has done of it, changed.
    pub(crate) fn owed_changed(&self, person: PersonId) {
        self.0.owed.forget(&Owing { person, day: Date::ZERO });
    }

    /// How many requests wait for a coordinator, by their reach.
    pub(crate) fn waiting(&self) -> &Recent<(PersonId, String), u64> {
        &self.0.waiting
    }

    /// How many imports wait to be confirmed.
    pub(crate) fn imports_waiting(&self) -> &Recent<(), u64> {
        &self.0.imports_waiting
    }

    pub(crate) fn attempts(&self) -> &Recent<AttemptId, Arc<Opened>> {
        &self.0.attempts
    }

    /// Attempts just handed in: nothing of them changes any more.
    pub(crate) fn handed_in(&self) -> &Recent<AttemptId, Attempt> {
        &self.0.handed_in
    }

    /// Files of HR systems that this process is making history.
    pub(crate) fn applying(&self) -> &Applying {
        &self.0.applying
    }

    pub(crate) fn answers(&self) -> &Answers {
        &self.0.answers
    }
}
