//! The first reading: is the file whole, is it the right one, who is in it, and does the tree of managers hold?

use super::{
    People, Reading, Step,
    email::Addresses,
    problems::{KEPT, Problems},
};
use crate::hr::{
    error::{HrError, Refusal},
    file::End,
};
use kunren_domain::hr::{Field, Problem, Reason, Row, Said, State, find_loop};

/// What is remembered of each employee number in the file.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    /// A row is about it.
    pub(super) seen: bool,
    /// More than one row is about it.
    pub(super) repeated: bool,
    /// Its row can be taken, as far as it alone shows.
    pub(super) taken: bool,
    /// Its e-mail address is somebody else's.
    pub(super) address_taken: bool,
}

impl Mark {
    /// Whether the row is taken.
    pub(super) fn is_good(self) -> bool {
        self.taken && !self.repeated && !self.address_taken
    }
}

/// What the first reading found.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) people: People,
    pub(super) marks: Vec<Mark>,
    pub(super) rows: u64,
    pub(super) repeated: u64,
    pub(super) unreadable_numbers: u64,
    pub(super) problems: Problems,
    pub(super) final_newline: Option<bool>,
    managers: Vec<Said<u32>>,
    addresses: Addresses,
    /// Rows that are not taken.
    rejected: u64,
    last: Option<(u64, bool)>,
}

/// Rows about the same people, and rows that cannot be taken, in thousandths: with more, the file is refused.
const REPEATED: u64 = 10;
const REJECTED: u64 = 50;

impl Survey {
    /// Reads the whole file.
    pub(super) fn of(reading: &Reading, people: People, announced: Option<u64>) -> Result<Self, HrError> {
        reading.progress.begin(Step::Look, 0);
        let mut survey = Self::new(people);
        let outcome = survey.read(reading).and_then(|()| survey.judge(announced));
        match outcome {
            Ok(()) => Ok(survey),
            Err(refusal) => Err(HrError::Refused { refusal, found: survey.problems.into_found() }),
        }
    }

    fn new(people: People) -> Self {
        let mut addresses = Addresses::default();
        for (number, person) in people.iter() {
            addresses.told(number, person.email.as_deref());
        }
        Self {
            people,
            marks: Vec::new(),
            rows: 0,
            repeated: 0,
            unreadable_numbers: 0,
            problems: Problems::new(KEPT),
            final_newline: None,
            managers: Vec::new(),
            addresses,
            rejected: 0,
            last: None,
        }
    }

    fn read(&mut self, reading: &Reading) -> Result<(), Refusal> {
        let mut header = true;
        let end = reading.sheet.rows(reading.source.mapping.delimiter, &mut |line, cells| {
            if std::mem::take(&mut header) { Ok(()) } else { self.add(reading, line, cells) }
        })?;
        self.check_end(reading, end)
    }

    fn add(&mut self, reading: &Reading, line: u64, cells: &[&str]) -> Result<(), Refusal> {
        let Reading { source, columns, policy, on, progress, .. } = reading;
        if self.rows < 3 && source.mapping.is_header(columns, cells) {
            return Err(Refusal::TwoHeaders { line });
        }
        self.rows += 1;
        progress.row();
        self.last = Some((line, cells.len() < columns.width()));
        match Row::read(line, cells, columns, source.mapping.dates, *policy, &mut self.people.known) {
            Ok(row) => self.row(&row, *on),
            Err((number, problems)) => {
                match number {
                    Some(number) => self.see(number, line, false),
                    None => self.unreadable_numbers += 1,
                }
                self.reject(problems);
            }
        }
        Ok(())
    }

    fn row(&mut self, row: &Row, on: jiff::civil::Date) {
        let current = self.people.get(row.number);
        let wanted = State::wanted(current.as_ref(), row, on, &mut self.people.known);
        let exists = current.is_some() || wanted.as_ref().is_ok_and(|wanted| !wanted.is_gone(on));
        self.see(row.number, row.line, wanted.is_ok() && exists);
        match wanted {
            Ok(wanted) if exists => {
                self.addresses.told(row.number, wanted.email.as_deref());
                put(&mut self.managers, row.number, row.manager);
            }
            Ok(_) => {}
            Err(problem) => self.reject(vec![problem]),
        }
    }

    fn see(&mut self, number: u32, line: u64, taken: bool) {
        let at = number as usize;
        if self.marks.len() <= at {
            self.marks.resize(at + 1, Mark::default());
        }
        let mark = &mut self.marks[at];
        if mark.seen {
            mark.repeated = true;
            self.repeated += 1;
            let number = self.people.known.numbers.text(number);
            let problem = Problem::cell(line, Field::Number, Reason::Repeated, number);
            self.reject(vec![problem]);
        } else {
            *mark = Mark { seen: true, taken, ..Mark::default() };
        }
    }

    fn reject(&mut self, problems: Vec<Problem>) {
        self.rejected += 1;
        for problem in problems {
            self.problems.add(problem);
        }
    }

    /// The last line shows whether the file is whole.
    fn check_end(&mut self, reading: &Reading, end: End) -> Result<(), Refusal> {
        let line = self.last.map_or(1, |(line, _)| line);
        let too_short = self.last.is_some_and(|(_, too_short)| too_short) && end.final_newline == Some(false);
        let newline_lost = reading.source.mapping.final_newline == Some(true) && end.final_newline == Some(false);
        self.final_newline = end.final_newline;
        if too_short || newline_lost || end.open_quote { Err(Refusal::CutOff { line }) } else { Ok(()) }
    }

    fn judge(&mut self, announced: Option<u64>) -> Result<(), Refusal> {
        let of = self.rows;
        if let Some(expected) = announced.filter(|expected| *expected != of) {
            return Err(Refusal::Rows { expected, found: of });
        }
        if of == 0 {
            return Err(Refusal::Empty);
        }
        self.problems.check_cells()?;
        if self.repeated * 1000 > of * REPEATED {
            return Err(Refusal::Repeated { rows: self.repeated, of });
        }
        let before = |number| self.people.get(number).and_then(|person| person.email).map(|email| email.to_string());
        for number in std::mem::take(&mut self.addresses).taken(before) {
            if let Some(mark) = self.marks.get_mut(number as usize) {
                mark.address_taken = true;
                self.rejected += 1;
            }
        }
        // In a file of a few rows, one bad one is a large share.
        if self.rejected * 1000 > of * REJECTED && self.rejected > 5 {
            return Err(Refusal::Rejected { rows: self.rejected, of });
        }
        self.check_managers()
    }

    fn check_managers(&self) -> Result<(), Refusal> {
        let managers: Vec<Option<u32>> =
            (0_u32..).take(self.people.known.numbers.len()).map(|n| self.manager(n)).collect();
        let circle = find_loop(&managers).unwrap_or_default();
        if circle.iter().any(|number| self.is_good(*number)) {
            let numbers = circle.iter().map(|number| self.people.known.numbers.text(*number).to_owned());
            return Err(Refusal::Loop(numbers.collect()));
        }
        Ok(())
    }

    /// Whether the file says something about this number that is taken.
    pub(super) fn is_good(&self, number: u32) -> bool {
        self.marks.get(number as usize).is_some_and(|mark| mark.is_good())
    }

    /// Whether somebody has this number, or will have it.
    pub(super) fn exists(&self, number: u32) -> bool {
        self.people.has(number) || self.is_good(number)
    }

    /// The manager that somebody would have. One that does not exist, or that is the person, is not taken.
    fn manager(&self, number: u32) -> Option<u32> {
        let known = self.people.manager(number);
        let told = self.managers.get(number as usize).copied().filter(|_| self.is_good(number)).unwrap_or_default();
        match told {
            Said::Keep => known,
            Said::Clear => None,
            Said::Is(manager) if manager == number || !self.exists(manager) => known,
            Said::Is(manager) => Some(manager),
        }
    }
}

fn put(list: &mut Vec<Said<u32>>, number: u32, said: Said<u32>) {
    let at = number as usize;
    if list.len() <= at {
        list.resize(at + 1, Said::Keep);
    }
    list[at] = said;
}
