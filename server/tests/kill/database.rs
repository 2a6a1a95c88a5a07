//! A database for one test, gone afterwards.

use kunren_services::chance;
use sqlx::{Connection as _, PgConnection};
use tempfile::TempDir;

/// A SQLite file.
pub struct File(TempDir);

impl File {
    /// In a folder of its own.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the database"))
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("sqlite:{}", self.0.path().join("kunren.db").display())
    }
}

/// A database of the server that `KUNREN_TEST_POSTGRES` names.
pub struct Server {
    /// Its address.
    pub url: String,
    name: String,
    server: String,
}

impl Server {
    /// Makes it.
    pub async fn new() -> Self {
        let server = std::env::var("KUNREN_TEST_POSTGRES").unwrap_or_else(|_| {
            panic!(
                "set KUNREN_TEST_POSTGRES to a PostgreSQL server where databases may be created, such as \
                 postgres://postgres@127.0.0.1:5432/postgres; `cargo xtask test` starts one and sets it"
            )
        });
        let name = format!("kunren_test_{}", &chance::token()[..16]);
        administer(&server, format!("CREATE DATABASE {name} TEMPLATE template0")).await;
        let (before, _) = server.rsplit_once('/').expect("the address names a database");
        Self { url: format!("{before}/{name}"), name, server }
    }

    /// Deletes it, whoever is still connected.
    pub async fn drop(self) {
        administer(&self.server, format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}

/// The name is random and ours, and there is no placeholder for the name of a database.
async fn administer(server: &str, sql: String) {
    let mut conn = PgConnection::connect(server).await.expect("the server of KUNREN_TEST_POSTGRES answers");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut conn).await.expect("databases may be made and dropped");
    conn.close().await.expect("the connection closes");
}
