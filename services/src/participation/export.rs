//! Everybody in one list, for export: done or not, and nothing about tries or scores. One query, twenty thousand rows.

use super::{
    heads::standing,
    people::{node_text, pattern, text},
};
use crate::{
    db::Day,
    error::Error,
    fetch_all,
    kunren::Kunren,
    participation::PersonQuery,
    permit::{Permit, SeePeople},
};
use jiff::civil::Date;
use kunren_domain::obligation::Standing;

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
    /// When it was completed.
    pub completed_on: Option<Date>,
}

const SQL: &str = concat!(
    include_str!("standing.sql"),
    "SELECT number, name, country, entity_name, site_name, department, standing, completed_on
     FROM standing
     JOIN reached ON reached.site_id = standing.site_id
     WHERE ",
    include_str!("people_filter.sql"),
    " ORDER BY country, entity_name, site_name, number"
);

#[derive(sqlx::FromRow)]
struct RecordRow {
    number: String,
    name: String,
    country: String,
    entity_name: String,
    site_name: String,
    department: String,
    standing: String,
    completed_on: Option<Day>,
}

/// All people who match, by country, company, site and number; `offset` and `limit` of the query are not looked at.
///
/// # Errors
/// When the database fails.
pub async fn everybody(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    query: &PersonQuery,
) -> Result<Vec<PersonRecord>, Error> {
    let (kind, code) = node_text(&query.node);
    let mut conn = kunren.db().read().await?;
    let rows = fetch_all!(
        conn,
        RecordRow,
        SQL,
        query.edition.get(),
        Day(query.day),
        permit.countries(),
        query.standing.map_or("", text),
        pattern(&query.search),
        kind,
        code.as_str(),
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(PersonRecord {
                number: row.number,
                name: row.name,
                country: row.country,
                entity: row.entity_name,
                site: row.site_name,
                department: row.department,
                standing: standing(&row.standing)?,
                completed_on: row.completed_on.map(|day| day.0),
            })
        })
        .collect()
}
