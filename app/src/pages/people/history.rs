//! `GET /people/{person}/history`: everything dated about a person, and what was true on a day.

mod imports;
mod view;

use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, words},
        fields::{Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kunren_domain::id::{EditionId, PersonId};
use kunren_services::{
    Error,
    course::Content,
    participation::{PersonHistory, person_history},
    permit::{SeeImports, SeePeople},
};
use std::{collections::HashMap, sync::Arc};
use view::HistoryPage;

/// Everything the page shows.
struct Shown {
    history: PersonHistory,
    /// The content of the editions that were counted on the day.
    contents: HashMap<EditionId, Arc<Content>>,
    /// The day as it was typed.
    typed: String,
    /// Why it cannot be shown.
    problem: Option<String>,
}

/// The page; with a day that is none or has not come, the page without one.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no such person within reach.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(person): Named<PersonId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let (permit, imports) = (viewer.permit::<SeePeople>()?, viewer.permit::<SeeImports>().ok());
    let (day, refused) = match query.day("day") {
        Ok(Some(day)) if day > reader.today() => (None, Some(Error::BadField("day"))),
        Ok(day) => (day, None),
        Err(error) => (None, Some(error)),
    };
    let history = person_history(&app.kunren, &permit, imports.as_ref(), person, day).await?;
    let mut contents = HashMap::new();
    for counted in history.as_of.iter().flat_map(|as_of| &as_of.counted) {
        if let Some(version) = counted.version {
            contents.insert(counted.edition, app.kunren.content(version).await?);
        }
    }
    let problem = refused.as_ref().map(|error| match error {
        Error::BadField(_) => t!(reader, "history-day-late"),
        error => words(&reader, error),
    });
    let title = format!("{} – {}", t!(reader, "history-title"), history.person.name);
    let shown = Arc::new(Shown { history, contents, typed: query.text("day").to_owned(), problem });
    let page = render::page(&reader, Page::new(title).wide(), move |_| leptos::view! { <HistoryPage shown /> });
    Ok(match refused {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    })
}
