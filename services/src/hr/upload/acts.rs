//! What somebody decides about a file that was read: its columns, whether it is done, read again or given up.

use super::{BadUpload, Form, State, parts, run::alive};
use crate::{
    db::Time,
    error::Error,
    execute, fetch_optional,
    hr::{
        apply::{Applied, apply_seen},
        error::HrError,
        plan::{End, end},
    },
    in_transaction,
    kunren::Kunren,
    permit::{ImportPeople, Permit},
};
use jiff::Timestamp;
use kunren_domain::hr::{Field, Mapping};
use sqlx::types::Json;
use uuid::Uuid;

/// What somebody saw before confirming, and why it is all right.
#[derive(Debug, Clone)]
pub struct Confirmed {
    /// When the plan that was shown had been made: another one has another time.
    pub planned_at: Timestamp,
    /// Why thresholds that are exceeded are all right.
    pub reason: Option<String>,
}

#[derive(sqlx::FromRow)]
struct FormRow {
    form: Json<Form>,
}

/// Says what the columns of a file are; it is then read with them.
///
/// # Errors
/// [`Error::NotFound`] when there is no such file that waits for it.
pub async fn choose_columns(
    kunren: &Kunren,
    _permit: &Permit<ImportPeople>,
    upload: Uuid,
    mapping: Mapping,
) -> Result<Result<(), BadUpload>, Error> {
    if !mapping.headers.contains_key(&Field::Number) {
        return Ok(Err(BadUpload::NoNumber));
    }
    let chosen = in_transaction!(kunren.db(), |conn, upload, mapping| {
        let sql = "SELECT form FROM hr_upload WHERE id = $1 AND state IN ('columns', 'refused')";
        let Some(row) = fetch_optional!(conn, FormRow, sql, upload)? else { return Err(Error::NotFound) };
        let form = Form { mapping: Some(mapping), ..row.form.0 };
        let sql = "UPDATE hr_upload SET form = $2, state = $3, outcome = NULL, problems = NULL WHERE id = $1";
        execute!(conn, sql, upload, Json(&form), State::Waiting.code()).map_err(Error::from)
    })?;
    if chosen == 1 { Ok(Ok(())) } else { Err(Error::NotFound) }
}

/// Lets a file be read once more, because people changed since or reading it failed.
///
/// # Errors
/// [`Error::NotFound`] when it is not there any more, or is being read or was applied.
pub async fn read_again(kunren: &Kunren, _permit: &Permit<ImportPeople>, upload: Uuid) -> Result<(), Error> {
    let again = in_transaction!(kunren.db(), |conn, upload| {
        let sql = "UPDATE hr_upload
                   SET state = 'waiting', outcome = NULL, problems = NULL
                   WHERE id = $1 AND state IN ('planned', 'failed')
                       AND EXISTS (SELECT 1 FROM hr_upload_part AS p WHERE p.upload_id = hr_upload.id)
                       AND NOT EXISTS (
                           SELECT 1 FROM hr_import AS i WHERE i.id = hr_upload.id AND i.applied_at IS NOT NULL
                       )";
        execute!(conn, sql, upload).map_err(Error::from)
    })?;
    if again == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Makes the plan that somebody saw history.
///
/// # Errors
/// See [`apply`](crate::hr::apply()); [`HrError::Outdated`] also when the plan is another one than was seen.
pub async fn apply_upload(
    kunren: &Kunren,
    permit: &Permit<ImportPeople>,
    import: Uuid,
    confirmed: &Confirmed,
) -> Result<Applied, HrError> {
    let begun = kunren.applying().begin(import);
    mark(kunren, import, State::Planned, State::Applying).await?;
    let applying =
        apply_seen(kunren, Some(permit.by()), import, confirmed.reason.as_deref(), Some(confirmed.planned_at));
    let applied = alive(kunren, import, None, applying).await;
    drop(begun);
    mark(kunren, import, State::Applying, State::Planned).await?;
    if applied.is_ok() {
        parts::forget(kunren, import).await?;
    }
    applied
}

async fn mark(kunren: &Kunren, upload: Uuid, from: State, to: State) -> Result<(), Error> {
    let now = Time(kunren.clock().now());
    in_transaction!(kunren.db(), |conn, upload, from, to, now| {
        let sql = "UPDATE hr_upload SET state = $3, seen_at = $4 WHERE id = $1 AND state = $2";
        execute!(conn, sql, upload, from.code(), to.code(), now).map(drop).map_err(Error::from)
    })
}

/// Gives up a file, or a plan of the command line, that was not applied.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or it was applied or is being read.
pub async fn give_up(kunren: &Kunren, permit: &Permit<ImportPeople>, import: Uuid) -> Result<(), Error> {
    let ending = End { by: Some(permit.by()), at: kunren.clock().now(), replaced_by: None };
    let given_up = in_transaction!(kunren.db(), |conn, import, ending| { end(conn, import, &ending).await })?;
    if !given_up {
        return Err(Error::NotFound);
    }
    kunren.imports_waiting().forget_all();
    parts::forget(kunren, import).await
}
