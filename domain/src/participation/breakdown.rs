//! What a table of numbers has one line for each of: parts of the organisation, or what people do.

use super::Tally;
use crate::{edition::Formula, rate::Rate};
use std::{cmp::Reverse, str::FromStr};

/// What is known of people besides where they work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Job function.
    Function,
    /// Rank.
    Rank,
    /// Type of employment.
    Employment,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Function, Self::Rank, Self::Employment];

    /// The name in addresses and file names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Rank => "rank",
            Self::Employment => "employment",
        }
    }
}

/// By what a table is broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Breakdown {
    /// By parts of the organisation, at some level.
    #[default]
    Place,
    /// By what people do.
    Kind(Kind),
}

impl Breakdown {
    /// The name in addresses and file names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Kind(kind) => kind.as_str(),
        }
    }

    /// What people are told apart by, unless by place.
    #[must_use]
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::Place => None,
            Self::Kind(kind) => Some(kind),
        }
    }
}

/// The text names no breakdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such breakdown")]
pub struct NoBreakdown;

impl FromStr for Breakdown {
    type Err = NoBreakdown;

    fn from_str(text: &str) -> Result<Self, NoBreakdown> {
        let kinds = Kind::ALL.into_iter().map(Self::Kind);
        std::iter::once(Self::Place).chain(kinds).find(|breakdown| breakdown.as_str() == text).ok_or(NoBreakdown)
    }
}

/// The people of one function, rank or type of employment. Targets are set for places: here there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindLine {
    /// As the HR system calls it; empty for those of whom it says nothing.
    pub text: String,
    /// The heads.
    pub tally: Tally,
    /// By the edition's formula.
    pub rate: Rate,
}

impl KindLine {
    /// People who are counted and have not completed.
    #[must_use]
    pub const fn open(&self) -> u64 {
        self.rate.counted.saturating_sub(self.rate.completed)
    }
}

/// One line for each text. Most open heads first; ties by text.
#[must_use]
pub fn kind_lines<'t>(tallies: impl IntoIterator<Item = &'t (String, Tally)>, formula: &Formula) -> Vec<KindLine> {
    let line =
        |(text, tally): &(String, Tally)| KindLine { text: text.clone(), tally: *tally, rate: tally.rate(formula) };
    let mut lines: Vec<KindLine> = tallies.into_iter().map(line).collect();
    lines.sort_by(|one, other| (Reverse(one.open()), &one.text).cmp(&(Reverse(other.open()), &other.text)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::{Leave, tests::FORMULA};
    use proptest::prelude::*;

    #[test]
    fn breakdowns_survive_text() {
        for breakdown in ["place", "function", "rank", "employment"] {
            assert_eq!(breakdown.parse().map(Breakdown::as_str), Ok(breakdown));
        }
        assert_eq!("planet".parse::<Breakdown>(), Err(NoBreakdown));
        assert_eq!(Breakdown::default().kind(), None);
    }

    #[test]
    fn those_who_miss_most_come_first() {
        let heads = |text: &str, assigned, completed, on_leave| {
            (text.to_owned(), Tally { assigned, completed, on_leave, ..Tally::default() })
        };
        let tallies =
            [heads("staff", 3, 900, 9), heads("", 5, 0, 0), heads("leader", 3, 1, 0), heads("manager", 0, 8, 4)];
        let lines = kind_lines(&tallies, &FORMULA);
        let texts: Vec<(&str, u64)> = lines.iter().map(|line| (line.text.as_str(), line.open())).collect();
        assert_eq!(texts, [("", 5), ("leader", 3), ("staff", 3), ("manager", 0)], "who is on leave is not asked for");
        let counted = Formula { leave: Leave::Counted, ..FORMULA };
        assert_eq!(kind_lines(&tallies, &counted)[0].text, "staff", "unless the formula counts those on leave");
    }

    proptest! {
        #[test]
        fn the_lines_are_all_there_and_add_up(heads in proptest::collection::vec((0_u64..500, 0_u64..500, 0_u64..9), 0..12)) {
            let tallies: Vec<_> = heads.iter().enumerate()
                .map(|(at, (assigned, completed, left))| {
                    (format!("k{at}"), Tally { assigned: *assigned, completed: *completed, left: *left, ..Tally::default() })
                })
                .collect();
            let lines = kind_lines(&tallies, &FORMULA);
            prop_assert_eq!(lines.len(), tallies.len());
            prop_assert!(lines.is_sorted_by_key(|line| Reverse(line.open())));
            let sum = lines.iter().fold(Tally::default(), |sum, line| sum + line.tally);
            prop_assert_eq!(sum, tallies.iter().fold(Tally::default(), |sum, (_, tally)| sum + *tally));
        }
    }
}
