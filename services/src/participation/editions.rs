//! Editions as those who watch see them.

use crate::{
    db::WindowRow,
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeeParticipation},
};
use kunren_domain::{
    edition::{Formula, Window},
    id::EditionId,
};
use sqlx::types::Json;
use uuid::Uuid;

/// An edition without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Which.
    pub id: EditionId,
    /// Code of its programme.
    pub programme: String,
    /// Short name, such as `FY2026`.
    pub code: String,
    /// Its fiscal year.
    pub fiscal_year: i64,
    /// When it can be taken.
    pub window: Window,
    /// Who is counted.
    pub formula: Formula,
}

#[derive(sqlx::FromRow)]
struct EditionRow {
    id: Uuid,
    programme: String,
    code: String,
    fiscal_year: i64,
    #[sqlx(flatten)]
    window: WindowRow,
    formula: Json<Formula>,
}

/// All editions, newest first.
///
/// # Errors
/// When the database fails.
pub async fn editions(kunren: &Kunren, _permit: &Permit<SeeParticipation>) -> Result<Vec<Edition>, Error> {
    let mut conn = kunren.db().read().await?;
    let sql = "SELECT e.id, p.code AS programme, e.code, e.fiscal_year, e.opens_on, e.due_on, e.grace_until, e.closes_on, e.formula
               FROM edition AS e
               JOIN programme AS p ON p.id = e.programme_id
               ORDER BY e.opens_on DESC, e.code";
    let rows = fetch_all!(conn, EditionRow, sql)?;
    Ok(rows.into_iter().map(edition_of).collect())
}

fn edition_of(row: EditionRow) -> Edition {
    Edition {
        id: EditionId::new(row.id),
        programme: row.programme,
        code: row.code,
        fiscal_year: row.fiscal_year,
        window: row.window.into(),
        formula: row.formula.0,
    }
}

/// The edition with this id, if there is one.
#[must_use]
pub fn edition(editions: &[Edition], id: EditionId) -> Option<&Edition> {
    editions.iter().find(|edition| edition.id == id)
}

/// The edition of the same programme before this one: last year's.
#[must_use]
pub fn previous<'a>(editions: &'a [Edition], of: &Edition) -> Option<&'a Edition> {
    editions
        .iter()
        .filter(|other| other.programme == of.programme && other.window.opens_on < of.window.opens_on)
        .max_by_key(|other| other.window.opens_on)
}
