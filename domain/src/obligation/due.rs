//! When something is due: every day that was thought of, in order, and the one that counts. The plain answer is derived
//! from the explanation, so that the two cannot disagree.

use super::{Facts, Standing};
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
    /// The day it was taken back: it is nothing from then on, and stays what it was on the days before.
    pub revoked_on: Option<Date>,
}

impl Extension {
    /// Whether it gives time as of `day`.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from_on <= day && self.revoked_on.is_none_or(|on| day < on)
    }

    /// Whether there is time left in it on `today` that can be taken back.
    #[must_use]
    pub fn is_standing(&self, today: Date) -> bool {
        self.revoked_on.is_none() && today <= self.until_on
    }
}

/// When something is due, and why then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day on time; nothing while somebody is away and nobody knows until when.
    pub on: Option<Date>,
    /// Why this day.
    pub because: DueReason,
    /// The last day at all: never before `on` or the edition's closing day. Nothing where `on` is.
    pub last_on: Option<Date>,
}

/// What somebody is told about the due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueDay {
    /// This one.
    On(Date),
    /// It is set with the return from leave.
    AtReturn,
    /// Nothing is due: exempt, left, or completed while away.
    Nothing,
}

/// Whether what is still to be done should have been done by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lateness {
    /// No, or there is nothing to be done.
    #[default]
    InTime,
    /// Yes, and it still can be.
    Overdue,
    /// It was not completed, and no longer can be.
    Closed,
}

impl Lateness {
    /// Of somebody who stands here in this phase: only those who still have to do it can be late.
    #[must_use]
    pub const fn of(standing: Standing, phase: Phase) -> Self {
        match (standing, phase) {
            (Standing::Assigned | Standing::InProgress, Phase::Grace | Phase::Overdue) => Self::Overdue,
            (Standing::Assigned | Standing::InProgress, Phase::Closed) => Self::Closed,
            _ => Self::InTime,
        }
    }
}

impl Due {
    /// Where `day` lies in the window for somebody who is due then: never over for somebody without a due day.
    #[must_use]
    pub fn phase(&self, window: &Window, day: Date) -> Phase {
        window.phase(day, self.on, self.last_on)
    }

    /// What to tell somebody who stands here.
    #[must_use]
    pub fn told(&self, standing: Standing) -> DueDay {
        match (standing, self.on) {
            (Standing::Exempt | Standing::Left, _) | (Standing::Completed, None) => DueDay::Nothing,
            (_, Some(on)) => DueDay::On(on),
            (_, None) => DueDay::AtReturn,
        }
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
    /// Came to owe it late: counted from the day it was assigned.
    Assigned(Date),
    /// Was on leave, or is until then: counted from the return.
    Returned(Date),
    /// Was exempt until the day before: counted from the day it was owed again.
    Released(Date),
    /// Away since this day, and nobody knows until when: there is no day until the return is known.
    Away(Date),
    /// More time was granted on this day.
    Extended(Date),
    /// An earlier edition, completed on this day, is worth something until then.
    Valid(Date),
    /// An earlier edition, completed on this day, was worth nothing any more when this one opened.
    Lapsed(Date),
    /// The same day of every year.
    Fixed,
}

/// A day that could be the due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The day; nothing while a return is not known, which counts before every day.
    pub on: Option<Date>,
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
/// after it was assigned once it was open, and after each leave and each exemption that stopped the clock, the days until
/// which more time was granted. The latest counts; of equal ones the first. While the return from leave is not known there
/// is no day at all. Who joined so long before the opening that the day lies before it has no day of their own: it could not
/// be the latest.
#[must_use]
pub fn why_due(window: &Window, formula: &Formula, facts: &Facts, day: Date) -> WhyDue {
    let days = Span::new().days(i64::from(formula.joiner_days));
    let after = |from: Date| from.checked_add(days).unwrap_or(Date::MAX);
    let joined = facts.joined_on.map(|joined| (Some(after(joined)), DueReason::Joined(joined)));
    let joined = joined.filter(|(on, _)| on.is_some_and(|on| on >= window.opens_on));
    let assigned = facts.assigned_on.filter(|on| *on > window.opens_on && *on <= day && Some(*on) != facts.joined_on);
    let assigned = assigned.map(|on| (Some(after(on)), DueReason::Assigned(on)));
    let granted = || facts.extensions.iter().filter(|extension| extension.holds(day));
    let extended = granted().filter(|extension| !extension.reopens);
    let extended = extended.map(|extension| (Some(extension.until_on), DueReason::Extended(extension.from_on)));
    let latest = |days: &[(Option<Date>, DueReason)]| days.iter().filter_map(|(on, _)| *on).max();

    let mut found = vec![(Some(window.due_on), DueReason::Window)];
    found.extend(joined);
    found.extend(assigned);
    let without_leave: Vec<_> = found.iter().copied().chain(extended.clone()).collect();
    let mut runs_until = latest(&without_leave).unwrap_or(window.due_on);
    for stop in stopping(window, facts, day) {
        // The clock cannot be stopped where it has run out.
        if stop.from > runs_until {
            break;
        }
        let on = stop.back.map(after);
        runs_until = runs_until.max(on.unwrap_or(Date::MAX));
        found.push((on, stop.because));
    }
    found.extend(extended);
    let mut candidates: Vec<Candidate> =
        found.into_iter().map(|(on, because)| Candidate { on, because, wins: false }).collect();
    let mut latest = 0;
    for (at, candidate) in candidates.iter().enumerate() {
        if candidate.on.unwrap_or(Date::MAX) > candidates[latest].on.unwrap_or(Date::MAX) {
            latest = at;
        }
    }
    candidates[latest].wins = true;
    let Candidate { on, because, .. } = candidates[latest];
    let reopened = granted().filter(|extension| extension.reopens).max_by_key(|extension| extension.until_on).copied();
    let last_on = on.map(|on| reopened.map_or(on, |reopened| reopened.until_on).max(on).max(window.closes_on));
    WhyDue { candidates, reopened, due: Due { on, because, last_on } }
}

/// Days on which nothing was asked for.
struct Stop {
    from: Date,
    /// The first day after them; open while unknown.
    back: Option<Date>,
    because: DueReason,
}

/// Leaves that have begun by `day` and exemptions that have ended by then, but not before the opening, in order.
fn stopping(window: &Window, facts: &Facts, day: Date) -> Vec<Stop> {
    let began =
        facts.leave.iter().filter(|(from, back)| *from <= day && back.is_none_or(|back| back > window.opens_on));
    let leaves = began.map(|&(from, back)| {
        let because = back.map_or(DueReason::Away(from), DueReason::Returned);
        Stop { from, back, because }
    });
    let ended = facts.released.iter().filter(|(_, back)| *back <= day && *back > window.opens_on);
    let exemptions = ended.map(|&(from, back)| Stop { from, back: Some(back), because: DueReason::Released(back) });
    let mut stops: Vec<_> = leaves.chain(exemptions).collect();
    stops.sort_by_key(|stop| (stop.from, stop.back));
    stops
}

/// The due date of a person as of `day`; see [`why_due`].
#[must_use]
pub fn due(window: &Window, formula: &Formula, facts: &Facts, day: Date) -> Due {
    why_due(window, formula, facts, day).due()
}

/// The day it had been due, where it was completed after that; `due` says when it is due as of a day, which is that of the
/// completion.
#[must_use]
pub fn late(facts: &Facts, due: impl FnOnce(Date) -> Due) -> Option<Date> {
    let completed_on = facts.completed_on?;
    let due_on = due(completed_on).on?;
    (completed_on > due_on).then_some(due_on)
}

#[cfg(test)]
mod tests;
