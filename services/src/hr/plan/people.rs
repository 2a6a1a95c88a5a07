//! Everybody as known on a day, kept small: a million people are about 250 MB.

use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_all,
};
use jiff::civil::Date;
use kunren_domain::{
    hr::{Known, Leave, Site, State},
    jurisdiction::Place,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Somebody who is known.
#[derive(Debug)]
pub(in crate::hr) struct Person {
    pub(in crate::hr) id: Uuid,
    pub(in crate::hr) state: State,
    /// Place in [`People::sources`] of the source that speaks for the person.
    pub(in crate::hr) source: Option<u16>,
}

/// Everybody. People stand where their employee number stands in `known.numbers`.
#[derive(Debug, Default)]
pub(in crate::hr) struct People {
    pub(in crate::hr) known: Known,
    pub(in crate::hr) people: Vec<Option<Person>>,
    /// Ids of the absences that stand in the states, by number.
    pub(in crate::hr) leaves: HashMap<u32, Uuid>,
    pub(in crate::hr) sources: Vec<String>,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    number: String,
    name: String,
    email: Option<String>,
    locale: String,
    locale_chosen: bool,
    joined_on: Day,
    left_on: Option<Day>,
    site: Option<String>,
    department: String,
    job_function: String,
    rank: String,
    employment_type: String,
    manager: Option<String>,
    source: Option<String>,
}

#[derive(sqlx::FromRow)]
struct SiteRow {
    id: Uuid,
    code: String,
    country: String,
    subdivision: Option<String>,
}

#[derive(sqlx::FromRow)]
struct FurtherRow {
    number: String,
    site: String,
}

#[derive(sqlx::FromRow)]
struct LeaveRow {
    number: String,
    id: Uuid,
    from_on: Day,
    back_on: Option<Day>,
}

/// People read at once.
const PAGE: i64 = 5_000;

impl People {
    /// Reads everybody, page by page, all over one connection: each connection keeps pages of the file in memory.
    pub(in crate::hr) async fn load(conn: &mut Conn, on: Date) -> Result<Self, Error> {
        let mut all = Self::default();
        all.add_sites(conn).await?;
        let mut after = Uuid::nil();
        loop {
            let rows = fetch_all!(conn, PersonRow, include_str!("people.sql"), Day(on), after, PAGE)?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in rows {
                all.add(row);
            }
        }
        all.add_further_sites(conn, on).await?;
        all.add_leaves(conn, on).await?;
        Ok(all)
    }

    /// Who has this number, if known.
    pub(in crate::hr) fn get(&self, number: u32) -> Option<&Person> {
        self.people.get(number as usize).and_then(Option::as_ref)
    }

    fn get_mut(&mut self, number: &str) -> Option<(u32, &mut Person)> {
        let at = self.known.numbers.find(number)?;
        self.people.get_mut(at as usize).and_then(Option::as_mut).map(|person| (at, person))
    }

    fn add(&mut self, row: PersonRow) {
        let source = row.source.map(|source| self.source(source));
        let Known { numbers, words, sites } = &mut self.known;
        let at = numbers.place(&row.number) as usize;
        let state = State {
            name: row.name.into(),
            email: row.email.map(Into::into),
            locale: words.place(&row.locale),
            locale_chosen: row.locale_chosen,
            joined: row.joined_on.0,
            left: row.left_on.map(|day| day.0),
            sites: row.site.and_then(|site| sites.find(&site)).into_iter().collect(),
            department: words.place(&row.department),
            job_function: words.place(&row.job_function),
            rank: words.place(&row.rank),
            employment_type: words.place(&row.employment_type),
            manager: row.manager.map(|manager| numbers.place(&manager)),
            leave: None,
        };
        if self.people.len() < numbers.len() {
            self.people.resize_with(numbers.len(), || None);
        }
        self.people[at] = Some(Person { id: row.id, state, source });
    }

    fn source(&mut self, name: String) -> u16 {
        let at = self.sources.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.sources.push(name);
            self.sources.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    async fn add_sites(&mut self, conn: &mut Conn) -> Result<(), Error> {
        let sql = "SELECT id, code, country, subdivision FROM site ORDER BY code";
        for row in fetch_all!(conn, SiteRow, sql)? {
            let country = row.country.parse().map_err(|_| Error::Stored("country of a site"))?;
            let subdivision = row.subdivision.map(|part| part.parse()).transpose();
            let subdivision = subdivision.map_err(|_| Error::Stored("subdivision of a site"))?;
            self.known.sites.add(&row.code, Site { id: row.id, place: Place { country, subdivision } });
        }
        Ok(())
    }

    async fn add_further_sites(&mut self, conn: &mut Conn, on: Date) -> Result<(), Error> {
        for row in fetch_all!(conn, FurtherRow, include_str!("further_sites.sql"), Day(on))? {
            let site = self.known.sites.find(&row.site);
            if let (Some(site), Some((_, person))) = (site, self.get_mut(&row.number)) {
                let sites = person.state.sites.iter().copied().chain([site]);
                person.state.sites = sites.collect();
            }
        }
        Ok(())
    }

    async fn add_leaves(&mut self, conn: &mut Conn, on: Date) -> Result<(), Error> {
        for row in fetch_all!(conn, LeaveRow, include_str!("leaves.sql"))? {
            let Some((at, person)) = self.get_mut(&row.number) else { continue };
            // The first that is not over; where all are, the last.
            if person.state.leave.is_none_or(|leave| leave.is_over(on)) {
                person.state.leave = Some(Leave { from: row.from_on.0, back: row.back_on.map(|day| day.0) });
                self.leaves.insert(at, row.id);
            }
        }
        Ok(())
    }
}
