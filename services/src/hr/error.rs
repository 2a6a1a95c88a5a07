//! Why a file, or a step of an import, is refused.

use super::plan::Found;
use crate::{db::Retry, error::Error};
use kunren_domain::hr::{HeaderProblem, Reason};
use serde::{Deserialize, Serialize};

/// What is wrong with a file as a whole. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// It cannot be opened or read.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// It has no row of data.
    #[error("the file holds no rows")]
    Empty,
    /// It is neither text nor a workbook.
    #[error("the file is neither CSV nor XLSX")]
    NotText,
    /// The encoding was not recognised, or the one told is not known.
    #[error("the encoding is not recognised: tell it (utf-8, utf-16le, utf-16be, shift_jis, gb18030, …)")]
    Encoding,
    /// Bytes that are no text in the encoding.
    #[error("line {line} is not written in {encoding}: tell the encoding")]
    Malformed {
        /// Line in the file.
        line: u64,
        /// What the file was read as.
        encoding: String,
    },
    /// A line without end, or a quotation mark that is not closed.
    #[error("line {line} is longer than {limit} bytes, or a quotation mark in it is not closed")]
    LongLine {
        /// Line in the file.
        line: u64,
        /// Longest line that is read, in bytes.
        limit: usize,
    },
    /// The cells are divided by another character.
    #[error("cells are divided by {found:?}, not by {expected:?}")]
    Delimiter {
        /// What the source uses.
        expected: char,
        /// What the header seems to use.
        found: char,
    },
    /// A second header.
    #[error("line {line} is a header again")]
    TwoHeaders {
        /// Line in the file.
        line: u64,
    },
    /// The columns are not those of the source.
    #[error(transparent)]
    Header(#[from] HeaderProblem),
    /// The file ends in the middle of a line.
    #[error("the file is cut off at line {line}")]
    CutOff {
        /// The last line.
        line: u64,
    },
    /// Not as many rows as were announced.
    #[error("{expected} rows were announced, the file has {found}")]
    Rows {
        /// As announced.
        expected: u64,
        /// As counted.
        found: u64,
    },
    /// Too many rows are about the same people.
    #[error("{rows} of {of} rows are about somebody whom another row is about")]
    Repeated {
        /// Rows that repeat a number.
        rows: u64,
        /// All rows.
        of: u64,
    },
    /// Too many rows cannot be taken.
    #[error("{rows} of {of} rows cannot be taken")]
    Rejected {
        /// Rows that are not taken.
        rows: u64,
        /// All rows.
        of: u64,
    },
    /// Cells that say that the file is wrong: days that do not exist, places of work and countries that are not known.
    #[error("{reason}: {} (first in line {line})", .values.join(", "))]
    Cells {
        /// What is wrong with them.
        reason: Reason,
        /// Different values, not all of them where there are many.
        values: Vec<String>,
        /// The first line with one.
        line: u64,
    },
    /// People who manage each other in a circle.
    #[error("managers in a circle: {}", .0.join(" → "))]
    Loop(Vec<String>),
    /// Unpacked, the workbook is too large.
    #[error("unpacked, the workbook is larger than {limit} bytes")]
    TooLarge {
        /// Most that is unpacked, in bytes.
        limit: u64,
    },
}

/// How many different values a refusal names.
pub const VALUES: usize = 50;

/// Why a step was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum HrError {
    /// The database, or something stored.
    #[error(transparent)]
    Other(#[from] Error),
    /// The file.
    #[error("{refusal}")]
    Refused {
        /// Why.
        refusal: Refusal,
        /// Rows that are not taken, as far as the file was read.
        found: Found,
    },
    /// A threshold is exceeded, and nobody said why that is all right.
    #[error("a threshold is exceeded: a reason is needed")]
    NotConfirmed,
    /// People changed since the plan was made.
    #[error("people changed since the plan was made: plan again")]
    Outdated,
    /// It was given up, or a later file of its source has come.
    #[error("it was given up, or replaced by a later file of the same source")]
    Ended,
    /// It was applied, or undone, before.
    #[error("this was done already")]
    Done,
    /// A later import changed some of the same people, their addresses or their managers.
    #[error("a later import changed some of the same people, their addresses or their managers: undo that one first")]
    Overtaken,
}

impl From<Refusal> for HrError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal, found: Found::default() }
    }
}

impl From<sqlx::Error> for HrError {
    fn from(error: sqlx::Error) -> Self {
        Self::Other(error.into())
    }
}

impl Retry for HrError {
    fn database(&self) -> Option<&sqlx::Error> {
        match self {
            Self::Other(error) => error.database(),
            Self::Refused { .. } | Self::NotConfirmed | Self::Outdated | Self::Ended | Self::Done | Self::Overtaken => {
                None
            }
        }
    }
}
