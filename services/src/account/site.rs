//! A place of work, added by hand with its company and country where they are new.

use crate::{
    audit, chance,
    db::{Conn, is_conflict},
    error::Error,
    execute, fetch_optional, in_transaction,
    kunren::Kunren,
};
use jiff::{Timestamp, tz::TimeZone};
use kunren_domain::jurisdiction::{Country, Subdivision};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// A site to add.
#[derive(Debug, Clone)]
pub struct NewSite {
    /// Code of the site.
    pub code: String,
    /// Name as shown.
    pub name: String,
    /// Where it is.
    pub country: Country,
    /// State, province or prefecture: decides which law applies.
    pub subdivision: Option<Subdivision>,
    /// IANA time zone.
    pub time_zone: String,
    /// Code of the company; made if it is new.
    pub entity: String,
    /// Name of the company; nothing where it is called like its code, or keeps its name.
    pub entity_name: Option<String>,
    /// Code of the region the country belongs to, such as `europe`.
    pub region: String,
    /// Whether this is the head office's country.
    pub domestic: bool,
}

/// Codes of the regions that pages have names for.
pub const REGIONS: [&str; 6] = ["japan", "china", "asia-pacific", "europe", "middle-east-africa", "americas"];

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

#[derive(sqlx::FromRow)]
struct CountryRow {
    region: String,
    domestic: bool,
}

impl NewSite {
    /// Checks what can be known without looking at the organisation.
    ///
    /// # Errors
    /// [`Error::BadField`] naming what is unknown, empty or too long.
    pub(super) fn check(&self) -> Result<(), Error> {
        let fields = [("code", &self.code), ("name", &self.name), ("entity", &self.entity), ("region", &self.region)];
        for (field, text) in fields.into_iter().chain(self.entity_name.as_ref().map(|name| ("entity-name", name))) {
            if text.trim().is_empty() || text.len() > 100 {
                return Err(Error::BadField(field));
            }
        }
        if !REGIONS.contains(&self.region.as_str()) {
            return Err(Error::BadField("region"));
        }
        TimeZone::get(&self.time_zone).map_err(|_| Error::BadField("time-zone"))?;
        if self.subdivision.as_ref().is_some_and(|part| !part.as_str().starts_with(self.country.as_str())) {
            return Err(Error::BadField("subdivision"));
        }
        Ok(())
    }
}

/// Adds a site.
///
/// # Errors
/// [`Error::BadField`] naming what is taken, unknown or empty; the region or the side where the country has others.
pub async fn add(kunren: &Kunren, new: NewSite) -> Result<(), Error> {
    new.check()?;
    let (new, now) = (Arc::new(new), kunren.clock().now());
    in_transaction!(kunren.db(), |conn, new, now| {
        let sql = "SELECT region, domestic FROM country WHERE code = $1";
        if let Some(known) = fetch_optional!(conn, CountryRow, sql, new.country.as_str())? {
            if known.region != new.region {
                return Err(Error::BadField("region"));
            }
            if known.domestic != new.domestic {
                return Err(Error::BadField("domestic"));
            }
        }
        insert(conn, &new, now).await?;
        match &new.entity_name {
            Some(name) => name_entity(conn, &new.entity, name).await,
            None => Ok(()),
        }
    })
}

/// Writes a site down that was checked, with its company and country where they are new.
pub(super) async fn insert(conn: &mut Conn, new: &NewSite, now: Timestamp) -> Result<(), Error> {
    let entity = entity(conn, new).await?;
    let inserted = execute!(
        conn,
        "INSERT INTO site (id, code, name, entity_id, country, subdivision, time_zone) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        chance::uuid(),
        new.code.as_str(),
        new.name.as_str(),
        entity,
        new.country.as_str(),
        new.subdivision.as_ref().map(Subdivision::as_str),
        new.time_zone.as_str(),
    );
    inserted.map_err(|error| if is_conflict(&error) { Error::BadField("code") } else { error.into() })?;
    audit::record(conn, now, None, "site.added", &new.code, &json!({ "country": new.country })).await?;
    Ok(())
}

/// Gives a company its name.
pub(super) async fn name_entity(conn: &mut Conn, code: &str, name: &str) -> Result<(), Error> {
    execute!(conn, "UPDATE entity SET name = $1 WHERE code = $2 AND name <> $1", name, code)?;
    Ok(())
}

/// The company, made with its country where they are new.
async fn entity(conn: &mut Conn, new: &NewSite) -> Result<Uuid, Error> {
    let sql = "INSERT INTO country (code, region, domestic) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING";
    execute!(conn, sql, new.country.as_str(), new.region.as_str(), new.domestic)?;
    if let Some(row) = fetch_optional!(conn, IdRow, "SELECT id FROM entity WHERE code = $1", new.entity.as_str())? {
        return Ok(row.id);
    }
    let id = chance::uuid();
    let sql = "INSERT INTO entity (id, code, name, country) VALUES ($1, $2, $3, $4)";
    execute!(conn, sql, id, new.entity.as_str(), new.entity.as_str(), new.country.as_str())?;
    Ok(id)
}
