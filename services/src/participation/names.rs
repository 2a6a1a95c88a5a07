//! What people are called and where they work, looked up for many at once.

use super::search::Search;
use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_all_among,
};
use jiff::civil::Date;
use std::{collections::HashMap, sync::LazyLock};
use uuid::Uuid;

/// What a list says about somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) department: String,
}

#[derive(sqlx::FromRow)]
struct NamedRow {
    id: Uuid,
    number: String,
    name: String,
    department: String,
}

/// People in one query.
pub(super) const AT_ONCE: usize = 500;

/// The placeholders of so many, the first of them `$first`.
pub(super) fn people_from(first: usize) -> String {
    let people: Vec<String> = (first..first + AT_ONCE).map(|place| format!("${place}")).collect();
    people.join(", ")
}

/// Names of people `$3` to `$502` whose name or number is like `$2` (empty for all), with the department of day `$1`.
static SQL: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT p.id, p.number, p.name, pl.department
         FROM person AS p
         JOIN placement AS pl
             ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $1 AND (pl.valid_to IS NULL OR pl.valid_to > $1)
         WHERE p.id IN ({})
             AND ($2 = '' OR lower(p.name) LIKE $2 ESCAPE '!' OR lower(p.number) LIKE $2 ESCAPE '!')",
        people_from(3)
    )
});

/// The names of these people, as far as they are searched for.
pub(super) async fn names(
    conn: &mut Conn,
    day: Date,
    search: &Search,
    people: &[Uuid],
) -> Result<HashMap<Uuid, Named>, Error> {
    let pattern = search.pattern();
    let mut named = HashMap::with_capacity(people.len());
    for some in people.chunks(AT_ONCE) {
        let rows = fetch_all_among!(conn, NamedRow, SQL.as_str(), [Day(day), pattern.as_str()], some, AT_ONCE)?;
        named.extend(
            rows.into_iter()
                .filter(|row| search.finds(&row.name, &row.number))
                .map(|row| (row.id, Named { number: row.number, name: row.name, department: row.department })),
        );
    }
    Ok(named)
}
