//! Which due days a change of the recurrence moves: one pass over those who should owe the edition, row by row, each held
//! against `kunren_domain::recurrence` with the old recurrence and with the new one.

use super::{
    Subject,
    compile::owes,
    preview::{assigned, country, within},
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
    /// Which opened before it.
    earlier: Vec<Uuid>,
    all: Vec<Uuid>,
}

impl Editions {
    async fn of(conn: &mut Conn, subject: &Subject) -> Result<Self, Error> {
        let sql = "SELECT id, opens_on, due_on, grace_until, closes_on, formula
                   FROM edition
                   WHERE programme_id = $1 AND opens_on <= $2
                   ORDER BY opens_on, id";
        let rows = fetch_all!(conn, EditionRow, sql, subject.programme, Day(subject.opens_on))?;
        let own = rows.iter().find(|row| row.id == subject.edition.get()).ok_or(Error::NotFound)?;
        let is_earlier = |row: &&EditionRow| Window::from(row.window).opens_on < subject.opens_on;
        Ok(Self {
            window: own.window.into(),
            formula: own.formula.0,
            earlier: rows.iter().filter(is_earlier).map(|row| row.id).collect(),
            all: rows.iter().map(|row| row.id).collect(),
        })
    }
}

/// Somebody who should owe the edition.
#[derive(sqlx::FromRow)]
struct PersonRow {
    country: Option<String>,
    /// Whether the person owes it now, and was not released by an audience.
    owing: bool,
    joined_on: Day,
    /// Of this edition.
    completed_on: Option<Day>,
    /// See [`leaves`].
    leave: Option<String>,
    /// More time for this edition, each as `2026-11-01/2027-01-20/1`: since when, until when, whether it reopens.
    extended: Option<String>,
    /// Completions of the programme, each as `2025-12-01<+`: `<` of an earlier edition or `=`, `+` owed or `-`.
    past: Option<String>,
    /// The day on which the first edition of the programme that is owed was due.
    first: Option<Day>,
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
    let after = subject.terms.recurrence;
    let mut moved = MovedDays::default();
    let people = people(subject, &editions, after, today, countries);
    people
        .each(conn, |row: PersonRow| {
            if row.owing || row.completed_on.is_none() {
                let country = country(row.country.as_deref())?;
                moved.add(country, &shift(&row, &editions, before, after, today)?);
            }
            Ok(())
        })
        .await?;
    Ok(moved)
}

/// Everybody who should owe the edition and whom no person has released.
fn people(subject: &Subject, editions: &Editions, after: Recurrence, today: Date, countries: &str) -> Sql {
    let mut sql = Sql::about(today, "SELECT t.country, (r.held IS NULL AND EXISTS ");
    assigned(&mut sql, subject);
    sql.push(") AS owing, p.joined_on, (SELECT k.completed_on FROM completion AS k WHERE k.person_id = p.id AND k.edition_id = ");
    sql.bind(subject.edition.get()).push(
        ") AS completed_on,
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
             WHERE x.person_id = p.id AND x.from_on <= $1 AND x.edition_id = ",
    );
    sql.bind(subject.edition.get()).push(") AS extended, ");
    past(&mut sql, editions);
    sql.push(", ");
    first(&mut sql, editions, after);
    sql.push(" FROM person AS p");
    within(&mut sql, subject, countries);
    sql.push(" AND (r.held IS NULL OR r.held = 1) AND ");
    owes(&mut sql, subject);
    sql
}

fn past(sql: &mut Sql, editions: &Editions) {
    sql.push("(SELECT string_agg(CAST(w.completed_on AS TEXT) || CASE WHEN w.edition_id IN ");
    sql.bind_list(editions.earlier.iter().copied()).push(
        " THEN '<' ELSE '=' END
          || CASE WHEN EXISTS (
              SELECT 1 FROM obligation AS b WHERE b.person_id = w.person_id AND b.edition_id = w.edition_id
          ) THEN '+' ELSE '-' END, ' ')
          FROM completion AS w
          WHERE w.person_id = p.id AND w.edition_id IN ",
    );
    sql.bind_list(editions.all.iter().copied()).push(") AS past");
}

/// Only rounds begin with the first edition: it is not looked for where there will be none.
fn first(sql: &mut Sql, editions: &Editions, after: Recurrence) {
    if after == Recurrence::EveryEdition {
        sql.push("CAST(NULL AS DATE) AS first");
        return;
    }
    sql.push(
        "(SELECT min(y.due_on) FROM obligation AS b JOIN edition AS y ON y.id = b.edition_id
          WHERE b.person_id = p.id AND b.edition_id IN ",
    );
    sql.bind_list(editions.all.iter().copied()).push(") AS first");
}

fn shift(
    row: &PersonRow,
    editions: &Editions,
    before: Recurrence,
    after: Recurrence,
    today: Date,
) -> Result<Shift, Error> {
    let facts = Facts {
        joined_on: Some(row.joined_on.0),
        leave: leaves(row.leave.as_deref().unwrap_or_default())?,
        completed_on: row.completed_on.map(|on| on.0),
        extensions: extensions(row.extended.as_deref().unwrap_or_default())?,
        ..Facts::default()
    };
    let (last, completions) = completions(row.past.as_deref().unwrap_or_default())?;
    let (window, formula) = (&editions.window, &editions.formula);
    let first = row.first.map_or(window.due_on, |on| on.0.min(window.due_on));
    let recurring = Recurring { window, formula, facts: &facts, last, first, completions: &completions };
    Ok(recurring.shift(row.owing.then_some(before), after, today))
}

fn extensions(text: &str) -> Result<Vec<Extension>, Error> {
    const STORED: Error = Error::Stored("an extension");
    let day = |text: Option<&str>| text.and_then(|text| text.parse::<Date>().ok()).ok_or(STORED);
    let one = |text: &str| {
        let mut parts = text.split('/');
        let (from_on, until_on) = (day(parts.next())?, day(parts.next())?);
        Ok(Extension { from_on, until_on, reopens: parts.next() == Some("1") })
    };
    text.split_whitespace().map(one).collect()
}

/// The last completion of an earlier edition, and those of all that are owed.
fn completions(text: &str) -> Result<(Option<Date>, Vec<Date>), Error> {
    let (mut last, mut owed) = (None, Vec::new());
    for one in text.split_whitespace() {
        let (day, kind) = one.split_at_checked(10).ok_or(Error::Stored("a completion"))?;
        let on: Date = day.parse().map_err(|_| Error::Stored("a completion"))?;
        if kind.starts_with('<') {
            last = last.max(Some(on));
        }
        if kind.ends_with('+') {
            owed.push(on);
        }
    }
    Ok((last, owed))
}
