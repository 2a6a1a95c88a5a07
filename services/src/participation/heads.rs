//! Heads by site and standing, and completions by site and day: everything a page of numbers is made of, in one query.

use super::remembered::Asked;
use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeeParticipation},
};
use jiff::civil::Date;
use kunren_domain::{
    edition::Window,
    id::EditionId,
    obligation::Standing,
    pace::Curve,
    participation::{SiteTally, Tally},
    target::{Node, Side},
};
use std::{collections::BTreeMap, sync::Arc};

/// The numbers of an edition at the end of a day, within somebody's reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads {
    /// The tally of each site.
    pub sites: Vec<SiteTally>,
    /// Completions of those who count as completed, by site, unordered.
    per_day: Vec<Vec<(Date, u64)>>,
}

impl Heads {
    /// How completions grew within a node, in an edition with this window.
    #[must_use]
    pub fn curve(&self, window: Window, within: &Node) -> Curve {
        let inside = self.sites.iter().zip(&self.per_day).filter(|(site, _)| site.path().contains(within));
        Curve::new(window, inside.flat_map(|(_, days)| days.iter().copied()))
    }

    fn add(&mut self, at: usize, standing: Standing, completed_on: Option<Date>, heads: u64) {
        self.sites[at].tally += Tally::of(standing, heads);
        self.per_day[at].extend(completed_on.map(|on| (on, heads)));
    }
}

const SQL: &str = concat!(include_str!("standing.sql"), include_str!("heads.sql"));

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

/// The numbers at the end of `day`.
///
/// # Errors
/// When the database fails.
pub async fn heads(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
    day: Date,
) -> Result<Arc<Heads>, Error> {
    let asked = Asked::now(kunren, edition, day, permit.countries());
    kunren.participation().heads.get(asked, || read(kunren, permit.countries(), edition, day)).await
}

/// Only the tallies of the sites: for those who want no curves.
///
/// # Errors
/// When the database fails.
pub async fn site_tallies(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
    day: Date,
) -> Result<Vec<SiteTally>, Error> {
    Ok(heads(kunren, permit, edition, day).await?.sites.clone())
}

pub(super) async fn read(
    kunren: &Kunren,
    countries: String,
    edition: EditionId,
    day: Date,
) -> Result<Arc<Heads>, Error> {
    let mut conn = kunren.db().read().await?;
    let rows = fetch_all!(conn, HeadsRow, SQL, edition.get(), Day(day), countries.as_str())?;
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
    Ok(Arc::new(found))
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_curve_adds_up_the_sites_of_its_node() {
        let mut heads = Heads::default();
        for (code, country, side) in
            [("TKY", "JP", Side::Domestic), ("MUC", "DE", Side::Overseas), ("BER", "DE", Side::Overseas)]
        {
            let country = country.parse().expect("a country");
            let (site, entity, region) = (code.to_owned(), format!("K-{country}"), "somewhere".to_owned());
            heads.sites.push(SiteTally { site, entity, country, region, side, tally: Tally::default() });
            heads.per_day.push(Vec::new());
        }
        let window = Window {
            opens_on: date(2026, 10, 1),
            due_on: date(2027, 1, 31),
            grace_until: date(2027, 2, 14),
            closes_on: date(2027, 3, 31),
        };
        for at in 0..3 {
            heads.add(at, Standing::Completed, Some(date(2026, 11, 1)), 5);
            heads.add(at, Standing::Assigned, None, 2);
        }
        let by = |node: &str| heads.curve(window, &node.parse().expect("a node")).by(date(2026, 12, 1));
        assert_eq!((by("group"), by("overseas"), by("country:DE"), by("site:BER")), (15, 10, 10, 5));
        assert_eq!(heads.sites[0].tally, Tally { assigned: 2, completed: 5, ..Tally::default() });
    }
}
