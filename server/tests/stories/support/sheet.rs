//! What was drawn for an attempt, looked up behind the pages, and the form fields that answer it rightly or wrongly.

use super::TestApp;
use kunren_domain::{
    answer::Answer,
    course::{Kind, Question},
    draw::Drawn,
    id::VersionId,
};
use kunren_services::fetch_one;
use sqlx::types::Json;
use uuid::Uuid;

/// How somebody answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// The right answer.
    Right,
    /// A wrong one.
    Wrong,
}

/// Form fields.
pub type Pairs = Vec<(String, String)>;

#[derive(sqlx::FromRow)]
struct AttemptRow {
    version_id: Uuid,
    drawn: Json<Vec<Drawn>>,
}

impl TestApp {
    /// The questions of an attempt in the order shown.
    pub async fn sheet(&self, attempt: &str) -> Vec<Question> {
        let id: Uuid = attempt.parse().expect("an attempt's id");
        let row = {
            let mut conn = self.kunren.db().read().await.expect("a connection");
            fetch_one!(conn, AttemptRow, "SELECT version_id, drawn FROM attempt WHERE id = $1", id)
                .expect("the attempt")
        };
        let content = self.kunren.content(VersionId::new(row.version_id)).await.expect("its content");
        let find = |drawn: &Drawn| content.course.question(&drawn.question).expect("a drawn question exists").1.clone();
        row.drawn.iter().map(find).collect()
    }
}

/// The fields that answer a question.
pub fn fields(question: &Question, gives: Gives) -> Pairs {
    let answer = match gives {
        Gives::Right => question.right.clone(),
        Gives::Wrong => wrong(question),
    };
    match answer {
        Answer::Choice(chosen) => chosen.into_iter().map(|option| ("choice".to_owned(), option)).collect(),
        Answer::Order(order) => order
            .into_iter()
            .enumerate()
            .map(|(at, option)| (format!("place.{option}"), (at + 1).to_string()))
            .collect(),
        Answer::Matching(joined) => joined.into_iter().map(|(option, to)| (format!("match.{option}"), to)).collect(),
    }
}

fn wrong(question: &Question) -> Answer {
    match (&question.right, question.kind) {
        (Answer::Choice(right), Kind::Multiple) if right.len() > 1 => {
            Answer::Choice(right.iter().take(1).cloned().collect())
        }
        (Answer::Choice(right), _) => {
            let other = question.options.iter().find(|option| !right.contains(*option)).expect("a wrong option");
            Answer::Choice([other.clone()].into())
        }
        (Answer::Order(right), _) => Answer::Order(right.iter().rev().cloned().collect()),
        (Answer::Matching(right), _) => {
            let mut matches: Vec<String> = right.values().cloned().collect();
            matches.rotate_left(1);
            Answer::Matching(right.keys().cloned().zip(matches).collect())
        }
    }
}

/// The fields as [`Person::post`](super::Person::post) takes them.
pub fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
