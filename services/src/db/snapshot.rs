//! A connection of one's own, outside of what serves pages: for reading a whole database as of one moment, and for
//! filling one.

use super::{Conn, Db, MIGRATIONS, schema::Schema};
use futures_util::stream::BoxStream;
use sqlx::{FromRow, migrate::MigrateError, postgres::PgRow, sqlite::SqliteRow};

impl Db {
    /// A connection that sees the whole database as of now, whoever writes meanwhile. It is not given back to the pool.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn snapshot(&self) -> Result<Conn, sqlx::Error> {
        let mut conn = self.read().await?;
        conn.close_on_drop();
        match &conn {
            // What is seen is fixed by the first read.
            Conn::Sqlite(_) => {
                conn.run("BEGIN".to_owned()).await?;
                conn.number("SELECT count(*) FROM sqlite_master".to_owned()).await?;
            }
            Conn::Postgres(_) => conn.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".to_owned()).await?,
        }
        Ok(conn)
    }

    /// A connection for filling the database. It is not given back to the pool, and while it is held nobody else writes
    /// to a SQLite file through this process.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn alone(&self) -> Result<Conn, sqlx::Error> {
        let mut conn = match self {
            Self::Sqlite(sqlite) => Conn::Sqlite(sqlite.write_pool().acquire().await?),
            Self::Postgres(pool) => Conn::Postgres(pool.acquire().await?),
        };
        conn.close_on_drop();
        Ok(conn)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn answers(&self) -> Result<(), sqlx::Error> {
        self.read().await?.number("SELECT CAST(1 AS BIGINT)".to_owned()).await.map(drop)
    }

    /// The number of the last migration that was applied; nothing in a database that never held anything.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn version(&self) -> Result<Option<i64>, sqlx::Error> {
        let mut conn = self.read().await?;
        if !conn.has_table("_sqlx_migrations").await? {
            return Ok(None);
        }
        let sql = "SELECT CAST(coalesce(max(version), 0) AS BIGINT) FROM _sqlx_migrations".to_owned();
        let version = conn.number(sql).await?;
        Ok(i64::try_from(version).ok().filter(|version| *version > 0))
    }

    /// Applies the migrations up to this one.
    ///
    /// # Errors
    /// When one fails, or an applied one was edited.
    pub async fn migrate_to(&self, version: i64) -> Result<(), MigrateError> {
        match self {
            Self::Sqlite(sqlite) => MIGRATIONS.run_to(version, sqlite.write_pool()).await,
            Self::Postgres(pool) => MIGRATIONS.run_to(version, pool).await,
        }
    }
}

impl Conn {
    /// Begins to write. It ends with the statement `COMMIT`, or with the connection.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn begin_alone(&mut self) -> Result<(), sqlx::Error> {
        let sql = match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN",
        };
        self.run(sql.to_owned()).await
    }

    /// After much was written: what the planner has to know of it. PostgreSQL would otherwise begin to tidy up by itself a
    /// minute later, for minutes, beside those who come with the start of the servers.
    ///
    /// # Errors
    /// When the database fails, and within a transaction.
    pub(crate) async fn tidy(&mut self, schema: &Schema) -> Result<(), sqlx::Error> {
        let sql = match self {
            Self::Sqlite(_) => "ANALYZE".to_owned(),
            // Without names it would try tables of the server itself, too.
            Self::Postgres(_) => {
                let tables: Vec<&str> = schema.tables.iter().map(|table| table.name.as_str()).collect();
                format!("VACUUM (ANALYZE) {}", tables.join(", "))
            }
        };
        self.run(sql).await
    }

    /// What SQLite finds wrong with its file. PostgreSQL's are its operator's (`pg_amcheck`).
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn integrity(&mut self) -> Result<Vec<String>, sqlx::Error> {
        let Self::Sqlite(conn) = self else { return Ok(Vec::new()) };
        let mut found: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut **conn).await?;
        found.retain(|line| line != "ok");
        Ok(found)
    }

    /// The rows of a query one by one, however many.
    pub(crate) fn stream<'c, R>(&'c mut self, sql: &'static str) -> BoxStream<'c, Result<R, sqlx::Error>>
    where
        R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin + 'c,
    {
        match self {
            Self::Sqlite(conn) => sqlx::query_as::<sqlx::Sqlite, R>(sql).fetch(&mut **conn),
            Self::Postgres(conn) => sqlx::query_as::<sqlx::Postgres, R>(sql).fetch(&mut **conn),
        }
    }

    /// Does not give the connection back to the pool.
    pub(super) fn close_on_drop(&mut self) {
        match self {
            Self::Sqlite(conn) => conn.close_on_drop(),
            Self::Postgres(conn) => conn.close_on_drop(),
        }
    }

    /// Whether there is a table of this name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_table(&mut self, name: &str) -> Result<bool, sqlx::Error> {
        let found: i64 = match self {
            Self::Sqlite(conn) => {
                let sql = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1";
                sqlx::query_scalar(sql).bind(name).fetch_one(&mut **conn).await?
            }
            Self::Postgres(conn) => {
                let sql = "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relname = $1
                           AND relnamespace = CAST(current_schema() AS regnamespace)";
                sqlx::query_scalar(sql).bind(name).fetch_one(&mut **conn).await?
            }
        };
        Ok(found > 0)
    }

    /// The names of all tables an installation consists of, sorted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn table_names(&mut self) -> Result<Vec<String>, sqlx::Error> {
        match self {
            Self::Sqlite(conn) => {
                let sql = "SELECT name FROM sqlite_master
                           WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                               AND name NOT IN ('_sqlx_migrations', 'fact_change', 'fact_change_state')
                           ORDER BY name";
                sqlx::query_scalar(sql).fetch_all(&mut **conn).await
            }
            Self::Postgres(conn) => {
                let sql = r#"SELECT CAST(relname AS TEXT) FROM pg_class
                             WHERE relkind IN ('r', 'p')
                               AND relname NOT IN ('_sqlx_migrations', 'fact_change', 'fact_change_state')
                               AND relnamespace = CAST(current_schema() AS regnamespace)
                             ORDER BY CAST(relname AS TEXT) COLLATE "C""#;
                sqlx::query_scalar(sql).fetch_all(&mut **conn).await
            }
        }
    }
}
