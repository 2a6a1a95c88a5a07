//! Attempts and completions of the time before moves added parts.

#[path = "support/old.rs"]
mod old;
mod support;

use jiff::civil::date;
use kunren_services::{
    Db, chance,
    db::{Day, Time},
    execute, fetch_one, in_transaction,
};
use serde_json::json;
use sqlx::types::Json;

/// The last migration before added parts.
const BEFORE: i64 = 9;

#[derive(sqlx::FromRow)]
struct AttemptRow {
    whole: bool,
    parts: i64,
}

both_databases! {
    async fn an_attempt_of_before_was_on_the_whole_course(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let old = old::as_of(&db, BEFORE, folder.path()).await;
        pass(&old).await;
        old.migrate().await.expect("the migrations apply");
        let mut conn = old.read().await.expect("a connection");
        let sql = "SELECT a.added IS NULL AS whole, (SELECT count(*) FROM added_part) AS parts
                   FROM attempt AS a JOIN completion AS k ON k.attempt_id = a.id";
        let row = fetch_one!(conn, AttemptRow, sql).expect("the attempt");
        assert_eq!((row.whole, row.parts), (true, 0));
    }
}

async fn pass(db: &Db) {
    let ids = [(); 5].map(|()| chance::uuid());
    let (day, at) = (Day(date(2026, 10, 1)), Time("2026-10-01T09:00:00Z".parse().expect("a time")));
    in_transaction!(db, |conn, ids, day, at| {
        let [person, programme, edition, version, attempt] = ids;
        let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, 'K-1', 'Hana', 'ja', $2)";
        execute!(conn, sql, person, day)?;
        execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, 'environment', 'general')", programme)?;
        let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                   VALUES ($1, $2, 'FY2026', 2026, $3, $3, $3, $3, $4)";
        execute!(conn, sql, edition, programme, day, Json(json!({})))?;
        let sql = "INSERT INTO edition_version (id, edition_id, number, content_hash, course, imported_at)
                   VALUES ($1, $2, 1, '', $3, $4)";
        execute!(conn, sql, version, edition, Json(json!({})), at)?;
        let sql = "INSERT INTO attempt (id, person_id, edition_id, version_id, number, seed, drawn, opened_at, opened_on)
                   VALUES ($1, $2, $3, $4, 1, 1, $5, $6, $7)";
        execute!(conn, sql, attempt, person, edition, version, Json(json!([])), at, day)?;
        let sql = "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until, version_id, attempt_id)
                   VALUES ($1, $2, $3, $4, $4, $5, $6)";
        execute!(conn, sql, person, edition, at, day, version, attempt)
    })
    .expect("a completion");
}
