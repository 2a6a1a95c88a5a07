//! Small memories of recent look-ups.

use moka::{policy::EvictionPolicy, sync::Cache};
use std::{
    future::Future,
    hash::{DefaultHasher, Hash, Hasher},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::OnceCell;

/// Remembers values until somebody says that they changed; nothing at all where `time` is zero.
///
/// A value carries the stamp its key had *before* it was read. Saying that a key changed moves its stamp, so a value that
/// was read before the change and arrives after it is never served.
#[derive(Debug)]
pub struct Recent<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    cache: Option<Cache<K, (u64, V)>>,
    changes: Box<[AtomicU64]>,
    all: AtomicU64,
    outside: Arc<AtomicU64>,
}

/// Keys share this many stamps; sharing costs a needless look-up, never a stale value.
const STAMPS: usize = 1024;

impl<K, V> Recent<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// Remembers at most `most` values for at most `time`. `outside` grows when another process wrote to the database.
    #[must_use]
    pub fn new(most: u64, time: Duration, outside: Arc<AtomicU64>) -> Self {
        // Who comes new is let in, however often others were here: somebody taking a test comes a dozen times in a row.
        let newest = || Cache::builder().eviction_policy(EvictionPolicy::lru()).max_capacity(most).time_to_live(time);
        let cache = (!time.is_zero()).then(|| newest().build());
        let changes = (0..STAMPS).map(|_| AtomicU64::new(0)).collect();
        Self { cache, changes, all: AtomicU64::new(0), outside }
    }

    /// What is remembered, or else what `load` finds.
    ///
    /// # Errors
    /// What `load` returned; a failure, and finding nothing, is not remembered.
    pub async fn through<E, F>(&self, key: K, load: impl FnOnce() -> F) -> Result<Option<V>, E>
    where
        F: Future<Output = Result<Option<V>, E>>,
    {
        if let Some(value) = self.get(&key) {
            return Ok(Some(value));
        }
        let Some(cache) = &self.cache else {
            return Box::pin(load()).await;
        };
        let stamp = self.stamp(&key);
        // Boxed, so that those who find it here do not carry the space that loading takes.
        let found = Box::pin(load()).await?;
        if let Some(value) = &found {
            cache.insert(key, (stamp, value.clone()));
        }
        Ok(found)
    }

    /// Remembers a value that was just made, and can have changed for nobody yet.
    pub fn put(&self, key: K, value: V) {
        if let Some(cache) = &self.cache {
            let stamp = self.stamp(&key);
            cache.insert(key, (stamp, value));
        }
    }

    /// What is remembered.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<V> {
        let stamp = self.stamp(key);
        let (of, value) = self.cache.as_ref()?.get(key)?;
        (of == stamp).then_some(value)
    }

    /// Says that the value of a key changed.
    pub fn forget(&self, key: &K) {
        self.change_of(key).fetch_add(1, Ordering::AcqRel);
    }

    /// Says that any value may have changed.
    pub fn forget_all(&self) {
        self.all.fetch_add(1, Ordering::AcqRel);
    }

    fn change_of(&self, key: &K) -> &AtomicU64 {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let at = usize::try_from(hasher.finish() % STAMPS as u64).unwrap_or(0);
        &self.changes[at]
    }

    /// Grows with every change that concerns the key.
    fn stamp(&self, key: &K) -> u64 {
        let counters = [self.change_of(key), &self.all, &*self.outside];
        counters.into_iter().map(|counter| counter.load(Ordering::Acquire)).sum()
    }
}

/// Remembers what takes long to find out. Those who ask at the same time wait for one answer.
#[derive(Debug)]
pub struct Shared<K, V>(Option<Cache<K, Arc<OnceCell<V>>>>)
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static;

impl<K, V> Shared<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// Remembers at most `most` values, those asked for last, for `time`; nothing at all where it is zero.
    #[must_use]
    pub fn new(most: u64, time: Duration) -> Self {
        let last = || Cache::builder().eviction_policy(EvictionPolicy::lru()).max_capacity(most).time_to_live(time);
        Self((!time.is_zero()).then(|| last().build()))
    }

    /// What is remembered, or else what `find` finds. A failure is told and not remembered.
    ///
    /// # Errors
    /// What `find` returned.
    pub async fn get<E, F>(&self, key: K, find: impl FnOnce() -> F) -> Result<V, E>
    where
        F: Future<Output = Result<V, E>>,
    {
        match &self.0 {
            None => Box::pin(find()).await,
            Some(cache) => cache.get_with(key, Arc::default).get_or_try_init(|| Box::pin(find())).await.cloned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent() -> Recent<u8, u8> {
        Recent::new(10, Duration::from_secs(60), Arc::default())
    }

    async fn ask(recent: &Recent<u8, u8>, would_find: u8) -> Option<u8> {
        recent.through(1, async || Ok::<_, ()>(Some(would_find))).await.expect("no failure")
    }

    #[tokio::test]
    async fn a_value_is_remembered_until_it_changed() {
        let recent = recent();
        assert_eq!(ask(&recent, 1).await, Some(1));
        assert_eq!(ask(&recent, 2).await, Some(1));
        recent.forget(&1);
        assert_eq!(ask(&recent, 3).await, Some(3));
        recent.forget_all();
        assert_eq!(ask(&recent, 4).await, Some(4));
        recent.outside.fetch_add(1, Ordering::AcqRel);
        assert_eq!(ask(&recent, 5).await, Some(5));
    }

    #[tokio::test]
    async fn what_was_read_before_a_change_is_not_served_after_it() {
        let recent = recent();
        let slow = recent.through(1, async || {
            recent.forget(&1);
            Ok::<_, ()>(Some(1))
        });
        assert_eq!(slow.await, Ok(Some(1)), "whoever asked before gets what was true then");
        assert_eq!(ask(&recent, 2).await, Some(2));
    }
}
