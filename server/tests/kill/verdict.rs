//! The diaries against the disk.

use crate::{
    diary::{Diary, Heard, Try, explains},
    organisation::World,
};
use kunren_domain::{
    answer::Answer,
    draw::Drawn,
    grading::{Grading, grade},
};
use kunren_services::{Db, fetch_all};
use sqlx::types::Json;
use std::{collections::HashMap, fmt};
use uuid::Uuid;

/// What was found.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What is not as it should be.
    pub complaints: Vec<String>,
    answers: usize,
    unheard: usize,
    handed_in: usize,
    completed: usize,
}

impl Verdict {
    /// Whether enough happened, of everything.
    pub fn tells_something(&self) -> bool {
        self.answers > 500
            && self.unheard > 20
            && self.handed_in > 50
            && self.completed > 10
            && self.completed < self.handed_in
    }

    fn expect(&mut self, good: bool, complaint: impl FnOnce() -> String) {
        if !good {
            self.complaints.push(complaint());
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { complaints, answers, unheard, handed_in, completed } = self;
        write!(
            f,
            "{answers} answers and {handed_in} tests acknowledged, {completed} completions, {unheard} answers unheard of, {} complaints",
            complaints.len()
        )
    }
}

#[derive(sqlx::FromRow)]
struct AttemptRow {
    id: Uuid,
    person_id: Uuid,
    number: i64,
    drawn: Json<Vec<Drawn>>,
}

#[derive(sqlx::FromRow)]
struct AnswerRow {
    attempt_id: Uuid,
    question: String,
    given: Option<Json<Answer>>,
}

#[derive(sqlx::FromRow)]
struct SubmissionRow {
    attempt_id: Uuid,
    grading: Json<Grading>,
    passed: bool,
}

#[derive(sqlx::FromRow)]
struct CompletionRow {
    person_id: Uuid,
    attempt_id: Option<Uuid>,
}

/// What is on disk.
struct Disk {
    attempts: HashMap<Uuid, Vec<AttemptRow>>,
    answers: HashMap<Uuid, HashMap<String, Vec<Option<Answer>>>>,
    submissions: HashMap<Uuid, Vec<SubmissionRow>>,
    completions: HashMap<Uuid, Vec<CompletionRow>>,
}

impl Disk {
    async fn read(db: &Db) -> Result<Self, sqlx::Error> {
        let mut conn = db.read().await?;
        let sql = "SELECT id, person_id, number, drawn FROM attempt ORDER BY number";
        let attempts = by(fetch_all!(conn, AttemptRow, sql)?, |row| row.person_id);
        let sql = "SELECT attempt_id, question, given FROM answer ORDER BY saved_at, id";
        let mut answers: HashMap<Uuid, HashMap<String, Vec<Option<Answer>>>> = HashMap::new();
        for row in fetch_all!(conn, AnswerRow, sql)? {
            let of_question = answers.entry(row.attempt_id).or_default().entry(row.question).or_default();
            of_question.push(row.given.map(|given| given.0));
        }
        let sql = "SELECT attempt_id, grading, passed FROM submission";
        let submissions = by(fetch_all!(conn, SubmissionRow, sql)?, |row| row.attempt_id);
        let sql = "SELECT person_id, attempt_id FROM completion";
        let completions = by(fetch_all!(conn, CompletionRow, sql)?, |row| row.person_id);
        Ok(Self { attempts, answers, submissions, completions })
    }
}

fn by<T>(rows: Vec<T>, key: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut map: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        map.entry(key(&row)).or_default().push(row);
    }
    map
}

/// Compares everything.
pub async fn compare(db: &Db, world: &World, diaries: &[Diary]) -> Verdict {
    let disk = Disk::read(db).await.expect("the database can be read");
    let mut verdict = Verdict::default();
    for diary in diaries {
        attempts(&mut verdict, &disk, diary);
        for a_try in &diary.tries {
            answers(&mut verdict, &disk, a_try);
            submission(&mut verdict, &disk, world, a_try);
        }
        completion(&mut verdict, &disk, diary);
    }
    let known: usize =
        diaries.iter().map(|diary| disk.attempts.get(&diary.learner.person.get()).map_or(0, Vec::len)).sum();
    let all: usize = disk.attempts.values().map(Vec::len).sum();
    verdict.expect(known == all, || format!("{all} attempts are on disk, {known} of people who took the test"));
    verdict
}

/// Every acknowledged attempt once, at most one more when an opening was not heard of; numbers from 1 without gaps.
fn attempts(verdict: &mut Verdict, disk: &Disk, diary: &Diary) {
    let rows = disk.attempts.get(&diary.learner.person.get()).map_or(&[][..], Vec::as_slice);
    let numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    let person = diary.learner.person;
    verdict.expect(numbers.iter().copied().eq(1..=rows.len() as i64), || format!("{person} has attempts {numbers:?}"));
    let stored: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let opened: Vec<Uuid> = diary.tries.iter().map(|a_try| a_try.attempt.get()).collect();
    verdict.expect(stored.starts_with(&opened), || format!("{person} opened {opened:?}, stored are {stored:?}"));
    let unheard = stored.len().saturating_sub(opened.len());
    verdict.expect(unheard <= usize::from(diary.opening), || format!("{person} has {unheard} attempts nobody opened"));
}

fn answers(verdict: &mut Verdict, disk: &Disk, a_try: &Try) {
    let none = HashMap::new();
    let stored = disk.answers.get(&a_try.attempt.get()).unwrap_or(&none);
    for (question, sent) in &a_try.sent {
        let stored = stored.get(question).map_or(&[][..], Vec::as_slice);
        verdict.expect(explains(sent, stored), || format!("{} {question}: {sent:?} became {stored:?}", a_try.attempt));
        let acknowledged = sent.iter().filter(|sent| sent.heard == Heard::Acknowledged).count();
        verdict.answers += acknowledged;
        verdict.unheard += sent.len() - acknowledged;
    }
    for question in stored.keys() {
        verdict
            .expect(a_try.sent.contains_key(question), || format!("{} {question}: nobody answered it", a_try.attempt));
    }
}

/// An acknowledged one exactly once, graded by the answers it was acknowledged with.
fn submission(verdict: &mut Verdict, disk: &Disk, world: &World, a_try: &Try) {
    let id = a_try.attempt;
    let rows = disk.submissions.get(&id.get()).map_or(&[][..], Vec::as_slice);
    let expected = match a_try.handed_in {
        Some(Heard::Acknowledged) => 1..=1,
        Some(Heard::Nothing) => 0..=1,
        None => 0..=0,
    };
    verdict.expect(expected.contains(&rows.len()), || format!("{id} was handed in {} times", rows.len()));
    verdict.handed_in += usize::from(a_try.handed_in == Some(Heard::Acknowledged));
    let Some(row) = rows.first() else { return };
    let drawn = disk.attempts.values().flatten().find(|row| row.id == id.get()).map_or(&[][..], |row| &row.drawn.0);
    let answered = drawn.iter().filter_map(|drawn| {
        let (_, question) = world.course.question(&drawn.question)?;
        // Handing in came after the last answer was acknowledged.
        let given = a_try.sent.get(&drawn.question)?.last().map(|sent| &sent.answer);
        Some((question, given))
    });
    let due = grade(&world.course.test, answered);
    verdict.expect(due == row.grading.0 && due.passed == row.passed, || {
        format!("{id}: {due:?} was graded {:?}", row.grading.0)
    });
}

/// One for who passed, by the attempt that passed, and none for the others.
fn completion(verdict: &mut Verdict, disk: &Disk, diary: &Diary) {
    let person = diary.learner.person;
    let own = diary.tries.iter().filter_map(|a_try| disk.submissions.get(&a_try.attempt.get())).flatten();
    let passed: Vec<Option<Uuid>> = own.filter(|row| row.passed).map(|row| Some(row.attempt_id)).collect();
    let rows = disk.completions.get(&person.get()).map_or(&[][..], Vec::as_slice);
    let completed: Vec<Option<Uuid>> = rows.iter().map(|row| row.attempt_id).collect();
    verdict.expect(completed == passed, || format!("{person} passed {passed:?} and completed {completed:?}"));
    verdict.completed += completed.len();
}
