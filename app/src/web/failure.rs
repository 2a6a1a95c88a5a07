//! From an error to an answer: status and words, chosen here and nowhere else.

use super::{reader::Reader, render};
use crate::{components::ErrorPage, key, pages::requests::obstacle, t};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use kunren_domain::{account::WeakSecret, answer::NoAnswer, request::Obstacle};
use kunren_services::Error;
use leptos::prelude::*;
use std::sync::Arc;

/// Why a handler has no answer.
#[derive(Debug)]
pub enum Failure {
    /// A use case refused.
    Refused(Error),
    /// More was sent than is read.
    TooLarge,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

/// Carries the error to [`pages`], which knows the reader.
#[derive(Debug, Clone)]
struct Failed(Arc<Error>);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::Refused(error) => {
                let mut response = status(&error).into_response();
                response.extensions_mut().insert(Failed(Arc::new(error)));
                response
            }
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        }
    }
}

/// The status of an error. Exhaustive, so that a new error is thought about.
#[must_use]
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::Database(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::Stored(_) | Error::Key(_) => StatusCode::INTERNAL_SERVER_ERROR,
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::NotPermitted | Error::OwnRequest => StatusCode::FORBIDDEN,
        Error::WrongCredentials
        | Error::WeakSecret(_)
        | Error::CodeExpired
        | Error::BadAnswer(_)
        | Error::NoSuchDay(_)
        | Error::ReasonMissing
        | Error::Impossible(Obstacle::NoDay | Obstacle::TooEarly { .. } | Obstacle::TooLate { .. }) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Error::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
        Error::NotOpen
        | Error::LessonsLeft { .. }
        | Error::CooldownRunning { .. }
        | Error::AttemptsUsed
        | Error::AttemptsLeft
        | Error::AlreadyPassed
        | Error::AlreadyExempt
        | Error::ChangedMeanwhile
        | Error::NothingToCorrect
        | Error::GraceLasts { .. }
        | Error::Impossible(Obstacle::NothingToDo | Obstacle::Over | Obstacle::Elsewhere | Obstacle::NoDueDay)
        | Error::AlreadyAsked
        | Error::AlreadyDecided
        | Error::LastAdministrator
        | Error::AttemptClosed => StatusCode::CONFLICT,
        Error::BadField(_) => StatusCode::BAD_REQUEST,
    }
}

/// What an error says to the reader, and what to do next.
#[must_use]
pub fn words(reader: &Reader, error: &Error) -> String {
    match error {
        Error::Database(_) if reader.looks => t!(reader, "error-wait"),
        Error::Database(_) => t!(reader, "error-database"),
        Error::Stored(_) => t!(reader, "error-stored"),
        Error::NotFound => t!(reader, "error-not-found"),
        Error::NotPermitted => t!(reader, "error-not-permitted"),
        Error::WrongCredentials => t!(reader, "error-wrong-credentials"),
        Error::CodeExpired => t!(reader, "activate-expired"),
        Error::LastAdministrator => t!(reader, "role-last"),
        Error::Throttled { until } => t!(reader, "error-throttled", until = reader.date_time(*until)),
        Error::WeakSecret(WeakSecret::PasswordTooShort) => {
            t!(reader, "error-password-too-short", count = kunren_domain::account::MIN_PASSWORD)
        }
        Error::WeakSecret(WeakSecret::TooLong) => t!(reader, "error-password-too-long"),
        Error::WeakSecret(WeakSecret::Pin) => t!(reader, "error-pin", count = kunren_domain::account::PIN_DIGITS),
        Error::NotOpen => t!(reader, "error-not-open"),
        Error::LessonsLeft { left } => t!(reader, "error-lessons-left", count = *left),
        Error::CooldownRunning { until } => t!(reader, "error-cooldown", until = reader.date_time(*until)),
        Error::AttemptsUsed => t!(reader, "error-attempts-used"),
        Error::AttemptsLeft => t!(reader, "error-attempts-left"),
        Error::AlreadyPassed => t!(reader, "error-already-passed"),
        Error::AlreadyExempt => t!(reader, "error-already-exempt"),
        Error::Impossible(why) => obstacle(reader, *why),
        Error::AlreadyAsked => t!(reader, "request-already-asked"),
        Error::AlreadyDecided => t!(reader, "request-already-decided"),
        Error::OwnRequest => t!(reader, "request-is-own"),
        Error::AttemptClosed => t!(reader, "error-attempt-closed"),
        Error::BadAnswer(NoAnswer::UnknownOption) => t!(reader, "error-unknown-option"),
        Error::BadAnswer(NoAnswer::TooMany) => t!(reader, "error-one-option"),
        Error::BadAnswer(NoAnswer::PlacesClash) => t!(reader, "error-places-clash"),
        Error::ChangedMeanwhile => t!(reader, "error-changed-meanwhile"),
        Error::GraceLasts { until } => t!(reader, "error-grace-lasts", until = reader.date(*until)),
        Error::NothingToCorrect => t!(reader, "error-nothing-to-correct"),
        Error::Key(_) => t!(reader, "error-key"),
        Error::BadField(_) => t!(reader, "error-bad-field"),
        Error::NoSuchDay(_) => t!(reader, "error-no-such-day"),
        Error::ReasonMissing => t!(reader, "error-reason-missing", count = kunren_services::reason::MAX_REASON),
    }
}

/// Whether the browser program asks rather than a person.
#[must_use]
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.starts_with("application/json"))
}

/// An error as an answer: a page for people, problem+json (RFC 9457) for programs.
#[must_use]
pub fn answer(reader: &Reader, headers: &HeaderMap, error: &Error) -> Response {
    let status = status(error);
    if status.is_server_error() {
        tracing::error!(%error, "http.failed");
    }
    let mut response = problem(reader, headers, status, &words(reader, error));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        ask_again(reader, &mut response);
    }
    response
}

/// Seconds after which somebody who waits is served again: another database server has taken over by then.
const WAIT: HeaderValue = HeaderValue::from_static("5");

/// A page comes again by itself. What was sent is not sent again by anybody but the reader.
fn ask_again(reader: &Reader, response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, WAIT);
    if reader.looks {
        headers.insert(header::REFRESH, WAIT);
    }
}

fn problem(reader: &Reader, headers: &HeaderMap, status: StatusCode, words: &str) -> Response {
    if wants_json(headers) {
        let body = serde_json::json!({ "status": status.as_u16(), "title": words }).to_string();
        return (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response();
    }
    let title = reader.words.message(title(status), None);
    let words = words.to_owned();
    let page = render::Page::new(title.clone());
    let mut response = render::page(reader, page, move |_| view! { <ErrorPage title words /> });
    *response.status_mut() = status;
    response
}

fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => key!("error-title-not-found"),
        StatusCode::FORBIDDEN => key!("error-title-not-permitted"),
        StatusCode::SERVICE_UNAVAILABLE => key!("error-title-wait"),
        status if status.is_server_error() => key!("error-title-failed"),
        _ => key!("error-title-refused"),
    }
}

/// Turns bare failures of handlers and of the router into pages in the reader's language.
pub async fn pages(reader: Reader, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let response = next.run(request).await;
    if let Some(Failed(error)) = response.extensions().get::<Failed>() {
        return answer(&reader, &headers, error);
    }
    let bare =
        response.headers().get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        status @ StatusCode::PAYLOAD_TOO_LARGE if bare => {
            problem(&reader, &headers, status, &t!(reader, "error-too-large"))
        }
        status @ StatusCode::METHOD_NOT_ALLOWED if bare => {
            problem(&reader, &headers, status, &t!(reader, "error-method"))
        }
        StatusCode::NOT_FOUND if bare => answer(&reader, &headers, &Error::NotFound),
        status @ StatusCode::BAD_REQUEST if bare => problem(&reader, &headers, status, &t!(reader, "error-bad-field")),
        _ => response,
    }
}
