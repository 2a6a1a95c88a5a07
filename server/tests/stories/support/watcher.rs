//! What those who watch over the training look at: pages of numbers, lists of people, files of both.

use super::{Person, Seen, TestApp, markup::Table};
use std::io::Read as _;

impl TestApp {
    /// Address of this year's page of numbers, or of what lies below it.
    pub fn board(&self, tail: &str) -> String {
        format!("/participation/{}{tail}", self.edition)
    }
}

impl Person {
    /// The lines of this year's page of numbers.
    pub async fn lines(&mut self, app: &TestApp, query: &str) -> Table {
        self.get(&app.board(query)).await.is(200).lines()
    }
}

impl Seen {
    /// What a file of comma-separated values says, without the mark at its beginning.
    #[track_caller]
    pub fn csv(&self) -> Vec<Vec<String>> {
        assert_eq!(self.kind, "text/csv; charset=utf-8");
        let text = self.text.strip_prefix('\u{feff}').expect("the mark that spreadsheets look for");
        text.lines().map(cells).collect()
    }
}

impl Seen {
    /// What stands in the cells of a workbook, as it is stored.
    #[track_caller]
    pub fn workbook(&self) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&self.bytes[..])).expect("a zip archive");
        let mut cells = String::new();
        archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut cells).expect("text");
        cells
    }
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let last = cells.last_mut().expect("a cell");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => last.push(chars.next().expect("a quote")),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => last.push(c),
        }
    }
    cells
}
