//! The one writer of SQLite: takes what is waiting, runs it in one transaction, commits once, then answers everybody.
//!
//! A commit that reaches the disk costs the same for one change as for fifty, so under load the price of durability
//! is shared. Each job has a savepoint of its own: one that fails undoes only itself.

use super::{Boxed, Conn, Retry};
use sqlx::{Connection, SqlitePool};
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
            let result = (self.work)(conn).await;
            let keep = result.is_ok();
            self.result = Some(result);
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

/// Serves the queue until all senders are gone.
pub(super) async fn run(pool: SqlitePool, mut queue: mpsc::Receiver<Box<dyn Job>>) {
    while let Some(first) = queue.recv().await {
        let mut done = Vec::with_capacity(BATCH);
        let outcome = run_batch(&pool, first, &mut queue, &mut done).await;
        if let Err(error) = &outcome {
            tracing::error!(%error, jobs = done.len(), "db.commit_failed");
        }
        for job in done {
            job.finish(repeat(&outcome));
        }
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
    statement(&mut conn, "BEGIN IMMEDIATE").await?;
    let mut at = 0;
    while let Some(job) = done.get_mut(at) {
        if let Err(error) = run_one(&mut conn, job.as_mut()).await {
            discard(conn).await;
            return Err(error);
        }
        at += 1;
        if at < BATCH
            && let Ok(next) = queue.try_recv()
        {
            done.push(next);
        }
    }
    match statement(&mut conn, "COMMIT").await {
        Ok(()) => Ok(()),
        Err(error) => {
            discard(conn).await;
            Err(error)
        }
    }
}

async fn run_one(conn: &mut Conn, job: &mut dyn Job) -> Result<(), sqlx::Error> {
    statement(conn, "SAVEPOINT job").await?;
    if job.run(conn).await {
        statement(conn, "RELEASE job").await
    } else {
        statement(conn, "ROLLBACK TO job").await?;
        statement(conn, "RELEASE job").await
    }
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

/// An error for everybody in the batch; `sqlx::Error` cannot be cloned.
fn repeat(outcome: &Result<(), sqlx::Error>) -> Result<(), sqlx::Error> {
    outcome.as_ref().map(|()| ()).map_err(|error| sqlx::Error::Protocol(error.to_string()))
}
