//! Keeping columns true: with each question they are brought up to every change that was committed before it, by this
//! process or any other. Building them reads everybody once; after that, only who changed is read.

use super::{Columns, load};
use crate::{
    db::{
        Conn, Db,
        changes::{self, Change},
    },
    error::Error,
};
use kunren_domain::id::EditionId;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use uuid::Uuid;

/// Editions in memory: this year's, last year's, and one that somebody looks up.
const EDITIONS: usize = 3;
/// With more changes than this at once, everybody is read anew.
const ANEW: usize = 100_000;
/// What changes while people are read is read again, so many times at most; then with the next question.
const ROUNDS: usize = 4;
/// How often it is looked without being asked, so that whoever asks waits for little.
const LOOK: Duration = Duration::from_secs(1);
/// After so many looks, changes older than that are removed.
const LOOKS: u32 = 3_600;

type Slot = Arc<tokio::sync::Mutex<Option<Kept>>>;

/// The editions that are kept in memory.
#[derive(Debug, Default)]
pub(crate) struct Keeper {
    slots: Mutex<HashMap<EditionId, (u64, Slot)>>,
    clock: AtomicU64,
}

#[derive(Debug)]
struct Kept {
    columns: Arc<Columns>,
    /// Changes are looked for from here.
    mark: i64,
    epoch: i64,
    /// Marks from there on that are already in the columns.
    seen: HashSet<i64>,
}

impl Keeper {
    /// The columns of an edition, true to everything that was committed before.
    pub(in crate::participation) async fn columns(
        self: &Arc<Self>,
        db: &Db,
        edition: EditionId,
    ) -> Result<Arc<Columns>, Error> {
        let slot = self.slot(db, edition);
        let mut kept = slot.lock().await;
        self.bring_up(db, edition, &mut kept).await
    }

    fn tick(&self) -> u64 {
        self.clock.fetch_add(1, Ordering::AcqRel)
    }

    fn slot(self: &Arc<Self>, db: &Db, edition: EditionId) -> Slot {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.is_empty() {
            tokio::spawn(watch(Arc::downgrade(self), db.clone()));
        }
        if !slots.contains_key(&edition) && slots.len() >= EDITIONS {
            let oldest = slots.iter().min_by_key(|(_, (used, _))| *used).map(|(edition, _)| *edition);
            oldest.and_then(|edition| slots.remove(&edition));
        }
        let slot = slots.entry(edition).or_default();
        slot.0 = self.tick();
        slot.1.clone()
    }

    async fn bring_up(&self, db: &Db, edition: EditionId, slot: &mut Option<Kept>) -> Result<Arc<Columns>, Error> {
        let mut conn = db.read().await?;
        for _ in 0..ROUNDS {
            let horizon = changes::horizon(&mut conn).await?;
            let known = slot.take().filter(|kept| kept.epoch == horizon.epoch && kept.mark >= horizon.gone_below);
            let Some(mut kept) = known else {
                let columns = Arc::new(self.build(&mut conn, edition).await?);
                *slot = Some(Kept { columns, mark: horizon.mark, epoch: horizon.epoch, seen: HashSet::new() });
                continue;
            };
            let mut changes = changes::since(&mut conn, kept.mark).await?;
            let oldest = changes.iter().map(|change| change.mark).filter(|mark| !kept.seen.contains(mark)).min();
            changes.retain(|change| oldest.is_some_and(|oldest| change.mark >= oldest));
            if changes.len() > ANEW {
                continue;
            }
            if let Some(oldest) = oldest {
                // In a failure, nothing is left of what was half done: the slot is empty then.
                self.apply(&mut conn, edition, &mut kept.columns, &changes, oldest).await?;
                kept.seen.extend(changes.iter().map(|change| change.mark));
            }
            kept.mark = horizon.mark;
            kept.seen.retain(|mark| *mark >= horizon.mark);
            *slot = Some(kept);
            if oldest.is_none() {
                break;
            }
        }
        slot.as_ref().map(|kept| kept.columns.clone()).ok_or(Error::Stored("the numbers of an edition"))
    }

    async fn build(&self, conn: &mut Conn, edition: EditionId) -> Result<Columns, Error> {
        let mut columns = Columns { version: self.tick(), ..Columns::default() };
        load::places(conn, Arc::make_mut(&mut columns.places)).await?;
        let cells = Arc::make_mut(&mut columns.cells);
        let drafts = load::facts(conn, edition, None, &columns.places, cells).await?;
        columns.fill(drafts.all());
        tracing::info!(%edition, people = columns.len(), "participation.counted");
        Ok(columns)
    }

    async fn apply(
        &self,
        conn: &mut Conn,
        edition: EditionId,
        columns: &mut Arc<Columns>,
        changed: &[Change],
        oldest: i64,
    ) -> Result<(), Error> {
        let columns = Arc::make_mut(columns);
        if changed.iter().any(|change| change.person_id.is_none()) {
            load::places(conn, Arc::make_mut(&mut columns.places)).await?;
        }
        let people: HashSet<Uuid> = changed.iter().filter_map(|change| change.person_id).collect();
        let cells = Arc::make_mut(&mut columns.cells);
        let drafts = load::facts(conn, edition, Some(oldest), &columns.places, cells).await?;
        let mut drafts: HashMap<Uuid, _> = drafts.all().collect();
        for person in people {
            let draft = drafts.remove(&person);
            columns.set(person, draft);
        }
        columns.version = self.tick();
        Ok(())
    }

    fn known(&self) -> Vec<(EditionId, Slot)> {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.iter().map(|(edition, (_, slot))| (*edition, slot.clone())).collect()
    }
}

/// Looks once in a while, as long as somebody could ask.
async fn watch(keeper: Weak<Keeper>, db: Db) {
    let (mut looks, mut old) = (0, None);
    loop {
        tokio::time::sleep(LOOK).await;
        let Some(keeper) = keeper.upgrade() else { return };
        if db.is_closed() {
            return;
        }
        for (edition, slot) in keeper.known() {
            let mut kept = slot.lock().await;
            if let Err(error) = keeper.bring_up(&db, edition, &mut kept).await {
                tracing::warn!(%error, "participation.look_failed");
            }
        }
        looks += 1;
        if looks == LOOKS {
            looks = 0;
            if let Err(error) = remove(&db, &mut old).await {
                tracing::warn!(%error, "participation.remove_failed");
            }
        }
    }
}

/// Removes the changes that were there the last time.
async fn remove(db: &Db, old: &mut Option<i64>) -> Result<(), Error> {
    let mut conn = db.read().await?;
    let now = changes::horizon(&mut conn).await?.mark;
    drop(conn);
    if let Some(below) = old.replace(now) {
        changes::forget(db, below).await?;
    }
    Ok(())
}
