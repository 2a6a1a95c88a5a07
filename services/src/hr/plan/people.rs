//! Everybody as known on a day, kept small: a million people are about 140 MB.

mod load;
mod packed;

use indexmap::IndexSet;
use jiff::civil::Date;
use kunren_domain::hr::{Known, Leave, State, WorkSites};
use packed::{Packed, Words};
use std::collections::HashMap;
use uuid::Uuid;

/// Everybody. People have the place of their employee number in `known.numbers`; each is unpacked when asked for.
#[derive(Debug, Default)]
pub(in crate::hr) struct People {
    pub(in crate::hr) known: Known,
    /// Names of the sources that speak for somebody.
    pub(in crate::hr) sources: Vec<String>,
    people: Vec<Option<Packed>>,
    /// Names and addresses, one after the other.
    texts: String,
    words: IndexSet<Words>,
    /// Main and further places of work, of those who have further ones.
    further: HashMap<u32, WorkSites>,
    absences: HashMap<u32, Absence>,
}

/// The absence that stands in the state of a person.
#[derive(Debug, Clone, Copy)]
struct Absence {
    id: Uuid,
    leave: Leave,
}

impl People {
    /// Who has this number, if known.
    pub(in crate::hr) fn get(&self, number: u32) -> Option<State> {
        let leave = self.absences.get(&number).map(|absence| absence.leave);
        let packed = self.packed(number)?;
        let words = *self.words.get_index(packed.words as usize)?;
        Some(packed.state(&self.texts, words, self.further.get(&number).cloned(), leave))
    }

    /// Everybody who is known, with the place of their number.
    pub(in crate::hr) fn iter(&self) -> impl Iterator<Item = (u32, State)> {
        self.numbers().filter_map(|number| Some((number, self.get(number)?)))
    }

    /// The places of all numbers that may be somebody's.
    pub(in crate::hr) fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        (0_u32..).take(self.people.len())
    }

    /// Whether somebody is known by this number.
    pub(in crate::hr) fn has(&self, number: u32) -> bool {
        self.packed(number).is_some()
    }

    /// The id of who has this number.
    pub(in crate::hr) fn id(&self, number: u32) -> Option<Uuid> {
        self.packed(number).map(|packed| packed.id)
    }

    /// The number of the manager.
    pub(in crate::hr) fn manager(&self, number: u32) -> Option<u32> {
        self.packed(number)?.manager.get()
    }

    /// Place in `sources` of the source that speaks for the person.
    pub(in crate::hr) fn source(&self, number: u32) -> Option<usize> {
        self.packed(number)?.source.map(usize::from)
    }

    /// The id of the absence that stands in the state.
    pub(in crate::hr) fn absence(&self, number: u32) -> Option<Uuid> {
        self.absences.get(&number).map(|absence| absence.id)
    }

    fn packed(&self, number: u32) -> Option<&Packed> {
        self.people.get(number as usize)?.as_ref()
    }

    fn add(&mut self, number: u32, packed: Packed) {
        let at = number as usize;
        if self.people.len() <= at {
            self.people.resize(at + 1, None);
        }
        self.people[at] = Some(packed);
    }

    /// A further place of work, after those that are known.
    fn add_further(&mut self, number: u32, site: u32) {
        let Some(packed) = self.people.get(number as usize).and_then(Option::as_ref) else { return };
        self.further.entry(number).or_insert_with(|| packed.site.get().into_iter().collect()).push(site);
    }

    /// Of several absences, in their order, the first that is not over; where all are, the last.
    fn add_absence(&mut self, number: u32, absence: Absence, on: Date) {
        if self.has(number) && self.absences.get(&number).is_none_or(|known| known.leave.is_over(on)) {
            self.absences.insert(number, absence);
        }
    }
}
