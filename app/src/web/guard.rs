//! What is refused before any handler runs: pages without a sign-in, and forms from other sites.

use super::{app::App, failure, reader::Reader};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use kunren_services::{Error, account::session};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Sends readers who are not signed in to the sign-in page, and remembers where they wanted to go. At a shared machine,
/// whatever is saved moves the end of the session.
pub async fn signed_in(State(app): State<App>, reader: Reader, request: Request, next: Next) -> Response {
    if let Some(viewer) = &reader.viewer {
        let saves = !is_harmless(request.method());
        let response = next.run(request).await;
        let saved = response.status().is_success() || response.status().is_redirection();
        if viewer.kiosk
            && saves
            && saved
            && let Err(error) = session::prolong(&app.kunren, viewer).await
        {
            tracing::warn!(%error, "kiosk.not_prolonged");
        }
        return response;
    }
    if failure::wants_json(request.headers()) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if request.method() == Method::GET && reader.path != "/" {
        let back = utf8_percent_encode(&reader.path, NON_ALPHANUMERIC);
        Redirect::to(&format!("/sign-in?next={back}")).into_response()
    } else {
        Redirect::to("/sign-in").into_response()
    }
}

/// Refuses whatever changes something and was not sent from our own pages. Browsers say where a form came from in
/// `Sec-Fetch-Site`; older ones in `Origin`.
pub async fn same_origin(reader: Reader, request: Request, next: Next) -> Response {
    if is_harmless(request.method()) || is_own(request.headers()) {
        next.run(request).await
    } else {
        failure::answer(&reader, request.headers(), &Error::NotPermitted)
    }
}

fn is_harmless(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()) {
        Some(site) => site == "same-origin",
        None => text(header::ORIGIN)
            .and_then(|origin| origin.split_once("://"))
            .is_some_and(|(_, origin)| Some(origin) == text(header::HOST)),
    }
}

/// A path of our own to go back to, or the home page: never another site.
#[must_use]
pub fn own_path(path: &str) -> &str {
    let own = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    if own { path } else { "/" }
}

/// The network address a request came from, for throttling.
#[must_use]
pub fn address(app: &App, headers: &HeaderMap, peer: Option<std::net::SocketAddr>) -> String {
    let forwarded = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    match forwarded.filter(|_| app.settings.behind_proxy).and_then(|list| list.rsplit(',').next()) {
        Some(client) => client.trim().to_owned(),
        None => peer.map_or_else(String::new, |peer| peer.ip().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_paths_are_gone_back_to() {
        assert_eq!(own_path("/courses/1?x=2"), "/courses/1?x=2");
        for path in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb"]
        {
            assert_eq!(own_path(path), "/", "{path:?}");
        }
    }

    #[test]
    fn forms_from_elsewhere_are_told_apart() {
        let headers = |pairs: &[(&'static str, &'static str)]| {
            pairs
                .iter()
                .map(|(name, value)| ((*name).parse().expect("a name"), value.parse().expect("a value")))
                .collect::<HeaderMap>()
        };
        assert!(is_own(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(is_own(&headers(&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")])));
        assert!(!is_own(&headers(&[("sec-fetch-site", "cross-site"), ("origin", "http://a"), ("host", "a")])));
        assert!(!is_own(&headers(&[("origin", "http://evil.example"), ("host", "127.0.0.1:3000")])));
        assert!(!is_own(&headers(&[])));
    }
}
