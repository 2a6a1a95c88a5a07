//! Heads by site and standing, and completions by site and day: everything a page of numbers is made of.

mod recount;

pub use recount::{recount, recount_split};

use super::{
    columns::{Columns, Counted, DayNumber, Kinds, date_of, number_of},
    remembered::Asked,
};
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
    target::Node,
};
use std::{collections::BTreeMap, sync::Arc};

/// The numbers of an edition at the end of a day, within somebody's reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads {
    /// The tally of each site.
    pub sites: Vec<SiteTally>,
    /// Completions of those who count as completed, by site, the earliest first.
    per_day: Vec<Vec<(DayNumber, u32)>>,
}

impl Heads {
    /// How completions grew within a node, in an edition with this window.
    #[must_use]
    pub fn curve(&self, window: Window, within: &Node) -> Curve {
        let inside = self.sites.iter().zip(&self.per_day).filter(|(site, _)| site.is_in(within));
        let inside: Vec<_> = inside.map(|(_, days)| days.as_slice()).collect();
        Curve::new(window, summed(&inside))
    }

    /// The curve of each country.
    pub(super) fn by_country(&self, window: Window) -> BTreeMap<kunren_domain::jurisdiction::Country, Curve> {
        let mut countries: BTreeMap<_, Vec<&[(DayNumber, u32)]>> = BTreeMap::new();
        for (site, days) in self.sites.iter().zip(&self.per_day) {
            countries.entry(site.country).or_default().push(days);
        }
        countries.into_iter().map(|(country, days)| (country, Curve::new(window, summed(&days)))).collect()
    }

    fn add(&mut self, at: usize, standing: Standing, completed_on: Option<Date>, heads: u64) {
        self.sites[at].tally += Tally::of(standing, heads);
        let heads = u32::try_from(heads).unwrap_or(u32::MAX);
        self.per_day[at].extend(completed_on.map(|on| (number_of(on), heads)));
    }
}

/// Heads by day, of several places: added up in a table of the days between the first and the last.
fn summed(places: &[&[(DayNumber, u32)]]) -> Vec<(Date, u64)> {
    let first = places.iter().filter_map(|days| days.first()).map(|(day, _)| *day).min().unwrap_or(0);
    let mut sums: Vec<u64> = Vec::new();
    for (day, heads) in places.iter().copied().flatten() {
        let at = usize::try_from(day - first).expect("the days of a place are sorted");
        if sums.len() <= at {
            sums.resize(at + 1, 0);
        }
        sums[at] += u64::from(*heads);
    }
    (first..).zip(sums).filter(|(_, heads)| *heads > 0).map(|(day, heads)| (date_of(day), heads)).collect()
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
    heads_of(kunren, permit, edition, day, &Kinds::default()).await
}

/// The numbers of some kinds of people at the end of `day`.
///
/// # Errors
/// When the database fails.
pub async fn heads_of(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
    day: Date,
    kinds: &Kinds,
) -> Result<Arc<Heads>, Error> {
    let columns = columns(kunren, edition).await?;
    counted(kunren, permit, &columns, edition, day, kinds).await
}

#[derive(sqlx::FromRow)]
struct EditionRow {
    id: uuid::Uuid,
}

/// Counts this year's edition and last year's, so that nobody who asks first has to wait for it: with a million people
/// that takes some seconds.
///
/// # Errors
/// When the database fails.
pub async fn warm(kunren: &Kunren) -> Result<(), Error> {
    let mut conn = kunren.db().read().await?;
    let sql = "SELECT id FROM edition WHERE opens_on <= $1 ORDER BY opens_on DESC, code LIMIT 2";
    let rows = fetch_all!(conn, EditionRow, sql, Day(kunren.clock().today()))?;
    drop(conn);
    for row in rows {
        columns(kunren, EditionId::new(row.id)).await?;
    }
    Ok(())
}

/// What everything is counted from, as it is now.
pub(super) async fn columns(kunren: &Kunren, edition: EditionId) -> Result<Arc<Columns>, Error> {
    Box::pin(kunren.participation().keeper.columns(kunren.db(), edition)).await
}

/// Counts once for all who ask the same.
pub(super) async fn counted(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    columns: &Arc<Columns>,
    edition: EditionId,
    day: Date,
    kinds: &Kinds,
) -> Result<Arc<Heads>, Error> {
    let asked = Asked::new(permit, columns, edition, day, kinds);
    let (reach, kinds, columns) = (permit.clone(), kinds.clone(), columns.clone());
    let count = async || {
        aside(move || {
            let counted = columns.count(day, &kinds, |place| reach.covers(place.country));
            Arc::new(of(&columns, counted))
        })
        .await
    };
    kunren.participation().heads.get(asked, count).await
}

/// Counts away from the threads that answer: with a million people it takes some milliseconds.
pub(super) async fn aside<T: Send + 'static>(count: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(count).await.map_err(|_| Error::Stored("the numbers of an edition"))
}

fn of(columns: &Columns, counted: Vec<Option<Counted>>) -> Heads {
    let mut heads = Heads::default();
    for (place, counted) in columns.places().iter().zip(counted) {
        let Some(Counted { tally, completed }) = counted else { continue };
        heads.sites.push(SiteTally {
            site: place.code.clone(),
            entity: place.entity.clone(),
            country: place.country,
            region: place.region.clone(),
            side: place.side,
            tally,
        });
        heads.per_day.push(completed);
    }
    heads
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

/// Job functions, ranks and types of employment among those who owe an edition, within the permit's reach.
///
/// # Errors
/// When the database fails.
pub async fn kinds(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
) -> Result<[Vec<String>; 3], Error> {
    Ok(columns(kunren, edition).await?.kinds(|place| permit.covers(place.country)))
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
    use kunren_domain::target::Side;

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
