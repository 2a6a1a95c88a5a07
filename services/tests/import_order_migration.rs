//! Imports of the time before the order in which they were applied was counted.

#[path = "support/old.rs"]
mod old;
mod support;

use jiff::civil::date;
use kunren_services::{
    Db, chance,
    db::{Day, Time},
    execute, fetch_all, in_transaction,
};
use serde_json::json;
use sqlx::types::Json;

/// The last migration before the order was counted.
const BEFORE: i64 = 16;

#[derive(sqlx::FromRow)]
struct OrderRow {
    file_name: String,
    applied_as: Option<i64>,
    undone_as: Option<i64>,
}

both_databases! {
    async fn imports_of_before_are_counted_by_their_time(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let old = old::as_of(&db, BEFORE, folder.path()).await;
        import(&old, "first", Some(1), None).await;
        import(&old, "waits", None, None).await;
        import(&old, "second", Some(2), Some(3)).await;
        import(&old, "third", Some(4), None).await;
        old.migrate().await.expect("the migrations apply");
        let sql = "SELECT file_name, applied_as, undone_as FROM hr_import ORDER BY id";
        let rows = fetch_all!(&mut old.read().await.expect("a connection"), OrderRow, sql).expect("the imports");
        let order: Vec<_> = rows.iter().map(|row| (row.file_name.as_str(), row.applied_as, row.undone_as)).collect();
        let expected =
            [("first", Some(1), None), ("waits", None, None), ("second", Some(2), Some(3)), ("third", Some(4), None)];
        assert_eq!(order, expected);
    }
}

/// An import that was applied and undone at these hours.
async fn import(db: &Db, name: &'static str, applied: Option<i64>, undone: Option<i64>) {
    let hour = |hour: i64| {
        Time(
            "2026-10-01T00:00:00Z".parse::<jiff::Timestamp>().expect("a time") + jiff::SignedDuration::from_hours(hour),
        )
    };
    let (id, applied, undone) = (chance::uuid(), applied.map(hour), undone.map(hour));
    in_transaction!(db, |conn, id, name, applied, undone| {
        let sql = "INSERT INTO hr_import (id, source, file_name, day, settings, effects, exceeded, history, applied_at, undone_at)
                   VALUES ($1, 'payroll', $2, $3, $4, $4, $4, 0, $5, $6)";
        execute!(conn, sql, id, name, Day(date(2026, 10, 1)), Json(json!({})), applied, undone)
    })
    .expect("an import");
}
