//! A change as rows: what was and will be of the person, places that begin, absences.

use crate::{chance, db::Day, hr::plan::People};
use jiff::civil::Date;
use kunren_domain::hr::{Change, Difference, Field, State};
use sqlx::types::Json;
use std::collections::HashMap;
use uuid::Uuid;

/// One person's change, to be added to a batch.
pub(in crate::hr::plan) struct Staged<'a> {
    pub(in crate::hr::plan) number: u32,
    pub(in crate::hr::plan) change: &'a Change,
    /// In which counts the person is.
    pub(in crate::hr::plan) bits: i64,
    pub(in crate::hr::plan) on: Date,
    pub(in crate::hr::plan) people: &'a People,
    pub(in crate::hr::plan) new_ids: &'a HashMap<u32, Uuid>,
}

/// Rows to be stored together.
#[derive(Debug, Default)]
pub(in crate::hr::plan) struct Batch {
    pub(super) changes: Vec<ChangeRow>,
    pub(super) placements: Vec<PlacementRow>,
    pub(super) leaves: Vec<LeaveRow>,
}

#[derive(Debug)]
pub(super) struct ChangeRow {
    pub(super) person: Uuid,
    pub(super) joins: bool,
    pub(super) number: String,
    pub(super) after: Details,
    pub(super) before: Option<Details>,
    pub(super) source_before: Option<String>,
    pub(super) placed_from: Option<Day>,
    pub(super) bits: i64,
    pub(super) country_before: Option<String>,
    pub(super) country: Option<String>,
    pub(super) differences: Option<Json<Vec<Difference>>>,
}

#[derive(Debug)]
pub(super) struct Details {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) locale: String,
    pub(super) joined: Day,
    pub(super) left: Option<Day>,
}

#[derive(Debug)]
pub(super) struct PlacementRow {
    pub(super) id: Uuid,
    pub(super) person: Uuid,
    pub(super) site: Uuid,
    pub(super) main: bool,
    pub(super) department: String,
    pub(super) job_function: String,
    pub(super) rank: String,
    pub(super) employment_type: String,
    pub(super) manager: Option<Uuid>,
}

#[derive(Debug)]
pub(super) struct LeaveRow {
    pub(super) id: Uuid,
    pub(super) person: Uuid,
    pub(super) starts: bool,
    pub(super) from: Day,
    pub(super) back: Option<Day>,
    pub(super) back_before: Option<Day>,
}

impl Staged<'_> {
    fn id(&self, number: u32) -> Option<Uuid> {
        self.people.id(number).or_else(|| self.new_ids.get(&number).copied())
    }

    fn details(&self, state: &State) -> Details {
        Details {
            name: state.name.to_string(),
            email: state.email.as_deref().map(str::to_owned),
            locale: self.people.known.words.text(state.locale).to_owned(),
            joined: Day(state.joined),
            left: state.left.map(Day),
        }
    }

    fn change_row(&self, person: Uuid) -> ChangeRow {
        let change = self.change;
        let source = self.people.source(self.number);
        let (country_before, country) = change.countries(&self.people.known);
        ChangeRow {
            person,
            joins: change.before.is_none(),
            number: self.people.known.numbers.text(self.number).to_owned(),
            after: self.details(&change.after),
            before: change.before.as_ref().map(|before| self.details(before)),
            source_before: source.and_then(|at| self.people.sources.get(at).cloned()),
            placed_from: self.is_placed().then(|| Day(change.placed_from(self.on))),
            bits: self.bits,
            country_before: country_before.map(|country| country.to_string()),
            country: country.map(|country| country.to_string()),
            differences: self.differences(),
        }
    }

    /// What differs of somebody who is known. Managers stand in it by their ids, so that whoever is erased is so here, too.
    fn differences(&self) -> Option<Json<Vec<Difference>>> {
        self.change.before.as_ref()?;
        let mut differences = self.change.differences(&self.people.known);
        let id = |number: &str| {
            let id = self.people.known.numbers.find(number).and_then(|number| self.id(number));
            id.map(|id| id.to_string()).unwrap_or_default()
        };
        for difference in differences.iter_mut().filter(|difference| difference.field == Field::Manager) {
            (difference.before, difference.after) = (id(&difference.before), id(&difference.after));
        }
        (!differences.is_empty()).then_some(Json(differences))
    }

    fn is_placed(&self) -> bool {
        self.change.is_of_places() && !self.change.after.sites.is_empty()
    }

    fn placements(&self, person: Uuid) -> Vec<PlacementRow> {
        let (after, known) = (&self.change.after, &self.people.known);
        let word = |place| known.words.text(place).to_owned();
        let sites = after.sites.iter().filter(|_| self.is_placed()).filter_map(|site| known.sites.get(*site));
        let row = |(at, site): (usize, &kunren_domain::hr::Site)| PlacementRow {
            id: chance::uuid(),
            person,
            site: site.id,
            main: at == 0,
            department: word(after.department),
            job_function: word(after.job_function),
            rank: word(after.rank),
            employment_type: word(after.employment_type),
            manager: after.manager.and_then(|manager| self.id(manager)),
        };
        sites.enumerate().map(row).collect()
    }

    fn leaves(&self, person: Uuid) -> Vec<LeaveRow> {
        let leave = &self.change.leave;
        let known = self.change.before.as_ref().and_then(|before| before.leave);
        let known = leave.back.and_then(|back| Some((self.people.absence(self.number)?, known?, back)));
        let ends = known.map(|(id, known, back)| LeaveRow {
            id,
            person,
            starts: false,
            from: Day(known.from),
            back: back.map(Day),
            back_before: known.back.map(Day),
        });
        let starts = leave.start.map(|start| LeaveRow {
            id: chance::uuid(),
            person,
            starts: true,
            from: Day(start.from),
            back: start.back.map(Day),
            back_before: None,
        });
        ends.into_iter().chain(starts).collect()
    }
}

impl Batch {
    pub(in crate::hr::plan) fn add(&mut self, staged: &Staged<'_>) {
        let Some(person) = staged.id(staged.number) else { return };
        self.changes.push(staged.change_row(person));
        self.placements.extend(staged.placements(person));
        self.leaves.extend(staged.leaves(person));
    }

    pub(in crate::hr::plan) fn len(&self) -> usize {
        self.changes.len()
    }
}
