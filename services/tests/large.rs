//! A large demo organisation: as many people as asked for, in 60 countries, with five editions.

#[path = "support/permit.rs"]
mod permit;
mod support;

use jiff::Timestamp;
use kunren_domain::{id::EditionId, role::Role, target::Node};
use kunren_services::{
    Clock, Db, Kunren,
    course::Folder,
    demo::{self, Size, Summary},
    fetch_one,
    participation::{self, Kinds, Listed, PersonQuery},
};
use permit::permit;
use std::path::Path;
use uuid::Uuid;

async fn made(db: Db, people: u32, shape: Size) -> (Kunren, Summary) {
    let now: Timestamp = "2026-11-21T03:00:00Z".parse().expect("a time");
    let kunren = Kunren::new(db, Clock::fixed(now));
    let folder = Folder::read(Path::new("../courses/environment-fy2026"));
    let size = Size { people, seed: 7, large: true, ..shape };
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
        let (kunren, summary) = made(db, 6_000, Size::default()).await;
        assert_eq!((summary.countries, summary.people), (60, 6_000));
        assert_eq!(count(&kunren, "SELECT count(*) AS found FROM person").await, 6_000);
        assert_eq!(count(&kunren, "SELECT count(*) AS found FROM country").await, 60);
        let sites = count(&kunren, "SELECT count(*) AS found FROM site").await;
        assert_eq!(usize::try_from(sites), Ok(summary.sites));
        assert_eq!(count(&kunren, "SELECT count(DISTINCT edition_id) AS found FROM obligation").await, 5);
        everybody_has_one_main_place(&kunren).await;
        a_year_of_changes(&kunren).await;
        many_are_listed_by_number(&kunren).await;
    }
}

both_databases! {
    async fn it_has_as_many_editions_and_countries_as_asked_for(db: Db) {
        let (kunren, summary) = made(db, 2_000, Size { editions: 8, countries: 43, ..Size::default() }).await;
        assert_eq!((summary.countries, summary.people), (43, 2_000));
        assert_eq!(count(&kunren, "SELECT count(DISTINCT edition_id) AS found FROM obligation").await, 8);
        assert_eq!(count(&kunren, "SELECT count(*) AS found FROM country").await, 43);
        everybody_has_one_main_place(&kunren).await;
    }
}

#[derive(sqlx::FromRow)]
struct EditionRow {
    id: Uuid,
}

/// Of more than a few thousand nobody can be sorted by name for a page; of those who were searched for, they are.
async fn many_are_listed_by_number(kunren: &Kunren) {
    let sql = "SELECT edition_id AS id FROM obligation GROUP BY edition_id ORDER BY count(*) DESC LIMIT 1";
    let mut conn = kunren.db().read().await.expect("a connection");
    let edition = EditionId::new(fetch_one!(conn, EditionRow, sql).expect("an edition").id);
    drop(conn);
    let everybody = pages(kunren, edition, "").await;
    assert!(everybody.iter().all(|page| page.by_number));
    let numbers = numbers(&everybody);
    assert!(numbers.len() > 4_000 && numbers.is_sorted(), "{} people", numbers.len());
    assert_eq!(numbers.len() as u64, everybody[0].matches);
    // Found by what is in all numbers, they are as many in the same order.
    let prefix = &numbers[0][..1];
    assert_eq!(self::numbers(&pages(kunren, edition, prefix).await), numbers);
    let found = pages(kunren, edition, "an").await;
    let names: Vec<&str> = found.iter().flat_map(|page| &page.people).map(|line| line.name.as_str()).collect();
    assert!(names.len() > 100 && names.is_sorted() && !found[0].by_number, "{} people", names.len());
}

/// All pages of a list.
async fn pages(kunren: &Kunren, edition: EditionId, search: &str) -> Vec<Listed> {
    let mut pages: Vec<Listed> = Vec::new();
    loop {
        let query = PersonQuery {
            edition,
            day: kunren.clock().today(),
            node: Node::Group,
            kinds: Kinds::default(),
            only: None,
            most_open: 0,
            search: search.to_owned(),
            offset: 1_000 * u32::try_from(pages.len()).expect("a few pages"),
            limit: 1_000,
        };
        let permit = permit(Role::GroupAdministrator);
        let page = participation::people(kunren, &permit, &query, &|one, other| one.cmp(other)).await.expect("a page");
        if page.people.is_empty() {
            return pages;
        }
        pages.push(page);
    }
}

fn numbers(pages: &[Listed]) -> Vec<&str> {
    pages.iter().flat_map(|page| &page.people).map(|line| line.number.as_str()).collect()
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
