//! Reading everybody, page by page.

use super::{
    Absence, People,
    packed::{Packed, Texts, Words},
};
use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_all,
};
use jiff::civil::Date;
use kunren_domain::{
    hr::{Known, Leave, Site},
    jurisdiction::Place,
};
use uuid::Uuid;

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
    /// Reads everybody, all over one connection: each connection keeps pages of the file in memory.
    pub(in crate::hr) async fn load(conn: &mut Conn, on: Date) -> Result<Self, Error> {
        let mut all = Self::default();
        all.load_sites(conn).await?;
        let mut after = Uuid::nil();
        loop {
            let rows = fetch_all!(conn, PersonRow, include_str!("people.sql"), Day(on), after, PAGE)?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            for row in rows {
                all.pack(row);
            }
        }
        all.load_further_sites(conn, on).await?;
        all.load_absences(conn, on).await?;
        Ok(all)
    }

    fn pack(&mut self, row: PersonRow) {
        let source = row.source.map(|source| self.source_named(source));
        let texts = Texts::add(&row.name, row.email.as_deref(), &mut self.texts);
        let Known { numbers, words, sites } = &mut self.known;
        let number = numbers.place(&row.number);
        let shared = self.words.insert_full(Words {
            locale: words.place(&row.locale),
            department: words.place(&row.department),
            job_function: words.place(&row.job_function),
            rank: words.place(&row.rank),
            employment_type: words.place(&row.employment_type),
        });
        let shared = u32::try_from(shared.0).expect("there are fewer kinds of people than people");
        let packed = Packed {
            id: row.id,
            texts,
            words: shared,
            site: row.site.and_then(|site| sites.find(&site)).into(),
            manager: row.manager.map(|manager| numbers.place(&manager)).into(),
            joined: row.joined_on.0,
            left: row.left_on.map(|day| day.0),
            source,
            locale_chosen: row.locale_chosen,
        };
        self.add(number, packed);
    }

    fn source_named(&mut self, name: String) -> u16 {
        let at = self.sources.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.sources.push(name);
            self.sources.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    async fn load_sites(&mut self, conn: &mut Conn) -> Result<(), Error> {
        let sql = "SELECT id, code, country, subdivision FROM site ORDER BY code";
        for row in fetch_all!(conn, SiteRow, sql)? {
            let country = row.country.parse().map_err(|_| Error::Stored("country of a site"))?;
            let subdivision = row.subdivision.map(|part| part.parse()).transpose();
            let subdivision = subdivision.map_err(|_| Error::Stored("subdivision of a site"))?;
            self.known.sites.add(&row.code, Site { id: row.id, place: Place { country, subdivision } });
        }
        Ok(())
    }

    async fn load_further_sites(&mut self, conn: &mut Conn, on: Date) -> Result<(), Error> {
        for row in fetch_all!(conn, FurtherRow, include_str!("further_sites.sql"), Day(on))? {
            let number = self.known.numbers.find(&row.number);
            if let (Some(number), Some(site)) = (number, self.known.sites.find(&row.site)) {
                self.add_further(number, site);
            }
        }
        Ok(())
    }

    async fn load_absences(&mut self, conn: &mut Conn, on: Date) -> Result<(), Error> {
        for row in fetch_all!(conn, LeaveRow, include_str!("leaves.sql"))? {
            let leave = Leave { from: row.from_on.0, back: row.back_on.map(|day| day.0) };
            if let Some(number) = self.known.numbers.find(&row.number) {
                self.add_absence(number, Absence { id: row.id, leave }, on);
            }
        }
        Ok(())
    }
}
