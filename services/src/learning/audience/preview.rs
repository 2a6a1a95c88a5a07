//! What an audience would do, before it does: who would owe the edition, who would from now on, who would be released.

use super::{
    Subject, Terms,
    compile::{MAIN, owes},
    days::{MovedDays, moved},
    subject,
};
use crate::{
    db::{Bound, Conn, Sql},
    error::Error,
    kunren::Kunren,
    participation::pattern,
    permit::{Permit, SeePeople},
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, PersonId},
    jurisdiction::Country,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Heads of the employed, today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CountryHeads {
    /// How many there are.
    pub employed: u64,
    /// Should owe the edition by these terms.
    pub matching: u64,
    /// Owe it, and are not released by anybody.
    pub owing: u64,
    /// Should owe it and do not, or were released by an audience.
    pub gaining: u64,
    /// Owe it, have not completed it, are not released, and should not owe it.
    pub released: u64,
}

/// What an audience would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// All together.
    pub total: CountryHeads,
    /// By country of the main place of work, in the order of codes; nothing for those who have none.
    pub countries: Vec<(Option<Country>, CountryHeads)>,
    /// Which due days would move; nothing where it is owed again as before.
    pub days: Option<Box<MovedDays>>,
}

/// Of those who owe it, more must not be released without a second look.
const MOST_RELEASED_PERCENT: u64 = 10;
/// So few of a country are not many, unless they are all.
const FEW: u64 = 5;

impl CountryHeads {
    fn loses_many(&self) -> bool {
        self.released * 100 > self.owing * MOST_RELEASED_PERCENT
    }

    fn is_few(&self) -> bool {
        self.released < FEW && self.released < self.owing
    }
}

impl Preview {
    /// How many people would be overdue at once who are not now.
    #[must_use]
    pub fn overdue(&self) -> u64 {
        self.days.as_ref().map_or(0, |days| days.total.overdue)
    }

    /// Whether it has to be confirmed: many would be released, or somebody would be overdue at once.
    #[must_use]
    pub fn is_to_be_confirmed(&self) -> bool {
        self.is_drastic() || self.overdue() > 0
    }

    /// Whether more than a tenth of those who owe it would be released, in all or in one country, which the sum would hide.
    #[must_use]
    pub fn is_drastic(&self) -> bool {
        let mut countries = self.countries.iter().map(|(_, heads)| heads);
        self.total.loses_many() || countries.any(|heads| heads.loses_many() && !heads.is_few())
    }
}

/// Which people to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Those who should owe it.
    #[default]
    Matching,
    /// Those who would from now on.
    Gaining,
    /// Those who would be released.
    Released,
}

/// A page of people.
#[derive(Debug, Clone, Default)]
pub struct WhoQuery {
    /// Which of them.
    pub which: Which,
    /// Part of a name or a number; empty for all.
    pub search: String,
    /// How many to skip.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
    /// How many there are without the search, where it is known. Few, and those who are searched for, are found all together;
    /// of many, those of a page are found by going through everybody by number.
    pub count: Option<u64>,
}

/// Of so many times those of a page, going by number finds a page sooner than going through everybody.
const MANY: u64 = 40;

impl WhoQuery {
    /// Whether going by number would go through a large part of everybody before the page is full.
    fn is_of_few(&self) -> bool {
        let wanted = u64::from(self.offset) + u64::from(self.limit);
        !self.search.trim().is_empty() || self.count.is_some_and(|count| count < MANY * wanted)
    }
}

/// Somebody in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhoLine {
    /// Who.
    pub person: PersonId,
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Name of the main place of work.
    pub site: Option<String>,
    /// Its country.
    pub country: Option<Country>,
    /// Department.
    pub department: Option<String>,
}

/// What these terms would do today to those within the permit's reach.
///
/// # Errors
/// [`Error::NotFound`] when there is no such edition.
pub async fn preview(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    edition: EditionId,
    terms: &Terms,
) -> Result<Preview, Error> {
    let mut conn = kunren.db().read().await?;
    let subject = subject(&mut conn, edition).await?;
    look_at_change(&mut conn, subject, terms, kunren.clock().today(), &permit.countries())
        .await
        .map(|(_, preview)| preview)
}

/// What other terms than those in force would do, and the edition with them.
pub(super) async fn look_at_change(
    conn: &mut Conn,
    subject: Subject,
    terms: &Terms,
    today: Date,
    countries: &str,
) -> Result<(Subject, Preview), Error> {
    let before = subject.terms.recurrence;
    let subject = subject.with(terms.clone());
    let mut preview = look(conn, &subject, today, countries).await?;
    if before != terms.recurrence {
        preview.days = Some(Box::new(moved(conn, &subject, before, today, countries).await?));
    }
    Ok((subject, preview))
}

#[derive(sqlx::FromRow)]
struct HeadsRow {
    country: Option<String>,
    bits: i64,
    heads: i64,
}

/// What one of the `bits` of a person says; together they are 1, 3 or 5 of whoever should owe the edition, and 0, 2 or 10 of the
/// others.
const MATCHING: i64 = 1;
const OWING: i64 = 2;
const GAINING: i64 = 4;
const RELEASED: i64 = 8;

/// Counts them by country: one pass over everybody, which asks of each person only what the answers before leave open.
async fn look(conn: &mut Conn, subject: &Subject, today: Date, countries: &str) -> Result<Preview, Error> {
    let mut sql = Sql::about(today, "WITH one AS MATERIALIZED (SELECT m.site_id, CASE WHEN ");
    owes(&mut sql, subject);
    sql.push(" THEN CASE WHEN NOT EXISTS ");
    assigned(&mut sql, subject);
    sql.push(" THEN CASE WHEN EXISTS ");
    completed(&mut sql, subject);
    sql.push(" THEN 1 ELSE 5 END WHEN r.held IS NULL THEN 3 WHEN r.held = 1 AND NOT EXISTS ");
    completed(&mut sql, subject);
    sql.push(" THEN 5 ELSE 1 END ELSE CASE WHEN NOT EXISTS ");
    assigned(&mut sql, subject);
    sql.push(" THEN 0 WHEN r.held IS NOT NULL THEN 0 WHEN EXISTS ");
    completed(&mut sql, subject);
    sql.push(" THEN 2 ELSE 10 END END AS bits FROM person AS p");
    within(&mut sql, subject, countries);
    sql.push(
        "),
         sites AS (SELECT site_id, bits, count(*) AS heads FROM one GROUP BY site_id, bits)
         SELECT t.country, CAST(s.bits AS BIGINT) AS bits, CAST(sum(s.heads) AS BIGINT) AS heads
         FROM sites AS s
         LEFT JOIN site AS t ON t.id = s.site_id
         GROUP BY t.country, s.bits
         ORDER BY t.country",
    );
    summed(sql.fetch_all(conn).await?)
}

fn summed(rows: Vec<HeadsRow>) -> Result<Preview, Error> {
    let mut countries: BTreeMap<Option<Country>, CountryHeads> = BTreeMap::new();
    let mut total = CountryHeads::default();
    for row in rows {
        let country = country(row.country.as_deref())?;
        let heads = u64::try_from(row.heads).unwrap_or(0);
        for sum in [&mut total, countries.entry(country).or_default()] {
            sum.employed += heads;
            let counts = [
                (MATCHING, &mut sum.matching),
                (OWING, &mut sum.owing),
                (GAINING, &mut sum.gaining),
                (RELEASED, &mut sum.released),
            ];
            for (bit, count) in counts {
                *count += if row.bits & bit == 0 { 0 } else { heads };
            }
        }
    }
    Ok(Preview { total, countries: countries.into_iter().collect(), days: None })
}

pub(super) fn country(code: Option<&str>) -> Result<Option<Country>, Error> {
    code.map(str::parse).transpose().map_err(|_| Error::Stored("a site's country"))
}

#[derive(sqlx::FromRow)]
struct WhoRow {
    id: Uuid,
    number: String,
    name: String,
    site: Option<String>,
    country: Option<String>,
    department: Option<String>,
}

/// People these terms would concern today, by number, within the permit's reach.
///
/// # Errors
/// [`Error::NotFound`] when there is no such edition.
pub async fn who(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    edition: EditionId,
    terms: &Terms,
    query: &WhoQuery,
) -> Result<Vec<WhoLine>, Error> {
    if query.count == Some(0) {
        return Ok(Vec::new());
    }
    let mut conn = kunren.db().read().await?;
    let subject = subject(&mut conn, edition).await?.with(terms.clone());
    let all_together = query.is_of_few();
    let mut sql = Sql::about(kunren.clock().today(), if all_together { "WITH p AS MATERIALIZED (" } else { "" });
    sql.push("SELECT p.id, p.number, p.name, t.name AS site, t.country, m.department FROM person AS p");
    within(&mut sql, &subject, &permit.countries());
    concerned(&mut sql, &subject, query.which);
    let pattern = pattern(&query.search);
    if !pattern.is_empty() {
        sql.push(" AND (lower(p.name) LIKE ").bind(pattern.as_str()).push(" ESCAPE '!' OR lower(p.number) LIKE ");
        sql.bind(pattern.as_str()).push(" ESCAPE '!')");
    }
    if all_together {
        sql.push(") SELECT p.id, p.number, p.name, p.site, p.country, p.department FROM p");
    }
    sql.push(" ORDER BY p.number LIMIT ").bind(i64::from(query.limit));
    sql.push(" OFFSET ").bind(i64::from(query.offset));
    let line = |row: WhoRow| {
        Ok(WhoLine {
            person: PersonId::new(row.id),
            number: row.number,
            name: row.name,
            site: row.site,
            country: country(row.country.as_deref())?,
            department: row.department,
        })
    };
    sql.fetch_all::<WhoRow>(&mut conn).await?.into_iter().map(line).collect()
}

fn concerned(sql: &mut Sql, subject: &Subject, which: Which) {
    sql.push(" AND ");
    if which == Which::Released {
        sql.push("NOT ");
    }
    owes(sql, subject);
    if which == Which::Matching {
        return;
    }
    sql.push(" AND NOT EXISTS ");
    completed(sql, subject);
    if which == Which::Released {
        sql.push(" AND r.held IS NULL AND EXISTS ");
        assigned(sql, subject);
        return;
    }
    sql.push(" AND (NOT EXISTS ");
    assigned(sql, subject);
    sql.push(" OR r.held = 1)");
}

/// The employed of the day in these countries, with their main place of work (`m`, `t`), and who of them is released on the
/// day, as `r`: `held` is 1 where an audience did it, alone or not.
pub(super) fn within(sql: &mut Sql, subject: &Subject, countries: &str) {
    sql.push(MAIN).push(
        "LEFT JOIN site AS t ON t.id = m.site_id
         LEFT JOIN (
             SELECT x.person_id, max(CASE WHEN x.audience_id IS NULL THEN 0 ELSE 1 END) AS held
             FROM exemption AS x
             WHERE x.from_on <= $1 AND (x.until_on IS NULL OR x.until_on >= $1) AND x.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(
        " GROUP BY x.person_id
         ) AS r ON r.person_id = p.id
         WHERE p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)",
    );
    if countries != "*" {
        sql.push(" AND ").bind(Bound::Text(countries.to_owned())).push(" LIKE '%,' || t.country || ',%'");
    }
}

fn assigned(sql: &mut Sql, subject: &Subject) {
    sql.push("(SELECT 1 FROM obligation AS o WHERE o.person_id = p.id AND o.edition_id = ");
    sql.bind(subject.edition.get()).push(")");
}

fn completed(sql: &mut Sql, subject: &Subject) {
    sql.push("(SELECT 1 FROM completion AS k WHERE k.person_id = p.id AND k.edition_id = ");
    sql.bind(subject.edition.get()).push(")");
}
