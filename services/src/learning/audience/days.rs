//! Which due days a change of the recurrence moves: one pass over those who should owe the edition, row by row, each held
//! against `kunren_domain::recurrence` with the old recurrence and with the new one.

use super::{
    Subject,
    compile::owes,
    preview::{country, within},
};
use crate::{
    db::{Conn, Day, Sql, WindowRow},
    error::Error,
    fetch_all,
    viewer::leaves,
};
use jiff::civil::Date;
use kunren_domain::{
    edition::{Formula, Window},
    jurisdiction::Country,
    obligation::{Extension, Facts},
    recurrence::{Recurrence, Recurring, Shift},
};
use sqlx::types::Json;
use std::{cmp::Ordering, collections::BTreeMap, ops::AddAssign};
use uuid::Uuid;

/// Heads of those who should owe the edition, today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MovedHeads {
    /// Their due day becomes an earlier one.
    pub earlier: u64,
    /// Their due day becomes a later one.
    pub later: u64,
    /// Would be overdue at once, and are not now. Also those who would be assigned it by the same change.
    pub overdue: u64,
    /// More rounds would count as missed than now. Also of those who have completed this edition.
    pub missed: u64,
}

/// What a change of the recurrence does to due days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MovedDays {
    /// All together.
    pub total: MovedHeads,
    /// By country of the main place of work; nothing for those who have none. Countries without any such head are left out.
    pub countries: BTreeMap<Option<Country>, MovedHeads>,
    /// The first and the last new due day of those who still have to complete the edition; nothing where nobody has one.
    pub range: Option<(Date, Date)>,
}

impl AddAssign<&Shift> for MovedHeads {
    fn add_assign(&mut self, shift: &Shift) {
        self.earlier += u64::from(shift.moved == Ordering::Less);
        self.later += u64::from(shift.moved == Ordering::Greater);
        self.overdue += u64::from(shift.overdue);
        self.missed += u64::from(shift.missed);
    }
}

impl MovedDays {
    fn add(&mut self, country: Option<Country>, shift: &Shift) {
        if shift.moved != Ordering::Equal || shift.overdue || shift.missed {
            self.total += shift;
            *self.countries.entry(country).or_default() += shift;
        }
        if let Some(on) = shift.due_on {
            let (first, last) = self.range.unwrap_or((on, on));
            self.range = Some((first.min(on), last.max(on)));
        }
    }
}

#[derive(sqlx::FromRow)]
struct EditionRow {
    id: Uuid,
    #[sqlx(flatten)]
    window: WindowRow,
    formula: Json<Formula>,
}

/// The edition, and those of its programme that opened no later, itself among them.
struct Editions {
    window: Window,
    formula: Formula,
    all: Vec<OneEdition>,
}

struct OneEdition {
    id: Uuid,
    due_on: Date,
    is_earlier: bool,
    is_this: bool,
}

impl Editions {
    async fn of(conn: &mut Conn, subject: &Subject) -> Result<Self, Error> {
        let sql = "SELECT id, opens_on, due_on, grace_until, closes_on, formula
                   FROM edition
                   WHERE programme_id = $1 AND opens_on <= $2
                   ORDER BY opens_on, id";
        let rows = fetch_all!(conn, EditionRow, sql, subject.programme, Day(subject.opens_on))?;
        let own = rows.iter().find(|row| row.id == subject.edition.get()).ok_or(Error::NotFound)?;
        let (window, formula) = (Window::from(own.window), own.formula.0);
        let one = |row: &EditionRow| {
            let Window { opens_on, due_on, .. } = row.window.into();
            OneEdition { id: row.id, due_on, is_earlier: opens_on < window.opens_on, is_this: row.id == own.id }
        };
        Ok(Self { window, formula, all: rows.iter().map(one).collect() })
    }

    fn by_number(&self, number: &str) -> Result<&OneEdition, Error> {
        let found = number.parse().ok().and_then(|number: usize| self.all.get(number));
        found.ok_or(Error::Stored("an edition's number"))
    }

    /// The number of the edition that a column names; nothing for those of other programmes.
    fn push_number(&self, sql: &mut Sql, column: &'static str) {
        sql.push("CASE ").push(column);
        for (number, edition) in self.all.iter().enumerate() {
            sql.push(" WHEN ").bind(edition.id).push(" THEN ").bind(number.to_string().as_str());
        }
        sql.push(" END");
    }
}

/// Somebody who should owe the edition. What is known of the programme's editions comes in one column each: that is one
/// range of an index for each person, where looking for each edition would be several.
#[derive(sqlx::FromRow)]
struct PersonRow {
    country: Option<String>,
    /// Whether an audience has released the person.
    released: bool,
    joined_on: Day,
    /// See [`leaves`].
    leave: Option<String>,
    /// More time for this edition, each as `2026-11-01/2027-01-20/1`: since when, until when, whether it reopens.
    extended: Option<String>,
    /// Exemptions from this edition, like leaves: the last day, or nothing where it holds until the change.
    exempt: Option<String>,
    /// Editions that are owed, each as `3/2026-10-01`: its number, and since when.
    owed: Option<String>,
    /// Completions, each as `3/2025-12-01`: number of the edition, and the day.
    completed: Option<String>,
}

/// What the change from one recurrence to that of the subject moves, in these countries.
pub(super) async fn moved(
    conn: &mut Conn,
    subject: &Subject,
    before: Recurrence,
    today: Date,
    countries: &str,
) -> Result<MovedDays, Error> {
    let editions = Editions::of(conn, subject).await?;
    let (after, mut moved) = (subject.terms.recurrence, MovedDays::default());
    people(subject, &editions, today, countries)
        .each(conn, |row: PersonRow| {
            let person = Person::read(&row, &editions, today)?;
            if person.is_owing || person.facts.completed_on.is_none() {
                moved.add(country(row.country.as_deref())?, &person.shift(&editions, before, after, today));
            }
            Ok(())
        })
        .await?;
    Ok(moved)
}

/// Everybody who should owe the edition and whom no person has released.
fn people(subject: &Subject, editions: &Editions, today: Date, countries: &str) -> Sql {
    let mut sql = Sql::about(
        today,
        "SELECT t.country, (r.held IS NOT NULL) AS released, p.joined_on,
         (
             SELECT string_agg(CAST(l.from_on AS TEXT) || '/' || coalesce(CAST(l.back_on AS TEXT), ''), ' ')
             FROM leave_interval AS l
             WHERE l.person_id = p.id AND l.from_on <= $1
         ) AS leave,
         (
             SELECT string_agg(
                 CAST(x.from_on AS TEXT) || '/' || CAST(x.until_on AS TEXT) || '/' || CASE WHEN x.reopens THEN '1' ELSE '0' END,
                 ' '
             )
             FROM extension AS x
             WHERE x.person_id = p.id AND x.from_on <= $1 AND (x.revoked_on IS NULL OR x.revoked_on > $1) AND x.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(
        ") AS extended,
         (
             SELECT string_agg(CAST(z.from_on AS TEXT) || '/' || coalesce(CAST(z.until_on AS TEXT), ''), ' ')
             FROM exemption AS z
             WHERE z.person_id = p.id AND z.from_on <= $1 AND z.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(") AS exempt, (SELECT string_agg(");
    editions.push_number(&mut sql, "b.edition_id");
    sql.push(" || '/' || CAST(b.assigned_on AS TEXT), ' ') FROM obligation AS b WHERE b.person_id = p.id) AS owed, (SELECT string_agg(");
    editions.push_number(&mut sql, "w.edition_id");
    sql.push(
        " || '/' || CAST(w.completed_on AS TEXT), ' ')
         FROM completion AS w
         WHERE w.person_id = p.id) AS completed
         FROM person AS p",
    );
    within(&mut sql, subject, countries);
    sql.push(" AND (r.held IS NULL OR r.held = 1) AND ");
    owes(&mut sql, subject);
    sql
}

/// One person as the rules know them.
struct Person {
    facts: Facts,
    /// Whether the edition is owed now, and no audience has released the person.
    is_owing: bool,
    /// When an earlier edition was last completed.
    last: Option<Date>,
    /// When the first edition that is owed was due.
    first: Date,
    /// Completions of editions that are owed.
    completions: Vec<Date>,
}

impl Person {
    /// Who does not owe it yet would from today on.
    fn read(row: &PersonRow, editions: &Editions, today: Date) -> Result<Self, Error> {
        let mut person = Self {
            facts: Facts {
                joined_on: Some(row.joined_on.0),
                assigned_on: Some(today),
                leave: leaves(row.leave.as_deref().unwrap_or_default())?,
                released: released(row.exempt.as_deref().unwrap_or_default(), today)?,
                extensions: extensions(row.extended.as_deref().unwrap_or_default())?,
                ..Facts::default()
            },
            is_owing: false,
            last: None,
            first: editions.window.due_on,
            completions: Vec::new(),
        };
        let owed = days_of(row.owed.as_deref().unwrap_or_default())?;
        for &(number, on) in &owed {
            let edition = editions.by_number(number)?;
            if edition.is_this {
                person.facts.assigned_on = Some(on);
            }
            person.first = person.first.min(edition.due_on);
            person.is_owing |= edition.is_this && !row.released;
        }
        for (number, on) in days_of(row.completed.as_deref().unwrap_or_default())? {
            let edition = editions.by_number(number)?;
            if edition.is_this {
                person.facts.completed_on = Some(on);
            }
            if edition.is_earlier {
                person.last = person.last.max(Some(on));
            }
            if owed.iter().any(|(owed, _)| *owed == number) {
                person.completions.push(on);
            }
        }
        Ok(person)
    }

    fn shift(&self, editions: &Editions, before: Recurrence, after: Recurrence, today: Date) -> Shift {
        let (window, formula, facts) = (&editions.window, &editions.formula, &self.facts);
        let (last, first, completions) = (self.last, self.first, &self.completions[..]);
        let recurring = Recurring { window, formula, facts, last, first, completions };
        recurring.shift(self.is_owing.then_some(before), after, today)
    }
}

/// Days of editions, each as `3/2025-12-01`: number of the edition, and the day.
fn days_of(text: &str) -> Result<Vec<(&str, Date)>, Error> {
    const STORED: Error = Error::Stored("an edition's day");
    let one = |text| {
        let (number, day): (&str, &str) = str::split_once(text, '/').ok_or(STORED)?;
        Ok((number, day.parse().map_err(|_| STORED)?))
    };
    text.split_whitespace().map(one).collect()
}

/// Exemptions that have ended, or that the change would end.
fn released(text: &str, today: Date) -> Result<Vec<(Date, Date)>, Error> {
    let back = |until: Option<Date>| until.map_or(today, |until| until.tomorrow().unwrap_or(Date::MAX));
    Ok(leaves(text)?.into_iter().map(|(from, until)| (from, back(until))).collect())
}

fn extensions(text: &str) -> Result<Vec<Extension>, Error> {
    const STORED: Error = Error::Stored("an extension");
    let day = |text: Option<&str>| text.and_then(|text| text.parse::<Date>().ok()).ok_or(STORED);
    let one = |text: &str| {
        let mut parts = text.split('/');
        let (from_on, until_on) = (day(parts.next())?, day(parts.next())?);
        Ok(Extension { from_on, until_on, reopens: parts.next() == Some("1"), revoked_on: None })
    };
    text.split_whitespace().map(one).collect()
}
