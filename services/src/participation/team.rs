//! A manager's team: done or not done, and when it is due. Nothing about tries or scores.

use super::heads::standing;
use crate::{
    db::{Day, WindowRow},
    error::Error,
    fetch_all,
    kunren::Kunren,
    learning::{Dues, Moved, OpenPart, audience::Again},
    permit::{Permit, SeeTeam},
    viewer::leaves,
};
use jiff::civil::Date;
use kunren_domain::{
    edition::{Formula, Phase, Window},
    id::{EditionId, PersonId},
    obligation::{Due, DueDay, Extension, Facts, Lateness, Standing},
};
use sqlx::types::Json;
use uuid::Uuid;

/// One obligation of somebody in the team.
#[derive(Debug, Clone)]
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
    /// Parts that moves have added since and that are to be done.
    pub added: Vec<OpenPart>,
}

/// Columns of a row about one person and one edition: what decides when it is due today.
#[derive(sqlx::FromRow)]
pub(super) struct DueRow {
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
}

impl DueRow {
    pub(super) fn window(&self) -> Window {
        self.window.into()
    }

    pub(super) fn formula(&self) -> &Formula {
        &self.formula.0
    }

    pub(super) fn due(&self, today: Date) -> Result<Due, Error> {
        let window = self.window();
        let more = |until: Option<Day>, reopens| {
            // The query has looked at the day it was granted.
            until.map(|until| Extension { from_on: window.opens_on, until_on: until.0, reopens })
        };
        let extensions = [more(self.extended_until, false), more(self.reopened_until, true)];
        let facts = Facts {
            joined_on: Some(self.joined_on.0),
            leave: leaves(self.leave.as_deref().unwrap_or_default())?,
            extensions: extensions.into_iter().flatten().collect(),
            ..Facts::default()
        };
        Ok(self.again.due(&window, self.formula(), &facts, today))
    }
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
    dues: DueRow,
    site: String,
    completed_on: Option<Day>,
    #[sqlx(flatten)]
    moved: Moved,
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
    drop(conn);
    let mut reports = Vec::with_capacity(rows.len());
    for row in rows {
        reports.extend(report(kunren, row, today).await?);
    }
    Ok(reports)
}

/// Nothing where the edition is over and nothing is left to be done.
async fn report(kunren: &Kunren, row: ReportRow, today: Date) -> Result<Option<Report>, Error> {
    let (window, due) = (row.dues.window(), row.dues.due(today)?);
    let standing = standing(&row.standing)?;
    let phase = due.phase(&window, today);
    let to_be_done = matches!(standing, Standing::Assigned | Standing::InProgress) && phase != Phase::Closed;
    let mut added = Vec::new();
    if standing == Standing::Completed {
        added = row.moved.to_do(kunren, Dues { window: &window, formula: row.dues.formula(), due, today }).await?;
    }
    let to_be_done = to_be_done || !added.is_empty();
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
        added,
    };
    Ok((today <= window.closes_on || to_be_done).then_some(report))
}
