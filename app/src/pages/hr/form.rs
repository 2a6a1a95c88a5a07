//! Sending a file: which source, which file, how it is meant.

use super::{
    receive::ENCODINGS,
    words::{empty_cell, extent, megabytes},
};
use crate::{
    components::{Column, DataTable, Named, Notice, NoticeKind},
    t,
    web::{fields::Fields, render::use_reader},
};
use kunren_domain::hr::Policy;
use kunren_services::hr::LONGEST_NAME;
use leptos::prelude::*;
use std::sync::Arc;

/// What the form offers and what was typed before.
#[derive(Debug, Clone)]
pub struct Sending {
    /// Sources that are known, by name, and what is usual for their files.
    pub sources: Vec<(String, Policy)>,
    /// What was typed.
    pub typed: Fields,
    /// Why it did not work.
    pub problem: Option<String>,
    /// Most that is taken, in bytes.
    pub limit: u64,
}

/// The form. A file has to be chosen again when it was refused: browsers give it once.
#[component]
pub fn FormPage(sending: Arc<Sending>) -> impl IntoView {
    let reader = use_reader();
    let problem = sending.problem.clone().map(|words| view! { <Notice kind=NoticeKind::Problem>{words}</Notice> });
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")><ol><li><a href="/hr">{t!(reader, "hr-title")}</a></li></ol></nav>
        <h1>{t!(reader, "hr-new-title")}</h1>
        <p>{t!(reader, "hr-new-words")}</p>
        {problem}
        <form method="post" action="/hr/new" enctype="multipart/form-data" class="card">
            <Source sending=sending.clone() />
            <div class="field">
                <label for="file">{t!(reader, "hr-file")}</label>
                <p class="hint" id="file-hint">{t!(reader, "hr-file-hint", limit = megabytes(sending.limit))}</p>
                <input id="file" name="file" type="file" required accept=".csv,.txt,.xlsx" aria-describedby="file-hint" />
            </div>
            <Extent chosen=sending.typed.text("extent").to_owned() />
            <Usual sending=sending.clone() />
            <details class="why">
                <summary>{t!(reader, "hr-more")}</summary>
                <Further sending=sending.clone() />
            </details>
            <button class="button primary">{t!(reader, "hr-send")}</button>
        </form>
    }
    .into_any()
}

/// A source that is known, or the name of a new one.
#[component]
fn Source(sending: Arc<Sending>) -> impl IntoView {
    let reader = use_reader();
    let chosen = sending.typed.text("source").to_owned();
    let first = sending.typed.0.is_empty();
    let options = sending.sources.iter().enumerate().map(|(at, (source, _))| {
        let selected = if first { at == 0 } else { *source == chosen };
        view! { <option value=source.clone() selected=selected dir="auto" data-content="">{source.clone()}</option> }
    });
    let options = options.collect_view();
    let known = (!sending.sources.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="source">{t!(reader, "hr-source")}</label>
                <p class="hint" id="source-hint">{t!(reader, "hr-source-hint")}</p>
                <select id="source" name="source" aria-describedby="source-hint">
                    {options}
                    <option value="" selected=!first && chosen.is_empty()>{t!(reader, "hr-source-new")}</option>
                </select>
            </div>
        }
    });
    let required = sending.sources.is_empty();
    view! {
        {known}
        <div class="field">
            <label for="new-source">{t!(reader, "hr-source-name")}</label>
            <p class="hint" id="new-source-hint">{t!(reader, "hr-source-name-hint")}</p>
            <input id="new-source" name="new-source" type="text" maxlength=LONGEST_NAME.to_string() autocomplete="off" dir="auto"
                required=required aria-describedby="new-source-hint" value=sending.typed.text("new-source").to_owned() />
        </div>
    }
    .into_any()
}

#[component]
fn Extent(chosen: String) -> impl IntoView {
    let reader = use_reader();
    let choice = |value: &'static str, words: String| {
        view! { <p><label><input type="radio" name="extent" value=value checked=value == chosen />" "{words}</label></p> }
    };
    view! {
        <fieldset class="field">
            <legend>{t!(reader, "hr-extent")}</legend>
            {choice("", t!(reader, "hr-extent-usual"))}
            {choice("full", t!(reader, "hr-extent-full"))}
            {choice("changes", t!(reader, "hr-extent-changes"))}
        </fieldset>
    }
    .into_any()
}

/// What "as usual" is, for each source.
#[component]
fn Usual(sending: Arc<Sending>) -> impl IntoView {
    let reader = use_reader();
    let rows = sending.sources.iter().map(|(source, policy)| {
        let (names, empty) = (extent(&reader, *policy), empty_cell(&reader, *policy));
        view! { <tr><th scope="row"><bdi>{source.clone()}</bdi></th><td class="prose">{names}</td><td class="prose">{empty}</td></tr> }
    });
    let rows = rows.collect_view();
    let columns = [t!(reader, "hr-source"), t!(reader, "hr-extent"), t!(reader, "hr-empty-cell")];
    let columns = columns.map(Column::words).into();
    (!sending.sources.is_empty()).then(|| {
        view! {
            <details class="why">
                <summary>{t!(reader, "hr-usual-title")}</summary>
                <DataTable name=Named::As(t!(reader, "hr-usual-title")) columns>{rows}</DataTable>
            </details>
        }
    })
}

/// What seldom has to be said: empty cells, encoding, number of rows.
#[component]
fn Further(sending: Arc<Sending>) -> impl IntoView {
    let reader = use_reader();
    let (empty, encoding) = (sending.typed.text("empty").to_owned(), sending.typed.text("encoding").to_owned());
    let choice = |value: &'static str, words: String| {
        view! { <p><label><input type="radio" name="empty" value=value checked=value == empty />" "{words}</label></p> }
    };
    let encodings = ENCODINGS.map(|label| {
        view! { <option value=label selected=label == encoding data-content="">{label.to_uppercase()}</option> }
    });
    view! {
        <fieldset class="field">
            <legend>{t!(reader, "hr-empty-cell")}</legend>
            {choice("", t!(reader, "hr-empty-cell-usual"))}
            {choice("keep", t!(reader, "hr-empty-cell-keep"))}
            {choice("clear", t!(reader, "hr-empty-cell-clear"))}
        </fieldset>
        <div class="field">
            <label for="encoding">{t!(reader, "hr-encoding")}</label>
            <p class="hint" id="encoding-hint">{t!(reader, "hr-encoding-hint")}</p>
            <select id="encoding" name="encoding" aria-describedby="encoding-hint">
                <option value="">{t!(reader, "hr-encoding-auto")}</option>
                {encodings.into_iter().collect_view()}
            </select>
        </div>
        <div class="field">
            <label for="rows">{t!(reader, "hr-rows")}</label>
            <p class="hint" id="rows-hint">{t!(reader, "hr-rows-hint")}</p>
            <input id="rows" name="rows" type="text" inputmode="numeric" pattern="[0-9]*" maxlength="9" autocomplete="off"
                dir="ltr" aria-describedby="rows-hint" value=sending.typed.text("rows").to_owned() />
        </div>
    }
    .into_any()
}
