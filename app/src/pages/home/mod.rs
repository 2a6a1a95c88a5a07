//! `GET /`: my courses.

mod view;

use crate::{
    t,
    web::{
        app::App,
        failure::Failure,
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{extract::State, response::Response};
use kunren_services::learning::obligations;
use view::HomePage;
pub(crate) use view::{course_name, title};

/// The viewer's courses: state, due date, what is left and why it is owed.
///
/// # Errors
/// When the database fails.
pub async fn show(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let viewer = reader.viewer()?.clone();
    let owed = obligations(&app.kunren, &viewer).await?;
    let page = Page::new(t!(reader, "home-title"));
    Ok(render::page(&reader, page, move |_| leptos::view! { <HomePage viewer owed /> }))
}
