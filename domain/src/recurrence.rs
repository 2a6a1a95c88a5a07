//! When the same training is owed again, and which cycles went by without it.
//!
//! An edition stays what is owed. Its recurrence moves the day on which one person owes it: to the end of what an earlier
//! edition is still worth, or to a day of the year.

mod change;
mod text;

pub use change::{Recurring, Shift};
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
    /// Whether its day is over and it is not done. It can still be done late until the next round is due.
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
            (Self::FixedDate { month, day }, _) => first_from(window.opens_on, month, day),
        }
    }

    /// Until when what was completed on a day is worth something, where this says when it is owed again in the edition that
    /// opens on `opens_on`; nothing where it is owed with every edition, whose completions hold as long as is recorded.
    fn holds_until(self, completed_on: Date, opens_on: Date) -> Option<Date> {
        match self {
            Self::EveryEdition => None,
            Self::EveryMonths { months } => Some(after_months(completed_on, months)),
            Self::FixedDate { month, day } => Some(first_from(opens_on, month, day)),
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

/// Until when a completion is worth something: the one answer for every page. What decides is when it is owed again: the
/// recurrence of the programme's next edition, or of its own while there is no next one, each with its opening day.
/// `recorded` is what was written down with the completion; it holds where it is owed with every edition.
#[must_use]
pub fn valid_until(
    own: (Recurrence, Date),
    next: Option<(Recurrence, Date)>,
    completed_on: Date,
    recorded: Date,
) -> Date {
    let until = match next {
        Some((recurrence, opens_on)) => recurrence.holds_until(completed_on, opens_on),
        None => {
            let (recurrence, opens_on) = own;
            let until = recurrence.holds_until(completed_on, opens_on);
            // Its own day of the year is the one it was completed for.
            match recurrence {
                Recurrence::FixedDate { .. } => until.and_then(|due_on| recurrence.following(due_on)),
                Recurrence::EveryEdition | Recurrence::EveryMonths { .. } => until,
            }
        }
    };
    until.unwrap_or(recorded)
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
        (Recurrence::EveryMonths { months }, Some(last)) if after_months(last, months) < moved.due_on => {
            DueReason::Lapsed(last)
        }
        (Recurrence::EveryMonths { .. }, Some(last)) => DueReason::Valid(last),
        (Recurrence::FixedDate { .. }, _) => DueReason::Fixed,
        (Recurrence::EveryEdition | Recurrence::EveryMonths { .. }, _) => DueReason::Window,
    };
    why_due(&moved, formula, facts, day).beginning_with(because)
}

/// Every round up to `today`, oldest first, the last one being what is to be done next. `first` is the day the first one was
/// due for everybody, `completions` are the days on which an edition of the programme was completed, in any order. `own`
/// moves a due day to the person's own, later one (away, joined late, given more time), or says that there is none until
/// the return is known: then that is where the list ends.
///
/// A round whose day is over without a completion is missed at once. A completion belongs to the oldest round after which
/// the next one was not due yet, so that finishing late does not skip the next. Where it is owed so many months after a
/// completion, one whose worth ended before the round was due does not count for it. A round that is moved beyond the
/// next one falls together with it. With every edition there are no rounds beyond the editions: see their obligations.
#[must_use]
pub fn cycles(
    recurrence: Recurrence,
    first: Date,
    completions: &[Date],
    own: impl Fn(Date) -> Option<Date>,
    today: Date,
) -> Vec<Cycle> {
    let mut completions: Vec<Date> = completions.iter().copied().filter(|on| *on <= today).collect();
    completions.sort_unstable();
    let mut completions = completions.into_iter().peekable();
    let (mut cycles, mut round) = (Vec::new(), first);
    loop {
        let Some(next) = recurrence.following(round) else {
            let completed_on = completions.next();
            cycles.extend(own(round).map(|due_on| Cycle { due_on, completed_on, missed: false }));
            return cycles;
        };
        while completions.next_if(|on| recurrence.is_worthless(*on, round)).is_some() {}
        let due_on = own(round);
        if let Some(on) = completions.next_if(|on| *on < next) {
            cycles.push(Cycle { due_on: due_on.unwrap_or(round), completed_on: Some(on), missed: false });
            round = recurrence.after_completion(on, next);
            continue;
        }
        let Some(due_on) = due_on else { return cycles };
        if due_on >= next {
            round = next;
        } else if due_on < today {
            cycles.push(Cycle { due_on, completed_on: None, missed: true });
            round = next;
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

/// The first such day of the year from another day on.
fn first_from(from: Date, month: i8, day: i8) -> Date {
    let this_year = in_year(from.year(), month, day);
    if this_year < from { in_year(from.year() + 1, month, day) } else { this_year }
}

/// A day of a year; the last of the month where the month has no such day.
fn in_year(year: i16, month: i8, day: i8) -> Date {
    let first = Date::new(year, month.clamp(1, 12), 1).unwrap_or(Date::MAX);
    Date::new(first.year(), first.month(), day.clamp(1, first.days_in_month())).unwrap_or(first)
}

#[cfg(test)]
mod tests;
