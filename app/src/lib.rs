//! What is seen: Leptos pages, components and islands, and the handlers that serve them.
//!
//! Compiled twice: with `ssr` into the server, with `hydrate` into the browser, where only the [`islands`] live.
//!
//! To add a page: a folder under `pages/` with `mod.rs` (the handler: who asks, parse, call, answer) and `view.rs` (a
//! list of sections); a line in [`routes`]; its words in `locales/*/<noun>.ftl`; a row in the authorisation test.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
mod charts;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod web;

#[cfg(feature = "ssr")]
pub use web::app::{App, Settings};

/// Called by the browser once the program is loaded.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
