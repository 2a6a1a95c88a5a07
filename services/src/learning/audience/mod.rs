//! Whom an edition is for: set with a reason and kept for ever, looked at before it is set, and kept true from then on.
//!
//! The rule itself is in `kunren_domain::audience`, when it is owed again in `kunren_domain::recurrence`. `compile.rs` says
//! both as one condition in SQL, so that assigning stays one query per edition however many people there are.

mod again;
mod check;
mod command;
mod compile;
mod days;
mod inherit;
mod keep;
mod preview;
mod set;
mod whom;
mod why_not;
mod work;

pub(crate) use again::Again;
pub use check::{Unknown, unknown_names};
pub use command::{Shown, shown};
pub use days::{MovedDays, MovedHeads};
pub(crate) use inherit::{inherit, inherit_as};
pub use keep::{Changes, assign_missing};
pub(crate) use keep::{assign_to, keep_all};
pub use preview::{CountryHeads, Preview, Which, WhoLine, WhoQuery, preview, who};
pub use set::{Outcome, Setting, set_audience, set_by_command};
pub(crate) use whom::kept_if_applied;
pub use why_not::{NotOwedBecause, WhyNot, why_not};
pub(crate) use work::begin;
pub use work::{Stage, Work, apply_waiting};

use crate::{
    db::{Conn, Day, Time},
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeePeople},
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    audience::{EditionName, Rule},
    id::EditionId,
    recurrence::Recurrence,
};
use sqlx::types::Json;
use uuid::Uuid;
use work::Right;

/// Whom an edition is for, and when it is owed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Who owes it.
    pub rule: Rule,
    /// When again.
    pub recurrence: Recurrence,
}

impl Default for Terms {
    /// Everybody, with every edition.
    fn default() -> Self {
        Self { rule: Rule::everybody(), recurrence: Recurrence::EveryEdition }
    }
}

/// One setting of an audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AudienceChange {
    /// To what.
    pub terms: Terms,
    /// Why.
    pub reason: String,
    /// By whom; nothing for the command line.
    pub by: Option<String>,
    /// The earlier edition it was taken over from; nothing where somebody set it.
    pub from: Option<String>,
    /// How far it is applied; nothing where that was before it was kept.
    pub work: Option<Work>,
    /// When.
    pub at: Timestamp,
}

/// An edition as far as its audience goes.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    edition: EditionId,
    name: EditionName,
    programme: Uuid,
    opens_on: Date,
    closes_on: Date,
    /// The audience in force and the reason for it; nothing where none was ever set.
    audience: Option<(Uuid, String)>,
    /// Whether it still has to be applied.
    waits: bool,
    terms: Terms,
}

#[derive(sqlx::FromRow)]
struct SubjectRow {
    id: Uuid,
    programme: String,
    code: String,
    programme_id: Uuid,
    opens_on: Day,
    closes_on: Day,
    audience_id: Option<Uuid>,
    rule: Option<Json<Rule>>,
    recurrence: Option<Json<Recurrence>>,
    reason: Option<String>,
    waits: bool,
}

/// Every edition with the audience in force.
async fn subjects(conn: &mut Conn) -> Result<Vec<Subject>, Error> {
    let sql = "SELECT e.id, g.code AS programme, e.code, e.programme_id, e.opens_on, e.closes_on, a.id AS audience_id, a.rule, a.recurrence, a.reason,
                   EXISTS (SELECT 1 FROM audience_work AS w WHERE w.audience_id = a.id AND w.state <> 'done') AS waits
               FROM edition AS e
               JOIN programme AS g ON g.id = e.programme_id
               LEFT JOIN audience AS a
                   ON a.id = (
                       SELECT b.id FROM audience AS b WHERE b.edition_id = e.id ORDER BY b.set_at DESC, b.id DESC LIMIT 1
                   )
               ORDER BY e.opens_on, e.id";
    Ok(fetch_all!(conn, SubjectRow, sql)?.into_iter().map(subject_of).collect())
}

fn subject_of(row: SubjectRow) -> Subject {
    let default = Terms::default();
    Subject {
        edition: EditionId::new(row.id),
        name: EditionName { programme: row.programme, edition: row.code },
        programme: row.programme_id,
        opens_on: row.opens_on.0,
        closes_on: row.closes_on.0,
        audience: row.audience_id.zip(row.reason),
        waits: row.waits,
        terms: Terms {
            rule: row.rule.map_or(default.rule, |rule| rule.0),
            recurrence: row.recurrence.map_or(default.recurrence, |recurrence| recurrence.0),
        },
    }
}

/// One edition, or [`Error::NotFound`].
async fn subject(conn: &mut Conn, edition: EditionId) -> Result<Subject, Error> {
    subjects(conn).await?.into_iter().find(|subject| subject.edition == edition).ok_or(Error::NotFound)
}

impl Subject {
    /// The same edition with other terms.
    fn with(self, terms: Terms) -> Self {
        Self { terms, ..self }
    }

    /// The right to look at it once it was applied.
    fn look(&self) -> Right {
        Right::Look { edition: self.edition, audience: self.audience.as_ref().map(|(id, _)| *id) }
    }

    fn is_open(&self, today: Date) -> bool {
        self.opens_on <= today && today <= self.closes_on
    }
}

/// What is in force for an edition: everybody, once, where nothing was set.
///
/// # Errors
/// [`Error::NotFound`] when there is no such edition.
pub async fn terms(kunren: &Kunren, _permit: &Permit<SeePeople>, edition: EditionId) -> Result<Terms, Error> {
    let mut conn = kunren.db().read().await?;
    Ok(subject(&mut conn, edition).await?.terms)
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    rule: Json<Rule>,
    recurrence: Json<Recurrence>,
    reason: String,
    name: Option<String>,
    earlier: Option<String>,
    set_at: Time,
    state: Option<String>,
    expected: Option<i64>,
    assigned: Option<i64>,
    released: Option<i64>,
    returned: Option<i64>,
    done_at: Option<Time>,
}

/// Everything that was ever set for an edition, newest first.
///
/// # Errors
/// When the database fails.
pub async fn audience_history(
    kunren: &Kunren,
    _permit: &Permit<SeePeople>,
    edition: EditionId,
) -> Result<Vec<AudienceChange>, Error> {
    history(kunren, edition).await
}

async fn history(kunren: &Kunren, edition: EditionId) -> Result<Vec<AudienceChange>, Error> {
    let mut conn = kunren.db().read().await?;
    let rows = fetch_all!(conn, ChangeRow, include_str!("history.sql"), edition.get())?;
    rows.into_iter().map(change_of).collect()
}

fn change_of(row: ChangeRow) -> Result<AudienceChange, Error> {
    let heads = |count: Option<i64>| count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
    let work = match &row.state {
        None => None,
        Some(code) => Some(Work {
            stage: Stage::read(code).ok_or(Error::Stored("how far an audience is applied"))?,
            expected: row.expected.and_then(|count| u64::try_from(count).ok()),
            done: Changes {
                assigned: heads(row.assigned),
                released: heads(row.released),
                returned: heads(row.returned),
            },
            done_at: row.done_at.map(|at| at.0),
        }),
    };
    Ok(AudienceChange {
        terms: Terms { rule: row.rule.0, recurrence: row.recurrence.0 },
        reason: row.reason,
        by: row.name,
        from: row.earlier,
        work,
        at: row.set_at.0,
    })
}
