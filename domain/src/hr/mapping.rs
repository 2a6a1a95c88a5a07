//! Which header of a source's files stands for which field. Saved per source, so that a renamed column is noticed.

use super::{Columns, DateOrder, Field, HeaderProblem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the files of one source are laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Header by field.
    pub headers: BTreeMap<Field, String>,
    /// What stands between cells of a CSV file.
    pub delimiter: char,
    /// In which order day and month stand.
    pub dates: DateOrder,
    /// Whether the last line ends with a line break, as far as known: a file that lacks it was cut off.
    pub final_newline: Option<bool>,
}

impl Default for Mapping {
    fn default() -> Self {
        Self { headers: BTreeMap::new(), delimiter: ',', dates: DateOrder::default(), final_newline: None }
    }
}

impl Mapping {
    /// The mapping with the headers that a first file has under usual names.
    #[must_use]
    pub fn guessed<S: AsRef<str>>(mut self, header: &[S]) -> Self {
        for field in Field::ALL {
            let usual = |text: &&S| field.usual_headers().contains(&text.as_ref().trim().to_lowercase().as_str());
            if let Some(found) = header.iter().find(usual) {
                self.headers.insert(field, found.as_ref().trim().to_owned());
            }
        }
        self
    }

    /// The same with usual names for those fields whose headers are not known or not there.
    #[must_use]
    pub fn guessed_where_unknown<S: AsRef<str>>(mut self, header: &[S]) -> Self {
        self.headers.retain(|_, name| header.iter().any(|text| same(text.as_ref(), name)));
        let guessed = Self::default().guessed(header);
        for (field, name) in guessed.headers {
            let is_taken = self.headers.values().any(|taken| same(taken, &name));
            if !is_taken {
                self.headers.entry(field).or_insert(name);
            }
        }
        self
    }

    /// Where the fields stand under this header.
    ///
    /// # Errors
    /// [`HeaderProblem`] when a mapped column is not there, or twice, or nothing says whom a row is about.
    pub fn columns<S: AsRef<str>>(&self, header: &[S]) -> Result<Columns, HeaderProblem> {
        if !self.headers.contains_key(&Field::Number) {
            return Err(HeaderProblem::Unmapped(Field::Number));
        }
        let mut columns = Columns::new(header.len());
        let mut missing = Vec::new();
        for (field, name) in &self.headers {
            let mut places = header.iter().enumerate().filter(|(_, text)| same(text.as_ref(), name));
            match (places.next(), places.next()) {
                (None, _) => missing.push(name.clone()),
                (Some(_), Some(_)) => return Err(HeaderProblem::Twice(name.clone())),
                (Some((at, _)), None) => columns.set(*field, at),
            }
        }
        if missing.is_empty() {
            Ok(columns)
        } else {
            Err(HeaderProblem::Missing { missing, unknown: self.unknown(header) })
        }
    }

    /// Whether a row of data is a header again: the columns' own names, or words where numbers and days belong.
    #[must_use]
    pub fn is_header<S: AsRef<str>>(&self, columns: &Columns, cells: &[S]) -> bool {
        let cell = |field| columns.cell(cells, field).filter(|cell| !cell.is_empty());
        let repeated = self.headers.iter().filter(|(field, name)| cell(**field).is_some_and(|cell| same(cell, name)));
        let repeats = repeated.count() >= self.headers.len().min(2);
        let words = |field| cell(field).is_some_and(|cell| !cell.contains(|c: char| c.is_ascii_digit()));
        let mut days = [Field::Joined, Field::Left, Field::LeaveFrom, Field::LeaveBack].into_iter();
        repeats || (words(Field::Number) && days.any(words))
    }

    /// The headers that stand for no field, cut to 100 characters: what stands below them is not read.
    #[must_use]
    pub fn unknown<S: AsRef<str>>(&self, header: &[S]) -> Vec<String> {
        let known = |text: &&str| self.headers.values().any(|name| same(text, name));
        let texts = header.iter().map(|text| text.as_ref().trim()).filter(|text| !text.is_empty() && !known(text));
        texts.map(|text| text.chars().take(100).collect()).collect()
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: [&str; 4] = ["社員番号", "氏名", "Site", "Cost centre"];

    #[test]
    fn usual_headers_are_recognised_in_the_languages_of_the_group() {
        let columns = Mapping::default().guessed(&HEADER).columns(&HEADER).expect("columns");
        assert_eq!(columns.cell(&["K-1", " 佐藤 花 ", "TYO", "7"], Field::Name), Some("佐藤 花"));
        assert!(!columns.has(Field::Email) && columns.width() == 4);
    }

    #[test]
    fn a_renamed_column_is_named_with_what_stands_there_instead() {
        let mapping = Mapping::default().guessed(&HEADER);
        let renamed = ["社員番号", "氏名", "Work place", "Cost centre"];
        let Err(HeaderProblem::Missing { missing, unknown }) = mapping.columns(&renamed) else { panic!("missing") };
        assert_eq!(
            (missing, unknown),
            (vec!["Site".to_owned()], vec!["Work place".to_owned(), "Cost centre".to_owned()])
        );
    }

    #[test]
    fn what_is_known_of_a_source_goes_before_what_its_headers_look_like() {
        let known = Mapping {
            headers: [(Field::Department, "Site".to_owned()), (Field::Rank, "Grade X".to_owned())].into(),
            ..Mapping::default()
        };
        let guessed = known.guessed_where_unknown(&HEADER);
        let header = |field| guessed.headers.get(&field).map(String::as_str);
        assert_eq!(header(Field::Department), Some("Site"), "as somebody said");
        assert_eq!(header(Field::Site), None, "a column says one thing");
        assert_eq!(header(Field::Rank), None, "not in this file");
        assert_eq!(header(Field::Number), Some("社員番号"));
    }

    #[test]
    fn a_column_that_is_there_twice_is_not_chosen_from() {
        let mapping = Mapping::default().guessed(&HEADER);
        let twice = ["社員番号", "氏名", "Site", "site"];
        assert_eq!(mapping.columns(&twice), Err(HeaderProblem::Twice("Site".to_owned())));
        assert_eq!(Mapping::default().columns(&twice), Err(HeaderProblem::Unmapped(Field::Number)));
    }

    #[test]
    fn a_second_header_is_told_from_a_person() {
        let header = ["Number", "Name", "Joined"];
        let mapping = Mapping::default().guessed(&header);
        let columns = mapping.columns(&header).expect("columns");
        assert!(mapping.is_header(&columns, &["number", "name", "joined"]));
        assert!(mapping.is_header(&columns, &["PERNR", "ENAME", "BEGDA"]));
        assert!(!mapping.is_header(&columns, &["K-17", "Joined Anna", "2026-04-01"]));
        assert!(!mapping.is_header(&columns, &["BOSS", "Anna", ""]));
    }
}
