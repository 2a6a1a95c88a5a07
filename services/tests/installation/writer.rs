//! Somebody who writes while the drill goes on.

use crate::CLOCK;
use kunren_services::{Db, chance, db::Time, execute, in_transaction};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

/// Writes the same fact into two tables, again and again, in one transaction each.
pub struct Writer {
    stop: Arc<AtomicBool>,
    written: Arc<AtomicU64>,
    task: tokio::task::JoinHandle<()>,
}

impl Writer {
    pub fn start(db: &Db) -> Self {
        let (stop, written) = (Arc::<AtomicBool>::default(), Arc::<AtomicU64>::default());
        let (db, stopped, count) = (db.clone(), stop.clone(), written.clone());
        let task = tokio::spawn(async move {
            while !stopped.load(Ordering::Relaxed) {
                let (id, at) = (chance::uuid(), Time(CLOCK.now()));
                in_transaction!(&db, |conn, id, at| {
                    let sql =
                        "INSERT INTO audit_event (id, at, action, subject, detail) VALUES ($1, $2, 'drill', 'x', '{}')";
                    execute!(conn, sql, id, at)?;
                    let sql = "INSERT INTO sign_in_failure (id, subject, failed_at) VALUES ($1, 'drill', $2)";
                    execute!(conn, sql, id, at)
                })
                .expect("it is written");
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
        Self { stop, written, task }
    }

    pub async fn has_written(&self, more: u64) {
        let enough = self.written.load(Ordering::Relaxed) + more;
        while self.written.load(Ordering::Relaxed) < enough {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    }

    pub async fn stop(self) {
        self.stop.store(true, Ordering::Relaxed);
        self.task.await.expect("the writer ends well");
    }
}
