//! What would be signed: a dry run.

use crate::{
    db::{Conn, Day, Time},
    error::Error,
    fetch_all,
    kunren::Kunren,
    participation::{self, Edition, site_tallies, target_history, targets},
    permit::{CloseEdition, Permit, SeeParticipation},
};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use kunren_domain::{
    edition::Window,
    id::EditionId,
    result::{ContentVersion, Figure, figures},
    role::Reach,
};

/// The figures of an edition at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Of which edition.
    pub edition: Edition,
    /// At the end of this day.
    pub cut_off: Date,
    /// From the group down to each site.
    pub figures: Vec<Figure>,
    /// The contents that could be completed until then, oldest first.
    pub contents: Vec<ContentVersion>,
}

/// The last day that is over everywhere on earth.
#[must_use]
pub fn last_day(now: Timestamp) -> Date {
    // The day ends last at UTC−12.
    let there = (now - 12.hours()).to_zoned(TimeZone::UTC).date();
    there.yesterday().unwrap_or(there)
}

/// The first day that can be signed: the one after the time of grace.
#[must_use]
pub fn first_day(window: &Window) -> Date {
    window.grace_until.tomorrow().unwrap_or(Date::MAX)
}

/// Counts for the end of `cut_off`.
///
/// # Errors
/// [`Error::NotPermitted`] unless everybody is within reach, [`Error::NotFound`], [`Error::BadField`] when the day is
/// before the edition opened or is not over everywhere, [`Error::GraceLasts`] when it is in the edition's time of grace or
/// before it.
pub async fn draft(
    kunren: &Kunren,
    _permit: &Permit<CloseEdition>,
    see: &Permit<SeeParticipation>,
    edition: EditionId,
    cut_off: Date,
) -> Result<Draft, Error> {
    if *see.reach() != Reach::Group {
        return Err(Error::NotPermitted);
    }
    let editions = participation::editions(kunren, see).await?;
    let edition = participation::edition(&editions, edition).ok_or(Error::NotFound)?.clone();
    if cut_off < edition.window.opens_on || cut_off > last_day(kunren.clock().now()) {
        return Err(Error::BadField("cut_off"));
    }
    if cut_off < first_day(&edition.window) {
        return Err(Error::GraceLasts { until: edition.window.grace_until });
    }
    let figures = counted(kunren, see, &edition, cut_off).await?;
    let mut conn = kunren.db().read().await?;
    let contents = contents(&mut conn, edition.id, cut_off).await?;
    Ok(Draft { figures, contents, edition, cut_off })
}

/// The figures of an edition at the end of a day, counted now, within the permit's reach.
///
/// # Errors
/// When the database fails.
pub async fn counted(
    kunren: &Kunren,
    see: &Permit<SeeParticipation>,
    edition: &Edition,
    day: Date,
) -> Result<Vec<Figure>, Error> {
    let sites = site_tallies(kunren, see, edition.id, day).await?;
    let targets = targets(&target_history(kunren, see, edition.id, day).await?);
    Ok(figures(&sites, &edition.formula, &targets))
}

#[derive(sqlx::FromRow)]
struct ContentRow {
    number: i64,
    content_hash: String,
    imported_at: Time,
    completions: i64,
}

async fn contents(conn: &mut Conn, edition: EditionId, cut_off: Date) -> Result<Vec<ContentVersion>, Error> {
    let rows = fetch_all!(conn, ContentRow, include_str!("contents.sql"), edition.get(), Day(cut_off))?;
    let version = |row: ContentRow| ContentVersion {
        number: row.number,
        hash: row.content_hash,
        imported_at: row.imported_at.0,
        completions: u64::try_from(row.completions).unwrap_or(0),
    };
    Ok(rows.into_iter().map(version).collect())
}
