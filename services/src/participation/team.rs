//! A manager's team: done or not done, and when it is due. Nothing about tries or scores.

use super::tallies::standing;
use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeeTeam},
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, PersonId},
    obligation::Standing,
};
use uuid::Uuid;

/// One obligation of somebody in the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Who.
    pub person: PersonId,
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// 1 for direct reports, more for those below them.
    pub depth: i64,
    /// Name of the site.
    pub site: String,
    /// Of which edition.
    pub edition: EditionId,
    /// Its short name.
    pub code: String,
    /// When it is due for most people.
    pub due_on: Date,
    /// Where the person stands.
    pub standing: Standing,
    /// When it was completed.
    pub completed_on: Option<Date>,
}

#[derive(sqlx::FromRow)]
struct ReportRow {
    person_id: Uuid,
    number: String,
    name: String,
    depth: i64,
    edition_id: Uuid,
    code: String,
    due_on: Day,
    site: String,
    completed_on: Option<Day>,
    standing: String,
}

/// What the team below the permitted manager owes today, in editions that are open.
///
/// # Errors
/// When the database fails.
pub async fn team(kunren: &Kunren, permit: &Permit<SeeTeam>) -> Result<Vec<Report>, Error> {
    let mut conn = kunren.db().read().await?;
    let rows = fetch_all!(conn, ReportRow, include_str!("team.sql"), permit.by().get(), Day(kunren.clock().today()))?;
    rows.into_iter()
        .map(|row| {
            Ok(Report {
                person: PersonId::new(row.person_id),
                number: row.number,
                name: row.name,
                depth: row.depth,
                site: row.site,
                edition: EditionId::new(row.edition_id),
                code: row.code,
                due_on: row.due_on.0,
                standing: standing(&row.standing)?,
                completed_on: row.completed_on.map(|day| day.0),
            })
        })
        .collect()
}
