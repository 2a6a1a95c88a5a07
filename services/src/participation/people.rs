//! The people behind a number, within the permit's reach. No scores, no tries: done or not, and since when it is owed.

use super::heads::standing;
use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeePeople},
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, PersonId},
    obligation::Standing,
    target::{Node, Side},
};
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
    /// Only these standings; all when empty.
    pub standing: Option<Standing>,
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
    /// When it was completed.
    pub completed_on: Option<Date>,
}

const SQL: &str = concat!(
    include_str!("standing.sql"),
    "SELECT person_id, number, name, site_name, country, department, standing, completed_on, CAST(count(*) OVER () AS BIGINT) AS matches
     FROM standing
     JOIN reached ON reached.site_id = standing.site_id
     WHERE ",
    include_str!("people_filter.sql"),
    " ORDER BY name, number
     LIMIT $8 OFFSET $9"
);

#[derive(sqlx::FromRow)]
struct PersonRow {
    person_id: Uuid,
    number: String,
    name: String,
    site_name: String,
    country: String,
    department: String,
    standing: String,
    completed_on: Option<Day>,
    matches: i64,
}

/// The people asked for and how many match in all.
///
/// # Errors
/// When the database fails.
pub async fn people(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    query: &PersonQuery,
) -> Result<(Vec<PersonLine>, u64), Error> {
    let (kind, code) = node_text(&query.node);
    let only = query.standing.map_or("", text);
    let mut conn = kunren.db().read().await?;
    let rows = fetch_all!(
        conn,
        PersonRow,
        SQL,
        query.edition.get(),
        Day(query.day),
        permit.countries(),
        only,
        pattern(&query.search),
        kind,
        code.as_str(),
        i64::from(query.limit),
        i64::from(query.offset),
    )?;
    let matches = rows.first().map_or(0, |row| u64::try_from(row.matches).unwrap_or(0));
    let lines = rows.into_iter().map(line).collect::<Result<_, Error>>()?;
    Ok((lines, matches))
}

fn line(row: PersonRow) -> Result<PersonLine, Error> {
    Ok(PersonLine {
        person: PersonId::new(row.person_id),
        number: row.number,
        name: row.name,
        site: row.site_name,
        country: row.country,
        department: row.department,
        standing: standing(&row.standing)?,
        completed_on: row.completed_on.map(|day| day.0),
    })
}

/// The node as SQL compares it: kind and code.
pub(super) fn node_text(node: &Node) -> (&'static str, String) {
    match node {
        Node::Group => ("group", String::new()),
        Node::Side(Side::Domestic) => ("side", "domestic".to_owned()),
        Node::Side(Side::Overseas) => ("side", "overseas".to_owned()),
        Node::Region(code) => ("region", code.clone()),
        Node::Country(code) => ("country", code.to_string()),
        Node::Entity(code) => ("entity", code.clone()),
        Node::Site(code) => ("site", code.clone()),
    }
}

/// A standing as the SQL writes it.
#[must_use]
pub fn text(standing: Standing) -> &'static str {
    match standing {
        Standing::Assigned => "assigned",
        Standing::InProgress => "in-progress",
        Standing::Completed => "completed",
        Standing::OnLeave => "on-leave",
        Standing::Exempt => "exempt",
        Standing::Left => "left",
    }
}

/// What was typed as a `LIKE` pattern that finds it anywhere, its own wildcards taken literally.
pub(super) fn pattern(search: &str) -> String {
    let search = search.trim().to_lowercase();
    if search.is_empty() {
        return search;
    }
    let escaped = search.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
