//! One person's facts about one edition in 24 bytes; what few people have stands aside.

use jiff::{
    Span,
    civil::{Date, date},
};
use kunren_domain::obligation::{Dated, Standing};
use uuid::Uuid;

/// A day as a number that counts from 1970-01-01.
pub(in crate::participation) type Day = i32;
/// No such day.
pub(super) const NEVER: Day = i32::MAX;
/// No such cell.
pub(super) const NOWHERE: u32 = u32::MAX;

const EPOCH: Date = date(1970, 1, 1);

/// The number of a day.
pub(in crate::participation) fn number(day: Date) -> Day {
    let days = day.duration_since(EPOCH).as_secs().div_euclid(86_400);
    Day::try_from(days).expect("a calendar of 20,000 years has fewer days")
}

/// The day of a number.
pub(in crate::participation) fn day(number: Day) -> Date {
    EPOCH.checked_add(Span::new().days(number)).unwrap_or(Date::MAX)
}

/// From and until; open while unknown.
pub(super) type Interval = (Day, Option<Day>);

/// One obligation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) assigned: Day,
    pub(super) left: Day,
    pub(super) completed: Day,
    pub(super) started: Day,
    /// Where the person works and as what, when that has been the same since the obligation began.
    pub(super) cell: u32,
    /// Place of the rest in the chunk's list, from 1; 0 for none.
    pub(super) more: u32,
}

/// What few people have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct More {
    /// Main placements: from, first day no longer there, cell.
    pub(super) places: Vec<(Day, Option<Day>, u32)>,
    pub(super) leave: Vec<Interval>,
    /// First and last day.
    pub(super) exempt: Vec<Interval>,
}

impl More {
    fn is_empty(&self) -> bool {
        self.places.is_empty() && self.leave.is_empty() && self.exempt.is_empty()
    }
}

/// A row while its facts come in.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) row: Row,
    pub(super) more: Option<Box<More>>,
}

impl Draft {
    pub(super) fn new(assigned: Day) -> Self {
        let (left, completed, started) = (NEVER, NEVER, NEVER);
        Self { row: Row { assigned, left, completed, started, cell: NOWHERE, more: 0 }, more: None }
    }

    pub(super) fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    /// Adds a main placement.
    pub(super) fn place(&mut self, from: Day, to: Option<Day>, cell: u32) {
        let (known, assigned) = (self.row.cell, self.row.assigned);
        if known == NOWHERE && self.more.as_ref().is_none_or(|more| more.places.is_empty()) {
            if from <= assigned && to.is_none() {
                self.row.cell = cell;
                return;
            }
        } else if known != NOWHERE {
            self.row.cell = NOWHERE;
            // It began before the obligation did: no day that is asked about lies before.
            self.more().places.push((Day::MIN, None, known));
        }
        self.more().places.push((from, to, cell));
    }
}

/// Rows by person, so many at most; copied when somebody changes while others read.
#[derive(Debug, Clone, Default)]
pub(super) struct Chunk {
    /// Sorted.
    pub(super) people: Vec<Uuid>,
    pub(super) rows: Vec<Row>,
    more: Vec<More>,
}

/// Rows of a chunk as it is made, and the most it grows to before it is cut in two.
pub(super) const FULL: usize = 4_096;

impl Chunk {
    /// Adds somebody at the end.
    pub(super) fn push(&mut self, person: Uuid, draft: Draft) {
        let row = self.keep(draft);
        self.people.push(person);
        self.rows.push(row);
    }

    /// Puts somebody in, or takes somebody out.
    pub(super) fn set(&mut self, person: Uuid, draft: Option<Draft>) {
        match (self.people.binary_search(&person), draft) {
            (Ok(at), Some(draft)) => {
                self.drop_more(at);
                self.rows[at] = self.keep(draft);
            }
            (Ok(at), None) => {
                self.drop_more(at);
                self.people.remove(at);
                self.rows.remove(at);
            }
            (Err(at), Some(draft)) => {
                let row = self.keep(draft);
                self.people.insert(at, person);
                self.rows.insert(at, row);
            }
            (Err(_), None) => {}
        }
    }

    fn keep(&mut self, draft: Draft) -> Row {
        let Some(more) = draft.more.filter(|more| !more.is_empty()) else { return draft.row };
        let free = self.more.iter().position(More::is_empty).filter(|_| self.more.len() > FULL / 4);
        let at = free.unwrap_or(self.more.len());
        if at == self.more.len() {
            self.more.push(*more);
        } else {
            self.more[at] = *more;
        }
        Row { more: u32::try_from(at + 1).expect("a chunk is small"), ..draft.row }
    }

    fn drop_more(&mut self, at: usize) {
        if let Some(more) = self.rows[at].more.checked_sub(1) {
            self.more[more as usize] = More::default();
        }
    }

    /// The upper half of it.
    pub(super) fn cut(&mut self) -> Self {
        let half = self.people.len() / 2;
        let (people, rows) = (self.people.split_off(half), self.rows.split_off(half));
        Self { people, rows, more: self.more.clone() }
    }

    /// Where the person at this place stands at the end of a day and in which cells they count: one, or as many as
    /// there are main placements on that day.
    #[inline]
    pub(super) fn count(&self, row: &Row, day: Day, mut each: impl FnMut(u32, Standing)) {
        if row.assigned > day {
            return;
        }
        let more = row.more.checked_sub(1).map(|at| &self.more[at as usize]);
        let (exempt, leave) = more.map_or((&[][..], &[][..]), |more| (&more.exempt, &more.leave));
        let on = |day: Day| (day != NEVER).then_some(day);
        let dated = Dated {
            left_on: on(row.left),
            exempt,
            completed_on: on(row.completed),
            leave,
            started_on: on(row.started),
        };
        let standing = dated.standing(day);
        if row.cell != NOWHERE {
            each(row.cell, standing);
        } else if let Some(more) = more {
            for (_, _, cell) in more.places.iter().filter(|(from, to, _)| *from <= day && to.is_none_or(|to| to > day))
            {
                each(*cell, standing);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_obligation_takes_24_bytes() {
        assert_eq!(size_of::<Row>(), 24);
    }

    proptest! {
        #[test]
        fn days_come_back(year in -9_999_i16..=9_999, month in 1_i8..=12, of_month in 1_i8..=28) {
            let on = date(year, month, of_month);
            prop_assert_eq!(day(number(on)), on);
            prop_assert_eq!(number(on) < number(date(2026, 11, 21)), on < date(2026, 11, 21));
        }
    }
}
