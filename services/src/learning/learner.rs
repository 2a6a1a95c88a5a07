//! Somebody as far as what they owe depends on it: the viewer, or, for those who may look at others, anybody.

use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_optional,
    viewer::{self, Viewer, Workplace},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kunren_domain::{id::PersonId, jurisdiction::Place};

/// Somebody with the dated facts that are the same for every edition.
#[derive(Debug, Clone)]
pub struct Learner {
    /// Who.
    pub person: PersonId,
    /// Name as shown.
    pub name: String,
    /// First day at work.
    pub joined_on: Date,
    /// First day no longer employed.
    pub left_on: Option<Date>,
    /// First day of each leave, and the first day back.
    pub leave: Vec<(Date, Option<Date>)>,
    /// Where the person works today, main place first.
    pub places: Vec<Workplace>,
    /// The day it is at the main place of work.
    pub today: Date,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    name: String,
    joined_on: Day,
    left_on: Option<Day>,
}

impl Learner {
    /// The viewer, who is employed.
    pub(crate) fn of(viewer: &Viewer, today: Date) -> Self {
        Self {
            person: viewer.person,
            name: viewer.name.clone(),
            joined_on: viewer.joined_on,
            left_on: None,
            leave: viewer.leave.clone(),
            places: viewer.places.clone(),
            today,
        }
    }

    /// Anybody, as this connection sees them now.
    pub(crate) async fn load(conn: &mut Conn, person: PersonId, now: Timestamp) -> Result<Self, Error> {
        let sql = "SELECT name, joined_on, left_on FROM person WHERE id = $1";
        let row = fetch_optional!(conn, PersonRow, sql, person.get())?.ok_or(Error::NotFound)?;
        let places = viewer::places(conn, person, now.to_zoned(TimeZone::UTC).date()).await?;
        let zone = places.first().and_then(|workplace| TimeZone::get(&workplace.time_zone).ok());
        let today = now.to_zoned(zone.unwrap_or(TimeZone::UTC)).date();
        let leave = viewer::leave(conn, person).await?;
        let (joined_on, left_on) = (row.joined_on.0, row.left_on.map(|on| on.0));
        Ok(Self { person, name: row.name, joined_on, left_on, leave, places, today })
    }

    /// Whose law applies.
    #[must_use]
    pub fn jurisdictions(&self) -> Vec<Place> {
        self.places.iter().map(|workplace| workplace.place.clone()).collect()
    }
}
