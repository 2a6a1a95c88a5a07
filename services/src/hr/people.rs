//! The people behind the numbers of an import: a page of them, or all of them for a file.

mod names;
mod new;

pub use names::Names;
pub(super) use names::{names_of, people_names};

use super::imports::{Imported, Line, imported, like};
use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_all, fetch_one,
    kunren::Kunren,
    permit::{Permit, SeeImports},
};
use kunren_domain::{
    hr::{Difference, Field, Group, Side},
    id::PersonId,
    jurisdiction::Country,
};
use sqlx::types::Json;
use std::collections::HashMap;
use uuid::Uuid;

/// Who is asked for.
#[derive(Debug, Clone)]
pub struct PeopleQuery {
    /// In which count.
    pub group: Group,
    /// Only of this country, as the count is.
    pub country: Option<Country>,
    /// Part of a name or a number.
    pub search: String,
    /// How many are left out before.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// Somebody who changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who; somebody new has the id already.
    pub id: PersonId,
    /// Employee number.
    pub number: String,
    /// Name, as it will be.
    pub name: String,
    /// Whether the person is known, so that there is a page about them.
    pub is_known: bool,
    /// In which counts: see [`Group::bits`].
    pub bits: i64,
    /// What differs. Managers by number, places of work by code.
    pub differences: Vec<Difference>,
}

/// A page of people.
#[derive(Debug, Clone)]
pub struct People {
    /// Of which file.
    pub imported: Imported,
    /// The people, by number.
    pub people: Vec<Person>,
    /// How many match in all.
    pub matches: u64,
    /// What places of work and managers are called.
    pub names: Names,
}

#[derive(Debug, sqlx::FromRow)]
struct PersonRow {
    person_id: Uuid,
    number: String,
    name: String,
    joins: bool,
    kinds: Option<i64>,
    differences: Option<Json<Vec<Difference>>>,
    joined_on: Day,
    is_known: bool,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    count: i64,
}

/// How many are in a group?
const COUNT: &str =
    concat!("SELECT CAST(count(*) AS BIGINT) AS count FROM hr_change AS c\n", include_str!("people/group.sql"));

/// Who is in a group? By number, $6 of them after $7.
const LIST: &str = concat!(
    include_str!("people/columns.sql"),
    include_str!("people/group.sql"),
    "ORDER BY c.number LIMIT $6 OFFSET $7"
);

/// Who changes by import $1, after person $2, at most $3 of them? In the order of ids, which costs nothing.
const PART_OF_ALL: &str = concat!(
    include_str!("people/columns.sql"),
    "WHERE c.import_id = $1 AND c.person_id > $2 ORDER BY c.person_id LIMIT $3"
);

/// A page of the people in one of the counts of an import; nothing where there is no such file.
///
/// # Errors
/// When the database fails.
pub async fn people(
    kunren: &Kunren,
    permit: &Permit<SeeImports>,
    import: Uuid,
    query: &PeopleQuery,
) -> Result<Option<People>, Error> {
    let Some(imported) = imported(kunren, permit, import).await? else { return Ok(None) };
    let mut conn = kunren.db().read().await?;
    let (bits, before) = (query.group.bits(), query.group.side() == Side::Before);
    let country = query.country.map(|country| country.to_string()).unwrap_or_default();
    let (country, like) = (country.as_str(), like(&query.search));
    let (like, limit, offset) = (like.as_str(), i64::from(query.limit), i64::from(query.offset));
    let count = fetch_one!(conn, CountRow, COUNT, import, bits, country, before, like)?.count;
    let rows = fetch_all!(conn, PersonRow, LIST, import, bits, country, before, like, limit, offset)?;
    let (people, managers) = people_of(&mut conn, import, rows).await?;
    let mut names = names_of(&mut conn, people.iter().flat_map(|person| &person.differences)).await?;
    names.people.extend(managers);
    Ok(Some(People { imported, people, matches: u64::try_from(count).unwrap_or(0), names }))
}

/// Everybody who changes, part by part, so that a million need no more memory than a thousand.
#[derive(Debug)]
pub struct Everybody {
    kunren: Kunren,
    import: Uuid,
    after: Uuid,
}

/// People of one part.
const PART: i64 = 500;

/// Everybody whom an import changes; nothing where there is no such file.
///
/// # Errors
/// When the database fails.
pub async fn everybody(
    kunren: &Kunren,
    permit: &Permit<SeeImports>,
    import: Uuid,
) -> Result<Option<(Line, Everybody)>, Error> {
    let found = imported(kunren, permit, import).await?;
    Ok(found.map(|found| (found.line, Everybody { kunren: kunren.clone(), import, after: Uuid::nil() })))
}

impl Everybody {
    /// The next part; nothing after the last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next(&mut self) -> Result<Option<Vec<Person>>, Error> {
        let mut conn = self.kunren.db().read().await?;
        let rows = fetch_all!(conn, PersonRow, PART_OF_ALL, self.import, self.after, PART)?;
        let Some(last) = rows.last() else { return Ok(None) };
        self.after = last.person_id;
        people_of(&mut conn, self.import, rows).await.map(|(people, _managers)| Some(people))
    }
}

/// People as they are shown, and names of managers by number.
async fn people_of(
    conn: &mut Conn,
    import: Uuid,
    rows: Vec<PersonRow>,
) -> Result<(Vec<Person>, HashMap<String, String>), Error> {
    let joiners: Vec<(Uuid, Day)> =
        rows.iter().filter(|row| row.joins).map(|row| (row.person_id, row.joined_on)).collect();
    let mut new = new::differences(conn, import, &joiners).await?;
    let mut people: Vec<Person> = rows
        .into_iter()
        .map(|row| Person {
            id: PersonId::new(row.person_id),
            differences: match row.differences {
                Some(differences) => differences.0,
                None => new.remove(&row.person_id).unwrap_or_default(),
            },
            number: row.number,
            name: row.name,
            is_known: row.is_known,
            bits: row.kinds.unwrap_or_default(),
        })
        .collect();
    let managers = name_managers(conn, import, &mut people).await?;
    Ok((people, managers))
}

/// Managers are staged by their ids.
async fn name_managers(conn: &mut Conn, import: Uuid, people: &mut [Person]) -> Result<HashMap<String, String>, Error> {
    let all = people.iter_mut().flat_map(|person| &mut person.differences);
    let mut differences: Vec<&mut Difference> = all.filter(|difference| difference.field == Field::Manager).collect();
    let ids: Vec<Uuid> = differences
        .iter()
        .flat_map(|difference| [&difference.before, &difference.after])
        .filter_map(|text| text.parse().ok())
        .collect();
    let numbers = names::managers(conn, import, &ids).await?;
    let number = |text: &str| {
        text.parse().ok().and_then(|id: Uuid| numbers.get(&id)).map(|(number, _)| number.clone()).unwrap_or_default()
    };
    for difference in &mut differences {
        (difference.before, difference.after) = (number(&difference.before), number(&difference.after));
    }
    Ok(numbers.into_values().collect())
}
