//! Stories that need a database run twice, once on each engine:
//!
//! ```ignore
//! both_databases! {
//!     async fn a_lesson_is_read_once(db: Db) { … }
//! }
//! ```
//!
//! makes the tests `a_lesson_is_read_once::sqlite` and `a_lesson_is_read_once::postgres`, each with a migrated database
//! of its own that is gone afterwards.

mod scratch;

use kunren_services::Db;
use scratch::{EMPTY, Scratch};
use std::future::Future;

/// See the [module](self).
#[macro_export]
macro_rules! both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: Db) $story:block)+) => {$(
        $(#[$meta])*
        async fn $name($db: kunren_services::Db) $story

        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::support::on_sqlite(super::$name).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::support::on_postgres(super::$name).await;
            }
        }
    )+};
}

/// Runs the story on a new SQLite file.
pub async fn on_sqlite<S, F>(story: S)
where
    S: FnOnce(Db) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    let folder = tempfile::tempdir().expect("a folder for the database");
    let url = format!("sqlite:{}", folder.path().join("kunren.db").display());
    tell(story, &url).await.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

/// Runs the story on a new database of the server that `KUNREN_TEST_POSTGRES` names.
pub async fn on_postgres<S, F>(story: S)
where
    S: FnOnce(Db) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    let database = Scratch::copy_of(EMPTY).await;
    let outcome = tell(story, &database.url).await;
    database.drop().await;
    outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

/// Runs the story in a task, so that the database is removed even when it panics.
async fn tell<S, F>(story: S, url: &str) -> Result<(), Box<dyn std::any::Any + Send>>
where
    S: FnOnce(Db) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    let db = Db::connect(url).await.expect("the database opens");
    db.migrate().await.expect("the migrations apply");
    let told = tokio::spawn(story(db.clone())).await;
    db.close().await;
    told.map_err(tokio::task::JoinError::into_panic)
}
