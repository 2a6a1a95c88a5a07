//! What one person owes one edition, by when, and why. Derived from dated facts for any day asked about.

mod due;

use crate::edition::{Formula, Leave};
pub use due::{Candidate, Due, DueDay, DueReason, Extension, Lateness, WhyDue, due, late, why_due};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Dated facts about one person and one edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// First day at work.
    pub joined_on: Option<Date>,
    /// Since when it is owed.
    pub assigned_on: Option<Date>,
    /// First day no longer employed.
    pub left_on: Option<Date>,
    /// Days away: first day of leave, first day back (open while unknown).
    pub leave: Vec<(Date, Option<Date>)>,
    /// First and last day of an exemption.
    pub exempt: Option<(Date, Option<Date>)>,
    /// Exemptions that have ended: first day, and first day on which it was owed again.
    pub released: Vec<(Date, Date)>,
    /// When something was first done.
    pub started_on: Option<Date>,
    /// When it was completed.
    pub completed_on: Option<Date>,
    /// More time that was granted, in order of granting.
    pub extensions: Vec<Extension>,
}

/// Where one person stands on one day: every person is in exactly one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Assigned, nothing done yet.
    Assigned,
    /// Begun.
    InProgress,
    /// Done: test passed.
    Completed,
    /// Away and not asked for anything.
    OnLeave,
    /// Released, with a reason.
    Exempt,
    /// No longer employed.
    Left,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Assigned, Self::InProgress, Self::Completed, Self::OnLeave, Self::Exempt, Self::Left];
}

/// The fact that decides where somebody stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided<D> {
    /// No longer employed since this day.
    LeftOn(D),
    /// Released on these days, the last included; open while there is none.
    Exempt(D, Option<D>),
    /// Completed on this day.
    CompletedOn(D),
    /// Away from this day until the day before coming back, if that is known.
    Away(D, Option<D>),
    /// Begun on this day.
    StartedOn(D),
    /// Nothing has happened yet.
    Nothing,
}

impl<D> Decided<D> {
    /// The standing that follows from the fact.
    #[must_use]
    #[inline]
    pub const fn standing(&self) -> Standing {
        match self {
            Self::LeftOn(_) => Standing::Left,
            Self::Exempt(..) => Standing::Exempt,
            Self::CompletedOn(_) => Standing::Completed,
            Self::Away(..) => Standing::OnLeave,
            Self::StartedOn(_) => Standing::InProgress,
            Self::Nothing => Standing::Assigned,
        }
    }
}

/// What somebody is in the participation rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Above and below the line.
    Done,
    /// Below the line only.
    ToDo,
    /// In neither, but in a column of its own.
    Aside,
}

/// What a standing is in the rate by an edition's formula.
#[must_use]
pub const fn counts(standing: Standing, formula: &Formula) -> Counts {
    match standing {
        Standing::Completed => Counts::Done,
        Standing::Assigned | Standing::InProgress => Counts::ToDo,
        Standing::OnLeave => match formula.leave {
            Leave::Counted => Counts::ToDo,
            Leave::Excluded => Counts::Aside,
        },
        Standing::Exempt | Standing::Left => Counts::Aside,
    }
}

/// What a standing is decided from, borrowed, with days of any kind that has an order: dates for one person, numbers
/// where a million are counted.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'f, D> {
    /// First day no longer employed.
    pub left_on: Option<D>,
    /// First and last day of each exemption.
    pub exempt: &'f [(D, Option<D>)],
    /// When it was completed.
    pub completed_on: Option<D>,
    /// First day of each leave and first day back.
    pub leave: &'f [(D, Option<D>)],
    /// When something was first done.
    pub started_on: Option<D>,
}

impl<D: Ord + Copy> Dated<'_, D> {
    /// Where the person stands at the end of `day`: see [`Self::decided`].
    #[must_use]
    #[inline]
    pub fn standing(&self, day: D) -> Standing {
        self.decided(day).standing()
    }

    /// The fact that decides at the end of `day`. Leaving comes before everything, then exemption, then completion (also
    /// by somebody on leave), then leave.
    #[must_use]
    #[inline]
    pub fn decided(&self, day: D) -> Decided<D> {
        let done_by = |on: Option<D>| on.filter(|on| *on <= day);
        let is_exempt = |(from, until): &&(D, Option<D>)| *from <= day && until.is_none_or(|until| day <= until);
        let is_away = |(from, back): &&(D, Option<D>)| *from <= day && back.is_none_or(|back| day < back);
        if let Some(on) = done_by(self.left_on) {
            Decided::LeftOn(on)
        } else if let Some((from, until)) = self.exempt.iter().find(is_exempt) {
            Decided::Exempt(*from, *until)
        } else if let Some(on) = done_by(self.completed_on) {
            Decided::CompletedOn(on)
        } else if let Some((from, back)) = self.leave.iter().find(is_away) {
            Decided::Away(*from, *back)
        } else if let Some(on) = done_by(self.started_on) {
            Decided::StartedOn(on)
        } else {
            Decided::Nothing
        }
    }
}

impl Facts {
    /// Where the person stands at the end of `day`; see [`Dated::standing`].
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        self.decided(day).standing()
    }

    /// The fact that decides where the person stands at the end of `day`.
    #[must_use]
    pub fn decided(&self, day: Date) -> Decided<Date> {
        let Self { left_on, leave, exempt, started_on, completed_on, .. } = self;
        let (left_on, started_on, completed_on) = (*left_on, *started_on, *completed_on);
        Dated { left_on, exempt: exempt.as_slice(), completed_on, leave, started_on }.decided(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::participation::Tally;
    use jiff::civil::date;
    use proptest::prelude::*;

    const EXCLUDED: Formula = Formula { leave: Leave::Excluded, joiner_days: 30 };
    const COUNTED: Formula = Formula { leave: Leave::Counted, ..EXCLUDED };

    fn facts() -> Facts {
        Facts { joined_on: Some(date(2020, 4, 1)), ..Facts::default() }
    }

    #[test]
    fn who_completed_while_on_leave_has_completed() {
        let facts = Facts { leave: vec![(date(2026, 11, 1), None)], completed_on: Some(date(2026, 11, 5)), ..facts() };
        assert_eq!(facts.standing(date(2026, 11, 4)), Standing::OnLeave);
        assert_eq!(facts.standing(date(2026, 11, 5)), Standing::Completed);
    }

    #[test]
    fn a_leaver_has_left_whatever_else_is_true_but_only_from_that_day() {
        let facts = Facts { left_on: Some(date(2026, 12, 1)), completed_on: Some(date(2026, 11, 5)), ..facts() };
        assert_eq!(facts.standing(date(2026, 11, 30)), Standing::Completed);
        assert_eq!(facts.standing(date(2026, 12, 1)), Standing::Left);
    }

    /// What a person is told about the own standing, and what the rate does with it.
    #[test]
    fn every_standing_is_in_the_rate_what_it_is_said_to_be() {
        for formula in [EXCLUDED, COUNTED] {
            for standing in Standing::ALL {
                let rate = Tally::of(standing, 1).rate(&formula);
                let told = match counts(standing, &formula) {
                    Counts::Done => (1, 1),
                    Counts::ToDo => (0, 1),
                    Counts::Aside => (0, 0),
                };
                assert_eq!((rate.completed, rate.counted), told, "{standing:?}");
            }
        }
        let away = counts(Standing::OnLeave, &EXCLUDED);
        assert_eq!(away, Counts::Aside, "leave is excluded unless the formula says so");
        assert_eq!(counts(Standing::OnLeave, &COUNTED), Counts::ToDo);
    }

    prop_compose! {
        fn days()(from in 0_i64..400, length in proptest::option::of(0_i64..200)) -> (i64, Option<i64>) {
            (from, length.map(|length| from + length))
        }
    }

    proptest! {
        /// The explanation names a fact that is true on the day, and nothing that comes before it in the order is.
        #[test]
        fn what_decides_is_true_on_the_day(
            left_on in proptest::option::of(0_i64..500),
            completed_on in proptest::option::of(0_i64..500),
            started_on in proptest::option::of(0_i64..500),
            exempt in proptest::collection::vec(days(), 0..3),
            leave in proptest::collection::vec(days(), 0..3),
            day in 0_i64..600,
        ) {
            let dated = Dated { left_on, exempt: &exempt, completed_on, leave: &leave, started_on };
            let by = |on: Option<i64>| on.is_some_and(|on| on <= day);
            let exempted = exempt.iter().any(|(from, until)| *from <= day && until.is_none_or(|until| until >= day));
            let away = leave.iter().any(|(from, back)| *from <= day && back.is_none_or(|back| back > day));
            match dated.decided(day) {
                Decided::LeftOn(on) => prop_assert!(by(Some(on)) && left_on == Some(on)),
                Decided::Exempt(from, until) => prop_assert!(!by(left_on) && exempt.contains(&(from, until)) && exempted),
                Decided::CompletedOn(on) => prop_assert!(!by(left_on) && !exempted && completed_on == Some(on) && on <= day),
                Decided::Away(from, back) => {
                    prop_assert!(!by(left_on) && !exempted && !by(completed_on) && leave.contains(&(from, back)) && away);
                }
                Decided::StartedOn(on) => {
                    prop_assert!(!by(left_on) && !exempted && !by(completed_on) && !away && started_on == Some(on));
                }
                Decided::Nothing => {
                    prop_assert!(!by(left_on) && !exempted && !by(completed_on) && !away && !by(started_on));
                }
            }
            prop_assert_eq!(dated.decided(day).standing(), dated.standing(day));
        }
    }
}
