//! `[[question]]`: a question without its words.

use super::{
    super::problem::ProblemKind,
    Folder,
    table::{Found, Table},
};
use kunren_domain::{
    answer::Answer,
    course::{Kind, Question},
};
use std::collections::{BTreeMap, BTreeSet};

const KINDS: [(&str, Kind); 5] = [
    ("single", Kind::Single),
    ("multiple", Kind::Multiple),
    ("truefalse", Kind::TrueFalse),
    ("matching", Kind::Matching),
    ("ordering", Kind::Ordering),
];

pub(super) fn read(folder: &mut Folder, table: &Table<'_>) -> Option<Question> {
    let id = table.id("id");
    let kind = table.one_of("kind", &KINDS);
    let topic = table.id("topic");
    let (options, matches) = (values(table.ids("options", "option")), values(table.ids("matches", "match")));
    let references = values(table.ids("references", "reference"));
    let right = kind.and_then(|kind| right(table, kind));
    table.line_of("right");
    table.finish();
    let id = id?;
    let fact = format!("question/{}", id.value);
    if let Some(line) = table.line_of("right") {
        folder.places.insert(format!("{fact}/right"), table.at(line));
    }
    folder.mark("question", &id.value, fact, table.at(id.line));
    let kind = kind?;
    Some(Question {
        id: id.value,
        kind,
        topic: topic?.value,
        options: options_of(table, kind, options),
        matches,
        right: right?,
        references,
    })
}

fn values(ids: Vec<Found<String>>) -> Vec<String> {
    ids.into_iter().map(|id| id.value).collect()
}

/// True and false are the same in every course, so they are not written out.
fn options_of(table: &Table<'_>, kind: Kind, written: Vec<String>) -> Vec<String> {
    if kind != Kind::TrueFalse {
        return written;
    }
    if let Some(line) = table.line_of("options") {
        let why = "a truefalse question has the options \"true\" and \"false\": leave them out";
        table.say(line, ProblemKind::NoValue(why.to_owned()));
    }
    vec!["true".to_owned(), "false".to_owned()]
}

fn right(table: &Table<'_>, kind: Kind) -> Option<Answer> {
    if table.line_of("right").is_none() {
        table.say(table.line, ProblemKind::NoRightAnswer("`right` is missing".to_owned()));
        return None;
    }
    match kind {
        Kind::Single | Kind::Multiple | Kind::TrueFalse => {
            let chosen: BTreeSet<String> = values(table.ids("right", "right option")).into_iter().collect();
            Some(Answer::Choice(chosen))
        }
        Kind::Ordering => Some(Answer::Order(values(table.ids("right", "right option")))),
        Kind::Matching => {
            let pairs: BTreeMap<String, String> =
                table.table("right")?.texts().into_iter().map(|(option, to)| (option, to.value)).collect();
            Some(Answer::Matching(pairs))
        }
    }
}
