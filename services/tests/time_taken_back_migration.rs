//! More time of the days before it could be taken back.

#[path = "support/old.rs"]
mod old;
mod support;

use jiff::civil::date;
use kunren_services::{
    Db, chance,
    db::{Day, Time},
    execute, fetch_one, in_transaction,
};

/// The last migration before time could be taken back.
const BEFORE: i64 = 12;

#[derive(sqlx::FromRow)]
struct ExtensionRow {
    until_on: Day,
    revoked_on: Option<Day>,
    revoked_reason: String,
    by_somebody: bool,
}

both_databases! {
    async fn more_time_of_before_was_not_taken_back(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let old = old::as_of(&db, BEFORE, folder.path()).await;
        extend(&old).await;
        old.migrate().await.expect("the migrations apply");
        let mut conn = old.read().await.expect("a connection");
        let sql = "SELECT until_on, revoked_on, revoked_reason, revoked_by IS NOT NULL AS by_somebody FROM extension";
        let row = fetch_one!(conn, ExtensionRow, sql).expect("the time");
        assert_eq!((row.until_on.0, row.revoked_on, row.by_somebody), (date(2026, 12, 1), None, false));
        assert_eq!(row.revoked_reason, "");
    }
}

async fn extend(db: &Db) {
    let (person, programme, edition, extension) = (chance::uuid(), chance::uuid(), chance::uuid(), chance::uuid());
    let (day, until) = (Day(date(2026, 10, 1)), Day(date(2026, 12, 1)));
    in_transaction!(db, |conn, person, programme, edition, extension, day, until| {
        let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, 'K-1', 'Hana', 'ja', $2)";
        execute!(conn, sql, person, day)?;
        execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, 'environment', 'general')", programme)?;
        let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                   VALUES ($1, $2, 'FY2026', 2026, $3, $3, $3, $3, $4)";
        execute!(conn, sql, edition, programme, day, sqlx::types::Json(serde_json::json!({})))?;
        let at = Time("2026-10-01T09:00:00Z".parse().expect("a time"));
        let sql = "INSERT INTO extension (id, person_id, edition_id, from_on, until_on, reopens, reason, granted_by, granted_at)
                   VALUES ($1, $2, $3, $4, $5, FALSE, 'Abroad.', $2, $6)";
        execute!(conn, sql, extension, person, edition, day, until, at)
    })
    .expect("more time");
}
