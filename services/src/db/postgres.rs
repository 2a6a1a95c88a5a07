//! PostgreSQL: a pool, and serialisable transactions that are tried again when two of them met, or when the server went
//! away before one was committed.

use super::{Boxed, Conn, Retry, hosts};
use sqlx::{Connection as _, PgPool, postgres::PgPoolOptions};
use std::{borrow::Cow, time::Duration};
use tokio::time::{Instant, sleep};

const CONNECTIONS: u32 = 16;
const TRIES: u32 = 12;
/// How long a connection is waited for.
const WAIT: Duration = Duration::from_secs(10);
/// Where another server may take over, somebody who waits longer is better served by a page that says so.
const WAIT_OF_SEVERAL: Duration = Duration::from_secs(4);
/// Connections that lay unused for longer are tested before they are used. Testing each would double what a small query costs.
const TRUSTED: Duration = Duration::from_secs(1);
/// How long a transaction that was not committed is begun again after the server went away.
const PATIENCE: Duration = Duration::from_secs(8);

pub(super) async fn connect(url: &str) -> Result<PgPool, sqlx::Error> {
    let hosts = hosts::parse(url)?;
    let pool =
        PgPoolOptions::new().max_connections(CONNECTIONS).test_before_acquire(false).before_acquire(|conn, meta| {
            Box::pin(async move {
                if meta.idle_for > TRUSTED {
                    conn.ping().await?;
                }
                Ok(true)
            })
        });
    if let [only] = &hosts[..] {
        return pool.acquire_timeout(WAIT).connect_with(only.clone()).await;
    }
    let at = hosts::first_primary(&hosts).await?;
    let pool = pool.acquire_timeout(WAIT_OF_SEVERAL).after_connect(|conn, _| {
        Box::pin(async move {
            if hosts::is_primary(conn).await? { Ok(()) } else { Err(sqlx::Error::Protocol("this is a standby".into())) }
        })
    });
    let pool = pool.connect_with(hosts[at].clone()).await?;
    tokio::spawn(hosts::follow(pool.clone(), hosts, at));
    Ok(pool)
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
        let (begun, mut tries) = (Instant::now(), 1);
        loop {
            let Failed { error, committing } = match attempt(&pool, &work).await {
                Ok(value) => return Ok(value),
                Err(failed) => failed,
            };
            let again = error.database().is_some_and(|error| {
                // Once it was told to commit, nobody knows whether a server that went away did.
                met_another(error) && tries < TRIES || !committing && went_away(error) && begun.elapsed() < PATIENCE
            });
            if !again {
                return Err(error);
            }
            sleep(Duration::from_millis(u64::from((tries * tries).min(250)))).await;
            tries += 1;
        }
    });
    task.await.map_err(|_| E::from(sqlx::Error::WorkerCrashed))?
}

/// Why a transaction was not acknowledged.
struct Failed<E> {
    error: E,
    /// Whether it was told to commit.
    committing: bool,
}

impl<E> Failed<E> {
    fn before(error: E) -> Self {
        Self { error, committing: false }
    }
}

async fn attempt<T, E, F>(pool: &PgPool, work: &F) -> Result<T, Failed<E>>
where
    F: for<'c> Fn(&'c mut Conn) -> Boxed<'c, Result<T, E>>,
    E: From<sqlx::Error>,
{
    let conn = pool.acquire().await.map_err(|error| Failed::before(error.into()))?;
    let mut conn = Conn::Postgres(conn);
    if let Err(error) = crate::execute!(conn, "BEGIN ISOLATION LEVEL SERIALIZABLE") {
        conn.close_on_drop();
        return Err(Failed::before(error.into()));
    }
    let (ended, outcome) = match work(&mut conn).await {
        Ok(value) => match crate::execute!(conn, "COMMIT") {
            Ok(_) => return Ok(value),
            Err(error) => (error.as_database_error().is_some(), Failed { error: error.into(), committing: true }),
        },
        Err(error) => (crate::execute!(conn, "ROLLBACK").is_ok(), Failed::before(error)),
    };
    if !ended {
        // It may still be in the transaction: nobody else is to get it.
        conn.close_on_drop();
    }
    Err(outcome)
}

fn code(error: &sqlx::Error) -> Option<String> {
    error.as_database_error().and_then(|error| error.code().map(Cow::into_owned))
}

/// Serialisation failure, deadlock, or a unique key that a concurrent transaction took first: run again and see.
fn met_another(error: &sqlx::Error) -> bool {
    matches!(code(error).as_deref(), Some("40001" | "40P01" | "23505"))
}

/// The server was stopped or killed, or has become a standby.
fn went_away(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Io(_))
        || matches!(code(error).as_deref(), Some("57P01" | "57P02" | "57P03" | "25006" | "08003" | "08006"))
}
