//! What stands behind codes and numbers in a list of differences.

use crate::{db::Conn, error::Error, fetch_all_of};
use kunren_domain::hr::{Difference, Field};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Names of places of work by code, and of people by number, as known now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// By code.
    pub sites: HashMap<String, String>,
    /// By employee number.
    pub people: HashMap<String, String>,
}

#[derive(sqlx::FromRow)]
struct NameRow {
    code: String,
    name: String,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    id: Uuid,
    number: String,
    name: String,
}

/// The names behind these differences.
pub(in crate::hr) async fn names_of(
    conn: &mut Conn,
    differences: impl Iterator<Item = &Difference>,
) -> Result<Names, Error> {
    let (mut sites, mut people) = (BTreeSet::new(), BTreeSet::new());
    for difference in differences {
        let both = [difference.before.as_str(), difference.after.as_str()];
        match difference.field {
            Field::Site => sites.extend(both.into_iter().flat_map(|codes| codes.split(';'))),
            Field::Manager => people.extend(both),
            _ => {}
        }
    }
    let numbers: Vec<&str> = people.into_iter().collect();
    Ok(Names { sites: site_names(conn, sites).await?, people: people_names(conn, &numbers).await? })
}

async fn site_names(conn: &mut Conn, codes: BTreeSet<&str>) -> Result<HashMap<String, String>, Error> {
    let codes: Vec<&str> = codes.into_iter().filter(|code| !code.is_empty()).collect();
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    let (before, after) = ("SELECT s.code, s.name FROM (", ") AS v JOIN site AS s ON s.code = v.column1");
    let rows = fetch_all_of!(conn, NameRow, before, &codes, after, |code| [*code])?;
    Ok(rows.into_iter().map(|row| (row.code, row.name)).collect())
}

/// Names by number, of people who are known.
pub(in crate::hr) async fn people_names(conn: &mut Conn, numbers: &[&str]) -> Result<HashMap<String, String>, Error> {
    let numbers: Vec<&str> = numbers.iter().copied().filter(|number| !number.is_empty()).collect();
    if numbers.is_empty() {
        return Ok(HashMap::new());
    }
    let (before, after) = ("SELECT p.number AS code, p.name FROM (", ") AS v JOIN person AS p ON p.number = v.column1");
    let rows = fetch_all_of!(conn, NameRow, before, &numbers, after, |number| [*number])?;
    Ok(rows.into_iter().map(|row| (row.code, row.name)).collect())
}

/// Numbers and names by id: of people who are known, or whom the import makes.
pub(super) async fn managers(
    conn: &mut Conn,
    import: Uuid,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, (String, String)>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let before = "SELECT v.column1 AS id, coalesce(p.number, c.number, '') AS number,
                      coalesce(p.name, c.name, '') AS name
                  FROM (";
    let after = ") AS v
                 LEFT JOIN person AS p ON p.id = v.column1
                 LEFT JOIN hr_change AS c ON c.import_id = v.column2 AND c.person_id = v.column1";
    let rows = fetch_all_of!(conn, NumberRow, before, ids, after, |id| [*id, import])?;
    Ok(rows.into_iter().map(|row| (row.id, (row.number, row.name))).collect())
}
