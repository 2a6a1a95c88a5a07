//! Grading: comparing what was given with what is right. Only the server does it, once, when a test is handed in.

use crate::{answer::Answer, course::Question, edition::Mode, edition::TestRule};
use serde::{Deserialize, Serialize};

/// The outcome of a submitted attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grading {
    /// Ids of the questions answered rightly, in the order of the test.
    pub right: Vec<String>,
    /// Ids of the questions answered wrongly or not at all, in the order of the test.
    pub wrong: Vec<String>,
    /// Whether the test is passed.
    pub passed: bool,
}

impl Grading {
    /// Number of questions.
    #[must_use]
    pub fn total(&self) -> usize {
        self.right.len() + self.wrong.len()
    }

    /// Percent right, rounded down, so that 79.9 never reads as 80.
    #[must_use]
    pub fn percent(&self) -> usize {
        (self.right.len() * 100).checked_div(self.total()).unwrap_or(0)
    }
}

/// Grades the questions of a test. A question counts when every part of it is right; there are no partial marks, and
/// an empty test is never passed.
pub fn grade<'a>(rule: &TestRule, answered: impl IntoIterator<Item = (&'a Question, Option<&'a Answer>)>) -> Grading {
    let (mut right, mut wrong) = (Vec::new(), Vec::new());
    for (question, given) in answered {
        let list = if given == Some(&question.right) { &mut right } else { &mut wrong };
        list.push(question.id.clone());
    }
    let passed = passes(rule, right.len(), right.len() + wrong.len());
    Grading { right, wrong, passed }
}

/// Whether `right` of `total` passes. Whole numbers only: 80 % of 10 is exactly 8.
#[must_use]
pub fn passes(rule: &TestRule, right: usize, total: usize) -> bool {
    let mark = match rule.mode {
        Mode::PassMark => usize::from(rule.pass_mark),
        Mode::CorrectTheWrong => 100,
    };
    total > 0 && right * 100 >= mark * total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        answer::tests::{choose, question},
        course::Kind,
    };
    use proptest::prelude::*;

    fn rule(mode: Mode, pass_mark: u8) -> TestRule {
        TestRule { mode, pass_mark, attempts: 3, cooldown_minutes: 60, time_limit_minutes: None }
    }

    #[test]
    fn eight_of_ten_pass_at_eighty_percent_and_seven_do_not() {
        let rule = rule(Mode::PassMark, 80);
        assert!(passes(&rule, 8, 10));
        assert!(!passes(&rule, 7, 10));
        assert!(!passes(&rule, 0, 0), "an empty test is not passed");
    }

    #[test]
    fn half_a_multiple_choice_is_wrong() {
        let both = question("m", Kind::Multiple, choose(&["a", "b"]));
        let grade = |given: &Answer| grade(&rule(Mode::PassMark, 80), [(&both, Some(given))]);
        assert!(grade(&choose(&["b", "a"])).passed);
        assert!(!grade(&choose(&["a"])).passed);
        assert!(!grade(&choose(&["a", "b", "c"])).passed);
    }

    #[test]
    fn an_unanswered_question_is_wrong() {
        let single = question("s", Kind::Single, choose(&["a"]));
        let grading = grade(&rule(Mode::PassMark, 80), [(&single, None)]);
        assert_eq!(grading.wrong, ["s"]);
    }

    proptest! {
        #[test]
        fn right_and_wrong_add_up_and_passing_never_gets_harder(given in proptest::collection::vec(any::<bool>(), 1..40), mark in 1_u8..=100) {
            let questions: Vec<_> = (0..given.len()).map(|n| question(&n.to_string(), Kind::Single, choose(&["a"]))).collect();
            let (yes, no) = (choose(&["a"]), choose(&["b"]));
            let answered = questions.iter().zip(&given).map(|(question, right)| (question, Some(if *right { &yes } else { &no })));
            let rule = rule(Mode::PassMark, mark);
            let grading = grade(&rule, answered);
            prop_assert_eq!(grading.total(), given.len());
            prop_assert_eq!(grading.right.len(), given.iter().filter(|right| **right).count());
            prop_assert_eq!(grading.passed, grading.percent() >= usize::from(mark));
            prop_assert!(!grading.passed || passes(&rule, grading.right.len() + 1, grading.total() + 1));
        }

        #[test]
        fn in_correction_mode_only_everything_passes(total in 1_usize..40, wrong in 0_usize..40) {
            let right = total.saturating_sub(wrong);
            prop_assert_eq!(passes(&rule(Mode::CorrectTheWrong, 80), right, total), right == total);
        }
    }
}
