//! The queue of those who decide: what waits, oldest first, and what was decided.

use super::own::{Ended, ended, kind};
use crate::{
    db::{Day, Time},
    error::Error,
    fetch_all, fetch_one, fetch_optional,
    kunren::Kunren,
    participation::pattern,
    permit::{DecideRequests, Permit, SeePeople},
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    id::{EditionId, PersonId, RequestId},
    jurisdiction::Country,
    request::Kind,
};
use std::str::FromStr;
use uuid::Uuid;

/// A request as those see it who decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which.
    pub id: RequestId,
    /// Who asks.
    pub person: PersonId,
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Name of the site.
    pub site: String,
    /// Its country.
    pub country: Country,
    /// About which edition.
    pub edition: EditionId,
    /// Its short name.
    pub code: String,
    /// What is asked for.
    pub kind: Kind,
    /// Until which day.
    pub until: Option<Date>,
    /// Why.
    pub reason: String,
    /// Where the evidence is; empty where none was given.
    pub evidence: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// How it ended; nothing while it waits.
    pub ended: Option<Ended>,
}

/// Which requests are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Those that wait.
    #[default]
    Open,
    /// Those that were granted, refused or taken back.
    Decided,
}

impl Show {
    /// In the order they are offered.
    pub const ALL: [Self; 2] = [Self::Open, Self::Decided];

    /// The name in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "decided",
        }
    }
}

impl FromStr for Show {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|show| show.as_str() == text).ok_or(())
    }
}

/// A page of requests.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Those of this page.
    pub requests: Vec<Request>,
    /// How many there are in all.
    pub matches: u64,
}

#[derive(sqlx::FromRow)]
struct RequestRow {
    id: Uuid,
    person_id: Uuid,
    number: String,
    name: String,
    site: String,
    country: String,
    edition_id: Uuid,
    code: String,
    kind: String,
    until_on: Option<Day>,
    reason: String,
    evidence: String,
    asked_at: Time,
    outcome: Option<String>,
    because: Option<String>,
    decided_by: Option<String>,
    decided_at: Option<Time>,
    revoked_at: Option<Time>,
    matches: i64,
}

const OPEN: &str = concat!(
    include_str!("requests.sql"),
    "    AND r.id IN (SELECT w.request_id FROM request_waiting AS w)
     ORDER BY r.asked_at, r.id
     LIMIT $4 OFFSET $5"
);
const DECIDED: &str = concat!(
    include_str!("requests.sql"),
    "    AND d.request_id IS NOT NULL
     ORDER BY d.decided_at DESC, r.id DESC
     LIMIT $4 OFFSET $5"
);
const ONE: &str = concat!(include_str!("requests.sql"), "    AND r.id = $4");

/// A page of the requests of people within reach whose name or number holds `search`.
///
/// # Errors
/// When the database fails.
pub async fn requests(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    show: Show,
    search: &str,
    (offset, limit): (u32, u32),
) -> Result<Queue, Error> {
    let mut conn = kunren.db().read().await?;
    let day = Day(kunren.clock().today());
    let (countries, pattern) = (permit.countries(), pattern(search));
    let sql = if show == Show::Open { OPEN } else { DECIDED };
    let (limit, offset) = (i64::from(limit), i64::from(offset));
    let rows = fetch_all!(conn, RequestRow, sql, countries.as_str(), day, pattern.as_str(), limit, offset)?;
    let matches = rows.first().map_or(0, |row| u64::try_from(row.matches).unwrap_or(0));
    Ok(Queue { requests: rows.into_iter().map(request_of).collect::<Result<_, _>>()?, matches })
}

/// One request of somebody within reach.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn request(kunren: &Kunren, permit: &Permit<SeePeople>, id: RequestId) -> Result<Request, Error> {
    let mut conn = kunren.db().read().await?;
    let day = Day(kunren.clock().today());
    let row = fetch_optional!(conn, RequestRow, ONE, permit.countries(), day, "", id.get())?;
    request_of(row.ok_or(Error::NotFound)?)
}

#[derive(sqlx::FromRow)]
struct CountRow {
    heads: i64,
}

/// How many requests wait for this permit: of people within reach, but not the own ones.
///
/// # Errors
/// When the database fails.
pub async fn waiting(kunren: &Kunren, permit: &Permit<DecideRequests>) -> Result<u64, Error> {
    let sql = "SELECT count(*) AS heads
               FROM request_waiting AS w
               JOIN placement AS pl
                   ON pl.person_id = w.person_id AND pl.main AND pl.valid_from <= $2
                   AND (pl.valid_to IS NULL OR pl.valid_to > $2)
               JOIN site AS s ON s.id = pl.site_id
               WHERE ($1 = '*' OR $1 LIKE '%,' || s.country || ',%') AND w.person_id <> $3";
    // It stands on every page of a coordinator.
    let (by, countries) = (permit.by(), permit.countries());
    let count = async || {
        let mut conn = kunren.db().read().await?;
        let day = Day(kunren.clock().today());
        let row = fetch_one!(conn, CountRow, sql, countries.as_str(), day, by.get())?;
        Ok::<_, Error>(Some(u64::try_from(row.heads).unwrap_or(0)))
    };
    Ok(kunren.waiting().through((by, countries.clone()), count).await?.unwrap_or(0))
}

fn request_of(row: RequestRow) -> Result<Request, Error> {
    Ok(Request {
        id: RequestId::new(row.id),
        person: PersonId::new(row.person_id),
        number: row.number,
        name: row.name,
        site: row.site,
        country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
        edition: EditionId::new(row.edition_id),
        code: row.code,
        kind: kind(&row.kind)?,
        until: row.until_on.map(|on| on.0),
        reason: row.reason,
        evidence: row.evidence,
        asked_at: row.asked_at.0,
        ended: ended(row.outcome, row.because, row.decided_by, row.decided_at, row.revoked_at)?,
    })
}
