//! The log of who changed what. Only ever added to, in the transaction of the change.

use crate::{
    chance,
    db::{Conn, Time},
    error::Error,
    execute, fetch_all, fetch_all_of, fetch_optional,
    kunren::Kunren,
    permit::{Permit, ReadAuditLog},
};
use jiff::Timestamp;
use kunren_domain::id::PersonId;
use sqlx::types::Json;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};
use uuid::Uuid;

/// The acts that are written down, for filters.
pub const ACTIONS: &[&str] = &[
    "attempt.granted",
    "audience.set",
    "audience.taken-over",
    "course.imported",
    "edition.closed",
    "edition.reopened",
    "exemption.granted",
    "exemption.revoked",
    "extension.granted",
    "extension.revoked",
    "hr.applied",
    "hr.given-up",
    "hr.refused",
    "hr.replaced",
    "hr.source-saved",
    "hr.stopped",
    "hr.undone",
    "password.changed",
    "person.activated",
    "person.added",
    "person.code-issued",
    "person.codes-issued",
    "person.erased",
    "request.asked",
    "request.granted",
    "request.refused",
    "request.withdrawn",
    "role.given",
    "role.taken",
    "site.added",
    "site.renamed",
    "target.set",
];

/// One act.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who; nothing for the command line.
    pub actor: Option<String>,
    /// A dotted name.
    pub action: String,
    /// What it was done to: an id or a part of the organisation.
    pub subject: String,
    /// The subject, where it is a person: number and name.
    pub person: Option<(PersonId, String, String)>,
    /// Further facts.
    pub detail: serde_json::Value,
}

/// Writes down an act. `action` is a dotted name (`attempt.granted`), `subject` what it was done to.
pub(crate) async fn record(
    conn: &mut Conn,
    at: Timestamp,
    actor: Option<PersonId>,
    action: &str,
    subject: &str,
    detail: &serde_json::Value,
) -> Result<(), sqlx::Error> {
    record_as(conn, chance::uuid(), at, actor, action, subject, detail).await
}

/// The same with an id that is known beforehand.
pub(crate) async fn record_as(
    conn: &mut Conn,
    id: Uuid,
    at: Timestamp,
    actor: Option<PersonId>,
    action: &str,
    subject: &str,
    detail: &serde_json::Value,
) -> Result<(), sqlx::Error> {
    execute!(
        conn,
        "INSERT INTO audit_event (id, at, actor_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        Time(at),
        actor.map(PersonId::get),
        action,
        subject,
        Json(detail),
    )
    .map(drop)
}

#[derive(sqlx::FromRow)]
struct EventRow {
    at: Time,
    name: Option<String>,
    action: String,
    subject: String,
    detail: Json<serde_json::Value>,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    number: String,
    name: String,
}

/// Which acts are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Of this action; empty for all.
    pub action: String,
    /// By or about whoever has this employee number; empty for all.
    pub number: String,
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub before: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

const LOG: &str = "SELECT a.at, p.name, a.action, a.subject, a.detail
                   FROM audit_event AS a
                   LEFT JOIN person AS p ON p.id = a.actor_id
                   WHERE ($1 = '' OR a.action = $1) AND a.at >= $2 AND a.at < $3";
const NEWEST: &str = " ORDER BY a.at DESC, a.id DESC LIMIT $4 OFFSET $5";

static ALL: LazyLock<String> = LazyLock::new(|| format!("{LOG}{NEWEST}"));
static OF_PERSON: LazyLock<String> = LazyLock::new(|| format!("{LOG} AND (a.actor_id = $6 OR a.subject = $7){NEWEST}"));

/// A page of the log, newest first, and whether there are older acts. How many there are is not counted: the log only
/// grows. Nobody has done or suffered anything who is not known.
///
/// # Errors
/// When the database fails.
pub async fn events(
    kunren: &Kunren,
    _permit: &Permit<ReadAuditLog>,
    asked: &Asked,
    offset: u32,
    limit: u32,
) -> Result<(Vec<Event>, bool), Error> {
    let mut conn = kunren.db().read().await?;
    let (from, before) = (asked.from.unwrap_or(Timestamp::UNIX_EPOCH), asked.before.unwrap_or(Timestamp::MAX));
    let (action, at_most, offset) = (asked.action.as_str(), i64::from(limit) + 1, i64::from(offset));
    let mut rows = if asked.number.is_empty() {
        fetch_all!(conn, EventRow, ALL.as_str(), action, Time(from), Time(before), at_most, offset)?
    } else {
        let sql = "SELECT id FROM person WHERE number = $1";
        let Some(IdRow { id }) = fetch_optional!(conn, IdRow, sql, asked.number.as_str())? else {
            return Ok((Vec::new(), false));
        };
        let (sql, subject) = (OF_PERSON.as_str(), id.to_string());
        fetch_all!(conn, EventRow, sql, action, Time(from), Time(before), at_most, offset, id, subject.as_str())?
    };
    let has_more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let people = people(&mut conn, &rows).await?;
    let events = rows.into_iter().map(|row| Event {
        at: row.at.0,
        actor: row.name,
        action: row.action,
        person: people.get(&row.subject).cloned(),
        subject: row.subject,
        detail: row.detail.0,
    });
    Ok((events.collect(), has_more))
}

/// The people among the subjects, by subject. An id is text here and a UUID there, in a way of its own in each database,
/// so that the two are not joined.
async fn people(conn: &mut Conn, rows: &[EventRow]) -> Result<HashMap<String, (PersonId, String, String)>, Error> {
    let ids: HashSet<Uuid> = rows.iter().filter_map(|row| row.subject.parse().ok()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let (before, after) = ("SELECT p.id, p.number, p.name FROM (", ") AS v JOIN person AS p ON p.id = v.column1");
    let rows = fetch_all_of!(conn, PersonRow, before, ids, after, |id| [id])?;
    Ok(rows.into_iter().map(|row| (row.id.to_string(), (PersonId::new(row.id), row.number, row.name))).collect())
}

#[cfg(test)]
mod tests {
    use super::ACTIONS;
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
    };

    /// The source files of this crate.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }

    /// Whole texts in the form of an act. What the program's own log says has other words, and files have endings.
    fn acts(source: &str) -> impl Iterator<Item = &str> {
        let lines = source.lines().filter(|line| !line.contains("tracing::") && !line.contains("include_str!"));
        let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        let is_act = move |text: &&str| text.split_once('.').is_some_and(|(noun, verb)| word(noun) && word(verb));
        lines.flat_map(|line| line.split('"').skip(1).step_by(2)).filter(is_act)
    }

    #[test]
    fn every_act_that_is_written_down_is_known_and_the_other_way_round() {
        let mut written = BTreeSet::new();
        for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
            if file.ends_with("audit.rs") || file.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let source = fs::read_to_string(&file).expect("a source file");
            if source.contains("audit::record") {
                written.extend(acts(&source).map(str::to_owned));
            }
        }
        let known: BTreeSet<String> = ACTIONS.iter().map(|action| (*action).to_owned()).collect();
        assert_eq!(written, known);
        assert_eq!(known.len(), ACTIONS.len(), "each once");
    }
}
