//! What is left of somebody in what was said about files of HR systems: refused ones, those that changed nothing, and those
//! that were given up. Files that were planned and applied are in `statements.sql`.

use super::Leaver;
use crate::{
    db::Conn,
    error::Error,
    execute, fetch_all, fetch_optional,
    hr::{is_at_rest, throw_away},
    kunren::Kunren,
};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

#[derive(sqlx::FromRow)]
struct UploadRow {
    outcome: Option<Json<Value>>,
    problems: Option<Json<Value>>,
}

#[derive(sqlx::FromRow)]
struct EventRow {
    id: Uuid,
    detail: Json<Value>,
}

/// By what somebody can be told in a text.
struct Traces {
    number: String,
    others: Vec<String>,
}

impl Traces {
    fn of(leaver: &Leaver) -> Self {
        let others = [Some(&leaver.name), leaver.email.as_ref()].into_iter().flatten();
        Self { number: leaver.number.to_lowercase(), others: others.map(|text| text.to_lowercase()).collect() }
    }

    /// Whether a text names the person. A number counts as a whole word only: `K-1` is not in `K-10`.
    fn in_text(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let is_number = text.match_indices(&self.number).any(|(at, number)| {
            is_end(text[..at].chars().next_back()) && is_end(text[at + number.len()..].chars().next())
        });
        is_number || self.others.iter().any(|other| !other.is_empty() && text.contains(other))
    }

    fn in_any(&self, value: &Value) -> bool {
        match value {
            Value::String(text) => self.in_text(text),
            Value::Array(values) => values.iter().any(|value| self.in_any(value)),
            Value::Object(fields) => fields.values().any(|value| self.in_any(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// Puts the new number in the place of every text that names the person. Returns whether there was one.
    fn replace(&self, value: &mut Value, new: &str) -> bool {
        match value {
            Value::String(text) if self.in_text(text) => {
                new.clone_into(text);
                true
            }
            Value::Array(values) => values.iter_mut().fold(false, |any, value| self.replace(value, new) | any),
            Value::Object(fields) => fields.values_mut().fold(false, |any, value| self.replace(value, new) | any),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }
}

/// Forgets the person in what came of reading files, and in the log of refused ones.
pub(super) async fn forget(conn: &mut Conn, leaver: &Leaver, new: &str) -> Result<(), Error> {
    let traces = Traces::of(leaver);
    let sql = "SELECT id FROM hr_upload WHERE outcome IS NOT NULL OR problems IS NOT NULL";
    for IdRow { id } in fetch_all!(conn, IdRow, sql)? {
        // One after the other: thousands of problems may hang on each.
        forget_in_upload(conn, id, &traces, new).await?;
    }
    let sql = "SELECT id, detail FROM audit_event WHERE action = 'hr.refused'";
    for mut event in fetch_all!(conn, EventRow, sql)? {
        if traces.replace(&mut event.detail.0, new) {
            execute!(conn, "UPDATE audit_event SET detail = $2 WHERE id = $1", event.id, &event.detail)?;
        }
    }
    Ok(())
}

async fn forget_in_upload(conn: &mut Conn, id: Uuid, traces: &Traces, new: &str) -> Result<(), Error> {
    let sql = "SELECT outcome, problems FROM hr_upload WHERE id = $1";
    let Some(mut row) = fetch_optional!(conn, UploadRow, sql, id)? else { return Ok(()) };
    let mut changed = false;
    if let Some(outcome) = &mut row.outcome {
        changed |= forget_rows(&mut outcome.0, traces);
        changed |= traces.replace(&mut outcome.0, new);
    }
    if let Some(problems) = &mut row.problems {
        changed |= traces.replace(&mut problems.0, new);
    }
    if changed {
        let sql = "UPDATE hr_upload SET outcome = $2, problems = $3 WHERE id = $1";
        execute!(conn, sql, id, row.outcome.as_ref(), row.problems.as_ref())?;
    }
    Ok(())
}

/// Of the first rows of a file, those about the person go as a whole.
fn forget_rows(outcome: &mut Value, traces: &Traces) -> bool {
    let Some(rows) = outcome.pointer_mut("/look/rows").and_then(Value::as_array_mut) else { return false };
    let before = rows.len();
    rows.retain(|row| !traces.in_any(row));
    rows.len() < before
}

/// Throws away the files themselves, but those that are being sent, read or applied: nobody can take a person out of them.
pub(super) async fn throw_away_files(kunren: &Kunren) -> Result<(), Error> {
    let uploads = is_at_rest(&mut kunren.db().read().await?).await?;
    for upload in uploads {
        throw_away(kunren, upload).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn erik() -> Traces {
        Traces { number: "k-2".to_owned(), others: vec!["erik weber".to_owned(), "erik@kagami.example".to_owned()] }
    }

    #[test]
    fn a_person_is_found_in_texts_and_nobody_else() {
        for text in ["K-2", "k-2", " K-2 ", "K-1 → K-2", "Weber, Erik Weber", "ERIK@kagami.example;x"] {
            assert!(erik().in_text(text), "{text}");
        }
        for text in ["", "K-20", "AK-2", "Erik", "Weber"] {
            assert!(!erik().in_text(text), "{text}");
        }
    }

    #[test]
    fn rows_about_the_person_go_and_other_texts_are_replaced() {
        let mut outcome = json!({
            "refusal": { "loop": ["K-1", "K-2"] },
            "problems": 1,
            "look": { "header": ["number"], "rows": [["K-2", "Quality"], ["K-20", "Sales"]] },
        });
        assert!(forget_rows(&mut outcome, &erik()));
        assert!(erik().replace(&mut outcome, "X-1"));
        let left = json!({
            "refusal": { "loop": ["K-1", "X-1"] },
            "problems": 1,
            "look": { "header": ["number"], "rows": [["K-20", "Sales"]] },
        });
        assert_eq!(outcome, left);
        assert!(!erik().replace(&mut outcome, "X-1"), "nothing is left");
    }
}
