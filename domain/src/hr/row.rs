//! One row of a file: what it says about a person, cell by cell.

use super::{Columns, DateOrder, EmptyCell, Extent, Field, Names, Policy, Problem, Reason, Sites, WorkSites};
use crate::{
    account::{EmployeeNumber, Login},
    jurisdiction::Country,
    locale::Locale,
};
use jiff::civil::Date;
use smol_str::SmolStr;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Said<T> {
    /// Nothing: what is known stays.
    #[default]
    Keep,
    /// That there is none.
    Clear,
    /// This.
    Is(T),
}

/// What a row says. Texts that repeat, people and sites are places in [`Known`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line in the file.
    pub line: u64,
    /// Whom it is about.
    pub number: u32,
    /// Name as shown.
    pub name: Said<SmolStr>,
    /// E-mail address, lower case.
    pub email: Said<SmolStr>,
    /// Language.
    pub locale: Said<u32>,
    /// First day.
    pub joined: Said<Date>,
    /// First day no longer employed.
    pub left: Said<Date>,
    /// Places of work, the main one first; never empty.
    pub sites: Said<WorkSites>,
    /// Department.
    pub department: Said<u32>,
    /// Kind of work.
    pub job_function: Said<u32>,
    /// Rank.
    pub rank: Said<u32>,
    /// Kind of employment.
    pub employment_type: Said<u32>,
    /// Employee number of the manager.
    pub manager: Said<u32>,
    /// First day of leave.
    pub leave_from: Said<Date>,
    /// First day back.
    pub leave_back: Said<Date>,
}

/// What rows point at.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Employee numbers.
    pub numbers: Names,
    /// Departments, kinds of work, ranks, kinds of employment, languages.
    pub words: Names,
    /// Places of work.
    pub sites: Sites,
}

/// Longest text of a cell, in characters.
const LONGEST: usize = 200;

impl Row {
    /// Reads a row.
    ///
    /// # Errors
    /// The employee number, where it could be read, and everything that is wrong.
    pub fn read<S: AsRef<str>>(
        line: u64,
        cells: &[S],
        columns: &Columns,
        dates: DateOrder,
        policy: Policy,
        known: &mut Known,
    ) -> Result<Self, (Option<u32>, Vec<Problem>)> {
        if cells.len() != columns.width() {
            return Err((None, vec![Problem::row(line, Reason::Cells)]));
        }
        let cells = Cells { line, cells, columns, policy, problems: Vec::new() };
        cells.row(dates, known)
    }
}

/// The cells of one row, and what was wrong with them.
struct Cells<'a, S> {
    line: u64,
    cells: &'a [S],
    columns: &'a Columns,
    policy: Policy,
    problems: Vec<Problem>,
}

impl<S: AsRef<str>> Cells<'_, S> {
    fn row(mut self, dates: DateOrder, known: &mut Known) -> Result<Row, (Option<u32>, Vec<Problem>)> {
        let number = self.number(Field::Number, known);
        let Said::Is(number) = number else {
            if self.problems.is_empty() {
                self.problem(Field::Number, Reason::Number);
            }
            return Err((None, self.problems));
        };
        let row = Row {
            line: self.line,
            number,
            name: self.kept(Field::Name, |text| plain(text).map(Into::into)),
            email: self.read(Field::Email, email),
            locale: self.kept(Field::Locale, |text| locale(text, known)),
            joined: self.kept(Field::Joined, |text| dates.read(text).ok_or(Reason::Day)),
            left: self.left(dates),
            sites: self.kept(Field::Site, |text| sites(text, &known.sites)),
            department: self.word(Field::Department, known),
            job_function: self.word(Field::JobFunction, known),
            rank: self.word(Field::Rank, known),
            employment_type: self.word(Field::EmploymentType, known),
            manager: self.number(Field::Manager, known),
            leave_from: self.read(Field::LeaveFrom, |text| dates.read(text).ok_or(Reason::Day)),
            leave_back: self.read(Field::LeaveBack, |text| dates.read(text).ok_or(Reason::Day)),
        };
        self.country(&row.sites, &known.sites);
        if self.problems.is_empty() { Ok(row) } else { Err((Some(number), self.problems)) }
    }

    fn read<T>(&mut self, field: Field, read: impl FnOnce(&str) -> Result<T, Reason>) -> Said<T> {
        match self.columns.cell(self.cells, field) {
            None => Said::Keep,
            Some("") if self.policy.empty == EmptyCell::Keep => Said::Keep,
            Some("") => Said::Clear,
            Some(text) => match read(text) {
                Ok(value) => Said::Is(value),
                Err(reason) => {
                    self.problem(field, reason);
                    Said::Keep
                }
            },
        }
    }

    /// What everybody has: it cannot be taken away.
    fn kept<T>(&mut self, field: Field, read: impl FnOnce(&str) -> Result<T, Reason>) -> Said<T> {
        let said = self.read(field, read);
        if matches!(said, Said::Clear) {
            self.problem(field, Reason::CannotClear);
        }
        said
    }

    /// A full file that says of no day of leaving says that the person is employed: otherwise nobody who was missing
    /// from one file by mistake could come back.
    fn left(&mut self, dates: DateOrder) -> Said<Date> {
        let said = self.read(Field::Left, |text| dates.read(text).ok_or(Reason::Day));
        if self.policy.extent == Extent::Full && said == Said::Keep { Said::Clear } else { said }
    }

    fn word(&mut self, field: Field, known: &mut Known) -> Said<u32> {
        self.read(field, |text| plain(text).map(|text| known.words.place(text)))
    }

    fn number(&mut self, field: Field, known: &mut Known) -> Said<u32> {
        let read = |text: &str| text.parse::<EmployeeNumber>().map_err(|_| Reason::Number);
        self.read(field, |text| read(text).map(|number| known.numbers.place(number.as_str())))
    }

    /// Compares the country with that of the main place of work.
    fn country(&mut self, said: &Said<WorkSites>, sites: &Sites) {
        let Some(text) = self.columns.cell(self.cells, Field::Country).filter(|text| !text.is_empty()) else { return };
        let country = text.to_ascii_uppercase().parse::<Country>().ok().filter(|country| sites.has_country(*country));
        let main = match said {
            Said::Is(codes) => codes.first().and_then(|site| sites.country(*site)),
            Said::Keep | Said::Clear => None,
        };
        match (country, main) {
            (None, _) => self.problem(Field::Country, Reason::UnknownCountry),
            (Some(country), Some(main)) if country != main => self.problem(Field::Country, Reason::OtherCountry),
            (Some(_), _) => {}
        }
    }

    fn problem(&mut self, field: Field, reason: Reason) {
        let value = self.columns.cell(self.cells, field).unwrap_or_default();
        self.problems.push(Problem::cell(self.line, field, reason, value));
    }
}

fn plain(text: &str) -> Result<&str, Reason> {
    let plain = text.len() <= LONGEST || text.chars().count() <= LONGEST;
    if plain && !text.chars().any(char::is_control) { Ok(text) } else { Err(Reason::Text) }
}

fn email(text: &str) -> Result<SmolStr, Reason> {
    match text.parse() {
        Ok(Login::Email(email)) => Ok(email.into()),
        Ok(Login::Number(_)) | Err(_) => Err(Reason::Email),
    }
}

fn locale(text: &str, known: &mut Known) -> Result<u32, Reason> {
    let locale: Locale = text.parse().map_err(|_| Reason::Locale)?;
    Ok(known.words.place(&locale.to_string()))
}

fn sites(text: &str, sites: &Sites) -> Result<WorkSites, Reason> {
    let mut found = WorkSites::new();
    for code in text.split(';').map(str::trim).filter(|code| !code.is_empty()) {
        let site = sites.find(code).ok_or(Reason::UnknownSite)?;
        if !found.contains(&site) {
            found.push(site);
        }
    }
    if found.is_empty() { Err(Reason::UnknownSite) } else { Ok(found) }
}

#[cfg(test)]
mod tests;
