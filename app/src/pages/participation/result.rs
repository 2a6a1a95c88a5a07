//! `/participation/{edition}/result`: the figures that were signed at the year's end, what has changed since, and, for those
//! who may, what would be signed now.

mod file;
mod form;
mod view;

pub use file::file;

use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Fields, Form, Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use kunren_domain::{
    id::EditionId,
    participation::Level,
    result::{Difference, differences},
    role::Reach,
    target::Node,
};
use kunren_services::{
    Error,
    participation::{self, Directory, Edition},
    permit::{CloseEdition, Permit, SeeParticipation},
    result::{self, Closing, Draft, Fault, SigningKey, Stored, first_day, last_day},
};
use std::sync::Arc;
use view::ResultPage;

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Loaded {
    edition: Edition,
    directory: Arc<Directory>,
    permit: Permit<SeeParticipation>,
    /// The first one first.
    results: Vec<Stored>,
    /// What is wrong with the last one.
    faults: Vec<Fault>,
    /// Where the last one's figures would be others today.
    since: Vec<Difference>,
    /// The form: only for those who may.
    form: Option<Asked>,
    signed: bool,
}

/// What somebody who may sign has asked for.
#[derive(Debug, Clone)]
struct Asked {
    /// The day asked about, as it was typed, or the usual one.
    cut_off: String,
    /// The first day that can be asked about: the time of grace is over.
    first: Date,
    /// The last day that can be asked about.
    latest: Date,
    reason: String,
    /// What would be signed; nothing until it is asked for.
    draft: Option<Draft>,
    problem: Option<String>,
}

impl Asked {
    /// Whether there is a day that can be signed.
    fn is_time(&self) -> bool {
        self.first <= self.latest
    }
}

impl Loaded {
    /// Whether the reader sees this part.
    fn shows(&self, node: &Node) -> bool {
        match self.permit.reach() {
            Reach::Group => Level::Country.is_within(Level::of(node)),
            Reach::Countries(_) => matches!(node, Node::Country(country) if self.permit.covers(*country)),
            Reach::Team(_) => false,
        }
    }
}

/// `GET`
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no such edition; a text that is no day, and a day
/// that cannot be signed, are answered with the page.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    page(&app, &reader, edition, &query, None).await
}

/// How the page is answered: with 422 where the day asked about cannot be signed.
fn status_of(loaded: &Loaded) -> StatusCode {
    let problem = loaded.form.as_ref().is_some_and(|form| form.problem.is_some());
    if problem { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

/// `POST`: signs.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::BadField`], [`Error::ChangedMeanwhile`]; a missing reason and figures that
/// are signed already show the page again.
pub async fn sign(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<CloseEdition>()?;
    let see = reader.viewer()?.permit::<SeeParticipation>()?;
    let key = SigningKey::at(&app.settings.signing_key).map_err(Error::from)?;
    let corrects = form.text("corrects");
    let cut_off = match form.day("cut_off") {
        Ok(cut_off) => cut_off.ok_or(Error::BadField("cut_off"))?,
        Err(_) => return page(&app, &reader, edition, &form, None).await,
    };
    let closing = Closing {
        cut_off,
        reason: form.text("reason").to_owned(),
        corrects: (!corrects.is_empty()).then(|| corrects.to_owned()),
    };
    match result::close(&app.kunren, &permit, &see, &key, edition, closing).await {
        Ok(_) => Ok(Redirect::to(&format!("/participation/{edition}/result?signed=1")).into_response()),
        Err(
            error @ (Error::ReasonMissing
            | Error::NothingToCorrect
            | Error::ChangedMeanwhile
            | Error::GraceLasts { .. }),
        ) => {
            let again = page(&app, &reader, edition, &form, Some(words(&reader, &error))).await?;
            Ok((status(&error), again).into_response())
        }
        Err(Error::BadField("cut_off")) => page(&app, &reader, edition, &form, None).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    reader: &Reader,
    edition: EditionId,
    asked: &Fields,
    problem: Option<String>,
) -> Result<Response, Failure> {
    let loaded = Arc::new(load(app, reader, edition, asked, problem).await?);
    let title = t!(reader, "signed-title", edition = loaded.edition.code.as_str());
    let status = status_of(&loaded);
    let answer = render::page(reader, Page::new(title).wide(), move |_| leptos::view! { <ResultPage loaded /> });
    Ok((status, answer).into_response())
}

async fn load(
    app: &App,
    reader: &Reader,
    edition: EditionId,
    asked: &Fields,
    problem: Option<String>,
) -> Result<Loaded, Error> {
    let viewer = reader.viewer()?;
    let permit: Permit<SeeParticipation> = viewer.permit()?;
    let editions = participation::editions(&app.kunren, &permit).await?;
    let edition = participation::edition(&editions, edition).ok_or(Error::NotFound)?.clone();
    let results = result::results(&app.kunren, &permit, edition.id).await?;
    let mut faults = Vec::new();
    let mut since = Vec::new();
    if let Some(last) = results.last() {
        let key = SigningKey::existing(&app.settings.signing_key).map_err(Error::from)?;
        faults = result::check(last, key.as_ref());
        since = changed(app, &permit, &edition, last).await?;
    }
    let form = match viewer.permit::<CloseEdition>() {
        Ok(close) => Some(form(app, reader, &close, &permit, &edition, asked, problem).await?),
        Err(_) => None,
    };
    let directory = participation::directory(&app.kunren, &permit).await?;
    Ok(Loaded { edition, directory, permit, results, faults, since, form, signed: asked.text("signed") == "1" })
}

/// Where the figures of the same day would be others if they were counted today.
async fn changed(
    app: &App,
    permit: &Permit<SeeParticipation>,
    edition: &Edition,
    last: &Stored,
) -> Result<Vec<Difference>, Error> {
    let Some(signed) = &last.result else { return Ok(Vec::new()) };
    let now = result::counted(&app.kunren, permit, edition, last.cut_off).await?;
    Ok(differences(&signed.figures, &now))
}

async fn form(
    app: &App,
    reader: &Reader,
    close: &Permit<CloseEdition>,
    see: &Permit<SeeParticipation>,
    edition: &Edition,
    asked: &Fields,
    problem: Option<String>,
) -> Result<Asked, Error> {
    let (first, latest) = (first_day(&edition.window), last_day(reader.now));
    let wanted = asked.day("cut_off");
    let usual = edition.window.closes_on.min(latest).max(first);
    let cut_off = match &wanted {
        Ok(wanted) => wanted.unwrap_or(usual).to_string(),
        Err(_) => asked.text("cut_off").to_owned(),
    };
    let (draft, problem) = match wanted {
        Err(error) => (None, Some(words(reader, &error))),
        Ok(Some(day)) if (first..=latest).contains(&day) => {
            (Some(result::draft(&app.kunren, close, see, edition.id, day).await?), problem)
        }
        // The page says from when on; whoever asked for a day all the same is answered like who chose a wrong one.
        Ok(Some(_)) if latest < first => {
            let until = reader.date(edition.window.grace_until);
            (None, Some(t!(reader, "error-grace-lasts", until = until)))
        }
        Ok(Some(_)) => {
            let (from, to) = (reader.date(first), reader.date(latest));
            (None, problem.or_else(|| Some(t!(reader, "signed-form-day-problem", from = from, to = to))))
        }
        Ok(None) => (None, problem),
    };
    Ok(Asked { cut_off, first, latest, reason: asked.text("reason").to_owned(), draft, problem })
}
