//! Heads by standing and site, within the permit's reach.

use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeeParticipation},
};
use jiff::civil::Date;
use kunren_domain::{
    id::EditionId,
    obligation::Standing,
    participation::{SiteTally, Tally},
    target::Side,
};
use std::collections::BTreeMap;

const SQL: &str = concat!(
    include_str!("standing.sql"),
    "SELECT site, entity, country, region, domestic, standing, CAST(count(*) AS BIGINT) AS heads
     FROM standing
     GROUP BY site, entity, country, region, domestic, standing"
);

#[derive(sqlx::FromRow)]
struct HeadsRow {
    site: String,
    entity: String,
    country: String,
    region: String,
    domestic: bool,
    standing: String,
    heads: i64,
}

/// The tallies of all sites at the end of `day`.
///
/// # Errors
/// When the database fails.
pub async fn site_tallies(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
    day: Date,
) -> Result<Vec<SiteTally>, Error> {
    let mut conn = kunren.db().read().await?;
    let rows = fetch_all!(conn, HeadsRow, SQL, edition.get(), Day(day), permit.countries())?;
    let mut sites: BTreeMap<String, SiteTally> = BTreeMap::new();
    for row in rows {
        let heads = Tally::of(standing(&row.standing)?, u64::try_from(row.heads).unwrap_or(0));
        let country = row.country.parse().map_err(|_| Error::Stored("a site's country"))?;
        let site = sites.entry(row.site.clone()).or_insert_with(|| SiteTally {
            site: row.site,
            entity: row.entity,
            country,
            region: row.region,
            side: if row.domestic { Side::Domestic } else { Side::Overseas },
            tally: Tally::default(),
        });
        site.tally += heads;
    }
    Ok(sites.into_values().collect())
}

/// Reads a standing as the SQL writes it.
pub(super) fn standing(text: &str) -> Result<Standing, Error> {
    Ok(match text {
        "assigned" => Standing::Assigned,
        "in-progress" => Standing::InProgress,
        "completed" => Standing::Completed,
        "on-leave" => Standing::OnLeave,
        "exempt" => Standing::Exempt,
        "left" => Standing::Left,
        _ => return Err(Error::Stored("a standing")),
    })
}
