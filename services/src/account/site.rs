//! Adding a place of work by hand, with its company and country where they are new.

use crate::{
    audit, chance,
    db::{Conn, is_conflict},
    error::Error,
    execute, fetch_optional, in_transaction,
    kunren::Kunren,
};
use jiff::tz::TimeZone;
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
    /// Code of the region the country belongs to, such as `europe`.
    pub region: String,
    /// Whether this is the head office's country.
    pub domestic: bool,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// Adds a site.
///
/// # Errors
/// [`Error::BadField`] naming what is taken, unknown or empty.
pub async fn add(kunren: &Kunren, new: NewSite) -> Result<(), Error> {
    for (field, text) in [("code", &new.code), ("name", &new.name), ("entity", &new.entity), ("region", &new.region)] {
        if text.trim().is_empty() || text.len() > 100 {
            return Err(Error::BadField(field));
        }
    }
    TimeZone::get(&new.time_zone).map_err(|_| Error::BadField("time-zone"))?;
    if new.subdivision.as_ref().is_some_and(|part| !part.as_str().starts_with(new.country.as_str())) {
        return Err(Error::BadField("subdivision"));
    }
    let (new, now) = (Arc::new(new), kunren.clock().now());
    in_transaction!(kunren.db(), |conn, new, now| {
        let entity = entity(conn, &new).await?;
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
        Ok::<_, Error>(())
    })
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
