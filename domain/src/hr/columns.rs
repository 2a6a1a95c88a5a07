//! Where in a row each field stands.

use super::Field;
use serde::{Deserialize, Serialize};

/// The columns of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    at: [Option<usize>; Field::ALL.len()],
    width: usize,
}

/// Why the header is not what the source's mapping says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderProblem {
    /// Columns that the mapping names are not there: renamed, perhaps to one of those that nobody asked for.
    #[error("columns are missing: {}; unknown ones are there instead: {}", .missing.join(", "), .unknown.join(", "))]
    Missing {
        /// Headers of the mapping that the file does not have.
        missing: Vec<String>,
        /// Headers of the file that the mapping does not have.
        unknown: Vec<String>,
    },
    /// One header stands over two columns.
    #[error("the column {0:?} is there twice")]
    Twice(String),
    /// No column was recognised as the employee number.
    #[error("no column is mapped to the field {0}; name it with `kunren hr mapping`")]
    Unmapped(Field),
}

impl Columns {
    pub(super) fn new(width: usize) -> Self {
        Self { at: [None; Field::ALL.len()], width }
    }

    pub(super) fn set(&mut self, field: Field, at: usize) {
        self.at[field as usize] = Some(at);
    }

    /// Whether the file has a column for it.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.at[field as usize].is_some()
    }

    /// The cell of a field, trimmed; nothing where there is no such column.
    #[must_use]
    pub fn cell<'a, S: AsRef<str>>(&self, cells: &'a [S], field: Field) -> Option<&'a str> {
        cells.get(self.at[field as usize]?).map(|cell| cell.as_ref().trim())
    }

    /// How many cells a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }
}
