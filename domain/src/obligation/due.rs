//! When something is due: every day that was thought of, in order, and the one that counts. The plain answer is derived
//! from the explanation, so that the two cannot disagree.

use super::Facts;
use crate::edition::{Formula, Phase, Window};
use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

/// More time that was granted to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// The day it was granted: it is nothing before.
    pub from_on: Date,
    /// The last day it gives.
    pub until_on: Date,
    /// Whether everything was over when it was granted: then it can be completed again, but late.
    pub reopens: bool,
}

/// When something is due, and why then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day on time.
    pub on: Date,
    /// Why this day.
    pub because: DueReason,
    /// The last day at all: never before `on` or the edition's closing day.
    pub last_on: Date,
}

impl Due {
    /// Where `day` lies in the window for somebody who is due then.
    #[must_use]
    pub fn phase(&self, window: &Window, day: Date) -> Phase {
        window.phase(day, self.on, self.last_on)
    }
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
    /// More time was granted on this day.
    Extended(Date),
    /// An earlier edition, completed on this day, is worth something until then.
    Valid(Date),
    /// The same day of every year.
    Fixed,
}

/// A day that could be the due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The day.
    pub on: Date,
    /// Where it comes from.
    pub because: DueReason,
    /// Whether it is the one: exactly one of all candidates is.
    pub wins: bool,
}

/// Why something is due when it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyDue {
    /// All days that were thought of, in the order of the rule; the first is the edition's.
    pub candidates: Vec<Candidate>,
    /// Opened again after everything was over: the extension that lasts longest.
    pub reopened: Option<Extension>,
    due: Due,
}

impl WhyDue {
    /// The answer.
    #[must_use]
    pub const fn due(&self) -> Due {
        self.due
    }

    /// The same, with another reason for the edition's day.
    #[must_use]
    pub(crate) fn beginning_with(mut self, because: DueReason) -> Self {
        self.candidates[0].because = because;
        if self.candidates[0].wins {
            self.due.because = because;
        }
        self
    }
}

/// The due date of a person as of `day`, with everything it was chosen from: the edition's, `joiner_days` after joining,
/// `joiner_days` after each return from a leave since the opening, the days until which more time was granted. The
/// latest counts; of equal ones the first. Who joined so long before the opening that the day lies before it has no day
/// of their own: it could not be the latest.
#[must_use]
pub fn why_due(window: &Window, formula: &Formula, facts: &Facts, day: Date) -> WhyDue {
    let days = Span::new().days(i64::from(formula.joiner_days));
    let after = |from: Date| from.checked_add(days).unwrap_or(Date::MAX);
    let joined = facts.joined_on.map(|joined| (after(joined), DueReason::Joined(joined)));
    let joined = joined.filter(|(on, _)| *on >= window.opens_on);
    let returned = facts.leave.iter().filter_map(|(_, back)| *back);
    let returned = returned.filter(|back| *back > window.opens_on && *back <= day);
    let granted = || facts.extensions.iter().filter(|extension| extension.from_on <= day);
    let extended = granted().filter(|extension| !extension.reopens);
    let mut candidates: Vec<Candidate> = std::iter::once((window.due_on, DueReason::Window))
        .chain(joined)
        .chain(returned.map(|back| (after(back), DueReason::Returned(back))))
        .chain(extended.map(|extension| (extension.until_on, DueReason::Extended(extension.from_on))))
        .map(|(on, because)| Candidate { on, because, wins: false })
        .collect();
    let mut latest = 0;
    for (at, candidate) in candidates.iter().enumerate() {
        if candidate.on > candidates[latest].on {
            latest = at;
        }
    }
    candidates[latest].wins = true;
    let Candidate { on, because, .. } = candidates[latest];
    let reopened = granted().filter(|extension| extension.reopens).max_by_key(|extension| extension.until_on).copied();
    let last_on = reopened.map_or(on, |reopened| reopened.until_on).max(on).max(window.closes_on);
    WhyDue { candidates, reopened, due: Due { on, because, last_on } }
}

/// The due date of a person as of `day`; see [`why_due`].
#[must_use]
pub fn due(window: &Window, formula: &Formula, facts: &Facts, day: Date) -> Due {
    why_due(window, formula, facts, day).due()
}

/// Whether somebody who has not completed is late on `day`.
#[must_use]
pub fn is_overdue(window: &Window, due: Due, day: Date) -> bool {
    matches!(due.phase(window, day), Phase::Grace | Phase::Overdue | Phase::Closed)
}

/// The day it had been due, where it was completed after that; `due` says when it is due as of a day, which is that of the
/// completion.
#[must_use]
pub fn late(facts: &Facts, due: impl FnOnce(Date) -> Due) -> Option<Date> {
    let completed_on = facts.completed_on?;
    let due_on = due(completed_on).on;
    (completed_on > due_on).then_some(due_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{edition::Leave, obligation::Standing};
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

    fn extended(from_on: Date, until_on: Date, reopens: bool) -> Facts {
        Facts { extensions: vec![Extension { from_on, until_on, reopens }], ..facts() }
    }

    fn phase(facts: &Facts, day: Date) -> Phase {
        due(&WINDOW, &FORMULA, facts, day).phase(&WINDOW, day)
    }

    #[test]
    fn on_leave_nobody_is_chased_and_after_return_it_is_due_again() {
        let facts = Facts { leave: vec![(date(2026, 9, 1), Some(date(2027, 3, 1)))], ..facts() };
        assert_eq!(facts.standing(date(2027, 2, 28)), Standing::OnLeave);
        assert_eq!(facts.standing(date(2027, 3, 1)), Standing::Assigned);
        let due = due(&WINDOW, &FORMULA, &facts, date(2027, 3, 1));
        assert_eq!((due.on, due.because), (date(2027, 3, 31), DueReason::Returned(date(2027, 3, 1))));
        assert!(!is_overdue(&WINDOW, due, date(2027, 3, 10)));
    }

    #[test]
    fn a_return_in_the_future_does_not_move_the_date_yet() {
        let facts = Facts { leave: vec![(date(2026, 9, 1), Some(date(2027, 3, 1)))], ..facts() };
        assert_eq!(due(&WINDOW, &FORMULA, &facts, date(2026, 12, 1)).because, DueReason::Window);
    }

    #[test]
    fn a_late_joiner_has_thirty_days_even_after_the_edition_closed_for_others() {
        let joined = date(2027, 3, 20);
        let facts = Facts { joined_on: Some(joined), ..Facts::default() };
        let due = due(&WINDOW, &FORMULA, &facts, joined);
        assert_eq!(
            (due.on, due.because, due.last_on),
            (date(2027, 4, 19), DueReason::Joined(joined), date(2027, 4, 19))
        );
        assert_eq!(phase(&facts, date(2027, 4, 19)), Phase::Open);
        assert_eq!(phase(&facts, date(2027, 4, 20)), Phase::Closed);
    }

    #[test]
    fn an_extension_moves_the_due_day_from_the_day_it_was_granted() {
        let facts = extended(date(2027, 1, 20), date(2027, 2, 10), false);
        assert_eq!(due(&WINDOW, &FORMULA, &facts, date(2027, 1, 19)).on, WINDOW.due_on, "a past day stays as it was");
        let due = due(&WINDOW, &FORMULA, &facts, date(2027, 2, 5));
        assert_eq!((due.on, due.because), (date(2027, 2, 10), DueReason::Extended(date(2027, 1, 20))));
        assert_eq!(due.last_on, WINDOW.closes_on);
        assert_eq!(phase(&facts, date(2027, 2, 10)), Phase::Open);
        assert_eq!(phase(&facts, date(2027, 2, 11)), Phase::Grace);
        assert_eq!(phase(&facts, date(2027, 2, 15)), Phase::Overdue);
        assert_eq!(phase(&facts, date(2027, 4, 1)), Phase::Closed);
    }

    #[test]
    fn an_extension_beyond_the_closing_day_keeps_it_open_and_on_time_until_then() {
        let facts = extended(date(2027, 3, 20), date(2027, 4, 30), false);
        assert_eq!(phase(&facts, date(2027, 4, 30)), Phase::Open);
        assert_eq!(phase(&facts, date(2027, 5, 1)), Phase::Closed);
    }

    #[test]
    fn an_extension_never_takes_time_away() {
        let joined = date(2027, 1, 20);
        let shorter = Facts { joined_on: Some(joined), ..extended(date(2027, 1, 21), date(2027, 2, 1), false) };
        assert_eq!(due(&WINDOW, &FORMULA, &shorter, date(2027, 1, 25)).because, DueReason::Joined(joined));
    }

    #[test]
    fn what_is_opened_again_can_be_completed_and_is_late() {
        let facts = extended(date(2027, 4, 10), date(2027, 4, 30), true);
        assert_eq!(phase(&facts, date(2027, 4, 9)), Phase::Closed, "a past day stays as it was");
        assert_eq!(phase(&facts, date(2027, 4, 10)), Phase::Overdue);
        assert_eq!(phase(&facts, date(2027, 4, 30)), Phase::Overdue);
        assert_eq!(phase(&facts, date(2027, 5, 1)), Phase::Closed);
        assert_eq!(due(&WINDOW, &FORMULA, &facts, date(2027, 4, 20)).on, WINDOW.due_on);
        let done = Facts { completed_on: Some(date(2027, 4, 20)), ..facts };
        assert_eq!(late(&done, |day| due(&WINDOW, &FORMULA, &done, day)), Some(WINDOW.due_on));
        assert_eq!(done.standing(WINDOW.closes_on), Standing::Assigned, "the year's figures do not change");
    }

    #[test]
    fn who_completes_within_an_extension_is_on_time() {
        let done =
            Facts { completed_on: Some(date(2027, 2, 10)), ..extended(date(2027, 1, 20), date(2027, 2, 10), false) };
        assert_eq!(late(&done, |day| due(&WINDOW, &FORMULA, &done, day)), None);
        let without = Facts { extensions: Vec::new(), ..done };
        assert_eq!(late(&without, |day| due(&WINDOW, &FORMULA, &without, day)), Some(WINDOW.due_on));
    }

    fn on(days: i32) -> Date {
        date(2026, 1, 1).checked_add(Span::new().days(days)).expect("in range")
    }

    prop_compose! {
        fn histories()(
            joined in proptest::option::of(-900_i32..600),
            leave in proptest::collection::vec((0_i32..500, proptest::option::of(1_i32..200)), 0..3),
            extensions in proptest::collection::vec((0_i32..600, 0_i32..200, any::<bool>()), 0..4),
        ) -> Facts {
            Facts {
                joined_on: joined.map(on),
                leave: leave.into_iter().map(|(from, away)| (on(from), away.map(|away| on(from + away)))).collect(),
                extensions: extensions
                    .into_iter()
                    .map(|(from, days, reopens)| Extension { from_on: on(from), until_on: on(from + days), reopens })
                    .collect(),
                ..Facts::default()
            }
        }
    }

    proptest! {
        #[test]
        fn the_answer_is_one_of_the_days_that_are_shown(facts in histories(), day in 0_i32..800) {
            let why = why_due(&WINDOW, &FORMULA, &facts, on(day));
            let due = due(&WINDOW, &FORMULA, &facts, on(day));
            prop_assert_eq!(why.due(), due);
            let winners: Vec<&Candidate> = why.candidates.iter().filter(|candidate| candidate.wins).collect();
            prop_assert_eq!(winners.len(), 1);
            prop_assert_eq!((winners[0].on, winners[0].because), (due.on, due.because));
            prop_assert!(why.candidates.iter().all(|candidate| candidate.on <= due.on));
            prop_assert!(due.on >= WINDOW.due_on && due.last_on >= due.on && due.last_on >= WINDOW.closes_on);
        }

        #[test]
        fn what_is_granted_later_changes_no_day_before(facts in histories(), granted in 0_i32..700, more in 0_i32..200, reopens: bool, day in 0_i32..700) {
            prop_assume!(day < granted);
            let mut after = facts.clone();
            after.extensions.push(Extension { from_on: on(granted), until_on: on(granted + more), reopens });
            prop_assert_eq!(why_due(&WINDOW, &FORMULA, &after, on(day)), why_due(&WINDOW, &FORMULA, &facts, on(day)));
        }

        #[test]
        fn more_time_never_makes_it_worse(facts in histories(), granted in 0_i32..700, more in 0_i32..200, reopens: bool, day in 0_i32..800) {
            let order = |phase| match phase { Phase::Before => 0, Phase::Open => 1, Phase::Grace => 2, Phase::Overdue => 3, Phase::Closed => 4 };
            let mut after = facts.clone();
            after.extensions.push(Extension { from_on: on(granted), until_on: on(granted + more), reopens });
            prop_assert!(order(phase(&after, on(day))) <= order(phase(&facts, on(day))));
        }
    }
}
