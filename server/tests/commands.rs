//! What the program says when something is not as it must be.

#[path = "support/run.rs"]
mod run;

use kunren_services::{Db, execute, in_transaction};
use run::{Run, program};
use std::path::Path;

/// Runs the program in a folder, over its own database. Returns whether it went well and what it said.
fn kunren(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let mut program = program("sqlite:kunren.db", arguments);
    program.current_dir(folder);
    let Run { code, said } = Run::of(program);
    (code == 0, said)
}

#[test]
fn a_demonstration_without_its_course_makes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (well, said) = kunren(folder.path(), &["demo", "--data", "made", "--only-create"]);
    assert!(!well && said.contains("needs the folder courses/environment-fy2026"), "{said}");
    assert!(!folder.path().join("made").exists());
}

#[test]
fn a_backup_that_is_there_already_is_told_once() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(kunren(folder.path(), &["migrate"]).0);
    assert!(kunren(folder.path(), &["backup", "a.zip"]).0);
    let (well, said) = kunren(folder.path(), &["backup", "a.zip"]);
    assert!(!well && said.matches("exists").count() == 1, "{said}");
}

#[tokio::test]
async fn a_database_into_which_a_move_is_not_finished_is_not_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(kunren(folder.path(), &["migrate"]).0);
    let db = Db::connect(&format!("sqlite:{}", folder.path().join("kunren.db").display())).await.expect("the database");
    in_transaction!(&db, |conn| { execute!(conn, "CREATE TABLE kunren_move (source TEXT NOT NULL PRIMARY KEY)") })
        .expect("the mark of a move");
    db.close().await;
    let (well, said) = kunren(folder.path(), &["verify"]);
    assert!(!well && said.contains("a move into this database is not finished"), "{said}");
}
