//! The confirmation test: one question per page, a review, handing in, the result. Every page works without scripts;
//! the islands on it save earlier and show the time.

mod explained;
mod filled;
mod go;
mod inputs;
mod question;
mod result;
mod review;

use crate::{
    i18n::Words,
    pages::course::Overview,
    t,
    web::{
        app::App,
        failure::{Failure, status, wants_json, words},
        fields::{Form, Named},
        reader::Reader,
        render::{self, Page, Scripts},
    },
};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use filled::Filled;
use go::Go;
use kunren_domain::{id::AttemptId, locale::Locale};
use kunren_services::{
    Error,
    account::session,
    testing::{self, Attempt, attempt, opened, save_answer},
};
use question::{Asked, QuestionPage};
use result::ResultPage;
use review::ReviewPage;

/// The id of the form of a question.
const FORM: &str = "question";

fn to(path: &str) -> Response {
    Redirect::to(path).into_response()
}

fn result_path(id: AttemptId) -> String {
    format!("/attempts/{id}/result")
}

/// `GET /attempts/{id}`: on to the first question without an answer, to the review, or to the result.
///
/// # Errors
/// When it is not the viewer's, or the database fails.
pub async fn open(State(app): State<App>, reader: Reader, Named(id): Named<AttemptId>) -> Result<Response, Failure> {
    let found = attempt(&app.kunren, reader.viewer()?, id).await?;
    if found.submission.is_some() {
        return Ok(to(&result_path(id)));
    }
    let unanswered = found.drawn.iter().position(|drawn| !found.answers.contains_key(&drawn.question));
    Ok(
        to(&unanswered
            .map_or_else(|| format!("/attempts/{id}/review"), |index| format!("/attempts/{id}/{}", index + 1))),
    )
}

/// `GET /attempts/{id}/{place}`: one question.
///
/// # Errors
/// When there is no such question in the viewer's attempt, or the database fails.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named((id, place)): Named<(AttemptId, usize)>,
) -> Result<Response, Failure> {
    let found = attempt(&app.kunren, reader.viewer()?, id).await?;
    if found.submission.is_some() {
        return Ok(to(&result_path(id)));
    }
    let (_, question) = found.question(place).ok_or(Error::NotFound)?;
    let filled = Filled::saved(found.answers.get(&question.id));
    question_page(&reader, Asked { attempt: found, place, filled, problem: None })
}

fn question_page(reader: &Reader, asked: Asked) -> Result<Response, Failure> {
    asked.attempt.question(asked.place).ok_or(Error::NotFound)?;
    let title = t!(reader, "test-place", place = asked.place, total = asked.attempt.drawn.len());
    let page = Page::new(title).scripts(Scripts::Islands).beside().form(FORM);
    Ok(render::page(reader, page, move |_| leptos::view! { <QuestionPage asked /> }))
}

/// `POST /attempts/{id}/{place}`: saves the answer and goes where the button leads; a change of language stays.
///
/// # Errors
/// When there is no such question in the viewer's attempt, nothing can be saved any more, or the database fails; an answer
/// that is none shows the question again with what was typed.
pub async fn save(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Named((id, place)): Named<(AttemptId, usize)>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let chosen: Option<Locale> = form.optional("locale")?;
    let go = Go::parse(form.text("go")).ok_or(Error::BadField("go"))?;
    let found = opened(&app.kunren, reader.viewer()?, id).await?;
    found.question(place).ok_or(Error::NotFound)?;
    let reader = in_language(&app, reader, chosen.as_ref()).await?;
    let go = if chosen.is_some() { Go::To(place) } else { go };
    match save_answer(&app.kunren, &found, place, &form.0, &reader.locale).await {
        Ok(()) if wants_json(&headers) => Ok(StatusCode::NO_CONTENT.into_response()),
        Ok(()) => Ok(to(&go.path(id, place, found.drawn.len()))),
        Err(Error::AttemptClosed) if !wants_json(&headers) => Ok(to(&result_path(id))),
        Err(error @ Error::BadAnswer(_)) if !wants_json(&headers) => {
            let attempt: Attempt = attempt(&app.kunren, reader.viewer()?, id).await?;
            let asked = Asked { attempt, place, filled: Filled::typed(form.0), problem: Some(words(&reader, &error)) };
            Ok((status(&error), question_page(&reader, asked)?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The reader in the language chosen on the way, which is the person's from now on.
async fn in_language(app: &App, reader: Reader, chosen: Option<&Locale>) -> Result<Reader, Error> {
    let Some(locale) = chosen else { return Ok(reader) };
    app.offers(locale)?;
    session::choose_language(&app.kunren, reader.viewer()?, locale).await?;
    Ok(Reader { locale: locale.clone(), words: Words::for_locale(locale), ..reader })
}

/// `GET /attempts/{id}/review`: what is answered and what is not, before handing in.
///
/// # Errors
/// When it is not the viewer's, or the database fails.
pub async fn review(State(app): State<App>, reader: Reader, Named(id): Named<AttemptId>) -> Result<Response, Failure> {
    let attempt: Attempt = attempt(&app.kunren, reader.viewer()?, id).await?;
    if attempt.submission.is_some() {
        return Ok(to(&result_path(id)));
    }
    let page = Page::new(t!(reader, "review-title"));
    Ok(render::page(&reader, page, move |_| leptos::view! { <ReviewPage attempt /> }))
}

/// `POST /attempts/{id}/submit`: hands in, once.
///
/// # Errors
/// When it is not the viewer's, or the database fails.
pub async fn submit(State(app): State<App>, reader: Reader, Named(id): Named<AttemptId>) -> Result<Response, Failure> {
    testing::submit(&app.kunren, reader.viewer()?, id).await?;
    Ok(to(&result_path(id)))
}

/// `GET /attempts/{id}/result`: the outcome.
///
/// # Errors
/// When it is not the viewer's, or the database fails.
pub async fn result(State(app): State<App>, reader: Reader, Named(id): Named<AttemptId>) -> Result<Response, Failure> {
    let attempt: Attempt = attempt(&app.kunren, reader.viewer()?, id).await?;
    let Some(submission) = attempt.submission.clone() else {
        return Ok(to(&format!("/attempts/{id}")));
    };
    let overview = Overview::load(&app, &reader, attempt.edition).await?;
    let page = Page::new(t!(reader, "result-title", number = attempt.number));
    Ok(render::page(&reader, page, move |_| leptos::view! { <ResultPage attempt submission overview /> }))
}
