//! What is decided on the page of a file: done, read again, given up, taken back.

use super::{Refused, WAIT, page, reading, to};
use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Fields, Form, Named},
        reader::Reader,
    },
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use kunren_services::{
    Error,
    hr::{self, Confirmed, HrError},
    permit::ImportPeople,
};
use uuid::Uuid;

/// `POST /hr/{import}/apply`: the plan that was shown is done. It goes on when nobody waits for it.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`]; a missing reason, and people who changed since, show
/// the page again.
pub async fn apply(
    State(app): State<App>,
    reader: Reader,
    Named(import): Named<Uuid>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<ImportPeople>()?;
    let planned_at: i64 = form.required("planned")?;
    let planned_at = Timestamp::from_microsecond(planned_at).map_err(|_| Error::BadField("planned"))?;
    let confirmed = Confirmed { planned_at, reason: Some(form.text("reason").to_owned()) };
    let kunren = app.kunren.clone();
    let applying = tokio::spawn(async move { hr::apply_upload(&kunren, &permit, import, &confirmed).await.map(drop) });
    match tokio::time::timeout(WAIT, applying).await {
        Ok(applied) => {
            let applied = applied.unwrap_or_else(|_| Err(Error::Stored("an import").into()));
            answer(&app, &reader, import, &form, applied).await
        }
        Err(_still_applying) => Ok(to(import)),
    }
}

/// `POST /hr/{import}/undo`: the import is taken back.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`]; a missing reason, and a later import, show the page again.
pub async fn undo(
    State(app): State<App>,
    reader: Reader,
    Named(import): Named<Uuid>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<ImportPeople>()?;
    let (kunren, reason) = (app.kunren.clone(), form.text("reason").to_owned());
    let undoing = tokio::spawn(async move { hr::undo_because(&kunren, &permit, import, &reason).await.map(drop) });
    let undone = undoing.await.unwrap_or_else(|_| Err(Error::Stored("an import").into()));
    answer(&app, &reader, import, &form, undone).await
}

/// `POST /hr/{import}/again`: the file is read once more.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when the file is not there any more.
pub async fn again(State(app): State<App>, reader: Reader, Named(import): Named<Uuid>) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<ImportPeople>()?;
    hr::read_again(&app.kunren, &permit, import).await?;
    reading(&app.kunren, import).await;
    Ok(to(import))
}

/// `POST /hr/{import}/give-up`: nobody wants it any more.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is nothing to give up.
pub async fn give_up(State(app): State<App>, reader: Reader, Named(import): Named<Uuid>) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<ImportPeople>()?;
    hr::give_up(&app.kunren, &permit, import).await?;
    Ok(to(import))
}

async fn answer(
    app: &App,
    reader: &Reader,
    import: Uuid,
    form: &Fields,
    done: Result<(), HrError>,
) -> Result<Response, Failure> {
    let (status, problem) = match done {
        // Done before, by somebody else or in another tab: the page shows it.
        Ok(()) | Err(HrError::Done) => return Ok(to(import)),
        Err(HrError::Other(error @ Error::ReasonMissing)) => (status(&error), words(reader, &error)),
        Err(HrError::Other(error)) => return Err(error.into()),
        Err(HrError::NotConfirmed) => (StatusCode::UNPROCESSABLE_ENTITY, t!(reader, "hr-problem-not-confirmed")),
        Err(HrError::Outdated) => (StatusCode::CONFLICT, t!(reader, "hr-problem-outdated")),
        Err(HrError::Ended) => (StatusCode::CONFLICT, t!(reader, "hr-problem-ended")),
        Err(HrError::Overtaken) => (StatusCode::CONFLICT, t!(reader, "hr-problem-overtaken")),
        Err(HrError::Refused { .. }) => return Err(Error::Stored("an import").into()),
    };
    let refused = Refused { words: problem, reason: form.text("reason").to_owned() };
    Ok((status, page(app, reader, import, Some(refused)).await?).into_response())
}
