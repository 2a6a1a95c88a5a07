//! What a folder changes of an edition that people already owe, written to the log.

use super::{plan::Plan, targets::Set};
use crate::{
    audit,
    db::{Conn, Time, WindowRow},
    fetch_one,
};
use kunren_domain::{
    audience::EditionName,
    edition::{Formula, Window},
};
use serde_json::{Map, Value, json};
use sqlx::types::Json;
use uuid::Uuid;

/// Facts of an edition by name.
pub(super) type Facts = Map<String, Value>;

#[derive(sqlx::FromRow)]
struct EditionRow {
    fiscal_year: i64,
    #[sqlx(flatten)]
    window: WindowRow,
    formula: Json<Formula>,
}

/// Window and formula as they are stored.
pub(super) async fn stored(conn: &mut Conn, edition: Uuid) -> Result<Facts, sqlx::Error> {
    let sql = "SELECT fiscal_year, opens_on, due_on, grace_until, closes_on, formula FROM edition WHERE id = $1";
    let row = fetch_one!(conn, EditionRow, sql, edition)?;
    Ok(facts(row.fiscal_year, &row.window.into(), row.formula.0))
}

fn facts(fiscal_year: i64, window: &Window, formula: Formula) -> Facts {
    Facts::from_iter([
        ("fiscal_year".to_owned(), json!(fiscal_year)),
        ("opens_on".to_owned(), json!(window.opens_on)),
        ("due_on".to_owned(), json!(window.due_on)),
        ("grace_until".to_owned(), json!(window.grace_until)),
        ("closes_on".to_owned(), json!(window.closes_on)),
        ("formula".to_owned(), json!(formula)),
    ])
}

/// A new version of an edition: its number, and what it changed of window, formula and targets.
pub(super) async fn record(
    conn: &mut Conn,
    plan: &Plan,
    (edition, version): (Uuid, i64),
    mut before: Facts,
    targets: Vec<Set>,
    now: Time,
) -> Result<(), sqlx::Error> {
    let mut after = facts(i64::from(plan.course.fiscal_year), &plan.course.window, plan.course.formula);
    let changed: Vec<String> = after.keys().filter(|name| before.get(*name) != after.get(*name)).cloned().collect();
    before.retain(|name, _| changed.contains(name));
    after.retain(|name, _| changed.contains(name));
    for Set { node, before: was, basis_points } in targets {
        before.insert(format!("target {node}"), json!(was));
        after.insert(format!("target {node}"), json!(basis_points));
    }
    let name = EditionName { programme: plan.course.programme.clone(), edition: plan.course.edition.clone() };
    let detail = json!({ "edition": edition, "version": version, "before": before, "after": after });
    audit::record(conn, now.0, None, "course.imported", &name.to_string(), &detail).await
}
