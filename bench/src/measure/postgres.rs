//! A database of its own on a PostgreSQL server, for as long as one size is measured.

use anyhow::{Context as _, Result};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// Makes it anew; its address. `name`: one of our own words.
pub async fn create(server: &str, name: &str) -> Result<String> {
    drop(server, name).await?;
    administer(server, format!("CREATE DATABASE kunren_{name} TEMPLATE template0 ENCODING 'UTF8'")).await?;
    let (before, _) = server.rsplit_once('/').context("the address names a database")?;
    Ok(format!("{before}/kunren_{name}"))
}

/// Deletes it, whoever is still connected.
pub async fn drop(server: &str, name: &str) -> Result<()> {
    administer(server, format!("DROP DATABASE IF EXISTS kunren_{name} WITH (FORCE)")).await
}

/// How many bytes it takes on disk.
pub async fn size(url: &str) -> Result<u64> {
    let mut conn = PgConnection::connect(url).await?;
    let bytes: i64 = sqlx::query_scalar("SELECT pg_database_size(current_database())").fetch_one(&mut conn).await?;
    Ok(u64::try_from(bytes)?)
}

/// Databases have no placeholder for their names; this one is ours.
async fn administer(server: &str, sql: String) -> Result<()> {
    let mut conn = PgConnection::connect(server).await.context("the PostgreSQL server does not answer")?;
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut conn).await?;
    Ok(conn.close().await?)
}
