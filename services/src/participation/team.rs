//! A manager's team: done or not done, and when it is due. Nothing about tries or scores.

use super::heads::standing;
use crate::{
    db::{Day, WindowRow},
    error::Error,
    fetch_all,
    kunren::Kunren,
    learning::audience::Again,
    permit::{Permit, SeeTeam},
    viewer::leaves,
};
use jiff::civil::Date;
use kunren_domain::{
    edition::{Formula, Phase, Window},
    id::{EditionId, PersonId},
    obligation::{DueDay, Extension, Facts, Lateness, Standing},
};
use sqlx::types::Json;
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
    window: WindowRow,
    formula: Json<Formula>,
    joined_on: Day,
    /// Leaves that have begun: see [`leaves`].
    leave: Option<String>,
    #[sqlx(flatten)]
    again: Again,
    extended_until: Option<Day>,
    reopened_until: Option<Day>,
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
    let rows = fetch_all!(conn, ReportRow, include_str!("team.sql"), permit.by().get(), Day(today))?;
    let reports: Result<Vec<_>, Error> = rows.into_iter().map(|row| report(row, today)).collect();
    Ok(reports?.into_iter().flatten().collect())
}

/// Nothing where the edition is over and nothing is left to be done.
fn report(row: ReportRow, today: Date) -> Result<Option<Report>, Error> {
    let window = Window::from(row.window);
    let more = |until: Option<Day>, reopens| {
        // The query has looked at the day it was granted.
        until.map(|until| Extension { from_on: window.opens_on, until_on: until.0, reopens })
    };
    let extensions = [more(row.extended_until, false), more(row.reopened_until, true)];
    let facts = Facts {
        joined_on: Some(row.joined_on.0),
        leave: leaves(row.leave.as_deref().unwrap_or_default())?,
        extensions: extensions.into_iter().flatten().collect(),
        ..Facts::default()
    };
    let due = row.again.due(&window, &row.formula.0, &facts, today);
    let standing = standing(&row.standing)?;
    let phase = due.phase(&window, today);
    let to_be_done = matches!(standing, Standing::Assigned | Standing::InProgress) && phase != Phase::Closed;
    let report = Report {
        person: PersonId::new(row.person_id),
        number: row.number,
        name: row.name,
        depth: row.depth,
        site: row.site,
        edition: EditionId::new(row.edition_id),
        code: row.code,
        due: due.told(standing),
        lateness: Lateness::of(standing, phase),
        standing,
        completed_on: row.completed_on.map(|day| day.0),
    };
    Ok((today <= window.closes_on || to_be_done).then_some(report))
}
