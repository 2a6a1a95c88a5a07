//! When people are due, for lists: the facts that decide it, read with one query for all who are shown.

use super::names::{AT_ONCE, people_from};
use crate::{
    db::{Conn, Day, WindowRow},
    error::Error,
    fetch_all_among,
    learning::{Dues, audience::Again},
    viewer::{leaves, released},
};
use jiff::civil::Date;
use kunren_domain::{
    edition::{Formula, Window},
    id::EditionId,
    obligation::{Due, DueDay, Extension, Facts, Lateness, Standing},
};
use sqlx::types::Json;
use std::{collections::HashMap, sync::LazyLock};
use uuid::Uuid;

/// Columns of a query about persons `p` and editions `e` as of day `$2`; they are followed by a comma.
const DUE_FACTS: &str = include_str!("due_facts.sql");

/// A query with the columns that it names by their files.
pub(super) fn with_facts(sql: &str) -> String {
    sql.replace("/* due_facts.sql */", DUE_FACTS).replace("/* moved_facts.sql */", include_str!("moved_facts.sql"))
}

/// Those columns.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct DueFacts {
    #[sqlx(flatten)]
    window: WindowRow,
    formula: Json<Formula>,
    joined_on: Day,
    assigned_on: Option<Day>,
    /// See [`released`].
    released: Option<String>,
    /// Leaves that have begun: see [`leaves`].
    leave: Option<String>,
    #[sqlx(flatten)]
    again: Again,
    extended_until: Option<Day>,
    reopened_until: Option<Day>,
}

/// When somebody is due.
#[derive(Debug, Clone, Copy)]
pub(super) struct WhenDue {
    /// The edition's window.
    pub(super) window: Window,
    formula: Formula,
    due: Due,
    day: Date,
}

impl WhenDue {
    /// The same for what moves have added.
    pub(super) fn dues(&self) -> Dues<'_> {
        Dues { window: &self.window, formula: &self.formula, due: self.due, today: self.day }
    }

    /// The day; nothing while there is none, as for somebody on leave.
    pub(super) fn on(&self) -> Option<Date> {
        self.due.on
    }

    /// What to tell somebody who stands here.
    pub(super) fn told(&self, standing: Standing) -> DueDay {
        self.due.told(standing)
    }

    /// Whether somebody who stands here should have done it by now.
    pub(super) fn lateness(&self, standing: Standing) -> Lateness {
        Lateness::of(standing, self.due.phase(&self.window, self.day))
    }
}

impl DueFacts {
    /// As of the day that was asked about.
    pub(super) fn when(self, day: Date) -> Result<WhenDue, Error> {
        let window = Window::from(self.window);
        let more = |until: Option<Day>, reopens| {
            // The query has looked at the days it was granted and taken back.
            until.map(|until| Extension { from_on: window.opens_on, until_on: until.0, reopens, revoked_on: None })
        };
        let extensions = [more(self.extended_until, false), more(self.reopened_until, true)];
        let facts = Facts {
            joined_on: Some(self.joined_on.0),
            assigned_on: self.assigned_on.map(|on| on.0),
            leave: leaves(self.leave.as_deref().unwrap_or_default())?,
            released: released(self.released.as_deref().unwrap_or_default())?,
            extensions: extensions.into_iter().flatten().collect(),
            ..Facts::default()
        };
        let due = self.again.due(&window, &self.formula.0, &facts, day);
        Ok(WhenDue { window, formula: self.formula.0, due, day })
    }
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    #[sqlx(flatten)]
    facts: DueFacts,
    person_id: Uuid,
}

/// When are people `$3` to `$502` due in edition `$1` as of day `$2`?
static SQL: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {DUE_FACTS} p.id AS person_id
         FROM person AS p
         JOIN edition AS e ON e.id = $1
         WHERE p.id IN ({})",
        people_from(3)
    )
});

/// When each of these people is due in the edition, as of a day.
pub(super) async fn when_due(
    conn: &mut Conn,
    edition: EditionId,
    day: Date,
    people: &[Uuid],
) -> Result<HashMap<Uuid, WhenDue>, Error> {
    let mut due = HashMap::with_capacity(people.len());
    for some in people.chunks(AT_ONCE) {
        let rows = fetch_all_among!(conn, PersonRow, SQL.as_str(), [edition.get(), Day(day)], some, AT_ONCE)?;
        for row in rows {
            due.insert(row.person_id, row.facts.when(day)?);
        }
    }
    Ok(due)
}

/// Whether somebody who stands here is overdue, by what was read.
pub(super) fn is_overdue(due: &HashMap<Uuid, WhenDue>, person: Uuid, standing: Standing) -> bool {
    due.get(&person).is_some_and(|when| when.lateness(standing) == Lateness::Overdue)
}
