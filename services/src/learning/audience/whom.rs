//! Of whom it is asked whether an audience holds: of everybody as they are, or of those whom a planned import changes, as they
//! would be.

use super::{Changes, keep::Found, subjects};
use crate::{
    db::{Conn, Sql},
    error::Error,
};
use jiff::civil::Date;
use kunren_domain::id::PersonId;
use uuid::Uuid;

/// Of whom it is asked.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whom {
    /// Everybody.
    Everybody,
    /// One person.
    One(PersonId),
    /// Those whom this planned import changes, as they would be.
    Staged(Uuid),
}

/// The tables as they would be, by the same names: what follows asks them without knowing. A table cannot be asked by its own
/// name where its name is given away, so it gets another one first.
const KNOWN: &str = "WITH known AS (
         SELECT person_id, site_id, main, department, job_function, rank, employment_type, valid_from, valid_to
         FROM placement
     )
     SELECT found.*
     FROM (
         WITH changed AS (
             SELECT c.person_id, c.joined_on, c.left_on, c.placed_from
             FROM hr_change AS c
             WHERE c.import_id = ";
const STAGED: &str = "
         ),
         person AS (
             SELECT person_id AS id, joined_on, left_on FROM changed
         ),
         placement AS (
             SELECT k.person_id, k.site_id, k.main, k.department, k.job_function, k.rank, k.employment_type, k.valid_from,
                 CASE
                     WHEN c.placed_from IS NULL OR k.valid_to <= c.placed_from THEN k.valid_to
                     WHEN k.valid_from > c.placed_from THEN k.valid_from
                     ELSE c.placed_from
                 END AS valid_to
             FROM changed AS c
             JOIN known AS k ON k.person_id = c.person_id
             UNION ALL
             SELECT s.person_id, s.site_id, s.main, s.department, s.job_function, s.rank, s.employment_type, c.placed_from,
                 CAST(NULL AS DATE)
             FROM changed AS c
             JOIN hr_placement AS s ON s.person_id = c.person_id
             WHERE c.placed_from IS NOT NULL AND s.import_id = $2
         ) ";

impl Whom {
    /// The beginning of a question about them; the day is `$1`.
    pub(super) fn asked(self, today: Date, words: &'static str) -> Sql {
        let mut sql = Sql::about(today, "");
        if let Self::Staged(import) = self {
            sql.push(KNOWN).bind(import).push(STAGED);
        }
        sql.push(words);
        sql
    }

    /// Its end.
    pub(super) fn end(self, sql: &mut Sql) {
        match self {
            Self::Everybody => {}
            Self::One(person) => drop(sql.push(" AND p.id = ").bind(person.get())),
            Self::Staged(_) => drop(sql.push(") AS found")),
        }
    }
}

/// What audiences in force would do if a planned import were history.
pub(crate) async fn kept_if_applied(conn: &mut Conn, import: Uuid, today: Date) -> Result<Changes, Error> {
    let mut sum = Changes::default();
    for subject in subjects(conn).await?.into_iter().filter(|subject| subject.is_open(today)) {
        sum = sum.and(Found::look(conn, &subject, today, Whom::Staged(import)).await?.changes());
    }
    Ok(sum)
}
