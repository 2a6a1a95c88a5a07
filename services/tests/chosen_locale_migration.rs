//! People of the time before choices of language were known as such.

mod support;

use jiff::civil::date;
use kunren_services::{Db, chance, db::Day, execute, fetch_one, in_transaction};

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
        let old = match &db {
            Db::Sqlite(_) => {
                let file = folder.path().join("old.db");
                Db::connect(&format!("sqlite:{}", file.display())).await.expect("a database")
            }
            Db::Postgres(_) => {
                in_transaction!(&db, |conn| {
                    execute!(conn, "DROP SCHEMA public CASCADE")?;
                    execute!(conn, "CREATE SCHEMA public")
                })
                .expect("an empty database");
                db.clone()
            }
        };
        old.migrate_to(BEFORE).await.expect("the migrations apply");
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
