//! Reading a file that was sent, by whichever server gets hold of it first. A sign of life is given every few seconds;
//! where it stops, another server begins anew.

use super::{Form, Outcome, State, parts};
use crate::{
    db::Time,
    error::Error,
    execute, fetch_all, fetch_optional,
    hr::{
        error::{HrError, Refusal},
        look::Look,
        plan::{Progress, Told, With, plan_with},
        source::source,
    },
    in_transaction,
    kunren::Kunren,
};
use jiff::SignedDuration;
use kunren_domain::{
    hr::{Policy, Problem},
    id::PersonId,
};
use sqlx::types::Json;
use std::{sync::Arc, time::Duration};
use uuid::Uuid;

/// How often a sign of life is given.
const SIGN: Duration = Duration::from_secs(2);
/// Without one for so long, a reader is taken for dead.
pub(in crate::hr) const DEAD: SignedDuration = SignedDuration::from_secs(60);
/// Problems of a refused file that are kept for downloading.
const KEPT: usize = 20_000;

#[derive(sqlx::FromRow)]
struct UploadRow {
    source: String,
    file_name: String,
    form: Json<Form>,
    sent_by: Uuid,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// What reading came to.
#[derive(Debug, Clone)]
struct Read {
    state: State,
    outcome: Outcome,
    problems: Vec<Problem>,
}

/// Reads a file that waits, unless somebody else does, and says what came of it where it is stored. Then those that
/// waited for it because they are of the same source.
///
/// # Errors
/// When the database fails; the file goes on waiting.
pub async fn run(kunren: &Kunren, upload: Uuid) -> Result<(), Error> {
    let mut next = Some(upload);
    while let Some(upload) = next {
        if claim(kunren, upload).await? {
            read_claimed(kunren, upload).await?;
        }
        next = waiting(kunren).await?.into_iter().find(|other| *other != upload);
    }
    Ok(())
}

/// Reads all files that wait for it: once when a server begins, because another may have ended in the middle.
///
/// # Errors
/// When the database fails.
pub async fn resume(kunren: &Kunren) -> Result<(), Error> {
    for upload in waiting(kunren).await? {
        if claim(kunren, upload).await? {
            read_claimed(kunren, upload).await?;
        }
    }
    Ok(())
}

/// Files that wait, or whose reader is dead, the oldest first. Of each source only one, and none while one is read.
async fn waiting(kunren: &Kunren) -> Result<Vec<Uuid>, Error> {
    let sql = "SELECT u.id
               FROM hr_upload AS u
               WHERE (u.state = 'waiting' OR (u.state = 'reading' AND u.seen_at < $1))
                   AND NOT EXISTS (
                       SELECT 1
                       FROM hr_upload AS o
                       WHERE o.source = u.source AND o.id <> u.id AND o.state = 'reading' AND o.seen_at >= $1
                   )
               ORDER BY u.id";
    let dead = Time(kunren.clock().now() - DEAD);
    let rows = fetch_all!(&mut kunren.db().read().await?, IdRow, sql, dead)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn claim(kunren: &Kunren, upload: Uuid) -> Result<bool, Error> {
    let (now, dead) = (Time(kunren.clock().now()), Time(kunren.clock().now() - DEAD));
    let claimed = in_transaction!(kunren.db(), |conn, upload, now, dead| {
        let sql = "UPDATE hr_upload
                   SET state = 'reading', seen_at = $2, reached = NULL
                   WHERE id = $1 AND (state = 'waiting' OR (state = 'reading' AND seen_at < $3))
                       AND NOT EXISTS (
                           SELECT 1
                           FROM hr_upload AS o
                           WHERE o.source = hr_upload.source AND o.id <> hr_upload.id AND o.state = 'reading'
                               AND o.seen_at >= $3
                       )";
        execute!(conn, sql, upload, now, dead).map_err(Error::from)
    })?;
    Ok(claimed == 1)
}

async fn read_claimed(kunren: &Kunren, upload: Uuid) -> Result<(), Error> {
    let progress = Progress::default();
    let read = alive(kunren, upload, Some(&progress), read(kunren, upload, progress.clone())).await;
    let read = read.unwrap_or_else(|error| {
        tracing::error!(%error, "hr.upload_failed");
        Read { state: State::Failed, outcome: Outcome::default(), problems: Vec::new() }
    });
    store(kunren, upload, Arc::new(read)).await
}

/// Waits for work on a file, and gives signs of life meanwhile. Where one cannot be given, the work goes on.
pub(super) async fn alive<T>(
    kunren: &Kunren,
    upload: Uuid,
    progress: Option<&Progress>,
    work: impl Future<Output = T>,
) -> T {
    tokio::pin!(work);
    let mut signs = tokio::time::interval(SIGN);
    loop {
        tokio::select! {
            done = &mut work => return done,
            _ = signs.tick() => {
                if let Err(error) = sign(kunren, upload, progress).await {
                    tracing::warn!(%error, "hr.no_sign_of_life");
                }
            }
        }
    }
}

async fn sign(kunren: &Kunren, upload: Uuid, progress: Option<&Progress>) -> Result<(), Error> {
    let (now, reached) = (Time(kunren.clock().now()), progress.map(Progress::reached));
    in_transaction!(kunren.db(), |conn, upload, now, reached| {
        let sql = "UPDATE hr_upload SET seen_at = $2, reached = $3 WHERE id = $1";
        execute!(conn, sql, upload, now, reached.map(Json)).map(drop).map_err(Error::from)
    })
}

/// Reads the file and says what came of it.
async fn read(kunren: &Kunren, upload: Uuid, progress: Progress) -> Result<Read, Error> {
    let row = {
        let sql = "SELECT source, file_name, form, sent_by FROM hr_upload WHERE id = $1";
        fetch_optional!(&mut kunren.db().read().await?, UploadRow, sql, upload)?.ok_or(Error::NotFound)?
    };
    let file = parts::together(kunren, upload).await?.ok_or(Error::NotFound)?;
    let saved = source(kunren, &row.source).await?;
    let form = row.form.0;
    let look = |usual| Look::at(file.path(), form.encoding.as_deref(), usual);
    if form.mapping.is_none() && saved.as_ref().is_none_or(|source| source.mapping.headers.is_empty()) {
        return Ok(look(None).map_or_else(refused, columns));
    }
    let usual = saved.as_ref().map(|source| source.policy).unwrap_or_default();
    let policy = Policy { extent: form.extent.unwrap_or(usual.extent), empty: form.empty.unwrap_or(usual.empty) };
    let told = Told {
        source: row.source,
        path: file.path().to_owned(),
        file_name: row.file_name,
        encoding: form.encoding.clone(),
        policy: Some(policy),
        rows: form.rows,
    };
    let with = With { import: Some(upload), mapping: form.mapping.clone(), progress };
    match plan_with(kunren, Some(PersonId::new(row.sent_by)), &told, true, with).await {
        Ok(planned) if planned.import.is_some() => {
            Ok(Read { state: State::Planned, outcome: Outcome::default(), problems: Vec::new() })
        }
        Ok(planned) => Ok(Read {
            state: State::Nothing,
            outcome: Outcome { problems: planned.found.count, ..Outcome::default() },
            problems: planned.found.kept,
        }),
        Err(HrError::Refused { refusal, found }) => {
            let is_layout = matches!(refusal, Refusal::Header(_) | Refusal::Delimiter { .. });
            let usual = form.mapping.as_ref().or(saved.as_ref().map(|source| &source.mapping));
            let look = if is_layout { look(usual).ok() } else { None };
            let outcome = Outcome { refusal: Some(refusal), problems: found.count, kept: None, look };
            Ok(Read { state: State::Refused, outcome, problems: found.kept })
        }
        Err(HrError::Other(error)) => Err(error),
        Err(HrError::NotConfirmed | HrError::Outdated | HrError::Ended | HrError::Done | HrError::Overtaken) => {
            Err(Error::Stored("a plan"))
        }
    }
}

fn columns(look: Look) -> Read {
    let outcome = Outcome { look: Some(look), ..Outcome::default() };
    Read { state: State::Columns, outcome, problems: Vec::new() }
}

fn refused(refusal: Refusal) -> Read {
    let outcome = Outcome { refusal: Some(refusal), ..Outcome::default() };
    Read { state: State::Refused, outcome, problems: Vec::new() }
}

async fn store(kunren: &Kunren, upload: Uuid, read: Arc<Read>) -> Result<(), Error> {
    in_transaction!(kunren.db(), |conn, upload, read| {
        let kept = &read.problems[..read.problems.len().min(KEPT)];
        let problems = (!kept.is_empty()).then_some(Json(kept));
        let outcome = Outcome { kept: Some(kept.len() as u64), ..read.outcome.clone() };
        let sql = "UPDATE hr_upload
                   SET state = $2, outcome = $3, problems = $4, reached = NULL
                   WHERE id = $1 AND state = 'reading'";
        execute!(conn, sql, upload, read.state.code(), Json(&outcome), problems).map(drop).map_err(Error::from)
    })?;
    if matches!(read.state, State::Nothing) { parts::forget(kunren, upload).await } else { Ok(()) }
}
