//! Whose facts changed: triggers write it down in the transaction that changes them, so that no use case, command or hand
//! can forget to. Both databases have them; this is, with the mark they write, what differs between the two.
//!
//! A mark is a number that grows with transactions. [`horizon`] is the mark from which on a reader has to look again
//! next time: below it, everything is committed and was seen, or was undone.

use super::{Conn, Db, Either};
use crate::{execute, fetch_all, fetch_one};
use uuid::Uuid;

const SQLITE: &str = include_str!("sqlite.sql");
const SQLITE_REMOVE: &str = include_str!("sqlite_remove.sql");
const POSTGRES: &str = include_str!("postgres.sql");
const POSTGRES_REMOVE: &str = include_str!("postgres_remove.sql");
/// One server at a time sets the triggers up.
const LOCK: &str = "SELECT pg_advisory_xact_lock(8317004512)";

/// Up to where changes are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Horizon {
    /// The mark to look from next time.
    pub(crate) mark: i64,
    /// Changes below this mark are gone.
    pub(crate) gone_below: i64,
    /// Another one than before: facts were stored without writing changes.
    pub(crate) epoch: i64,
}

/// A change of a person's facts, or of a place of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Change {
    pub(crate) mark: i64,
    pub(crate) person_id: Option<Uuid>,
}

/// Where changes are read from next time.
pub(crate) async fn horizon(conn: &mut Conn) -> Result<Horizon, sqlx::Error> {
    let sql = match conn.either() {
        Either::Sqlite(_) => {
            "SELECT (SELECT COALESCE(MAX(mark), 0) + 1 FROM fact_change) AS mark, gone_below, epoch
             FROM fact_change_state"
        }
        Either::Postgres(_) => {
            "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT) AS mark, gone_below, epoch
             FROM fact_change_state"
        }
    };
    fetch_one!(conn, Horizon, sql)
}

/// The changes from this mark on.
pub(crate) async fn since(conn: &mut Conn, mark: i64) -> Result<Vec<Change>, sqlx::Error> {
    fetch_all!(conn, Change, "SELECT mark, person_id FROM fact_change WHERE mark >= $1", mark)
}

/// Removes the changes below this mark.
pub(crate) async fn forget(db: &Db, below: i64) -> Result<(), sqlx::Error> {
    db.write(move |conn| {
        Box::pin(async move {
            execute!(conn, "UPDATE fact_change_state SET gone_below = $1 WHERE gone_below < $1", below)?;
            // The last stays: SQLite counts on from it.
            let sql = "DELETE FROM fact_change WHERE mark < $1 AND mark < (SELECT MAX(mark) FROM fact_change)";
            execute!(conn, sql, below).map(drop)
        })
    })
    .await
}

/// Sets the triggers up where they are missing or of another version of the program. On PostgreSQL also: throws away the
/// changes that came with a copy from another server, because they count that one's transactions.
pub(super) async fn install(db: &Db) -> Result<(), sqlx::Error> {
    match db {
        Db::Sqlite(sqlite) => run_sqlite(sqlite.write_pool(), SQLITE).await,
        Db::Postgres(pool) => run_postgres(pool, POSTGRES).await,
    }
}

/// Takes the triggers away, so that very many facts can be stored in a database that nobody uses yet.
pub(crate) async fn pause(db: &Db) -> Result<(), sqlx::Error> {
    match db {
        Db::Sqlite(sqlite) => run_sqlite(sqlite.write_pool(), SQLITE_REMOVE).await,
        Db::Postgres(pool) => run_postgres(pool, POSTGRES_REMOVE).await,
    }
}

/// Sets them up again. Whoever has counted meanwhile has to count anew.
pub(crate) async fn resume(db: &Db) -> Result<(), sqlx::Error> {
    install(db).await?;
    db.write(|conn| Box::pin(async move { execute!(conn, "UPDATE fact_change_state SET epoch = epoch + 1").map(drop) }))
        .await
}

async fn run_sqlite(pool: &sqlx::SqlitePool, sql: &'static str) -> Result<(), sqlx::Error> {
    let mut tx = pool.begin().await?;
    sqlx::raw_sql(sql).execute(&mut *tx).await?;
    tx.commit().await
}

async fn run_postgres(pool: &sqlx::PgPool, sql: &'static str) -> Result<(), sqlx::Error> {
    let mut tx = pool.begin().await?;
    sqlx::raw_sql(LOCK).execute(&mut *tx).await?;
    sqlx::raw_sql(sql).execute(&mut *tx).await?;
    tx.commit().await
}
