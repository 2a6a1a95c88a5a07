//! An edition's obligations in memory, 40 bytes each: what every number of participation is counted from.
//!
//! [`Keeper`] builds them once and keeps them true to the facts; a page takes [`Columns`] as they are at that moment and
//! counts them in one pass. Where somebody stands is decided by [`kunren_domain::obligation::Dated`]; nothing is counted
//! ahead, so that any day and any mix of part, function, rank and employment costs the same.

mod cells;
mod keeper;
mod kinds;
mod load;
mod row;

pub(crate) use keeper::Keeper;
pub use kinds::Kinds;

pub(super) use cells::Place;
pub(super) use row::{Day as DayNumber, day as date_of, number as number_of};

use cells::{Cell, Cells, Places};
use jiff::civil::Date;
use kunren_domain::{
    obligation::Standing,
    participation::{Kind, Tally},
};
use row::{Chunk, Draft, FULL, NEVER, Row};
use std::sync::Arc;
use uuid::Uuid;

/// The obligations of an edition at one moment. Cheap to clone; others may change theirs meanwhile.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// Different from that of all others before.
    pub(super) version: u64,
    chunks: Vec<Arc<Chunk>>,
    cells: Arc<Cells>,
    places: Arc<Places>,
}

/// What was counted at a place.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) tally: Tally,
    /// Day and heads of those who completed, the earliest first: pairs of eight bytes, because there are many.
    pub(super) completed: Vec<(DayNumber, u32)>,
}

/// Somebody in a list: where the row is, and the standing that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    chunk: u32,
    row: u16,
    pub(super) standing: Standing,
}

/// Who is wanted: the places of work of each cell, on a day.
#[derive(Debug, Clone)]
pub(super) struct Sieve {
    sites: Vec<u32>,
    day: row::Day,
}

/// More numbers than this for days and places are sorted instead of counted in a table.
const TABLE: usize = 40_000_000;

impl Columns {
    /// The places of work.
    pub(super) fn places(&self) -> &[Place] {
        self.places.all()
    }

    /// Counts at the end of a day, by place; nothing for places where nobody is.
    pub(super) fn count(&self, day: Date, kinds: &Kinds, wanted: impl Fn(&Place) -> bool) -> Vec<Option<Counted>> {
        let (sites, day) = (self.sites(kinds, wanted), row::number(day));
        let mut heads = vec![[0_u32; 6]; self.places().len()];
        let mut days = Days::new(&self.chunks, self.places().len());
        self.pass(&sites, day, |site, at, row| {
            heads[site as usize][at.standing as usize] += 1;
            if at.standing == Standing::Completed {
                days.add(site, row.completed);
            }
        });
        let mut completed = days.by_site();
        heads
            .into_iter()
            .enumerate()
            .map(|(site, heads)| {
                let tally = tally(heads);
                let completed = completed.get_mut(site).map(std::mem::take).unwrap_or_default();
                (tally.everybody() > 0).then_some(Counted { tally, completed })
            })
            .collect()
    }

    /// Counts at the end of a day, by function, rank or type of employment: those that occur, in no order.
    pub(super) fn split(
        &self,
        day: Date,
        kinds: &Kinds,
        by: Kind,
        wanted: impl Fn(&Place) -> bool,
    ) -> Vec<(String, Tally)> {
        let texts = self.cells.texts(by).all();
        let mut heads = vec![[0_u32; 6]; texts.len()];
        let slots = self.slots(kinds, wanted, |cell| cell.of(by));
        self.pass(&slots, row::number(day), |text, at, _| heads[text as usize][at.standing as usize] += 1);
        let tallies = texts.iter().cloned().zip(heads.into_iter().map(tally));
        tallies.filter(|(_, tally)| tally.everybody() > 0).collect()
    }

    /// What finds people of these kinds at the places that are wanted.
    pub(super) fn sieve(&self, day: Date, kinds: &Kinds, wanted: impl Fn(&Place) -> bool) -> Sieve {
        Sieve { sites: self.sites(kinds, wanted), day: row::number(day) }
    }

    /// Everybody it finds, by place.
    pub(super) fn list(&self, sieve: &Sieve, only: Option<Standing>) -> Vec<Vec<At>> {
        let mut listed = vec![Vec::new(); self.places().len()];
        self.pass(&sieve.sites, sieve.day, |site, at, _| {
            if only.is_none_or(|only| only == at.standing) {
                listed[site as usize].push(at);
            }
        });
        listed
    }

    /// Everybody once for each cell they count in, if the cell has a slot among `slots`: where they stand at the end of
    /// the day, and their row.
    #[inline]
    fn pass(&self, slots: &[u32], day: row::Day, mut each: impl FnMut(u32, At, &Row)) {
        for (number, chunk) in (0..).zip(&self.chunks) {
            for (at, row) in (0..).zip(&chunk.rows) {
                chunk.count(row, day, |cell, standing| {
                    let slot = slots[cell as usize];
                    if slot != row::NOWHERE {
                        each(slot, At { chunk: number, row: at, standing }, row);
                    }
                });
            }
        }
    }

    /// Somebody, if it finds them: at which place, and where in the list.
    pub(super) fn find(&self, sieve: &Sieve, only: Option<Standing>, person: Uuid) -> Option<(usize, At)> {
        let after = self.chunks.partition_point(|chunk| chunk.people.first().is_some_and(|first| *first <= person));
        let number = after.checked_sub(1)?;
        let chunk = &self.chunks[number];
        let at = chunk.people.binary_search(&person).ok()?;
        let mut found = None;
        chunk.count(&chunk.rows[at], sieve.day, |cell, standing| {
            let site = sieve.sites[cell as usize];
            if site != row::NOWHERE && only.is_none_or(|only| only == standing) {
                let (chunk, row) = (u32::try_from(number).ok(), u16::try_from(at).ok());
                found = chunk.zip(row).map(|(chunk, row)| (site as usize, At { chunk, row, standing }));
            }
        });
        found
    }

    /// Who it is.
    pub(super) fn person(&self, at: At) -> Uuid {
        self.chunks[at.chunk as usize].people[usize::from(at.row)]
    }

    /// When it was completed, if by the end of the day.
    pub(super) fn completed_on(&self, sieve: &Sieve, at: At) -> Option<Date> {
        let completed = self.chunks[at.chunk as usize].rows[usize::from(at.row)].completed;
        (completed <= sieve.day).then(|| row::day(completed))
    }

    /// The place of each cell that is wanted.
    fn sites(&self, kinds: &Kinds, wanted: impl Fn(&Place) -> bool) -> Vec<u32> {
        self.slots(kinds, wanted, |cell| cell.site)
    }

    /// What is counted for each cell: `of` it for those of these kinds at places that are wanted, else [`row::NOWHERE`].
    fn slots(&self, kinds: &Kinds, wanted: impl Fn(&Place) -> bool, of: impl Fn(&Cell) -> u32) -> Vec<u32> {
        let cells = &self.cells;
        // A text that nobody has finds nobody.
        let number = |kind| Some(cells.texts(kind).find(kinds.get(kind)?).unwrap_or(row::NOWHERE));
        let [function, rank, employment] = Kind::ALL.map(number);
        let places: Vec<bool> = self.places().iter().map(wanted).collect();
        let is = |wanted: Option<u32>, own: u32| wanted.is_none_or(|wanted| wanted == own);
        let fits = |cell: &Cell| is(function, cell.function) && is(rank, cell.rank) && is(employment, cell.employment);
        let slot = |cell: &Cell| if fits(cell) && places[cell.site as usize] { of(cell) } else { row::NOWHERE };
        cells.all.iter().map(slot).collect()
    }

    /// How many obligations there are.
    pub(super) fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.people.len()).sum()
    }

    /// From drafts that are sorted by person.
    fn fill(&mut self, drafts: impl IntoIterator<Item = (Uuid, Draft)>) {
        let mut chunk = Chunk::default();
        for (person, draft) in drafts {
            chunk.push(person, draft);
            if chunk.people.len() == FULL {
                self.chunks.push(Arc::new(std::mem::take(&mut chunk)));
            }
        }
        if !chunk.people.is_empty() || self.chunks.is_empty() {
            self.chunks.push(Arc::new(chunk));
        }
    }

    /// Puts somebody's facts in the place of what was known, or takes somebody out.
    fn set(&mut self, person: Uuid, draft: Option<Draft>) {
        let after = self.chunks.partition_point(|chunk| chunk.people.first().is_some_and(|first| *first <= person));
        let at = after.saturating_sub(1);
        let chunk = Arc::make_mut(&mut self.chunks[at]);
        chunk.set(person, draft);
        if chunk.people.len() >= 2 * FULL {
            let upper = chunk.cut();
            self.chunks.insert(at + 1, Arc::new(upper));
        } else if chunk.people.is_empty() && self.chunks.len() > 1 {
            self.chunks.remove(at);
        }
    }
}

/// In the order in which [`Standing`] is written.
fn tally(heads: [u32; 6]) -> Tally {
    let [assigned, in_progress, completed, on_leave, exempt, left] = heads.map(u64::from);
    Tally { assigned, in_progress, completed, on_leave, exempt, left }
}

/// Completions by place and day.
enum Days {
    /// A row of days for each place.
    Table { first: row::Day, width: usize, heads: Vec<u32> },
    /// Where the days lie far apart.
    List { places: usize, all: Vec<(u32, row::Day)> },
}

impl Days {
    fn new(chunks: &[Arc<Chunk>], places: usize) -> Self {
        let all = || chunks.iter().flat_map(|chunk| &chunk.rows).map(|row| row.completed).filter(|day| *day != NEVER);
        let (first, last) = (all().min().unwrap_or(0), all().max().unwrap_or(0));
        let width = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(usize::MAX);
        if width.saturating_mul(places) <= TABLE {
            Self::Table { first, width, heads: vec![0; width * places] }
        } else {
            Self::List { places, all: Vec::new() }
        }
    }

    #[inline]
    fn add(&mut self, place: u32, day: row::Day) {
        match self {
            Self::Table { first, width, heads } => {
                let on = usize::try_from(day - *first).expect("no completion lies before the first");
                heads[place as usize * *width + on] += 1;
            }
            Self::List { all, .. } => all.push((place, day)),
        }
    }

    fn by_site(self) -> Vec<Vec<(DayNumber, u32)>> {
        match self {
            Self::Table { first, width, heads } => {
                let of = |heads: &[u32]| (first..).zip(heads.iter().copied()).filter(|(_, heads)| *heads > 0).collect();
                heads.chunks_exact(width).map(of).collect()
            }
            Self::List { places, mut all } => {
                all.sort_unstable();
                let mut by_site = vec![Vec::new(); places];
                for same in all.chunk_by(|one, other| one == other) {
                    let (place, on) = same[0];
                    by_site[place as usize].push((on, u32::try_from(same.len()).unwrap_or(u32::MAX)));
                }
                by_site
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standings_are_counted_where_they_are_called() {
        for (at, standing) in [
            Standing::Assigned,
            Standing::InProgress,
            Standing::Completed,
            Standing::OnLeave,
            Standing::Exempt,
            Standing::Left,
        ]
        .into_iter()
        .enumerate()
        {
            let mut heads = [0; 6];
            heads[standing as usize] = 3;
            assert_eq!(standing as usize, at);
            assert_eq!(tally(heads), Tally::of(standing, 3));
        }
    }
}
