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
    let right_line = table.line_of("right").unwrap_or(table.line);
    let right = kind.map(|kind| right(table, kind));
    table.finish();
    let id = id?;
    let fact = format!("question/{}", id.value);
    if kind.is_none() || topic.is_none() || folder.places.contains_key(&fact) {
        folder.doubtful.insert(fact.clone());
    }
    folder.places.entry(format!("{fact}/right")).or_insert_with(|| table.at(right_line));
    folder.mark("question", &id.value, fact, table.at(id.line));
    let kind = kind?;
    let options = options_of(table, kind, options);
    Some(Question { id: id.value, kind, topic: topic?.value, options, matches, right: right?, references })
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

/// The right answer as far as it is there. Whether it is one is looked at when everything was read.
fn right(table: &Table<'_>, kind: Kind) -> Answer {
    match kind {
        Kind::Single | Kind::Multiple | Kind::TrueFalse => {
            Answer::Choice(values(table.ids("right", "right option")).into_iter().collect())
        }
        Kind::Ordering => Answer::Order(values(table.ids("right", "right option"))),
        Kind::Matching => {
            let pairs = table.table("right").map(|pairs| pairs.texts()).unwrap_or_default();
            Answer::Matching(pairs.into_iter().map(|(option, to)| (option, to.value)).collect())
        }
    }
}
