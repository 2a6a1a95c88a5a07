//! `GET /courses/{edition}`: one course with its lessons, the state of its test and what comes next.

mod facts;
mod next;
mod overview;
mod trail;
mod view;

use crate::{
    pages::home::title,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::Named,
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
pub(super) use facts::{added, completion};
use kunren_domain::id::EditionId;
use kunren_services::{Error, testing::open_attempt};
pub(super) use next::{mark, next_step};
pub(super) use overview::Overview;
pub(super) use trail::{Trail, lesson_path};
use view::CoursePage;

/// The course page.
///
/// # Errors
/// When it is not owed, or the database fails.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
) -> Result<Response, Failure> {
    let overview = Overview::load(&app, &reader, edition).await?;
    Ok(page(&reader, overview))
}

fn page(reader: &Reader, overview: Overview) -> Response {
    let page = Page::new(title(reader, &overview.owed)).beside();
    render::page(reader, page, move |_| leptos::view! { <CoursePage overview /> })
}

/// `POST /courses/{edition}/test`: opens an attempt, or goes back to the one that is open.
///
/// # Errors
/// When it is not owed, or the database fails; a refusal shows the course page and says why.
pub async fn start(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
) -> Result<Response, Failure> {
    match open_attempt(&app.kunren, reader.viewer()?, edition).await {
        Ok(attempt) => Ok(Redirect::to(&format!("/attempts/{attempt}")).into_response()),
        Err(error) if is_refusal(&error) => {
            // A change of language leads to the page, which can be read, not to the form's address.
            let reader = Reader { path: format!("/courses/{edition}"), ..reader };
            let problem = Some(words(&reader, &error));
            let overview = Overview { problem, ..Overview::load(&app, &reader, edition).await? };
            Ok((status(&error), page(&reader, overview)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the rules of the test said no, which the course page explains.
fn is_refusal(error: &Error) -> bool {
    matches!(
        error,
        Error::LessonsLeft { .. }
            | Error::CooldownRunning { .. }
            | Error::AttemptsUsed
            | Error::AlreadyPassed
            | Error::NotOpen
    )
}
