//! Every question can be answered, and rightly.

use super::super::{
    folder::Folder,
    problem::{Problem, ProblemKind},
};
use kunren_domain::{
    answer::Answer,
    course::{Kind, Module, Question},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(folder: &Folder, problems: &mut Vec<Problem>) {
    for module in &folder.course.modules {
        for question in &module.questions {
            check_one(folder, module, question, problems);
        }
    }
}

fn check_one(folder: &Folder, module: &Module, question: &Question, problems: &mut Vec<Problem>) {
    let fact = format!("question/{}", question.id);
    let at = folder.place(&fact);
    let mut unknown = |what, id: &str| problems.push(at.problem(ProblemKind::Unknown { what, id: id.to_owned() }));
    if !module.topics.contains(&question.topic) {
        unknown("topic", &question.topic);
    }
    for id in &question.references {
        if module.references.iter().all(|reference| reference.id != *id) {
            unknown("legal reference", id);
        }
    }
    problems.extend(shape(question).map(|what| at.problem(what)));
    problems.extend(wrong(question).into_iter().map(|what| folder.place(&format!("{fact}/right")).problem(what)));
}

/// Whether there is something to choose from.
fn shape(question: &Question) -> Option<ProblemKind> {
    let why = match question.kind {
        Kind::Matching if question.matches.len() < 2 => "a matching needs at least two `matches`",
        Kind::Single | Kind::Multiple | Kind::TrueFalse | Kind::Ordering if !question.matches.is_empty() => {
            "only a matching has `matches`"
        }
        _ if question.options.len() < 2 => "a question needs at least two `options`",
        _ => return None,
    };
    Some(ProblemKind::NoValue(why.to_owned()))
}

/// What keeps the right answer from being one.
fn wrong(question: &Question) -> Vec<ProblemKind> {
    match &question.right {
        Answer::Choice(chosen) => wrong_choice(question, chosen),
        Answer::Order(order) => wrong_order(question, order),
        Answer::Matching(pairs) => wrong_pairs(question, pairs),
    }
}

fn unknown<'a>(what: &'static str, ids: impl Iterator<Item = &'a String>, known: &[String]) -> Vec<ProblemKind> {
    ids.filter(|id| !known.contains(id)).map(|id| ProblemKind::Unknown { what, id: id.clone() }).collect()
}

fn wrong_choice(question: &Question, chosen: &BTreeSet<String>) -> Vec<ProblemKind> {
    let mut wrong = unknown("option", chosen.iter(), &question.options);
    let one = question.kind != Kind::Multiple;
    if chosen.is_empty() {
        wrong.push(ProblemKind::NoRightAnswer("`right` is missing or empty".to_owned()));
    } else if one && chosen.len() > 1 {
        wrong.push(ProblemKind::NoRightAnswer(format!("one option is right, not {}", chosen.len())));
    }
    wrong
}

fn wrong_order(question: &Question, order: &[String]) -> Vec<ProblemKind> {
    let mut wrong = unknown("option", order.iter(), &question.options);
    wrong.extend(missing(&question.options, |option| order.contains(option)));
    wrong
}

fn wrong_pairs(question: &Question, pairs: &BTreeMap<String, String>) -> Vec<ProblemKind> {
    let mut wrong = unknown("option", pairs.keys(), &question.options);
    wrong.extend(unknown("match", pairs.values(), &question.matches));
    wrong.extend(missing(&question.options, |option| pairs.contains_key(option)));
    wrong
}

fn missing(options: &[String], has: impl Fn(&String) -> bool) -> Option<ProblemKind> {
    let left: Vec<&str> = options.iter().filter(|option| !has(option)).map(String::as_str).collect();
    (!left.is_empty()).then(|| ProblemKind::NoRightAnswer(format!("`right` leaves out {}", left.join(", "))))
}
