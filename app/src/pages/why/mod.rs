//! `GET /courses/{edition}/why` and `GET /people/{person}/why/{edition}`: why it is assigned, due then, counted or not, and
//! what is missing. One page for the one who owes it and for those who may look; and why somebody does not owe it.

mod due;
mod not;
mod view;

use crate::{
    pages::home::title,
    t,
    web::{
        app::App,
        failure::Failure,
        fields::Named,
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::id::{EditionId, PersonId};
use kunren_services::{
    Error,
    learning::{self, Why},
    permit::{SeeAttempts, SeePeople, SetAudience},
};
use std::sync::Arc;
use view::WhyPage;

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Explained {
    why: Why,
    /// Somebody else's name; nothing for the reader's own.
    name: Option<String>,
    /// Whether the reader may know about tries.
    shows_tries: bool,
    /// Whether the reader sets rules, and so reads their code.
    sets_rules: bool,
}

/// The reader's own course.
///
/// # Errors
/// [`Error::NotFound`] when it is not owed.
pub async fn own(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let sets_rules = viewer.permit::<SetAudience>().is_ok();
    let why = learning::why(&app.kunren, viewer, edition).await?;
    let page = Page::new(t!(reader, "why-title", course = title(&reader, &why.owed)));
    Ok(answer(&reader, page, Explained { why, name: None, shows_tries: true, sets_rules }))
}

/// Somebody else's.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when the person is out of reach or there is no such edition. Where it is not
/// owed, the page says why not.
pub async fn of_person(
    State(app): State<App>,
    reader: Reader,
    Named((person, edition)): Named<(PersonId, EditionId)>,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let why = match learning::why_of(&app.kunren, &viewer.permit::<SeePeople>()?, person, edition).await {
        Err(Error::NotFound) => return not::show(&app, &reader, person, edition).await,
        found => found?,
    };
    let country = why.learner.places.first().map(|workplace| workplace.place.country);
    let shows_tries =
        viewer.permit::<SeeAttempts>().is_ok_and(|permit| country.is_some_and(|country| permit.covers(country)));
    let sets_rules = viewer.permit::<SetAudience>().is_ok();
    let page = Page::new(t!(reader, "why-title", course = title(&reader, &why.owed)));
    Ok(answer(&reader, page, Explained { name: Some(why.learner.name.clone()), why, shows_tries, sets_rules }))
}

fn answer(reader: &Reader, page: Page, explained: Explained) -> Response {
    let explained = Arc::new(explained);
    render::page(reader, page, move |_| leptos::view! { <WhyPage explained /> })
}
