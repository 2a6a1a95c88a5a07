//! `GET /courses/{edition}/lessons/{lesson}`: one lesson, in the reader's language or another one chosen for it.

mod references;
mod view;

use super::course::{Trail, lesson_path};
use crate::{
    assets::takes_gzip,
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Form, Named, Query},
        reader::Reader,
        render::{self, Page, Scripts},
        shared::Own,
    },
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use kunren_domain::{
    edition::Phase,
    id::{EditionId, VersionId},
    locale::Locale,
};
use kunren_services::{
    Error,
    course::content::{Content, RenderedLesson},
    learning::{Obligation, keep_position, mark_read, obligation},
    viewer::Viewer,
};
use std::sync::Arc;
use view::LessonPage;

/// Everything the page shows, and nothing about who reads it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shown {
    edition: EditionId,
    /// The edition's short name.
    code: String,
    version: VersionId,
    lesson: String,
    /// The language it was wanted in.
    wanted: Locale,
    /// The lessons of the course, in order, and whether each is read.
    steps: Vec<(String, bool)>,
    /// Whether reading is no longer, or not yet, recorded.
    closed: bool,
}

/// A lesson being read.
struct Reading {
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

    fn shown(&self) -> Shown {
        let steps = Trail::of(&self.owed, &self.viewer).0;
        Shown {
            edition: self.owed.edition,
            code: self.owed.code.clone(),
            version: self.content.version,
            lesson: self.lesson.id.clone(),
            wanted: self.wanted.clone(),
            steps: steps.into_iter().map(|step| (step.lesson.id.clone(), step.read)).collect(),
            closed: self.owed.completed.is_none() && matches!(self.owed.phase, Phase::Before | Phase::Closed),
        }
    }

    /// The block where reading stopped; 0 where it has not begun.
    fn kept(&self) -> i64 {
        self.owed.position.as_ref().filter(|(kept, _)| *kept == self.lesson.id).map_or(0, |(_, block)| *block)
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
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let reading = Reading::load(&app, &reader, edition, &lesson, query.optional("lang")?).await?;
    // Who changes the language of everything is not held by the one chosen for this lesson.
    let reader = Reader { path: lesson_path(edition, &lesson, None), ..reader };
    let (shown, kept) = (reading.shown(), reading.kept());
    let (content, lesson) = (reading.content, reading.lesson);
    if reading.viewer.kiosk {
        // Says when the session ends.
        return Ok(render::html(page(&reader, content, lesson, shown, kept.to_string())));
    }
    let page = |reader: &Reader| page(reader, content, lesson, shown.clone(), Own::Kept.mark());
    Ok(app.lessons.page(&reader, shown.clone(), kept, takes_gzip(&headers), page))
}

fn page(reader: &Reader, content: Arc<Content>, lesson: Arc<RenderedLesson>, shown: Shown, kept: String) -> String {
    let page = Page::new(lesson.plain_title.clone()).scripts(Scripts::Reading);
    render::to_html(reader, page, move |_| leptos::view! { <LessonPage content lesson shown kept /> })
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
    let trail = Trail::ahead(&reading.owed, &reading.viewer);
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
