//! People of the time before choices of language were known as such.

#[path = "support/old.rs"]
mod old;
mod support;

use jiff::civil::date;
use kunren_services::{chance, db::Day, execute, fetch_one, in_transaction};

/// The last migration of the time before.
const BEFORE: i64 = 7;

#[derive(sqlx::FromRow)]
struct PersonRow {
    locale: String,
    locale_chosen: bool,
}

both_databases! {
    async fn nobody_of_before_has_chosen(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let old = old::as_of(&db, BEFORE, folder.path()).await;
        let (person, day) = (chance::uuid(), Day(date(2020, 4, 1)));
        in_transaction!(&old, |conn, person, day| {
            let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, 'K-1', 'Hana', 'ja', $2)";
            execute!(conn, sql, person, day)
        })
        .expect("a person");
        old.migrate().await.expect("the migrations apply");
        let mut conn = old.read().await.expect("a connection");
        let row = fetch_one!(conn, PersonRow, "SELECT locale, locale_chosen FROM person").expect("the person");
        assert_eq!((row.locale.as_str(), row.locale_chosen), ("ja", false));
    }
}
