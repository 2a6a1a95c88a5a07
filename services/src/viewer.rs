//! Who is asking: the signed-in person, as far as pages and permissions need to know.

use crate::{
    db::{Conn, Day, Time},
    error::Error,
    fetch_all,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kunren_domain::{
    id::PersonId,
    jurisdiction::Place,
    locale::Locale,
    role::{self, Granted, Role},
};
use uuid::Uuid;

/// A signed-in person.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// Who.
    pub person: PersonId,
    /// Hash of the session's token.
    pub session: String,
    /// Name as shown.
    pub name: String,
    /// Employee number.
    pub number: String,
    /// The language chosen.
    pub locale: Locale,
    /// Whether this is a shared machine with a short session.
    pub kiosk: bool,
    /// When the session ends.
    pub expires_at: Timestamp,
    /// Percent of a test's time limit; 0 for no limit. Private.
    pub time_percent: u16,
    /// First day at work.
    pub joined_on: Date,
    /// First and last day of leaves.
    pub leave: Vec<(Date, Option<Date>)>,
    /// What the person may do beyond learning.
    pub roles: Vec<Role>,
    /// Where the person works today, main place first.
    pub places: Vec<Workplace>,
}

/// A place of work of the viewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workplace {
    /// The site's name.
    pub site: String,
    /// Its law.
    pub place: Place,
    /// Its IANA time zone.
    pub time_zone: String,
}

impl Viewer {
    /// Somebody with the same language and roles, but nobody in particular.
    #[must_use]
    pub fn anybody(&self, name: &str) -> Self {
        Self {
            person: PersonId::new(Uuid::nil()),
            session: String::new(),
            name: name.to_owned(),
            number: String::new(),
            locale: self.locale.clone(),
            kiosk: self.kiosk,
            expires_at: Timestamp::UNIX_EPOCH,
            time_percent: 100,
            joined_on: Date::ZERO,
            leave: Vec::new(),
            roles: self.roles.clone(),
            places: Vec::new(),
        }
    }

    /// The time zone of the main place of work.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        self.places.first().and_then(|workplace| TimeZone::get(&workplace.time_zone).ok()).unwrap_or(TimeZone::UTC)
    }

    /// The day it is for the viewer.
    #[must_use]
    pub fn today(&self, now: Timestamp) -> Date {
        now.to_zoned(self.time_zone()).date()
    }

    /// Whose law applies to the viewer.
    #[must_use]
    pub fn jurisdictions(&self) -> Vec<Place> {
        self.places.iter().map(|workplace| workplace.place.clone()).collect()
    }
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    person_id: Uuid,
    name: String,
    number: String,
    locale: String,
    kiosk: bool,
    expires_at: Time,
    time_percent: i64,
    joined_on: Day,
    is_manager: bool,
    roles: Option<String>,
    has_leave: bool,
    #[sqlx(flatten)]
    place: PlaceRow,
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    site: Option<String>,
    country: Option<String>,
    subdivision: Option<String>,
    time_zone: Option<String>,
}

#[derive(sqlx::FromRow)]
struct LeaveRow {
    from_on: Day,
    back_on: Option<Day>,
}

/// The viewer of a live session of somebody employed on `today`, or nothing.
pub(crate) async fn load(
    conn: &mut Conn,
    token_hash: &str,
    now: Timestamp,
    today: Date,
) -> Result<Option<Viewer>, Error> {
    let sql = include_str!("viewer/session.sql");
    let mut rows = fetch_all!(conn, SessionRow, sql, token_hash, Time(now), Day(today))?;
    let places = rows.iter_mut().filter_map(|row| workplace(&mut row.place).transpose()).collect::<Result<_, _>>()?;
    let Some(row) = rows.into_iter().next() else {
        return Ok(None);
    };
    let person = PersonId::new(row.person_id);
    let leave = if row.has_leave { leave(conn, person).await? } else { Vec::new() };
    Ok(Some(Viewer {
        person,
        session: token_hash.to_owned(),
        name: row.name,
        number: row.number,
        locale: row.locale.parse().unwrap_or_else(|_| Locale::en()),
        kiosk: row.kiosk,
        expires_at: row.expires_at.0,
        time_percent: u16::try_from(row.time_percent).unwrap_or(100),
        joined_on: row.joined_on.0,
        leave,
        roles: roles_of(row.roles.as_deref().unwrap_or_default(), row.is_manager)?,
        places,
    }))
}

/// Where somebody works on this day, main place first.
pub(crate) async fn places(conn: &mut Conn, person: PersonId, day: Date) -> Result<Vec<Workplace>, Error> {
    let rows = fetch_all!(conn, PlaceRow, include_str!("viewer/places.sql"), person.get(), Day(day))?;
    rows.into_iter().filter_map(|mut row| workplace(&mut row).transpose()).collect()
}

/// First day of each leave of somebody, and the first day back, in order.
pub(crate) async fn leave(conn: &mut Conn, person: PersonId) -> Result<Vec<(Date, Option<Date>)>, Error> {
    let sql = "SELECT from_on, back_on FROM leave_interval WHERE person_id = $1 ORDER BY from_on";
    let rows = fetch_all!(conn, LeaveRow, sql, person.get())?;
    Ok(rows.into_iter().map(|leave| (leave.from_on.0, leave.back_on.map(|day| day.0))).collect())
}

/// Leaves that a query wrote into one column, in any order: first day and first day back, or only the first, as
/// `2026-11-01/2027-01-20 2027-02-01/`.
pub(crate) fn leaves(text: &str) -> Result<Vec<(Date, Option<Date>)>, Error> {
    let day = |text: &str| text.parse::<Date>().map_err(|_| Error::Stored("a leave"));
    let one = |text: &str| {
        let (from, back) = text.split_once('/').ok_or(Error::Stored("a leave"))?;
        Ok((day(from)?, (!back.is_empty()).then(|| day(back)).transpose()?))
    };
    text.split_whitespace().map(one).collect()
}

/// Exemptions that have ended, which a query wrote into one column like [`leaves`] with the last day of each: first day, and
/// first day on which it was owed again.
pub(crate) fn released(text: &str) -> Result<Vec<(Date, Date)>, Error> {
    let ended = leaves(text)?.into_iter();
    let after = |until: Option<Date>| until.and_then(|until| until.tomorrow().ok()).unwrap_or(Date::MAX);
    Ok(ended.map(|(from, until)| (from, after(until))).collect())
}

/// What the roles granted, as `role:scope` with spaces between them, and having reports allow.
fn roles_of(granted: &str, is_manager: bool) -> Result<Vec<Role>, Error> {
    let parts = granted.split_whitespace().filter_map(|grant| grant.split_once(':'));
    let granted: Result<Vec<Granted>, _> = parts.map(|(role, scope)| Granted::new(role, scope)).collect();
    let mut roles = role::roles_of(&granted.map_err(|_| Error::Stored("a role"))?);
    if is_manager {
        roles.push(Role::LineManager);
    }
    Ok(roles)
}

/// The place a row names, taken out of it.
fn workplace(row: &mut PlaceRow) -> Result<Option<Workplace>, Error> {
    let (Some(site), Some(country), Some(time_zone)) = (row.site.take(), row.country.take(), row.time_zone.take())
    else {
        return Ok(None);
    };
    let country = country.parse().map_err(|_| Error::Stored("a site's country"))?;
    let subdivision = row
        .subdivision
        .take()
        .map(|code| code.parse())
        .transpose()
        .map_err(|_| Error::Stored("a site's subdivision"))?;
    Ok(Some(Workplace { site, place: Place { country, subdivision }, time_zone }))
}
