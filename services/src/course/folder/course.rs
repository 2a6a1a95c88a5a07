//! `course.toml`: the facts of the edition.

use super::{
    super::problem::ProblemKind,
    Folder, FolderTarget,
    files::Files,
    table::{Doc, Found, Table},
};
use jiff::civil::Date;
use kunren_domain::{
    course::Module,
    edition::{BlueprintPart, Category, Formula, Leave, Mode, TestRule, Window},
    jurisdiction::Scope,
    locale::Locale,
    target::Node,
};
use std::sync::Arc;

const FILE: &str = "course.toml";

pub(super) fn read(folder: &mut Folder, files: &mut Files) {
    let text = match files.text(FILE) {
        Ok(text) => text,
        Err(problem) => return folder.problems.push(problem),
    };
    let file: Arc<str> = FILE.into();
    let problems = Doc::read(&file, &text, |root| read_root(folder, root));
    folder.problems.extend(problems);
}

fn read_root(folder: &mut Folder, root: &Table<'_>) {
    folder.course.programme = root.id("programme").map(|id| id.value).unwrap_or_default();
    folder.course.edition = code(root, "edition");
    if let Some(category) = root.one_of("category", &CATEGORIES) {
        folder.course.category = category;
    }
    folder.course.fiscal_year = root.required("fiscal_year").value;
    read_locales(folder, root);
    read_window(folder, root);
    read_formula(folder, root);
    read_test(folder, root);
    read_blueprint(folder, root);
    read_targets(folder, root);
    read_modules(folder, root);
    root.finish();
}

const CATEGORIES: [(&str, Category); 3] = [
    ("general", Category::General),
    ("specialised", Category::Specialised),
    ("qualification", Category::Qualification),
];

/// The name of an edition, which is part of addresses: `FY2026`.
fn code(root: &Table<'_>, key: &'static str) -> String {
    let code: Found<String> = root.required(key);
    let fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if code.value.len() > 40 || !code.value.bytes().all(fine) {
        let what = format!("{:?} cannot be part of an address: use letters, digits and hyphens", code.value);
        root.say(code.line, ProblemKind::NoValue(what));
    }
    code.value
}

fn read_locales(folder: &mut Folder, root: &Table<'_>) {
    root.require("source_locale");
    let source: Option<Found<String>> = root.optional("source_locale");
    if let Some(source) = source.and_then(|tag| locale(root, &tag)) {
        folder.course.source_locale = source;
    }
    root.require("locales");
    folder.course.locales = locales(root);
    let source = &folder.course.source_locale;
    if let Some(line) = root.line_of("locales")
        && !folder.course.locales.contains(source)
    {
        root.say(line, ProblemKind::NoSourceLocale(source.to_string()));
    }
}

/// The list `locales` of a course or a module.
pub(super) fn locales(table: &Table<'_>) -> Vec<Locale> {
    let mut locales = Vec::new();
    for tag in table.list("locales") {
        match locale(table, &tag) {
            Some(known) if locales.contains(&known) => {
                table.say(tag.line, ProblemKind::Duplicate { what: "locale", id: tag.value });
            }
            Some(new) => locales.push(new),
            None => {}
        }
    }
    locales
}

/// A language tag in its usual spelling, because folders are named by it.
pub(super) fn locale(table: &Table<'_>, tag: &Found<String>) -> Option<Locale> {
    match tag.value.parse::<Locale>() {
        Ok(locale) => {
            let usual = locale.to_string();
            if usual != tag.value {
                table.say(tag.line, ProblemKind::NoValue(format!("write {usual:?} instead of {:?}", tag.value)));
            }
            Some(locale)
        }
        Err(error) => {
            table.say(tag.line, ProblemKind::NoValue(error.to_string()));
            None
        }
    }
}

/// The table `[key]`, which has to be there.
fn section<'a>(folder: &mut Folder, root: &Table<'a>, key: &'static str) -> Option<Table<'a>> {
    root.require(key);
    let table = root.table(key)?;
    folder.places.insert(key.to_owned(), root.at(table.line));
    Some(table)
}

fn read_window(folder: &mut Folder, root: &Table<'_>) {
    let Some(table) = section(folder, root, "window") else { return };
    let day = |key| table.required::<Date>(key).value;
    let (opens_on, due_on) = (day("opens_on"), day("due_on"));
    let (grace_until, closes_on) = (day("grace_until"), day("closes_on"));
    let all = [opens_on, due_on, grace_until, closes_on].iter().all(|day| *day != Date::default());
    folder.course.window = Window { opens_on, due_on, grace_until, closes_on };
    if all && !folder.course.window.is_ordered() {
        let order = "opens_on ≤ due_on ≤ grace_until ≤ closes_on is wanted";
        table.say(table.line, ProblemKind::DaysOutOfOrder(order));
    }
    table.finish();
}

fn read_formula(folder: &mut Folder, root: &Table<'_>) {
    let Some(table) = section(folder, root, "formula") else { return };
    let leave = table.one_of("leave", &[("excluded", Leave::Excluded), ("counted", Leave::Counted)]);
    let joiner_days = table.required("joiner_days").value;
    folder.course.formula = Formula { leave: leave.unwrap_or(Leave::Excluded), joiner_days };
    table.finish();
}

fn read_test(folder: &mut Folder, root: &Table<'_>) {
    let Some(table) = section(folder, root, "test") else { return };
    let mode = table.one_of("mode", &[("pass-mark", Mode::PassMark), ("correct-the-wrong", Mode::CorrectTheWrong)]);
    let pass_mark: Option<Found<u8>> = table.optional("pass_mark");
    let attempts: Option<Found<u16>> = table.optional("attempts");
    let limit: Option<Found<u32>> = table.optional("time_limit_minutes");
    let cooldown: Option<Found<u32>> = table.optional("cooldown_minutes");
    if mode == Some(Mode::PassMark) {
        for key in ["pass_mark", "attempts", "cooldown_minutes"] {
            table.require(key);
        }
    }
    between(&table, "pass_mark", "between 1 and 100", pass_mark.as_ref(), |mark| (1..=100).contains(mark));
    between(&table, "attempts", "at least 1", attempts.as_ref(), |attempts| *attempts > 0);
    between(&table, "time_limit_minutes", "at least 1", limit.as_ref(), |minutes| *minutes > 0);
    folder.course.test = TestRule {
        mode: mode.unwrap_or(Mode::PassMark),
        pass_mark: pass_mark.map_or(100, |mark| mark.value),
        attempts: attempts.map_or(1, |attempts| attempts.value),
        cooldown_minutes: cooldown.map_or(0, |minutes| minutes.value),
        time_limit_minutes: limit.map(|minutes| minutes.value),
    };
    table.finish();
}

/// Reports a number that is there and out of bounds.
pub(super) fn between<T>(
    table: &Table<'_>,
    key: &str,
    wanted: &str,
    found: Option<&Found<T>>,
    fits: impl Fn(&T) -> bool,
) {
    if let Some(found) = found.filter(|found| !fits(&found.value)) {
        table.say(found.line, ProblemKind::WrongType { field: key.to_owned(), wanted: wanted.to_owned() });
    }
}

fn read_blueprint(folder: &mut Folder, root: &Table<'_>) {
    root.require("blueprint");
    for (number, table) in root.tables("blueprint").into_iter().enumerate() {
        folder.places.insert(format!("blueprint/{number}"), root.at(table.line));
        let from: Found<String> = table.required("from");
        let count: Found<usize> = table.required("count");
        folder.course.blueprint.push(BlueprintPart { from: from.value, count: count.value });
        table.finish();
    }
}

fn read_targets(folder: &mut Folder, root: &Table<'_>) {
    for table in root.tables("target") {
        table.require("scope");
        table.require("rate");
        let (node, share) = (table.parsed("scope"), table.optional("rate"));
        let reason = table.required("reason").value;
        let node: Option<Found<Node>> = node;
        if let (Some(node), Some(share)) = (node, share) {
            if let Node::Region(side) = &node.value
                && matches!(side.as_str(), "domestic" | "overseas")
            {
                // It would be a region that nobody belongs to, and a target that nobody sees.
                let what = format!("write {side:?} instead of \"region:{side}\"");
                table.say(node.line, ProblemKind::NoValue(what));
            }
            if folder.targets.iter().any(|target| target.node == node.value) {
                table.say(node.line, ProblemKind::Duplicate { what: "target", id: node.value.to_string() });
            }
            folder.targets.push(FolderTarget { node: node.value, share: share.value, reason });
        }
        table.finish();
    }
}

/// Names of modules; what is in them is read from their own files.
fn read_modules(folder: &mut Folder, root: &Table<'_>) {
    root.require("modules");
    for id in root.ids("modules", "module") {
        folder.places.insert(format!("module/{}", id.value), root.at(id.line));
        folder.course.modules.push(Module {
            id: id.value,
            scope: Scope::Common,
            as_of: None,
            locales: folder.course.locales.clone(),
            topics: Vec::new(),
            lessons: Vec::new(),
            references: Vec::new(),
            questions: Vec::new(),
        });
    }
}
