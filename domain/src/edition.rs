//! One run of a programme: its window, its published formula, the rules of its test.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

/// When an edition can be taken. All days are inclusive and are days at the person's place of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First day.
    pub opens_on: Date,
    /// Last day on time.
    pub due_on: Date,
    /// Last day that is late but not yet overdue.
    pub grace_until: Date,
    /// Last day at all.
    pub closes_on: Date,
}

/// Where a day lies in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Not open yet.
    Before,
    /// On time.
    Open,
    /// After the due date, not yet overdue.
    Grace,
    /// Overdue, but can still be completed.
    Overdue,
    /// Over.
    Closed,
}

impl Phase {
    /// Whether what is to be done should have been done by now, and still can be.
    #[must_use]
    pub const fn is_late(self) -> bool {
        matches!(self, Self::Grace | Self::Overdue)
    }
}

impl Window {
    /// Where `day` lies for somebody who is due on `due_on` (later than the edition's for late joiners) and for whom
    /// `last_on` is the last day at all; never late, and never over, where they are not known.
    /// [`Due::phase`](crate::obligation::Due::phase) knows both.
    #[must_use]
    pub fn phase(&self, day: Date, due_on: Option<Date>, last_on: Option<Date>) -> Phase {
        if day < self.opens_on {
            Phase::Before
        } else if last_on.is_some_and(|last| day > last) {
            Phase::Closed
        } else if due_on.is_none_or(|due| day <= due) {
            Phase::Open
        } else if day <= self.grace_until {
            Phase::Grace
        } else {
            Phase::Overdue
        }
    }

    /// Whether opens ≤ due ≤ grace ≤ closes.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        self.opens_on <= self.due_on && self.due_on <= self.grace_until && self.grace_until <= self.closes_on
    }

    /// The day of `other` at the same point of its window as `day` in this one: openings, due dates and ends meet, and
    /// in between days are stretched evenly. A day outside is taken for the nearest inside.
    #[must_use]
    pub fn same_point(&self, other: &Self, day: Date) -> Date {
        let (from, to) = if day <= self.due_on {
            ((self.opens_on, self.due_on), (other.opens_on, other.due_on))
        } else {
            ((self.due_on, self.closes_on), (other.due_on, other.closes_on))
        };
        let (length, other_length) = (days(from.0, from.1), days(to.0, to.1));
        let gone = days(from.0, day).clamp(0, length);
        let offset = (gone * other_length).checked_div(length).unwrap_or(other_length);
        to.0.checked_add(Span::new().days(offset)).unwrap_or(to.0)
    }
}

fn days(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Who is counted in the participation rate. Published with every percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formula {
    /// What happens to people who are on leave on the day asked about and have not completed.
    pub leave: Leave,
    /// Days that somebody who joins, comes to owe the edition late, or returns from leave or an exemption, has at least.
    pub joiner_days: u16,
}

/// See [`Formula::leave`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Leave {
    /// Shown in a column of their own, not in the denominator.
    Excluded,
    /// In the denominator like everybody else.
    Counted,
}

/// The rules of the confirmation test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestRule {
    /// How the test is passed.
    pub mode: Mode,
    /// Percent of questions that must be right; ignored when everything must be right.
    pub pass_mark: u8,
    /// Tries without asking anybody.
    pub attempts: u16,
    /// Minutes to wait after a failed try.
    pub cooldown_minutes: u32,
    /// Minutes for one try, before any personal accommodation.
    #[serde(default)]
    pub time_limit_minutes: Option<u32>,
}

/// How the test is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Reach the pass mark within the allowed attempts.
    PassMark,
    /// Correct the wrong ones until all are right: no limit, no waiting.
    CorrectTheWrong,
}

/// How many questions come from which bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlueprintPart {
    /// `common`, `regional`, or the id of a module.
    pub from: String,
    /// Number of questions.
    pub count: usize,
}

/// Education is of one of three kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// For all employees.
    General,
    /// For a kind of work.
    Specialised,
    /// Internal qualification, such as auditors.
    Qualification,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// A year as most tests know it.
    pub(crate) const WINDOW: Window = Window {
        opens_on: date(2026, 10, 1),
        due_on: date(2027, 1, 31),
        grace_until: date(2027, 2, 14),
        closes_on: date(2027, 3, 31),
    };
    /// And how it is counted.
    pub(crate) const FORMULA: Formula = Formula { leave: Leave::Excluded, joiner_days: 30 };

    #[test]
    fn every_boundary_day_belongs_to_the_kinder_side() {
        let phase =
            |year, month, day| WINDOW.phase(date(year, month, day), Some(WINDOW.due_on), Some(WINDOW.closes_on));
        assert_eq!(phase(2026, 9, 30), Phase::Before);
        assert_eq!(phase(2026, 10, 1), Phase::Open);
        assert_eq!(phase(2027, 1, 31), Phase::Open);
        assert_eq!(phase(2027, 2, 14), Phase::Grace);
        assert_eq!(phase(2027, 2, 15), Phase::Overdue);
        assert_eq!(phase(2027, 3, 31), Phase::Overdue);
        assert_eq!(phase(2027, 4, 1), Phase::Closed);
    }

    #[test]
    fn a_late_joiner_is_on_time_after_the_common_due_date() {
        assert_eq!(WINDOW.phase(date(2027, 2, 20), Some(date(2027, 3, 1)), Some(WINDOW.closes_on)), Phase::Open);
        assert_eq!(WINDOW.phase(date(2027, 4, 5), Some(date(2027, 4, 10)), Some(date(2027, 4, 10))), Phase::Open);
    }

    prop_compose! {
        fn windows()(from in 0_i64..3_000, open in 1_i64..400, grace in 0_i64..60, rest in 0_i64..200) -> Window {
            let day = |days| date(2020, 1, 1).checked_add(Span::new().days(days)).expect("in range");
            let due = from + open;
            Window {
                opens_on: day(from),
                due_on: day(due),
                grace_until: day(due + grace),
                closes_on: day(due + grace + rest),
            }
        }
    }

    proptest! {
        #[test]
        fn the_same_point_meets_at_the_ends_and_never_runs_back(one in windows(), other in windows(), days in -50_i64..800) {
            prop_assert_eq!(one.same_point(&other, one.opens_on), other.opens_on);
            prop_assert_eq!(one.same_point(&other, one.due_on), other.due_on);
            if one.closes_on > one.due_on {
                prop_assert_eq!(one.same_point(&other, one.closes_on), other.closes_on);
            }
            let day = one.opens_on.checked_add(Span::new().days(days)).expect("in range");
            let (point, next) = (one.same_point(&other, day), one.same_point(&other, day.tomorrow().expect("in range")));
            prop_assert!(point <= next, "{} before {}", next, point);
            prop_assert!((other.opens_on..=other.closes_on).contains(&point));
            prop_assert_eq!(one.same_point(&one, day), day.clamp(one.opens_on, one.closes_on));
        }
    }

    #[test]
    fn half_of_one_window_is_half_of_the_other() {
        let shorter = Window { opens_on: date(2025, 10, 1), due_on: date(2025, 12, 31), ..WINDOW };
        assert_eq!(WINDOW.same_point(&shorter, date(2026, 12, 1)), date(2025, 11, 15));
    }
}
