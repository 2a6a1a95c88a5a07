//! `GET /audit`: who changed what, newest first.

mod view;

use crate::{
    components::Further,
    pages::participation::people::{PER_PAGE, read_page},
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Fields, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::id::EditionId;
use kunren_services::{
    Error,
    audit::{ACTIONS, Asked, Event, events},
    participation::{self, Directory},
    permit::{ReadAuditLog, SeeParticipation},
};
use std::{collections::HashMap, sync::Arc};
use view::AuditPage;

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Log {
    events: Vec<Event>,
    /// The action asked for; empty for all.
    action: String,
    /// By or about whom; empty for all.
    number: String,
    /// The first and the last day, as they were typed.
    days: [String; 2],
    /// Why they cannot be used.
    problem: Option<String>,
    page: u32,
    further: Further,
    /// Short names of editions.
    editions: HashMap<EditionId, String>,
    directory: Arc<Directory>,
}

impl Log {
    fn is_asked_for_some(&self) -> bool {
        ![&self.action, &self.number, &self.days[0], &self.days[1]].into_iter().all(String::is_empty)
    }
}

/// The page; with a day that is none, the page without days.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::BadField`] for an action or page that there is not.
pub async fn show(State(app): State<App>, reader: Reader, Query(query): Query) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<ReadAuditLog>()?;
    let see = reader.viewer()?.permit::<SeeParticipation>()?;
    let action = query.text("action").to_owned();
    if !action.is_empty() && !ACTIONS.contains(&action.as_str()) {
        return Err(Error::BadField("action").into());
    }
    let (from, before, refused) = match days(&reader, &query) {
        Ok((from, before)) => (from, before, None),
        Err(error) => (None, None, Some(error)),
    };
    let asked = Asked { action: action.clone(), number: query.text("number").trim().to_owned(), from, before };
    let page = read_page(&query)?;
    let (events, has_more) = events(&app.kunren, &permit, &asked, (page - 1) * PER_PAGE, PER_PAGE).await?;
    let editions = participation::editions(&app.kunren, &see).await?;
    let log = Arc::new(Log {
        events,
        action,
        number: asked.number,
        days: ["from", "until"].map(|name| query.text(name).to_owned()),
        problem: refused.as_ref().map(|error| words(&reader, error)),
        page,
        further: Further::More(has_more),
        editions: editions.into_iter().map(|edition| (edition.id, edition.code)).collect(),
        directory: participation::directory(&app.kunren, &see).await?,
    });
    let page = Page::new(t!(reader, "audit-title")).wide();
    let page = render::page(&reader, page, move |_| leptos::view! { <AuditPage log /> });
    Ok(match refused {
        Some(error) => (status(&error), page).into_response(),
        None => page,
    })
}

/// When the first day begins and when the last one is over, where the reader works.
fn days(reader: &Reader, query: &Fields) -> Result<(Option<Timestamp>, Option<Timestamp>), Error> {
    let begins = |day: Date| day.to_zoned(reader.zone()).map(|at| at.timestamp()).ok();
    let (from, until) = (query.day("from")?, query.day("until")?);
    Ok((from.and_then(begins), until.and_then(|day| day.tomorrow().ok()).and_then(begins)))
}
