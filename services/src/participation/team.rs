//! A manager's team: done or not done, and when it is due. Nothing about tries or scores.

use super::{
    due::{DUE_FACTS, DueFacts},
    heads::standing,
};
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
    obligation::{DueDay, Lateness, Standing},
};
use std::sync::LazyLock;
use uuid::Uuid;

static SQL: LazyLock<String> = LazyLock::new(|| include_str!("team.sql").replace("/* due_facts.sql */", DUE_FACTS));

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
    /// When it is due for this person.
    pub due: DueDay,
    /// Whether it should have been done by now.
    pub lateness: Lateness,
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
    #[sqlx(flatten)]
    due: DueFacts,
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
    let today = kunren.clock().today();
    let rows = fetch_all!(conn, ReportRow, SQL.as_str(), permit.by().get(), Day(today))?;
    let reports: Result<Vec<_>, Error> = rows.into_iter().map(|row| report(row, today)).collect();
    Ok(reports?.into_iter().flatten().collect())
}

/// Nothing where the edition is over and nothing is left to be done.
fn report(row: ReportRow, today: Date) -> Result<Option<Report>, Error> {
    let (when, standing) = (row.due.when(today)?, standing(&row.standing)?);
    let lateness = when.lateness(standing);
    let to_be_done = matches!(standing, Standing::Assigned | Standing::InProgress) && lateness != Lateness::Closed;
    let report = Report {
        person: PersonId::new(row.person_id),
        number: row.number,
        name: row.name,
        depth: row.depth,
        site: row.site,
        edition: EditionId::new(row.edition_id),
        code: row.code,
        due: when.told(standing),
        lateness,
        standing,
        completed_on: row.completed_on.map(|day| day.0),
    };
    Ok((today <= when.window.closes_on || to_be_done).then_some(report))
}
