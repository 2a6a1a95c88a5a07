//! Comma-separated values in UTF-8, with the mark at the beginning that spreadsheets need to see that.

use super::{
    Sheet,
    cell::{Cell, decimal, harmless},
};

/// The file; nothing where it cannot be written, which in memory does not happen.
pub fn write(sheet: &Sheet) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(64 + sheet.rows.len() * 128);
    bytes.extend_from_slice("\u{feff}".as_bytes());
    let mut writer = writer(bytes);
    writer.write_record(sheet.head.iter().map(|head| harmless(head).into_owned())).ok()?;
    write_rows(writer, sheet)
}

/// Only the rows, to follow what was written before.
pub fn rows(sheet: &Sheet) -> Option<Vec<u8>> {
    write_rows(writer(Vec::with_capacity(sheet.rows.len() * 128)), sheet)
}

fn writer(bytes: Vec<u8>) -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes)
}

fn write_rows(mut writer: csv::Writer<Vec<u8>>, sheet: &Sheet) -> Option<Vec<u8>> {
    for row in &sheet.rows {
        for cell in row {
            match cell {
                Cell::Empty => writer.write_field(""),
                Cell::Text(text) => writer.write_field(harmless(text).as_bytes()),
                Cell::Heads(heads) => writer.write_field(heads.to_string()),
                Cell::Percent(share) | Cell::Points(share) => writer.write_field(decimal(*share)),
                Cell::Day(day) => writer.write_field(day.to_string()),
            }
            .ok()?;
        }
        writer.write_record(None::<&[u8]>).ok()?;
    }
    writer.into_inner().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::rate::Share;

    #[test]
    fn cells_are_quoted_where_needed_and_never_formulas() {
        let rows = vec![vec![
            Cell::Text("=HYPERLINK(\"x\",\"y\")".to_owned()),
            Cell::Heads(1_234),
            Cell::Percent(Share::from_basis_points(7_900)),
            Cell::Points(Share::from_percent(-16)),
            Cell::Empty,
            Cell::Day(jiff::civil::date(2026, 11, 21)),
        ]];
        let head = ["国・地域", "n", "%", "±", "x", "d"].map(str::to_owned).to_vec();
        let bytes = write(&Sheet { head, rows, ..Sheet::default() }).expect("a file");
        let text = String::from_utf8(bytes).expect("text");
        assert_eq!(
            text,
            "\u{feff}国・地域,n,%,±,x,d\r\n\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",1234,79.00,-16.00,,2026-11-21\r\n"
        );
    }
}
