//! Audiences as text for a terminal or a scheduler's log.

use kunren_domain::jurisdiction::Country;
use kunren_services::learning::audience::{AudienceChange, MovedDays, Preview, Shown, Stage, Unknown, Work};
use std::fmt::Write;

/// What is in force, how far it is applied, and what was before.
pub fn shown(shown: &Shown) -> String {
    let mut text = format!("Open from {} to {}.\n", shown.opens_on, shown.closes_on);
    line(&mut text, &format!("rule        {}", shown.terms.rule));
    line(&mut text, &format!("recurrence  {}", shown.terms.recurrence));
    match shown.history.first() {
        None => line(&mut text, "Nothing was ever set: it is for everybody."),
        Some(_) if shown.is_ahead => line(&mut text, "It is applied when the edition opens."),
        Some(change) => line(&mut text, &applied(change.work)),
    }
    if !shown.unknown.is_empty() {
        line(&mut text, &unknown(&shown.unknown));
    }
    if !shown.history.is_empty() {
        line(&mut text, "History:");
    }
    for change in &shown.history {
        let (terms, at) = (&change.terms, change.at);
        line(&mut text, &format!("  {at}  {}  {}; {}", whence(change), terms.rule, terms.recurrence));
        line(&mut text, &format!("    {}", change.reason));
    }
    text.trim_end().to_owned()
}

fn whence(change: &AudienceChange) -> String {
    match (&change.from, &change.by) {
        (Some(edition), _) => format!("taken over from {edition}"),
        (None, Some(name)) => format!("by {name}"),
        (None, None) => "by the command line".to_owned(),
    }
}

/// How far it is applied.
pub fn applied(work: Option<Work>) -> String {
    let Some(Work { stage, expected, done, done_at }) = work else { return "It is applied.".to_owned() };
    let counts = format!("assigned {}, released {}, assigned again {}", done.assigned, done.released, done.returned);
    match (stage, expected) {
        (Stage::Waiting, _) => "It waits to be applied.".to_owned(),
        (Stage::Applying, None) => "It is being applied: looking whom it concerns.".to_owned(),
        (Stage::Applying, Some(expected)) => format!("It is being applied, {} of {expected}: {counts}.", done.sum()),
        (Stage::Done, _) => {
            let at = done_at.map(|at| format!(" at {at}")).unwrap_or_default();
            format!("It was applied{at}: {counts}.")
        }
        (Stage::Superseded, _) => "Another rule was set before it was applied.".to_owned(),
    }
}

/// Heads in all and by country, and the due days that would move.
pub fn effects(preview: &Preview) -> String {
    let mut text = String::from("               employed    meet it   to assign  to release\n");
    let total = [(String::from("all"), preview.total)].into_iter();
    let countries = preview.countries.iter().map(|(country, heads)| (name(*country), *heads));
    for (name, heads) in total.chain(countries) {
        let (employed, matching) = (heads.employed, heads.matching);
        let (gaining, released) = (heads.gaining, heads.released);
        line(&mut text, &format!("{name:<12} {employed:>10} {matching:>10} {gaining:>11} {released:>11}"));
    }
    if let Some(days) = &preview.days {
        moved(&mut text, days);
    }
    text.trim_end().to_owned()
}

fn name(country: Option<Country>) -> String {
    country.map_or_else(|| String::from("(no place)"), |country| country.to_string())
}

fn moved(text: &mut String, days: &MovedDays) {
    line(text, "Due days\n                earlier      later   overdue at once  more missed rounds");
    let total = [(String::from("all"), days.total)].into_iter();
    for (name, heads) in total.chain(days.countries.iter().map(|(country, heads)| (name(*country), *heads))) {
        let (earlier, later, overdue, missed) = (heads.earlier, heads.later, heads.overdue, heads.missed);
        line(text, &format!("{name:<12} {earlier:>10} {later:>10} {overdue:>17} {missed:>19}"));
    }
    if let Some((first, last)) = days.range {
        line(text, &format!("New due days of those who still have to complete it: {first} to {last}."));
    }
}

/// Why it was stopped: one or both.
pub fn stopped(preview: &Preview) -> Vec<&'static str> {
    let released = "more than 10 % of those who owe it would be released, in all or in one country";
    let overdue = "people would be overdue at once who are not now";
    let why = [preview.is_drastic().then_some(released), (preview.overdue() > 0).then_some(overdue)];
    why.into_iter().flatten().collect()
}

/// What nothing in the organisation has.
pub fn unknown(unknown: &[Unknown]) -> String {
    let one = |unknown: &Unknown| match unknown {
        Unknown::Value(field, value) => format!("{} {value}", field.code()),
        Unknown::Edition(name) => format!("edition {name}"),
    };
    let names: Vec<String> = unknown.iter().map(one).collect();
    format!("nothing in the organisation has what the rule names: {}", names.join(", "))
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("writing to a text does not fail");
}
