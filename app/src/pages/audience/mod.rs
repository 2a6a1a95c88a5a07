//! `/editions/{edition}/audience`: whom an edition is for, what another rule would do, and everything that was ever set.
//!
//! [`draft`] is the rule while it is thought about, made of rows or of its text; `view` draws it. Nothing is stored before a
//! preview and a reason.

mod draft;
mod view;
mod words;

use super::participation::people::read_page;
use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words as error_words},
        fields::{Fields, Form, Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use draft::Draft;
use jiff::civil::Date;
use kunren_domain::{audience::Rule, id::EditionId, role::Act};
use kunren_services::{
    Error, Kunren,
    learning::audience::{
        self, AudienceChange, Outcome, Preview, Setting, Stage, Terms, Unknown, Which, WhoLine, WhoQuery, set_audience,
    },
    participation::{self, Directory, Edition},
    permit::{SeeParticipation, SeePeople, SetAudience},
};
use std::{sync::Arc, time::Duration};
use tokio::task::JoinHandle;
use view::AudiencePage;

/// People on one page of a list.
const PER_PAGE: u32 = 50;
/// How long saving waits for it to be applied before it is watched.
const WAIT: Duration = Duration::from_secs(2);
/// After how many seconds the page looks again.
const LOOK_AGAIN: HeaderValue = HeaderValue::from_static("3");
/// Longest search, in characters.
const LONGEST_SEARCH: usize = 100;

/// What would happen with the draft.
#[derive(Debug, Clone)]
struct Looked {
    preview: Preview,
    unknown: Vec<Unknown>,
    which: Which,
    search: String,
    page: u32,
    people: Vec<WhoLine>,
    /// Whether there are more than were listed.
    more: bool,
}

/// What was typed when saving was refused, and why.
#[derive(Debug, Clone, Default)]
struct Typed {
    reason: String,
    problem: Option<String>,
    /// Whether it is only to be confirmed.
    confirm: bool,
}

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Loaded {
    edition: Edition,
    directory: Arc<Directory>,
    /// Job functions, ranks and types of employment.
    kinds: [Vec<String>; 3],
    editions: Vec<Edition>,
    current: Terms,
    /// Newest first.
    history: Vec<AudienceChange>,
    /// What nothing in the organisation has of the words of a rule that was taken over.
    gone: Vec<Unknown>,
    draft: Draft,
    looked: Option<Looked>,
    /// Whether somebody watches what was saved being applied.
    saved: bool,
    may_set: bool,
    over: bool,
    today: Date,
    typed: Typed,
}

impl Loaded {
    /// Whether the edition opens later.
    fn is_ahead(&self) -> bool {
        self.today < self.edition.window.opens_on
    }

    /// Whether what is in force is still being applied.
    fn is_applied_now(&self) -> bool {
        let stage = self.history.first().and_then(|change| change.work).map(|work| work.stage);
        matches!(stage, Some(Stage::Waiting | Stage::Applying)) && !self.over && !self.is_ahead()
    }

    /// Whether the page looks again by itself. It asks nothing then, so that nothing that was typed is lost.
    fn watching(&self) -> bool {
        self.saved && self.looked.is_none() && self.is_applied_now()
    }
}

/// `GET`: what is in force, and a draft with its effects where one was asked for.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no such edition; [`Error::BadField`]. A rule that cannot be read
/// shows the page with its place.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeePeople>()?;
    let current = audience::terms(&app.kunren, &permit, edition).await?;
    let draft = Draft::read(&query, &current)?;
    let unreadable = draft.is_unreadable();
    let page = page(&app, &reader, edition, current, draft, &query, Typed::default()).await?;
    Ok(if unreadable { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() } else { page })
}

/// `POST`: sets the audience.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::NotFound`], [`Error::NotOpen`], [`Error::BadField`]; a rule that cannot be read or names
/// what is not there, a missing reason and a large effect that is not confirmed show the page again.
pub async fn set(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SetAudience>()?;
    let current = audience::terms(&app.kunren, &reader.viewer()?.permit()?, edition).await?;
    let draft = Draft::of_form(&form, &current)?;
    let Some(terms) = draft.terms() else {
        let page = page(&app, &reader, edition, current, draft, &form, Typed::default()).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let confirmed = form.text("confirmed") == "1";
    let setting = Setting { edition, terms: &terms, reason: form.text("reason"), confirmed };
    let (status, problem, confirm) = match set_audience(&app.kunren, &permit, setting).await {
        Ok(Outcome::Set(_) | Outcome::Looked(_)) => {
            // It goes on whether or not anybody waits.
            drop(tokio::time::timeout(WAIT, applying(&app.kunren, edition)).await);
            return Ok(Redirect::to(&format!("/editions/{edition}/audience?saved=1")).into_response());
        }
        Ok(Outcome::Unconfirmed(preview)) => (StatusCode::CONFLICT, unconfirmed(&reader, &preview), true),
        // Which names they are stands with the preview.
        Ok(Outcome::Unknown(_)) => (StatusCode::UNPROCESSABLE_ENTITY, t!(reader, "audience-not-saved"), false),
        Err(error @ Error::ReasonMissing) => (status(&error), error_words(&reader, &error), confirmed),
        Err(error) => return Err(error.into()),
    };
    let typed = Typed { reason: form.text("reason").to_owned(), problem: Some(problem), confirm };
    Ok((status, page(&app, &reader, edition, current, draft, &form, typed).await?).into_response())
}

/// What has to be confirmed.
fn unconfirmed(reader: &Reader, preview: &Preview) -> String {
    let words = [
        preview.is_drastic().then(|| t!(reader, "audience-unconfirmed")),
        (preview.overdue() > 0).then(|| t!(reader, "audience-unconfirmed-overdue")),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Applies what is in force in the background, unless somebody else does.
fn applying(kunren: &Kunren, edition: EditionId) -> JoinHandle<()> {
    let kunren = kunren.clone();
    tokio::spawn(async move {
        if let Err(error) = audience::apply_waiting(&kunren, Some(edition)).await {
            tracing::error!(%error, "audience.not_applied");
        }
    })
}

async fn page(
    app: &App,
    reader: &Reader,
    edition: EditionId,
    current: Terms,
    draft: Draft,
    fields: &Fields,
    typed: Typed,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let (watch, see) = (viewer.permit::<SeeParticipation>()?, viewer.permit::<SeePeople>()?);
    let editions = participation::editions(&app.kunren, &watch).await?;
    let edition = participation::edition(&editions, edition).ok_or(Error::NotFound)?.clone();
    // Read in any case, so that what cannot be read is refused.
    let (which, search, list_page) = (read_which(fields)?, read_search(fields)?, read_page(fields)?);
    let looked = match draft.terms().filter(|_| draft.looked) {
        None => None,
        Some(terms) => Some(look(app, &see, edition.id, &terms, (which, search, list_page)).await?),
    };
    let history = audience::audience_history(&app.kunren, &see, edition.id).await?;
    let is_taken_over = history.first().is_some_and(|change| change.from.is_some());
    let gone =
        if is_taken_over { audience::unknown_names(&app.kunren, &see, &current.rule).await? } else { Vec::new() };
    let today = app.kunren.clock().today();
    let loaded = Arc::new(Loaded {
        directory: participation::directory(&app.kunren, &watch).await?,
        kinds: participation::kinds(&app.kunren, &watch, edition.id).await?,
        history,
        gone,
        saved: fields.text("saved") == "1",
        may_set: viewer.may(Act::SetAudience),
        over: edition.window.closes_on < today,
        today,
        edition,
        editions,
        current,
        draft,
        looked,
        typed,
    });
    if loaded.is_applied_now() {
        // Where whoever was at it is gone, somebody who looks is enough to go on.
        drop(applying(&app.kunren, loaded.edition.id));
    }
    let (title, watching) = (t!(reader, "audience-title", edition = loaded.edition.code.as_str()), loaded.watching());
    let mut answer = render::page(reader, Page::new(title).wide(), move |_| leptos::view! { <AudiencePage loaded /> });
    if watching {
        answer.headers_mut().insert(header::REFRESH, LOOK_AGAIN);
    }
    Ok(answer)
}

async fn look(
    app: &App,
    see: &kunren_services::permit::Permit<SeePeople>,
    edition: EditionId,
    terms: &Terms,
    (which, search, page): (Which, String, u32),
) -> Result<Looked, Error> {
    let preview = audience::preview(&app.kunren, see, edition, terms).await?;
    let unknown = audience::unknown_names(&app.kunren, see, &terms.rule).await?;
    // One more than is shown tells whether there is another page.
    let total = preview.total;
    let count = Some(match which {
        Which::Matching => total.matching,
        Which::Gaining => total.gaining,
        Which::Released => total.released,
    });
    let query = WhoQuery { which, search: search.clone(), offset: (page - 1) * PER_PAGE, limit: PER_PAGE + 1, count };
    let mut people = audience::who(&app.kunren, see, edition, terms, &query).await?;
    let more = people.len() > PER_PAGE as usize;
    people.truncate(PER_PAGE as usize);
    Ok(Looked { preview, unknown, which, search, page, people, more })
}

const WHICH: [(&str, Which); 3] =
    [("matching", Which::Matching), ("gaining", Which::Gaining), ("released", Which::Released)];

fn read_which(fields: &Fields) -> Result<Which, Error> {
    let text = fields.text("who");
    if text.is_empty() {
        return Ok(Which::default());
    }
    WHICH.iter().find(|(name, _)| *name == text).map(|(_, which)| *which).ok_or(Error::BadField("who"))
}

fn read_search(fields: &Fields) -> Result<String, Error> {
    let search = fields.text("q").trim().to_owned();
    if search.chars().count() > LONGEST_SEARCH { Err(Error::BadField("q")) } else { Ok(search) }
}

/// Whether a rule is the one in force.
fn is_current(loaded: &Loaded, rule: &Rule) -> bool {
    loaded.current.rule == *rule && loaded.current.recurrence == loaded.draft.recurrence
}
