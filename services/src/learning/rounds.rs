//! The rounds of a training that recurs, of one person: the same for whoever owes it and for those who look.

use super::{Extended, audience::Again};
use jiff::civil::Date;
use kunren_domain::{
    edition::{Formula, Window},
    obligation::{Extension, Facts},
    recurrence::{Cycle, Recurring},
};
use uuid::Uuid;

/// An edition that somebody owes or owed.
pub(crate) struct Held {
    pub(crate) programme: Uuid,
    pub(crate) window: Window,
    pub(crate) formula: Formula,
    pub(crate) assigned_on: Date,
    /// Exemptions that have ended.
    pub(crate) released: Vec<(Date, Date)>,
    pub(crate) completed_on: Option<Date>,
}

/// The rounds of an edition's programme, by the recurrence of this edition; they begin with the first edition owed. `own` is
/// when the person joined, every leave, and the day it is for them; `given` the time they were given for this edition.
pub(crate) fn rounds(
    all: &[Held],
    of: &Held,
    again: &Again,
    (joined_on, leave, today): (Date, &[(Date, Option<Date>)], Date),
    given: &[Extended],
) -> Vec<Cycle> {
    let same =
        || all.iter().filter(|held| held.programme == of.programme && held.window.opens_on <= of.window.opens_on);
    let completions: Vec<Date> = same().filter_map(|held| held.completed_on).collect();
    // Time that held when it was completed is not taken back from that round.
    let as_of = of.completed_on.map_or(today, |on| on.min(today));
    let held_then = |given: &Extended| {
        let holds = given.extension.from_on <= today && given.extension.revoked_on.is_none_or(|on| as_of < on);
        holds.then_some(Extension { revoked_on: None, ..given.extension })
    };
    let facts = Facts {
        joined_on: Some(joined_on),
        assigned_on: Some(of.assigned_on),
        leave: leave.to_vec(),
        released: of.released.clone(),
        extensions: given.iter().filter_map(held_then).collect(),
        ..Facts::default()
    };
    let first = same().map(|held| held.window.due_on).min().unwrap_or(of.window.due_on);
    let (window, formula, last) = (&of.window, &of.formula, again.last());
    let recurring = Recurring { window, formula, facts: &facts, last, first, completions: &completions };
    recurring.rounds(again.recurrence(), today)
}
