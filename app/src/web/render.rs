//! From a view to a response: rendered in one go on the server, with the shell around it.

use super::reader::Reader;
use crate::{assets, components::Shell};
use axum::{
    body::{Bytes, HttpBody as _},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use futures_util::StreamExt as _;
use hydration_context::{SharedContext, SsrSharedContext};
use leptos::prelude::*;
use std::{io::Write as _, sync::Arc};

/// What the shell needs to know of a page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The title, without the product's name.
    pub title: String,
    /// Which scripts the page carries.
    pub scripts: Scripts,
    /// How wide the content is.
    pub width: Width,
    /// The form that a change of language sends along, so that what was entered is not lost.
    pub form: Option<&'static str>,
}

/// Scripts of a page. Pages that only read carry none or a small one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    /// None.
    None,
    /// Keeps the reading position.
    Reading,
    /// Islands.
    Islands,
}

/// How wide the content of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A column for reading and forms.
    Narrow,
    /// A column with a panel beside it.
    Beside,
    /// As much as there is, for tables.
    Wide,
}

impl Page {
    /// A narrow page without scripts.
    #[must_use]
    pub fn new(title: String) -> Self {
        Self { title, scripts: Scripts::None, width: Width::Narrow, form: None }
    }

    /// With scripts.
    #[must_use]
    pub fn scripts(self, scripts: Scripts) -> Self {
        Self { scripts, ..self }
    }

    /// With a panel beside the column.
    #[must_use]
    pub fn beside(self) -> Self {
        Self { width: Width::Beside, ..self }
    }

    /// With a form that a change of language sends along.
    #[must_use]
    pub fn form(self, id: &'static str) -> Self {
        Self { form: Some(id), ..self }
    }

    /// For tables.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { width: Width::Wide, ..self }
    }
}

/// Renders a page. The reader is also in the context of every component: see [`use_reader`].
#[must_use]
pub fn page<V: IntoView + 'static>(reader: &Reader, page: Page, body: impl FnOnce(&Reader) -> V) -> Response {
    html(to_html(reader, page, body))
}

/// A page as text.
#[must_use]
pub fn to_html<V: IntoView + 'static>(reader: &Reader, page: Page, body: impl FnOnce(&Reader) -> V) -> String {
    let context: Arc<dyn SharedContext + Send + Sync> = Arc::new(SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(context));
    let html = owner.with(|| {
        provide_context(reader.clone());
        let body = body(reader).into_any();
        view! { <Shell page body /> }.to_html()
    });
    owner.cleanup();
    format!("<!DOCTYPE html>{html}")
}

/// The reader of the page being rendered.
///
/// # Panics
/// Outside of a page.
#[must_use]
pub fn use_reader() -> Reader {
    expect_context::<Reader>()
}

/// An HTML response that nobody else may keep.
#[must_use]
pub fn html(html: impl IntoResponse) -> Response {
    let mut response = html.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

/// Compresses what was rendered, for browsers that take it.
pub async fn compress(request: axum::extract::Request, next: axum::middleware::Next) -> Response {
    let wanted = assets::takes_gzip(request.headers());
    let response = next.run(request).await;
    if !wanted || !is_text(response.headers()) || response.headers().contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    if body.size_hint().exact().is_none() {
        parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        return Response::from_parts(parts, zipped_stream(body));
    }
    let Ok(plain) = axum::body::to_bytes(body, usize::MAX).await else {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let zipped: Bytes = assets::gzip(&plain, Compression::fast());
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, zipped.into())
}

/// What is sent while it is made is compressed part by part.
fn zipped_stream(body: axum::body::Body) -> axum::body::Body {
    let encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let parts = futures_util::stream::unfold((body.into_data_stream(), Some(encoder)), async |(mut plain, encoder)| {
        let mut encoder = encoder?;
        let zipped = match plain.next().await {
            // Writing into memory does not fail.
            Some(Ok(part)) => match encoder.write_all(&part) {
                Ok(()) => (Ok(Bytes::from(std::mem::take(encoder.get_mut()))), Some(encoder)),
                Err(error) => (Err(axum::Error::new(error)), None),
            },
            Some(Err(error)) => (Err(error), None),
            None => (encoder.finish().map(Bytes::from).map_err(axum::Error::new), None),
        };
        Some((zipped.0, (plain, zipped.1)))
    });
    axum::body::Body::from_stream(parts)
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    kind.starts_with(b"text/html") || kind.starts_with(b"text/csv")
}
