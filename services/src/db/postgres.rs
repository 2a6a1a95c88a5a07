//! PostgreSQL: a pool, and serialisable transactions that are tried again when two of them met.

use super::{Boxed, Conn, Retry};
use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{str::FromStr, time::Duration};

const CONNECTIONS: u32 = 16;
const TRIES: u32 = 12;

pub(super) async fn connect(url: &str) -> Result<PgPool, sqlx::Error> {
    let options = PgConnectOptions::from_str(url)?.statement_cache_capacity(300);
    PgPoolOptions::new()
        .max_connections(CONNECTIONS)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options)
        .await
}

pub(super) async fn write<T, E, F>(pool: &PgPool, work: F) -> Result<T, E>
where
    F: for<'c> Fn(&'c mut Conn) -> Boxed<'c, Result<T, E>> + Send + Sync + 'static,
    T: Send + 'static,
    E: From<sqlx::Error> + Retry + Send + 'static,
{
    // In a task of its own, so that a reader who goes away does not leave a transaction half done.
    let pool = pool.clone();
    let task = tokio::spawn(async move {
        let mut tries = 1;
        loop {
            match attempt(&pool, &work).await {
                Err(error) if tries < TRIES && error.database().is_some_and(met_another) => {
                    tokio::time::sleep(Duration::from_millis(u64::from(tries * tries))).await;
                    tries += 1;
                }
                result => return result,
            }
        }
    });
    task.await.map_err(|_| E::from(sqlx::Error::WorkerCrashed))?
}

async fn attempt<T, E, F>(pool: &PgPool, work: &F) -> Result<T, E>
where
    F: for<'c> Fn(&'c mut Conn) -> Boxed<'c, Result<T, E>>,
    E: From<sqlx::Error>,
{
    let mut conn = Conn::Postgres(pool.acquire().await?);
    crate::execute!(conn, "BEGIN ISOLATION LEVEL SERIALIZABLE")?;
    match work(&mut conn).await {
        Ok(value) => {
            crate::execute!(conn, "COMMIT")?;
            Ok(value)
        }
        Err(error) => {
            crate::execute!(conn, "ROLLBACK")?;
            Err(error)
        }
    }
}

/// Serialisation failure, deadlock, or a unique key that a concurrent transaction took first: run again and see.
fn met_another(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code().map(std::borrow::Cow::into_owned));
    matches!(code.as_deref(), Some("40001" | "40P01" | "23505"))
}
