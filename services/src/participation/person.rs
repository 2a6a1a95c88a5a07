//! One person as those who watch over the training see them: where they work, what they owe, why it is due when it is.
//! Nothing about tries: see [`tries`](super::tries()).

use super::not_owed::{NotOwed, not_owed};
use crate::{
    course::content::Content,
    db::{Conn, Day, Time, WindowRow},
    error::Error,
    fetch_all, fetch_optional,
    kunren::Kunren,
    learning::{Dues, Extended, Held, History, SinceCompletion, audience::Again, extensions, rounds, worth::Worth},
    permit::{Permit, SeePeople},
    requests::{self, OwnRequest},
    viewer,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    edition::{Formula, Phase, Window},
    id::{EditionId, ExemptionId, PersonId},
    jurisdiction::Country,
    obligation::{Due, Facts, Lateness, Standing, late},
    recurrence::Cycle,
    request::Case,
};
use sqlx::types::Json;
use std::sync::Arc;
use uuid::Uuid;

/// A person within reach.
#[derive(Debug, Clone)]
pub struct PersonFacts {
    /// Who.
    pub person: PersonId,
    /// Employee number.
    pub number: String,
    /// Name.
    pub name: String,
    /// First day at work.
    pub joined_on: Date,
    /// First day no longer employed.
    pub left_on: Option<Date>,
    /// Code of the site.
    pub site_code: String,
    /// Name of the site.
    pub site: String,
    /// Its country.
    pub country: Country,
    /// Name of the company.
    pub entity: String,
    /// Department.
    pub department: String,
    /// Code of the kind of work; empty where the HR system does not say it, as with the two below.
    pub function: String,
    /// Code of the rank.
    pub rank: String,
    /// Code of the type of employment.
    pub employment: String,
    /// Names of further places of work: their parts are owed too, and nobody is counted there.
    pub further: Vec<String>,
    /// Name of the manager.
    pub manager: Option<String>,
    /// First day of each leave, and the first day back.
    pub leave: Vec<(Date, Option<Date>)>,
    /// The day it is where the person works.
    pub today: Date,
    /// What is or was owed, newest first.
    pub owed: Vec<Owed>,
    /// Editions that are open and not owed, newest first.
    pub not_owed: Vec<NotOwed>,
}

/// What a person owes one edition.
#[derive(Debug, Clone)]
pub struct Owed {
    /// Which edition.
    pub edition: EditionId,
    /// Its short name.
    pub code: String,
    /// Its latest content; none for editions recorded before this system.
    pub content: Option<Arc<Content>>,
    /// Its window.
    pub window: Window,
    /// Its formula.
    pub formula: Formula,
    /// Since when it is owed.
    pub assigned_on: Date,
    /// When it is due, and why then.
    pub due: Due,
    /// Where the person stands today.
    pub standing: Standing,
    /// Whether it should have been done by now.
    pub lateness: Lateness,
    /// When it was completed, and until when that is valid.
    pub completed: Option<(Date, Date)>,
    /// The rounds of a training that recurs after so many months or on a day of the year, oldest first; empty for others.
    pub cycles: Vec<Cycle>,
    /// The day it had been due, where it was completed after that.
    pub late: Option<Date>,
    /// Releases, revoked ones too, oldest first.
    pub exempted: Vec<Exempted>,
    /// More time that was granted, oldest first.
    pub extended: Vec<Extended>,
    /// What was asked for, newest first.
    pub requests: Vec<OwnRequest>,
    /// What the completion covered and what moves have added since; nothing where nobody moved or nothing was completed.
    pub since: Option<SinceCompletion>,
    moved: bool,
}

impl Owed {
    /// What decides whether more time can be granted on `today`, for the added parts where the rest is completed.
    #[must_use]
    pub fn case(&self, today: Date) -> Case<'_> {
        let (window, due, standing, held_here) = (&self.window, self.due, self.standing, self.content.is_some());
        let case = Case { window, due, standing, added: false, today, held_here };
        case.with_added(self.since.as_ref().and_then(SinceCompletion::first_due))
    }

    /// Where a day lies for the test that comes next, and whether that is on what moves have added.
    pub(super) fn phase_of_test(&self, day: Date) -> (Phase, bool) {
        let completed = self.since.as_ref().filter(|_| self.standing == Standing::Completed);
        let added = completed.and_then(SinceCompletion::phase);
        (added.unwrap_or_else(|| self.due.phase(&self.window, day)), added.is_some())
    }
}

/// A release with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exempted {
    /// Which.
    pub id: ExemptionId,
    /// First day.
    pub from_on: Date,
    /// Last day; open where there is none.
    pub until_on: Option<Date>,
    /// Why.
    pub reason: String,
    /// Where the evidence is; empty where none was given.
    pub evidence: String,
    /// By whom.
    pub by: Option<String>,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
    /// Whether an audience released the person: it lasts as long as its rule says so, and nobody revokes it.
    pub by_audience: bool,
}

impl Exempted {
    /// Whether the release is in force or will be: it can be revoked.
    #[must_use]
    pub fn is_standing(&self, today: Date) -> bool {
        self.revoked_at.is_none() && self.until_on.is_none_or(|until| today <= until)
    }
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    number: String,
    name: String,
    joined_on: Day,
    left_on: Option<Day>,
    site_code: String,
    site: String,
    country: String,
    time_zone: String,
    entity: String,
    department: String,
    job_function: String,
    rank: String,
    employment_type: String,
    manager: Option<String>,
    further: Option<String>,
}

const OWED: &str = concat!(include_str!("../learning/obligations/columns.sql"), include_str!("owed.sql"));

#[derive(sqlx::FromRow)]
struct OwedRow {
    edition_id: Uuid,
    programme_id: Uuid,
    version_id: Option<Uuid>,
    code: String,
    #[sqlx(flatten)]
    window: WindowRow,
    formula: Json<Formula>,
    assigned_on: Day,
    /// See [`viewer::released`].
    released: Option<String>,
    #[sqlx(flatten)]
    again: Again,
    completed_on: Option<Day>,
    #[sqlx(flatten)]
    worth: Worth,
    started_on: Option<Day>,
    moved: bool,
}

#[derive(sqlx::FromRow)]
struct ExemptionRow {
    id: Uuid,
    edition_id: Uuid,
    from_on: Day,
    until_on: Option<Day>,
    reason: String,
    evidence: String,
    name: Option<String>,
    revoked_at: Option<Time>,
    audience_id: Option<Uuid>,
}

/// A person with everything owed.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person within reach.
pub async fn person(kunren: &Kunren, permit: &Permit<SeePeople>, person: PersonId) -> Result<PersonFacts, Error> {
    let mut conn = kunren.db().read().await?;
    let mut facts = within_reach(kunren, &mut conn, permit, person).await?;
    let open = not_owed(&mut conn, person, facts.today).await?;
    let rows = owed(&mut conn, &facts).await?;
    let moved = rows.iter().any(|(_, owed)| owed.moved);
    let history = if moved { Some(History::load(&mut conn, person).await?) } else { None };
    drop(conn);
    for (version, owed) in rows {
        let content = kunren.content_of(version).await?;
        facts.owed.push(Owed { content, ..owed });
    }
    for (version, not_owed) in open {
        let content = kunren.content_of(version).await?;
        facts.not_owed.push(NotOwed { content, ..not_owed });
    }
    if let Some(history) = history {
        look_at_moves(kunren, &history, &mut facts).await?;
    }
    Ok(facts)
}

/// A person within reach, without what is owed.
pub(crate) async fn within_reach(
    kunren: &Kunren,
    conn: &mut Conn,
    permit: &Permit<SeePeople>,
    person: PersonId,
) -> Result<PersonFacts, Error> {
    let (id, day) = (person.get(), Day(kunren.clock().today()));
    let row = fetch_optional!(conn, PersonRow, include_str!("person.sql"), id, permit.countries(), day)?;
    let row = row.ok_or(Error::NotFound)?;
    let leave = viewer::leave(conn, person).await?;
    assemble(kunren, person, row, leave)
}

/// Looks up what moves have added to what was completed.
async fn look_at_moves(kunren: &Kunren, history: &History, facts: &mut PersonFacts) -> Result<(), Error> {
    for owed in facts.owed.iter_mut().filter(|owed| owed.moved) {
        let Some(content) = owed.content.clone() else { continue };
        let (window, formula, today) = (&owed.window, &owed.formula, facts.today);
        let dues = Dues { window, formula, due: owed.due, today };
        owed.since = history.since_completion(kunren, &content, dues).await?;
    }
    Ok(())
}

fn assemble(
    kunren: &Kunren,
    person: PersonId,
    row: PersonRow,
    leave: Vec<(Date, Option<Date>)>,
) -> Result<PersonFacts, Error> {
    Ok(PersonFacts {
        person,
        number: row.number,
        name: row.name,
        joined_on: row.joined_on.0,
        left_on: row.left_on.map(|on| on.0),
        site_code: row.site_code,
        site: row.site,
        country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
        entity: row.entity,
        department: row.department,
        function: row.job_function,
        rank: row.rank,
        employment: row.employment_type,
        further: row.further.as_deref().map(names_of).unwrap_or_default(),
        manager: row.manager,
        leave,
        today: kunren.clock().today_in(&row.time_zone),
        owed: Vec::new(),
        not_owed: Vec::new(),
    })
}

/// Names that a query wrote into one column, a line each, in order and each once.
fn names_of(text: &str) -> Vec<String> {
    let mut names: Vec<String> = text.lines().map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What is or was owed, with the latest version of each edition.
async fn owed(conn: &mut Conn, person: &PersonFacts) -> Result<Vec<(Option<Uuid>, Owed)>, Error> {
    let sql =
        "SELECT x.id, x.edition_id, x.from_on, x.until_on, x.reason, x.evidence, p.name, x.revoked_at, x.audience_id
               FROM exemption AS x
               LEFT JOIN person AS p ON p.id = x.granted_by
               WHERE x.person_id = $1
               ORDER BY x.granted_at, x.id";
    let exemptions = fetch_all!(conn, ExemptionRow, sql, person.person.get())?;
    let rows = fetch_all!(conn, OwedRow, OWED, person.person.get())?;
    let mut extended = extensions(conn, person.person.get()).await?;
    let mut asked = requests::own(conn, person.person.get()).await?;
    let given = |row: &OwedRow| extended.get(&row.edition_id).map_or(&[][..], Vec::as_slice);
    let held = rows.iter().map(held).collect::<Result<Vec<_>, _>>()?;
    let own = (person.joined_on, &person.leave[..], person.today);
    let cycles = rows.iter().zip(&held).map(|(row, of)| rounds(&held, of, &row.again, own, given(row)));
    let cycles: Vec<Vec<Cycle>> = cycles.collect();
    let owed = rows.into_iter().zip(&held).zip(cycles).map(|((row, of), cycles)| {
        let requests = asked.remove(&row.edition_id).unwrap_or_default();
        let extended = extended.remove(&row.edition_id).unwrap_or_default();
        (row.version_id, Owed { requests, ..owed_of(person, row, of, cycles, &exemptions, extended) })
    });
    Ok(owed.collect())
}

fn held(row: &OwedRow) -> Result<Held, Error> {
    Ok(Held {
        programme: row.programme_id,
        window: row.window.into(),
        formula: row.formula.0,
        assigned_on: row.assigned_on.0,
        released: viewer::released(row.released.as_deref().unwrap_or_default())?,
        completed_on: row.completed_on.map(|on| on.0),
    })
}

fn owed_of(
    person: &PersonFacts,
    row: OwedRow,
    of: &Held,
    cycles: Vec<Cycle>,
    exemptions: &[ExemptionRow],
    extended: Vec<Extended>,
) -> Owed {
    let exempted: Vec<Exempted> =
        exemptions.iter().filter(|exemption| exemption.edition_id == row.edition_id).map(exempted).collect();
    let window = of.window;
    let covers = |exempted: &&Exempted| exempted.from_on <= person.today && exempted.is_standing(person.today);
    let facts = Facts {
        joined_on: Some(person.joined_on),
        assigned_on: Some(row.assigned_on.0),
        left_on: person.left_on,
        leave: person.leave.clone(),
        exempt: exempted.iter().find(covers).map(|exempted| (exempted.from_on, exempted.until_on)),
        released: of.released.clone(),
        started_on: row.started_on.map(|on| on.0),
        completed_on: row.completed_on.map(|on| on.0),
        extensions: extended.iter().map(|extended| extended.extension).collect(),
    };
    let due = row.again.due(&window, &row.formula.0, &facts, person.today);
    let standing = facts.standing(person.today);
    let valid_until = facts.completed_on.and_then(|on| row.worth.until(row.again.recurrence(), window.opens_on, on));
    Owed {
        edition: EditionId::new(row.edition_id),
        code: row.code,
        content: None,
        window,
        formula: row.formula.0,
        assigned_on: row.assigned_on.0,
        due,
        standing,
        lateness: Lateness::of(standing, due.phase(&window, person.today)),
        completed: facts.completed_on.zip(valid_until),
        cycles,
        late: late(&facts, |day| row.again.due(&window, &row.formula.0, &facts, day)),
        exempted,
        extended,
        requests: Vec::new(),
        since: None,
        moved: row.moved,
    }
}

fn exempted(row: &ExemptionRow) -> Exempted {
    Exempted {
        id: ExemptionId::new(row.id),
        from_on: row.from_on.0,
        until_on: row.until_on.map(|on| on.0),
        reason: row.reason.clone(),
        evidence: row.evidence.clone(),
        by: row.name.clone(),
        revoked_at: row.revoked_at.map(|at| at.0),
        by_audience: row.audience_id.is_some(),
    }
}
