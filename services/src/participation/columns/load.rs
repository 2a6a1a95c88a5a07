//! Reading facts into columns: table by table as the rows come, either everybody's or those of who changed.

use super::{
    cells::{Cells, Place, Places},
    row::{Day as Number, Draft, number},
};
use crate::{
    db::{Conn, Day},
    error::Error,
    fetch_each,
};
use kunren_domain::{id::EditionId, target::Side};
use uuid::Uuid;

/// Drafts by person, sorted.
pub(super) struct Drafts {
    people: Vec<Uuid>,
    drafts: Vec<Draft>,
    /// Rows mostly come in the order of people.
    next: usize,
}

impl Drafts {
    fn new(mut drafts: Vec<(Uuid, Draft)>) -> Self {
        drafts.sort_unstable_by_key(|(person, _)| *person);
        let (people, drafts) = drafts.into_iter().unzip();
        Self { people, drafts, next: 0 }
    }

    fn find(&mut self, person: Uuid) -> Option<&mut Draft> {
        let near = (self.next..self.people.len().min(self.next + 3)).find(|at| self.people[*at] == person);
        let at = near.or_else(|| self.people.binary_search(&person).ok())?;
        self.next = at;
        self.drafts.get_mut(at)
    }

    /// Everybody, sorted.
    pub(super) fn all(self) -> impl Iterator<Item = (Uuid, Draft)> {
        self.people.into_iter().zip(self.drafts)
    }
}

#[derive(sqlx::FromRow)]
struct PlaceRow {
    id: Uuid,
    code: String,
    name: String,
    entity: String,
    entity_name: String,
    country: String,
    region: String,
    domestic: bool,
}

/// All places of work; those known keep their numbers.
pub(super) async fn places(conn: &mut Conn, places: &mut Places) -> Result<(), Error> {
    let sql = "SELECT s.id, s.code, s.name, n.code AS entity, n.name AS entity_name, s.country, c.region, c.domestic
               FROM site AS s
               JOIN entity AS n ON n.id = s.entity_id
               JOIN country AS c ON c.code = s.country
               ORDER BY s.country, n.name, s.name, s.code";
    fetch_each!(conn, PlaceRow, sql, [], |row| {
        let place = Place {
            country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
            code: row.code,
            name: row.name,
            entity: row.entity,
            entity_name: row.entity_name,
            region: row.region,
            side: if row.domestic { Side::Domestic } else { Side::Overseas },
        };
        places.set(row.id, place);
    })?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct OwedRow {
    person_id: Uuid,
    assigned_on: Day,
}

#[derive(sqlx::FromRow)]
struct DayRow {
    person_id: Uuid,
    done_on: Day,
}

#[derive(sqlx::FromRow)]
struct IntervalRow {
    person_id: Uuid,
    from_on: Day,
    until_on: Option<Day>,
}

#[derive(sqlx::FromRow)]
struct PlacementRow {
    person_id: Uuid,
    site_id: Uuid,
    job_function: String,
    rank: String,
    employment_type: String,
    valid_from: Day,
    valid_to: Option<Day>,
}

/// A query for all, and the same for those who changed since mark `$2`.
macro_rules! both {
    ($sql:literal, $person:literal, $end:literal) => {
        [
            concat!($sql, " AND $2 = $2", $end),
            concat!($sql, " AND ", $person, " IN (SELECT f.person_id FROM fact_change AS f WHERE f.mark >= $2)", $end),
        ]
    };
}

const OWED: [&str; 2] = both!("SELECT person_id, assigned_on FROM obligation WHERE edition_id = $1", "person_id", "");
const LEFT: [&str; 2] =
    both!("SELECT id AS person_id, left_on AS done_on FROM person WHERE left_on IS NOT NULL AND $1 = $1", "id", "");
const COMPLETED: [&str; 2] =
    both!("SELECT person_id, completed_on AS done_on FROM completion WHERE edition_id = $1", "person_id", "");
const STARTED: [&str; 2] = both!(
    "SELECT person_id, min(read_on) AS done_on FROM lesson_read WHERE edition_id = $1",
    "person_id",
    " GROUP BY person_id"
);
const EXEMPT: [&str; 2] =
    both!("SELECT person_id, from_on, until_on FROM exemption WHERE edition_id = $1", "person_id", "");
const AWAY: [&str; 2] =
    both!("SELECT person_id, from_on, back_on AS until_on FROM leave_interval WHERE $1 = $1", "person_id", "");
const PLACED: [&str; 2] = both!(
    "SELECT person_id, site_id, job_function, rank, employment_type, valid_from, valid_to
     FROM placement
     WHERE main AND $1 = $1",
    "person_id",
    ""
);

/// The facts of everybody who owes the edition, or of those who changed since a mark. Not at one moment: who changes
/// meanwhile is read again.
pub(super) async fn facts(
    conn: &mut Conn,
    edition: EditionId,
    since: Option<i64>,
    places: &Places,
    cells: &mut Cells,
) -> Result<Drafts, Error> {
    let (which, mark, edition) = (usize::from(since.is_some()), since.unwrap_or(0), edition.get());
    let mut drafts = Vec::new();
    fetch_each!(conn, OwedRow, OWED[which], [edition, mark], |row| {
        drafts.push((row.person_id, Draft::new(number(row.assigned_on.0))));
    })?;
    let mut drafts = Drafts::new(drafts);
    fetch_each!(conn, DayRow, LEFT[which], [edition, mark], |row| {
        if let Some(draft) = drafts.find(row.person_id) {
            draft.row.left = number(row.done_on.0);
        }
    })?;
    fetch_each!(conn, DayRow, COMPLETED[which], [edition, mark], |row| {
        if let Some(draft) = drafts.find(row.person_id) {
            draft.row.completed = number(row.done_on.0);
        }
    })?;
    fetch_each!(conn, DayRow, STARTED[which], [edition, mark], |row| {
        if let Some(draft) = drafts.find(row.person_id) {
            draft.row.started = number(row.done_on.0);
        }
    })?;
    fetch_each!(conn, IntervalRow, EXEMPT[which], [edition, mark], |row| {
        if let Some(draft) = drafts.find(row.person_id) {
            draft.more().exempt.push(interval(&row));
        }
    })?;
    fetch_each!(conn, IntervalRow, AWAY[which], [edition, mark], |row| {
        if let Some(draft) = drafts.find(row.person_id) {
            draft.more().leave.push(interval(&row));
        }
    })?;
    fetch_each!(conn, PlacementRow, PLACED[which], [edition, mark], |row| {
        // A place that is not known yet came after the others were read: its people are read again.
        if let Some((site, draft)) = places.number(row.site_id).zip(drafts.find(row.person_id)) {
            let cell = cells.number(site, &row.job_function, &row.rank, &row.employment_type);
            draft.place(number(row.valid_from.0), row.valid_to.map(|to| number(to.0)), cell);
        }
    })?;
    Ok(drafts)
}

fn interval(row: &IntervalRow) -> (Number, Option<Number>) {
    (number(row.from_on.0), row.until_on.map(|until| number(until.0)))
}
