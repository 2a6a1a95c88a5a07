//! `modules/<id>/module.toml`: the facts of a module, and the drawings beside it.

use super::{
    super::{
        picture,
        problem::{At, ProblemKind},
    },
    Drawing, Folder,
    course::{between, locale, locales},
    files::Files,
    question,
    table::{Doc, Found, Table, is_id},
};
use jiff::civil::Date;
use kunren_domain::{
    course::{Lesson, Module, Reference},
    jurisdiction::{Country, Scope, Subdivision},
};
use std::sync::Arc;

pub(super) fn read(folder: &mut Folder, files: &mut Files, mut module: Module) -> Module {
    let file: Arc<str> = format!("modules/{}/module.toml", module.id).into();
    match files.text(&file) {
        Ok(text) => {
            let problems = Doc::read(&file, &text, |root| read_root(folder, root, &mut module));
            folder.problems.extend(problems);
            read_pictures(folder, files, &module.id);
        }
        Err(problem) => folder.problems.push(problem),
    }
    module
}

fn read_root(folder: &mut Folder, root: &Table<'_>, module: &mut Module) {
    folder.places.insert(format!("module/{}", module.id), root.at(root.line));
    root.require("scope");
    let scope: Option<Found<Scope>> = root.parsed("scope");
    module.as_of = root.optional("as_of").map(|day: Found<Date>| day.value);
    read_module_locales(folder, root, module, scope.as_ref().map(|scope| &scope.value));
    if let Some(scope) = scope {
        if !scope.value.is_common() {
            root.require("as_of");
        }
        module.scope = scope.value;
    }
    root.require("topics");
    for topic in root.ids("topics", "topic") {
        folder.places.insert(format!("module/{}/topic/{}", module.id, topic.value), root.at(topic.line));
        module.topics.push(topic.value);
    }
    root.require("lesson");
    for table in root.tables("lesson") {
        module.lessons.extend(lesson(folder, &table));
    }
    for table in root.tables("reference") {
        module.references.extend(reference(folder, &table, &module.id));
    }
    root.require("question");
    for table in root.tables("question") {
        module.questions.extend(question::read(folder, &table));
    }
    root.finish();
}

/// Common modules are in every language of the course, regional ones name theirs.
fn read_module_locales(folder: &Folder, root: &Table<'_>, module: &mut Module, scope: Option<&Scope>) {
    let named = root.line_of("locales");
    match (scope, named) {
        (Some(scope), Some(line)) if scope.is_common() => {
            let why = "a common module has the `locales` of the course: leave them out here";
            root.say(line, ProblemKind::NoValue(why.to_owned()));
        }
        (Some(scope), None) if !scope.is_common() => root.require("locales"),
        (_, Some(line)) => {
            module.locales = locales(root);
            if !module.locales.contains(&folder.course.source_locale) {
                root.say(line, ProblemKind::NoSourceLocale(folder.course.source_locale.to_string()));
            }
        }
        (_, None) => {}
    }
}

fn lesson(folder: &mut Folder, table: &Table<'_>) -> Option<Lesson> {
    let id = table.id("id");
    let minutes: Found<u16> = table.required("minutes");
    between(table, "minutes", "at least 1", Some(&minutes), |minutes| *minutes > 0);
    let topics = table.ids("topics", "topic");
    table.finish();
    let id = id?;
    folder.mark("lesson", &id.value, format!("lesson/{}", id.value), table.at(id.line));
    for topic in &topics {
        folder.places.insert(format!("lesson/{}/topic/{}", id.value, topic.value), table.at(topic.line));
    }
    Some(Lesson { id: id.value, minutes: minutes.value, topics: topics.into_iter().map(|topic| topic.value).collect() })
}

fn reference(folder: &mut Folder, table: &Table<'_>, module: &str) -> Option<Reference> {
    let id = table.id("id");
    let reference = Reference {
        id: id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
        jurisdiction: jurisdiction(table),
        official: table.required("official").value,
        official_locale: table.optional("official_locale").and_then(|tag| locale(table, &tag)),
        number: table.optional("number").map(|number| number.value),
        in_force_from: day(table, "in_force_from"),
        in_force_to: day(table, "in_force_to"),
        reviewed_on: table.required("reviewed_on").value,
        review_by: table.required("review_by").value,
    };
    if reference.in_force_to.zip(reference.in_force_from).is_some_and(|(to, from)| to < from) {
        table.say(table.line, ProblemKind::DaysOutOfOrder("in_force_from ≤ in_force_to is wanted"));
    }
    if reference.review_by < reference.reviewed_on && reference.review_by != Date::default() {
        table.say(table.line, ProblemKind::DaysOutOfOrder("reviewed_on ≤ review_by is wanted"));
    }
    table.finish();
    let id = id?;
    let fact = format!("module/{module}/reference/{}", id.value);
    folder.mark("reference", &id.value, fact, table.at(id.line));
    Some(reference)
}

fn day(table: &Table<'_>, key: &'static str) -> Option<Date> {
    table.optional(key).map(|day| day.value)
}

fn jurisdiction(table: &Table<'_>) -> String {
    let Some(code) = table.optional::<String>("jurisdiction") else {
        table.say(table.line, ProblemKind::NoJurisdiction(String::new()));
        return String::new();
    };
    let known = matches!(code.value.as_str(), "EU" | "INT")
        || code.value.parse::<Country>().is_ok()
        || code.value.parse::<Subdivision>().is_ok();
    if !known {
        table.say(code.line, ProblemKind::NoJurisdiction(format!(" instead of {:?}", code.value)));
    }
    code.value
}

fn read_pictures(folder: &mut Folder, files: &mut Files, module: &str) {
    let pictures = format!("modules/{module}/pictures");
    for name in files.names_in(&pictures) {
        // Anything else stays unread and is reported as unused.
        let Some(picture) = name.strip_suffix(".svg").filter(|name| is_id(name)) else { continue };
        let file = format!("{pictures}/{name}");
        match files.text(&file) {
            Ok(text) => {
                let at = At::file(&file);
                let drawn = picture::read(picture, &text);
                let faults = drawn.faults.into_iter().map(|(line, what)| At::line(&at.file, line).problem(what));
                folder.problems.extend(faults);
                let drawing = Drawing { svg: drawn.svg, words: drawn.words, at };
                folder.pictures.insert((module.to_owned(), picture.to_owned()), drawing);
            }
            Err(problem) => folder.problems.push(problem),
        }
    }
}
