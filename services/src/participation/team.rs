//! A manager's team: done or not done, and when it is due. Nothing about tries or scores.
//!
//! Direct reports, or everybody below; whoever leads many sees a page of them, by number, that the database cuts.

mod elsewhere;
mod walk;

pub(crate) use elsewhere::leads_elsewhere;

use super::{due::DueFacts, heads::standing};
use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_all,
    kunren::Kunren,
    learning::{Moved, OpenPart},
    permit::{Permit, SeeTeam},
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, PersonId},
    obligation::{DueDay, Lateness, Standing},
};
use uuid::Uuid;
use walk::Walk;

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
    /// How many report to them in turn, directly.
    pub below: u64,
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

#[derive(sqlx::FromRow)]
struct ReportRow {
    person_id: Uuid,
    number: String,
    name: String,
    depth: i64,
    below: i64,
    edition_id: Uuid,
    code: String,
    #[sqlx(flatten)]
    due: DueFacts,
    site: String,
    completed_on: Option<Day>,
    #[sqlx(flatten)]
    moved: Moved,
    standing: String,
}

/// Which of a team are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Everybody.
    #[default]
    All,
    /// Who still has to do it.
    Open,
    /// Who should have done it by now.
    Overdue,
    /// Who has done it.
    Done,
    /// Who has done it and has moved since: a part was added.
    Added,
}

impl Shown {
    /// In the order they are offered.
    pub const ALL: [Self; 5] = [Self::All, Self::Open, Self::Overdue, Self::Done, Self::Added];

    /// The name in addresses, and in `team.sql`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Done => "done",
            Self::Added => "added",
        }
    }

    /// Whether an obligation is shown.
    #[must_use]
    pub fn takes(self, report: &Report) -> bool {
        match self {
            Self::All => true,
            Self::Open => matches!(report.standing, Standing::Assigned | Standing::InProgress),
            Self::Overdue => report.lateness == Lateness::Overdue || report.added.iter().any(OpenPart::is_overdue),
            Self::Done => report.standing == Standing::Completed,
            Self::Added => !report.added.is_empty(),
        }
    }
}

/// What of a team is wanted.
#[derive(Debug, Clone, Default)]
pub struct TeamQuery {
    /// Whose reports: somebody below the viewer; nothing for the viewer's own.
    pub of: Option<PersonId>,
    /// Everybody below, not only direct reports.
    pub everybody: bool,
    /// Only these.
    pub shown: Shown,
    /// Part of a name or a number; empty for all.
    pub search: String,
    /// Where the page begins, and how long it is, where there are too many to be looked at together.
    pub offset: u32,
    /// See `offset`.
    pub limit: u32,
}

/// Somebody between the viewer and the team that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leader {
    /// Who.
    pub person: PersonId,
    /// Name.
    pub name: String,
}

/// A team.
#[derive(Debug, Clone)]
pub struct Team {
    /// From the viewer, who is not named, down to whose reports these are; empty for the viewer's own.
    pub line: Vec<Leader>,
    /// What its members owe.
    pub reports: Reports,
}

/// What the members of a team owe today, in editions that are open.
#[derive(Debug, Clone)]
pub enum Reports {
    /// All of it, whatever was searched for: few enough to be counted, and sorted as the reader's language sorts.
    All(Vec<Report>),
    /// One page of what was searched for, by number. Of direct reports it may be shorter though another follows: who has
    /// more time is not overdue.
    Page {
        /// The obligations.
        reports: Vec<Report>,
        /// Whether another page follows.
        more: bool,
    },
}

/// Levels of managers that are gone down, at most.
const LEVELS: i64 = 12;

/// The team below the permitted manager, or below somebody below.
///
/// # Errors
/// [`Error::NotFound`] when `query.of` is not below; when the database fails.
pub async fn team(kunren: &Kunren, permit: &Permit<SeeTeam>, query: &TeamQuery) -> Result<Team, Error> {
    let (viewer, today) = (permit.by(), kunren.clock().today());
    let line = match query.of {
        Some(of) => line(&mut kunren.db().read().await?, viewer, of, today).await?,
        None => Vec::new(),
    };
    let walk = Walk {
        kunren,
        viewer,
        of: query.of.unwrap_or(viewer),
        levels: if query.everybody { LEVELS } else { 1 },
        today,
    };
    let reports = walk.reports(query).await?;
    Ok(Team { line, reports })
}

#[derive(sqlx::FromRow)]
struct LeaderRow {
    id: Uuid,
    name: String,
}

/// Those between the viewer and somebody, who is the last; nobody is found who is not below.
async fn line(conn: &mut Conn, viewer: PersonId, of: PersonId, today: Date) -> Result<Vec<Leader>, Error> {
    let sql = include_str!("team_line.sql");
    let rows = fetch_all!(conn, LeaderRow, sql, of.get(), Day(today), viewer.get())?;
    let at = rows.iter().position(|row| row.id == viewer.get()).filter(|at| *at > 0).ok_or(Error::NotFound)?;
    let leader = |row: LeaderRow| Leader { person: PersonId::new(row.id), name: row.name };
    Ok(rows.into_iter().take(at).rev().map(leader).collect())
}

/// Nothing where the edition is over and nothing is left to be done.
async fn report(kunren: &Kunren, row: ReportRow, today: Date) -> Result<Option<Report>, Error> {
    let (when, standing) = (row.due.when(today)?, standing(&row.standing)?);
    let lateness = when.lateness(standing);
    let added = if standing == Standing::Completed { row.moved.to_do(kunren, when.dues()).await? } else { Vec::new() };
    let open = matches!(standing, Standing::Assigned | Standing::InProgress) && lateness != Lateness::Closed;
    let to_be_done = open || !added.is_empty();
    let report = Report {
        person: PersonId::new(row.person_id),
        number: row.number,
        name: row.name,
        depth: row.depth,
        below: u64::try_from(row.below).unwrap_or_default(),
        site: row.site,
        edition: EditionId::new(row.edition_id),
        code: row.code,
        due: when.told(standing),
        lateness,
        standing,
        completed_on: row.completed_on.map(|day| day.0),
        added,
    };
    Ok((today <= when.window.closes_on || to_be_done).then_some(report))
}
