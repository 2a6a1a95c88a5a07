//! Changing the language in place: of the person when signed in, of the browser before.

use crate::web::{
    app::App,
    failure::Failure,
    fields::Form,
    guard::own_path,
    reader::{LOCALE_COOKIE, Reader},
};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use kunren_domain::locale::Locale;
use kunren_services::account::session;

/// `POST /language`
///
/// # Errors
/// When the tag is no language that is offered, or the database fails.
pub async fn choose(State(app): State<App>, reader: Reader, Form(form): Form) -> Result<Response, Failure> {
    let locale: Locale = form.required("locale")?;
    app.offers(&locale)?;
    if let Some(viewer) = &reader.viewer {
        session::choose_language(&app.kunren, viewer, &locale).await?;
    }
    let mut response = Redirect::to(own_path(form.text("next"))).into_response();
    let secure = if app.settings.https { "; Secure" } else { "" };
    let cookie = format!("{LOCALE_COOKIE}={locale}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}
