//! Completions over time.

use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeeParticipation},
};
use jiff::civil::Date;
use kunren_domain::{id::EditionId, jurisdiction::Country};
use std::collections::BTreeMap;

const SQL: &str = concat!(
    include_str!("standing.sql"),
    "SELECT country, completed_on, CAST(count(*) AS BIGINT) AS heads
     FROM standing
     WHERE standing = 'completed'
     GROUP BY country, completed_on"
);

#[derive(sqlx::FromRow)]
struct DayRow {
    country: String,
    completed_on: Day,
    heads: i64,
}

/// Completions per country and day of those who count as completed at the end of `day`, within the permit's reach.
///
/// # Errors
/// When the database fails.
pub async fn completions_per_day(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
    day: Date,
) -> Result<BTreeMap<Country, Vec<(Date, u64)>>, Error> {
    let mut conn = kunren.db().read().await?;
    let mut countries: BTreeMap<Country, Vec<(Date, u64)>> = BTreeMap::new();
    for row in fetch_all!(conn, DayRow, SQL, edition.get(), Day(day), permit.countries())? {
        let country = row.country.parse().map_err(|_| Error::Stored("a site's country"))?;
        countries.entry(country).or_default().push((row.completed_on.0, u64::try_from(row.heads).unwrap_or(0)));
    }
    Ok(countries)
}
