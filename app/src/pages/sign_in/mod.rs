//! Signing in with employee number or e-mail and password; signing out.

mod view;

use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Form, Query},
        guard::own_path,
        reader::{COOKIE, Reader},
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use kunren_services::{
    Error,
    account::{
        session,
        sign_in::{Way, sign_in},
    },
};
use view::{SignIn, SignInPage};

/// `GET /sign-in`
pub async fn show(reader: Reader, Query(query): Query) -> Response {
    if reader.viewer.is_some() {
        return Redirect::to(own_path(query.text("next"))).into_response();
    }
    page(&reader, SignIn { next: query.text("next").to_owned(), ..SignIn::default() })
}

fn page(reader: &Reader, form: SignIn) -> Response {
    render::page(reader, Page::new(t!(reader, "sign-in-title")), move |_| leptos::view! { <SignInPage form /> })
}

/// `POST /sign-in`
///
/// # Errors
/// When the database fails; wrong credentials show the page again.
pub async fn submit(State(app): State<App>, reader: Reader, Form(form): Form) -> Result<Response, Failure> {
    match sign_in(&app.kunren, Way::Password, form.text("login"), form.text("password"), &reader.address).await {
        Ok(token) => Ok(enter(&app, &token, own_path(form.text("next")))),
        Err(error @ (Error::WrongCredentials | Error::Throttled { .. })) => {
            let again = SignIn {
                login: form.text("login").to_owned(),
                next: form.text("next").to_owned(),
                problem: Some(words(&reader, &error)),
            };
            Ok((status(&error), page(&reader, again)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Hands over the session's cookie and goes on.
pub fn enter(app: &App, token: &str, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    set_cookie(app, &mut response, token, session::WEB.as_secs());
    response
}

fn set_cookie(app: &App, response: &mut Response, token: &str, seconds: i64) {
    let secure = if app.settings.https { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// `POST /sign-out`
///
/// # Errors
/// When the database fails.
pub async fn sign_out(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    session::end(&app.kunren, viewer).await?;
    Ok(leave(&app, if viewer.kiosk { "/kiosk" } else { "/sign-in" }))
}

/// `POST /sign-out-everywhere`
///
/// # Errors
/// When the database fails.
pub async fn sign_out_everywhere(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    session::end_everywhere(&app.kunren, reader.viewer()?).await?;
    Ok(leave(&app, "/sign-in"))
}

fn leave(app: &App, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    set_cookie(app, &mut response, "", 0);
    response
}
