//! `/courses/{edition}/requests`: what the reader asked for, and the forms to ask.

use super::own_view::OwnPage;
use crate::{
    pages::home::title,
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Form, Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, RequestId},
    request::Kind,
};
use kunren_services::{
    Error,
    learning::{Obligation, obligation},
    requests::{self, Asking},
};
use std::sync::Arc;

/// Everything the page shows.
#[derive(Debug, Clone)]
pub(super) struct Own {
    pub(super) owed: Obligation,
    pub(super) today: Date,
    /// What was just done.
    pub(super) done: String,
    pub(super) refused: Option<Refused>,
}

/// A form that was refused: what was typed, and why.
#[derive(Debug, Clone)]
pub(super) struct Refused {
    pub(super) kind: Kind,
    pub(super) reason: String,
    pub(super) until: String,
    pub(super) evidence: String,
    pub(super) problem: String,
}

/// The page.
///
/// # Errors
/// [`Error::NotFound`] when it is not owed.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    page(&app, &reader, edition, query.text("done").to_owned(), None).await
}

async fn page(
    app: &App,
    reader: &Reader,
    edition: EditionId,
    done: String,
    refused: Option<Refused>,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let owed = obligation(&app.kunren, viewer, edition).await?;
    let page = Page::new(t!(reader, "request-title", course = title(reader, &owed)));
    let own = Arc::new(Own { owed, today: reader.today(), done, refused });
    Ok(render::page(reader, page, move |_| leptos::view! { <OwnPage own /> }))
}

/// Asks for something.
///
/// # Errors
/// [`Error::NotFound`], [`Error::BadField`]; everything else shows the page again and says why.
pub async fn ask(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let kind = form.required("kind")?;
    let (reason, evidence) = (form.text("reason"), form.text("evidence"));
    let asked = async {
        let asking = Asking { kind, until: form.day("until")?, reason, evidence };
        requests::ask(&app.kunren, reader.viewer()?, edition, asking).await
    };
    let error = match asked.await {
        Ok(()) => return Ok(Redirect::to(&format!("/courses/{edition}/requests?done=asked")).into_response()),
        Err(error @ (Error::NoSuchDay(_) | Error::ReasonMissing | Error::Impossible(_) | Error::AlreadyAsked)) => error,
        Err(error) => return Err(error.into()),
    };
    let text = |name| form.text(name).to_owned();
    let problem = words(&reader, &error);
    let refused = Refused { kind, reason: text("reason"), until: text("until"), evidence: text("evidence"), problem };
    let page = page(&app, &reader, edition, String::new(), Some(refused)).await?;
    Ok((status(&error), page).into_response())
}

/// `POST /courses/{edition}/requests/{request}/withdraw`
///
/// # Errors
/// [`Error::NotFound`], [`Error::AlreadyDecided`].
pub async fn withdraw(
    State(app): State<App>,
    reader: Reader,
    Named((edition, request)): Named<(EditionId, RequestId)>,
) -> Result<Response, Failure> {
    requests::withdraw(&app.kunren, reader.viewer()?, edition, request).await?;
    Ok(Redirect::to(&format!("/courses/{edition}/requests?done=withdrawn")).into_response())
}
