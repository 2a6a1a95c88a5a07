//! When the same training is owed again, and which cycles went by without it.
//!
//! An edition stays what is owed. Its recurrence moves the day on which one person owes it: to the end of what an earlier
//! edition is still worth, or to a day of the year.

mod text;

pub use text::NoRecurrence;

use crate::{
    edition::{Formula, Window},
    obligation::{DueReason, Facts, WhyDue, why_due},
};
use jiff::{
    Span,
    civil::{Date, date},
};
use serde::{Deserialize, Serialize};

/// When it is owed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Recurrence {
    /// With every edition, on the edition's day.
    #[default]
    EveryEdition,
    /// So many months after it was completed.
    EveryMonths {
        /// From 1 to [`MOST_MONTHS`].
        months: u16,
    },
    /// On the same day of every year.
    FixedDate {
        /// From 1 to 12.
        month: i8,
        /// From 1 to 31; the last of a month that has no such day.
        day: i8,
    },
}

/// Longest time between two completions.
pub const MOST_MONTHS: u16 = 120;

/// One round: a day by which it was due, and what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cycle {
    /// The last day on time.
    pub due_on: Date,
    /// When it was done: in time, or late and before the next round was due.
    pub completed_on: Option<Date>,
    /// Whether the next round was due before this one was done.
    pub missed: bool,
}

impl Recurrence {
    /// Whether the numbers in it mean something.
    #[must_use]
    pub fn is_sound(self) -> bool {
        match self {
            Self::EveryEdition => true,
            Self::EveryMonths { months } => (1..=MOST_MONTHS).contains(&months),
            Self::FixedDate { month, day } => {
                (1..=12).contains(&month) && (1..=date(2024, month, 1).days_in_month()).contains(&day)
            }
        }
    }

    /// The day an edition is due for somebody who last completed an earlier one on `last`: never before it opens.
    #[must_use]
    pub fn due_on(self, window: &Window, last: Option<Date>) -> Date {
        match (self, last) {
            (Self::EveryMonths { months }, Some(last)) => after_months(last, months).max(window.opens_on),
            (Self::EveryEdition | Self::EveryMonths { .. }, _) => window.due_on,
            (Self::FixedDate { month, day }, _) => {
                let this_year = in_year(window.opens_on.year(), month, day);
                if this_year < window.opens_on { in_year(window.opens_on.year() + 1, month, day) } else { this_year }
            }
        }
    }

    /// Who completed an earlier edition after this day does not owe the one that closes then: what was done is worth
    /// something beyond it. Nothing where that never excuses.
    #[must_use]
    pub fn excuses_after(self, closes_on: Date) -> Option<Date> {
        let Self::EveryMonths { months } = self else { return None };
        let mut last = before_months(closes_on, months);
        // Months differ in length, so that several days may lead to the same one.
        while let Ok(next) = last.tomorrow()
            && after_months(next, months) <= closes_on
        {
            last = next;
        }
        while after_months(last, months) > closes_on {
            last = last.yesterday().unwrap_or(Date::MIN);
        }
        Some(last)
    }
}

/// The due date of a person as of `day` with everything it was chosen from, like [`why_due`], for an edition that recurs:
/// `last` is when an earlier edition of the programme was completed.
#[must_use]
pub fn recurring_why_due(
    recurrence: Recurrence,
    window: &Window,
    formula: &Formula,
    facts: &Facts,
    last: Option<Date>,
    day: Date,
) -> WhyDue {
    let moved = Window { due_on: recurrence.due_on(window, last), ..*window };
    let because = match (recurrence, last) {
        (Recurrence::EveryMonths { .. }, Some(last)) => DueReason::Valid(last),
        (Recurrence::FixedDate { .. }, _) => DueReason::Fixed,
        (Recurrence::EveryEdition | Recurrence::EveryMonths { .. }, _) => DueReason::Window,
    };
    why_due(&moved, formula, facts, day).beginning_with(because)
}

/// Every round up to `today`, oldest first, the last one being what is to be done next. `first` is the day the first one was
/// due, `completions` are the days on which an edition of the programme was completed, in any order.
///
/// A completion belongs to the oldest round that was not missed by then, so that finishing late does not skip the next.
/// Where it is owed so many months after a completion, one whose worth ended before the round was due does not count for it.
/// With every edition there are no rounds beyond the editions: see their obligations.
#[must_use]
pub fn cycles(recurrence: Recurrence, first: Date, completions: &[Date], today: Date) -> Vec<Cycle> {
    let mut completions: Vec<Date> = completions.iter().copied().filter(|on| *on <= today).collect();
    completions.sort_unstable();
    let mut completions = completions.into_iter().peekable();
    let (mut cycles, mut due_on) = (Vec::new(), first);
    loop {
        let Some(next) = recurrence.following(due_on) else {
            cycles.push(Cycle { due_on, completed_on: completions.next(), missed: false });
            return cycles;
        };
        while completions.next_if(|on| recurrence.is_worthless(*on, due_on)).is_some() {}
        if let Some(on) = completions.next_if(|on| *on < next) {
            cycles.push(Cycle { due_on, completed_on: Some(on), missed: false });
            due_on = recurrence.after_completion(on, next);
        } else if next <= today {
            cycles.push(Cycle { due_on, completed_on: None, missed: true });
            due_on = next;
        } else {
            cycles.push(Cycle { due_on, completed_on: None, missed: false });
            return cycles;
        }
    }
}

impl Recurrence {
    /// When the next round is due if this one is not done.
    fn following(self, due_on: Date) -> Option<Date> {
        let next = match self {
            Self::EveryEdition => return None,
            Self::EveryMonths { months } => after_months(due_on, months.max(1)),
            Self::FixedDate { month, day } => in_year(due_on.year().saturating_add(1), month, day),
        };
        (next > due_on).then_some(next)
    }

    fn after_completion(self, on: Date, next: Date) -> Date {
        match self {
            Self::EveryMonths { months } => after_months(on, months),
            Self::EveryEdition | Self::FixedDate { .. } => next,
        }
    }

    /// Whether what was completed on a day was worth nothing any more when a round was due.
    fn is_worthless(self, on: Date, due_on: Date) -> bool {
        matches!(self, Self::EveryMonths { months } if after_months(on, months) <= due_on)
    }
}

fn after_months(day: Date, months: u16) -> Date {
    day.checked_add(Span::new().months(months)).unwrap_or(Date::MAX)
}

fn before_months(day: Date, months: u16) -> Date {
    day.checked_sub(Span::new().months(months)).unwrap_or(Date::MIN)
}

/// A day of a year; the last of the month where the month has no such day.
fn in_year(year: i16, month: i8, day: i8) -> Date {
    let first = Date::new(year, month.clamp(1, 12), 1).unwrap_or(Date::MAX);
    Date::new(first.year(), first.month(), day.clamp(1, first.days_in_month())).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WINDOW: Window = Window {
        opens_on: date(2026, 10, 1),
        due_on: date(2027, 1, 31),
        grace_until: date(2027, 2, 14),
        closes_on: date(2027, 3, 31),
    };
    const YEARLY: Recurrence = Recurrence::EveryMonths { months: 12 };
    const JUNE: Recurrence = Recurrence::FixedDate { month: 6, day: 30 };

    fn told(recurrence: Recurrence, first: Date, completions: &[Date], today: Date) -> Vec<String> {
        let tell = |cycle: &Cycle| match (cycle.completed_on, cycle.missed) {
            (Some(on), _) => format!("{} done {on}", cycle.due_on),
            (None, true) => format!("{} missed", cycle.due_on),
            (None, false) => format!("{} open", cycle.due_on),
        };
        cycles(recurrence, first, completions, today).iter().map(tell).collect()
    }

    #[test]
    fn what_was_completed_is_worth_its_months_and_then_it_is_due() {
        let due = |last: Date| YEARLY.due_on(&WINDOW, Some(last));
        assert_eq!(due(date(2025, 12, 1)), date(2026, 12, 1));
        // Never before the edition opened, even for somebody whose completion has long lapsed.
        assert_eq!(due(date(2024, 5, 1)), WINDOW.opens_on);
        assert_eq!(YEARLY.due_on(&WINDOW, None), WINDOW.due_on);
        assert_eq!(JUNE.due_on(&WINDOW, None), date(2027, 6, 30));
        assert_eq!(Recurrence::FixedDate { month: 2, day: 29 }.due_on(&WINDOW, None), date(2027, 2, 28));
    }

    #[test]
    fn the_reason_names_the_completion_unless_joining_or_return_is_later() {
        let formula = Formula { leave: crate::edition::Leave::Excluded, joiner_days: 30 };
        let facts = Facts { joined_on: Some(date(2020, 4, 1)), ..Facts::default() };
        let last = date(2025, 12, 1);
        let due = recurring_why_due(YEARLY, &WINDOW, &formula, &facts, Some(last), date(2026, 11, 1)).due();
        assert_eq!((due.on, due.because), (date(2026, 12, 1), DueReason::Valid(last)));
        let back = Facts { leave: vec![(date(2026, 9, 1), Some(date(2026, 12, 10)))], ..facts };
        let due = recurring_why_due(YEARLY, &WINDOW, &formula, &back, Some(last), date(2026, 12, 11)).due();
        assert_eq!((due.on, due.because), (date(2027, 1, 9), DueReason::Returned(date(2026, 12, 10))));
    }

    #[test]
    fn as_many_missed_rounds_as_happened_are_told() {
        let first = date(2021, 6, 30);
        assert_eq!(
            told(YEARLY, first, &[date(2021, 6, 1), date(2024, 9, 10)], date(2025, 8, 1)),
            [
                "2021-06-30 done 2021-06-01",
                "2022-06-01 missed",
                "2023-06-01 missed",
                "2024-06-01 done 2024-09-10",
                "2025-09-10 open"
            ]
        );
        assert_eq!(
            told(JUNE, first, &[date(2021, 7, 4), date(2022, 6, 1), date(2024, 9, 10)], date(2025, 8, 1)),
            // Finishing late does not skip the next.
            [
                "2021-06-30 done 2021-07-04",
                "2022-06-30 done 2022-06-01",
                "2023-06-30 missed",
                "2024-06-30 done 2024-09-10",
                "2025-06-30 open"
            ]
        );
    }

    #[test]
    fn nonsense_is_not_sound() {
        assert!(YEARLY.is_sound() && JUNE.is_sound() && Recurrence::FixedDate { month: 2, day: 29 }.is_sound());
        for (month, day) in [(0, 1), (13, 1), (2, 30), (6, 31), (1, 0)] {
            assert!(!Recurrence::FixedDate { month, day }.is_sound(), "{month}-{day}");
        }
        assert!(![0, 121].into_iter().any(|months| Recurrence::EveryMonths { months }.is_sound()));
    }

    fn day(range: std::ops::Range<i32>) -> impl Strategy<Value = Date> {
        range.prop_map(|days| date(2018, 1, 1).checked_add(Span::new().days(days)).expect("in range"))
    }

    fn recurring() -> impl Strategy<Value = Recurrence> {
        prop_oneof![
            Just(Recurrence::EveryEdition),
            (1_u16..40).prop_map(|months| Recurrence::EveryMonths { months }),
            (1_i8..=12, 1_i8..=31).prop_map(|(month, day)| Recurrence::FixedDate { month, day }),
        ]
    }

    proptest! {
        #[test]
        fn rounds_follow_each_other_and_none_is_lost(
            recurrence in recurring(),
            first in day(0..1_000),
            completions in prop::collection::vec(day(0..4_000), 0..12),
            today in day(1_000..4_000),
        ) {
            let cycles = cycles(recurrence, first, &completions, today);
            prop_assert_eq!(cycles[0].due_on, first);
            prop_assert!(cycles.windows(2).all(|two| two[0].due_on < two[1].due_on));
            // No completion counts twice, and none that is still to come.
            let counted: Vec<Date> = cycles.iter().filter_map(|cycle| cycle.completed_on).collect();
            prop_assert!(counted.windows(2).all(|two| two[0] <= two[1]));
            prop_assert!(counted.iter().all(|on| completions.contains(on) && *on <= today));
            prop_assert!(cycles.iter().all(|cycle| !cycle.missed || (cycle.completed_on.is_none() && cycle.due_on < today)));
            let last = cycles.last().expect("the next round");
            prop_assert!(!last.missed);
            prop_assert!(recurrence == Recurrence::EveryEdition || last.completed_on.is_none());
            // Without any completion, every round that is over was missed.
            let none = super::cycles(recurrence, first, &[], today);
            prop_assert_eq!(none.iter().filter(|cycle| cycle.missed).count(), none.len() - 1);
        }

        #[test]
        fn nobody_is_due_before_the_edition_opens(recurrence in recurring(), last in prop::option::of(day(0..3_500))) {
            prop_assert!(recurrence.due_on(&WINDOW, last) >= WINDOW.opens_on);
        }

        #[test]
        fn who_is_excused_is_worth_something_beyond_the_closing(months in 1_u16..40, last in day(0..3_500), closes in day(2_000..3_500)) {
            let recurrence = Recurrence::EveryMonths { months };
            let after = recurrence.excuses_after(closes).expect("months excuse");
            prop_assert_eq!(last > after, after_months(last, months) > closes);
        }
    }
}
