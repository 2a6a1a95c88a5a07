//! What was aimed at beside what was measured.

use super::report::table;

/// Rows that are filled one by one.
#[derive(Debug, Default)]
pub struct Aims(Vec<String>);

impl Aims {
    /// What it is, what is aimed at, what was found, and whether that is as good.
    pub fn row(&mut self, what: &str, aim: &str, found: &str, good: bool) {
        self.0.push(format!("| {what} | {aim} | {found} | {} |\n", if good { "yes" } else { "**no**" }));
    }

    /// The table under this heading; nothing where nothing was measured.
    pub fn table(&self, heading: &str) -> String {
        table(&format!("{heading}\n\n| what | aim | measured | reached |\n|---|---|---|---|\n"), &self.0)
    }
}
