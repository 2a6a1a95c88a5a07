//! Finding a person by name or number, whatever they owe: who owes nothing stands in no list of an edition.

use super::search::Search;
use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeePeople},
};
use jiff::civil::Date;
use kunren_domain::{id::PersonId, jurisdiction::Country};
use uuid::Uuid;

/// Somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPerson {
    /// Who.
    pub person: PersonId,
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// First day no longer employed.
    pub left_on: Option<Date>,
    /// Name of the main place of work.
    pub site: String,
    /// Its country.
    pub country: Country,
    /// Department.
    pub department: String,
}

/// A page of them, by number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundPeople {
    /// The people.
    pub people: Vec<FoundPerson>,
    /// Whether there are more behind them.
    pub more: bool,
}

#[derive(sqlx::FromRow)]
struct FoundRow {
    id: Uuid,
    number: String,
    name: String,
    left_on: Option<Day>,
    site: String,
    country: String,
    department: String,
}

/// People gone through at once.
const STEP: i64 = 500;

/// People within reach whose name or number holds what was typed: `limit` at most, after the first `offset`. Nobody where
/// nothing was typed. How many there are in all is not counted: it would need everybody.
///
/// # Errors
/// When the database fails.
pub async fn find_people(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    typed: &str,
    (offset, limit): (usize, usize),
) -> Result<FoundPeople, Error> {
    let (search, day) = (Search::new(typed), Day(kunren.clock().today()));
    if search.is_empty() {
        return Ok(FoundPeople::default());
    }
    let (pattern, countries) = (search.pattern(), permit.countries());
    let mut conn = kunren.db().read().await?;
    let (mut people, mut skip, mut after) = (Vec::new(), offset, String::new());
    while people.len() <= limit {
        let sql = include_str!("find.sql");
        let found = fetch_all!(conn, FoundRow, sql, pattern.as_str(), countries.as_str(), day, after.as_str(), STEP)?;
        let Some(last) = found.last() else { break };
        after.clone_from(&last.number);
        let is_last = found.len() < usize::try_from(STEP).unwrap_or(usize::MAX);
        // What the database found is looked at again: it does not know all capital letters.
        for row in found.into_iter().filter(|row| search.finds(&row.name, &row.number)) {
            if skip > 0 {
                skip -= 1;
            } else {
                people.push(person_of(row)?);
            }
        }
        if is_last {
            break;
        }
    }
    let more = people.len() > limit;
    people.truncate(limit);
    Ok(FoundPeople { people, more })
}

fn person_of(row: FoundRow) -> Result<FoundPerson, Error> {
    Ok(FoundPerson {
        person: PersonId::new(row.id),
        number: row.number,
        name: row.name,
        left_on: row.left_on.map(|on| on.0),
        site: row.site,
        country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
        department: row.department,
    })
}
