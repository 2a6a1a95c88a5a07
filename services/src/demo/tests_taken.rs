//! Tests taken this year by some of those who completed it: drawn, answered and graded by the rules everybody is tested by.

use super::{
    luck::{Ids, Luck},
    organisation::Organisation,
    people::Person,
    records::{Answered, Attempt, Records, Submission},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use kunren_domain::{
    answer::Answer,
    course::{Course, Question},
    draw::draw,
    edition::Mode,
    grading::{grade, passes},
    id::AttemptId,
    jurisdiction::Place,
};
use std::collections::BTreeSet;

/// What tests are taken with.
pub(super) struct Taking<'a> {
    pub(super) course: &'a Course,
    pub(super) luck: Luck,
    pub(super) ids: &'a mut Ids,
}

/// One try.
struct Try {
    number: i64,
    passed: bool,
    at: Timestamp,
    on: Date,
}

/// Percent who fail the first time.
const FAIL_FIRST: u32 = 25;
/// Minutes a test takes.
const MINUTES: i64 = 9;
/// Minutes somebody waits beyond the cooldown.
const HESITATION: i64 = 16;

impl Taking<'_> {
    /// Passes, at the first or the second try of the day; the try and when it was handed in.
    pub(super) fn pass(
        &mut self,
        people: &[Person],
        organisation: &Organisation,
        person: usize,
        (at, on): (Timestamp, Date),
        records: &mut Records,
    ) -> (AttemptId, Timestamp) {
        let taker = Taker::new(people, organisation, person, on);
        let first = Try { number: 1, passed: true, at, on };
        if self.course.test.mode == Mode::CorrectTheWrong || !self.luck.in_hundred(FAIL_FIRST) {
            return (self.take(&taker, &mut BTreeSet::new(), &first, records), at);
        }
        let mut seen = BTreeSet::new();
        self.take(&taker, &mut seen, &Try { passed: false, ..first }, records);
        let again = at + SignedDuration::from_mins(i64::from(self.course.test.cooldown_minutes) + HESITATION);
        let second = Try { number: 2, passed: true, at: again, on };
        (self.take(&taker, &mut seen, &second, records), again)
    }

    /// Fails once on each of these occasions.
    pub(super) fn fail(
        &mut self,
        people: &[Person],
        organisation: &Organisation,
        person: usize,
        occasions: &[(Timestamp, Date)],
        records: &mut Records,
    ) {
        let Some((_, last)) = occasions.last() else { return };
        let taker = Taker::new(people, organisation, person, *last);
        let mut seen = BTreeSet::new();
        for (number, (at, on)) in (1..).zip(occasions) {
            self.take(&taker, &mut seen, &Try { number, passed: false, at: *at, on: *on }, records);
        }
    }

    fn take(&mut self, taker: &Taker, seen: &mut BTreeSet<String>, take: &Try, records: &mut Records) -> AttemptId {
        let (course, seed) = (self.course, self.luck.seed());
        let modules = course.composed(&taker.places);
        let drawn = draw(&modules, &course.blueprint, seen, seed);
        seen.extend(drawn.iter().map(|drawn| drawn.question.clone()));
        let questions: Vec<&Question> =
            drawn.iter().filter_map(|drawn| course.question(&drawn.question).map(|(_, question)| question)).collect();
        let (attempt, opened_at) = (AttemptId::new(self.ids.next()), take.at - SignedDuration::from_mins(MINUTES));
        let answers = self.answers(&questions, take.passed);
        for (turn, (question, given)) in (1..).zip(questions.iter().zip(&answers)) {
            records.answers.push(Answered {
                id: self.ids.next(),
                attempt,
                question: question.id.clone(),
                given: given.clone(),
                locale: taker.locale,
                saved_at: opened_at + SignedDuration::from_secs(turn * 45),
            });
        }
        let answered = questions.iter().copied().zip(answers.iter().map(Some));
        records.submissions.push(Submission {
            attempt,
            submitted_at: take.at,
            locale: taker.locale,
            grading: grade(&course.test, answered),
        });
        records.attempts.push(Attempt {
            id: attempt,
            person: taker.person,
            number: take.number,
            seed,
            drawn,
            opened_at,
            opened_on: take.on,
        });
        attempt
    }

    /// Answers in the order of the questions, with as many wrong ones as passing allows, or one to three too many.
    fn answers(&mut self, questions: &[&Question], passed: bool) -> Vec<Answer> {
        let total = questions.len();
        let allowed = (0..=total).rev().find(|wrong| passes(&self.course.test, total - wrong, total)).unwrap_or(0);
        let wrong = if passed { self.luck.below(allowed + 1) } else { allowed + 1 + self.luck.below(3) };
        let mut places: Vec<usize> = (0..total).collect();
        self.luck.shuffle(&mut places);
        let wrong: BTreeSet<usize> = places.into_iter().take(wrong).collect();
        let answer = |(place, question): (usize, &&Question)| {
            if wrong.contains(&place) { mistake(question) } else { question.right.clone() }
        };
        questions.iter().enumerate().map(answer).collect()
    }
}

/// Somebody at a test.
struct Taker {
    person: usize,
    locale: &'static str,
    places: Vec<Place>,
}

impl Taker {
    fn new(people: &[Person], organisation: &Organisation, at: usize, day: Date) -> Self {
        let person = &people[at];
        let places = person.sites_on(day).map(|site| organisation.sites[site].place.clone()).collect();
        Self { person: at, locale: person.locale, places }
    }
}

/// A wrong answer that somebody might give.
fn mistake(question: &Question) -> Answer {
    match &question.right {
        Answer::Choice(right) => {
            let other = question.options.iter().find(|option| !right.contains(*option));
            let half = || right.iter().take(right.len() / 2).cloned().collect();
            Answer::Choice(other.map_or_else(half, |other| BTreeSet::from([other.clone()])))
        }
        Answer::Order(right) => {
            let mut order = right.clone();
            order.rotate_left(1);
            Answer::Order(order)
        }
        Answer::Matching(right) => {
            let mut matches: Vec<String> = right.values().cloned().collect();
            matches.rotate_left(1);
            Answer::Matching(right.keys().cloned().zip(matches).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::course::Kind;
    use std::collections::BTreeMap;

    #[test]
    fn a_mistake_is_an_answer_but_not_the_right_one() {
        let ids = |letters: &[&str]| letters.iter().map(ToString::to_string).collect::<Vec<_>>();
        let rights = [
            (Kind::Single, Answer::Choice(BTreeSet::from(["a".to_owned()]))),
            (Kind::Multiple, Answer::Choice(BTreeSet::from(["a".to_owned(), "b".to_owned()]))),
            (Kind::Ordering, Answer::Order(ids(&["b", "a", "c"]))),
            (Kind::Matching, Answer::Matching(BTreeMap::from([("a".into(), "x".into()), ("b".into(), "y".into())]))),
        ];
        for (kind, right) in rights {
            let question = Question {
                id: "q".to_owned(),
                kind,
                topic: "t".to_owned(),
                options: ids(&["a", "b", "c"]),
                matches: ids(&["x", "y"]),
                right,
                references: Vec::new(),
            };
            assert_ne!(mistake(&question), question.right, "{kind:?}");
        }
    }
}
