//! A workbook with one sheet: numbers as numbers, days as days, the head in place while scrolling.

use super::{
    Sheet,
    cell::{Cell, harmless},
};
use jiff::civil::Date;
use kunren_domain::rate::Share;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::{
    fs::File,
    io::{BufWriter, Seek as _},
};

/// The file; nothing where it cannot be written.
pub fn write(sheet: &Sheet) -> Option<Vec<u8>> {
    in_memory(sheet).inspect_err(failed).ok()
}

/// The same of rows that come part by part, as a file without a name that is gone when it is closed: however many they
/// are, no more than one row is kept in memory.
pub fn to_file(sheet: &Sheet, parts: impl Iterator<Item = Vec<Vec<Cell>>>) -> Option<File> {
    on_disk(sheet, parts).inspect_err(failed).ok()
}

fn failed(error: &XlsxError) {
    tracing::error!(%error, "export.xlsx_failed");
}

fn in_memory(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut page = Page::begin(workbook.add_worksheet(), sheet)?;
    sheet.rows.iter().try_for_each(|cells| page.row(cells))?;
    workbook.save_to_buffer()
}

fn on_disk(sheet: &Sheet, parts: impl Iterator<Item = Vec<Vec<Cell>>>) -> Result<File, XlsxError> {
    let mut workbook = Workbook::new();
    let mut page = Page::begin(workbook.add_worksheet_with_constant_memory()?, sheet)?;
    parts.flatten().try_for_each(|cells| page.row(&cells))?;
    let mut file = tempfile::tempfile()?;
    workbook.save_to_writer(BufWriter::new(&mut file))?;
    file.rewind()?;
    Ok(file)
}

/// A sheet being written, row after row.
struct Page<'w> {
    sheet: &'w mut Worksheet,
    formats: Formats,
    next: u32,
}

/// Shares keep two decimals: with fewer, a spreadsheet would round 94.99 % up to 95 %.
struct Formats {
    heads: Format,
    percent: Format,
    points: Format,
    day: Format,
}

impl<'w> Page<'w> {
    /// With its head.
    fn begin(page: &'w mut Worksheet, sheet: &Sheet) -> Result<Self, XlsxError> {
        let bold = Format::new().set_bold().set_text_wrap();
        page.set_right_to_left(sheet.mirrored);
        page.set_freeze_panes(1, 1)?;
        for (column, head) in (0_u16..).zip(&sheet.head) {
            page.write_string_with_format(0, column, harmless(head), &bold)?;
            page.set_column_width(column, if column == 0 { 28 } else { 16 })?;
        }
        let formats = Formats {
            heads: Format::new().set_num_format("#,##0"),
            percent: Format::new().set_num_format("0.00%"),
            points: Format::new().set_num_format("+0.00;-0.00;0.00"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
        };
        Ok(Self { sheet: page, formats, next: 1 })
    }

    fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, cell) in (0_u16..).zip(cells) {
            self.put(column, cell)?;
        }
        self.next += 1;
        Ok(())
    }

    fn put(&mut self, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let Self { sheet, formats, next: row } = self;
        let row = *row;
        match cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) => sheet.write_string(row, column, harmless(text))?,
            Cell::Heads(heads) => sheet.write_number_with_format(row, column, number(*heads), &formats.heads)?,
            Cell::Percent(share) => sheet.write_number_with_format(row, column, part(*share), &formats.percent)?,
            Cell::Points(share) => {
                sheet.write_number_with_format(row, column, part(*share) * 100.0, &formats.points)?
            }
            Cell::Day(day) => sheet.write_datetime_with_format(row, column, date(*day)?, &formats.day)?,
        };
        Ok(())
    }
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
    use std::io::Read as _;

    #[test]
    fn a_workbook_is_written_at_once_and_part_by_part() {
        let day = jiff::civil::date(2026, 11, 21);
        let row = vec![
            Cell::Text("=1".to_owned()),
            Cell::Percent(Share::from_basis_points(9_499)),
            Cell::Day(day),
            Cell::Empty,
        ];
        let sheet =
            Sheet { head: vec!["a".to_owned(); 4], rows: vec![row.clone()], mirrored: true, ..Sheet::default() };
        let bytes = write(&sheet).expect("a file");
        assert!(bytes.starts_with(b"PK"), "a zip archive");
        let parts = (0..3).map(|_| vec![row.clone(); 2]);
        let (mut file, mut bytes) = (to_file(&sheet, parts).expect("a file"), Vec::new());
        file.read_to_end(&mut bytes).expect("it can be read from the beginning");
        assert!(bytes.starts_with(b"PK"), "a zip archive");
    }
}
