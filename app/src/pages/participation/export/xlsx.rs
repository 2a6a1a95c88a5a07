//! A workbook with one sheet: numbers as numbers, days as days, the head in place while scrolling.

use super::{
    Sheet,
    cell::{Cell, harmless},
};
use jiff::civil::Date;
use kunren_domain::rate::Share;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// The file; nothing where it cannot be written.
pub fn write(sheet: &Sheet) -> Option<Vec<u8>> {
    workbook(sheet).inspect_err(|error| tracing::error!(%error, "export.xlsx_failed")).ok()
}

/// Shares keep two decimals: with fewer, a spreadsheet would round 94.99 % up to 95 %.
struct Formats {
    head: Format,
    heads: Format,
    percent: Format,
    points: Format,
    day: Format,
}

fn workbook(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats {
        head: Format::new().set_bold().set_text_wrap(),
        heads: Format::new().set_num_format("#,##0"),
        percent: Format::new().set_num_format("0.00%"),
        points: Format::new().set_num_format("+0.00;-0.00;0.00"),
        day: Format::new().set_num_format("yyyy-mm-dd"),
    };
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    page.set_right_to_left(sheet.mirrored);
    page.set_freeze_panes(1, 1)?;
    for (column, head) in (0_u16..).zip(&sheet.head) {
        page.write_string_with_format(0, column, harmless(head), &formats.head)?;
        page.set_column_width(column, if column == 0 { 28 } else { 16 })?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            put(page, row, column, cell, &formats)?;
        }
    }
    workbook.save_to_buffer()
}

fn put(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => page.write_string(row, column, harmless(text))?,
        Cell::Heads(heads) => page.write_number_with_format(row, column, number(*heads), &formats.heads)?,
        Cell::Percent(share) => page.write_number_with_format(row, column, part(*share), &formats.percent)?,
        Cell::Points(share) => page.write_number_with_format(row, column, part(*share) * 100.0, &formats.points)?,
        Cell::Day(day) => page.write_datetime_with_format(row, column, date(*day)?, &formats.day)?,
    };
    Ok(())
}

fn number(heads: u64) -> f64 {
    f64::from(u32::try_from(heads).unwrap_or(u32::MAX))
}

fn part(share: Share) -> f64 {
    f64::from(i32::try_from(share.basis_points()).unwrap_or(i32::MAX)) / 10_000.0
}

fn date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1900), part(day.month()), part(day.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_is_written() {
        let day = jiff::civil::date(2026, 11, 21);
        let rows = vec![vec![
            Cell::Text("=1".to_owned()),
            Cell::Percent(Share::from_basis_points(9_499)),
            Cell::Day(day),
            Cell::Empty,
        ]];
        let bytes =
            write(&Sheet { head: vec!["a".to_owned(); 4], rows, mirrored: true, ..Sheet::default() }).expect("a file");
        assert!(bytes.starts_with(b"PK"), "a zip archive");
    }
}
