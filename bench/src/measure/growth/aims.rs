//! What is aimed at with a million people, of each database.

use super::{
    super::{aims::Aims, night::Night, report::time},
    Cost,
};
use std::time::Duration;

/// From how many people on.
const MANY: u32 = 1_000_000;
const KILOBYTES_OF_500_MB: u64 = 500 * 1024;

/// A row per aim; nothing where there were fewer people.
pub fn of(costs: &[Cost]) -> String {
    let Some(many) = costs.last().filter(|cost| cost.people >= MANY) else {
        return String::new();
    };
    let mut aims = Aims::default();
    let mut within =
        |what: &str, aim: &str, most: Duration, took: Duration| aims.row(what, aim, &time(took), took <= most);
    within("participation of any day and mix, first byte, median", "≤ 50 ms", Duration::from_millis(50), many.any[0]);
    within("everybody as CSV", "≤ 10 s", Duration::from_secs(10), many.csv);
    within("HR file: dry run", "≤ 60 s", Duration::from_mins(1), many.night.dry_run);
    within("HR file by page: until its effects are shown", "≤ 60 s", Duration::from_mins(1), many.night.by_page);
    let applying = many.night.applied.saturating_sub(many.night.dry_run);
    within("HR file: applied, beyond reading it again", "≤ 30 s", Duration::from_secs(30), applying);
    let [own, few] = many.pages;
    for (what, before, now) in [("home", few.home, own.home), ("lesson", few.lesson, own.lesson)] {
        let ratio = now.as_secs_f64() / before.as_secs_f64();
        let what = format!("{what} of a learner, median, in turns with the smallest size");
        aims.row(&what, "≤ × 1.2", &format!("× {ratio:.2}"), ratio <= 1.2);
    }
    if let Some(p99) = many.night.quantile(Night::P99) {
        aims.row("answers to learners during the night, p99", "< 250 ms", &time(p99), p99 < Duration::from_millis(250));
    }
    for (what, most) in [("the import", many.night.memory.most), ("the server", many.after.most)] {
        let found = format!("{} MB", most / 1024);
        aims.row(&format!("memory of {what}, at most"), "< 500 MB", &found, most < KILOBYTES_OF_500_MB);
    }
    aims.table("Against the aims:")
}
