//! Importing a folder: all or nothing, and only when something changed.
//!
//! The version made is immutable. Attempts that are open stay on theirs, because they name it.

mod edition;
mod plan;
mod record;
mod targets;

use super::{check::check, folder::Folder, problem::Problem};
use crate::{
    chance,
    clock::Clock,
    db::{Conn, Db, Retry, Time},
    execute, fetch_all, fetch_one, fetch_optional, in_transaction,
    learning::audience,
};
use kunren_domain::{
    edition::Window,
    id::{EditionId, VersionId},
};
use plan::{Plan, Segment};
use sqlx::types::Json;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// The edition.
    pub edition: EditionId,
    /// Its latest version.
    pub version: VersionId,
    /// The number of that version, from 1.
    pub number: i64,
    /// Whether it was made now; otherwise nothing had changed.
    pub changed: bool,
    /// Translated texts whose source has changed since they were translated.
    pub stale: usize,
    /// Whether the edition is new and has taken over the audience of an earlier one.
    pub inherited: bool,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The folder is not fit to be imported.
    #[error("the course folder has {} problems", .0.len())]
    Problems(Vec<Problem>),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
}

impl Retry for ImportError {
    fn database(&self) -> Option<&sqlx::Error> {
        match self {
            Self::Database(error) => Some(error),
            Self::Problems(_) => None,
        }
    }
}

/// Imports a folder as the next version of its edition, unless the latest one is the same.
///
/// # Errors
/// [`ImportError`]; then nothing was written.
pub async fn import(db: &Db, clock: &Clock, folder: &Folder) -> Result<Imported, ImportError> {
    import_with_window(db, clock, folder, folder.course.window).await
}

/// Like [`import`], with another window than the folder's: a demonstration is always half way through its year.
///
/// # Errors
/// [`ImportError`]; then nothing was written.
pub async fn import_with_window(
    db: &Db,
    clock: &Clock,
    folder: &Folder,
    window: Window,
) -> Result<Imported, ImportError> {
    let problems = check(folder);
    if !problems.is_empty() {
        return Err(ImportError::Problems(problems));
    }
    let plan = Arc::new(Plan::new(folder, window));
    let now = Time::from(clock.now());
    in_transaction!(db, |conn, plan, now| { Ok::<_, ImportError>(run(conn, &plan, now).await?) })
}

async fn run(conn: &mut Conn, plan: &Plan, now: Time) -> Result<Imported, sqlx::Error> {
    let programme = edition::programme(conn, plan).await?;
    let (edition, new) = edition::find_or_insert(conn, plan, programme).await?;
    let latest = latest(conn, edition).await?;
    if let Some(same) = latest.as_ref().filter(|latest| latest.hash == plan.hash) {
        let stale = stale(conn, plan, same.id).await?;
        let (edition, version) = (EditionId::new(edition), VersionId::new(same.id));
        return Ok(Imported { edition, version, number: same.number, changed: false, stale, inherited: false });
    }
    let before = if new { None } else { Some(record::stored(conn, edition).await?) };
    if !new {
        edition::update(conn, plan, edition).await?;
    }
    let inherited = new && audience::inherit(conn, EditionId::new(edition), now).await?;
    let version = chance::version_id();
    let number = latest.as_ref().map_or(1, |latest| latest.number + 1);
    insert_version(conn, plan, edition, version.get(), number, now).await?;
    let translated = Translated::in_version(conn, latest.map(|latest| latest.id)).await?;
    insert_segments(conn, plan, version.get(), &translated).await?;
    insert_pictures(conn, plan, version.get()).await?;
    let set = targets::insert(conn, plan, edition, now).await?;
    if let Some(before) = before {
        record::record(conn, plan, (edition, number), before, set, now).await?;
    }
    let stale = stale(conn, plan, version.get()).await?;
    Ok(Imported { edition: EditionId::new(edition), version, number, changed: true, stale, inherited })
}

#[derive(sqlx::FromRow)]
struct Latest {
    id: Uuid,
    number: i64,
    #[sqlx(rename = "content_hash")]
    hash: String,
}

async fn latest(conn: &mut Conn, edition: Uuid) -> Result<Option<Latest>, sqlx::Error> {
    let sql = "SELECT id, number, content_hash FROM edition_version WHERE edition_id = $1 ORDER BY number DESC LIMIT 1";
    fetch_optional!(conn, Latest, sql, edition)
}

async fn insert_version(
    conn: &mut Conn,
    plan: &Plan,
    edition: Uuid,
    version: Uuid,
    number: i64,
    now: Time,
) -> Result<(), sqlx::Error> {
    execute!(
        conn,
        "INSERT INTO edition_version (id, edition_id, number, content_hash, course, imported_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        version,
        edition,
        number,
        &plan.hash,
        Json(&plan.course),
        now,
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Before {
    locale: String,
    key: String,
    text_hash: String,
    source_hash: String,
}

/// What the texts of the version before were translated from: by locale, the part of the course they stand in, and
/// their own hash. Not by place, because a block that is put in moves all blocks behind it.
#[derive(Default)]
struct Translated(HashMap<(String, String, String), Vec<String>>);

impl Translated {
    async fn in_version(conn: &mut Conn, version: Option<Uuid>) -> Result<Self, sqlx::Error> {
        let mut before = Self::default();
        let Some(version) = version else { return Ok(before) };
        let sql = "SELECT locale, key, text_hash, source_hash FROM segment WHERE version_id = $1";
        for row in fetch_all!(conn, Before, sql, version)? {
            let place = (row.locale, part(&row.key).to_owned(), row.text_hash);
            before.0.entry(place).or_default().push(row.source_hash);
        }
        Ok(before)
    }

    /// A text that was there before rests on the source that it rested on then; a new one on the source as it is now.
    fn source_of<'s>(&'s self, segment: &'s Segment) -> &'s String {
        let place = (segment.locale.clone(), part(&segment.key).to_owned(), segment.text_hash.clone());
        match self.0.get(&place) {
            Some(sources) if !segment.is_source && !sources.contains(&segment.source_hash) => &sources[0],
            _ => &segment.source_hash,
        }
    }
}

/// The key without its last step: the lesson of a block, the question of a text in it.
fn part(key: &str) -> &str {
    key.rsplit_once('/').map_or(key, |(part, _)| part)
}

async fn insert_segments(conn: &mut Conn, plan: &Plan, version: Uuid, before: &Translated) -> Result<(), sqlx::Error> {
    for segment in &plan.segments {
        execute!(
            conn,
            "INSERT INTO segment (version_id, locale, key, text, text_hash, source_hash) VALUES ($1, $2, $3, $4, $5, $6)",
            version,
            &segment.locale,
            &segment.key,
            &segment.text,
            &segment.text_hash,
            before.source_of(segment),
        )?;
    }
    Ok(())
}

async fn insert_pictures(conn: &mut Conn, plan: &Plan, version: Uuid) -> Result<(), sqlx::Error> {
    for ((module, name), svg) in &plan.pictures {
        let sql = "INSERT INTO picture (version_id, module, name, svg) VALUES ($1, $2, $3, $4)";
        execute!(conn, sql, version, module, name, svg)?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Count {
    count: i64,
}

async fn stale(conn: &mut Conn, plan: &Plan, version: Uuid) -> Result<usize, sqlx::Error> {
    let counted = fetch_one!(
        conn,
        Count,
        "SELECT CAST(COUNT(*) AS BIGINT) AS count
         FROM segment
         JOIN segment AS source
           ON source.version_id = segment.version_id AND source.key = segment.key AND source.locale = $2
         WHERE segment.version_id = $1 AND segment.source_hash <> source.text_hash",
        version,
        plan.course.source_locale.to_string(),
    )?;
    Ok(usize::try_from(counted.count).unwrap_or_default())
}
