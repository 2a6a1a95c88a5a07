//! Files from HR systems: the list of what came, sending one, what it would do, doing it and taking it back.
//!
//! `receive.rs` reads what a browser sends, `acts.rs` answers to buttons; the other files are what is seen.

pub mod acts;
pub mod changes;
pub mod columns;
mod decide;
mod difference;
mod effects;
mod form;
mod one;
pub mod people;
mod receive;
pub mod rejected;
mod view;
mod words;

use crate::{
    pages::participation::people::{PER_PAGE, pages, read_page},
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Fields, Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use form::{FormPage, Sending};
use kunren_services::{
    Error, Kunren,
    hr::{self, BadUpload, Imported, Line, Show, Stage, State as At},
    permit::{ImportPeople, SeeImports},
};
use one::ImportPage;
use std::{sync::Arc, time::Duration};
use uuid::Uuid;
use view::ListPage;
pub(super) use words::refusal as refusal_words;

/// How long an answer waits for work that goes on by itself: most files are read by then.
const WAIT: Duration = Duration::from_secs(3);
/// Seconds after which a page that waits looks again.
const LOOK_AGAIN: HeaderValue = HeaderValue::from_static("3");
/// Longest search, in characters.
const LONGEST_SEARCH: usize = 100;

/// Everything the list shows.
#[derive(Debug, Clone)]
struct Listed {
    lines: Vec<Line>,
    matches: u64,
    search: String,
    show: Option<Show>,
    page: u32,
    may_import: bool,
}

impl Listed {
    fn pages(&self) -> u64 {
        pages(self.matches)
    }
}

/// `GET /hr`
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::BadField`] for a search or a page that cannot be.
pub async fn index(State(app): State<App>, reader: Reader, Query(query): Query) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let permit = viewer.permit::<SeeImports>()?;
    let search = query.text("q").trim().to_owned();
    if search.chars().count() > LONGEST_SEARCH {
        return Err(Error::BadField("q").into());
    }
    let (page, show) = (read_page(&query)?, read_show(query.text("state"))?);
    let (lines, matches) = hr::imports(&app.kunren, &permit, (&search, show), (page - 1) * PER_PAGE, PER_PAGE).await?;
    let may_import = viewer.permit::<ImportPeople>().is_ok();
    let listed = Arc::new(Listed { lines, matches, search, show, page, may_import });
    let page = Page::new(t!(reader, "hr-title")).wide();
    Ok(render::page(&reader, page, move |_| leptos::view! { <ListPage listed /> }))
}

fn read_show(text: &str) -> Result<Option<Show>, Error> {
    if text.is_empty() {
        return Ok(None);
    }
    Show::ALL.into_iter().find(|show| show.code() == text).map(Some).ok_or(Error::BadField("state"))
}

/// `GET /hr/new`
///
/// # Errors
/// [`Error::NotPermitted`].
pub async fn new(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    reader.viewer()?.permit::<ImportPeople>()?;
    form_page(&app, &reader, Fields::default(), None).await
}

async fn form_page(app: &App, reader: &Reader, typed: Fields, problem: Option<BadUpload>) -> Result<Response, Failure> {
    let sources = hr::sources(&app.kunren).await?.into_iter().map(|source| (source.name, source.policy)).collect();
    let problem = problem.map(|problem| words::bad_upload(reader, problem, app.settings.upload_limit()));
    let sending = Arc::new(Sending { sources, typed, problem, limit: app.settings.upload_limit() });
    Ok(render::page(reader, Page::new(t!(reader, "hr-new-title")), move |_| leptos::view! { <FormPage sending /> }))
}

/// `POST /hr/new`: takes a file.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::BadField`]; a file that is too large, none, or no name of a source show the page
/// again.
pub async fn send(State(app): State<App>, reader: Reader, request: Request) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<ImportPeople>()?;
    let (typed, received) = receive::receive(&app, &permit, request).await?;
    match received {
        Ok(id) => {
            reading(&app.kunren, id).await;
            Ok(to(id))
        }
        Err(problem) => {
            let status = match problem {
                BadUpload::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
                BadUpload::NoFile | BadUpload::Source | BadUpload::NoNumber => StatusCode::UNPROCESSABLE_ENTITY,
            };
            Ok((status, form_page(&app, &reader, typed, Some(problem)).await?).into_response())
        }
    }
}

/// Reads a file in the background, and waits a moment for it.
async fn reading(kunren: &Kunren, id: Uuid) {
    let kunren = kunren.clone();
    let reading = tokio::spawn(async move {
        if let Err(error) = hr::run(&kunren, id).await {
            tracing::error!(%error, "hr.upload_not_read");
        }
    });
    // It goes on whether or not anybody waits.
    drop(tokio::time::timeout(WAIT, reading).await);
}

/// To the page of a file.
fn to(id: Uuid) -> Response {
    Redirect::to(&format!("/hr/{id}")).into_response()
}

/// Why something that was asked for on the page of a file was not done, and what was typed.
#[derive(Debug, Clone, Default)]
struct Refused {
    words: String,
    reason: String,
}

/// Everything the page of a file shows.
#[derive(Debug, Clone)]
struct Shown {
    imported: Imported,
    refused: Option<Refused>,
    may_import: bool,
}

/// `GET /hr/{import}`
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`].
pub async fn show(State(app): State<App>, reader: Reader, Named(import): Named<Uuid>) -> Result<Response, Failure> {
    page(&app, &reader, import, None).await
}

async fn page(app: &App, reader: &Reader, import: Uuid, refused: Option<Refused>) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let found = hr::imported(&app.kunren, &viewer.permit::<SeeImports>()?, import).await?;
    let imported = found.ok_or(Error::NotFound)?;
    let waits = matches!(imported.line.stage, Stage::Applying | Stage::Sent(At::Waiting | At::Reading));
    if waits {
        // Where whoever was to read it is gone, somebody who looks at it is enough to begin anew.
        let kunren = app.kunren.clone();
        tokio::spawn(async move { drop(hr::run(&kunren, import).await) });
    }
    let may_import = viewer.permit::<ImportPeople>().is_ok();
    let title = t!(reader, "hr-one-title", source = imported.line.source.as_str());
    let shown = Arc::new(Shown { imported, refused, may_import });
    let mut answer = render::page(reader, Page::new(title).wide(), move |_| leptos::view! { <ImportPage shown /> });
    if waits {
        answer.headers_mut().insert(header::REFRESH, LOOK_AGAIN);
    }
    Ok(answer)
}
