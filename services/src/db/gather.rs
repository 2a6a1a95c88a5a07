//! Small writes of one kind, gathered: while some are being written the next ones wait, and go together.
//!
//! The writer of SQLite already commits many jobs at once; here many rows also share one statement, which is what
//! remains of the cost of a small write.

use super::Boxed;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Rows in one statement at most, so that nobody waits long for it.
const TOGETHER: usize = 64;

/// Those who wait for a place in the queue.
const WAITING: usize = 1024;

/// A queue of rows, and the task that writes them. It ends when the queue is dropped.
#[derive(Debug)]
pub(crate) struct Gather<I, O>(mpsc::Sender<Waiting<I, O>>);

struct Waiting<I, O> {
    row: I,
    reply: oneshot::Sender<Result<O, sqlx::Error>>,
}

impl<I, O> Gather<I, O>
where
    I: Send + Sync + 'static,
    O: Send + 'static,
{
    /// `write` stores all rows or none and says of each, in the same order, what became of it.
    pub(crate) fn new<W>(write: W) -> Self
    where
        W: Fn(Arc<Vec<I>>) -> Boxed<'static, Result<Vec<O>, sqlx::Error>> + Send + 'static,
    {
        let (rows, queue) = mpsc::channel(WAITING);
        tokio::spawn(run(queue, write));
        Self(rows)
    }

    /// Writes one row, and returns when it is on disk.
    ///
    /// # Errors
    /// When the database fails; then none of the rows that went together is stored.
    pub(crate) async fn add(&self, row: I) -> Result<O, sqlx::Error> {
        let (reply, answer) = oneshot::channel();
        self.0.send(Waiting { row, reply }).await.map_err(|_| sqlx::Error::PoolClosed)?;
        answer.await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }
}

async fn run<I, O>(
    mut queue: mpsc::Receiver<Waiting<I, O>>,
    write: impl Fn(Arc<Vec<I>>) -> Boxed<'static, Result<Vec<O>, sqlx::Error>>,
) {
    let mut waiting = Vec::with_capacity(TOGETHER);
    while queue.recv_many(&mut waiting, TOGETHER).await > 0 {
        let (rows, replies): (Vec<I>, Vec<_>) = waiting.drain(..).map(|waiting| (waiting.row, waiting.reply)).unzip();
        // Whoever asked may have gone away; the row is written all the same.
        match write(Arc::new(rows)).await {
            Ok(outcomes) => {
                for (reply, outcome) in replies.into_iter().zip(outcomes) {
                    drop(reply.send(Ok(outcome)));
                }
            }
            Err(error) => {
                for reply in replies {
                    drop(reply.send(Err(super::repeat(&error))));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[tokio::test]
    async fn what_comes_meanwhile_goes_together_and_everybody_gets_their_own_outcome() {
        let sizes = Arc::new(Mutex::new(Vec::new()));
        let seen = sizes.clone();
        let gather = Arc::new(Gather::new(move |rows: Arc<Vec<u32>>| {
            seen.lock().expect("nobody panicked").push(rows.len());
            Box::pin(async move {
                tokio::task::yield_now().await;
                Ok(rows.iter().map(|row| row * 2).collect())
            })
        }));
        let tasks: Vec<_> = (0..200_u32)
            .map(|row| {
                let gather = gather.clone();
                tokio::spawn(async move { (row, gather.add(row).await.expect("written")) })
            })
            .collect();
        for task in tasks {
            let (row, outcome) = task.await.expect("no panic");
            assert_eq!(outcome, row * 2);
        }
        let sizes = sizes.lock().expect("nobody panicked");
        assert_eq!(sizes.iter().sum::<usize>(), 200);
        assert!(sizes.len() < 200 && sizes.iter().all(|size| *size <= TOGETHER), "{sizes:?}");
    }

    #[tokio::test]
    async fn a_failure_is_told_to_all_and_ends_nothing() {
        let gather = Gather::new(|rows: Arc<Vec<u32>>| {
            Box::pin(
                async move { if rows.contains(&0) { Err(sqlx::Error::RowNotFound) } else { Ok(vec![(); rows.len()]) } },
            )
        });
        assert!(gather.add(0).await.is_err());
        assert!(gather.add(1).await.is_ok());
    }
}
