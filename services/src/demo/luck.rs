//! Luck that repeats itself: everything random in the demo comes from its seed, each step from a stream of its own, so
//! that a change in one step leaves the others as they were.

use jiff::civil::Date;
use rand::{Rng, RngExt, SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

/// Which step of making the demo draws.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Ids,
    People,
    Stories,
    LastYear,
    ThisYear,
    Tests,
    Parts,
    Requests,
}

/// A source of luck.
#[derive(Debug)]
pub(super) struct Luck(ChaCha8Rng);

impl Luck {
    pub(super) fn new(seed: u64, step: Step) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(step as u64);
        Self(rng)
    }

    /// For one of the parts in which a large organisation is made.
    pub(super) fn of_part(seed: u64, part: u64) -> Self {
        Self::new(seed.wrapping_add(part.wrapping_mul(0x9e37_79b9_7f4a_7c15)), Step::Parts)
    }

    /// A number below `end`, which is not 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    pub(super) fn within(&mut self, range: std::ops::RangeInclusive<i64>) -> i64 {
        self.0.random_range(range)
    }

    /// True in so many of a hundred cases.
    pub(super) fn in_hundred(&mut self, cases: u32) -> bool {
        self.0.random_ratio(cases.min(100), 100)
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        list.shuffle(&mut self.0);
    }

    /// A day from `from` to `to`, both included.
    pub(super) fn day(&mut self, from: Date, to: Date) -> Date {
        let days = i64::from((to - from).get_days()).max(0);
        super::calendar::plus(from, self.within(0..=days))
    }

    /// A seed for a draw, which fits a `BIGINT`.
    pub(super) fn seed(&mut self) -> u64 {
        self.0.next_u64() >> 1
    }

    fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

/// Ids in the shape of version 7 whose time only counts on, so that rows are stored in the order they are made.
#[derive(Debug)]
pub(super) struct Ids {
    luck: Luck,
    milliseconds: u64,
}

impl Ids {
    /// 2025-01-01, before anything the demo tells.
    const FIRST: u64 = 1_735_689_600_000;

    pub(super) fn new(seed: u64) -> Self {
        Self { luck: Luck::new(seed, Step::Ids), milliseconds: Self::FIRST }
    }

    /// For one of the parts of a large organisation: after those of the parts before.
    pub(super) fn of_part(seed: u64, part: u64) -> Self {
        let milliseconds = Self::FIRST + (part + 1) * Self::OF_A_PART;
        Self { luck: Luck::of_part(seed.rotate_left(32), part), milliseconds }
    }

    /// More than any part needs.
    const OF_A_PART: u64 = 10_000_000;

    pub(super) fn next(&mut self) -> Uuid {
        self.milliseconds += 1;
        uuid::Builder::from_unix_timestamp_millis(self.milliseconds, &self.luck.bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_step_repeat_and_others_differ() {
        let draw = |seed, step| Luck::new(seed, step).seed();
        assert_eq!(draw(7, Step::People), draw(7, Step::People));
        assert_ne!(draw(7, Step::People), draw(8, Step::People));
        assert_ne!(draw(7, Step::People), draw(7, Step::Stories));
    }

    #[test]
    fn ids_count_on_and_are_of_version_7() {
        let mut ids = Ids::new(1);
        let (first, second) = (ids.next(), ids.next());
        assert!(first < second);
        assert_eq!(first.get_version_num(), 7);
    }
}
