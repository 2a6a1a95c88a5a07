//! The same numbers counted by the database from the facts: slow, and what the fast ones are held against.

use super::{Heads, standing};
use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    participation::Kinds,
    permit::{Permit, SeeParticipation},
};
use jiff::civil::Date;
use kunren_domain::{
    id::EditionId,
    participation::{SiteTally, Tally},
    target::Side,
};
use std::collections::BTreeMap;

const SQL: &str = concat!(include_str!("../standing.sql"), include_str!("../heads.sql"));

#[derive(sqlx::FromRow)]
struct HeadsRow {
    site: String,
    entity: String,
    country: String,
    region: String,
    domestic: bool,
    standing: String,
    completed_on: Option<Day>,
    heads: i64,
}

/// The same numbers, counted by the database from the facts, in no order: slow, and what [`heads_of`](super::heads_of) is held against.
///
/// # Errors
/// When the database fails.
pub async fn recount(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
    day: Date,
    kinds: &Kinds,
) -> Result<Heads, Error> {
    let mut conn = kunren.db().read().await?;
    let rows = fetch_all!(
        conn,
        HeadsRow,
        SQL,
        edition.get(),
        Day(day),
        permit.countries(),
        kinds.function.as_str(),
        kinds.rank.as_str(),
        kinds.employment.as_str(),
    )?;
    drop(conn);
    let mut found = Heads::default();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let (heads, done) = (u64::try_from(row.heads).unwrap_or(0), row.completed_on.map(|day| day.0));
        let standing = standing(&row.standing)?;
        let at = match places.get(&row.site) {
            Some(at) => *at,
            None => {
                places.insert(row.site.clone(), found.sites.len());
                found.sites.push(site(row)?);
                found.per_day.push(Vec::new());
                found.sites.len() - 1
            }
        };
        found.add(at, standing, done, heads);
    }
    found.per_day.iter_mut().for_each(|days| days.sort_unstable());
    Ok(found)
}

fn site(row: HeadsRow) -> Result<SiteTally, Error> {
    Ok(SiteTally {
        country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
        site: row.site,
        entity: row.entity,
        region: row.region,
        side: if row.domestic { Side::Domestic } else { Side::Overseas },
        tally: Tally::default(),
    })
}
