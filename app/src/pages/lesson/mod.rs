//! `GET /courses/{edition}/lessons/{lesson}`: one lesson, in the reader's language or another one chosen for it.

mod references;
mod view;

use super::course::{Trail, lesson_path};
use crate::{
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Form, Named, Query},
        reader::Reader,
        render::{self, Page, Scripts},
    },
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use kunren_domain::{id::EditionId, locale::Locale};
use kunren_services::{
    Error,
    course::content::{Content, RenderedLesson},
    learning::{Obligation, keep_position, mark_read, obligation},
    viewer::Viewer,
};
use std::sync::Arc;
use view::LessonPage;

/// A lesson being read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// By whom.
    viewer: Arc<Viewer>,
    /// As part of which course.
    owed: Obligation,
    /// Its content.
    content: Arc<Content>,
    /// The lesson as it is shown.
    lesson: Arc<RenderedLesson>,
    /// The language it was wanted in.
    wanted: Locale,
}

impl Reading {
    /// The lesson, if it is part of the viewer's course.
    async fn load(
        app: &App,
        reader: &Reader,
        edition: EditionId,
        lesson: &str,
        lang: Option<Locale>,
    ) -> Result<Self, Error> {
        let viewer = reader.viewer()?.clone();
        let owed = obligation(&app.kunren, &viewer, edition).await?;
        let content = owed.content.clone().ok_or(Error::NotFound)?;
        Trail::of(&owed, &viewer).index(lesson).ok_or(Error::NotFound)?;
        let wanted = lang.unwrap_or_else(|| reader.locale.clone());
        let lesson = content.lesson(lesson, &wanted).ok_or(Error::NotFound)?;
        Ok(Self { viewer, owed, content, lesson, wanted })
    }
}

/// The lesson's page.
///
/// # Errors
/// When the lesson is not part of the viewer's course, or the database fails.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named((edition, lesson)): Named<(EditionId, String)>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let reading = Reading::load(&app, &reader, edition, &lesson, query.optional("lang")?).await?;
    // Who changes the language of everything is not held by the one chosen for this lesson.
    let reader = Reader { path: lesson_path(edition, &lesson, None), ..reader };
    Ok(page(&reader, reading))
}

fn page(reader: &Reader, reading: Reading) -> Response {
    let page = Page::new(reading.lesson.plain_title.clone()).scripts(Scripts::Reading);
    render::page(reader, page, move |_| leptos::view! { <LessonPage reading /> })
}

/// `POST /courses/{edition}/lessons/{lesson}`: the lesson was read; on to the next one.
///
/// # Errors
/// When the lesson is not part of the viewer's course, the course is not open, or the database fails.
pub async fn read(
    State(app): State<App>,
    reader: Reader,
    Named((edition, lesson)): Named<(EditionId, String)>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let reading = Reading::load(&app, &reader, edition, &lesson, form.optional("lang")?).await?;
    mark_read(&app.kunren, &reading.viewer, edition, &lesson, &reading.lesson.locale).await?;
    let trail = Trail::of(&reading.owed, &reading.viewer);
    let next = trail.unread_after(&lesson).map(|step| lesson_path(edition, &step.lesson.id, None));
    Ok(Redirect::to(&next.unwrap_or_else(|| format!("/courses/{edition}"))).into_response())
}

/// `POST /courses/{edition}/lessons/{lesson}/position`: how far somebody has come, sent by a script.
///
/// # Errors
/// When the lesson is not part of the viewer's course, the number is none, or the database fails.
pub async fn position(
    State(app): State<App>,
    reader: Reader,
    Named((edition, lesson)): Named<(EditionId, String)>,
    Form(form): Form,
) -> Result<StatusCode, Failure> {
    let segment = form.required::<u16>("segment")?;
    keep_position(&app.kunren, reader.viewer()?, edition, &lesson, u32::from(segment)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is said where the lesson is in another language than wanted.
fn fallback_words(reader: &Reader, wanted: &Locale, shown: &Locale) -> Option<String> {
    use crate::components::{is_foreign, own_name};
    is_foreign(shown, wanted).then(|| t!(reader, "lesson-fallback", wanted = own_name(wanted), shown = own_name(shown)))
}
