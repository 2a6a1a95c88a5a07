//! What one person owes one edition, by when, and why. Derived from dated facts for any day asked about.

use crate::edition::{Formula, Phase, Window};
use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

/// Dated facts about one person and one edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// First day at work.
    pub joined_on: Option<Date>,
    /// First day no longer employed.
    pub left_on: Option<Date>,
    /// Days away: first day of leave, first day back (open while unknown).
    pub leave: Vec<(Date, Option<Date>)>,
    /// First and last day of an exemption.
    pub exempt: Option<(Date, Option<Date>)>,
    /// When something was first done.
    pub started_on: Option<Date>,
    /// When it was completed.
    pub completed_on: Option<Date>,
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
    /// Where the person stands at the end of `day`. Leaving comes before everything, then exemption, then completion
    /// (also by somebody on leave), then leave.
    #[must_use]
    #[inline]
    pub fn standing(&self, day: D) -> Standing {
        let done_by = |on: Option<D>| on.is_some_and(|on| on <= day);
        let is_exempt = |(from, until): &(D, Option<D>)| *from <= day && until.is_none_or(|until| day <= until);
        let is_away = |(from, back): &(D, Option<D>)| *from <= day && back.is_none_or(|back| day < back);
        if done_by(self.left_on) {
            Standing::Left
        } else if self.exempt.iter().any(is_exempt) {
            Standing::Exempt
        } else if done_by(self.completed_on) {
            Standing::Completed
        } else if self.leave.iter().any(is_away) {
            Standing::OnLeave
        } else if done_by(self.started_on) {
            Standing::InProgress
        } else {
            Standing::Assigned
        }
    }
}

impl Facts {
    /// Where the person stands at the end of `day`; see [`Dated::standing`].
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        let Self { left_on, leave, exempt, started_on, completed_on, .. } = self;
        let (left_on, started_on, completed_on) = (*left_on, *started_on, *completed_on);
        Dated { left_on, exempt: exempt.as_slice(), completed_on, leave, started_on }.standing(day)
    }
}

/// When something is due, and why then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day on time.
    pub on: Date,
    /// Why this day.
    pub because: DueReason,
}

/// Why a due date is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueReason {
    /// The edition's date, the same for everybody.
    Window,
    /// Joined late: counted from the first day at work.
    Joined(Date),
    /// Was on leave: counted from the return.
    Returned(Date),
    /// An earlier edition, completed on this day, is worth something until then.
    Valid(Date),
    /// The same day of every year.
    Fixed,
}

/// The due date of a person as of `day`: the edition's, or `joiner_days` after joining or after the latest return from a leave, whichever
/// is latest.
#[must_use]
pub fn due(window: &Window, formula: &Formula, facts: &Facts, day: Date) -> Due {
    let days = Span::new().days(i64::from(formula.joiner_days));
    let after = |from: Date| from.checked_add(days).unwrap_or(Date::MAX);
    let mut due = Due { on: window.due_on, because: DueReason::Window };
    let mut later = |on: Date, because| {
        if on > due.on {
            due = Due { on, because };
        }
    };
    if let Some(joined) = facts.joined_on {
        later(after(joined), DueReason::Joined(joined));
    }
    for (_, back) in &facts.leave {
        if let Some(back) = back.filter(|back| *back > window.opens_on && *back <= day) {
            later(after(back), DueReason::Returned(back));
        }
    }
    due
}

/// Whether somebody who has not completed is late on `day`.
#[must_use]
pub fn is_overdue(window: &Window, due: Due, day: Date) -> bool {
    matches!(window.phase(day, due.on), Phase::Grace | Phase::Overdue | Phase::Closed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Leave;
    use jiff::civil::date;
    use proptest::prelude::*;

    const WINDOW: Window = Window {
        opens_on: date(2026, 10, 1),
        due_on: date(2027, 1, 31),
        grace_until: date(2027, 2, 14),
        closes_on: date(2027, 3, 31),
    };
    const FORMULA: Formula = Formula { leave: Leave::Excluded, joiner_days: 30 };

    fn facts() -> Facts {
        Facts { joined_on: Some(date(2020, 4, 1)), ..Facts::default() }
    }

    #[test]
    fn on_leave_nobody_is_chased_and_after_return_it_is_due_again() {
        let facts = Facts { leave: vec![(date(2026, 9, 1), Some(date(2027, 3, 1)))], ..facts() };
        assert_eq!(facts.standing(date(2027, 2, 28)), Standing::OnLeave);
        assert_eq!(facts.standing(date(2027, 3, 1)), Standing::Assigned);
        let due = due(&WINDOW, &FORMULA, &facts, date(2027, 3, 1));
        assert_eq!(due, Due { on: date(2027, 3, 31), because: DueReason::Returned(date(2027, 3, 1)) });
        assert!(!is_overdue(&WINDOW, due, date(2027, 3, 10)));
    }

    #[test]
    fn a_return_in_the_future_does_not_move_the_date_yet() {
        let facts = Facts { leave: vec![(date(2026, 9, 1), Some(date(2027, 3, 1)))], ..facts() };
        assert_eq!(due(&WINDOW, &FORMULA, &facts, date(2026, 12, 1)).because, DueReason::Window);
    }

    #[test]
    fn a_late_joiner_has_thirty_days() {
        let joined = date(2027, 1, 20);
        let facts = Facts { joined_on: Some(joined), ..Facts::default() };
        let due = due(&WINDOW, &FORMULA, &facts, joined);
        assert_eq!(due, Due { on: date(2027, 2, 19), because: DueReason::Joined(joined) });
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

    proptest! {
        #[test]
        fn nobody_is_due_before_the_edition_is(joined in 0_i32..2_000, from in 0_i32..500, away in 1_i32..300, day in 0_i32..900) {
            let start = date(2023, 1, 1);
            let on = |days: i32| start.checked_add(Span::new().days(days)).expect("in range");
            let leave = vec![(on(1_000 + from), Some(on(1_000 + from + away)))];
            let facts = Facts { joined_on: Some(on(joined)), leave, ..Facts::default() };
            let due = due(&WINDOW, &FORMULA, &facts, on(1_000 + day));
            prop_assert!(due.on >= WINDOW.due_on);
            prop_assert_eq!(due.on == WINDOW.due_on, due.because == DueReason::Window);
        }
    }
}
