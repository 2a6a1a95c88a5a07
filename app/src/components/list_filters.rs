//! The form above a list of people: a search and the state they are in.

use super::{Field, FieldKind};
use crate::{t, web::render::use_reader};
use leptos::prelude::*;

/// A state that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListState {
    /// As it stands in addresses.
    pub code: &'static str,
    /// As the reader calls it.
    pub words: String,
    /// Whether it is the one shown.
    pub shown: bool,
}

/// Asks `action` again with `q` and `show`.
#[component]
pub fn ListFilters(
    action: &'static str,
    search: String,
    states: Vec<ListState>,
    /// What else the address says, and keeps.
    #[prop(optional)]
    kept: Vec<(&'static str, String)>,
) -> impl IntoView {
    let reader = use_reader();
    let options =
        states.into_iter().map(|state| view! { <option value=state.code selected=state.shown>{state.words}</option> });
    let options = options.collect_view();
    let kept =
        kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! {
        <form method="get" action=action class="filters">
            {kept}
            <Field kind=FieldKind::Search name="q" label=t!(reader, "people-search") value=search required=false />
            <div class="field">
                <label for="show">{t!(reader, "column-state")}</label>
                <select id="show" name="show">{options}</select>
            </div>
            <button class="button">{t!(reader, "controls-show")}</button>
        </form>
    }
}
