//! A page for what could not be done: says why and where to go on.

use crate::{t, web::render::use_reader};
use leptos::prelude::*;

/// Title, words, and a way on.
#[component]
pub fn ErrorPage(title: String, words: String) -> impl IntoView {
    let reader = use_reader();
    let home = if reader.viewer.is_some() { t!(reader, "error-to-home") } else { t!(reader, "error-to-sign-in") };
    view! {
        <section class="card error-page">
            <h1>{title}</h1>
            <p>{words}</p>
            <p><a class="button" href="/">{home}</a></p>
        </section>
    }
}
