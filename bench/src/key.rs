//! What to answer, rightly or wrongly, and how it looks as a form.

use kunren_domain::{answer::Answer, course::Question};
use std::collections::{BTreeMap, BTreeSet};

/// An answer that does not count, though every part of it exists.
#[must_use]
pub fn wrong(question: &Question) -> Answer {
    match &question.right {
        Answer::Choice(right) => {
            let single = |option: &String| Some(BTreeSet::from([option.clone()])).filter(|chosen| chosen != right);
            Answer::Choice(question.options.iter().find_map(single).unwrap_or_default())
        }
        Answer::Order(right) => {
            let mut order = right.clone();
            order.rotate_left(1);
            Answer::Order(order)
        }
        Answer::Matching(right) => {
            let lefts = right.keys().cloned();
            let mut rights: Vec<String> = right.values().cloned().collect();
            rights.rotate_left(1);
            Answer::Matching(lefts.zip(rights).collect::<BTreeMap<_, _>>())
        }
    }
}

/// The fields of a form that gives this answer. Ids are plain words, so nothing needs escaping.
#[must_use]
pub fn form(answer: &Answer) -> String {
    let fields: Vec<String> = match answer {
        Answer::Choice(chosen) => chosen.iter().map(|option| format!("choice={option}")).collect(),
        Answer::Order(order) => {
            order.iter().zip(1..).map(|(option, place)| format!("place.{option}={place}")).collect()
        }
        Answer::Matching(pairs) => pairs.iter().map(|(left, right)| format!("match.{left}={right}")).collect(),
    };
    fields.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::course::Kind;

    fn question(kind: Kind, right: Answer) -> Question {
        let ids = |letters: [&str; 3]| letters.map(str::to_owned).to_vec();
        let (options, matches) = (ids(["a", "b", "c"]), ids(["x", "y", "z"]));
        Question { id: "q".to_owned(), kind, topic: "t".to_owned(), options, matches, right, references: Vec::new() }
    }

    fn fields(form: &str) -> Vec<(String, String)> {
        form.split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    #[test]
    fn forms_read_back_and_wrong_is_wrong() {
        let choice = |options: &[&str]| Answer::Choice(options.iter().map(ToString::to_string).collect());
        let order = Answer::Order(["c", "a", "b"].map(str::to_owned).to_vec());
        let pairs = [("a", "x"), ("b", "y"), ("c", "z")].map(|(left, right)| (left.to_owned(), right.to_owned()));
        for question in [
            question(Kind::Single, choice(&["a"])),
            question(Kind::Multiple, choice(&["a", "c"])),
            question(Kind::Ordering, order),
            question(Kind::Matching, Answer::Matching(pairs.into())),
        ] {
            let wrong = wrong(&question);
            assert_ne!(wrong, question.right);
            for answer in [&wrong, &question.right] {
                let read = Answer::from_fields(&question, &fields(&form(answer)));
                assert_eq!(read.as_ref(), Ok(&Some(answer.clone())));
            }
        }
    }
}
