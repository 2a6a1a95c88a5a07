//! Whom an edition is for: set with a reason and kept for ever, looked at before it is set, and kept true from then on.
//!
//! The rule itself is in `kunren_domain::audience`, when it is owed again in `kunren_domain::recurrence`. `compile.rs` says
//! both as one condition in SQL, so that assigning stays one query per edition however many people there are.

mod again;
mod check;
mod compile;
mod keep;
mod preview;
mod set;

pub(crate) use again::Again;
pub use check::{Unknown, unknown_names};
pub use keep::{Changes, assign_missing};
pub(crate) use keep::{assign_to, keep_all};
pub use preview::{CountryHeads, Preview, Which, WhoLine, WhoQuery, preview, who};
pub use set::{Outcome, set_audience};

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
}

/// Every edition with the audience in force.
async fn subjects(conn: &mut Conn) -> Result<Vec<Subject>, Error> {
    let sql = "SELECT e.id, g.code AS programme, e.code, e.programme_id, e.opens_on, e.closes_on, a.id AS audience_id, a.rule, a.recurrence, a.reason
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
    set_at: Time,
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
    let mut conn = kunren.db().read().await?;
    let sql = "SELECT a.rule, a.recurrence, a.reason, p.name, a.set_at
               FROM audience AS a
               LEFT JOIN person AS p ON p.id = a.set_by
               WHERE a.edition_id = $1
               ORDER BY a.set_at DESC, a.id DESC";
    let rows = fetch_all!(conn, ChangeRow, sql, edition.get())?;
    let change = |row: ChangeRow| AudienceChange {
        terms: Terms { rule: row.rule.0, recurrence: row.recurrence.0 },
        reason: row.reason,
        by: row.name,
        at: row.set_at.0,
    };
    Ok(rows.into_iter().map(change).collect())
}
