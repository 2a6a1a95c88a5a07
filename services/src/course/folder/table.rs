//! TOML with line numbers. Every value knows where it stands, and what is wrong with one does not hide the next: each
//! reader says what it found to the [`Doc`] and goes on.

use super::value::Value;
use crate::course::problem::{At, Problem, ProblemKind};
use std::{cell::RefCell, collections::BTreeSet, fmt::Display, ops::Range, str::FromStr, sync::Arc};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A file under reading, with what was found wrong so far.
#[derive(Debug)]
pub(super) struct Doc<'i> {
    file: Arc<str>,
    text: &'i str,
    problems: RefCell<Vec<Problem>>,
}

/// A value and its line.
#[derive(Debug, Clone, Default)]
pub(super) struct Found<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

/// A table of the file. [`Table::finish`] reports the fields that nobody asked for.
#[derive(Debug)]
pub(super) struct Table<'a> {
    doc: &'a Doc<'a>,
    values: &'a DeTable<'a>,
    /// The line of its header.
    pub(super) line: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'i> Doc<'i> {
    /// Parses `text` and has `read` look at its root. Returns what was wrong.
    pub(super) fn read(file: &Arc<str>, text: &'i str, read: impl FnOnce(&Table<'_>)) -> Vec<Problem> {
        let (root, errors) = DeTable::parse_recoverable(text);
        let doc = Doc { file: file.clone(), text, problems: RefCell::default() };
        for error in &errors {
            doc.say(error.span().map(|span| doc.line(&span)), ProblemKind::Toml(error.message().to_owned()));
        }
        let table = Table { doc: &doc, values: root.get_ref(), line: 1, asked: RefCell::default() };
        read(&table);
        doc.problems.into_inner()
    }

    fn line(&self, span: &Range<usize>) -> usize {
        1 + self.text.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
    }

    /// Where a line is no TOML, nothing more is said about it.
    fn say(&self, line: Option<usize>, what: ProblemKind) {
        let mut problems = self.problems.borrow_mut();
        if problems.iter().all(|said| said.line != line || !matches!(said.what, ProblemKind::Toml(_))) {
            problems.push(Problem { file: self.file.clone(), line, what });
        }
    }
}

impl<'a> Table<'a> {
    /// Something is wrong at this line.
    pub(super) fn say(&self, line: usize, what: ProblemKind) {
        self.doc.say(Some(line), what);
    }

    /// This line of the file.
    pub(super) fn at(&self, line: usize) -> At {
        At::line(&self.doc.file, line)
    }

    /// The field, or nothing when it is not there or of another type.
    pub(super) fn optional<T: Value>(&self, key: &'static str) -> Option<Found<T>> {
        let value = self.get(key)?;
        self.convert(key, value)
    }

    /// The field; a default, and a problem, when it is not there or of another type.
    pub(super) fn required<T: Value + Default>(&self, key: &'static str) -> Found<T> {
        self.require(key);
        self.optional(key).unwrap_or_else(|| Found { value: T::default(), line: self.line })
    }

    /// The field as what its text stands for.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&self, key: &'static str) -> Option<Found<T>> {
        let text: Found<String> = self.optional(key)?;
        match text.value.parse() {
            Ok(value) => Some(Found { value, line: text.line }),
            Err(error) => {
                self.say(text.line, ProblemKind::NoValue(error.to_string()));
                None
            }
        }
    }

    /// The field as one of a closed list of words.
    pub(super) fn one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        self.require(key);
        let text: Found<String> = self.optional(key)?;
        let known = words.iter().find(|(word, _)| *word == text.value);
        if known.is_none() {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let wanted = format!("one of {}", words.join(", "));
            self.say(text.line, ProblemKind::WrongType { field: key.to_owned(), wanted });
        }
        known.map(|(_, value)| *value)
    }

    /// The list in the field, empty when it is not there.
    pub(super) fn list(&self, key: &'static str) -> Vec<Found<String>> {
        match self.get(key).map(|value| (value, value.get_ref())) {
            None => Vec::new(),
            Some((_, DeValue::Array(items))) => items.iter().filter_map(|item| self.convert(key, item)).collect(),
            Some((value, _)) => {
                self.wrong(key, value, "a list of texts");
                Vec::new()
            }
        }
    }

    /// The list of ids in the field; those that are no ids, or there twice, are reported and left out.
    pub(super) fn ids(&self, key: &'static str, what: &'static str) -> Vec<Found<String>> {
        let mut seen = BTreeSet::new();
        let mut ids = self.list(key);
        ids.retain(|id| {
            let fine = self.check_id(id);
            let new = seen.insert(id.value.clone());
            if fine && !new {
                self.say(id.line, ProblemKind::Duplicate { what, id: id.value.clone() });
            }
            fine && new
        });
        ids
    }

    /// The id in the field.
    pub(super) fn id(&self, key: &'static str) -> Option<Found<String>> {
        self.require(key);
        let id = self.optional(key)?;
        self.check_id(&id).then_some(id)
    }

    fn check_id(&self, id: &Found<String>) -> bool {
        let fine = is_id(&id.value);
        if !fine {
            self.say(id.line, ProblemKind::NoId(id.value.clone()));
        }
        fine
    }

    /// The tables `[[key]]`.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        match self.get(key).map(|value| (value, value.get_ref())) {
            None => Vec::new(),
            Some((_, DeValue::Array(items))) => items.iter().filter_map(|item| self.sub(key, item)).collect(),
            Some((value, _)) => {
                self.wrong(key, value, "a list of tables");
                Vec::new()
            }
        }
    }

    /// The table `[key]`.
    pub(super) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        self.sub(key, self.get(key)?)
    }

    /// Every entry as a table, for those whose names the author chooses.
    pub(super) fn named_tables(&self) -> Vec<(String, Table<'a>)> {
        self.values
            .iter()
            .filter_map(|(key, value)| Some((key.get_ref().to_string(), self.sub(key.get_ref(), value)?)))
            .collect()
    }

    /// Every entry as a text, for those whose names the author chooses.
    pub(super) fn texts(&self) -> Vec<(String, Found<String>)> {
        self.values
            .iter()
            .filter_map(|(key, value)| Some((key.get_ref().to_string(), self.convert(key.get_ref(), value)?)))
            .collect()
    }

    /// The line of the field, if it is there.
    pub(super) fn line_of(&self, key: &'static str) -> Option<usize> {
        self.get(key).map(|value| self.doc.line(&value.span()))
    }

    /// Reports the fields that nobody asked for. Tables whose names the author chooses are not finished.
    pub(super) fn finish(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.values.iter().filter(|(key, _)| !asked.contains(key.get_ref().as_ref())) {
            self.say(self.doc.line(&key.span()), ProblemKind::UnknownField(key.get_ref().to_string()));
        }
    }

    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().insert(key);
        self.values.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// A problem when the field is not there.
    pub(super) fn require(&self, key: &'static str) {
        if self.get(key).is_none() {
            self.say(self.line, ProblemKind::MissingField(key.to_owned()));
        }
    }

    fn convert<T: Value>(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Found<T>> {
        let converted = T::from_toml(value.get_ref());
        if converted.is_none() {
            self.wrong(key, value, T::WANTED);
        }
        Some(Found { value: converted?, line: self.doc.line(&value.span()) })
    }

    fn sub(&self, key: &str, value: &'a Spanned<DeValue<'a>>) -> Option<Table<'a>> {
        let DeValue::Table(values) = value.get_ref() else {
            self.wrong(key, value, "a table");
            return None;
        };
        Some(Table { doc: self.doc, values, line: self.doc.line(&value.span()), asked: RefCell::default() })
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let what = ProblemKind::WrongType { field: key.to_owned(), wanted: wanted.to_owned() };
        self.say(self.doc.line(&value.span()), what);
    }
}

/// Whether a text can name something: a file, a part of an address, a key.
pub(in crate::course) fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=60).contains(&text.len()) && text.bytes().all(plain) && !text.starts_with('-')
}
