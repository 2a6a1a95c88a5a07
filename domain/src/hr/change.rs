//! What becomes different for one person.

use super::{Difference, Field, Known, Leave, State};
use crate::jurisdiction::Country;
use jiff::civil::Date;

/// A kind of change, as it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Somebody new.
    Joiner,
    /// Somebody who had left is employed again.
    Rejoiner,
    /// A day of leaving is set.
    Leaver,
    /// Other places of work.
    Move,
    /// An absence begins, or is announced.
    LeaveStart,
    /// An absence is over.
    Return,
    /// Another manager.
    Manager,
    /// Name, address, language, days, department, work, rank or employment.
    Details,
}

/// What happens to absences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeaveChange {
    /// The first day back of the absence that is known: a day, or unknown again.
    pub back: Option<Option<Date>>,
    /// An absence that is new.
    pub start: Option<Leave>,
}

/// A person before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Nothing for somebody new.
    pub before: Option<State>,
    /// As it will be.
    pub after: State,
    /// What happens to absences.
    pub leave: LeaveChange,
    /// In which ways it is counted.
    pub kinds: Vec<Kind>,
}

impl Change {
    /// What has to be done so that the person is as wanted; nothing where that is so already.
    ///
    /// Somebody new who has left already is nobody's concern. Where somebody who has left would work is not looked at:
    /// the last place stays.
    #[must_use]
    pub fn between(before: Option<&State>, wanted: State, on: Date) -> Option<Self> {
        let mut after = match before {
            None if wanted.is_gone(on) => return None,
            Some(before) if wanted.is_gone(on) => wanted.placed_like(before),
            _ => wanted,
        };
        let leave = leave_change(before.and_then(|state| state.leave), after.leave, on);
        if leave == LeaveChange::default() {
            after.leave = before.and_then(|state| state.leave);
        }
        let kinds = kinds(before, &after, leave, on);
        (!kinds.is_empty()).then(|| Self { before: before.cloned(), after, leave, kinds })
    }

    /// Whether a row of the person has to change: name, address, language, first or last day.
    #[must_use]
    pub fn is_of_person(&self) -> bool {
        self.before.as_ref().is_none_or(|before| !same_person(before, &self.after))
    }

    /// Whether places of work have to be closed and opened. Also when somebody joins earlier than was known, because
    /// there must be a place on each day of employment.
    #[must_use]
    pub fn is_of_places(&self) -> bool {
        let earlier = |before: &State| self.after.joined < before.joined;
        self.before.as_ref().is_none_or(|before| !before.is_placed_like(&self.after) || earlier(before))
    }

    /// Whether somebody who is known is employed in another way.
    #[must_use]
    pub fn is_of_employment(&self) -> bool {
        self.before.as_ref().is_some_and(|before| before.employment_type != self.after.employment_type)
    }

    /// The countries of the main place of work before and after.
    #[must_use]
    pub fn countries(&self, known: &Known) -> (Option<Country>, Option<Country>) {
        (self.before.as_ref().and_then(|before| before.country(known)), self.after.country(known))
    }

    /// The day from which the new places hold.
    #[must_use]
    pub fn placed_from(&self, on: Date) -> Date {
        if self.before.is_none() { self.after.joined } else { on.max(self.after.joined) }
    }

    /// Field by field, what differs.
    #[must_use]
    pub fn differences(&self, known: &Known) -> Vec<Difference> {
        let before = self.before.as_ref();
        Field::ALL
            .into_iter()
            .map(|field| Difference {
                field,
                before: before.map(|state| text(state, field, known)).unwrap_or_default(),
                after: text(&self.after, field, known),
            })
            .filter(|difference| difference.before != difference.after)
            .collect()
    }
}

fn same_person(one: &State, other: &State) -> bool {
    one.name == other.name
        && one.email == other.email
        && one.locale == other.locale
        && one.joined == other.joined
        && one.left == other.left
}

fn kinds(before: Option<&State>, after: &State, leave: LeaveChange, on: Date) -> Vec<Kind> {
    let Some(before) = before else { return vec![Kind::Joiner] };
    let details = before.name != after.name
        || before.email != after.email
        || before.locale != after.locale
        || before.joined != after.joined
        || (before.left != after.left && before.left.is_some() && after.left.is_some())
        || before.department != after.department
        || before.job_function != after.job_function
        || before.rank != after.rank
        || before.employment_type != after.employment_type
        || leave.back.is_some();
    let found = [
        (Kind::Rejoiner, before.left.is_some() && after.left.is_none()),
        (Kind::Leaver, before.left.is_none() && after.left.is_some()),
        (Kind::Move, before.sites != after.sites),
        (Kind::LeaveStart, leave.start.is_some()),
        (Kind::Return, is_return(before.leave, leave, on)),
        (Kind::Manager, before.manager != after.manager),
        (Kind::Details, details),
    ];
    found.into_iter().filter(|(_, is)| *is).map(|(kind, _)| kind).collect()
}

/// Whether an absence is over of which that was not known: one that went on, or one that is only heard of now.
fn is_return(known: Option<Leave>, leave: LeaveChange, on: Date) -> bool {
    let went_on = known.is_some_and(|known| !known.is_over(on));
    let ended = leave.back.flatten().is_some_and(|back| back <= on);
    (went_on && ended) || leave.start.is_some_and(|start| start.is_over(on))
}

/// From the absence that is known to the one that is told of. One that is over already counts as well: days that are due
/// after a return depend on it.
fn leave_change(known: Option<Leave>, told: Option<Leave>, on: Date) -> LeaveChange {
    let (back, start) = match (known, told) {
        (None, told) => (None, told),
        (Some(known), Some(told)) if told.from == known.from => ((told.back != known.back).then_some(told.back), None),
        // Of those that are over only the last is compared: an earlier one was told of before.
        (Some(known), told) if known.is_over(on) => {
            (None, told.filter(|told| !told.is_over(on) || known.back.is_some_and(|back| told.from >= back)))
        }
        (Some(known), Some(told)) if !told.is_over(on) && told.from >= known.from => {
            (Some(Some(told.from.min(on).max(known.from))), Some(told))
        }
        (Some(known), told) => (Some(Some(on.max(known.from))), told),
    };
    // One without a day is none.
    LeaveChange { back, start: start.filter(|start| start.back != Some(start.from)) }
}

fn text(state: &State, field: Field, known: &Known) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let word = |place: u32| known.words.text(place).to_owned();
    match field {
        Field::Number => String::new(),
        Field::Name => state.name.to_string(),
        Field::Email => state.email.as_deref().unwrap_or_default().to_owned(),
        Field::Locale => word(state.locale),
        Field::Joined => state.joined.to_string(),
        Field::Left => day(state.left),
        Field::Site => state.sites.iter().map(|site| known.sites.code(*site)).collect::<Vec<_>>().join(";"),
        Field::Country => state.country(known).map(|country| country.to_string()).unwrap_or_default(),
        Field::Department => word(state.department),
        Field::JobFunction => word(state.job_function),
        Field::Rank => word(state.rank),
        Field::EmploymentType => word(state.employment_type),
        Field::Manager => state.manager.map(|number| known.numbers.text(number).to_owned()).unwrap_or_default(),
        Field::LeaveFrom => day(state.leave.map(|leave| leave.from)),
        Field::LeaveBack => day(state.leave.and_then(|leave| leave.back)),
    }
}
