//! What moves have added to what somebody had completed. The facts are read for those only who have moved since
//! the edition opened: a move may become known after the test that it comes before.

use super::Part;
use crate::{
    course::content::Content,
    db::{Conn, Day},
    error::Error,
    fetch_all,
    kunren::Kunren,
};
use jiff::civil::Date;
use kunren_domain::{
    added::{self, Completed, Stay},
    course::Module,
    edition::{Formula, Phase, Window},
    id::{AttemptId, EditionId, PersonId, VersionId},
    jurisdiction::{Country, Place},
    obligation::Due,
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};
use uuid::Uuid;

/// What a completion covered, and what moves have added since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SinceCompletion {
    /// Regional modules that the completion covered, with the places of work that had brought them.
    pub covered: Vec<Part>,
    /// Modules that moves have added, in reading order.
    pub added: Vec<AddedPart>,
}

/// A regional module that a move has added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedPart {
    /// The module's id.
    pub module: String,
    /// Since when the person works, or worked when it was done, where it applies.
    pub since: Date,
    /// Names of the places of work that bring it, main place first.
    pub sites: Vec<String>,
    /// Their countries, each once.
    pub countries: Vec<Country>,
    /// The last day on time; nothing while the person is away and nobody knows until when.
    pub due_on: Option<Date>,
    /// The last day at all; nothing where `due_on` is.
    pub last_on: Option<Date>,
    /// How far it is.
    pub state: PartState,
}

/// How far an added part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartState {
    /// To do, or past its last day.
    Open(Phase),
    /// Its test was passed.
    Done {
        /// The day.
        on: Date,
        /// With this attempt.
        attempt: AttemptId,
    },
}

impl AddedPart {
    /// Where today lies for it, while there is something to do.
    #[must_use]
    pub fn to_do(&self) -> Option<Phase> {
        match self.state {
            PartState::Open(phase) if phase != Phase::Closed => Some(phase),
            PartState::Open(_) | PartState::Done { .. } => None,
        }
    }
}

impl SinceCompletion {
    /// The parts that are to be done.
    pub fn to_do(&self) -> impl Iterator<Item = &AddedPart> {
        self.added.iter().filter(|part| part.to_do().is_some())
    }

    /// Where today lies for the parts that are to be done together: that of the one that is due first.
    #[must_use]
    pub fn phase(&self) -> Option<Phase> {
        self.to_do().min_by_key(|part| part.due_on.unwrap_or(Date::MAX))?.to_do()
    }

    /// The last day on time and the last day at all of the part that is due first, of those that still can be done if any
    /// can; nothing where all are done.
    #[must_use]
    pub fn first_due(&self) -> Option<(Option<Date>, Option<Date>)> {
        let closed = |part: &AddedPart| part.state == PartState::Open(Phase::Closed);
        let open = self.added.iter().filter(|part| matches!(part.state, PartState::Open(_)));
        let first = open.min_by_key(|part| (closed(part), part.due_on.unwrap_or(Date::MAX)))?;
        Some((first.due_on, first.last_on))
    }

    /// Whether a module was covered or added.
    #[must_use]
    pub fn has(&self, module: &str) -> bool {
        self.covered.iter().any(|part| part.module == module) || self.added.iter().any(|part| part.module == module)
    }
}

/// Where somebody has worked, and what was completed when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct History {
    stays: Vec<Stay>,
    /// Names of the sites, in the order of the stays.
    sites: Vec<String>,
    completions: HashMap<EditionId, Completion>,
    done: HashMap<EditionId, Vec<Done>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Completion {
    on: Date,
    version: Option<VersionId>,
    /// Lessons read until then; nothing where there was no test here.
    read: Option<BTreeSet<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Done {
    module: String,
    on: Date,
    attempt: AttemptId,
}

/// An edition as one person owes it today.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dues<'d> {
    pub(crate) window: &'d Window,
    pub(crate) formula: &'d Formula,
    pub(crate) due: Due,
    pub(crate) today: Date,
}

#[derive(sqlx::FromRow)]
struct StayRow {
    site: String,
    country: String,
    subdivision: Option<String>,
    valid_from: Day,
    valid_to: Option<Day>,
}

#[derive(sqlx::FromRow)]
struct CompletionRow {
    edition_id: Uuid,
    completed_on: Day,
    version_id: Option<Uuid>,
    attempt_id: Option<Uuid>,
    read: Option<String>,
}

#[derive(sqlx::FromRow)]
struct DoneRow {
    edition_id: Uuid,
    module: String,
    completed_on: Day,
    attempt_id: Uuid,
}

impl History {
    /// Reads it.
    pub(crate) async fn load(conn: &mut Conn, person: PersonId) -> Result<Self, Error> {
        let rows = fetch_all!(conn, StayRow, include_str!("stays.sql"), person.get())?;
        let sites = rows.iter().map(|row| row.site.clone()).collect();
        let stays = rows.into_iter().map(stay).collect::<Result<_, _>>()?;
        let rows = fetch_all!(conn, CompletionRow, include_str!("added.sql"), person.get())?;
        let completions = rows.into_iter().map(completion).collect();
        let sql = "SELECT edition_id, module, completed_on, attempt_id FROM added_part WHERE person_id = $1";
        let mut done: HashMap<EditionId, Vec<Done>> = HashMap::new();
        for row in fetch_all!(conn, DoneRow, sql, person.get())? {
            let attempt = AttemptId::new(row.attempt_id);
            let part = Done { module: row.module, on: row.completed_on.0, attempt };
            done.entry(EditionId::new(row.edition_id)).or_default().push(part);
        }
        Ok(Self { stays, sites, completions, done })
    }

    /// What the completion of an edition covered and what moves have added to it; nothing where it was not completed,
    /// or nothing has moved since.
    pub(crate) async fn since_completion(
        &self,
        kunren: &Kunren,
        content: &Arc<Content>,
        dues: Dues<'_>,
    ) -> Result<Option<SinceCompletion>, Error> {
        let Some(completion) = self.completions.get(&content.edition) else { return Ok(None) };
        let then = course_of(kunren, completion.version, content).await?;
        let completed = Completed { on: completion.on, course: &then.course, read: completion.read.as_ref() };
        let covered = added::covered(&completed, &self.stays).into_iter().filter(|(_, because)| !because.is_empty());
        let covered = covered.map(|(module, because)| Part { module: module.id.clone(), sites: self.names(&because) });
        let since = SinceCompletion { covered: covered.collect(), added: self.added(content, dues, &completed) };
        Ok((self.moved_after(completion.on) || !since.added.is_empty()).then_some(since))
    }

    fn moved_after(&self, day: Date) -> bool {
        self.stays.iter().any(|stay| stay.from > day || stay.until.is_some_and(|until| until > day))
    }

    fn added(&self, content: &Content, dues: Dues<'_>, completed: &Completed<'_>) -> Vec<AddedPart> {
        let done = self.done.get(&content.edition).map_or(&[][..], Vec::as_slice);
        let missing = added::added(&content.course, completed, &self.stays, dues.due, dues.formula, dues.today);
        let modules = content.course.modules.iter();
        let parts = modules.filter_map(|module| {
            if let Some(done) = done.iter().find(|done| done.module == module.id) {
                return Some(self.done_part(module, done));
            }
            let part = missing.iter().find(|part| part.module.id == module.id)?;
            let state = PartState::Open(part.phase(dues.window, dues.today));
            Some(self.part(module, dues.today, (part.since, part.due_on, part.last_on), state))
        });
        parts.collect()
    }

    fn done_part(&self, module: &Module, done: &Done) -> AddedPart {
        let since = added::since(module, &self.stays, done.on).unwrap_or(done.on);
        let state = PartState::Done { on: done.on, attempt: done.attempt };
        self.part(module, done.on, (since, Some(done.on), Some(done.on)), state)
    }

    fn part(
        &self,
        module: &Module,
        day: Date,
        days: (Date, Option<Date>, Option<Date>),
        state: PartState,
    ) -> AddedPart {
        let because = added::stays_of(module, &self.stays, day);
        let mut countries: Vec<Country> = Vec::new();
        for country in because.iter().map(|at| self.stays[*at].place.country) {
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        let ((since, due_on, last_on), sites) = (days, self.names(&because));
        AddedPart { module: module.id.clone(), since, sites, countries, due_on, last_on, state }
    }

    /// Names of the sites of these stays, each once.
    fn names(&self, stays: &[usize]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in stays.iter().map(|at| &self.sites[*at]) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }
}

/// The content it was completed with; the latest where that is not known.
pub(super) async fn course_of(
    kunren: &Kunren,
    version: Option<VersionId>,
    latest: &Arc<Content>,
) -> Result<Arc<Content>, Error> {
    match version {
        Some(version) if version != latest.version => kunren.content(version).await,
        Some(_) | None => Ok(latest.clone()),
    }
}

fn stay(row: StayRow) -> Result<Stay, Error> {
    let country = row.country.parse().map_err(|_| Error::Stored("a site's country"))?;
    let subdivision = row.subdivision.map(|code| code.parse()).transpose();
    let subdivision = subdivision.map_err(|_| Error::Stored("a site's subdivision"))?;
    let (from, until) = (row.valid_from.0, row.valid_to.map(|to| to.0));
    Ok(Stay { place: Place { country, subdivision }, from, until })
}

fn completion(row: CompletionRow) -> (EditionId, Completion) {
    let read = row.attempt_id.map(|_| row.read.iter().flat_map(|read| read.split(' ')).map(str::to_owned).collect());
    let version = row.version_id.map(VersionId::new);
    (EditionId::new(row.edition_id), Completion { on: row.completed_on.0, version, read })
}
