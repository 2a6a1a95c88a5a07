//! The form that takes back what was given to a person: an exemption, or more time.

use super::{Loaded, Sent};
use crate::{
    components::{Notice, NoticeKind},
    pages::requests::ReasonField,
    t,
    web::reader::Reader,
};
use leptos::prelude::*;

/// What is taken back, in words.
pub(super) struct Words {
    /// Opens the form.
    pub(super) title: String,
    /// What it does.
    pub(super) effect: String,
    /// On the button.
    pub(super) button: String,
}

/// Folded away, so that it takes two steps. `kind` is the path of what is taken back, `id` which one.
pub(super) fn revoke_form(reader: &Reader, loaded: &Loaded, sent: Sent, kind: &str, id: &str, words: Words) -> AnyView {
    let action = format!("/people/{}/{kind}/{id}/revoke", loaded.person.person);
    let refused = loaded.refused.as_ref().filter(|refused| refused.form == sent);
    let typed = refused.map_or_else(String::new, |refused| refused.reason.clone());
    let problem = refused.map(|refused| refused.problem.clone());
    let is_open = problem.is_some();
    let problem = problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    view! {
        <details class="act" open=is_open>
            <summary>{words.title}</summary>
            <p>{words.effect}</p>
            {problem}
            <form method="post" action=action>
                <ReasonField id=format!("revoke-{id}") value=typed hint=t!(reader, "requests-reason-hint") />
                <button class="button">{words.button}</button>
            </form>
        </details>
    }
    .into_any()
}
