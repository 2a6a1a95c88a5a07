//! Audiences of the time before they were taken over and applied in the background.

use crate::{both_databases, old, world::permit};
use jiff::civil::date;
use kunren_domain::{id::EditionId, role::Role};
use kunren_services::{
    Clock, Db, Kunren, chance,
    db::{Day, Time},
    execute, in_transaction,
    learning::{assign_missing, audience::audience_history},
};
use serde_json::json;
use sqlx::types::Json;

/// The last migration before it.
const BEFORE: i64 = 7;

both_databases! {
    async fn an_audience_of_before_was_set_by_somebody_and_is_applied(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let old = old::as_of(&db, BEFORE, folder.path()).await;
        let edition = set(&old).await;
        old.migrate().await.expect("the migrations apply");
        let kunren = Kunren::new(old, Clock::fixed("2026-11-21T03:00:00Z".parse().expect("a time")));
        let history = audience_history(&kunren, &permit(Role::Auditor), edition).await.expect("an answer");
        let [change] = &history[..] else { panic!("one entry: {history:?}") };
        assert_eq!((change.reason.as_str(), &change.from, change.work), ("Agreed.", &None, None));
        // It is kept as it was.
        assert_eq!(assign_missing(&kunren).await.expect("an answer"), 1);
    }
}

/// An edition with an audience of everybody, and one person.
async fn set(db: &Db) -> EditionId {
    let (edition, day) = (chance::edition_id(), Day(date(2026, 10, 1)));
    in_transaction!(db, |conn, edition, day| {
        let (person, programme) = (chance::uuid(), chance::uuid());
        let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, 'K-1', 'Hana', 'ja', $2)";
        execute!(conn, sql, person, day)?;
        execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, 'env', 'general')", programme)?;
        let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                   VALUES ($1, $2, 'FY2026', 2026, $3, $4, $4, $4, $5)";
        let closes = Day(date(2027, 3, 31));
        execute!(conn, sql, edition.get(), programme, day, closes, Json(json!({"leave": "excluded", "joiner_days": 30})))?;
        let sql = "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_by, set_at)
                   VALUES ($1, $2, $3, 'everybody', $4, 'Agreed.', $5, $6)";
        let at = Time("2026-10-01T09:00:00Z".parse().expect("a time"));
        let (rule, recurrence) = (Json(json!({"all": []})), Json(json!({"kind": "every-edition"})));
        execute!(conn, sql, chance::uuid(), edition.get(), rule, recurrence, person, at)
    })
    .expect("an audience");
    edition
}
