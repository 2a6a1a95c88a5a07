//! `GET /account`: who I am here, my password, my sessions.

mod view;

use crate::{
    t,
    web::{
        app::App,
        failure::{Failure, status, words},
        fields::{Form, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use kunren_services::{Error, account::person::change_password as change};
use view::AccountPage;

/// The page.
///
/// # Errors
/// When nobody is signed in.
pub async fn show(reader: Reader, Query(query): Query) -> Result<Response, Failure> {
    page(&reader, None, query.text("changed") == "1")
}

fn page(reader: &Reader, problem: Option<String>, changed: bool) -> Result<Response, Failure> {
    let viewer = reader.viewer()?.clone();
    let page = Page::new(t!(reader, "account-title"));
    Ok(render::page(reader, page, move |_| leptos::view! { <AccountPage viewer problem changed /> }))
}

/// `POST /account/password`
///
/// # Errors
/// When the database fails; a wrong or weak password, or too many wrong ones, shows the page again.
pub async fn change_password(State(app): State<App>, reader: Reader, Form(form): Form) -> Result<Response, Failure> {
    match change(&app.kunren, reader.viewer()?, form.text("present"), form.text("new")).await {
        Ok(()) => Ok(Redirect::to("/account?changed=1").into_response()),
        Err(error @ (Error::WrongCredentials | Error::WeakSecret(_) | Error::Throttled { .. })) => {
            Ok((status(&error), page(&reader, Some(words(&reader, &error)), false)?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
