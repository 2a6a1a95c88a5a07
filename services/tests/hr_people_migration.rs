//! Imports of the time before it was kept who is in which of their counts.

#[path = "support/old.rs"]
mod old;
mod support;

use jiff::civil::date;
use kunren_services::{
    chance,
    db::{Day, Time},
    execute, fetch_one, in_transaction,
};
use uuid::Uuid;

/// The last migration of the time before.
const BEFORE: i64 = 12;

#[derive(sqlx::FromRow)]
struct ImportRow {
    file_name: String,
    ended_at: Option<Time>,
    problems: Option<i64>,
    assigned: Option<i64>,
    kinds: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    count: i64,
}

const WAITING: &str = "SELECT CAST(count(*) AS BIGINT) AS count
                       FROM hr_import
                       WHERE planned_at IS NOT NULL AND applied_at IS NULL AND ended_at IS NULL";

both_databases! {
    async fn what_waited_before_waits_on_and_nothing_is_made_up(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let old = old::as_of(&db, BEFORE, folder.path()).await;
        let (import, person, now): (Uuid, Uuid, _) = (chance::uuid(), chance::uuid(), jiff::Timestamp::UNIX_EPOCH);
        in_transaction!(&old, |conn, import, person, now| {
            let sql = "INSERT INTO hr_import (id, source, file_name, day, settings, effects, exceeded, history, planned_at)
                       VALUES ($1, 'payroll', 'people.csv', $2, $3, $3, $4, 0, $5)";
            let (object, list) = (sqlx::types::Json(serde_json::json!({})), sqlx::types::Json(serde_json::json!([])));
            execute!(conn, sql, import, Day(date(2026, 11, 1)), object, list, Time(now))?;
            let sql = "INSERT INTO hr_change (import_id, person_id, joins, number, name, locale, joined_on)
                       VALUES ($1, $2, TRUE, 'K-1', 'Hana', 'ja', $3)";
            execute!(conn, sql, import, person, Day(date(2026, 11, 1)))
        })
        .expect("an import");
        old.migrate().await.expect("the migrations apply");
        let mut conn = old.read().await.expect("a connection");
        let sql = "SELECT i.file_name, i.ended_at, i.problems, i.assigned, c.kinds
                   FROM hr_import AS i
                   JOIN hr_change AS c ON c.import_id = i.id";
        let row = fetch_one!(conn, ImportRow, sql).expect("the import");
        assert_eq!((row.file_name.as_str(), row.ended_at, row.problems), ("people.csv", None, None));
        assert_eq!((row.assigned, row.kinds), (None, None));
        assert_eq!(fetch_one!(conn, CountRow, WAITING).expect("a count").count, 1);
    }
}
