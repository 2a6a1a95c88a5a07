//! When somebody has to look before an import is done.

use super::Effects;
use crate::jurisdiction::Country;
use serde::{Deserialize, Serialize};

/// How much may change at once, in thousandths of the people employed before. Up to [`Thresholds::few`] people, nobody
/// is asked: in a country of ten, one leaver is a tenth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// Leavers, in each country and in all.
    pub leavers: u64,
    /// People who move away, in each country and in all.
    pub moves: u64,
    /// Leaves that begin, in each country and in all: clocks stop, and nobody is reminded.
    #[serde(default = "leaves")]
    pub leaves: u64,
    /// Changed employment types, in each country and in all: audiences ask for them.
    #[serde(default = "employment")]
    pub employment: u64,
    /// New people, in all.
    pub joiners: u64,
    /// People about whom anything changes, in all.
    pub changes: u64,
    /// So many are always let through.
    pub few: u64,
}

impl Default for Thresholds {
    fn default() -> Self {
        let (leaves, employment) = (leaves(), employment());
        Self { leavers: 20, moves: 50, leaves, employment, joiners: 100, changes: 300, few: 5 }
    }
}

/// Of sources that were saved before leaves were held against a threshold.
const fn leaves() -> u64 {
    20
}

/// The same for employment types.
const fn employment() -> u64 {
    50
}

/// What is held against a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Leavers.
    Leavers,
    /// People who move.
    Moves,
    /// Leaves that begin.
    Leaves,
    /// Changed employment types.
    Employment,
    /// New people.
    Joiners,
    /// People about whom anything changes.
    Changes,
    /// Rows of a full file whose employee number cannot be read: whoever they are about looks like a leaver.
    UnreadableNumbers,
}

/// A threshold that is exceeded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exceeded {
    /// What is held against it.
    pub measure: Measure,
    /// Where; nothing for the whole group.
    pub country: Option<Country>,
    /// People it would happen to.
    pub changed: u64,
    /// People employed before.
    pub heads: u64,
    /// The limit, in thousandths.
    pub limit: u64,
}

impl Thresholds {
    /// All that are exceeded. Joiners and changes of the first import, before which nobody is known, are not.
    #[must_use]
    pub fn exceeded(&self, effects: &Effects) -> Vec<Exceeded> {
        let mut found = Vec::new();
        for (country, of) in &effects.countries {
            found.extend(self.check(Measure::Leavers, Some(*country), of.leavers, of.heads, self.leavers));
            found.extend(self.check(Measure::Moves, Some(*country), of.moved_away, of.heads, self.moves));
            found.extend(self.check(Measure::Leaves, Some(*country), of.leave_starts, of.heads, self.leaves));
            found.extend(self.check(Measure::Employment, Some(*country), of.employment, of.heads, self.employment));
        }
        let heads = effects.heads;
        found.extend(self.check(Measure::Leavers, None, effects.leavers, heads, self.leavers));
        found.extend(self.check(Measure::Moves, None, effects.moves, heads, self.moves));
        found.extend(self.check(Measure::Leaves, None, effects.leave_starts, heads, self.leaves));
        found.extend(self.check(Measure::Employment, None, effects.employment, heads, self.employment));
        if heads > 0 {
            found.extend(self.check(Measure::Joiners, None, effects.joiners, heads, self.joiners));
            found.extend(self.check(Measure::Changes, None, effects.changed, heads, self.changes));
        }
        if effects.unreadable_numbers > 0 {
            let (measure, changed) = (Measure::UnreadableNumbers, effects.unreadable_numbers);
            found.push(Exceeded { measure, country: None, changed, heads, limit: 0 });
        }
        found
    }

    fn check(
        &self,
        measure: Measure,
        country: Option<Country>,
        changed: u64,
        heads: u64,
        limit: u64,
    ) -> Option<Exceeded> {
        let over = changed > self.few && changed.saturating_mul(1000) > heads.saturating_mul(limit);
        over.then_some(Exceeded { measure, country, changed, heads, limit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hr::CountryEffects;
    use proptest::prelude::*;

    fn leavers(leavers: u64, heads: u64) -> Effects {
        Effects { leavers, heads, changed: leavers, ..Effects::default() }
    }

    #[test]
    fn two_percent_are_let_through_and_one_more_is_not() {
        let thresholds = Thresholds::default();
        assert_eq!(thresholds.exceeded(&leavers(20, 1000)), []);
        let [exceeded] = &thresholds.exceeded(&leavers(21, 1000))[..] else { panic!("one") };
        assert_eq!((exceeded.measure, exceeded.country, exceeded.limit), (Measure::Leavers, None, 20));
    }

    #[test]
    fn a_few_people_are_never_too_many() {
        assert_eq!(Thresholds::default().exceeded(&leavers(5, 6)), []);
        assert_ne!(Thresholds::default().exceeded(&leavers(6, 6)), []);
    }

    #[test]
    fn a_country_that_goes_on_leave_or_is_employed_otherwise_is_stopped() {
        let japan: Country = "JP".parse().expect("a country");
        let of = CountryEffects { heads: 200, leave_starts: 5, employment: 11, ..CountryEffects::default() };
        let effects = Effects { heads: 10_000, countries: [(japan, of)].into(), ..Effects::default() };
        let exceeded = |effects: &Effects| -> Vec<_> {
            Thresholds::default().exceeded(effects).into_iter().map(|one| (one.measure, one.country)).collect()
        };
        assert_eq!(exceeded(&effects), [(Measure::Employment, Some(japan))]);
        let more = CountryEffects { leave_starts: 6, employment: 0, ..of };
        let effects = Effects { countries: [(japan, more)].into(), leave_starts: 201, ..effects };
        assert_eq!(exceeded(&effects), [(Measure::Leaves, Some(japan)), (Measure::Leaves, None)]);
    }

    #[test]
    fn a_source_of_the_time_before_gets_the_usual_thresholds() {
        let saved = r#"{"leavers":20,"moves":50,"joiners":100,"changes":300,"few":5}"#;
        assert_eq!(serde_json::from_str::<Thresholds>(saved).expect("thresholds"), Thresholds::default());
    }

    proptest! {
        #[test]
        fn more_leavers_never_exceed_fewer_thresholds(some in 0_u64..2000, more in 0_u64..2000, heads in 1_u64..5000) {
            let thresholds = Thresholds::default();
            let (fewer, all) = (thresholds.exceeded(&leavers(some, heads)), thresholds.exceeded(&leavers(some + more, heads)));
            prop_assert!(all.len() >= fewer.len());
        }

        #[test]
        fn half_a_file_is_always_stopped(heads in 12_u64..1_000_000) {
            prop_assert!(!Thresholds::default().exceeded(&leavers(heads / 2, heads)).is_empty());
        }
    }
}
