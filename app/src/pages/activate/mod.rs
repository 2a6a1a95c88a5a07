//! Setting a password with a code that was handed over: the first one, or one in the place of a forgotten one.

mod view;

use super::sign_in::enter;
use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::Form,
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use kunren_services::{
    Error,
    account::activation::{Activating, activate},
};
use view::{Activate, ActivatePage};

/// `GET /activate`
pub async fn show(reader: Reader) -> Response {
    if reader.viewer.is_some() {
        return Redirect::to("/").into_response();
    }
    page(&reader, Activate::default())
}

fn page(reader: &Reader, form: Activate) -> Response {
    render::page(reader, Page::new(t!(reader, "activate-title")), move |_| leptos::view! { <ActivatePage form /> })
}

/// `POST /activate`
///
/// # Errors
/// When the database fails; a wrong or old code, too many wrong ones and passwords that cannot be used show the page again.
pub async fn submit(State(app): State<App>, reader: Reader, Form(form): Form) -> Result<Response, Failure> {
    let again = |problem| {
        let text = |name| form.text(name).to_owned();
        page(
            &reader,
            Activate {
                login: text("login"),
                code: text("code"),
                shared: !text("shared").is_empty(),
                problem: Some(problem),
            },
        )
    };
    if form.text("password") != form.text("again") {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, again(t!(reader, "activate-differ"))).into_response());
    }
    let typed = Activating {
        login: form.text("login"),
        code: form.text("code"),
        password: form.text("password"),
        pin: form.text("pin"),
        shared: !form.text("shared").is_empty(),
    };
    match activate(&app.kunren, typed, &reader.address).await {
        Ok(token) => Ok(enter(&app, &token, "/")),
        Err(error @ Error::WrongCredentials) => {
            Ok((status(&error), again(t!(reader, "activate-wrong"))).into_response())
        }
        Err(error @ (Error::WeakSecret(_) | Error::CodeExpired | Error::Throttled { .. })) => {
            Ok((status(&error), again(words(&reader, &error))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
