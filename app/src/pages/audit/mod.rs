//! `GET /audit`: who changed what, newest first.

mod view;

use crate::{
    components::Further,
    pages::participation::people::{PER_PAGE, read_page},
    t,
    web::{
        app::App,
        failure::Failure,
        fields::Query,
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::id::EditionId;
use kunren_services::{
    Error,
    audit::{ACTIONS, Event, events},
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
    page: u32,
    further: Further,
    /// Short names of editions.
    editions: HashMap<EditionId, String>,
    directory: Arc<Directory>,
}

/// The page.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::BadField`] for an action or page that there is not.
pub async fn show(State(app): State<App>, reader: Reader, Query(query): Query) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<ReadAuditLog>()?;
    let see = reader.viewer()?.permit::<SeeParticipation>()?;
    let action = query.text("action");
    if !action.is_empty() && !ACTIONS.contains(&action) {
        return Err(Error::BadField("action").into());
    }
    let page = read_page(&query)?;
    let (events, has_more) = events(&app.kunren, &permit, action, (page - 1) * PER_PAGE, PER_PAGE).await?;
    let editions = participation::editions(&app.kunren, &see).await?;
    let log = Arc::new(Log {
        events,
        action: action.to_owned(),
        page,
        further: Further::More(has_more),
        editions: editions.into_iter().map(|edition| (edition.id, edition.code)).collect(),
        directory: participation::directory(&app.kunren, &see).await?,
    });
    let page = Page::new(t!(reader, "audit-title")).wide();
    Ok(render::page(&reader, page, move |_| leptos::view! { <AuditPage log /> }))
}
