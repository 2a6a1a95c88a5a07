//! What somebody answers: the same shape for the given and the right answer, so that grading is comparison.

use crate::course::{Kind, Question};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An answer by option ids, never by words: it means the same in every language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// The chosen options.
    Choice(BTreeSet<String>),
    /// All options, first to last.
    Order(Vec<String>),
    /// Left option → right match.
    Matching(BTreeMap<String, String>),
}

/// Why form fields are no answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// An option the question does not have.
    #[error("the question has no such option")]
    UnknownOption,
    /// More than one option where one is asked for.
    #[error("only one option can be chosen")]
    TooMany,
    /// Two options were put at the same place, or one at none.
    #[error("every place must be given once")]
    PlacesClash,
}

impl Answer {
    /// Reads form fields: `choice=a` (repeated for multiple choice), `place.a=1` for ordering, `match.a=x` for
    /// matching. Nothing chosen is `None`: the question stays unanswered. A matching may be answered in part.
    ///
    /// # Errors
    /// [`NoAnswer`], when the fields do not fit the question.
    pub fn from_fields(question: &Question, fields: &[(String, String)]) -> Result<Option<Self>, NoAnswer> {
        match question.kind {
            Kind::Single | Kind::TrueFalse | Kind::Multiple => choice(question, fields),
            Kind::Ordering => order(question, fields),
            Kind::Matching => matching(question, fields),
        }
    }

    /// Whether the option is among the chosen.
    #[must_use]
    pub fn chooses(&self, option: &str) -> bool {
        matches!(self, Self::Choice(chosen) if chosen.contains(option))
    }

    /// The place (from 1) an ordering gives to the option.
    #[must_use]
    pub fn place_of(&self, option: &str) -> Option<usize> {
        match self {
            Self::Order(order) => order.iter().position(|placed| placed == option).map(|at| at + 1),
            Self::Choice(_) | Self::Matching(_) => None,
        }
    }

    /// What a matching joins to the option.
    #[must_use]
    pub fn match_of(&self, option: &str) -> Option<&str> {
        match self {
            Self::Matching(pairs) => pairs.get(option).map(String::as_str),
            Self::Choice(_) | Self::Order(_) => None,
        }
    }
}

fn choice(question: &Question, fields: &[(String, String)]) -> Result<Option<Answer>, NoAnswer> {
    let chosen: BTreeSet<String> = values(fields, "choice").map(str::to_owned).collect();
    if chosen.iter().any(|option| !question.options.contains(option)) {
        return Err(NoAnswer::UnknownOption);
    }
    if chosen.len() > 1 && question.kind != Kind::Multiple {
        return Err(NoAnswer::TooMany);
    }
    Ok((!chosen.is_empty()).then_some(Answer::Choice(chosen)))
}

fn order(question: &Question, fields: &[(String, String)]) -> Result<Option<Answer>, NoAnswer> {
    let mut places: BTreeMap<usize, String> = BTreeMap::new();
    for (option, place) in pairs(fields, "place.") {
        known(&question.options, option)?;
        let place: usize = place.parse().map_err(|_| NoAnswer::PlacesClash)?;
        if place == 0 || place > question.options.len() || places.insert(place, option.to_owned()).is_some() {
            return Err(NoAnswer::PlacesClash);
        }
    }
    if places.is_empty() {
        return Ok(None);
    }
    let order: Vec<String> = places.into_values().collect();
    let distinct: BTreeSet<&String> = order.iter().collect();
    if distinct.len() != question.options.len() {
        return Err(NoAnswer::PlacesClash);
    }
    Ok(Some(Answer::Order(order)))
}

fn matching(question: &Question, fields: &[(String, String)]) -> Result<Option<Answer>, NoAnswer> {
    let mut joined = BTreeMap::new();
    for (option, to) in pairs(fields, "match.") {
        known(&question.options, option)?;
        known(&question.matches, to)?;
        joined.insert(option.to_owned(), to.to_owned());
    }
    Ok((!joined.is_empty()).then_some(Answer::Matching(joined)))
}

fn known(ids: &[String], id: &str) -> Result<(), NoAnswer> {
    if ids.iter().any(|known| known == id) { Ok(()) } else { Err(NoAnswer::UnknownOption) }
}

fn values<'a>(fields: &'a [(String, String)], name: &'a str) -> impl Iterator<Item = &'a str> {
    fields.iter().filter(move |(field, value)| field == name && !value.is_empty()).map(|(_, value)| value.as_str())
}

fn pairs<'a>(fields: &'a [(String, String)], prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    fields
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .filter_map(move |(field, value)| Some((field.strip_prefix(prefix)?, value.as_str())))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A question for tests: options `a`… and, for a matching, matches `x`….
    pub(crate) fn question(id: &str, kind: Kind, right: Answer) -> Question {
        let ids = |letters: &[&str]| letters.iter().map(ToString::to_string).collect::<Vec<_>>();
        Question {
            id: id.to_owned(),
            kind,
            topic: "topic".to_owned(),
            options: if kind == Kind::TrueFalse { ids(&["true", "false"]) } else { ids(&["a", "b", "c"]) },
            matches: if kind == Kind::Matching { ids(&["x", "y", "z"]) } else { Vec::new() },
            right,
            references: Vec::new(),
        }
    }

    pub(crate) fn choose(options: &[&str]) -> Answer {
        Answer::Choice(options.iter().map(ToString::to_string).collect())
    }

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn read(kind: Kind, pairs: &[(&str, &str)]) -> Result<Option<Answer>, NoAnswer> {
        Answer::from_fields(&question("q", kind, choose(&["a"])), &fields(pairs))
    }

    #[test]
    fn choices_are_read_and_checked() {
        assert_eq!(read(Kind::Single, &[("choice", "b")]), Ok(Some(choose(&["b"]))));
        assert_eq!(read(Kind::Single, &[]), Ok(None));
        assert_eq!(read(Kind::Single, &[("choice", "a"), ("choice", "b")]), Err(NoAnswer::TooMany));
        assert_eq!(read(Kind::Multiple, &[("choice", "a"), ("choice", "b")]), Ok(Some(choose(&["a", "b"]))));
        assert_eq!(read(Kind::TrueFalse, &[("choice", "true")]), Ok(Some(choose(&["true"]))));
        assert_eq!(read(Kind::Single, &[("choice", "<script>")]), Err(NoAnswer::UnknownOption));
    }

    #[test]
    fn an_ordering_needs_every_place_once() {
        let order = |pairs: &[(&str, &str)]| read(Kind::Ordering, pairs);
        let abc = Answer::Order(vec!["b".into(), "a".into(), "c".into()]);
        assert_eq!(order(&[("place.a", "2"), ("place.b", "1"), ("place.c", "3")]), Ok(Some(abc)));
        assert_eq!(order(&[("place.a", "1"), ("place.b", "1"), ("place.c", "3")]), Err(NoAnswer::PlacesClash));
        assert_eq!(order(&[("place.a", "1")]), Err(NoAnswer::PlacesClash));
        assert_eq!(order(&[("place.a", "4"), ("place.b", "1"), ("place.c", "2")]), Err(NoAnswer::PlacesClash));
        assert_eq!(order(&[("place.a", ""), ("place.b", ""), ("place.c", "")]), Ok(None));
    }

    #[test]
    fn a_matching_may_be_partial_but_not_invented() {
        let pairs = BTreeMap::from([("a".to_owned(), "y".to_owned())]);
        assert_eq!(read(Kind::Matching, &[("match.a", "y"), ("match.b", "")]), Ok(Some(Answer::Matching(pairs))));
        assert_eq!(read(Kind::Matching, &[("match.a", "q")]), Err(NoAnswer::UnknownOption));
    }
}
