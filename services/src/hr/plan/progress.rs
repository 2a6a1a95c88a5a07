//! How far the reading of a file is, for those who wait for it.

use serde::{Deserialize, Serialize};
use std::sync::{
    Arc,
    atomic::{AtomicU8, AtomicU64, Ordering},
};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Finding out how everybody is known.
    #[default]
    People,
    /// Reading the file for the first time: is it whole, is it the right one?
    Look,
    /// Reading it again: what does each row change?
    Compare,
}

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reached {
    /// What is being done.
    pub step: Step,
    /// Rows that were read in this step.
    pub rows: u64,
    /// How many there are; 0 while that is not known.
    pub of: u64,
}

/// Told by who reads, asked by who waits.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    step: AtomicU8,
    rows: AtomicU64,
    of: AtomicU64,
}

impl Progress {
    /// The next step, with so many rows.
    pub(super) fn begin(&self, step: Step, of: u64) {
        self.0.rows.store(0, Ordering::Relaxed);
        self.0.of.store(of, Ordering::Relaxed);
        self.0.step.store(step as u8, Ordering::Relaxed);
    }

    /// One more row.
    pub(super) fn row(&self) {
        self.0.rows.fetch_add(1, Ordering::Relaxed);
    }

    /// How far it is.
    #[must_use]
    pub fn reached(&self) -> Reached {
        let step = match self.0.step.load(Ordering::Relaxed) {
            0 => Step::People,
            1 => Step::Look,
            _ => Step::Compare,
        };
        Reached { step, rows: self.0.rows.load(Ordering::Relaxed), of: self.0.of.load(Ordering::Relaxed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_sees_what_was_told() {
        let progress = Progress::default();
        assert_eq!(progress.reached(), Reached::default());
        progress.begin(Step::Compare, 7);
        progress.row();
        assert_eq!(progress.clone().reached(), Reached { step: Step::Compare, rows: 1, of: 7 });
        progress.begin(Step::Look, 0);
        assert_eq!(progress.reached(), Reached { step: Step::Look, rows: 0, of: 0 });
    }
}
