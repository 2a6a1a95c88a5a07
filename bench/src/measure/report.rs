//! The report: tables that every run replaces, between two marks, and below them words that it leaves alone.

use super::{Measured, aims::Aims, cold::Visit, flows::Round, pages::Page};
use anyhow::{Context as _, Result};
use kunren_services::Clock;
use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// Marks around what is replaced.
pub type Marks = [&'static str; 2];

/// Around the tables of `cargo xtask bench`.
pub const ALL: Marks = ["<!-- measured: replaced by `cargo xtask bench` -->", "<!-- /measured -->"];
/// Around the table of `cargo xtask bench --people …,…`.
pub const GROWTH: Marks =
    ["<!-- growth: replaced by `cargo xtask bench --people 10000,100000,1000000` -->", "<!-- /growth -->"];
/// The report, in the workspace.
pub const FILE: &str = "docs/benchmarks.md";
/// The report as it begins its life.
const TEMPLATE: &str = include_str!("report.md");

/// Puts the tables into `docs/benchmarks.md`.
pub fn write(root: &Path, marks: Marks, tables: &str) -> Result<PathBuf> {
    let file = root.join(FILE);
    let before = if file.exists() { fs::read_to_string(&file)? } else { TEMPLATE.to_owned() };
    fs::write(
        &file,
        replaced(&before, marks, tables).with_context(|| format!("{} has lost its marks", file.display()))?,
    )?;
    Ok(file)
}

fn replaced(before: &str, [begin, end]: Marks, tables: &str) -> Option<String> {
    let (head, rest) = before.split_once(begin)?;
    let (_, words) = rest.split_once(end)?;
    Some(format!("{head}{begin}\n\n{tables}\n{end}{words}"))
}

/// The tables.
pub fn text(measured: &Measured, machine: &str) -> String {
    let mut text = format!("{} · {machine}\n", Clock::System.today());
    for part in
        [aims(measured), loads(&measured.pages), tests(&measured.rounds), visits(&measured.cold), rest(measured)]
    {
        if !part.is_empty() {
            text.push('\n');
            text.push_str(&part);
        }
    }
    text
}

/// A row per aim: what, aim, measured, whether reached.
fn aims(measured: &Measured) -> String {
    let mut aims = Aims::default();
    if let Some((_, load, bare)) = plain(&measured.pages, "lesson") {
        let ratio = load.rate / bare.rate;
        aims.row("lesson page, against the bare handler", "≥ 0.25", &format!("{ratio:.2}"), ratio >= 0.25);
        aims.row("lesson page", "≥ 15,000/s", &format!("{}/s", whole(load.rate)), load.rate >= 15_000.0);
    }
    if let Some((_, load, _)) = plain(&measured.pages, "home") {
        aims.row("signed-in home", "≥ 6,000/s", &format!("{}/s", whole(load.rate)), load.rate >= 6_000.0);
        aims.row("signed-in home, p99", "< 10 ms", &time(load.p99), load.p99 < Duration::from_millis(10));
    }
    if let Some(best) = measured.rounds.iter().skip(1).map(Round::rate).max_by(f64::total_cmp) {
        aims.row("whole tests, all on disk", "≥ 800/s", &format!("{}/s", whole(best)), best >= 800.0);
    }
    if let Some(lesson) = visit(measured, "lesson") {
        let kilobytes = kilobytes(lesson.bytes);
        aims.row("lesson page, cold", "≤ 40 KB", &format!("{kilobytes:.1} KB"), kilobytes <= 40.0);
        aims.row("lesson page, cold", "≤ 4 requests", &lesson.requests.to_string(), lesson.requests <= 4);
        aims.row("lesson page, cold", "no WebAssembly", &format!("{} B", lesson.wasm_bytes), lesson.wasm_bytes == 0);
        aims.row(
            "lesson page, first paint on slow 4G",
            "≤ 800 ms",
            &format!("{:.0} ms", lesson.first_paint_ms),
            lesson.first_paint_ms <= 800.0,
        );
    }
    if let Some(test) = visit(measured, "test") {
        let kilobytes = kilobytes(test.bytes);
        aims.row("test page, cold", "≤ 200 KB", &format!("{kilobytes:.1} KB"), kilobytes <= 200.0);
    }
    if let Some(export) = &measured.export {
        let slowest = export.first.max(export.median);
        aims.row("everybody's completion as CSV", "≤ 300 ms", &time(slowest), slowest <= Duration::from_millis(300));
    }
    if let Some(start) = &measured.start {
        aims.row("start-up", "< 500 ms", &time(start.median()), start.median() < Duration::from_millis(500));
    }
    if measured.loaded.most > 0 {
        let megabytes = kilobytes(measured.loaded.most);
        aims.row("resident memory, at most", "< 100 MB", &format!("{megabytes:.0} MB"), megabytes < 100.0);
    }
    aims.table("## Against the aims")
}

fn loads(pages: &[Page]) -> String {
    let rows: Vec<String> = pages
        .iter()
        .flat_map(|page| {
            page.loads.iter().map(move |(connections, load, bare)| {
                format!(
                    "| {name} | {kind} | {bytes} | {connections} | {rate} | {p50} | {p99} | {beside} | {ratio:.2} |\n",
                    name = page.name,
                    kind = if page.zipped { "gzip" } else { "plain" },
                    bytes = whole(page.bytes as f64),
                    rate = whole(load.rate),
                    p50 = time(load.p50),
                    p99 = time(load.p99),
                    beside = whole(bare.rate),
                    ratio = load.rate / bare.rate,
                )
            })
        })
        .collect();
    table(
        "## Pages\n\n| page | as | bytes | connections | requests/s | p50 | p99 | bare handler/s | ratio |\n\
         |---|---|--:|--:|--:|--:|--:|--:|--:|\n",
        &rows,
    )
}

fn tests(rounds: &[Round]) -> String {
    let rows: Vec<String> = rounds
        .iter()
        .skip(1)
        .map(|round| {
            format!(
                "| {} | {} | {} | {} | {} | {} | {} |\n",
                round.connections,
                round.handed_in,
                whole(round.rate()),
                whole(round.requests as f64 / round.took.as_secs_f64()),
                time(round.quantile(0.5)),
                time(round.quantile(0.99)),
                whole(round.answers as f64),
            )
        })
        .collect();
    let title = "## Whole tests\n\nOpen, ten answers, hand in, see the result: thirteen requests one after the other, twelve of them on disk \
                 before they are answered. Afterwards the server was killed and the answers, submissions and completions on disk were\n\
                 counted: as many as were acknowledged.\n\n\
                 | connections | tests | tests/s | requests/s | p50 of a test | p99 of a test | answers |\n\
                 |--:|--:|--:|--:|--:|--:|--:|\n";
    table(title, &rows)
}

fn visits(visits: &[Visit]) -> String {
    let rows: Vec<String> = visits
        .iter()
        .map(|visit| {
            let (total, wasm) = (kilobytes(visit.bytes), kilobytes(visit.wasm_bytes));
            format!(
                "| {} | {} | {total:.1} KB | {wasm:.1} KB | {:.0} ms |\n",
                visit.name, visit.requests, visit.first_paint_ms
            )
        })
        .collect();
    table(
        "## A first visit\n\nChromium with an empty cache; first contentful paint at 1.6 Mbit/s and 150 ms, the middle of five visits.\n\n\
         | page | requests | over the wire | of that WebAssembly | first paint |\n|---|--:|--:|--:|--:|\n",
        &rows,
    )
}

fn rest(measured: &Measured) -> String {
    let mut rows = Vec::new();
    if let Some(export) = &measured.export {
        let lines = whole(export.lines as f64);
        rows.push(format!(
            "| everybody's completion as CSV, {lines} people | {}, then {} |\n",
            time(export.first),
            time(export.median)
        ));
    }
    if let Some(start) = &measured.start {
        let last = start.times.last().copied().unwrap_or_default();
        rows.push(format!(
            "| start to first answer, the middle of {} and the slowest | {}, {} |\n",
            start.times.len(),
            time(start.median()),
            time(last)
        ));
    }
    let megabytes = |size| format!("{:.0} MB", kilobytes(size));
    if measured.idle.resident > 0 {
        rows.push(format!("| resident memory after the start | {} |\n", megabytes(measured.idle.resident)));
        rows.push(format!(
            "| resident memory after everything above, and the most it ever was | {}, {} |\n",
            megabytes(measured.loaded.resident),
            megabytes(measured.loaded.most)
        ));
    }
    table("## The rest\n\n| what | measured |\n|---|--:|\n", &rows)
}

pub(super) fn table(head: &str, rows: &[String]) -> String {
    if rows.is_empty() { String::new() } else { format!("{head}{}", rows.concat()) }
}

/// A page as wrk asks for it, at the most connections.
fn plain<'m>(pages: &'m [Page], name: &str) -> Option<&'m (u32, super::wrk::Load, super::wrk::Load)> {
    pages.iter().find(|page| page.name == name && !page.zipped)?.loads.last()
}

fn visit<'m>(measured: &'m Measured, name: &str) -> Option<&'m Visit> {
    measured.cold.iter().find(|visit| visit.name == name)
}

/// Of bytes, and megabytes of kilobytes.
fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1024.0
}

/// `12,345`
pub(super) fn whole(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `0.37 ms`, `44 ms`, `1,203 ms`
pub(super) fn time(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1e3;
    let mut text = String::new();
    let written = if milliseconds < 10.0 {
        write!(text, "{milliseconds:.2} ms")
    } else {
        write!(text, "{} ms", whole(milliseconds))
    };
    written.expect("writing into memory does not fail");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_tables_go() {
        let first = replaced(TEMPLATE, ALL, "one\n").expect("the template has its marks");
        let written = first.replace("## What the time goes to", "## What the time goes to\n\nA sentence.");
        let second = replaced(&written, ALL, "two\n").expect("the marks are kept");
        assert!(replaced(&second, GROWTH, "three\n").is_some_and(|third| third.contains("two\n")));
        assert!(second.contains("A sentence.") && second.contains("\ntwo\n") && !second.contains("one\n"));
        assert_eq!(replaced("no marks", ALL, "tables"), None);
    }

    #[test]
    fn numbers_read_well() {
        assert_eq!(
            (whole(999.4), whole(1_000.0), whole(1_234_567.0)),
            ("999".into(), "1,000".into(), "1,234,567".into())
        );
        assert_eq!(time(Duration::from_micros(372)), "0.37 ms");
        assert_eq!(time(Duration::from_millis(1203)), "1,203 ms");
    }
}
