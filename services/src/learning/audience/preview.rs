//! What an audience would do, before it does: who would owe the edition, who would from now on, who would be released.

use super::{Subject, Terms, compile::owes, subject};
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
}

/// Of those who owe it, more must not be released without a second look.
const MOST_RELEASED_PERCENT: u64 = 10;

impl Preview {
    /// Whether more than a tenth of those who owe it would be released: then it has to be confirmed.
    #[must_use]
    pub fn is_drastic(&self) -> bool {
        self.total.released * 100 > self.total.owing * MOST_RELEASED_PERCENT
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
    /// How many there are without the search, where it is known. Few are found all together; of many, those of a page are
    /// found by going through everybody by number.
    pub count: Option<u64>,
}

impl WhoQuery {
    /// Whether going by number would go through nearly everybody before the page is full.
    fn is_of_few(&self) -> bool {
        let wanted = u64::from(self.offset) + u64::from(self.limit);
        self.search.trim().is_empty() && self.count.is_some_and(|count| count < 4 * wanted)
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
    let subject = subject(&mut conn, edition).await?.with(terms.clone());
    look(&mut conn, &subject, kunren.clock().today(), &permit.countries()).await
}

#[derive(sqlx::FromRow)]
struct HeadsRow {
    country: Option<String>,
    employed: i64,
    matching: i64,
    owing: i64,
    gaining: i64,
    released: i64,
}

/// Counts them by country.
pub(super) async fn look(conn: &mut Conn, subject: &Subject, today: Date, countries: &str) -> Result<Preview, Error> {
    let mut sql = Sql::about(today, "WITH one AS MATERIALIZED (SELECT t.country, CASE WHEN ");
    owes(&mut sql, subject);
    sql.push(
        " THEN 1 ELSE 0 END AS matching,
         CASE WHEN EXISTS (SELECT 1 FROM completion AS k WHERE k.person_id = p.id AND k.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(") THEN 1 ELSE 0 END AS completed, CASE WHEN EXISTS ");
    released(&mut sql, subject, "");
    sql.push(" THEN 1 ELSE 0 END AS exempt, CASE WHEN EXISTS ");
    released(&mut sql, subject, " AND x.audience_id IS NOT NULL");
    sql.push(" THEN 1 ELSE 0 END AS held, CASE WHEN EXISTS ");
    assigned(&mut sql, subject);
    sql.push(" THEN 1 ELSE 0 END AS assigned FROM person AS p");
    within(&mut sql, countries);
    sql.push(
        ")
         SELECT
             country,
             CAST(count(*) AS BIGINT) AS employed,
             CAST(sum(matching) AS BIGINT) AS matching,
             CAST(sum(CASE WHEN assigned = 1 AND exempt = 0 THEN 1 ELSE 0 END) AS BIGINT) AS owing,
             CAST(sum(CASE WHEN matching = 1 AND completed = 0 AND (assigned = 0 OR held = 1) THEN 1 ELSE 0 END) AS BIGINT)
                 AS gaining,
             CAST(sum(CASE WHEN matching = 0 AND assigned = 1 AND completed = 0 AND exempt = 0 THEN 1 ELSE 0 END) AS BIGINT)
                 AS released
         FROM one
         GROUP BY country
         ORDER BY country",
    );
    summed(sql.fetch_all(conn).await?)
}

fn summed(rows: Vec<HeadsRow>) -> Result<Preview, Error> {
    let mut preview = Preview::default();
    for row in rows {
        let number = |heads: i64| u64::try_from(heads).unwrap_or(0);
        let heads = CountryHeads {
            employed: number(row.employed),
            matching: number(row.matching),
            owing: number(row.owing),
            gaining: number(row.gaining),
            released: number(row.released),
        };
        let total = &mut preview.total;
        total.employed += heads.employed;
        total.matching += heads.matching;
        total.owing += heads.owing;
        total.gaining += heads.gaining;
        total.released += heads.released;
        preview.countries.push((country(row.country.as_deref())?, heads));
    }
    Ok(preview)
}

fn country(code: Option<&str>) -> Result<Option<Country>, Error> {
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
    let mut sql = Sql::about(kunren.clock().today(), if query.is_of_few() { "WITH p AS MATERIALIZED (" } else { "" });
    sql.push("SELECT p.id, p.number, p.name, t.name AS site, t.country, m.department FROM person AS p");
    within(&mut sql, &permit.countries());
    concerned(&mut sql, &subject, query.which);
    let pattern = pattern(&query.search);
    if !pattern.is_empty() {
        sql.push(" AND (lower(p.name) LIKE ").bind(pattern.as_str()).push(" ESCAPE '!' OR lower(p.number) LIKE ");
        sql.bind(pattern.as_str()).push(" ESCAPE '!')");
    }
    if query.is_of_few() {
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
    sql.push(" AND NOT EXISTS (SELECT 1 FROM completion AS k WHERE k.person_id = p.id AND k.edition_id = ");
    sql.bind(subject.edition.get()).push(")");
    if which == Which::Released {
        sql.push(" AND NOT EXISTS ");
        released(sql, subject, "");
        sql.push(" AND EXISTS ");
        assigned(sql, subject);
        return;
    }
    sql.push(" AND (NOT EXISTS ");
    assigned(sql, subject);
    sql.push(" OR EXISTS ");
    released(sql, subject, " AND x.audience_id IS NOT NULL");
    sql.push(")");
}

/// The employed of the day in these countries, with their main place of work (`m`, `t`).
fn within(sql: &mut Sql, countries: &str) {
    sql.push(
        " LEFT JOIN placement AS m ON m.person_id = p.id AND m.main
             AND m.valid_from <= $1 AND (m.valid_to IS NULL OR m.valid_to > $1)
         LEFT JOIN site AS t ON t.id = m.site_id
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

/// A release that holds on the day.
fn released(sql: &mut Sql, subject: &Subject, further: &'static str) {
    sql.push("(SELECT 1 FROM exemption AS x WHERE x.person_id = p.id AND x.edition_id = ").bind(subject.edition.get());
    sql.push(" AND x.from_on <= $1 AND (x.until_on IS NULL OR x.until_on >= $1)").push(further).push(")");
}
