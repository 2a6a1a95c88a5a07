//! A database for one test, gone afterwards.

#[path = "../../../services/tests/support/scratch.rs"]
mod scratch;

use scratch::{EMPTY, Scratch};
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

/// An empty database of the server that `KUNREN_TEST_POSTGRES` names.
pub async fn server() -> Scratch {
    Scratch::copy_of(EMPTY).await
}

#[test]
fn another_database_of_the_server_keeps_how_it_is_reached() {
    let beside = |server| scratch::beside(server, "other");
    assert_eq!(beside("postgres://a@h:5432/postgres?sslmode=require"), "postgres://a@h:5432/other?sslmode=require");
    assert_eq!(beside("postgres://a@h/postgres"), "postgres://a@h/other");
    assert_eq!(beside("postgres://h"), "postgres://h/other");
}
