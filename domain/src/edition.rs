//! One run of a programme: its window, its published formula, the rules of its test.

use jiff::civil::Date;
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
}

/// Who is counted in the participation rate. Published with every percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formula {
    /// What happens to people who are on leave on the day asked about and have not completed.
    pub leave: Leave,
    /// Days that somebody who joins, or returns from leave, has at least.
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
}
