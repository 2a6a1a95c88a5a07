//! Facts that must agree with each other, whatever the constraints of the tables say.

use super::Verdict;
use crate::{db::Conn, fetch_all, installation::Error};
use futures_util::TryStreamExt as _;
use kunren_domain::{draw::Drawn, grading::Grading};
use sqlx::types::Json;
use std::collections::HashSet;
use uuid::Uuid;

/// What must be so, SQL that finds the ids of what is not, and the migration since which there is anything to find: a
/// database may be older.
const FACTS: &[(&str, &str, i64)] = &[
    (
        "a completion by test stands on a passed submission of the same person and edition",
        include_str!("completion_by_test.sql"),
        1,
    ),
    ("who passed has completed", include_str!("passed_completed.sql"), 1),
    ("attempts are numbered from 1 without gaps", include_str!("attempt_numbers.sql"), 1),
    ("of the attempts of a person at an edition at most one is open", include_str!("open_attempts.sql"), 1),
    ("attempts, completions and what was read are of a version of their edition", include_str!("versions.sql"), 1),
    ("nobody has two main places of work on one day", include_str!("main_placements.sql"), 1),
    ("periods end after they begin", include_str!("periods.sql"), 1),
    ("versions of an edition are numbered from 1 without gaps", include_str!("version_numbers.sql"), 1),
    ("a request waits or was decided, and never both", include_str!("requests_waiting.sql"), REQUESTS),
    (
        "what was given on a request is given to whoever asked, after it was granted",
        include_str!("requests_granted.sql"),
        REQUESTS,
    ),
    ("an added part stands on a passed attempt at it, beside a completion", include_str!("added_parts.sql"), ADDED),
    ("who passed the test of an added part has done it", include_str!("passed_added.sql"), ADDED),
];

/// The migration that brought requests.
const REQUESTS: i64 = 5;
/// The migration that brought added parts.
const ADDED: i64 = 10;

/// The migration that brought signed results.
const RESULTS: i64 = 7;

/// More than these are not counted.
const MOST: usize = 1_000;

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// Checks them all.
pub(super) async fn check(conn: &mut Conn, verdict: &mut Verdict) -> Result<(), Error> {
    let schema = verdict.schema;
    for (what, sql, _) in FACTS.iter().filter(|(.., since)| *since <= schema) {
        let rows = fetch_all!(conn, IdRow, *sql)?;
        found(verdict, what, rows.into_iter().map(|row| row.id).collect());
    }
    if schema >= RESULTS {
        found(verdict, "a signed result is what was signed", crate::result::wrong(conn).await?);
    }
    answers(conn, verdict).await?;
    gradings(conn, verdict).await
}

fn found(verdict: &mut Verdict, what: &str, ids: Vec<Uuid>) {
    let examples = ids.iter().take(3).map(Uuid::to_string).collect();
    verdict.found(what, ids.len() as u64, ids.len() >= MOST, examples);
}

#[derive(sqlx::FromRow)]
struct AnswerRow {
    id: Uuid,
    attempt_id: Uuid,
    question: String,
    drawn: Json<Vec<Drawn>>,
}

/// An answer is given to a question that was drawn.
async fn answers(conn: &mut Conn, verdict: &mut Verdict) -> Result<(), Error> {
    let sql = "SELECT n.id, n.attempt_id, n.question, a.drawn
               FROM answer AS n
               JOIN attempt AS a ON a.id = n.attempt_id
               ORDER BY n.attempt_id";
    let mut ids = Vec::new();
    let mut drawn: (Option<Uuid>, HashSet<String>) = (None, HashSet::new());
    let mut look = |row: AnswerRow| {
        if drawn.0 != Some(row.attempt_id) {
            drawn = (Some(row.attempt_id), row.drawn.0.into_iter().map(|drawn| drawn.question).collect());
        }
        if !drawn.1.contains(&row.question) && ids.len() < MOST {
            ids.push(row.id);
        }
    };
    let mut rows = conn.stream::<AnswerRow>(sql);
    while let Some(row) = rows.try_next().await? {
        look(row);
    }
    found(verdict, "an answer is given to a question that was drawn", ids);
    Ok(())
}

#[derive(sqlx::FromRow)]
struct GradingRow {
    attempt_id: Uuid,
    passed: bool,
    grading: Json<Grading>,
}

/// What is stored of a grading agrees with itself.
async fn gradings(conn: &mut Conn, verdict: &mut Verdict) -> Result<(), Error> {
    let mut ids = Vec::new();
    let mut rows = conn.stream::<GradingRow>("SELECT attempt_id, passed, grading FROM submission");
    while let Some(row) = rows.try_next().await? {
        if row.grading.0.passed != row.passed && ids.len() < MOST {
            ids.push(row.attempt_id);
        }
    }
    found(verdict, "a submission has passed when its grading says so", ids);
    Ok(())
}
