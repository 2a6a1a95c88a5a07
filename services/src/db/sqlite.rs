//! SQLite: many readers, one writer task. WAL, `synchronous=FULL`: what was acknowledged is on disk.

use super::{
    Boxed, Conn, Retry,
    writer::{self, Job, Typed},
};
use sqlx::{
    SqlitePool,
    pool::PoolConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    path::PathBuf,
    str::FromStr,
    sync::{Arc, atomic::AtomicU64},
    time::Duration,
};
use tokio::sync::{mpsc, oneshot};

const READERS: u32 = 4;
/// Each connection's own memory for pages, in KiB with a minus sign. What does not fit is read again from the system's,
/// which all connections share.
const WRITER_CACHE: &str = "-8000";
const READER_CACHE: &str = "-2000";
const STATEMENTS: usize = 300;

/// An open file.
#[derive(Debug, Clone)]
pub struct Sqlite {
    readers: SqlitePool,
    writer_pool: SqlitePool,
    jobs: mpsc::Sender<Box<dyn Job>>,
    outside: Arc<AtomicU64>,
}

impl Sqlite {
    pub(super) async fn open(url: &str) -> Result<Self, sqlx::Error> {
        let options = options(url)?;
        if let Some(folder) = options.get_filename().parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let writer_pool = one_connection().connect_with(options.clone().pragma("cache_size", WRITER_CACHE)).await?;
        let options = options.read_only(true).pragma("cache_size", READER_CACHE);
        let readers = pool(READERS).connect_with(options).await?;
        let (jobs, queue) = mpsc::channel(1024);
        let outside = Arc::<AtomicU64>::default();
        tokio::spawn(writer::run(writer_pool.clone(), queue, outside.clone()));
        Ok(Self { readers, writer_pool, jobs, outside })
    }

    pub(super) fn write_pool(&self) -> &SqlitePool {
        &self.writer_pool
    }

    pub(super) fn outside(&self) -> Arc<AtomicU64> {
        self.outside.clone()
    }

    pub(super) async fn read(&self) -> Result<PoolConnection<sqlx::Sqlite>, sqlx::Error> {
        self.readers.acquire().await
    }

    pub(super) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Conn) -> Boxed<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<sqlx::Error> + Retry + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Typed::new(work, reply));
        self.jobs.send(job).await.map_err(|_| sqlx::Error::PoolClosed)?;
        answer.await.map_err(|_| E::from(sqlx::Error::WorkerCrashed))?
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writer_pool.close().await;
    }
}

/// The file an address names, when it is one of SQLite.
pub(super) fn file(url: &str) -> Result<Option<PathBuf>, sqlx::Error> {
    if super::is_postgres(url) {
        return Ok(None);
    }
    Ok(Some(options(url)?.get_filename().to_owned()))
}

/// Connections are tested when they come back to the pool. A file does not go away while they lie there: testing them again
/// before each use would cost as much as half a small query.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(connections).test_before_acquire(false)
}

fn one_connection() -> SqlitePoolOptions {
    pool(1).min_connections(1).idle_timeout(None).max_lifetime(None)
}

fn options(url: &str) -> Result<SqliteConnectOptions, sqlx::Error> {
    Ok(SqliteConnectOptions::from_str(url)?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .pragma("temp_store", "memory")
        .statement_cache_capacity(STATEMENTS))
}
