//! Three sites, many people who have read everything, and this year's real course with no waiting between tries.

use crate::CLOCK;
use jiff::ToSpan as _;
use kunren_bench::crowd::{self, Learner};
use kunren_domain::{
    course::Course,
    edition::Window,
    id::{EditionId, PersonId},
};
use kunren_services::{
    Db, chance,
    course::{Folder, import_with_window, inline},
    db::{Conn, Day},
    execute, in_transaction,
};
use std::{
    net::SocketAddr,
    path::Path,
    sync::Arc,
    sync::atomic::{AtomicBool, AtomicUsize},
};
use uuid::Uuid;

/// What everybody knows.
pub struct World {
    /// Where the program listens.
    pub address: SocketAddr,
    /// This year's edition.
    pub edition: EditionId,
    /// Its facts, right answers included.
    pub course: Course,
    /// Questions by their words, as they stand on a page.
    pub stems: Vec<(String, String)>,
    /// Answers that were acknowledged, by all learners.
    pub acknowledged: AtomicUsize,
    /// Set when it is enough.
    pub stop: AtomicBool,
}

/// Country, domestic, code of site, time zone: by law of its own, of a union and a country, of a single country.
const SITES: [(&str, bool, &str, &str); 3] =
    [("JP", true, "TKY", "Asia/Tokyo"), ("DE", false, "MUC", "Europe/Berlin"), ("SA", false, "RUH", "Asia/Riyadh")];

/// Makes it all; the people are signed in.
pub async fn make(url: &str, people: usize) -> (World, Vec<Learner>) {
    let db = Db::connect(url).await.expect("the database opens");
    db.migrate().await.expect("the migrations apply");
    let mut folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../courses/environment-fy2026"));
    folder.course.test.cooldown_minutes = 0;
    let today = CLOCK.today();
    let (opens_on, closes_on) = (today - 30.days(), today + 30.days());
    let window = Window { opens_on, due_on: closes_on, grace_until: closes_on, closes_on };
    let imported = import_with_window(&db, &CLOCK, &folder, window).await.expect("the course is imported");
    let ids: Arc<Vec<PersonId>> = Arc::new((0..people).map(|_| chance::person_id()).collect());
    let edition = imported.edition;
    in_transaction!(&db, |conn, ids, edition, opens_on| {
        let sites = sites(conn).await?;
        for (number, person) in ids.iter().enumerate() {
            hire(conn, number, *person, sites[number % sites.len()], opens_on).await?;
        }
        execute!(
            conn,
            "INSERT INTO obligation (id, person_id, edition_id, assigned_on) SELECT id, id, $1, $2 FROM person",
            edition.get(),
            Day(opens_on),
        )
    })
    .expect("the organisation is made");
    let learners = crowd::sign_in(&db, &CLOCK, ids.iter().copied()).await.expect("everybody is signed in");
    crowd::have_read(&db, &CLOCK, edition, imported.version, &folder.course)
        .await
        .expect("everybody has read everything");
    db.close().await;
    let address = free_address();
    let stems = stems(&folder);
    let (acknowledged, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
    (World { address, edition, course: folder.course, stems, acknowledged, stop }, learners)
}

async fn sites(conn: &mut Conn) -> Result<Vec<Uuid>, sqlx::Error> {
    let mut sites = Vec::new();
    for (country, domestic, code, zone) in SITES {
        let (entity, site) = (chance::uuid(), chance::uuid());
        execute!(conn, "INSERT INTO country (code, region, domestic) VALUES ($1, $1, $2)", country, domestic)?;
        execute!(conn, "INSERT INTO entity (id, code, name, country) VALUES ($1, $2, $2, $3)", entity, code, country)?;
        execute!(
            conn,
            "INSERT INTO site (id, code, name, entity_id, country, time_zone) VALUES ($1, $2, $2, $3, $4, $5)",
            site,
            code,
            entity,
            country,
            zone,
        )?;
        sites.push(site);
    }
    Ok(sites)
}

async fn hire(
    conn: &mut Conn,
    number: usize,
    person: PersonId,
    site: Uuid,
    since: jiff::civil::Date,
) -> Result<(), sqlx::Error> {
    execute!(
        conn,
        "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, $2, $2, 'en', $3)",
        person.get(),
        format!("K-{number:05}"),
        Day(since),
    )?;
    execute!(
        conn,
        "INSERT INTO placement (id, person_id, site_id, main, valid_from, department, job_function, rank, employment_type)
         VALUES ($1, $1, $2, $3, $4, '', '', '', 'employee')",
        person.get(),
        site,
        true,
        Day(since),
    )?;
    Ok(())
}

/// English, as everybody here reads.
fn stems(folder: &Folder) -> Vec<(String, String)> {
    let english = &folder.texts[&folder.course.source_locale];
    let stem = |key: &str| key.strip_prefix("question/")?.strip_suffix("/stem").map(str::to_owned);
    english.iter().filter_map(|(key, passage)| Some((inline(&passage.text).as_str().to_owned(), stem(key)?))).collect()
}

/// Below the ports that the system gives to clients: one that tries again and again while nobody listens would
/// sooner or later be given the very port it calls, and reach itself.
pub fn free_address() -> SocketAddr {
    let start = u16::try_from(chance::seed() % 10_000).expect("it is small");
    let ports = (0..10_000).map(|next| 20_000 + (start + next) % 10_000);
    let mut addresses = ports.map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
    addresses.find(|address| std::net::TcpListener::bind(address).is_ok()).expect("a port is free")
}
