//! CSV: decoded, limited, split.

use super::{
    Each, End,
    line_limit::{LONGEST, LineLimit, Seen},
};
use crate::hr::error::Refusal;
use ::csv::{ReaderBuilder, StringRecord};
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::{fs::File, path::Path};

/// Most cells a row can have.
const CELLS: usize = 500;

pub(super) fn rows(path: &Path, encoding: &'static Encoding, delimiter: char, each: Each<'_>) -> Result<End, Refusal> {
    let file = File::open(path).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    let text = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).build(file);
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    let seen = Seen::default();
    let limited = LineLimit::new(text, delimiter, seen.clone());
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .buffer_capacity(128 * 1024)
        .from_reader(limited);
    let mut record = StringRecord::new();
    while read(&mut reader, &mut record, &seen, encoding)? {
        let line = record.position().map_or(0, ::csv::Position::line);
        let cells: Vec<&str> = record.iter().take(CELLS).collect();
        if cells.iter().any(|cell| cell.contains('\u{FFFD}')) {
            return Err(Refusal::Malformed { line, encoding: encoding.name().to_owned() });
        }
        each(line, &cells)?;
    }
    Ok(End { final_newline: Some(seen.ends_with_newline()), open_quote: seen.open_quote() })
}

fn read<R: std::io::Read>(
    reader: &mut ::csv::Reader<R>,
    record: &mut StringRecord,
    seen: &Seen,
    encoding: &'static Encoding,
) -> Result<bool, Refusal> {
    reader.read_record(record).map_err(|error| match error.kind() {
        ::csv::ErrorKind::Io(_) if seen.too_long() => Refusal::LongLine { line: seen.lines() + 1, limit: LONGEST },
        ::csv::ErrorKind::Utf8 { .. } => {
            Refusal::Malformed { line: seen.lines(), encoding: encoding.name().to_owned() }
        }
        _ => Refusal::Unreadable(error.to_string()),
    })
}
