//! Whether somebody leads people outside of countries: who watches over those countries only must not become that person.

use super::LEVELS;
use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_one,
};
use jiff::civil::Date;
use kunren_domain::id::PersonId;

#[derive(sqlx::FromRow)]
struct HeadsRow {
    heads: i64,
}

/// Whether anybody below works outside of `countries` (`,DE,FR,`) on this day.
pub(crate) async fn leads_elsewhere(
    conn: &mut Conn,
    person: PersonId,
    day: Date,
    countries: &str,
) -> Result<bool, Error> {
    let sql = concat!(include_str!("../team_tree.sql"), include_str!("../team_elsewhere.sql"));
    Ok(fetch_one!(conn, HeadsRow, sql, person.get(), Day(day), LEVELS, countries)?.heads > 0)
}
