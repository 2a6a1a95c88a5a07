//! Everybody in one list, for export: done or not, and nothing about tries or scores. A part at a time, so that a list of
//! a million needs no more memory than one of a thousand.

use super::{
    columns::{At, Columns, Sieve},
    due::{WhenDue, is_overdue, when_due},
    heads::columns,
    names::{AT_ONCE, names},
    only::{Only, is_open},
    search::Search,
};
use crate::{
    db::Conn,
    error::Error,
    kunren::Kunren,
    participation::PersonQuery,
    permit::{Permit, SeePeople},
};
use jiff::civil::Date;
use kunren_domain::{id::EditionId, obligation::Standing};
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// One person of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Country code.
    pub country: String,
    /// Name of the company.
    pub entity: String,
    /// Name of the site.
    pub site: String,
    /// Department.
    pub department: String,
    /// Where the person stands.
    pub standing: Standing,
    /// When it is due, as of the day; only told where those are asked for who still have to complete it.
    pub due_on: Option<Date>,
    /// When it was completed.
    pub completed_on: Option<Date>,
}

/// A list that is read part by part. Who is in it and where they stand is as of one moment.
#[derive(Debug)]
pub struct Everybody {
    kunren: Kunren,
    columns: Arc<Columns>,
    sieve: Sieve,
    edition: EditionId,
    day: Date,
    only: Option<Only>,
    search: Search,
    /// Place and row, in the order of places.
    people: std::vec::IntoIter<(u32, At)>,
}

/// People of one part, at least: a place is never cut, because its people are put in order.
const PART: usize = 2 * AT_ONCE;

/// All people who match, by country, company, site and number; `offset` and `limit` of the query are not looked at.
///
/// # Errors
/// When the database fails.
pub async fn everybody(kunren: &Kunren, permit: &Permit<SeePeople>, query: &PersonQuery) -> Result<Everybody, Error> {
    let columns = columns(kunren, query.edition).await?;
    let wanted = |place: &super::columns::Place| permit.covers(place.country) && place.is_in(&query.node);
    let sieve = columns.sieve(query.day, &query.kinds, wanted);
    let mut listed = columns.list(&sieve, query.only.and_then(Only::standing));
    let places = columns.places();
    let mut order: Vec<u32> = (0..).take(places.len()).collect();
    order.sort_by_key(|at| {
        let place = &places[*at as usize];
        (place.country, &place.entity_name, &place.name, &place.code)
    });
    let mut people = Vec::with_capacity(listed.iter().map(Vec::len).sum());
    for at in order {
        let here = std::mem::take(&mut listed[at as usize]).into_iter();
        let here = here.filter(|person| query.only != Some(Only::Overdue) || is_open(person.standing));
        people.extend(here.map(|person| (at, person)));
    }
    let (kunren, people, search) = (kunren.clone(), people.into_iter(), Search::new(&query.search));
    let PersonQuery { edition, day, only, .. } = *query;
    Ok(Everybody { kunren, columns, sieve, edition, day, only, search, people })
}

impl Everybody {
    /// The next part; nothing after the last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next(&mut self) -> Result<Option<Vec<PersonRecord>>, Error> {
        let part = self.part();
        if part.is_empty() {
            return Ok(None);
        }
        let ids: Vec<_> = part.iter().map(|(_, at)| self.columns.person(*at)).collect();
        let mut conn = self.kunren.db().read().await?;
        let mut named = names(&mut conn, self.day, &self.search, &ids).await?;
        let due = self.due(&mut conn, &ids).await?;
        drop(conn);
        let mut records = Vec::with_capacity(part.len());
        for same in part.chunk_by(|(one, _), (other, _)| one == other) {
            let begin = records.len();
            records.extend(same.iter().filter_map(|(place, at)| {
                let person = self.columns.person(*at);
                if self.only == Some(Only::Overdue) && !is_overdue(&due, person, at.standing) {
                    return None;
                }
                let named = named.remove(&person)?;
                let place = &self.columns.places()[*place as usize];
                Some(PersonRecord {
                    number: named.number,
                    name: named.name,
                    country: place.country.to_string(),
                    entity: place.entity_name.clone(),
                    site: place.name.clone(),
                    department: named.department,
                    standing: at.standing,
                    due_on: due.get(&person).and_then(WhenDue::on),
                    completed_on: self.columns.completed_on(&self.sieve, *at),
                })
            }));
            records[begin..].sort_unstable_by(|one, other| one.number.cmp(&other.number));
        }
        Ok(Some(records))
    }

    /// Whether it is known without reading them that more people than this are left: nobody is looked for among them.
    #[must_use]
    pub fn are_more_than(&self, most: u64) -> bool {
        self.search.is_empty() && self.only != Some(Only::Overdue) && self.people.len() as u64 > most
    }

    /// Nothing where it is not asked for: it takes longer than all the rest.
    async fn due(&self, conn: &mut Conn, people: &[Uuid]) -> Result<HashMap<Uuid, WhenDue>, Error> {
        if self.only.is_some_and(Only::is_open) {
            when_due(conn, self.edition, self.day, people).await
        } else {
            Ok(HashMap::new())
        }
    }

    fn part(&mut self) -> Vec<(u32, At)> {
        let mut part: Vec<(u32, At)> = Vec::with_capacity(PART);
        while let Some((place, _)) = self.people.as_slice().first() {
            if part.len() >= PART && part.last().is_some_and(|(last, _)| last != place) {
                break;
            }
            part.extend(self.people.next());
        }
        part
    }
}
