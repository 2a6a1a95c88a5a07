//! What cannot be taken of a file: all of it counted, the first of it kept to be shown.

use crate::hr::error::{Refusal, VALUES};
use kunren_domain::hr::{Problem, Reason};

/// Problems that are kept. A file with many more is refused, but two may stand in one row.
pub(super) const KEPT: usize = 100_000;

/// What was found so far.
#[derive(Debug)]
pub(super) struct Problems {
    kept: Vec<Problem>,
    most: usize,
    found: u64,
    rows: Lines,
    stops: Option<Stop>,
}

/// Cells that say that the file, not a person, is wrong. Noted apart, because they may come when enough is kept.
#[derive(Debug)]
struct Stop {
    reason: Reason,
    values: Vec<String>,
    line: u64,
}

/// Problems of a file, the first of them.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The first, in the order of the file.
    pub kept: Vec<Problem>,
    /// How many there are in all.
    pub count: u64,
}

impl Problems {
    pub(super) fn new(most: usize) -> Self {
        Self { kept: Vec::new(), most, found: 0, rows: Lines::default(), stops: None }
    }

    pub(super) fn add(&mut self, problem: Problem) {
        self.found += 1;
        if !problem.reason.leaves_the_row() {
            self.rows.add(problem.line);
        }
        if problem.reason.stops_the_file() {
            self.stop(&problem);
        }
        if self.kept.len() < self.most {
            self.kept.push(problem);
        }
    }

    fn stop(&mut self, problem: &Problem) {
        let Problem { reason, line, value, .. } = problem;
        let new = || Stop { reason: *reason, values: Vec::new(), line: *line };
        let stop = self.stops.get_or_insert_with(new);
        if stop.reason == *reason && stop.values.len() < VALUES && !stop.values.contains(value) {
            stop.values.push(value.clone());
        }
    }

    /// Days, places and countries that do not exist.
    pub(super) fn check_cells(&self) -> Result<(), Refusal> {
        let Some(Stop { reason, values, line }) = &self.stops else { return Ok(()) };
        Err(Refusal::Cells { reason: *reason, values: values.clone(), line: *line })
    }

    /// Rows that are not taken.
    pub(super) fn rows(&self) -> u64 {
        self.rows.count
    }

    pub(super) fn into_found(mut self) -> Found {
        self.kept.sort_by_key(|problem| (problem.line, problem.field));
        Found { kept: self.kept, count: self.found }
    }
}

/// Lines of a file, a bit for each.
#[derive(Debug, Default)]
struct Lines {
    bits: Vec<u64>,
    count: u64,
}

impl Lines {
    fn add(&mut self, line: u64) {
        let Ok(at) = usize::try_from(line / 64) else { return };
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        let bit = 1 << (line % 64);
        self.count += u64::from(self.bits[at] & bit == 0);
        self.bits[at] |= bit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::hr::Field;

    fn problem(line: u64, reason: Reason) -> Problem {
        Problem::cell(line, Field::Site, reason, &format!("value {line}"))
    }

    #[test]
    fn what_is_not_kept_is_counted_all_the_same() {
        let mut problems = Problems::new(3);
        for line in (2..=101).rev() {
            problems.add(problem(line, Reason::Text));
        }
        problems.add(problem(50, Reason::Email));
        problems.add(problem(500, Reason::UnknownManager));
        assert_eq!(problems.rows(), 100, "two problems of a row are one row, and one leaves the row");
        assert_eq!(problems.check_cells(), Ok(()));
        let found = problems.into_found();
        let lines: Vec<_> = found.kept.iter().map(|problem| problem.line).collect();
        assert_eq!((lines, found.count), (vec![99, 100, 101], 102));
    }

    #[test]
    fn a_place_that_does_not_exist_stops_the_file_when_enough_is_kept_too() {
        let mut problems = Problems::new(1);
        for (line, reason) in [(2, Reason::Text), (3, Reason::UnknownSite), (4, Reason::Day), (5, Reason::UnknownSite)]
        {
            problems.add(problem(line, reason));
        }
        let values = vec!["value 3".to_owned(), "value 5".to_owned()];
        assert_eq!(problems.check_cells(), Err(Refusal::Cells { reason: Reason::UnknownSite, values, line: 3 }));
    }
}
