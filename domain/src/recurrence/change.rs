//! What a change of the recurrence does to one person: which way the due day moves, whether it is overdue at once, whether
//! rounds count as missed that did not before. The days are those of [`recurring_why_due`] and [`cycles`], asked for twice.

use super::{Cycle, Recurrence, cycles, recurring_why_due};
use crate::{
    edition::{Formula, Window},
    obligation::{Due, Facts, Lateness, Standing, why_due},
};
use jiff::civil::Date;
use std::cmp::Ordering;

/// What one person brings to an edition that recurs.
#[derive(Debug, Clone, Copy)]
pub struct Recurring<'a> {
    /// The edition's.
    pub window: &'a Window,
    /// The edition's.
    pub formula: &'a Formula,
    /// Joining, leave, exemption, completion of this edition, more time for it.
    pub facts: &'a Facts,
    /// When an earlier edition of the programme was last completed.
    pub last: Option<Date>,
    /// The day on which the first edition of the programme that the person owes was due for everybody.
    pub first: Date,
    /// When editions of the programme that the person owes were completed, up to this one, in any order.
    pub completions: &'a [Date],
}

/// What a change does to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// The new due day; nothing where nothing is to be done, or the return from leave is not known.
    pub due_on: Option<Date>,
    /// How the new day compares with the one before: earlier is less. No day counts after every day.
    pub moved: Ordering,
    /// Whether it would be overdue today, and is not before the change.
    pub overdue: bool,
    /// Whether more rounds would count as missed than before the change.
    pub missed: bool,
}

impl Recurring<'_> {
    /// The rounds of the programme up to this edition, by one recurrence: see [`cycles`]. Leave and joining move a round as
    /// they move a due day; more time, exemptions and being assigned late move those that this edition is for.
    #[must_use]
    pub fn rounds(&self, recurrence: Recurrence, today: Date) -> Vec<Cycle> {
        if recurrence == Recurrence::EveryEdition {
            return Vec::new();
        }
        let without = Facts { extensions: Vec::new(), assigned_on: None, released: Vec::new(), ..self.facts.clone() };
        // Rounds know no opening day, so that who was assigned the edition with everybody is told apart here.
        let assigned_on = self.facts.assigned_on.filter(|on| *on > self.window.opens_on);
        let with = Facts { assigned_on, ..self.facts.clone() };
        let own = |due_on: Date| {
            let window = Window { opens_on: Date::MIN, due_on, grace_until: due_on, closes_on: due_on };
            let facts = if due_on < self.window.opens_on { &without } else { &with };
            why_due(&window, self.formula, facts, today).due().on
        };
        cycles(recurrence, self.first, self.completions, own, today)
    }

    /// What the change from one recurrence to another does today. `before` is nothing for somebody who does not owe the
    /// edition yet: no day moves then, but the new one may be over. Nothing is due any more for who completed it.
    #[must_use]
    pub fn shift(&self, before: Option<Recurrence>, after: Recurrence, today: Date) -> Shift {
        let standing = self.facts.standing(today);
        let to_be_done = matches!(standing, Standing::Assigned | Standing::InProgress | Standing::OnLeave);
        let is_late = |due: &Due| Lateness::of(standing, due.phase(self.window, today)) != Lateness::InTime;
        let old = before.filter(|_| to_be_done).map(|before| self.due(before, today));
        let new = to_be_done.then(|| self.due(after, today));
        let day = |due: Due| due.on.unwrap_or(Date::MAX);
        let new_missed = self.missed(after, today);
        Shift {
            due_on: new.and_then(|due| due.on),
            moved: old.zip(new).map_or(Ordering::Equal, |(old, new)| day(new).cmp(&day(old))),
            overdue: new.as_ref().is_some_and(is_late) && !old.as_ref().is_some_and(is_late),
            missed: new_missed > 0 && new_missed > before.map_or(0, |before| self.missed(before, today)),
        }
    }

    fn due(&self, recurrence: Recurrence, today: Date) -> Due {
        recurring_why_due(recurrence, self.window, self.formula, self.facts, self.last, today).due()
    }

    fn missed(&self, recurrence: Recurrence, today: Date) -> usize {
        self.rounds(recurrence, today).iter().filter(|cycle| cycle.missed).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edition::tests::{FORMULA, WINDOW},
        obligation::Extension,
    };
    use jiff::{Span, civil::date};
    use proptest::prelude::*;

    const EVERY: Recurrence = Recurrence::EveryEdition;
    const TODAY: Date = date(2026, 11, 21);

    const fn months(months: u16) -> Recurrence {
        Recurrence::EveryMonths { months }
    }

    fn facts() -> Facts {
        Facts { joined_on: Some(date(2020, 4, 1)), ..Facts::default() }
    }

    /// Owed last year's too, due on the last of January 2026, and completed it on a day.
    fn shift(facts: &Facts, last: Date, before: Option<Recurrence>, after: Recurrence) -> Shift {
        let (window, formula, completions) = (&WINDOW, &FORMULA, &[last]);
        let of = Recurring { window, formula, facts, last: Some(last), first: date(2026, 1, 31), completions };
        of.shift(before, after, TODAY)
    }

    #[test]
    fn a_shorter_time_brings_the_day_forward_and_may_be_over_at_once() {
        let last = date(2025, 12, 1);
        let sooner = shift(&facts(), last, Some(EVERY), months(13));
        assert_eq!((sooner.due_on, sooner.moved), (Some(date(2027, 1, 1)), Ordering::Less));
        assert!(!sooner.overdue && !sooner.missed);
        let over = shift(&facts(), last, Some(EVERY), months(11));
        assert_eq!((over.due_on, over.moved), (Some(date(2026, 11, 1)), Ordering::Less));
        assert!(over.overdue && over.missed);
        // Back again, or once more the same, it is nobody's news.
        let back = shift(&facts(), last, Some(months(11)), EVERY);
        assert_eq!((back.moved, back.overdue, back.missed), (Ordering::Greater, false, false));
        let same = shift(&facts(), last, Some(months(11)), months(11));
        assert_eq!((same.moved, same.overdue, same.missed), (Ordering::Equal, false, false));
        let worse = shift(&facts(), last, Some(months(11)), months(5));
        assert!(!worse.overdue && worse.missed, "it was overdue before; now two rounds were missed");
    }

    #[test]
    fn more_time_leave_and_completion_are_looked_at_as_on_every_page() {
        let last = date(2025, 12, 1);
        let extensions =
            vec![Extension { from_on: TODAY, until_on: date(2026, 12, 20), reopens: false, revoked_on: None }];
        let given = shift(&Facts { extensions, ..facts() }, last, Some(EVERY), months(11));
        assert_eq!((given.due_on, given.overdue), (Some(date(2026, 12, 20)), false));
        let away = Facts { leave: vec![(date(2026, 10, 20), None)], ..facts() };
        let away = shift(&away, last, Some(EVERY), months(11));
        assert_eq!((away.due_on, away.moved, away.overdue), (None, Ordering::Equal, false));
        // A leave that began after the new day stops nothing any more, but nobody is chased while away.
        let late = Facts { leave: vec![(date(2026, 11, 10), None)], ..facts() };
        let late = shift(&late, last, Some(EVERY), months(11));
        assert_eq!((late.due_on, late.moved, late.overdue), (Some(date(2026, 11, 1)), Ordering::Less, false));
        let done = shift(&Facts { completed_on: Some(date(2026, 10, 5)), ..facts() }, last, Some(EVERY), months(11));
        assert_eq!((done.due_on, done.moved, done.overdue), (None, Ordering::Equal, false));
    }

    #[test]
    fn who_does_not_owe_it_yet_has_no_day_that_moves() {
        let new = shift(&facts(), date(2025, 12, 1), None, months(11));
        assert_eq!((new.moved, new.overdue, new.missed), (Ordering::Equal, true, true));
    }

    fn recurring() -> impl Strategy<Value = Recurrence> {
        prop_oneof![
            Just(EVERY),
            (1_u16..40).prop_map(months),
            (1_i8..=12, 1_i8..=28).prop_map(|(month, day)| Recurrence::FixedDate { month, day }),
        ]
    }

    proptest! {
        #[test]
        fn a_change_and_its_undoing_are_opposites(
            one in recurring(),
            other in recurring(),
            last in 0_i32..700,
            joined in 0_i32..3_000,
            away in prop::option::of((0_i32..120, prop::option::of(1_i32..90))),
            today in 0_i32..220,
        ) {
            let after = |from: Date, days: i32| from.checked_add(Span::new().days(days)).expect("in range");
            let leave = away.map(|(from, days)| {
                let from = after(date(2026, 8, 1), from);
                (from, days.map(|days| after(from, days)))
            });
            let facts = Facts {
                joined_on: Some(after(date(2018, 12, 1), joined)),
                leave: leave.into_iter().collect(),
                ..Facts::default()
            };
            let (last, today) = (after(date(2024, 10, 1), last), after(date(2026, 9, 1), today));
            let (window, formula, completions) = (&WINDOW, &FORMULA, &[last]);
            let of = Recurring { window, formula, facts: &facts, last: Some(last), first: date(2025, 1, 31), completions };
            let (there, back) = (of.shift(Some(one), other, today), of.shift(Some(other), one, today));
            prop_assert_eq!(there.moved, back.moved.reverse());
            let both = (there.overdue && back.overdue) || (there.missed && back.missed);
            prop_assert!(!both);
            // What becomes overdue became so by an earlier day, which is over.
            prop_assert!(!there.overdue || (there.moved == Ordering::Less && there.due_on < Some(today)));
            let same = of.shift(Some(one), one, today);
            prop_assert_eq!((same.moved, same.overdue, same.missed), (Ordering::Equal, false, false));
        }
    }
}
