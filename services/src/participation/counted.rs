//! Where one person is counted, and as what: the query that counts everybody, asked about one. The fast numbers are held
//! against the same text.

use super::heads::standing;
use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_all,
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, PersonId, VersionId},
    jurisdiction::Country,
    obligation::Standing,
};
use std::sync::LazyLock;
use uuid::Uuid;

/// In which number of an edition somebody is, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Of which edition.
    pub edition: EditionId,
    /// Its short name.
    pub code: String,
    /// The latest version of its content; none for editions held before this system.
    pub version: Option<VersionId>,
    /// As what.
    pub standing: Standing,
    /// Name of the site that it is counted at.
    pub site: String,
    /// Its company.
    pub entity: String,
    /// Its country.
    pub country: Country,
}

#[derive(sqlx::FromRow)]
struct CountedRow {
    edition_id: Uuid,
    code: String,
    version_id: Option<Uuid>,
    standing: String,
    site_name: String,
    entity_name: String,
    country: String,
}

/// `standing.sql` about person `$1` instead of edition `$1`.
static SQL: LazyLock<String> = LazyLock::new(|| {
    let everybody = include_str!("standing.sql");
    debug_assert!(everybody.contains(OF_EDITION) && everybody.contains(REACHED), "it asks for an edition and a reach");
    format!(
        "{} SELECT t.edition_id, e.code, t.standing, r.site_name, r.entity_name, r.country,
             (SELECT v.id FROM edition_version AS v WHERE v.edition_id = e.id ORDER BY v.number DESC LIMIT 1) AS version_id
         FROM standing AS t
         JOIN reached AS r ON r.site_id = t.site_id
         JOIN edition AS e ON e.id = t.edition_id
         ORDER BY e.opens_on DESC, e.code",
        everybody.replace(OF_EDITION, "WHERE o.person_id = $1").replace(REACHED, "")
    )
});

const OF_EDITION: &str = "WHERE o.edition_id = $1";
/// Whoever looks sees the person, and so all of them: sites are not gone through.
const REACHED: &str = " AND pl.site_id IN (SELECT site_id FROM reached)";

/// Where somebody was counted at the end of a day, for every edition that was owed then, newest first; nothing without a main
/// place of work.
pub(crate) async fn counted(conn: &mut Conn, person: PersonId, day: Date) -> Result<Vec<Counted>, Error> {
    let rows = fetch_all!(conn, CountedRow, SQL.as_str(), person.get(), Day(day), "*")?;
    rows.into_iter().map(counted_of).collect()
}

/// The same for one edition.
pub(crate) async fn counted_in(
    conn: &mut Conn,
    person: PersonId,
    edition: EditionId,
    day: Date,
) -> Result<Option<Counted>, Error> {
    Ok(counted(conn, person, day).await?.into_iter().find(|counted| counted.edition == edition))
}

fn counted_of(row: CountedRow) -> Result<Counted, Error> {
    Ok(Counted {
        edition: EditionId::new(row.edition_id),
        code: row.code,
        version: row.version_id.map(VersionId::new),
        standing: standing(&row.standing)?,
        site: row.site_name,
        entity: row.entity_name,
        country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
    })
}
