//! A small organisation: three companies in four countries, a dozen people, two editions.

use jiff::civil::{Date, date};
use kunren_domain::{edition::Window, id::EditionId};
use kunren_services::{
    Kunren, account, chance,
    course::{Folder, import_with_window},
    db::{Conn, Day, Time},
    execute, fetch_one, in_transaction,
};
use sqlx::types::Json;
use std::{collections::HashMap, path::Path};
use uuid::Uuid;

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery";
/// Everybody's PIN.
pub const PIN: &str = "482915";

/// Learner in Tokyo, reads Japanese; reports to [`KENJI`].
pub const HANA: &str = "K-1001";
/// Learner in Tokyo without e-mail, signs in at a kiosk; reports to [`KENJI`].
pub const TARO: &str = "K-1002";
/// Line manager in Tokyo.
pub const KENJI: &str = "K-1003";
/// Learner in Munich, reads English.
pub const ERIK: &str = "K-2001";
/// Learner in Munich, reads English; has private extra time.
pub const EVA: &str = "K-2002";
/// Coordinator of Germany.
pub const GRETA: &str = "K-2003";
/// Learner in Riyadh, reads Arabic.
pub const FATIMA: &str = "K-3001";
/// Coordinator of Saudi Arabia.
pub const SALEM: &str = "K-3002";
/// Learner in San José, California, reads Spanish.
pub const MARIA: &str = "K-4001";
/// Group administrator, works in Tokyo, reads English.
pub const ADA: &str = "K-9001";
/// Auditor, works in Munich, reads English.
pub const OTTO: &str = "K-9002";

struct Hire(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static [(&'static str, &'static str)],
);

const PEOPLE: &[Hire] = &[
    Hire(KENJI, "鈴木 健二", "ja", "TKY", None, &[]),
    Hire(HANA, "佐藤 花", "ja", "TKY", Some(KENJI), &[]),
    Hire(TARO, "高橋 太郎", "ja", "TKY", Some(KENJI), &[]),
    Hire(ERIK, "Erik Weber", "en", "MUC", None, &[]),
    Hire(EVA, "Eva Braun-Schmidt", "en", "MUC", None, &[]),
    Hire(GRETA, "Greta Vogel", "en", "MUC", None, &[("country-coordinator", "DE")]),
    Hire(FATIMA, "فاطمة الحربي", "ar", "RUH", None, &[]),
    Hire(SALEM, "سالم القحطاني", "ar", "RUH", None, &[("country-coordinator", "SA")]),
    Hire(MARIA, "María Torres", "es", "SJC", None, &[]),
    Hire(ADA, "Ada Mori", "en", "TKY", None, &[("group-administrator", "")]),
    Hire(OTTO, "Otto Lang", "en", "MUC", None, &[("auditor", "")]),
];

/// This year's window; stories begin in the middle of it.
pub const WINDOW: Window = Window {
    opens_on: date(2026, 10, 1),
    due_on: date(2027, 1, 31),
    grace_until: date(2027, 2, 14),
    closes_on: date(2027, 3, 31),
};

/// The course that comes with the source.
pub const COURSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../courses/environment-fy2026");

/// Makes it all.
pub async fn make(kunren: &Kunren) {
    let password = account::hash(PASSWORD).await.expect("a hash");
    let pin = account::hash(PIN).await.expect("a hash");
    let db = kunren.db();
    in_transaction!(db, |conn, password, pin| {
        let sites = places(conn).await?;
        people(conn, &sites, &password, &pin).await
    })
    .expect("the organisation is made");
    let folder = Folder::read(Path::new(COURSE));
    let imported = import_with_window(db, kunren.clock(), &folder, WINDOW).await.expect("the course is imported");
    let edition = imported.edition;
    in_transaction!(db, |conn, edition| { obligations(conn, edition).await }).expect("obligations are made");
}

/// The editions: this year's and last year's.
pub async fn editions(kunren: &Kunren) -> (EditionId, EditionId) {
    (edition(kunren, "FY2026").await, edition(kunren, "FY2025").await)
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

async fn edition(kunren: &Kunren, code: &str) -> EditionId {
    let mut conn = kunren.db().read().await.expect("a connection");
    EditionId::new(fetch_one!(conn, IdRow, "SELECT id FROM edition WHERE code = $1", code).expect("the edition").id)
}

/// The id of somebody.
pub async fn person_id(kunren: &Kunren, number: &str) -> Uuid {
    let mut conn = kunren.db().read().await.expect("a connection");
    fetch_one!(conn, IdRow, "SELECT id FROM person WHERE number = $1", number).expect("the person").id
}

async fn places(conn: &mut Conn) -> Result<HashMap<&'static str, Uuid>, sqlx::Error> {
    let mut sites = HashMap::new();
    let rows = [
        ("JP", "japan", true, "TKY", "Tokyo Office", Some("JP-13"), "Asia/Tokyo"),
        ("DE", "europe", false, "MUC", "Munich Plant", Some("DE-BY"), "Europe/Berlin"),
        ("SA", "middle-east-africa", false, "RUH", "Riyadh Office", None, "Asia/Riyadh"),
        ("US", "americas", false, "SJC", "San José R&D Center", Some("US-CA"), "America/Los_Angeles"),
    ];
    for (country, region, domestic, code, name, subdivision, zone) in rows {
        execute!(conn, "INSERT INTO country (code, region, domestic) VALUES ($1, $2, $3)", country, region, domestic)?;
        let (entity, site) = (chance::uuid(), chance::uuid());
        let entity_code = format!("KX-{country}");
        execute!(
            conn,
            "INSERT INTO entity (id, code, name, country) VALUES ($1, $2, $3, $4)",
            entity,
            entity_code.as_str(),
            format!("Kagami {country}"),
            country,
        )?;
        execute!(
            conn,
            "INSERT INTO site (id, code, name, entity_id, country, subdivision, time_zone) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            site,
            code,
            name,
            entity,
            country,
            subdivision,
            zone,
        )?;
        sites.insert(code, site);
    }
    Ok(sites)
}

async fn people(conn: &mut Conn, sites: &HashMap<&str, Uuid>, password: &str, pin: &str) -> Result<(), sqlx::Error> {
    let mut ids: HashMap<&str, Uuid> = HashMap::new();
    for Hire(number, name, locale, site, manager, roles) in PEOPLE {
        let id = chance::uuid();
        ids.insert(number, id);
        let email = (*number != TARO).then(|| format!("{}@kagami.example", number.to_lowercase()));
        let percent: i64 = if *number == EVA { 150 } else { 100 };
        execute!(
            conn,
            "INSERT INTO person (id, number, email, name, locale, joined_on, time_percent) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            id,
            *number,
            email,
            *name,
            *locale,
            Day(date(2019, 4, 1)),
            percent,
        )?;
        execute!(
            conn,
            "INSERT INTO placement (id, person_id, site_id, main, valid_from, department, job_function, rank, employment_type, manager_id)
             VALUES ($1, $2, $3, $4, $5, 'Quality', 'engineer', 'staff', 'employee', $6)",
            chance::uuid(),
            id,
            sites[site],
            true,
            Day(date(2019, 4, 1)),
            manager.map(|manager| ids[manager]),
        )?;
        let at = Time(super::TODAY.parse().expect("a time"));
        execute!(
            conn,
            "INSERT INTO credential (person_id, password_hash, pin_hash, changed_at) VALUES ($1, $2, $3, $4)",
            id,
            password,
            pin,
            at,
        )?;
        for (role, scope) in *roles {
            execute!(
                conn,
                "INSERT INTO role_grant (id, person_id, role, scope, granted_at) VALUES ($1, $2, $3, $4, $5)",
                chance::uuid(),
                id,
                *role,
                *scope,
                at,
            )?;
        }
    }
    Ok(())
}

/// Everybody owes this year's edition and completed last year's, which has no content here.
async fn obligations(conn: &mut Conn, edition: EditionId) -> Result<(), sqlx::Error> {
    let last_year = chance::uuid();
    let formula = serde_json::json!({ "leave": "excluded", "joiner_days": 30 });
    execute!(
        conn,
        "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
         SELECT $1, programme_id, 'FY2025', 2025, $3, $4, $5, $6, $7 FROM edition WHERE id = $2",
        last_year,
        edition.get(),
        Day(date(2025, 10, 1)),
        Day(date(2026, 1, 31)),
        Day(date(2026, 2, 14)),
        Day(date(2026, 3, 31)),
        Json(formula),
    )?;
    owe(conn, edition.get(), WINDOW.opens_on).await?;
    owe(conn, last_year, date(2025, 10, 1)).await?;
    let done = date(2025, 12, 1);
    let at = done.to_zoned(jiff::tz::TimeZone::UTC).expect("a time").timestamp();
    execute!(
        conn,
        "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until)
         SELECT id, $1, $2, $3, $4 FROM person",
        last_year,
        Time(at),
        Day(done),
        Day(date(2027, 3, 31)),
    )?;
    Ok(())
}

async fn owe(conn: &mut Conn, edition: Uuid, since: Date) -> Result<(), sqlx::Error> {
    for row in kunren_services::fetch_all!(conn, IdRow, "SELECT id FROM person")? {
        execute!(
            conn,
            "INSERT INTO obligation (id, person_id, edition_id, assigned_on) VALUES ($1, $2, $3, $4)",
            chance::uuid(),
            row.id,
            edition,
            Day(since),
        )?;
    }
    Ok(())
}
