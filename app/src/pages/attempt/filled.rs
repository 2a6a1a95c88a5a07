//! What a question's form is filled with: the saved answer, or what was typed and could not be saved.

use kunren_domain::answer::Answer;

/// Fields as [`Answer::from_fields`] reads them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled(Vec<(String, String)>);

impl Filled {
    /// What was typed, to be shown again.
    #[must_use]
    pub fn typed(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The saved answer; empty where there is none.
    #[must_use]
    pub fn saved(answer: Option<&Answer>) -> Self {
        let field = |name: String, value: &str| (name, value.to_owned());
        Self(match answer {
            None => Vec::new(),
            Some(Answer::Choice(chosen)) => chosen.iter().map(|option| field("choice".to_owned(), option)).collect(),
            Some(Answer::Order(order)) => order
                .iter()
                .zip(1..)
                .map(|(option, place)| field(format!("place.{option}"), &i32::to_string(&place)))
                .collect(),
            Some(Answer::Matching(pairs)) => {
                pairs.iter().map(|(option, to)| field(format!("match.{option}"), to)).collect()
            }
        })
    }

    /// Whether a field of this name has this value.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(field, given)| field == name && given == value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::course::{Kind, Question};

    fn read_back(kind: Kind, answer: &Answer) -> Option<Answer> {
        let ids = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        let question = Question {
            id: "q".to_owned(),
            kind,
            topic: "topic".to_owned(),
            options: ids(&["a", "b", "c"]),
            matches: ids(&["x", "y", "z"]),
            right: answer.clone(),
            references: Vec::new(),
        };
        Answer::from_fields(&question, &Filled::saved(Some(answer)).0).expect("what was saved can be read")
    }

    #[test]
    fn a_saved_answer_fills_the_form_it_came_from() {
        let choice = Answer::Choice(["a".to_owned(), "c".to_owned()].into());
        let order = Answer::Order(vec!["c".to_owned(), "a".to_owned(), "b".to_owned()]);
        let matching = Answer::Matching([("a".to_owned(), "y".to_owned())].into());
        for (kind, answer) in [(Kind::Multiple, choice), (Kind::Ordering, order), (Kind::Matching, matching)] {
            assert_eq!(read_back(kind, &answer).as_ref(), Some(&answer));
        }
        assert_eq!(Filled::saved(None), Filled::default());
    }
}
