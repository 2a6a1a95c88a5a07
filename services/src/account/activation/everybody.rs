//! A code for everybody who works here and cannot sign in yet: after the first file of an HR system, and after each
//! that brings joiners.
//!
//! ```ignore
//! let mut issuing = Issuing::new(kunren, which).await?;
//! while let Some(codes) = issuing.next().await? {
//!     file.write(&codes)?;
//!     issuing.keep(&codes).await?;
//! }
//! ```
//!
//! Codes are written before they count: whoever is interrupted has lines that do not count, and not people whose code
//! nobody knows. Those people are in the next list.

use super::{hash, issue::Issued};
use crate::{
    audit, chance,
    db::{Conn, Day, Time},
    error::Error,
    fetch_all, fetch_all_of, fetch_one, in_transaction,
    kunren::Kunren,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{activation::LIFETIME, id::PersonId, jurisdiction::Country, target::Node};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// Who gets one.
#[derive(Debug, Clone, Default)]
pub struct Which {
    /// Only people whose main place of work is in this country.
    pub country: Option<Country>,
    /// Only people whose main place of work has this code.
    pub site: Option<String>,
    /// Also those who have a code that still counts: the new one takes its place.
    pub again: bool,
}

/// A person with the code that was made.
#[derive(Debug, Clone)]
pub struct Line {
    person: PersonId,
    /// What is handed over.
    pub issued: Issued,
    /// E-mail address.
    pub email: Option<String>,
    /// Code of the main place of work; nothing for who has none today.
    pub site: Option<String>,
}

/// Codes that are being given, part by part.
#[derive(Debug)]
pub struct Issuing {
    kunren: Kunren,
    which: Which,
    today: Date,
    now: Timestamp,
    after: Uuid,
    heads: usize,
    given: usize,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    number: String,
    name: String,
    email: Option<String>,
    site: Option<String>,
}

#[derive(sqlx::FromRow)]
struct HeadsRow {
    heads: i64,
}

#[derive(sqlx::FromRow)]
struct KeptRow {
    #[expect(dead_code, reason = "a statement that returns rows needs one, and only their number is looked at")]
    person_id: Uuid,
}

/// Codes that are made, written and kept at once, in one statement: five values each are 25,000, and SQLite takes 32,766.
const TOGETHER: i64 = 5_000;

const HEADS: &str = concat!("SELECT count(*) AS heads\n", include_str!("everybody.sql"));
const NEXT: &str = concat!(
    "SELECT p.id, p.number, p.name, p.email, s.code AS site\n",
    include_str!("everybody.sql"),
    "ORDER BY p.id LIMIT $7"
);

impl Issuing {
    /// Begins; nothing is changed yet.
    ///
    /// # Errors
    /// [`Error::BadField`] naming what there is not: `country` or `site`.
    pub async fn new(kunren: &Kunren, which: Which) -> Result<Self, Error> {
        let mut conn = kunren.db().read().await?;
        let (country, site) = (which.country.as_ref().map(Country::as_str), which.site.as_deref());
        let asked = [
            ("country", country, "SELECT count(*) AS heads FROM country WHERE code = $1"),
            ("site", site, "SELECT count(*) AS heads FROM site WHERE code = $1"),
        ];
        for (field, code, sql) in asked {
            if code.is_some() && fetch_one!(conn, HeadsRow, sql, code)?.heads == 0 {
                return Err(Error::BadField(field));
            }
        }
        drop(conn);
        let (today, now) = (kunren.clock().today(), kunren.clock().now());
        let mut issuing = Self { kunren: kunren.clone(), which, today, now, after: Uuid::nil(), heads: 0, given: 0 };
        issuing.heads = issuing.count().await?;
        Ok(issuing)
    }

    /// How many people will get one.
    #[must_use]
    pub fn heads(&self) -> usize {
        self.heads
    }

    /// How many have one that counts by now.
    #[must_use]
    pub fn given(&self) -> usize {
        self.given
    }

    async fn count(&self) -> Result<usize, Error> {
        let mut conn = self.kunren.db().read().await?;
        let (country, site) = self.place();
        let (day, again, now) = (Day(self.today), self.which.again, Time(self.now));
        let row = fetch_one!(conn, HeadsRow, HEADS, self.after, day, country, site, again, now)?;
        Ok(usize::try_from(row.heads).unwrap_or_default())
    }

    fn place(&self) -> (&str, &str) {
        (self.which.country.as_ref().map_or("", Country::as_str), self.which.site.as_deref().unwrap_or_default())
    }

    /// Makes codes for the next people; nothing after the last. They do not count before they are [kept](Self::keep).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next(&mut self) -> Result<Option<Arc<Vec<Line>>>, Error> {
        let mut conn = self.kunren.db().read().await?;
        let (country, site) = self.place();
        let (again, most) = (self.which.again, TOGETHER);
        let rows =
            fetch_all!(conn, PersonRow, NEXT, self.after, Day(self.today), country, site, again, Time(self.now), most)?;
        drop(conn);
        let Some(last) = rows.last() else { return Ok(None) };
        self.after = last.id;
        let expires_at = self.now + LIFETIME;
        let lines = rows.into_iter().map(|row| Line {
            person: PersonId::new(row.id),
            issued: Issued { number: row.number, name: row.name, code: chance::code(), expires_at },
            email: row.email,
            site: row.site,
        });
        Ok(Some(Arc::new(lines.collect())))
    }

    /// From now on these codes count, in the place of others. With the first of them it is written down how many there
    /// are to be, so that no code counts without a line in the log, whatever happens later.
    ///
    /// # Errors
    /// When the database fails: none of them counts.
    pub async fn keep(&mut self, lines: &Arc<Vec<Line>>) -> Result<(), Error> {
        let first = (self.given == 0).then(|| (self.subject(), json!({ "people": self.heads })));
        let (lines, now) = (lines.clone(), self.now);
        self.given += in_transaction!(self.kunren.db(), |conn, lines, first, now| {
            let kept = keep(conn, &lines, now).await?;
            if let Some((subject, detail)) = first {
                audit::record(conn, now, None, "person.codes-issued", &subject, &detail).await?;
            }
            Ok::<_, Error>(kept)
        })?;
        Ok(())
    }

    /// The part of the organisation, as the log names it.
    fn subject(&self) -> String {
        let node = match (&self.which.site, self.which.country) {
            (Some(site), _) => Node::Site(site.clone()),
            (None, Some(country)) => Node::Country(country),
            (None, None) => Node::Group,
        };
        node.to_string()
    }
}

async fn keep(conn: &mut Conn, lines: &[Line], now: Timestamp) -> Result<usize, Error> {
    let before = "INSERT INTO activation (person_id, code_hash, issued_at, expires_at, issued_by) ";
    let after = " ON CONFLICT (person_id) DO UPDATE
                 SET code_hash = excluded.code_hash, issued_at = excluded.issued_at,
                     expires_at = excluded.expires_at, issued_by = excluded.issued_by
                 RETURNING person_id";
    let kept = fetch_all_of!(conn, KeptRow, before, lines, after, |line| [
        line.person.get(),
        hash(line.person, &line.issued.code),
        Time(now),
        Time(line.issued.expires_at),
        None::<Uuid>,
    ])?;
    Ok(kept.len())
}
