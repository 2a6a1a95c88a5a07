//! What a file looks like, for somebody who has to say what its columns are.

use super::{error::Refusal, file::Sheet};
use kunren_domain::hr::Mapping;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The header and the first rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// The first row, in order.
    pub header: Vec<String>,
    /// A few rows below it.
    pub rows: Vec<Vec<String>>,
    /// What the columns are, as far as their names show; with what divides the cells.
    pub mapping: Mapping,
}

/// Rows that are shown.
const ROWS: usize = 3;
/// Longest text of a cell that is shown, in characters.
const CELL: usize = 60;

impl Look {
    /// Looks at a file. `usual`: what is known of the source's columns.
    pub(super) fn at(path: &Path, encoding: Option<&str>, usual: Option<&Mapping>) -> Result<Self, Refusal> {
        let sheet = Sheet::open(path, encoding)?;
        let delimiter = delimiter(&sheet, usual.map_or(',', |mapping| mapping.delimiter))?;
        let mut all: Vec<Vec<String>> = Vec::new();
        let read = sheet.rows(delimiter, &mut |_, cells| {
            all.push(cells.iter().map(|cell| cell.trim().chars().take(CELL).collect()).collect());
            // These are enough.
            if all.len() > ROWS { Err(Refusal::Empty) } else { Ok(()) }
        });
        if all.is_empty() {
            return Err(read.err().unwrap_or(Refusal::Empty));
        }
        let header = all.remove(0);
        let mapping = Mapping { delimiter, ..usual.cloned().unwrap_or_default() }.guessed_where_unknown(&header);
        Ok(Self { header, rows: all, mapping })
    }
}

/// What divides the header into most cells; the usual one among equals.
pub(super) fn delimiter(sheet: &Sheet, usual: char) -> Result<char, Refusal> {
    let mut best = (sheet.header(usual)?.len(), usual);
    for other in [',', ';', '\t', '|'].into_iter().filter(|other| sheet.is_csv() && *other != usual) {
        let width = sheet.header(other).map_or(0, |header| header.len());
        if width > best.0 {
            best = (width, other);
        }
    }
    Ok(best.1)
}
