//! What is new about somebody who is new: staged as places of work, not a second time as differences.

use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_all_of,
};
use kunren_domain::hr::{Difference, Field};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct PlacementRow {
    person_id: Uuid,
    site: String,
    department: String,
    job_function: String,
    rank: String,
    employment_type: String,
    manager_id: Option<Uuid>,
}

/// By person, from nothing to what the file says; managers by their ids.
pub(super) async fn differences(
    conn: &mut Conn,
    import: Uuid,
    joiners: &[(Uuid, Day)],
) -> Result<HashMap<Uuid, Vec<Difference>>, Error> {
    let mut found: HashMap<Uuid, Vec<Difference>> = HashMap::new();
    if joiners.is_empty() {
        return Ok(found);
    }
    let before =
        "SELECT s.person_id, t.code AS site, s.department, s.job_function, s.rank, s.employment_type, s.manager_id
                  FROM (";
    let after = ") AS v
                 JOIN hr_placement AS s ON s.import_id = v.column2 AND s.person_id = v.column1
                 JOIN site AS t ON t.id = s.site_id
                 ORDER BY s.person_id, s.main DESC, t.code";
    let rows = fetch_all_of!(conn, PlacementRow, before, joiners, after, |joiner| [joiner.0, import])?;
    let joined: HashMap<Uuid, Day> = joiners.iter().copied().collect();
    for row in rows {
        let known = found.entry(row.person_id).or_default();
        match known.iter_mut().find(|difference| difference.field == Field::Site) {
            // A further place of work.
            Some(sites) => sites.after = format!("{};{}", sites.after, row.site),
            None => *known = begins(joined.get(&row.person_id).copied(), row),
        }
    }
    Ok(found)
}

fn begins(joined: Option<Day>, row: PlacementRow) -> Vec<Difference> {
    let all = [
        (Field::Joined, joined.map(|day| day.0.to_string()).unwrap_or_default()),
        (Field::Site, row.site),
        (Field::Department, row.department),
        (Field::JobFunction, row.job_function),
        (Field::Rank, row.rank),
        (Field::EmploymentType, row.employment_type),
        (Field::Manager, row.manager_id.map(|id| id.to_string()).unwrap_or_default()),
    ];
    let said = all.into_iter().filter(|(_, after)| !after.is_empty());
    said.map(|(field, after)| Difference { field, before: String::new(), after }).collect()
}
