//! What the program says when something is not as it must be.

#[path = "support/run.rs"]
mod run;

use kunren_services::{Db, chance, db::Day, execute, in_transaction};
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

/// Somebody came with a file of an HR system: a person without anything to sign in with.
async fn somebody_comes(folder: &Path, number: &str) {
    let db = Db::connect(&format!("sqlite:{}", folder.join("kunren.db").display())).await.expect("the database");
    let (id, number, since) = (chance::uuid(), number.to_owned(), Day(jiff::civil::date(2020, 4, 1)));
    in_transaction!(&db, |conn, id, number, since| {
        let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, $2, '=Hana', 'ja', $3)";
        execute!(conn, sql, id, number.as_str(), since)
    })
    .expect("a person");
    db.close().await;
}

#[tokio::test]
async fn codes_are_written_to_a_file_of_ones_own_that_is_never_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let (here, file) = (folder.path(), folder.path().join("codes.csv"));
    assert!(kunren(here, &["migrate"]).0);
    somebody_comes(here, "K-1").await;
    let (well, said) = kunren(here, &["person", "codes", "--dry-run"]);
    assert!(well && said.contains("People who would get a code: 1."), "{said}");
    assert!(!kunren(here, &["person", "codes"]).0, "where to is not said");
    let (well, said) = kunren(here, &["person", "codes", "--out", "codes.csv"]);
    assert!(well && said.contains("Codes made: 1."), "{said}");
    let text = std::fs::read_to_string(&file).expect("the file");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "\u{feff}number,name,email,site,code,expires");
    assert!(lines.len() == 2 && lines[1].starts_with("K-1,'=Hana,,,"), "{text}");
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).expect("a file").permissions());
        assert_eq!(mode & 0o777, 0o600);
    }
    somebody_comes(here, "K-2").await;
    let (well, said) = kunren(here, &["person", "codes", "--out", "codes.csv"]);
    assert!(!well && said.contains("nothing was changed"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), text);
    let (_, said) = kunren(here, &["person", "codes", "--dry-run"]);
    assert!(said.contains("People who would get a code: 1."), "K-1 has one: {said}");
    let (well, said) = kunren(here, &["person", "codes", "--dry-run", "--site", "NOWHERE"]);
    assert!(!well && said.contains("there is no such site"), "{said}");

    let (well, said) = kunren(here, &["person", "code", "k-2"]);
    assert!(well && said.contains("K-2  =Hana") && said.contains("on the page /activate"), "{said}");
    let (well, said) = kunren(here, &["person", "code", "K-3"]);
    assert!(!well && said.contains("nobody has the number K-3"), "{said}");
}

#[tokio::test]
async fn roles_are_given_and_taken_by_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    assert!(kunren(here, &["migrate"]).0);
    somebody_comes(here, "K-1").await;
    for (arguments, well, says) in [
        (&["--give", "auditor"][..], true, "K-1 is auditor now."),
        (&["--give", "auditor"], true, "K-1 is auditor already."),
        (&["--take", "auditor"], true, "K-1 is not auditor any more."),
        (&["--take", "auditor"], true, "nothing to take away"),
        (&["--give", "boss"], false, "no such role"),
        (&["--give", "country-coordinator:DE"], false, "no place of work in DE"),
        (&[], false, "say which role"),
        (&["--give", "group-administrator"], true, "now"),
        (&["--take", "group-administrator"], false, "last group-administrator"),
    ] {
        let (went, said) = kunren(here, &[&["person", "role", "K-1", "--reason", "A new post"], arguments].concat());
        assert!(went == well && said.contains(says), "{arguments:?}: {said}");
    }
    let (well, said) = kunren(here, &["person", "role", "K-7", "--give", "auditor", "--reason", "Who?"]);
    assert!(!well && said.contains("nobody has the number K-7"), "{said}");
}
