//! The people behind a number, within the permit's reach. No scores, no tries: done or not, and since when it is owed.
//!
//! Up to a few thousand are sorted by name, as the reader's language sorts. Of more, a page would need all their names in
//! that order, which no index has for every language: they are sorted by number.

use super::{
    columns::{At, Columns, Kinds, Place, Sieve},
    due::{is_overdue, when_due},
    heads::columns,
    names::names,
    only::{Only, is_open},
    search::Search,
};
use crate::{
    db::Conn,
    error::Error,
    fetch_all, fetch_each,
    kunren::Kunren,
    permit::{Permit, SeePeople},
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, PersonId},
    obligation::{DueDay, Lateness, Standing},
    target::Node,
};
use std::cmp::Ordering;
use uuid::Uuid;

/// What to list.
#[derive(Debug, Clone)]
pub struct PersonQuery {
    /// Of which edition.
    pub edition: EditionId,
    /// At the end of which day.
    pub day: Date,
    /// Within which part of the organisation.
    pub node: Node,
    /// Only people of these kinds.
    pub kinds: Kinds,
    /// Only these; all when empty.
    pub only: Option<Only>,
    /// Of up to so many who still have to complete it, it is found who is overdue: when somebody is due is no column of the
    /// numbers, and read for each of them.
    pub most_open: usize,
    /// Part of a name or a number; empty for all.
    pub search: String,
    /// How many to skip.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// One person in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// Who.
    pub person: PersonId,
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Name of the site.
    pub site: String,
    /// Country code.
    pub country: String,
    /// Department.
    pub department: String,
    /// Where the person stands.
    pub standing: Standing,
    /// When it is due for this person, as of the day.
    pub due: DueDay,
    /// Whether it should have been done by then.
    pub lateness: Lateness,
    /// When it was completed.
    pub completed_on: Option<Date>,
}

/// A page of people.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The people.
    pub people: Vec<PersonLine>,
    /// How many match in all.
    pub matches: u64,
    /// Whether they are so many that they are sorted by number.
    pub by_number: bool,
    /// Whether so many still have to complete it that nobody was looked for who is overdue.
    pub too_many: bool,
    /// Job functions, ranks and types of employment to choose from, within the permit's reach.
    pub kinds: [Vec<String>; 3],
}

/// How the reader's language sorts two names.
pub type Compare<'c> = &'c (dyn Fn(&str, &str) -> Ordering + Sync);

/// Up to so many people are named and sorted by name; of more, those before the page are gone through by number.
const FEW: usize = 4_000;
/// People gone through at once.
const STEP: i64 = 1_000;

/// The people asked for.
///
/// # Errors
/// When the database fails.
pub async fn people(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    query: &PersonQuery,
    compare: Compare<'_>,
) -> Result<Listed, Error> {
    let columns = columns(kunren, query.edition).await?;
    let kinds = columns.kinds(|place| permit.covers(place.country));
    let wanted = |place: &Place| permit.covers(place.country) && place.is_in(&query.node);
    let sieve = columns.sieve(query.day, &query.kinds, wanted);
    let standing = query.only.and_then(Only::standing);
    let listed = columns.list(&sieve, standing);
    let everybody: usize = listed.iter().map(Vec::len).sum();
    let listed = listed.into_iter().enumerate().flat_map(|(place, here)| here.into_iter().map(move |at| (place, at)));
    let search = Search::new(&query.search);
    let mut list = List { conn: kunren.db().read().await?, columns: &columns, sieve, query, standing, search, compare };
    let mut too_many = false;
    let (mut people, matches) = if query.only == Some(Only::Overdue) {
        let open: Vec<_> = listed.filter(|(_, at)| is_open(at.standing)).take(query.most_open + 1).collect();
        too_many = open.len() > query.most_open;
        let overdue = if too_many { Vec::new() } else { list.overdue(open).await? };
        list.of_few(&overdue).await?
    } else if everybody <= FEW {
        list.of_few(&listed.collect::<Vec<_>>()).await?
    } else if list.search.is_empty() {
        (list.of_many().await?, everybody as u64)
    } else {
        list.found().await?
    };
    list.say_when_due(&mut people).await?;
    let by_number = query.only != Some(Only::Overdue) && matches > FEW as u64;
    Ok(Listed { people, matches, by_number, too_many, kinds })
}

/// A list while it is made.
struct List<'l> {
    conn: Conn,
    columns: &'l Columns,
    sieve: Sieve,
    query: &'l PersonQuery,
    /// Where all of them stand, where that is one and the same.
    standing: Option<Standing>,
    search: Search,
    compare: Compare<'l>,
}

#[derive(sqlx::FromRow)]
struct StepRow {
    id: Uuid,
    number: String,
}

#[derive(sqlx::FromRow)]
struct FoundRow {
    id: Uuid,
    name: String,
    number: String,
}

impl List<'_> {
    /// Those of them who are overdue.
    async fn overdue(&mut self, open: Vec<(usize, At)>) -> Result<Vec<(usize, At)>, Error> {
        let ids: Vec<Uuid> = open.iter().map(|(_, at)| self.columns.person(*at)).collect();
        let due = when_due(&mut self.conn, self.query.edition, self.query.day, &ids).await?;
        let people = open.into_iter().zip(ids).filter(|((_, at), id)| is_overdue(&due, *id, at.standing));
        Ok(people.map(|(person, _)| person).collect())
    }

    async fn of_few(&mut self, found: &[(usize, At)]) -> Result<(Vec<PersonLine>, u64), Error> {
        let search = self.search.clone();
        let mut lines = self.lines(found, &search).await?;
        lines.sort_by(|one, other| (self.compare)(&one.name, &other.name).then_with(|| one.number.cmp(&other.number)));
        let matches = lines.len() as u64;
        let (skip, take) = self.page();
        Ok((lines.into_iter().skip(skip).take(take).collect(), matches))
    }

    /// Goes through everybody by number, up to the end of the page.
    async fn of_many(&mut self) -> Result<Vec<PersonLine>, Error> {
        let ((mut skip, take), mut found) = (self.page(), Vec::new());
        let mut number = String::new();
        while found.len() < take {
            let sql = "SELECT id, number FROM person WHERE number > $1 ORDER BY number LIMIT $2";
            let rows = fetch_all!(self.conn, StepRow, sql, number.as_str(), STEP)?;
            let Some(last) = rows.last() else { break };
            number.clone_from(&last.number);
            let fits = rows.iter().filter_map(|row| self.columns.find(&self.sieve, self.standing, row.id));
            for fit in fits {
                if skip > 0 {
                    skip -= 1;
                } else if found.len() < take {
                    found.push(fit);
                }
            }
        }
        self.lines(&found, &Search::default()).await
    }

    /// Those whose name or number was searched for.
    async fn found(&mut self) -> Result<(Vec<PersonLine>, u64), Error> {
        let sql = "SELECT id, name, number
                   FROM person
                   WHERE lower(name) LIKE $1 ESCAPE '!' OR lower(number) LIKE $1 ESCAPE '!'
                   ORDER BY number";
        let pattern = self.search.pattern();
        let ((skip, take), mut matches) = (self.page(), 0);
        let (mut page, mut few) = (Vec::new(), Vec::new());
        fetch_each!(self.conn, FoundRow, sql, [pattern.as_str()], |row| {
            if self.search.finds(&row.name, &row.number)
                && let Some(fit) = self.columns.find(&self.sieve, self.standing, row.id)
            {
                if (skip..skip.saturating_add(take)).contains(&matches) {
                    page.push(fit);
                }
                if matches < FEW {
                    few.push((row.name, fit));
                }
                matches += 1;
            }
        })?;
        if matches <= FEW {
            // By number already: who has the same name stays in that order.
            few.sort_by(|(one, _), (other, _)| (self.compare)(one, other));
            page = few.into_iter().skip(skip).take(take).map(|(_, fit)| fit).collect();
        }
        Ok((self.lines(&page, &Search::default()).await?, matches as u64))
    }

    /// Of those on the page only: of many more, names are read to put them in order.
    async fn say_when_due(&mut self, people: &mut [PersonLine]) -> Result<(), Error> {
        let ids: Vec<Uuid> = people.iter().map(|line| line.person.get()).collect();
        let due = when_due(&mut self.conn, self.query.edition, self.query.day, &ids).await?;
        for line in people {
            if let Some(when) = due.get(&line.person.get()) {
                (line.due, line.lateness) = (when.told(line.standing), when.lateness(line.standing));
            }
        }
        Ok(())
    }

    fn page(&self) -> (usize, usize) {
        let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        (number(self.query.offset), number(self.query.limit))
    }

    async fn lines(&mut self, found: &[(usize, At)], search: &Search) -> Result<Vec<PersonLine>, Error> {
        let ids: Vec<Uuid> = found.iter().map(|(_, at)| self.columns.person(*at)).collect();
        let mut named = names(&mut self.conn, self.query.day, search, &ids).await?;
        let line = |(place, at): &(usize, At)| {
            let person = self.columns.person(*at);
            let named = named.remove(&person)?;
            let place = &self.columns.places()[*place];
            Some(PersonLine {
                person: PersonId::new(person),
                number: named.number,
                name: named.name,
                site: place.name.clone(),
                country: place.country.to_string(),
                department: named.department,
                standing: at.standing,
                due: DueDay::Nothing,
                lateness: Lateness::InTime,
                completed_on: self.columns.completed_on(&self.sieve, *at),
            })
        };
        Ok(found.iter().filter_map(line).collect())
    }
}
