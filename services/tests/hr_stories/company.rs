//! A company of three sites whose HR system writes files.

use jiff::{Timestamp, civil::Date};
use kunren_domain::hr::{EmptyCell, Extent, Policy, Reason};
use kunren_services::{
    Clock, Db, Kunren,
    account::site::{self, NewSite},
    db::Day,
    fetch_all,
    hr::{Applied, HrError, Planned, Refusal, Told, apply, plan, undo, undoable},
};
use std::{io::Write, path::Path};
use tempfile::NamedTempFile;

/// Every column there is.
pub const HEADER: &str = "number,name,email,locale,joined,left,site,department,rank,manager,leave from,leave back,\
                          job function,employment type,country";

pub const FULL: Policy = Policy { empty: EmptyCell::Keep, extent: Extent::Full };
pub const CHANGES: Policy = Policy { empty: EmptyCell::Keep, extent: Extent::Changes };

pub struct Company {
    pub kunren: Kunren,
}

/// How somebody is known on a day, as one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct Line {
    pub number: String,
    pub name: String,
    pub email: Option<String>,
    pub site: Option<String>,
    pub main: Option<bool>,
    pub department: Option<String>,
    pub job_function: Option<String>,
    pub rank: Option<String>,
    pub employment_type: Option<String>,
    pub locale: String,
    pub joined_on: Day,
    pub left_on: Option<Day>,
    pub manager: Option<String>,
    pub away: i64,
}

#[derive(Debug, sqlx::FromRow)]
struct CountRow {
    count: i64,
}

impl Company {
    pub async fn new(db: Db) -> Self {
        let now: Timestamp = "2026-11-21T03:00:00Z".parse().expect("a time");
        let kunren = Kunren::new(db, Clock::fixed(now));
        for (code, country, subdivision, zone, region) in [
            ("TYO", "JP", None, "Asia/Tokyo", "japan"),
            ("MUC", "DE", Some("DE-BY"), "Europe/Berlin", "europe"),
            ("SJC", "US", Some("US-CA"), "America/Los_Angeles", "americas"),
        ] {
            let new = NewSite {
                code: code.to_owned(),
                name: code.to_owned(),
                country: country.parse().expect("a country"),
                subdivision: subdivision.map(|code: &str| code.parse().expect("a subdivision")),
                time_zone: zone.to_owned(),
                entity: format!("{country}1"),
                entity_name: None,
                region: region.to_owned(),
                domestic: country == "JP",
            };
            site::add(&kunren, new).await.expect("a site");
        }
        Self { kunren }
    }

    /// A day later, at the same hour.
    pub fn sleep(&self) {
        let now = self.kunren.clock().now();
        self.kunren.clock().set(now + jiff::SignedDuration::from_hours(24));
    }

    pub async fn plan(&self, rows: &[String], policy: Policy) -> Result<Planned, HrError> {
        self.plan_bytes(file(rows).as_bytes(), policy).await
    }

    pub async fn plan_bytes(&self, bytes: &[u8], policy: Policy) -> Result<Planned, HrError> {
        let mut file = NamedTempFile::new().expect("a file");
        file.write_all(bytes).expect("space on the disk");
        plan(&self.kunren, None, &told(file.path(), policy), true).await
    }

    /// What a file of another source would do.
    pub async fn plan_of(&self, source: &str, rows: &[String], policy: Policy) -> Planned {
        let mut path = NamedTempFile::new().expect("a file");
        path.write_all(file(rows).as_bytes()).expect("space on the disk");
        let told = Told { source: source.to_owned(), ..told(path.path(), policy) };
        plan(&self.kunren, None, &told, true).await.expect("a plan")
    }

    /// Plans and applies.
    pub async fn import(&self, rows: &[String], policy: Policy) -> Applied {
        let planned = self.plan(rows, policy).await.expect("a plan");
        assert_eq!(planned.exceeded, []);
        let import = planned.import.expect("something to do");
        apply(&self.kunren, None, import, None).await.expect("applied")
    }

    /// Why a file is refused. Nobody is changed by it.
    pub async fn refusal(&self, bytes: &[u8], policy: Policy) -> Refusal {
        let before = self.lines(self.today()).await;
        let Err(HrError::Refused { refusal, .. }) = self.plan_bytes(bytes, policy).await else { panic!("not refused") };
        assert_eq!(self.lines(self.today()).await, before);
        assert_eq!(self.count("hr_import WHERE applied_at IS NULL").await, 0, "nothing is left behind");
        refusal
    }

    /// Takes back the latest import.
    pub async fn undo(&self) -> Result<uuid::Uuid, HrError> {
        let latest = undoable(&self.kunren, None).await?;
        undo(&self.kunren, None, latest.id, "Not the file that was meant").await
    }

    pub fn today(&self) -> Date {
        self.kunren.clock().today()
    }

    /// Everybody employed on a day, as known now.
    pub async fn lines(&self, on: Date) -> Vec<Line> {
        let sql = "SELECT p.number, p.name, p.email, s.code AS site, pl.main, pl.department, pl.job_function, pl.rank,
                       pl.employment_type, p.locale, p.joined_on, p.left_on, m.number AS manager,
                       CAST((SELECT count(*) FROM leave_interval AS l
                             WHERE l.person_id = p.id AND l.from_on <= $1 AND (l.back_on IS NULL OR l.back_on > $1)) AS BIGINT) AS away
                   FROM person AS p
                   LEFT JOIN placement AS pl
                       ON pl.person_id = p.id AND pl.valid_from <= $1 AND (pl.valid_to IS NULL OR pl.valid_to > $1)
                   LEFT JOIN site AS s ON s.id = pl.site_id
                   LEFT JOIN person AS m ON m.id = pl.manager_id
                   WHERE p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)
                   ORDER BY p.number, s.code";
        let mut conn = self.kunren.db().read().await.expect("a connection");
        fetch_all!(conn, Line, sql, Day(on)).expect("an answer")
    }

    pub async fn line(&self, number: &str, on: Date) -> Option<Line> {
        self.lines(on).await.into_iter().find(|line| line.number == number && line.main == Some(true))
    }

    pub async fn count(&self, what: &str) -> i64 {
        let sql = || sqlx::AssertSqlSafe(format!("SELECT CAST(count(*) AS BIGINT) AS count FROM {what}"));
        let mut conn = self.kunren.db().read().await.expect("a connection");
        fetch_all!(conn, CountRow, sql()).expect("an answer")[0].count
    }
}

pub fn told(path: &Path, policy: Policy) -> Told {
    Told {
        source: "nightly".to_owned(),
        path: path.to_owned(),
        file_name: "people.csv".to_owned(),
        encoding: None,
        policy: Some(policy),
        rows: None,
    }
}

pub fn file(rows: &[String]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

/// Somebody at a site, managed by K-1.
pub fn person(number: u32, site: &str) -> String {
    let manager = if number == 1 { "" } else { "K-1" };
    format!(
        "K-{number},Person {number},p{number}@example.com,en,2020-04-01,,{site},Quality,3,{manager},,,Assembly,part-time,"
    )
}

/// Two hundred people: half in Tokyo, the others in Munich and San José.
pub fn everybody() -> Vec<String> {
    (1..=200).map(|number| person(number, ["TYO", "MUC", "TYO", "SJC"][number as usize % 4])).collect()
}

pub fn reasons(planned: &Planned) -> Vec<(u64, Reason)> {
    planned.found.kept.iter().map(|problem| (problem.line, problem.reason)).collect()
}
