//! The same numbers counted by the database from the facts: slow, and what the fast ones are held against.

use super::{Heads, standing};
use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    participation::{Kinds, Question, Split},
    permit::{Permit, SeeParticipation},
};
use jiff::civil::Date;
use kunren_domain::{
    id::EditionId,
    participation::{Breakdown, SiteTally, Tally},
    target::{Node, Side},
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
    kind: String,
    standing: String,
    completed_on: Option<Day>,
    heads: i64,
}

impl HeadsRow {
    fn heads(&self) -> u64 {
        u64::try_from(self.heads).unwrap_or(0)
    }

    /// The site of the row, with nobody in it.
    fn site(&self) -> Result<SiteTally, Error> {
        Ok(SiteTally {
            country: self.country.parse().map_err(|_| Error::Stored("a site's country"))?,
            site: self.site.clone(),
            entity: self.entity.clone(),
            region: self.region.clone(),
            side: if self.domestic { Side::Domestic } else { Side::Overseas },
            tally: Tally::default(),
        })
    }
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
    let question = Question { edition, day, kinds, by: Breakdown::Place, within: &Node::Group };
    let mut found = Heads::default();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows(kunren, permit, &question).await? {
        let at = match places.get(&row.site) {
            Some(at) => *at,
            None => {
                places.insert(row.site.clone(), found.sites.len());
                found.sites.push(row.site()?);
                found.per_day.push(Vec::new());
                found.sites.len() - 1
            }
        };
        found.add(at, standing(&row.standing)?, row.completed_on.as_ref().map(|day| day.0), row.heads());
    }
    found.per_day.iter_mut().for_each(|days| days.sort_unstable());
    Ok(found)
}

/// Heads by what people do, counted by the database from the facts: what [`figures()`](crate::participation::figures()) are
/// held against.
///
/// # Errors
/// When the database fails.
pub async fn recount_split(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    question: &Question<'_>,
) -> Result<Split, Error> {
    let mut found: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows(kunren, permit, question).await? {
        if row.site()?.is_in(question.within) {
            let tally = Tally::of(standing(&row.standing)?, row.heads());
            *found.entry(row.kind).or_default() += tally;
        }
    }
    Ok(found.into_iter().collect())
}

async fn rows(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    question: &Question<'_>,
) -> Result<Vec<HeadsRow>, Error> {
    let mut conn = kunren.db().read().await?;
    let rows = fetch_all!(
        conn,
        HeadsRow,
        SQL,
        question.edition.get(),
        Day(question.day),
        permit.countries(),
        question.kinds.function.as_deref(),
        question.kinds.rank.as_deref(),
        question.kinds.employment.as_deref(),
        question.by.as_str(),
    )?;
    Ok(rows)
}
