//! A file as rows of cells, read as a stream. What it is shows from its first bytes, not from its name.

mod csv;
mod encoding;
mod line_limit;
mod xlsx;

use super::error::Refusal;
use encoding_rs::Encoding;
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

/// A file that can be read as often as needed.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Csv(&'static Encoding),
    Xlsx,
}

/// How a file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// The last line ends with a line break; unknown for workbooks.
    pub(super) final_newline: Option<bool>,
    /// A quotation mark is open.
    pub(super) open_quote: bool,
}

/// What is done with each row: its line and its cells.
pub(super) type Each<'a> = &'a mut dyn FnMut(u64, &[&str]) -> Result<(), Refusal>;

impl Sheet {
    /// Looks at the first bytes. `encoding`: a label such as `shift_jis`, where the file does not show it.
    pub(super) fn open(path: &Path, encoding: Option<&str>) -> Result<Self, Refusal> {
        let start = start(path)?;
        let kind = match encoding {
            _ if start.starts_with(b"PK\x03\x04") => {
                xlsx::check_size(path)?;
                Kind::Xlsx
            }
            Some(label) => Kind::Csv(encoding::told(label)?),
            None => {
                let start = encoding::Start { bytes: &start, goes_on: start.len() as u64 == START };
                Kind::Csv(encoding::recognised(start)?)
            }
        };
        Ok(Self { path: path.to_owned(), kind })
    }

    /// Hands every row to `each`, the header first. `delimiter` is for CSV only.
    pub(super) fn rows(&self, delimiter: char, each: Each<'_>) -> Result<End, Refusal> {
        match self.kind {
            Kind::Csv(encoding) => csv::rows(&self.path, encoding, delimiter, each),
            Kind::Xlsx => xlsx::rows(&self.path, each),
        }
    }

    /// The first row.
    pub(super) fn header(&self, delimiter: char) -> Result<Vec<String>, Refusal> {
        let mut header = None;
        let read = self.rows(delimiter, &mut |_, cells| {
            header = Some(cells.iter().map(|cell| (*cell).to_owned()).collect());
            // One row is enough.
            Err(Refusal::Empty)
        });
        header.ok_or_else(|| read.err().unwrap_or(Refusal::Empty))
    }

    /// The name of its encoding; nothing for a workbook.
    pub(super) fn encoding(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Csv(encoding) => Some(encoding.name()),
            Kind::Xlsx => None,
        }
    }

    /// Whether cells are divided by a character.
    pub(super) fn is_csv(&self) -> bool {
        matches!(self.kind, Kind::Csv(_))
    }
}

/// How many bytes are looked at to find out what a file is.
const START: u64 = 1024 * 1024;

fn start(path: &Path) -> Result<Vec<u8>, Refusal> {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(START).read_to_end(&mut start));
    read.map_err(|error| Refusal::Unreadable(error.to_string()))?;
    if start.is_empty() { Err(Refusal::Empty) } else { Ok(start) }
}
