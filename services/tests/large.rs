//! A large demo organisation: as many people as asked for, in 60 countries, with five editions.

mod support;

use jiff::Timestamp;
use kunren_services::{
    Clock, Db, Kunren,
    course::Folder,
    demo::{self, Size, Summary},
    fetch_one,
};
use std::path::Path;

async fn made(db: Db, people: u32) -> (Kunren, Summary) {
    let now: Timestamp = "2026-11-21T03:00:00Z".parse().expect("a time");
    let kunren = Kunren::new(db, Clock::fixed(now));
    let folder = Folder::read(Path::new("../courses/environment-fy2026"));
    let size = Size { people, seed: 7, large: true };
    let summary = demo::create(&kunren, &folder, size).await.expect("a demo");
    (kunren, summary)
}

#[derive(sqlx::FromRow)]
struct CountRow {
    found: i64,
}

async fn count(kunren: &Kunren, sql: &'static str) -> i64 {
    let mut conn = kunren.db().read().await.expect("a connection");
    fetch_one!(conn, CountRow, sql).expect("a number").found
}

both_databases! {
    async fn it_has_what_was_asked_for(db: Db) {
        let (kunren, summary) = made(db, 4_000).await;
        assert_eq!((summary.countries, summary.people), (60, 4_000));
        assert_eq!(count(&kunren, "SELECT count(*) AS found FROM person").await, 4_000);
        assert_eq!(count(&kunren, "SELECT count(*) AS found FROM country").await, 60);
        let sites = count(&kunren, "SELECT count(*) AS found FROM site").await;
        assert_eq!(usize::try_from(sites), Ok(summary.sites));
        assert_eq!(count(&kunren, "SELECT count(DISTINCT edition_id) AS found FROM obligation").await, 5);
        everybody_has_one_main_place(&kunren).await;
        a_year_of_changes(&kunren).await;
    }
}

async fn everybody_has_one_main_place(kunren: &Kunren) {
    let sql = "SELECT count(*) AS found
               FROM person AS p
               WHERE (
                   SELECT count(*) FROM placement AS pl WHERE pl.person_id = p.id AND pl.main AND pl.valid_to IS NULL
               ) <> 1";
    assert_eq!(count(kunren, sql).await, 0);
    let overlaps = "SELECT count(*) AS found
                    FROM placement AS a
                    JOIN placement AS b ON b.person_id = a.person_id AND b.main AND b.id <> a.id
                    WHERE a.main AND a.valid_from <= b.valid_from AND (a.valid_to IS NULL OR a.valid_to > b.valid_from)";
    assert_eq!(count(kunren, overlaps).await, 0);
}

async fn a_year_of_changes(kunren: &Kunren) {
    for (what, sql) in [
        ("joined", "SELECT count(*) AS found FROM person WHERE joined_on > '2025-11-21'"),
        ("left", "SELECT count(*) AS found FROM person WHERE left_on > '2025-11-21'"),
        ("moved", "SELECT count(*) AS found FROM placement WHERE valid_to > '2025-11-21'"),
        ("away", "SELECT count(*) AS found FROM leave_interval WHERE from_on > '2025-11-21'"),
        ("begun", "SELECT count(DISTINCT person_id) AS found FROM lesson_read"),
    ] {
        assert!(count(kunren, sql).await > 20, "{what}");
    }
}
