//! The demo organisation: Kagami Electric, an electronics group that does not exist, with about 20,000 people in 40
//! countries, last year's edition finished and this year's half way.
//!
//! Everything comes from a seed: the same seed makes the same people. Last year's picture is the published one of the
//! case in the design (group 96 %, domestic 98 %, overseas 79 %, target 95 %, and 31 of 40 countries that reached it),
//! exactly so at every full thousand people.
//!
//! The road: `plan.rs` makes everything in memory, step by step (`organisation.rs`, `people.rs`, `accounts.rs`,
//! `last_year.rs`, `stories.rs`, `this_year.rs`); `store.rs` writes it down in one transaction.

mod accounts;
mod audience;
mod calendar;
mod heads;
mod imports;
mod large;
mod last_year;
mod lessons;
mod luck;
mod managers;
mod names;
mod organisation;
mod people;
mod placements;
mod plan;
mod records;
mod requests;
mod store;
mod store_requests;
mod stories;
mod targets;
mod tests_taken;
mod this_year;
mod work;
mod year;

pub use accounts::{DemoAccount, PASSWORD, PIN};

use crate::{
    clock::Clock,
    course::{
        folder::Folder,
        import::{ImportError, Imported, import_with_window},
    },
    db::changes,
    error::Error,
    fetch_one, in_transaction,
    kunren::Kunren,
};
use calendar::{Calendar, plus};
use jiff::tz::TimeZone;
use kunren_domain::id::EditionId;
use plan::{Given, Plan};
use std::sync::Arc;
use store::Secrets;

/// How large, and which of all possible ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// People who ever appear, at least [`LEAST`] and at most [`MOST`].
    pub people: u32,
    /// Where all chance comes from.
    pub seed: u64,
    /// Whether like a group of a million, whatever its size. It always is from [`LARGE`] people on.
    pub large: bool,
    /// Editions of a large one, one a year, at least two.
    pub editions: u16,
    /// Countries of a large one, between [`FEWEST_COUNTRIES`] and [`MOST_COUNTRIES`].
    pub countries: u16,
}

/// Countries of the demo of usual size, which is part of a large one.
pub const FEWEST_COUNTRIES: u16 = 40;
/// Countries that are known.
pub const MOST_COUNTRIES: u16 = 60;

/// Fewer would not fill 40 countries.
pub const LEAST: u32 = 1_000;
/// More would not fit employee numbers of eight digits.
pub const MOST: u32 = 10_000_000;
/// From so many people on, only a part of them is told in detail, and the others are made around it.
pub const LARGE: u32 = 100_000;
/// Most people who are told in detail.
const IN_DETAIL: u32 = 20_000;

impl Default for Size {
    fn default() -> Self {
        Self { people: 20_000, seed: 2026, large: false, editions: 5, countries: MOST_COUNTRIES }
    }
}

impl Size {
    fn is_large(self) -> bool {
        self.large || self.people >= LARGE
    }

    /// Those told in detail.
    fn detail(self) -> Self {
        let few = (self.people / 10_000 * 1_000).clamp(LEAST, IN_DETAIL);
        Self { people: if self.is_large() { few } else { self.people }, ..self }
    }
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Who can be signed in as, in the order of a tour.
    pub accounts: Vec<DemoAccount>,
    /// Countries and regions.
    pub countries: usize,
    /// Companies.
    pub entities: usize,
    /// Places of work.
    pub sites: usize,
    /// People who ever appear.
    pub people: usize,
    /// Last year's edition.
    pub last_year: EditionId,
    /// This year's edition.
    pub this_year: EditionId,
}

/// Why no demo was made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// There are people in the database: a demo is made in an empty one only.
    #[error("the database already holds people")]
    NotEmpty,
    /// Fewer than [`LEAST`] or more than [`MOST`] people were asked for.
    #[error("a demo organisation has between {LEAST} and {MOST} people")]
    Size,
    /// The course cannot be imported.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// Anything else.
    #[error(transparent)]
    Services(#[from] Error),
}

/// Makes the demo organisation around today, with the course of this folder as this year's edition.
///
/// # Errors
/// [`DemoError`]; then there are no people in the database, though the course may have been imported. A large organisation
/// is stored in parts, and of one that failed some may be left.
pub async fn create(kunren: &Kunren, course: &Folder, size: Size) -> Result<Summary, DemoError> {
    if !(LEAST..=MOST).contains(&size.people) {
        return Err(DemoError::Size);
    }
    if !is_empty(kunren).await? {
        return Err(DemoError::NotEmpty);
    }
    let calendar = Calendar::around(kunren.clock().today());
    let imported = import(kunren, course, &calendar).await?;
    let (this_year, version) = (imported.edition, imported.version);
    let given = Given { course: course.course.clone(), calendar, this_year, version, size: size.detail() };
    let made = tokio::task::spawn_blocking(move || Plan::new(given));
    let (plan, secrets) = (made.await.map_err(|_| Error::Stored("the plan of the demo"))?, Secrets::hashed().await?);
    let mut summary = plan.summary();
    let (plan, secrets) = (Arc::new(plan), Arc::new(secrets));
    changes::pause(kunren.db()).await.map_err(Error::from)?;
    let stored = store(kunren, plan, secrets, calendar, size, &mut summary).await;
    changes::resume(kunren.db()).await.map_err(Error::from)?;
    stored?;
    if !size.is_large() {
        Box::pin(imports::add(kunren)).await?;
    }
    Ok(summary)
}

async fn store(
    kunren: &Kunren,
    plan: Arc<Plan>,
    secrets: Arc<Secrets>,
    calendar: Calendar,
    size: Size,
    summary: &mut Summary,
) -> Result<(), DemoError> {
    in_transaction!(kunren.db(), |conn, plan, secrets| { store::store(conn, &plan, &secrets).await })?;
    if size.is_large() {
        let added = Box::pin(large::add(kunren, plan, calendar, size)).await?;
        summary.countries += added.countries;
        summary.entities += added.entities;
        summary.sites += added.sites;
        summary.people += added.people;
    } else {
        audience::set(kunren, &plan).await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct CountRow {
    heads: i64,
}

/// Whether there is nobody in the database yet.
///
/// # Errors
/// When the database fails.
pub async fn is_empty(kunren: &Kunren) -> Result<bool, Error> {
    let mut conn = kunren.db().read().await?;
    let sql = "SELECT count(*) AS heads FROM (SELECT 1 AS one FROM person LIMIT 1) AS first";
    Ok(fetch_one!(conn, CountRow, sql)?.heads == 0)
}

/// Imports the course with a window around today, as if it had been done two weeks before the opening: its targets are
/// in force from then on.
async fn import(kunren: &Kunren, course: &Folder, calendar: &Calendar) -> Result<Imported, DemoError> {
    let day = plus(calendar.this_year.opens_on, -targets::SET_BEFORE);
    let then = day.to_zoned(TimeZone::UTC).map_or_else(|_| kunren.clock().now(), |zoned| zoned.timestamp());
    Ok(import_with_window(kunren.db(), &Clock::fixed(then), course, calendar.this_year).await?)
}

impl Plan {
    fn summary(&self) -> Summary {
        Summary {
            accounts: self.appointed.iter().map(|appointed| appointed.account.clone()).collect(),
            countries: self.organisation.countries.len(),
            entities: self.organisation.entities.len(),
            sites: self.organisation.sites.len(),
            people: self.people.len(),
            last_year: self.last_year,
            this_year: self.this_year,
        }
    }
}
