//! What every use case needs: the database, the clock, and what is kept in memory because it cannot have changed.

use crate::{
    Clock, Db,
    cache::Recent,
    course::content::{self, Content},
    error::Error,
    viewer::Viewer,
};
use kunren_domain::id::{EditionId, VersionId};
use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// The services of one running program. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Kunren(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Db,
    clock: Clock,
    contents: RwLock<HashMap<VersionId, Arc<Content>>>,
    latest: Recent<EditionId, Arc<Content>>,
    viewers: Recent<String, Arc<Viewer>>,
    facts: AtomicU64,
}

/// How long a signed-in person is remembered. Changes made by this process are seen at once; those by another process
/// on the same SQLite file (the command line) after this long. On PostgreSQL, where servers stand side by side, nothing
/// that can change is remembered.
const REMEMBERED: Duration = Duration::from_secs(3);

impl Kunren {
    /// Services over a migrated database.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        let remembered = if matches!(db, Db::Sqlite(_)) { REMEMBERED } else { Duration::ZERO };
        Self(Arc::new(Inner {
            db,
            clock,
            contents: RwLock::default(),
            latest: Recent::new(remembered),
            viewers: Recent::new(remembered),
            facts: AtomicU64::new(0),
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

    /// The latest content of an edition, or nothing when none was imported (editions recorded before this system).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn latest(&self, edition: EditionId) -> Result<Option<Arc<Content>>, Error> {
        if let Some(content) = self.0.latest.get(&edition) {
            return Ok(Some(content));
        }
        let mut conn = self.db().read().await?;
        let Some(version) = content::latest_version(&mut conn, edition).await? else {
            return Ok(None);
        };
        drop(conn);
        let content = self.content(version).await?;
        self.0.latest.put(edition, content.clone());
        Ok(Some(content))
    }

    pub(crate) fn viewers(&self) -> &Recent<String, Arc<Viewer>> {
        &self.0.viewers
    }

    /// Whether what only this process changes may be remembered here.
    #[must_use]
    pub fn remembers(&self) -> bool {
        matches!(self.0.db, Db::Sqlite(_))
    }

    /// A number that grows whenever this process has written a fact that participation is made of.
    #[must_use]
    pub fn facts(&self) -> u64 {
        self.0.facts.load(Ordering::Acquire)
    }

    pub(crate) fn fact_written(&self) {
        self.0.facts.fetch_add(1, Ordering::AcqRel);
    }
}
