//! Who still has to do what a move has added to what they had completed. It is in no figure (docs/decisions/0015-transfers.md):
//! this list is where coordinators see it.

use super::due::{DueFacts, with_facts};
use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    learning::{Moved, OpenPart},
    permit::{Permit, SeePeople},
};
use kunren_domain::{
    id::{EditionId, PersonId},
    jurisdiction::Country,
};
use std::sync::LazyLock;
use uuid::Uuid;

static SQL: LazyLock<String> = LazyLock::new(|| with_facts(include_str!("added.sql")));

/// Somebody with open parts.
#[derive(Debug, Clone)]
pub struct AddedLine {
    /// Who.
    pub person: PersonId,
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Name of the main place of work.
    pub site: String,
    /// Its country.
    pub country: Country,
    /// The parts, in reading order; never none.
    pub added: Vec<OpenPart>,
}

#[derive(sqlx::FromRow)]
struct AddedRow {
    person_id: Uuid,
    number: String,
    name: String,
    site: String,
    country: String,
    #[sqlx(flatten)]
    due: DueFacts,
    #[sqlx(flatten)]
    moved: Moved,
}

/// Everybody within reach who has open parts of this edition today, by number. Only who has moved since it opened is
/// looked at.
///
/// # Errors
/// When the database fails.
pub async fn added_open(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    edition: EditionId,
) -> Result<Vec<AddedLine>, Error> {
    let today = kunren.clock().today();
    let mut conn = kunren.db().read().await?;
    let (id, countries) = (edition.get(), permit.countries());
    let rows = fetch_all!(conn, AddedRow, SQL.as_str(), id, Day(today), countries)?;
    drop(conn);
    let mut lines = Vec::new();
    for row in rows {
        let added = row.moved.to_do(kunren, row.due.when(today)?.dues()).await?;
        if !added.is_empty() {
            lines.push(AddedLine {
                person: PersonId::new(row.person_id),
                number: row.number,
                name: row.name,
                site: row.site,
                country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
                added,
            });
        }
    }
    Ok(lines)
}
