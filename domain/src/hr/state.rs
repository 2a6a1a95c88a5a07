//! A person as known on a day, and as a row says they should be.

use super::{Field, Known, Problem, Reason, Row, Said};
use crate::jurisdiction::Country;
use jiff::civil::Date;
use smallvec::SmallVec;
use smol_str::SmolStr;

/// Places of work, the main one first: places in [`Known::sites`]. Nearly everybody has one or two.
pub type WorkSites = SmallVec<[u32; 2]>;

/// An absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    /// First day away.
    pub from: Date,
    /// First day back; unknown while open.
    pub back: Option<Date>,
}

impl Leave {
    /// Whether it is over on a day.
    #[must_use]
    pub fn is_over(&self, on: Date) -> bool {
        self.back.is_some_and(|back| back <= on)
    }
}

/// A person. Texts that repeat, people and sites are places in [`Known`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Name as shown.
    pub name: SmolStr,
    /// E-mail address.
    pub email: Option<SmolStr>,
    /// Language.
    pub locale: u32,
    /// Whether the person chose the language on the site: then no file changes it.
    pub locale_chosen: bool,
    /// First day.
    pub joined: Date,
    /// First day no longer employed.
    pub left: Option<Date>,
    /// Places of work, the main one first.
    pub sites: WorkSites,
    /// Department.
    pub department: u32,
    /// Kind of work.
    pub job_function: u32,
    /// Rank.
    pub rank: u32,
    /// Kind of employment.
    pub employment_type: u32,
    /// Employee number of the manager.
    pub manager: Option<u32>,
    /// The absence that is, or is to come; where there is none, the last one.
    pub leave: Option<Leave>,
}

/// What a new person gets of which the file says nothing.
#[derive(Debug, Clone, Copy)]
struct Defaults {
    empty: u32,
    locale: u32,
    employment_type: u32,
}

impl Defaults {
    fn of(known: &mut Known) -> Self {
        let words = &mut known.words;
        Self { empty: words.place(""), locale: words.place("en"), employment_type: words.place("employee") }
    }
}

impl State {
    /// The person as the row says on a day.
    ///
    /// # Errors
    /// What a new person lacks, or an end before its beginning.
    pub fn wanted(current: Option<&Self>, row: &Row, on: Date, known: &mut Known) -> Result<Self, Problem> {
        let wanted = match current {
            Some(current) => current.clone().told(row, known),
            None => Self::new(row, on, known)?,
        };
        let problem = |field, day: Date| Err(Problem::cell(row.line, field, Reason::Order, &day.to_string()));
        match (wanted.left, wanted.leave) {
            (Some(left), _) if left < wanted.joined => problem(Field::Left, left),
            (_, Some(Leave { from, back: Some(back) })) if back < from => problem(Field::LeaveBack, back),
            _ => Ok(wanted),
        }
    }

    /// The country of the main place of work.
    #[must_use]
    pub fn country(&self, known: &Known) -> Option<Country> {
        self.sites.first().and_then(|site| known.sites.country(*site))
    }

    /// Whether the person is no longer employed on a day.
    #[must_use]
    pub fn is_gone(&self, on: Date) -> bool {
        self.left.is_some_and(|left| left <= on)
    }

    /// Whether both work at the same places, in the same way, for the same manager.
    #[must_use]
    pub fn is_placed_like(&self, other: &Self) -> bool {
        self.sites == other.sites
            && self.department == other.department
            && self.job_function == other.job_function
            && self.rank == other.rank
            && self.employment_type == other.employment_type
            && self.manager == other.manager
    }

    /// The same person at the places of another state.
    #[must_use]
    pub fn placed_like(self, other: &Self) -> Self {
        let Self { name, email, locale, locale_chosen, joined, left, leave, .. } = self;
        Self { name, email, locale, locale_chosen, joined, left, leave, ..other.clone() }
    }

    fn new(row: &Row, on: Date, known: &mut Known) -> Result<Self, Problem> {
        let missing = |field| Problem::cell(row.line, field, Reason::Missing, "");
        let (Said::Is(name), Said::Is(sites)) = (&row.name, &row.sites) else {
            let named = matches!(row.name, Said::Is(_));
            return Err(missing(if named { Field::Site } else { Field::Name }));
        };
        let defaults = Defaults::of(known);
        let new = Self {
            name: name.clone(),
            email: None,
            locale: defaults.locale,
            locale_chosen: false,
            joined: on,
            left: None,
            sites: sites.clone(),
            department: defaults.empty,
            job_function: defaults.empty,
            rank: defaults.empty,
            employment_type: defaults.employment_type,
            manager: None,
            leave: None,
        };
        Ok(new.told(row, known))
    }

    fn told(mut self, row: &Row, known: &mut Known) -> Self {
        let defaults = Defaults::of(known);
        set(&mut self.name, &row.name);
        set_or_clear(&mut self.email, &row.email);
        if !self.locale_chosen {
            set(&mut self.locale, &row.locale);
        }
        set(&mut self.joined, &row.joined);
        set_or_clear(&mut self.left, &row.left);
        set(&mut self.sites, &row.sites);
        for (word, said) in [
            (&mut self.department, row.department),
            (&mut self.job_function, row.job_function),
            (&mut self.rank, row.rank),
            (&mut self.employment_type, row.employment_type),
        ] {
            match said {
                Said::Keep => {}
                Said::Clear => *word = defaults.empty,
                Said::Is(place) => *word = place,
            }
        }
        set_or_clear(&mut self.manager, &row.manager);
        self.leave = leave(self.leave, row);
        self
    }
}

fn set<T: Clone>(value: &mut T, said: &Said<T>) {
    if let Said::Is(new) = said {
        value.clone_from(new);
    }
}

fn set_or_clear<T: Clone>(value: &mut Option<T>, said: &Said<T>) {
    match said {
        Said::Keep => {}
        Said::Clear => *value = None,
        Said::Is(new) => *value = Some(new.clone()),
    }
}

/// The absence that the row tells of. A day of return without a first day belongs to the absence that is known.
fn leave(current: Option<Leave>, row: &Row) -> Option<Leave> {
    let from = match row.leave_from {
        Said::Keep => current?.from,
        Said::Clear => return None,
        Said::Is(from) => from,
    };
    let known_back = current.filter(|leave| leave.from == from).and_then(|leave| leave.back);
    let back = match row.leave_back {
        Said::Keep => known_back,
        Said::Clear => None,
        Said::Is(back) => Some(back),
    };
    Some(Leave { from, back })
}
