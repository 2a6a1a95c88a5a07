//! What all changes of a file come to: counts, countries, new duties, and the strangest ten.

use super::{Change, Field, Kind, Known, State};
use crate::jurisdiction::{Country, Place, Scope};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a file would do. People, not rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Effects {
    /// Rows of data in the file.
    pub rows: u64,
    /// People employed before.
    pub heads: u64,
    /// People about whom anything changes.
    pub changed: u64,
    /// New people.
    pub joiners: u64,
    /// People who had left and are employed again.
    pub rejoiners: u64,
    /// People who leave, or whose leaving is announced.
    pub leavers: u64,
    /// Of these, those whom a full file does not name any more.
    pub not_named: u64,
    /// People who work at other places.
    pub moves: u64,
    /// People whose leave begins or is announced.
    pub leave_starts: u64,
    /// People back from leave.
    pub returns: u64,
    /// People with another manager.
    pub managers: u64,
    /// People with another employment type.
    #[serde(default)]
    pub employment: u64,
    /// People with another name, address, language, department, work, rank, employment or other days.
    pub details: u64,
    /// People whom this source names for the first time: from now on it speaks for them.
    pub adopted: u64,
    /// Rows that are not taken.
    pub rejected: u64,
    /// Rows about somebody whom another row is about.
    pub repeated: u64,
    /// Rows whose manager does not exist.
    pub unknown_managers: u64,
    /// Rows of a full file whose employee number cannot be read.
    pub unreadable_numbers: u64,
    /// Headers of the columns that nobody reads, in the order of the file.
    #[serde(default)]
    pub unread: Vec<String>,
    /// By country of the main place of work.
    pub countries: BTreeMap<Country, CountryEffects>,
    /// Regional duties that people get by moving, with the number of people.
    pub new_duties: BTreeMap<Scope, u64>,
    /// The ten strangest changes, strangest first.
    pub strangest: Vec<Strange>,
}

/// What a file would do in one country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CountryEffects {
    /// People employed before.
    pub heads: u64,
    /// New people, and those who come back.
    pub joiners: u64,
    /// People who leave.
    pub leavers: u64,
    /// People who move to another country.
    pub moved_away: u64,
    /// People who come from another country.
    pub moved_here: u64,
    /// People whose leave begins or is announced.
    #[serde(default)]
    pub leave_starts: u64,
    /// People with another employment type.
    #[serde(default)]
    pub employment: u64,
}

/// A change that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strange {
    /// Whom it is about.
    pub number: String,
    /// How strange; only for comparing.
    pub score: u32,
    /// What differs.
    pub differences: Vec<Difference>,
}

/// A field before and after, as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Which.
    pub field: Field,
    /// Before; empty where there was nothing.
    pub before: String,
    /// After; empty where there is nothing.
    pub after: String,
}

const STRANGEST: usize = 10;

impl Effects {
    /// Counts somebody who is known, before anything changes.
    pub fn count_head(&mut self, state: &State, on: Date, known: &Known) {
        if !state.is_gone(on) {
            self.heads += 1;
            if let Some(country) = state.country(known) {
                self.countries.entry(country).or_default().heads += 1;
            }
        }
    }

    /// Counts a change of the person with this number. `scopes` are those of the open editions' modules.
    pub fn add(&mut self, number: u32, change: &Change, on: Date, known: &Known, scopes: &BTreeSet<Scope>) {
        self.changed += 1;
        for kind in &change.kinds {
            *self.counter(*kind) += 1;
        }
        self.employment += u64::from(change.is_of_employment());
        self.add_to_countries(change, known);
        for scope in new_duties(change, known, scopes) {
            *self.new_duties.entry(scope).or_default() += 1;
        }
        self.add_strange(number, change, on, known);
    }

    fn counter(&mut self, kind: Kind) -> &mut u64 {
        match kind {
            Kind::Joiner => &mut self.joiners,
            Kind::Rejoiner => &mut self.rejoiners,
            Kind::Leaver => &mut self.leavers,
            Kind::Move => &mut self.moves,
            Kind::LeaveStart => &mut self.leave_starts,
            Kind::Return => &mut self.returns,
            Kind::Manager => &mut self.managers,
            Kind::Details => &mut self.details,
        }
    }

    fn add_to_countries(&mut self, change: &Change, known: &Known) {
        let (from, to) = change.countries(known);
        let has = |kind| change.kinds.contains(&kind);
        if let Some(to) = to
            && (has(Kind::Joiner) || has(Kind::Rejoiner))
        {
            self.countries.entry(to).or_default().joiners += 1;
        }
        let Some(from) = from else { return };
        if has(Kind::Leaver) {
            self.countries.entry(from).or_default().leavers += 1;
        }
        if has(Kind::LeaveStart) {
            self.countries.entry(from).or_default().leave_starts += 1;
        }
        if change.is_of_employment() {
            self.countries.entry(from).or_default().employment += 1;
        }
        if let Some(to) = to.filter(|to| *to != from) {
            self.countries.entry(from).or_default().moved_away += 1;
            self.countries.entry(to).or_default().moved_here += 1;
        }
    }

    /// Keeps the strangest ten. Among equals the smaller number stays, so that the order of the file does not matter.
    fn add_strange(&mut self, number: u32, change: &Change, on: Date, known: &Known) {
        let score = strangeness(change, on, known);
        let number = known.numbers.text(number);
        let rank = |strange: &Strange| (std::cmp::Reverse(strange.score), strange.number.clone());
        let mine = (std::cmp::Reverse(score), number.to_owned());
        let full = self.strangest.len() == STRANGEST;
        if score == 0 || (full && self.strangest.last().is_some_and(|last| rank(last) <= mine)) {
            return;
        }
        let differences = change.differences(known);
        let at = self.strangest.partition_point(|other| rank(other) < mine);
        self.strangest.insert(at, Strange { number: number.to_owned(), score, differences });
        self.strangest.truncate(STRANGEST);
    }
}

/// The regional scopes that cover the new places of somebody who moves, and none of the old.
fn new_duties(change: &Change, known: &Known, scopes: &BTreeSet<Scope>) -> Vec<Scope> {
    let Some(before) = change.before.as_ref().filter(|_| change.kinds.contains(&Kind::Move)) else { return Vec::new() };
    let places = |state: &State| -> Vec<Place> {
        state.sites.iter().filter_map(|site| known.sites.get(*site)).map(|site| site.place.clone()).collect()
    };
    let (old, new) = (places(before), places(&change.after));
    let covers = |scope: &Scope, places: &[Place]| places.iter().any(|place| scope.covers(place));
    scopes.iter().filter(|scope| covers(scope, &new) && !covers(scope, &old)).cloned().collect()
}

/// How unlikely a change is for one person in one night. A number given to somebody else shows as another name and
/// another first day at once.
fn strangeness(change: &Change, on: Date, known: &Known) -> u32 {
    let Some(before) = &change.before else { return 0 };
    let after = &change.after;
    let (renamed, rejoined) = (before.name != after.name, before.joined != after.joined);
    let long_ago = |day: Date| (on - day).get_days() > 60;
    let signs = [
        (renamed && rejoined, 50),
        (rejoined, 20),
        (renamed, 5),
        (before.country(known) != after.country(known), 15),
        (before.left != after.left && after.left.is_some_and(long_ago), 25),
        (change.kinds.contains(&Kind::Rejoiner), 12),
        (before.employment_type != after.employment_type, 6),
        (before.rank != after.rank, 2),
        (before.sites != after.sites, 2),
        (before.job_function != after.job_function, 2),
        (before.email != after.email, 2),
        (before.locale != after.locale, 2),
    ];
    signs.into_iter().filter(|(is, _)| *is).map(|(_, points)| points).sum()
}
