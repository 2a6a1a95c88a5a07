//! The drills of an operator, on both databases: back up while others write, restore into either, move and be interrupted,
//! find what is wrong.

mod damage;
#[path = "../support/mod.rs"]
mod support;
mod writer;
mod wrong;

use damage::Damage;
use jiff::Timestamp;
use kunren_services::{
    Clock, Db, Kunren, chance,
    course::Folder,
    db::schema::{Schema, newest},
    demo::{self, Size},
    execute, fetch_all, fetch_one, in_transaction,
    installation::{
        Error, Progress,
        archive::{self, Manifest},
        backup::backup,
        moving::{self, move_all},
        restore::{Present, plan, restore},
        verify,
    },
};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use support::{on_postgres, on_sqlite};
use writer::Writer;
use wrong::WRONG;

const CLOCK: Clock = Clock::System;

fn quietly(_: Progress<'_>) {}

async fn fill(db: &Db) {
    let now: Timestamp = "2026-11-21T03:00:00Z".parse().expect("a time");
    let kunren = Kunren::new(db.clone(), Clock::fixed(now));
    let folder = Folder::read(Path::new("../courses/environment-fy2026"));
    demo::create(&kunren, &folder, Size { people: 1_000, ..Size::default() }).await.expect("a demo");
}

#[derive(sqlx::FromRow)]
struct CountRow {
    rows: i64,
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    let mut conn = db.read().await.expect("a connection");
    fetch_one!(conn, CountRow, sql).expect("a number").rows
}

async fn back_up(db: &Db, to: &Path) -> Manifest {
    backup(db, &CLOCK, to, &mut quietly).await.expect("a backup")
}

async fn assert_sound(db: &Db) {
    let verdict = verify::database(db).await.expect("it can be checked");
    assert_eq!(verdict.problems, []);
    assert!(verdict.checks > 40 && verdict.rows > 1_000, "{verdict:?}");
}

/// Restores into an empty database: the same rows, facts that agree, and the very same backup again.
async fn drill(db: Db, from: &Path, manifest: &Manifest, scratch: &Path) {
    assert_eq!(plan(&db, from).await.expect("a plan").present, 0);
    restore(&db, from, Present::Refuse, &mut quietly).await.expect("it is restored");
    assert_sound(&db).await;
    let drilled = count(&db, "SELECT count(*) AS rows FROM audit_event WHERE action = 'drill'").await;
    let failures = count(&db, "SELECT count(*) AS rows FROM sign_in_failure WHERE subject = 'drill'").await;
    assert_eq!(drilled, failures, "as of one moment");
    assert!(drilled > 0);
    let again = back_up(&db, &scratch.join(format!("{}.zip", chance::token()))).await;
    assert_eq!(again.tables, manifest.tables);
}

both_databases! {
    async fn the_list_of_tables_is_that_of_the_database(db: Db) {
        let schema = Schema::newest().await.expect("the schema");
        let mut known: Vec<String> = schema.tables.iter().map(|table| table.name.clone()).collect();
        known.sort_unstable();
        let mut conn = db.read().await.expect("a connection");
        assert_eq!(conn.table_names().await.expect("the catalogue"), known);
        // Asking for each column by name fails where one is missing, and decoding where one is of another kind.
        for table in &schema.tables {
            assert!(conn.last_row(table).await.expect("every column is there").is_none(), "{}", table.name);
        }
        drop(conn);
        assert_eq!(columns(&db).await, schema.tables.iter().map(|table| table.columns.len()).sum::<usize>());
    }

    async fn a_backup_while_others_write_is_restored_into_either_database(db: Db) {
        fill(&db).await;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kunren.zip");
        let writer = Writer::start(&db);
        writer.has_written(3).await;
        let manifest = back_up(&db, &file).await;
        writer.has_written(3).await;
        writer.stop().await;
        let now = count(&db, "SELECT count(*) AS rows FROM audit_event").await;
        let taken = manifest.content("audit_event").expect("the log").rows;
        assert!(taken < u64::try_from(now).expect("a count"), "what came later is not in it");
        let (checked, verdict) = verify::backup(&file, &mut quietly).await.expect("it can be checked");
        assert_eq!((&checked, &verdict.problems[..]), (&manifest, &[][..]));
        let (path, scratch) = (file.clone(), folder.path().to_owned());
        let (also, other, expected) = (path.clone(), scratch.clone(), manifest.clone());
        on_sqlite(move |db| async move { drill(db, &path, &expected, &scratch).await }).await;
        let expected = manifest.clone();
        on_postgres(move |db| async move { drill(db, &also, &expected, &other).await }).await;
        assert_sound(&db).await;
    }

    async fn a_backup_of_any_earlier_version_is_brought_up_to_date(db: Db) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut versions = 0;
        for version in 1..=newest() {
            if Schema::at(version).await.is_err() {
                continue;
            }
            versions += 1;
            let old = Db::connect(&format!("sqlite:{}/{version}.db", folder.path().display())).await.expect("a database");
            old.migrate_to(version).await.expect("the migrations apply");
            in_transaction!(&old, |conn| {
                execute!(conn, "INSERT INTO country (code, region, domestic) VALUES ('DE', 'europe', FALSE)")
            })
            .expect("it is written");
            let verdict = verify::database(&old).await.expect("it can be checked as it is");
            assert_eq!(verdict.problems, [], "{version}");
            let file = folder.path().join(format!("{version}.zip"));
            assert_eq!(back_up(&old, &file).await.schema, version);
            let new = Db::connect(&format!("sqlite:{}/{version}-new.db", folder.path().display())).await.expect("a database");
            restore(&new, &file, Present::Refuse, &mut quietly).await.expect("it is restored");
            assert_eq!(new.version().await.expect("a version"), Some(newest()));
            assert_eq!(count(&new, "SELECT count(*) AS rows FROM country").await, 1);
            // Where the schema is newer already, rows of an older one have no place.
            let here = restore(&db, &file, Present::Refuse, &mut quietly).await;
            assert_eq!(matches!(here, Err(Error::OtherSchema { .. })), version < newest(), "{version}: {here:?}");
        }
        assert!(versions > 0);
    }

    async fn what_is_there_is_only_replaced_when_that_is_said(db: Db) {
        fill(&db).await;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kunren.zip");
        let manifest = back_up(&db, &file).await;
        assert!(matches!(backup(&db, &CLOCK, &file, &mut quietly).await, Err(Error::File(..))), "no file is replaced");
        let first = Writer::start(&db);
        first.has_written(1).await;
        first.stop().await;
        let rows = plan(&db, &file).await.expect("a plan").present;
        let refused = restore(&db, &file, Present::Refuse, &mut quietly).await;
        assert!(matches!(refused, Err(Error::NotEmpty(there)) if there == rows), "{refused:?}");
        assert_eq!(plan(&db, &file).await.expect("a plan").present, rows);
        restore(&db, &file, Present::Replace, &mut quietly).await.expect("it is restored");
        assert_eq!(back_up(&db, &folder.path().join("again.zip")).await.tables, manifest.tables);
        assert_sound(&db).await;
    }

    async fn a_damaged_backup_is_told_and_nothing_is_changed(db: Db) {
        fill(&db).await;
        let folder = tempfile::tempdir().expect("a folder");
        let (file, bad) = (folder.path().join("kunren.zip"), folder.path().join("bad.zip"));
        back_up(&db, &file).await;
        let before = plan(&db, &file).await.expect("a plan").present;
        for damage in [
            Damage::Text("person.jsonl", "K-", "L-"),
            Damage::Text("completion.jsonl", "[", "{"),
            Damage::Missing("answer.jsonl"),
            Damage::Text("manifest.json", "\"schema\": ", "\"schema\": 99"),
            Damage::Cut,
        ] {
            damage.make(&file, &bad);
            let told = restore(&db, &bad, Present::Replace, &mut quietly).await;
            let right = match damage {
                Damage::Text("manifest.json", ..) => matches!(told, Err(Error::Schema(_))),
                Damage::Cut => matches!(told, Err(Error::NoBackup(..))),
                _ => matches!(told, Err(Error::Damaged(_))),
            };
            assert!(right, "{damage:?}: {told:?}");
            assert!(verify::backup(&bad, &mut quietly).await.is_err(), "{damage:?}");
        }
        assert_eq!(plan(&db, &file).await.expect("a plan").present, before);
        assert_sound(&db).await;
    }

    async fn an_interrupted_move_goes_on_where_it_was(db: Db) {
        fill(&db).await;
        let source = db.clone();
        on_sqlite(move |to| async move { interrupted(&source, &to).await }).await;
        on_postgres(move |to| async move { interrupted(&db, &to).await }).await;
    }

    async fn what_does_not_agree_is_found(db: Db) {
        fill(&db).await;
        assert_sound(&db).await;
        let mut conn = db.alone().await.expect("a connection");
        if matches!(db, Db::Sqlite(_)) {
            execute!(conn, "PRAGMA foreign_keys = OFF").expect("it is switched off");
        } else {
            execute!(conn, "ALTER TABLE obligation DROP CONSTRAINT obligation_person_id_fkey").expect("it is dropped");
        }
        for sql in WRONG {
            assert!(execute!(conn, *sql).expect("it is written") > 0, "{sql}");
        }
        execute!(
            conn,
            "INSERT INTO obligation (id, person_id, edition_id, assigned_on)
             SELECT $1, $1, id, opens_on FROM edition LIMIT 1",
            chance::uuid(),
        )
        .expect("it is written");
        drop(conn);
        let verdict = verify::database(&db).await.expect("it can be checked");
        let found: Vec<&str> = verdict.problems.iter().map(|problem| problem.what.as_str()).collect();
        assert_eq!(
            found,
            [
                "obligation.person_id refers to a person that is there",
                "a completion by test stands on a passed submission of the same person and edition",
                "who passed has completed",
                "attempts are numbered from 1 without gaps",
                "of the attempts of a person at an edition at most one is open",
                "nobody has two main places of work on one day",
                "periods end after they begin",
                "versions of an edition are numbered from 1 without gaps",
                "an added part stands on a passed attempt at it, beside a completion",
                "who passed the test of an added part has done it",
                "an answer is given to a question that was drawn",
                "a submission has passed when its grading says so",
            ],
            "{:#?}",
            verdict.problems
        );
    }
}

/// Aborts a move after some chunks, three times, then lets it finish.
async fn interrupted(from: &Db, to: &Db) {
    for chunks in [3, 40, 90] {
        let (source, target) = (from.clone(), to.clone());
        let seen = Arc::<AtomicU64>::default();
        let count = seen.clone();
        let moving = tokio::spawn(async move {
            let mut report = |_: Progress<'_>| {
                count.fetch_add(1, Ordering::Relaxed);
            };
            move_all(&source, &target, "source", 100, &mut report).await.map(drop)
        });
        while seen.load(Ordering::Relaxed) < chunks && !moving.is_finished() {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        assert!(!moving.is_finished(), "it is interrupted in the middle");
        moving.abort();
        drop(moving.await);
        assert!(moving::unfinished(to).await.expect("an answer"), "no server may open it");
        let elsewhere = move_all(from, to, "another", 100, &mut quietly).await;
        assert!(matches!(&elsewhere, Err(Error::OtherMove(name)) if name == "source"), "{elsewhere:?}");
    }
    let moved = move_all(from, to, "source", 100, &mut quietly).await.expect("it goes on");
    assert!(moved.earlier > 0 && moved.earlier < moved.rows, "{moved:?}");
    assert!(!moving::unfinished(to).await.expect("an answer"));
    assert_sound(to).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (here, there) = (folder.path().join("here.zip"), folder.path().join("there.zip"));
    assert_eq!(back_up(from, &here).await.tables, back_up(to, &there).await.tables);
    let again = move_all(from, to, "source", 100, &mut quietly).await;
    assert!(matches!(again, Err(Error::NotEmpty(_))), "{again:?}");
}

#[derive(sqlx::FromRow)]
struct NameRow {
    #[expect(dead_code, reason = "that it can be read is enough")]
    name: String,
}

/// Columns of all tables, as the database's own catalogue counts them.
async fn columns(db: &Db) -> usize {
    let mut conn = db.read().await.expect("a connection");
    let sql = match db {
        Db::Sqlite(_) => {
            "SELECT c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
                 AND t.name NOT IN ('_sqlx_migrations', 'fact_change', 'fact_change_state')"
        }
        Db::Postgres(_) => {
            "SELECT CAST(column_name AS TEXT) AS name FROM information_schema.columns
             WHERE table_schema = 'public'
                 AND table_name NOT IN ('_sqlx_migrations', 'fact_change', 'fact_change_state')"
        }
    };
    fetch_all!(conn, NameRow, sql).expect("the catalogue").len()
}

#[test]
fn a_file_that_is_no_backup_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "not a ZIP").expect("it is written");
    assert!(matches!(archive::manifest(&file), Err(Error::NoBackup(..))));
    assert!(matches!(archive::manifest(&folder.path().join("nothing.zip")), Err(Error::File(..))));
}

#[tokio::test]
async fn a_backup_that_fails_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = || std::fs::read_dir(folder.path()).expect("a folder").count();
    let db = Db::connect(&format!("sqlite:{}", folder.path().join("kunren.db").display())).await.expect("a database");
    let file = folder.path().join("kunren.zip");
    let nothing = backup(&db, &CLOCK, &file, &mut quietly).await;
    assert!(matches!(nothing, Err(Error::NoInstallation)), "{nothing:?}");
    db.migrate().await.expect("the migrations apply");
    in_transaction!(&db, |conn| { execute!(conn, "DROP TABLE answer") }).expect("it is dropped");
    let before = files();
    let broken = backup(&db, &CLOCK, &file, &mut quietly).await;
    assert!(matches!(broken, Err(Error::Database(_))), "{broken:?}");
    assert_eq!(files(), before);
    db.close().await;
}
