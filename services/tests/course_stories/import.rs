//! The operator imports a folder, again, and after it was changed.

use crate::{both_databases, tiny::TinyCourse};
use jiff::{Timestamp, civil::date};
use kunren_domain::edition::Window;
use kunren_services::{
    Clock, Db,
    course::{ImportError, Imported, import, import_with_window},
    db::Day,
    fetch_all, fetch_one,
};
use serde_json::{Value, json};
use sqlx::types::Json;

fn clock() -> Clock {
    Clock::fixed("2026-10-01T00:00:00Z".parse::<Timestamp>().expect("a time"))
}

async fn imported(db: &Db, course: &TinyCourse) -> Imported {
    import(db, &clock(), &course.folder()).await.expect("the course is imported")
}

async fn count(db: &Db, table: &'static str) -> i64 {
    let mut conn = db.read().await.expect("a connection");
    let sql = match table {
        "edition" => "SELECT COUNT(*) FROM edition",
        "edition_version" => "SELECT COUNT(*) FROM edition_version",
        "target" => "SELECT COUNT(*) FROM target",
        "picture" => "SELECT COUNT(*) FROM picture",
        _ => "SELECT COUNT(*) FROM segment",
    };
    fetch_one!(conn, (i64,), sql).expect("a number").0
}

/// What was written down about imports.
async fn log(db: &Db) -> Vec<(String, Json<Value>)> {
    let sql = "SELECT subject, detail FROM audit_event WHERE action = 'course.imported' ORDER BY at";
    let mut conn = db.read().await.expect("a connection");
    fetch_all!(conn, (String, Json<Value>), sql).expect("the log")
}

/// Keys of the texts whose source has changed since they were translated.
async fn stale(db: &Db, imported: &Imported) -> Vec<String> {
    let mut conn = db.read().await.expect("a connection");
    let sql = "SELECT segment.key FROM segment
               JOIN segment AS source
                 ON source.version_id = segment.version_id AND source.key = segment.key AND source.locale = 'en'
               WHERE segment.version_id = $1 AND segment.source_hash <> source.text_hash ORDER BY segment.key";
    fetch_all!(conn, (String,), sql, imported.version.get()).expect("keys").into_iter().map(|row| row.0).collect()
}

both_databases! {
    async fn the_same_folder_changes_nothing(db: Db) {
        let course = TinyCourse::new();
        let first = imported(&db, &course).await;
        assert!(first.changed && first.number == 1 && first.stale == 0);
        let segments = count(&db, "segment").await;
        // How a file is laid out does not matter, only what it says.
        course.replace("modules/core/ja/module.toml", "title = \"ことば\"\nsummary = \"一\"", "summary = '一'\n\n# !\ntitle = 'ことば'");
        let second = imported(&db, &course).await;
        assert_eq!(second, Imported { changed: false, ..first });
        assert_eq!(count(&db, "edition_version").await, 1);
        assert_eq!(count(&db, "segment").await, segments);
        assert_eq!(count(&db, "picture").await, 1);
    }

    async fn a_changed_folder_makes_the_next_version_beside_the_old_one(db: Db) {
        let course = TinyCourse::new();
        let first = imported(&db, &course).await;
        let segments = count(&db, "segment").await;
        course.replace("modules/core/module.toml", "right = [\"b\"]", "right = [\"a\"]");
        let second = imported(&db, &course).await;
        assert!(second.changed && second.number == 2 && second.edition == first.edition && second.version != first.version);
        assert_eq!(count(&db, "segment").await, 2 * segments, "the old version keeps its texts");
        assert_eq!(count(&db, "edition").await, 1);
    }

    async fn a_translation_is_stale_from_the_change_of_its_source_until_it_is_changed_too(db: Db) {
        let course = TinyCourse::new();
        imported(&db, &course).await;
        course.replace("modules/core/en/core-one.md", "one, **two**.", "one, **two**, three.");
        course.replace("en/course.toml", "title = \"Words\"", "title = \"More words\"");
        course.replace("ja/course.toml", "title = \"ことば\"", "title = \"多くのことば\"");
        let second = imported(&db, &course).await;
        assert_eq!(stale(&db, &second).await, ["lesson/core-one/001"]);
        assert_eq!(second.stale, 1);

        course.replace("course.toml", "count = 2", "count = 1");
        let third = imported(&db, &course).await;
        assert_eq!((third.number, third.stale), (3, 1), "still stale, although nothing changed since the version before");

        course.replace("modules/core/ja/core-one.md", "一, **二**.", "一, **二**, 三.");
        let fourth = imported(&db, &course).await;
        assert_eq!((fourth.number, fourth.stale), (4, 0));
        assert_eq!(imported(&db, &course).await, Imported { changed: false, ..fourth });
    }

    async fn a_translation_that_only_moved_is_as_stale_as_it_was(db: Db) {
        let course = TinyCourse::new();
        imported(&db, &course).await;
        // A block is put in before it in both languages; its own source changes too, its translation does not.
        course.replace("modules/core/en/core-one.md", "one, **two**.", "zero.\n\none, **two**, three.");
        course.replace("modules/core/ja/core-one.md", "一, **二**.", "零.\n\n一, **二**.");
        let second = imported(&db, &course).await;
        assert_eq!(stale(&db, &second).await, ["lesson/core-one/002"]);
        course.replace("modules/core/en/core-one.md", "one, **two**, three.", "one, **two**.");
        assert_eq!(imported(&db, &course).await.stale, 0, "its source is again what it was translated from");
    }

    async fn a_changed_window_moves_the_edition(db: Db) {
        let course = TinyCourse::new();
        imported(&db, &course).await;
        let window = Window {
            opens_on: date(2026, 4, 1),
            due_on: date(2026, 12, 31),
            grace_until: date(2027, 1, 15),
            closes_on: date(2027, 2, 28),
        };
        let moved = import_with_window(&db, &clock(), &course.folder(), window).await.expect("it is imported");
        assert!(moved.changed);
        let mut conn = db.read().await.expect("a connection");
        let days = fetch_one!(conn, (Day, Day, Day, Day), "SELECT opens_on, due_on, grace_until, closes_on FROM edition");
        let days = days.expect("the edition");
        assert_eq!(days, (window.opens_on.into(), window.due_on.into(), window.grace_until.into(), window.closes_on.into()));
    }

    async fn what_is_changed_of_an_edition_that_people_owe_is_in_the_log(db: Db) {
        let course = TinyCourse::new();
        let first = imported(&db, &course).await;
        assert_eq!(log(&db).await, [], "a new edition changes nothing for anybody");
        course.replace("course.toml", "due_on = 2027-01-31", "due_on = 2027-02-10");
        course.replace("course.toml", "rate = 95", "rate = 96.5");
        imported(&db, &course).await;
        imported(&db, &course).await;
        let detail = json!({
            "edition": first.edition,
            "version": 2,
            "before": { "due_on": "2027-01-31", "target group": 9_500 },
            "after": { "due_on": "2027-02-10", "target group": 9_650 },
        });
        assert_eq!(log(&db).await, [("tiny/FY2026".to_owned(), Json(detail))]);
    }

    async fn targets_are_a_history(db: Db) {
        let course = TinyCourse::new();
        imported(&db, &course).await;
        course.replace("ja/course.toml", "title = \"ことば\"", "title = \"新\"");
        imported(&db, &course).await;
        assert_eq!(count(&db, "target").await, 1, "the folder says the same");
        course.replace("course.toml", "rate = 95", "rate = 96.5");
        imported(&db, &course).await;
        let mut conn = db.read().await.expect("a connection");
        let sql = "SELECT node, basis_points FROM target ORDER BY basis_points";
        let targets = fetch_all!(conn, (String, i64), sql).expect("targets");
        assert_eq!(targets, [("group".to_owned(), 9500), ("group".to_owned(), 9650)]);
    }

    async fn a_folder_with_problems_leaves_nothing_behind(db: Db) {
        let course = TinyCourse::new();
        course.remove("modules/core/ja/core-one.md");
        let refused = import(&db, &clock(), &course.folder()).await;
        assert!(matches!(refused, Err(ImportError::Problems(problems)) if problems.len() == 1));
        assert_eq!(count(&db, "edition").await, 0);
    }

    async fn two_imports_at_once_make_one_version(db: Db) {
        let course = TinyCourse::new();
        let (clock, folder) = (clock(), course.folder());
        let (one, other) = tokio::join!(import(&db, &clock, &folder), import(&db, &clock, &folder));
        let (one, other) = (one.expect("imported"), other.expect("imported"));
        assert_eq!((one.version, one.changed), (other.version, !other.changed));
        assert_eq!(count(&db, "edition_version").await, 1);
    }
}
