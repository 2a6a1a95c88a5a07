//! A small memory of recent look-ups that forgets by time.

use moka::sync::Cache;
use std::{hash::Hash, time::Duration};

/// Remembers values for a short while; not at all where the time is zero.
#[derive(Debug)]
pub struct Recent<K, V>(Option<Cache<K, V>>)
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static;

const MOST: u64 = 50_000;

impl<K, V> Recent<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// Remembers for `time`.
    #[must_use]
    pub fn new(time: Duration) -> Self {
        Self((!time.is_zero()).then(|| Cache::builder().max_capacity(MOST).time_to_live(time).build()))
    }

    /// What is remembered.
    pub fn get(&self, key: &K) -> Option<V> {
        self.0.as_ref()?.get(key)
    }

    /// Remembers.
    pub fn put(&self, key: K, value: V) {
        if let Some(cache) = &self.0 {
            cache.insert(key, value);
        }
    }

    /// Forgets one.
    pub fn forget(&self, key: &K) {
        if let Some(cache) = &self.0 {
            cache.invalidate(key);
        }
    }

    /// Forgets all.
    pub fn forget_all(&self) {
        if let Some(cache) = &self.0 {
            cache.invalidate_all();
        }
    }
}
