//! Rates and heads: whole-number arithmetic, never rounded in favour of a target.

use serde::{Deserialize, Serialize};

/// A share in hundredths of a percent: 95 % is 9500.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Share(i64);

impl Share {
    /// From hundredths of a percent.
    #[must_use]
    pub const fn from_basis_points(points: i64) -> Self {
        Self(points)
    }

    /// From whole percent.
    #[must_use]
    pub const fn from_percent(percent: i64) -> Self {
        Self(percent * 100)
    }

    /// In hundredths of a percent.
    #[must_use]
    pub const fn basis_points(self) -> i64 {
        self.0
    }

    /// In tenths of a percent, rounded down: 94.99 % shows as 94.9, so that a missed target never reads as reached.
    #[must_use]
    pub const fn tenths(self) -> i64 {
        self.0.div_euclid(10)
    }
}

/// People who completed among those who count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rate {
    /// The numerator.
    pub completed: u64,
    /// The denominator.
    pub counted: u64,
}

impl Rate {
    /// Completed ÷ counted, rounded down; nothing where nobody counts.
    #[must_use]
    pub fn share(self) -> Option<Share> {
        let points = (u128::from(self.completed) * 10_000).checked_div(u128::from(self.counted))?;
        Some(Share(i64::try_from(points).unwrap_or(i64::MAX)))
    }

    /// Whether the target is reached: exact, on heads, not on the rounded share. Nobody counted, nothing to reach.
    #[must_use]
    pub fn reaches(self, target: Share) -> bool {
        self.heads_to_go(target) == 0
    }

    /// People still missing to the target: `max(0, ceil(target × counted) − completed)`.
    #[must_use]
    pub fn heads_to_go(self, target: Share) -> u64 {
        let points = u128::from(target.0.max(0).unsigned_abs());
        let needed = (points * u128::from(self.counted)).div_ceil(10_000);
        u64::try_from(needed).unwrap_or(u64::MAX).saturating_sub(self.completed)
    }

    /// Difference to the target in hundredths of a point; negative when below.
    #[must_use]
    pub fn points_to(self, target: Share) -> Option<Share> {
        self.share().map(|share| Share(share.0 - target.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_missed_target_never_reads_as_reached() {
        let rate = Rate { completed: 9_499, counted: 10_000 };
        assert_eq!(rate.share().map(Share::tenths), Some(949));
        assert_eq!(rate.heads_to_go(Share::from_percent(95)), 1);
        assert!(!rate.reaches(Share::from_percent(95)));
    }

    #[test]
    fn the_published_case() {
        let overseas = Rate { completed: 1_580, counted: 2_000 };
        assert_eq!(overseas.share(), Some(Share::from_percent(79)));
        assert_eq!(overseas.points_to(Share::from_percent(95)), Some(Share::from_percent(-16)));
        assert_eq!(overseas.heads_to_go(Share::from_percent(95)), 320);
    }

    #[test]
    fn where_nobody_counts_there_is_no_rate_and_nothing_to_reach() {
        let nobody = Rate::default();
        assert_eq!(nobody.share(), None);
        assert!(nobody.reaches(Share::from_percent(95)));
    }

    proptest! {
        #[test]
        fn heads_to_go_is_the_smallest_number_that_reaches(counted in 0_u64..2_000_000, part in 0_u64..=10_000, target in 0_i64..=10_000) {
            let rate = Rate { completed: counted * part / 10_000, counted };
            let target = Share::from_basis_points(target);
            let heads = rate.heads_to_go(target);
            let with = |completed| Rate { completed, counted };
            prop_assert!(with(rate.completed + heads).reaches(target));
            prop_assert!(heads == 0 || !with(rate.completed + heads - 1).reaches(target));
            prop_assert!(rate.completed + heads <= counted.max(rate.completed));
        }

        #[test]
        fn reaching_by_heads_agrees_with_exact_fractions(completed in 0_u64..5_000, more in 0_u64..5_000, target in 0_i64..=10_000) {
            let rate = Rate { completed, counted: completed + more };
            let exact = completed * 10_000 >= target.unsigned_abs() * rate.counted;
            prop_assert_eq!(rate.reaches(Share::from_basis_points(target)), exact);
        }
    }
}
