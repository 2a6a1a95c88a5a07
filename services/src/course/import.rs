//! Importing a folder: all or nothing, and only when something changed.
//!
//! The version made is immutable. Attempts that are open stay on theirs, because they name it.

mod plan;

use super::{check::check, folder::Folder, problem::Problem};
use crate::{
    chance,
    clock::Clock,
    db::{Conn, Day, Db, Retry, Time},
    execute, fetch_all, fetch_one, fetch_optional, in_transaction,
};
use kunren_domain::{
    edition::{Category, Window},
    id::{EditionId, VersionId},
};
use plan::Plan;
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
    let programme = programme(conn, plan).await?;
    let (edition, new) = edition(conn, plan, programme).await?;
    let latest = latest(conn, edition).await?;
    if let Some(same) = latest.as_ref().filter(|latest| latest.hash == plan.hash) {
        let stale = stale(conn, plan, same.id).await?;
        let (edition, version) = (EditionId::new(edition), VersionId::new(same.id));
        return Ok(Imported { edition, version, number: same.number, changed: false, stale });
    }
    if !new {
        update_edition(conn, plan, edition).await?;
    }
    let version = chance::version_id();
    let number = latest.as_ref().map_or(1, |latest| latest.number + 1);
    insert_version(conn, plan, edition, version.get(), number, now).await?;
    let before = translated(conn, latest.map(|latest| latest.id)).await?;
    insert_segments(conn, plan, version.get(), &before).await?;
    insert_pictures(conn, plan, version.get()).await?;
    insert_targets(conn, plan, edition, now).await?;
    let stale = stale(conn, plan, version.get()).await?;
    Ok(Imported { edition: EditionId::new(edition), version, number, changed: true, stale })
}

#[derive(sqlx::FromRow)]
struct Id {
    id: Uuid,
}

async fn programme(conn: &mut Conn, plan: &Plan) -> Result<Uuid, sqlx::Error> {
    let (code, category) = (&plan.course.programme, category(plan.course.category));
    let found = fetch_optional!(conn, Id, "SELECT id FROM programme WHERE code = $1", code)?;
    if let Some(Id { id }) = found {
        execute!(conn, "UPDATE programme SET category = $2 WHERE id = $1 AND category <> $2", id, category)?;
        return Ok(id);
    }
    let id = chance::uuid();
    execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, $2, $3)", id, code, category)?;
    Ok(id)
}

fn category(category: Category) -> &'static str {
    match category {
        Category::General => "general",
        Category::Specialised => "specialised",
        Category::Qualification => "qualification",
    }
}

/// The edition, and whether it was made now.
async fn edition(conn: &mut Conn, plan: &Plan, programme: Uuid) -> Result<(Uuid, bool), sqlx::Error> {
    let code = &plan.course.edition;
    let sql = "SELECT id FROM edition WHERE programme_id = $1 AND code = $2";
    if let Some(Id { id }) = fetch_optional!(conn, Id, sql, programme, code)? {
        return Ok((id, false));
    }
    let id = chance::edition_id().get();
    let window = &plan.course.window;
    execute!(
        conn,
        "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        programme,
        code,
        i64::from(plan.course.fiscal_year),
        Day::from(window.opens_on),
        Day::from(window.due_on),
        Day::from(window.grace_until),
        Day::from(window.closes_on),
        Json(plan.course.formula),
    )?;
    Ok((id, true))
}

async fn update_edition(conn: &mut Conn, plan: &Plan, edition: Uuid) -> Result<(), sqlx::Error> {
    let window = &plan.course.window;
    execute!(
        conn,
        "UPDATE edition
         SET fiscal_year = $2, opens_on = $3, due_on = $4, grace_until = $5, closes_on = $6, formula = $7
         WHERE id = $1",
        edition,
        i64::from(plan.course.fiscal_year),
        Day::from(window.opens_on),
        Day::from(window.due_on),
        Day::from(window.grace_until),
        Day::from(window.closes_on),
        Json(plan.course.formula),
    )?;
    Ok(())
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

/// What the texts of the version before were translated from, by locale and key.
async fn translated(
    conn: &mut Conn,
    version: Option<Uuid>,
) -> Result<HashMap<(String, String), (String, String)>, sqlx::Error> {
    let Some(version) = version else { return Ok(HashMap::new()) };
    let sql = "SELECT locale, key, text_hash, source_hash FROM segment WHERE version_id = $1";
    let rows = fetch_all!(conn, Before, sql, version)?;
    Ok(rows.into_iter().map(|row| ((row.locale, row.key), (row.text_hash, row.source_hash))).collect())
}

/// A text that did not change rests on the source that it rested on before; a new one on the source as it is now.
async fn insert_segments(
    conn: &mut Conn,
    plan: &Plan,
    version: Uuid,
    before: &HashMap<(String, String), (String, String)>,
) -> Result<(), sqlx::Error> {
    for segment in &plan.segments {
        let unchanged = before
            .get(&(segment.locale.clone(), segment.key.clone()))
            .filter(|(text_hash, _)| !segment.is_source && *text_hash == segment.text_hash);
        let source_hash = unchanged.map_or(&segment.source_hash, |(_, source_hash)| source_hash);
        execute!(
            conn,
            "INSERT INTO segment (version_id, locale, key, text, text_hash, source_hash) VALUES ($1, $2, $3, $4, $5, $6)",
            version,
            &segment.locale,
            &segment.key,
            &segment.text,
            &segment.text_hash,
            source_hash,
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
struct Set {
    basis_points: i64,
    reason: String,
}

/// Targets are a history. A folder adds to it when what it says differs from what a folder said last; what somebody
/// set by hand since then stays, unless the folder has changed its mind as well.
async fn insert_targets(conn: &mut Conn, plan: &Plan, edition: Uuid, now: Time) -> Result<(), sqlx::Error> {
    for target in &plan.targets {
        let (node, points) = (target.node.to_string(), target.share.basis_points());
        let last = fetch_optional!(
            conn,
            Set,
            "SELECT basis_points, reason FROM target WHERE edition_id = $1 AND node = $2 AND set_by IS NULL
             ORDER BY set_at DESC, id DESC LIMIT 1",
            edition,
            &node,
        )?;
        if last.is_none_or(|last| last.basis_points != points || last.reason != target.reason) {
            execute!(
                conn,
                "INSERT INTO target (id, edition_id, node, basis_points, reason, set_by, set_at)
                 VALUES ($1, $2, $3, $4, $5, NULL, $6)",
                chance::uuid(),
                edition,
                &node,
                points,
                &target.reason,
                now,
            )?;
        }
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
