//! The table of one database: a row for each cost, a column for each size, and how much the last is of the first.

use super::super::report::{time, whole};
use super::{super::night::Night, Cost};
use std::{fmt::Write as _, time::Duration};

/// Rows that are filled one by one.
struct Table<'c> {
    costs: &'c [Cost],
    text: String,
}

/// The table.
pub fn of(costs: &[Cost]) -> String {
    let mut table = Table::new(costs);
    table.timed("making it", &|cost| cost.made);
    if costs.iter().any(|cost| cost.moved.is_some()) {
        table.timed_if("moving it into this database", &|cost| cost.moved);
    }
    table.sized("size on disk", &|cost| cost.bytes / 1024);
    table.timed("participation, the first page after the start", &|cost| cost.first);
    table.timed("participation of any day and mix, first byte, median", &|cost| cost.any[0]);
    table.timed("the same, slowest of sixty", &|cost| cost.any[1]);
    table.timed("participation again, first byte, median", &|cost| cost.same);
    table.timed("list of people, first byte, median", &|cost| cost.people_page);
    table.timed("home of a learner, median", &|cost| cost.pages[0].home);
    table.timed("the smallest size in turns with it", &|cost| cost.pages[1].home);
    table.timed("lesson, median", &|cost| cost.pages[0].lesson);
    table.timed("the smallest size in turns with it", &|cost| cost.pages[1].lesson);
    table.timed("everybody as CSV", &|cost| cost.csv);
    table.counted("people in it", &|cost| cost.lines as f64);
    table.counted("whole tests per second", &|cost| cost.tests);
    table.timed("HR file with 1 % changes, by page: until its effects are shown", &|cost| cost.night.by_page);
    table.timed("HR file with 1 % changes, by command: dry run", &|cost| cost.night.dry_run);
    table.timed("the same file: read and applied", &|cost| cost.night.applied);
    table.counted("answers to learners meanwhile", &|cost| cost.night.waits.len() as f64);
    table.timed_if("these answers, median", &|cost| cost.night.quantile(Night::MEDIAN));
    table.timed_if("these answers, p99", &|cost| cost.night.quantile(Night::P99));
    table.timed_if("these answers, slowest", &|cost| cost.night.waits.last().copied());
    table.sized("memory of the import, at most", &|cost| cost.night.memory.most);
    table.sized("memory of the server once people are counted", &|cost| cost.idle.resident);
    table.sized("memory of the server after pages, CSV and tests, at most", &|cost| cost.loaded.most);
    table.sized("memory of the server after the night, at most", &|cost| cost.after.most);
    table.timed("checking it while it is served", &|cost| cost.care.verified);
    table.timed("backup while it is served", &|cost| cost.care.backed_up);
    table.sized("size of the backup", &|cost| cost.care.bytes / 1024);
    if costs.iter().any(|cost| cost.care.restored.is_some()) {
        table.timed_if("restored into a new file and checked", &|cost| cost.care.restored);
    }
    table.text
}

impl<'c> Table<'c> {
    fn new(costs: &'c [Cost]) -> Self {
        let sizes: Vec<&str> = costs.iter().map(|cost| cost.name.as_str()).collect();
        let text = format!("| what | {} | growth |\n|---|{}\n", sizes.join(" | "), "--:|".repeat(costs.len() + 1));
        Self { costs, text }
    }

    fn row(&mut self, what: &str, number: &dyn Fn(&Cost) -> f64, shown: &dyn Fn(&Cost) -> String) {
        let cells: Vec<String> = self.costs.iter().map(shown).collect();
        let ends = self.costs.first().map(number).zip(self.costs.last().map(number));
        let growth = ends.filter(|(first, last)| *first > 0.0 && *last > 0.0);
        let growth = growth.map_or_else(String::new, |(first, last)| format!("× {:.2}", last / first));
        // Writing into a text cannot fail.
        let _ = writeln!(self.text, "| {what} | {} | {growth} |", cells.join(" | "));
    }

    fn timed(&mut self, what: &str, of: &dyn Fn(&Cost) -> Duration) {
        self.row(what, &|cost| of(cost).as_secs_f64(), &|cost| time(of(cost)));
    }

    /// Nothing is told where it could not be measured.
    fn timed_if(&mut self, what: &str, of: &dyn Fn(&Cost) -> Option<Duration>) {
        let seconds = |cost: &Cost| of(cost).unwrap_or_default().as_secs_f64();
        self.row(what, &seconds, &|cost| of(cost).map_or_else(|| "–".to_owned(), time));
    }

    fn counted(&mut self, what: &str, of: &dyn Fn(&Cost) -> f64) {
        self.row(what, of, &|cost| whole(of(cost)));
    }

    /// From kilobytes.
    fn sized(&mut self, what: &str, of: &dyn Fn(&Cost) -> u64) {
        let megabytes = |cost: &Cost| of(cost) as f64 / 1024.0;
        self.row(what, &megabytes, &|cost| format!("{} MB", whole(megabytes(cost))));
    }
}
