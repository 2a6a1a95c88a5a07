//! The one writer of SQLite: takes what is waiting, runs it in one transaction, commits once, then answers everybody.
//!
//! A commit that reaches the disk costs the same for one change as for fifty, so under load the price of durability
//! is shared. Jobs run without savepoints of their own, which would triple the statements of a small one; when one of
//! them fails, which is rare, the batch is undone and run again with a savepoint for each, so that it undoes only itself.

use super::{Boxed, Conn, Retry, repeat};
use futures_util::FutureExt;
use sqlx::{Connection, SqlitePool};
use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::{mpsc, oneshot};

/// Jobs in one transaction at most, so that nobody waits long for the commit.
const BATCH: usize = 64;

/// A piece of work whose type the writer does not know.
pub(super) trait Job: Send {
    /// Runs it; `true` when its changes are to be kept.
    fn run<'c>(&'c mut self, conn: &'c mut Conn) -> Boxed<'c, bool>;
    /// Answers the one who asked, after the commit.
    fn finish(self: Box<Self>, committed: Result<(), sqlx::Error>);
}

pub(super) struct Typed<F, T, E> {
    work: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Typed<F, T, E> {
    pub(super) fn new(work: F, reply: oneshot::Sender<Result<T, E>>) -> Self {
        Self { work, result: None, reply }
    }
}

impl<F, T, E> Job for Typed<F, T, E>
where
    F: for<'c> Fn(&'c mut Conn) -> Boxed<'c, Result<T, E>> + Send + Sync,
    T: Send,
    E: From<sqlx::Error> + Retry + Send,
{
    fn run<'c>(&'c mut self, conn: &'c mut Conn) -> Boxed<'c, bool> {
        Box::pin(async move {
            // A panic must end neither the writer nor the other jobs: whoever asked is told that it crashed.
            let result = AssertUnwindSafe((self.work)(conn)).catch_unwind().await;
            let keep = matches!(result, Ok(Ok(_)));
            self.result = result.ok();
            keep
        })
    }

    fn finish(self: Box<Self>, committed: Result<(), sqlx::Error>) {
        let answer = match (committed, self.result) {
            (Ok(()), Some(result)) | (Err(_), Some(result @ Err(_))) => result,
            (Err(error), _) => Err(error.into()),
            (Ok(()), None) => Err(sqlx::Error::WorkerCrashed.into()),
        };
        // Whoever asked may have gone away; the work is done all the same.
        drop(self.reply.send(answer));
    }
}

/// How often it is looked whether another process wrote.
const LOOK: Duration = Duration::from_millis(500);

/// Serves the queue until all senders are gone. In between it looks whether another process wrote to the file.
pub(super) async fn run(pool: SqlitePool, mut queue: mpsc::Receiver<Box<dyn Job>>, outside: Arc<AtomicU64>) {
    let mut seen = None;
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            biased;
            _ = look.tick() => watch(&pool, &mut seen, &outside).await,
            job = queue.recv() => match job {
                Some(first) => serve(&pool, first, &mut queue).await,
                None => return,
            },
        }
    }
}

async fn serve(pool: &SqlitePool, first: Box<dyn Job>, queue: &mut mpsc::Receiver<Box<dyn Job>>) {
    let mut done = Vec::with_capacity(BATCH);
    let outcome = run_batch(pool, first, queue, &mut done).await;
    if let Err(error) = &outcome {
        tracing::error!(%error, jobs = done.len(), "db.commit_failed");
    }
    for job in done {
        job.finish(outcome.as_ref().copied().map_err(repeat));
    }
}

#[derive(sqlx::FromRow)]
struct VersionRow {
    data_version: i64,
}

/// `data_version` stands still for this connection's own commits and moves for everybody else's; readers do not write.
async fn watch(pool: &SqlitePool, seen: &mut Option<i64>, outside: &AtomicU64) {
    let Ok(conn) = pool.acquire().await else { return };
    let mut conn = Conn::Sqlite(conn);
    let Ok(row) = crate::fetch_one!(conn, VersionRow, "PRAGMA data_version") else { return };
    if seen.replace(row.data_version).is_some_and(|before| before != row.data_version) {
        outside.fetch_add(1, Ordering::AcqRel);
    }
}

async fn run_batch(
    pool: &SqlitePool,
    first: Box<dyn Job>,
    queue: &mut mpsc::Receiver<Box<dyn Job>>,
    done: &mut Vec<Box<dyn Job>>,
) -> Result<(), sqlx::Error> {
    done.push(first);
    let mut conn = Conn::Sqlite(pool.acquire().await?);
    let mut outcome = run_together(&mut conn, queue, done).await;
    if let Ok(false) = outcome {
        outcome = run_apart(&mut conn, done).await.map(|()| true);
    }
    if outcome.is_err() {
        discard(conn).await;
    }
    outcome.map(drop)
}

/// Runs what is waiting in one transaction. `false`: a job failed and everything is undone.
async fn run_together(
    conn: &mut Conn,
    queue: &mut mpsc::Receiver<Box<dyn Job>>,
    done: &mut Vec<Box<dyn Job>>,
) -> Result<bool, sqlx::Error> {
    statement(conn, "BEGIN IMMEDIATE").await?;
    let mut at = 0;
    while let Some(job) = done.get_mut(at) {
        if !job.run(conn).await {
            statement(conn, "ROLLBACK").await?;
            return Ok(false);
        }
        at += 1;
        if at < BATCH
            && let Ok(next) = queue.try_recv()
        {
            done.push(next);
        }
    }
    statement(conn, "COMMIT").await.map(|()| true)
}

/// Runs the same jobs again, each within a savepoint.
async fn run_apart(conn: &mut Conn, jobs: &mut [Box<dyn Job>]) -> Result<(), sqlx::Error> {
    statement(conn, "BEGIN IMMEDIATE").await?;
    for job in jobs {
        statement(conn, "SAVEPOINT job").await?;
        if !job.run(conn).await {
            statement(conn, "ROLLBACK TO job").await?;
        }
        statement(conn, "RELEASE job").await?;
    }
    statement(conn, "COMMIT").await
}

async fn statement(conn: &mut Conn, sql: &'static str) -> Result<(), sqlx::Error> {
    crate::execute!(conn, sql).map(drop)
}

/// Gives up a connection in an unknown state, so that the next batch starts on a fresh one.
async fn discard(conn: Conn) {
    if let Conn::Sqlite(conn) = conn {
        drop(conn.detach().close().await);
    }
}
