//! The rows of the table: parts of the organisation, or what people do. Page and file are made of the same.

use super::{
    board::Board,
    kinds::{kind_name, label_key},
    names::level_key,
};
use crate::web::reader::Reader;
use kunren_domain::{
    participation::{Breakdown, Kind, KindLine, Line, Tally, kind_lines},
    rate::Rate,
};

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A part of the organisation, held against its target.
    Place(Line),
    /// People of one function, rank or type of employment.
    Kind(Kind, KindLine),
}

impl Row {
    /// The heads.
    #[must_use]
    pub const fn tally(&self) -> Tally {
        match self {
            Self::Place(line) => line.tally,
            Self::Kind(_, line) => line.tally,
        }
    }

    /// By the edition's formula.
    #[must_use]
    pub const fn rate(&self) -> Rate {
        match self {
            Self::Place(line) => line.rate,
            Self::Kind(_, line) => line.rate,
        }
    }

    /// What it is called in the reader's language.
    #[must_use]
    pub fn name(&self, reader: &Reader, board: &Board) -> String {
        match self {
            Self::Place(line) => board.name(reader, &line.node),
            Self::Kind(_, line) => kind_name(reader, &line.text),
        }
    }

    /// What the HR system calls it.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Place(line) => line.node.to_string().rsplit(':').next().unwrap_or_default().to_owned(),
            Self::Kind(_, line) => line.text.clone(),
        }
    }
}

/// The rows that were asked for, those first where most are missing.
#[must_use]
pub fn rows(reader: &Reader, board: &Board) -> Vec<Row> {
    let mut rows: Vec<Row> = match board.asked.by {
        Breakdown::Place => board.lines(board.asked.level()).into_iter().map(Row::Place).collect(),
        Breakdown::Kind(kind) => {
            let lines = kind_lines(board.split.iter(), &board.edition.formula);
            lines.into_iter().map(|line| Row::Kind(kind, line)).collect()
        }
    };
    let search = board.asked.search.to_lowercase();
    rows.retain(|row| search.is_empty() || is_found(&row.name(reader, board), &row.code(), &search));
    rows
}

/// What there is one row for each of.
#[must_use]
pub fn name_of_rows(reader: &Reader, board: &Board) -> String {
    let key = match board.asked.by {
        Breakdown::Place => level_key(board.asked.level()),
        Breakdown::Kind(kind) => label_key(kind),
    };
    reader.words.message(key, None)
}

/// Whether a row is meant by a search: its name holds it, or it is its code.
fn is_found(name: &str, code: &str, search: &str) -> bool {
    name.to_lowercase().contains(search) || code.to_lowercase() == search
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_finds_names_and_codes() {
        assert!(is_found("Deutschland", "DE", "deutsch") && is_found("ドイツ", "DE", "de"));
        assert!(!is_found("ドイツ", "DE", "d"));
        assert!(is_found("環境・安全衛生", "environment-health-safety", "environment-health-safety"));
    }
}
