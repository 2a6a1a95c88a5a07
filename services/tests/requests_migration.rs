//! Exemptions of the time before there were requests.

#[path = "support/old.rs"]
mod old;
mod support;

use jiff::civil::date;
use kunren_services::{
    Db, chance,
    db::{Day, Time},
    execute, fetch_one, in_transaction,
};

/// The last migration before requests.
const BEFORE: i64 = 3;

#[derive(sqlx::FromRow)]
struct ExemptionRow {
    reason: String,
    evidence: String,
    on_request: bool,
}

both_databases! {
    async fn an_exemption_of_before_has_no_evidence_and_no_request(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let old = old::as_of(&db, BEFORE, folder.path()).await;
        exempt(&old).await;
        old.migrate().await.expect("the migrations apply");
        let mut conn = old.read().await.expect("a connection");
        let sql = "SELECT reason, evidence, request_id IS NOT NULL AS on_request FROM exemption";
        let row = fetch_one!(conn, ExemptionRow, sql).expect("the exemption");
        assert_eq!((row.reason.as_str(), row.evidence.as_str(), row.on_request), ("Abroad.", "", false));
    }
}

async fn exempt(db: &Db) {
    let (person, programme, edition, exemption) = (chance::uuid(), chance::uuid(), chance::uuid(), chance::uuid());
    let day = Day(date(2026, 10, 1));
    in_transaction!(db, |conn, person, programme, edition, exemption, day| {
        let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, 'K-1', 'Hana', 'ja', $2)";
        execute!(conn, sql, person, day)?;
        execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, 'environment', 'general')", programme)?;
        let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                   VALUES ($1, $2, 'FY2026', 2026, $3, $3, $3, $3, $4)";
        execute!(conn, sql, edition, programme, day, sqlx::types::Json(serde_json::json!({})))?;
        let at = Time("2026-10-01T09:00:00Z".parse().expect("a time"));
        let sql = "INSERT INTO exemption (id, person_id, edition_id, from_on, reason, granted_at) VALUES ($1, $2, $3, $4, 'Abroad.', $5)";
        execute!(conn, sql, exemption, person, edition, day, at)
    })
    .expect("an exemption");
}
