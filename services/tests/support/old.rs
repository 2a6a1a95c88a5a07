//! A database of the time before a migration.

use kunren_services::{Db, execute, in_transaction};
use std::path::Path;

/// An empty database as of a migration: a new file in this folder, or the same PostgreSQL database emptied.
pub async fn as_of(db: &Db, migration: i64, folder: &Path) -> Db {
    let old = match db {
        Db::Sqlite(_) => {
            let file = folder.join("old.db");
            Db::connect(&format!("sqlite:{}", file.display())).await.expect("a database")
        }
        Db::Postgres(_) => {
            in_transaction!(db, |conn| {
                execute!(conn, "DROP SCHEMA public CASCADE")?;
                execute!(conn, "CREATE SCHEMA public")
            })
            .expect("an empty database");
            db.clone()
        }
    };
    old.migrate_to(migration).await.expect("the migrations apply");
    old
}
