//! Effects as text for a terminal or a scheduler's log.

use kunren_domain::hr::{DateOrder, Difference, Effects, EmptyCell, Exceeded, Extent, Measure};
use kunren_services::hr::{Found, Source, Undoable};
use std::fmt::Write;

/// How many problems are shown; those that are kept go into the file of `--rejected`.
const SHOWN: usize = 20;

/// What a file would do, or did.
pub fn effects(effects: &Effects) -> String {
    let mut text = format!("{} rows, {} people employed before.\n", effects.rows, effects.heads);
    let counts = [
        ("joiners", effects.joiners),
        ("back after having left", effects.rejoiners),
        ("leavers", effects.leavers),
        ("  of them not named any more", effects.not_named),
        ("moves", effects.moves),
        ("leave begins", effects.leave_starts),
        ("back from leave", effects.returns),
        ("other manager", effects.managers),
        ("other employment type", effects.employment),
        ("other details", effects.details),
        ("people who change in all", effects.changed),
        ("named by this source for the first time", effects.adopted),
        ("rows that are not taken", effects.rejected),
        ("rows that repeat a number", effects.repeated),
        ("managers who do not exist", effects.unknown_managers),
    ];
    for (name, count) in counts {
        line(&mut text, &format!("  {name:<42} {count:>9}"));
    }
    countries(&mut text, effects);
    if !effects.new_duties.is_empty() {
        line(&mut text, "New regional duties by moving:");
        for (scope, people) in &effects.new_duties {
            line(&mut text, &format!("  {:<42} {people:>9}", scope.to_string()));
        }
    }
    strangest(&mut text, effects);
    if !effects.unread.is_empty() {
        line(&mut text, &format!("not read: {}", effects.unread.join(", ")));
    }
    text.trim_end().to_owned()
}

fn countries(text: &mut String, effects: &Effects) {
    let touched: Vec<_> = effects
        .countries
        .iter()
        .filter(|(_, of)| of.joiners + of.leavers + of.moved_away + of.moved_here + of.leave_starts > 0)
        .collect();
    if touched.is_empty() {
        return;
    }
    line(text, "By country:      before   joiners   leavers      away      here  on leave");
    for (country, of) in touched {
        let (heads, joiners, leavers) = (of.heads, of.joiners, of.leavers);
        let (away, here, leave) = (of.moved_away, of.moved_here, of.leave_starts);
        line(text, &format!("  {country:<10} {heads:>10} {joiners:>9} {leavers:>9} {away:>9} {here:>9} {leave:>9}"));
    }
}

fn strangest(text: &mut String, effects: &Effects) {
    if !effects.strangest.is_empty() {
        line(text, "Strangest changes:");
    }
    for strange in &effects.strangest {
        let differences: Vec<String> = strange.differences.iter().map(difference).collect();
        line(text, &format!("  {}: {}", strange.number, differences.join(", ")));
    }
}

fn difference(difference: &Difference) -> String {
    let or_nothing = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    format!("{} {} → {}", difference.field, or_nothing(&difference.before), or_nothing(&difference.after))
}

/// What taking an import back would undo, and how that is done.
pub fn undoable(undoable: &Undoable) -> String {
    let Undoable { id, source, file_name, applied_at, effects: did } = undoable;
    let mut text =
        format!("Import {id} of {source} ({file_name}), applied at {applied_at}, would be taken back. It did:\n");
    line(&mut text, &effects(did));
    line(&mut text, "Nothing was written: this was a look only. To take it back:");
    line(&mut text, &format!("  kunren hr undo --import {id} --reason TEXT"));
    text.trim_end().to_owned()
}

/// The first problems, and how many there are.
pub fn problems(found: &Found) -> String {
    let mut text = String::new();
    for problem in found.kept.iter().take(SHOWN) {
        let column = problem.field.map(|field| format!(", {field}")).unwrap_or_default();
        let value = if problem.value.is_empty() { String::new() } else { format!(" ({:?})", problem.value) };
        line(&mut text, &format!("line {}{column}: {}{value}", problem.line, problem.reason));
    }
    let (kept, count) = (found.kept.len(), found.count);
    let more = count.saturating_sub(SHOWN as u64);
    if count > kept as u64 {
        line(&mut text, &format!("and {more} more: the first {kept} of {count} go into the file of --rejected"));
    } else if more > 0 {
        line(&mut text, &format!("and {more} more: see --rejected"));
    }
    text.trim_end().to_owned()
}

/// Thresholds that are exceeded, one a line.
pub fn exceeded(exceeded: &[Exceeded]) -> String {
    let one = |exceeded: &Exceeded| {
        let place = exceeded.country.map_or_else(|| "all".to_owned(), |country| country.to_string());
        let (changed, heads, limit) = (exceeded.changed, exceeded.heads, exceeded.limit);
        let what = match exceeded.measure {
            Measure::Leavers => "leavers",
            Measure::Moves => "moves",
            Measure::Leaves => "leaves that begin",
            Measure::Employment => "changed employment types",
            Measure::Joiners => "joiners",
            Measure::Changes => "people who change",
            Measure::UnreadableNumbers => "rows whose employee number cannot be read",
        };
        format!("  {place}: {changed} {what} of {heads} people (limit {limit} of 1000)")
    };
    exceeded.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// How the files of a source are read.
pub fn source(source: &Source) -> String {
    let mut text = format!("{}\n", source.name);
    for (field, header) in &source.mapping.headers {
        line(&mut text, &format!("  {:<16} {header}", field.code()));
    }
    let dates = match source.mapping.dates {
        DateOrder::YearFirst => "2026-04-30",
        DateOrder::DayFirst => "30/04/2026",
        DateOrder::MonthFirst => "04/30/2026",
    };
    let empty = match source.policy.empty {
        EmptyCell::Keep => "what is known stays",
        EmptyCell::Clear => "there is none",
    };
    let extent = match source.policy.extent {
        Extent::Full => "everybody: who is missing has left",
        Extent::Changes => "people about whom something changed",
    };
    let limits = &source.thresholds;
    line(&mut text, &format!("  cells divided by {:?}; days as {dates}", source.mapping.delimiter));
    line(&mut text, &format!("  an empty cell means: {empty}; a file names: {extent}"));
    let (leavers, moves, joiners, changes) = (limits.leavers, limits.moves, limits.joiners, limits.changes);
    let (leaves, employment) = (limits.leaves, limits.employment);
    line(
        &mut text,
        &format!(
            "  limits, of 1000: leavers {leavers}, moves {moves}, leaves {leaves}, employment types {employment}, \
             joiners {joiners}, changes {changes}; always up to {}",
            limits.few
        ),
    );
    text.trim_end().to_owned()
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("writing to a text does not fail");
}
