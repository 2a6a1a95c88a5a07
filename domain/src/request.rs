//! What somebody may ask for, and what granting it does. The same check is made when it is asked and again when it is
//! granted, because much can happen in between.

use crate::{
    edition::{Phase, Window},
    obligation::{Due, DueDay, Standing},
};
use jiff::{Span, civil::Date};
use std::str::FromStr;

/// Longest reference to evidence, in characters.
pub const MAX_EVIDENCE: usize = 200;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Not to have to take it.
    Exemption,
    /// More time; once everything is over, that it is opened again.
    Extension,
}

impl Kind {
    /// In the order they are offered.
    pub const ALL: [Self; 2] = [Self::Extension, Self::Exemption];

    /// The name in addresses and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exemption => "exemption",
            Self::Extension => "extension",
        }
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(())
    }
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Somebody who may granted it.
    Granted,
    /// Somebody who may refused it.
    Refused,
    /// The person who asked took it back.
    Withdrawn,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Granted, Self::Refused, Self::Withdrawn];

    /// The name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl FromStr for Outcome {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text).ok_or(())
    }
}

/// What granting does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Released until the end of this day, or for good.
    Exempts(Option<Date>),
    /// Due on this day instead.
    Extends(Date),
    /// Opened again until the end of this day.
    Reopens(Date),
}

/// Why something can neither be asked for nor granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Completed, exempt or left: nothing has to be done.
    NothingToDo,
    /// The edition is over for this person.
    Over,
    /// The edition has no content here: more time would be of no use.
    Elsewhere,
    /// Away, and nobody knows until when: the due day is set with the return.
    NoDueDay,
    /// More time needs a day.
    NoDay,
    /// The day is over, or gives no more time than there is.
    TooEarly {
        /// The first day that would do.
        from: Date,
    },
    /// The day is too far away.
    TooLate {
        /// The last day that would do.
        until: Date,
    },
}

/// Where somebody stands on the day that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case<'c> {
    /// The window of the edition.
    pub window: &'c Window,
    /// When what is to be done is due.
    pub due: Due,
    /// Where the person stands.
    pub standing: Standing,
    /// Whether what is to be done are parts that moves have added to what was completed.
    pub added: bool,
    /// The day.
    pub today: Date,
    /// Whether the edition has content, so that it can be completed here.
    pub held_here: bool,
}

impl Case<'_> {
    /// The same where moves have added parts to what was completed: the last day on time and the last day at all of the
    /// part that comes first, and nothing where all parts are done.
    #[must_use]
    pub fn with_added(self, part: Option<(Option<Date>, Option<Date>)>) -> Self {
        match part.filter(|_| self.standing == Standing::Completed) {
            Some((on, last_on)) => Self { due: Due { on, last_on, ..self.due }, added: true, ..self },
            None => self,
        }
    }

    /// Whether everything is over: more time then opens it again.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.due.phase(self.window, self.today) == Phase::Closed
    }

    /// What the person is told about the due day of what is to be done.
    #[must_use]
    pub fn due_day(&self) -> DueDay {
        self.due.told(if self.added { Standing::Assigned } else { self.standing })
    }

    /// What granting this would do today.
    ///
    /// # Errors
    /// The first [`Obstacle`] there is.
    pub fn check(&self, kind: Kind, until: Option<Date>) -> Result<Effect, Obstacle> {
        let done = matches!(self.standing, Standing::Completed | Standing::Exempt | Standing::Left);
        // What was completed stays completed: nobody can be released from it any more.
        if done && !(self.added && kind == Kind::Extension) {
            return Err(Obstacle::NothingToDo);
        }
        let closed = self.is_over();
        match kind {
            Kind::Exemption if closed => Err(Obstacle::Over),
            Kind::Exemption => match until {
                Some(until) if until < self.today => Err(Obstacle::TooEarly { from: self.today }),
                until => Ok(Effect::Exempts(until)),
            },
            Kind::Extension if !self.held_here => Err(Obstacle::Elsewhere),
            Kind::Extension if self.due.on.is_none() => Err(Obstacle::NoDueDay),
            Kind::Extension => {
                let until = self.day(until.ok_or(Obstacle::NoDay)?)?;
                Ok(if closed { Effect::Reopens(until) } else { Effect::Extends(until) })
            }
        }
    }

    /// The first and the last day until which more time can be given today: later than the due day, not over, and until
    /// the edition closes. Where it has closed, or is due only when it does, while a completion would still be valid.
    #[must_use]
    pub fn days(&self) -> (Date, Date) {
        let first = self.due.on.map_or(self.today, |on| on.tomorrow().unwrap_or(Date::MAX)).max(self.today);
        let closes_on = self.window.closes_on;
        let last = if first <= closes_on {
            closes_on
        } else {
            closes_on.checked_add(Span::new().years(1)).unwrap_or(Date::MAX)
        };
        (first, last)
    }

    fn day(&self, until: Date) -> Result<Date, Obstacle> {
        let (from, last) = self.days();
        if until < from {
            Err(Obstacle::TooEarly { from })
        } else if until > last {
            Err(Obstacle::TooLate { until: last })
        } else {
            Ok(until)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edition::tests::{FORMULA, WINDOW},
        obligation::{Extension, Facts, due},
    };
    use jiff::civil::date;
    use proptest::prelude::*;

    fn case(facts: &Facts, today: Date) -> Case<'static> {
        let due = due(&WINDOW, &FORMULA, facts, today);
        Case { window: &WINDOW, due, standing: facts.standing(today), added: false, today, held_here: true }
    }

    #[test]
    fn more_time_has_to_be_more() {
        let case = case(&Facts::default(), date(2027, 1, 10));
        let ask = |until| case.check(Kind::Extension, until);
        assert_eq!(ask(None), Err(Obstacle::NoDay));
        assert_eq!(ask(Some(date(2027, 1, 31))), Err(Obstacle::TooEarly { from: date(2027, 2, 1) }));
        assert_eq!(ask(Some(date(2027, 2, 1))), Ok(Effect::Extends(date(2027, 2, 1))));
        assert_eq!(ask(Some(WINDOW.closes_on)), Ok(Effect::Extends(WINDOW.closes_on)));
        assert_eq!(ask(Some(date(2027, 4, 1))), Err(Obstacle::TooLate { until: WINDOW.closes_on }));
    }

    #[test]
    fn who_is_due_after_the_close_has_a_year() {
        let joined = Facts { joined_on: Some(date(2027, 3, 10)), ..Facts::default() };
        let ask = |until| case(&joined, date(2027, 4, 1)).check(Kind::Extension, Some(until));
        assert_eq!(ask(date(2027, 4, 20)), Ok(Effect::Extends(date(2027, 4, 20))));
        assert_eq!(ask(date(2028, 4, 1)), Err(Obstacle::TooLate { until: date(2028, 3, 31) }));
    }

    #[test]
    fn without_a_due_day_there_is_no_more_time() {
        let away = Facts { leave: vec![(date(2026, 11, 1), None)], ..Facts::default() };
        let case = case(&away, date(2026, 12, 1));
        assert_eq!(case.check(Kind::Extension, Some(date(2027, 2, 10))), Err(Obstacle::NoDueDay));
        assert!(case.check(Kind::Exemption, None).is_ok());
    }

    #[test]
    fn after_the_due_day_the_first_day_is_today() {
        let case = case(&Facts::default(), date(2027, 3, 1));
        let yesterday = Some(date(2027, 2, 28));
        assert_eq!(case.check(Kind::Extension, yesterday), Err(Obstacle::TooEarly { from: date(2027, 3, 1) }));
        assert_eq!(case.check(Kind::Extension, Some(date(2027, 3, 1))), Ok(Effect::Extends(date(2027, 3, 1))));
    }

    #[test]
    fn when_everything_is_over_more_time_opens_it_again() {
        let case = case(&Facts::default(), date(2027, 4, 10));
        assert_eq!(case.check(Kind::Extension, Some(date(2027, 4, 30))), Ok(Effect::Reopens(date(2027, 4, 30))));
        assert_eq!(case.check(Kind::Exemption, None), Err(Obstacle::Over));
    }

    #[test]
    fn more_time_for_what_is_not_here_is_of_no_use() {
        let case = Case { held_here: false, ..case(&Facts::default(), date(2026, 12, 1)) };
        assert_eq!(case.check(Kind::Extension, Some(date(2027, 2, 10))), Err(Obstacle::Elsewhere));
        assert!(case.check(Kind::Exemption, None).is_ok());
    }

    #[test]
    fn for_an_added_part_there_is_more_time_and_no_exemption() {
        let done = Facts { completed_on: Some(date(2026, 11, 1)), ..Facts::default() };
        let part = |on| Some((Some(on), Some(WINDOW.closes_on.max(on))));
        let on_time = case(&done, date(2027, 1, 10)).with_added(part(WINDOW.due_on));
        let until = Some(date(2027, 2, 10));
        assert_eq!(on_time.check(Kind::Extension, until), Ok(Effect::Extends(date(2027, 2, 10))));
        assert_eq!(on_time.check(Kind::Exemption, None), Err(Obstacle::NothingToDo));
        assert_eq!(on_time.due_day(), DueDay::On(WINDOW.due_on));
        let over = case(&done, date(2027, 4, 10)).with_added(part(WINDOW.due_on));
        assert_eq!(over.check(Kind::Extension, Some(date(2027, 4, 30))), Ok(Effect::Reopens(date(2027, 4, 30))));
        assert_eq!(over.with_added(None).due_day(), over.due_day());
        let nothing = case(&Facts::default(), date(2027, 1, 10)).with_added(part(date(2027, 4, 20)));
        assert!(!nothing.added && nothing.due.on == Some(WINDOW.due_on));
    }

    #[test]
    fn who_has_nothing_to_do_has_nothing_to_ask() {
        let done = Facts { completed_on: Some(date(2026, 11, 1)), ..Facts::default() };
        let exempt = Facts { exempt: Some((date(2026, 11, 1), None)), ..Facts::default() };
        for facts in [done, exempt] {
            for kind in Kind::ALL {
                let checked = case(&facts, date(2026, 12, 1)).check(kind, Some(date(2027, 2, 10)));
                assert_eq!(checked, Err(Obstacle::NothingToDo));
            }
        }
        let away = Facts { leave: vec![(date(2026, 11, 1), None)], ..Facts::default() };
        assert!(case(&away, date(2026, 12, 1)).check(Kind::Exemption, None).is_ok());
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        assert!(Kind::ALL.into_iter().all(|kind| kind.as_str().parse() == Ok(kind)));
        assert!(Outcome::ALL.into_iter().all(|outcome| outcome.as_str().parse() == Ok(outcome)));
        assert!("".parse::<Kind>().is_err() && "lost".parse::<Outcome>().is_err());
    }

    fn on(days: i32) -> Date {
        date(2026, 10, 1).checked_add(Span::new().days(days)).expect("in range")
    }

    proptest! {
        /// Whatever is granted, it can be worked on from that day until the day it was granted for, and no longer due
        /// before it, unless it was opened again.
        #[test]
        fn what_is_granted_can_be_used(joined in -300_i32..250, today in 0_i32..400, more in -50_i32..400) {
            let facts = Facts { joined_on: Some(on(joined)), ..Facts::default() };
            let (today, until) = (on(today), on(today + more));
            let Ok(effect) = case(&facts, today).check(Kind::Extension, Some(until)) else { return Ok(()) };
            let reopens = matches!(effect, Effect::Reopens(_));
            let mut after = facts;
            after.extensions.push(Extension { from_on: today, until_on: until, reopens, revoked_on: None });
            for day in [today, until] {
                let due = due(&WINDOW, &FORMULA, &after, day);
                let phase = due.phase(&WINDOW, day);
                prop_assert_eq!(phase, if reopens { Phase::Overdue } else { Phase::Open });
                prop_assert!(reopens || due.on == Some(until));
            }
        }
    }
}
