//! The files that came, by page and by command, and what became of each.

mod show;

pub use show::Show;

use super::{
    apply::is_outdated,
    order::{Later, later},
    people::{Names, names_of, people_names},
    plan::{Reached, ReadAs},
    upload::{DEAD, Outcome, State, is_kept},
};
use crate::{
    db::{Conn, Time},
    error::Error,
    fetch_all, fetch_one, fetch_optional,
    kunren::Kunren,
    permit::{Permit, SeeImports},
};
use jiff::Timestamp;
use kunren_domain::hr::{Effects, Exceeded, Field, Problem, Reason};
use sqlx::types::Json;
use uuid::Uuid;

/// A file that came.
#[derive(Debug, Clone)]
pub struct Line {
    /// By which it is known.
    pub id: Uuid,
    /// Name of the source.
    pub source: String,
    /// What the file is called.
    pub file_name: String,
    /// When it came.
    pub at: Timestamp,
    /// Who sent it; nothing for the command line.
    pub by: Option<String>,
    /// Where it is on its road.
    pub stage: Stage,
    /// What it does or did, where that is known.
    pub effects: Option<Effects>,
}

/// Where a file is on its road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It was sent by page and is not, or not yet, an import.
    Sent(State),
    /// It waits for somebody to confirm it.
    Planned {
        /// When the plan was made.
        at: Timestamp,
    },
    /// It is being applied.
    Applying,
    /// It was applied.
    Applied {
        /// When.
        at: Timestamp,
    },
    /// It was not applied, and will not be.
    Ended {
        /// When; not known of the time before that was noted.
        at: Option<Timestamp>,
        /// By a later file of its source; otherwise somebody gave it up.
        replaced: bool,
    },
    /// It was applied and taken back.
    Undone {
        /// When it was applied.
        applied_at: Timestamp,
        /// When it was taken back.
        at: Timestamp,
    },
}

/// Somebody whom a file lets leave.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Leaver {
    /// Employee number.
    pub number: String,
    /// Name as shown.
    pub name: String,
}

/// Leavers who are named.
const NAMED: i64 = 20;

/// What audiences do when an import is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptTrue {
    /// Obligations that are new, or owed again.
    pub assigned: u64,
    /// Obligations that ended.
    pub released: u64,
}

/// A file with everything that there is to say about it.
#[derive(Debug, Clone)]
pub struct Imported {
    /// As in the list.
    pub line: Line,
    /// Size of the file, in bytes, where it was sent by page.
    pub bytes: Option<u64>,
    /// How far its reading is.
    pub reached: Option<Reached>,
    /// What came of reading it, where no plan came of it.
    pub outcome: Outcome,
    /// How many of the problems are kept, the first ones.
    pub kept_problems: u64,
    /// As what the file was read; nothing for imports of the time before.
    pub read_as: Option<ReadAs>,
    /// Obligations that audiences made and ended when it was applied, where that is known.
    pub kept_true: Option<KeptTrue>,
    /// Those that they would make and end, as was found with the plan; nothing of plans in which nearly everybody is new.
    pub would_keep: Option<KeptTrue>,
    /// Whether the people behind its numbers can be listed.
    pub has_people: bool,
    /// What codes and numbers in the strangest changes are called.
    pub names: Names,
    /// Thresholds that are exceeded.
    pub exceeded: Vec<Exceeded>,
    /// The first of those who leave, by number: twenty at most.
    pub leavers: Vec<Leaver>,
    /// Why they are all right.
    pub reason: Option<String>,
    /// Who applied it.
    pub applied_by: Option<String>,
    /// Who took it back, and why.
    pub undone_by: Option<String>,
    /// Why it was taken back.
    pub undo_reason: Option<String>,
    /// Who gave it up, or sent the file that replaced it.
    pub ended_by: Option<String>,
    /// The file that replaced it, where there is one to be seen.
    pub replaced_by: Option<Uuid>,
    /// Whether people changed since the plan was made.
    pub outdated: bool,
    /// The import that has to be taken back before this one can be.
    pub overtaken_by: Option<Later>,
    /// Whether the file is still there, to be read again.
    pub kept: bool,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    id: Uuid,
    source: String,
    file_name: String,
    at: Time,
    by_name: Option<String>,
    state: String,
    seen_at: Option<Time>,
    effects: Option<Json<Effects>>,
    planned_at: Option<Time>,
    applied_at: Option<Time>,
    undone_at: Option<Time>,
    ended_at: Option<Time>,
    replaced_by: Option<Uuid>,
    matches: i64,
}

#[derive(sqlx::FromRow)]
struct UploadRow {
    bytes: i64,
    reached: Option<Json<Reached>>,
    outcome: Option<Json<Outcome>>,
    ended_by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ImportRow {
    exceeded: Json<Vec<Exceeded>>,
    history: i64,
    reason: Option<String>,
    applied_by: Option<String>,
    undone_by: Option<String>,
    undo_reason: Option<String>,
    ended_by: Option<String>,
    read_as: Option<Json<ReadAs>>,
    problems: Option<i64>,
    assigned: Option<i64>,
    released: Option<i64>,
    would_assign: Option<i64>,
    would_release: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct RejectedRow {
    line: i64,
    field: Option<String>,
    reason: String,
    value: String,
}

#[derive(sqlx::FromRow)]
struct ProblemsRow {
    problems: Option<Json<Vec<Problem>>>,
}

/// A page of the files that came, newest first, and how many match in all. `search`: part of a source's or a file's
/// name; `show`: only those that are there on their road.
///
/// # Errors
/// When the database fails.
pub async fn imports(
    kunren: &Kunren,
    _permit: &Permit<SeeImports>,
    (search, show): (&str, Option<Show>),
    offset: u32,
    limit: u32,
) -> Result<(Vec<Line>, u64), Error> {
    let mut conn = kunren.db().read().await?;
    let (sql, like) = (include_str!("imports/list.sql"), like(search));
    let (limit, offset, show) = (i64::from(limit), i64::from(offset), show.map_or("", Show::code));
    let rows = fetch_all!(conn, LineRow, sql, like, true, limit, offset, Uuid::nil(), show)?;
    let matches = rows.first().map_or(0, |row| u64::try_from(row.matches).unwrap_or(0));
    Ok((rows.into_iter().map(|row| line(kunren, row)).collect(), matches))
}

/// How many wait to be confirmed: it stands on every page of those who may see them.
///
/// # Errors
/// When the database fails.
pub async fn waiting(kunren: &Kunren, _permit: &Permit<SeeImports>) -> Result<u64, Error> {
    let count = async || {
        let mut conn = kunren.db().read().await?;
        let row = fetch_one!(conn, CountRow, include_str!("imports/waiting.sql"))?;
        Ok::<_, Error>(Some(u64::try_from(row.count).unwrap_or(0)))
    };
    Ok(kunren.imports_waiting().through((), count).await?.unwrap_or(0))
}

/// One of them; nothing where there is none with this id.
///
/// # Errors
/// When the database fails.
pub async fn imported(kunren: &Kunren, _permit: &Permit<SeeImports>, id: Uuid) -> Result<Option<Imported>, Error> {
    let mut conn = kunren.db().read().await?;
    let sql = include_str!("imports/list.sql");
    let Some(row) = fetch_all!(conn, LineRow, sql, "%", false, 1_i64, 0_i64, id, "")?.pop() else { return Ok(None) };
    let replaced_by = still_there(&mut conn, row.replaced_by).await?;
    let line = line(kunren, row);
    let sql = "SELECT u.bytes, u.reached, u.outcome, p.name AS ended_by
               FROM hr_upload AS u
               LEFT JOIN person AS p ON p.id = u.ended_by
               WHERE u.id = $1";
    let upload = fetch_optional!(conn, UploadRow, sql, id)?;
    let import = fetch_optional!(conn, ImportRow, include_str!("imports/one.sql"), id)?;
    let outdated = match (&import, line.stage) {
        (Some(import), Stage::Planned { .. }) => is_outdated(&mut conn, id, import.history).await?,
        _ => false,
    };
    let overtaken_by = if matches!(line.stage, Stage::Applied { .. }) { later(&mut conn, id).await? } else { None };
    let kept = is_kept(&mut conn, id).await?;
    let bytes = upload.as_ref().and_then(|row| u64::try_from(row.bytes).ok());
    let (reached, outcome, ended_by) =
        upload.map_or_else(Default::default, |row| (row.reached, row.outcome, row.ended_by));
    let mut outcome = outcome.map(|outcome| outcome.0).unwrap_or_default();
    let mut found = Imported {
        line,
        bytes,
        reached: reached.map(|reached| reached.0),
        kept_problems: outcome.kept.unwrap_or(outcome.problems),
        read_as: None,
        kept_true: None,
        would_keep: None,
        has_people: false,
        names: Names::default(),
        outcome: Outcome::default(),
        exceeded: Vec::new(),
        leavers: Vec::new(),
        reason: None,
        applied_by: None,
        undone_by: None,
        undo_reason: None,
        ended_by,
        replaced_by,
        outdated,
        overtaken_by,
        kept,
    };
    if let Some(import) = import {
        found.kept_problems = rejected_count(&mut conn, id).await?;
        outcome.problems = import.problems.map_or(found.kept_problems, |count| u64::try_from(count).unwrap_or(0));
        found.leavers = fetch_all!(conn, Leaver, include_str!("imports/leavers.sql"), id, NAMED)?;
        found.exceeded = import.exceeded.0;
        found.reason = import.reason;
        found.applied_by = import.applied_by;
        found.undone_by = import.undone_by;
        found.undo_reason = import.undo_reason;
        found.ended_by = import.ended_by.or(found.ended_by);
        found.kept_true = kept_true(import.assigned, import.released);
        found.would_keep = kept_true(import.would_assign, import.would_release);
        found.read_as = import.read_as.map(|read_as| read_as.0);
        let is_staged = found.line.effects.is_some() && !matches!(found.line.stage, Stage::Ended { .. });
        found.has_people = is_staged && found.read_as.is_some();
        found.names = strange_names(&mut conn, found.line.effects.as_ref()).await?;
    }
    Ok(Some(Imported { outcome, ..found }))
}

#[derive(sqlx::FromRow)]
struct CountRow {
    count: i64,
}

fn kept_true(assigned: Option<i64>, released: Option<i64>) -> Option<KeptTrue> {
    let count = |count: Option<i64>| count.and_then(|count| u64::try_from(count).ok());
    Some(KeptTrue { assigned: count(assigned)?, released: count(released)? })
}

async fn strange_names(conn: &mut Conn, effects: Option<&Effects>) -> Result<Names, Error> {
    let strangest = effects.map(|effects| effects.strangest.as_slice()).unwrap_or_default();
    let mut names = names_of(conn, strangest.iter().flat_map(|strange| &strange.differences)).await?;
    let numbers: Vec<&str> = strangest.iter().map(|strange| strange.number.as_str()).collect();
    names.people.extend(people_names(conn, &numbers).await?);
    Ok(names)
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// A file that replaced another, unless it came to nothing and is not in the list.
async fn still_there(conn: &mut Conn, id: Option<Uuid>) -> Result<Option<Uuid>, sqlx::Error> {
    let Some(id) = id else { return Ok(None) };
    let sql = "SELECT id FROM hr_import WHERE id = $1 UNION SELECT id FROM hr_upload WHERE id = $1";
    Ok(fetch_optional!(conn, IdRow, sql, id)?.map(|row| row.id))
}

async fn rejected_count(conn: &mut Conn, id: Uuid) -> Result<u64, sqlx::Error> {
    let sql = "SELECT CAST(count(*) AS BIGINT) AS count FROM hr_rejected WHERE import_id = $1";
    Ok(fetch_optional!(conn, CountRow, sql, id)?.map_or(0, |row| u64::try_from(row.count).unwrap_or(0)))
}

/// Rows, or cells, of a file that were not taken, in the order of the file; nothing where there is no such file.
///
/// # Errors
/// When the database fails.
pub async fn problems(
    kunren: &Kunren,
    permit: &Permit<SeeImports>,
    id: Uuid,
) -> Result<Option<(Line, Vec<Problem>)>, Error> {
    let Some(found) = imported(kunren, permit, id).await? else { return Ok(None) };
    let mut conn = kunren.db().read().await?;
    let sql =
        "SELECT line, field, reason, value FROM hr_rejected WHERE import_id = $1 ORDER BY line, field NULLS FIRST";
    let rejected = fetch_all!(conn, RejectedRow, sql, id)?;
    if !rejected.is_empty() {
        return Ok(Some((found.line, rejected.into_iter().filter_map(problem).collect())));
    }
    let sql = "SELECT problems FROM hr_upload WHERE id = $1";
    let row = fetch_optional!(conn, ProblemsRow, sql, id)?;
    let problems = row.and_then(|row| row.problems).map(|problems| problems.0);
    Ok(Some((found.line, problems.unwrap_or_default())))
}

fn problem(row: RejectedRow) -> Option<Problem> {
    Some(Problem {
        line: u64::try_from(row.line).ok()?,
        field: row.field.and_then(|field| field.parse::<Field>().ok()),
        reason: Reason::of_words(&row.reason)?,
        value: row.value,
    })
}

fn line(kunren: &Kunren, row: LineRow) -> Line {
    let stage = stage(kunren, &row);
    // While a file is read again, what an earlier plan said is not true any more.
    let is_known = row.planned_at.is_some() && !matches!(stage, Stage::Sent(_));
    let effects = row.effects.filter(|_| is_known).map(|effects| effects.0);
    Line { id: row.id, source: row.source, file_name: row.file_name, at: row.at.0, by: row.by_name, stage, effects }
}

fn stage(kunren: &Kunren, row: &LineRow) -> Stage {
    let (state, now) = (State::read(&row.state), kunren.clock().now());
    let was_seen = row.seen_at.is_some_and(|at| now.duration_since(at.0) < DEAD);
    let is_alive = was_seen || kunren.applying().holds(row.id);
    let ended = Stage::Ended { at: row.ended_at.map(|at| at.0), replaced: row.replaced_by.is_some() };
    match (row.applied_at, row.undone_at, row.planned_at, state) {
        (Some(applied_at), Some(at), ..) => Stage::Undone { applied_at: applied_at.0, at: at.0 },
        (Some(at), ..) => Stage::Applied { at: at.0 },
        (..) if row.ended_at.is_some() => ended,
        (.., Some(State::Applying)) if is_alive => Stage::Applying,
        (.., Some(at), Some(State::Planned | State::Applying) | None) => Stage::Planned { at: at.0 },
        // Nothing was left of a plan that was given up or replaced before that was noted.
        (.., None, Some(State::Planned | State::Applying) | None) | (.., Some(State::GivenUp)) => ended,
        (.., Some(state)) => Stage::Sent(state),
    }
}

/// A search as a pattern: what means something in patterns is taken literally.
pub(super) fn like(search: &str) -> String {
    let escaped = search.trim().to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}
