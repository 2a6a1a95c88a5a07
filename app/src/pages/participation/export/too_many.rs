//! What is shown instead of a workbook that would be too large: the way to the same people as comma-separated values.

use crate::{
    t,
    web::{
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

/// The page, with where the same people are as comma-separated values.
pub fn too_many(reader: &Reader, most: u64, csv: String) -> Response {
    let page = Page::new(t!(reader, "export-too-many-title"));
    let mut response = render::page(reader, page, move |reader| {
        view! {
            <section class="card error-page">
                <h1>{t!(reader, "export-too-many-title")}</h1>
                <p>{t!(reader, "export-too-many", most = most)}</p>
                <p><a class="button" href=csv download="">{t!(reader, "ways-csv")}</a></p>
            </section>
        }
    });
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}
