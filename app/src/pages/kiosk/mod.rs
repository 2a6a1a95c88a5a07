//! Signing in at a shared machine: employee number and PIN, big targets, a session that ends soon and visibly.

mod view;

use super::sign_in::enter;
use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Form, Query},
        guard::own_path,
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use kunren_services::{
    Error,
    account::{
        session,
        sign_in::{Way, sign_in},
    },
};
use view::{Kiosk, KioskPage};

/// `GET /kiosk`
pub async fn show(reader: Reader, Query(query): Query) -> Response {
    if reader.viewer.is_some() {
        // A page that left by its old clock although something was saved since: back to it.
        return Redirect::to(own_path(query.text("next"))).into_response();
    }
    page(&reader, Kiosk { ended: query.text("ended") == "1", ..Kiosk::default() })
}

fn page(reader: &Reader, form: Kiosk) -> Response {
    render::page(reader, Page::new(t!(reader, "kiosk-title")), move |_| leptos::view! { <KioskPage form /> })
}

/// `POST /kiosk`
///
/// # Errors
/// When the database fails; wrong credentials show the page again.
pub async fn submit(State(app): State<App>, reader: Reader, Form(form): Form) -> Result<Response, Failure> {
    match sign_in(&app.kunren, Way::Pin, form.text("login"), form.text("pin"), &reader.address).await {
        Ok(token) => Ok(enter(&app, &token, "/")),
        Err(error @ (Error::WrongCredentials | Error::Throttled { .. })) => {
            let again =
                Kiosk { login: form.text("login").to_owned(), problem: Some(words(&reader, &error)), ended: false };
            Ok((status(&error), page(&reader, again)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /kiosk/stay`: somebody is still there.
///
/// # Errors
/// When the database fails.
pub async fn stay(State(app): State<App>, reader: Reader, Form(form): Form) -> Result<Response, Failure> {
    session::prolong(&app.kunren, reader.viewer()?).await?;
    Ok(Redirect::to(own_path(form.text("next"))).into_response())
}
