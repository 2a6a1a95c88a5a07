//! XLSX: the first sheet of a workbook, cell by cell.

use super::{Each, End};
use crate::hr::error::Refusal;
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use std::{
    fs::File,
    io::{self, BufReader, Read},
    path::Path,
};

/// Most that is unpacked from a workbook, in bytes: a million rows are about 400 MB.
const LARGEST: u64 = 1 << 30;
/// Most of it that is kept in memory, in bytes: everything but the sheets, which are streamed.
const LARGEST_KEPT: u64 = 128 << 20;
/// Most cells a row can have.
const CELLS: usize = 500;

/// Unpacks everything once and throws it away, to know that it fits: what the archive says about its sizes may be a lie.
pub(super) fn check_size(path: &Path) -> Result<(), Refusal> {
    let file = File::open(path).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(|_| Refusal::CutOff { line: 0 })?;
    let (mut all, mut kept) = (0, 0);
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|error| Refusal::Unreadable(error.to_string()))?;
        let streamed = entry.name().is_ok_and(|name| name.starts_with("xl/worksheets/"));
        let left = (LARGEST - all).min(if streamed { LARGEST } else { LARGEST_KEPT - kept });
        let unpacked = io::copy(&mut entry.take(left + 1), &mut io::sink());
        let unpacked = unpacked.map_err(|error| Refusal::Unreadable(error.to_string()))?;
        if unpacked > left {
            return Err(Refusal::TooLarge { limit: if streamed { LARGEST } else { LARGEST_KEPT } });
        }
        all += unpacked;
        kept += if streamed { 0 } else { unpacked };
    }
    Ok(())
}

pub(super) fn rows(path: &Path, each: Each<'_>) -> Result<End, Refusal> {
    let file = File::open(path).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    let mut book = Xlsx::new(BufReader::new(file)).map_err(broken)?;
    let name = book.sheet_names().into_iter().next().ok_or(Refusal::Empty)?;
    let mut sheet = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut row = Cells::default();
    while let Some(cell) = sheet.next_cell().map_err(broken)? {
        let (line, column) = cell.get_position();
        if line != row.line {
            row.give(each)?;
            row.line = line;
        }
        row.set(column as usize, text(cell.get_value()));
    }
    row.give(each)?;
    Ok(End { final_newline: None, open_quote: false })
}

/// The row that is being gathered.
#[derive(Debug, Default)]
struct Cells {
    line: u32,
    width: usize,
    cells: Vec<String>,
}

impl Cells {
    fn set(&mut self, column: usize, text: String) {
        if column < CELLS && !text.is_empty() {
            if self.cells.len() <= column {
                self.cells.resize(column + 1, String::new());
            }
            self.cells[column] = text;
        }
    }

    /// Workbooks leave out empty cells at the end of a row, and hold empty rows below the last: the header says how wide
    /// a row is.
    fn give(&mut self, each: Each<'_>) -> Result<(), Refusal> {
        if self.cells.is_empty() {
            return Ok(());
        }
        if self.width == 0 {
            self.width = self.cells.len();
        }
        if self.cells.len() < self.width {
            self.cells.resize(self.width, String::new());
        }
        let cells: Vec<&str> = self.cells.iter().map(String::as_str).collect();
        let given = each(u64::from(self.line) + 1, &cells);
        self.cells.clear();
        given
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Prints 10023.0 as 10023.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
    }
}

fn broken(error: XlsxError) -> Refusal {
    match error {
        XlsxError::XmlEof(_) => Refusal::CutOff { line: 0 },
        other => Refusal::Unreadable(other.to_string()),
    }
}
