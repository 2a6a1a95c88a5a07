//! Signing: first the figures of a day, then a reason and the button.

use super::{Loaded, view::Figures};
use crate::{
    components::{DayField, Notice, NoticeKind},
    t,
    web::render::use_reader,
};
use kunren_services::reason::MAX_REASON;
use leptos::prelude::*;
use std::sync::Arc;

/// The day, what would be signed, the reason: for those who may sign.
#[component]
pub fn SignForm(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let asked = loaded.form.as_ref()?;
    let title =
        if loaded.results.is_empty() { t!(reader, "signed-form-first") } else { t!(reader, "signed-form-correct") };
    let problem = asked.problem.clone().map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    if !asked.is_time() {
        // A day is over everywhere at noon UTC of the next one.
        let from = asked.first.tomorrow().unwrap_or(asked.first);
        let until = reader.date(loaded.edition.window.grace_until);
        let words = t!(reader, "signed-form-too-early", from = reader.date(from), until = until);
        return Some(view! { {problem}<p class="empty">{words}</p> }.into_any());
    }
    let action = format!("/participation/{}/result", loaded.edition.id);
    Some(
        view! {
            <section class="card" id="sign" aria-labelledby="sign-title">
                <h2 id="sign-title">{title}</h2>
                {problem}
                <form method="get" action=action.clone()>
                    <DayField id="cut_off".to_owned() name="cut_off" label=t!(reader, "signed-cut-off")
                        hint=Some(t!(reader, "signed-form-day-hint")) value=asked.cut_off.clone()
                        days=(Some(asked.first), Some(asked.latest)) />
                    <button class="button">{t!(reader, "signed-form-show")}</button>
                </form>
                <Sign loaded=loaded.clone() action />
            </section>
        }
        .into_any(),
    )
}

/// What would be signed, and the button that does.
#[component]
fn Sign(loaded: Arc<Loaded>, action: String) -> impl IntoView {
    let reader = use_reader();
    let asked = loaded.form.as_ref()?;
    let draft = asked.draft.as_ref()?;
    let corrects = loaded.results.last().map(|last| last.hash.clone()).unwrap_or_default();
    let day = t!(reader, "signed-draft", day = reader.date(draft.cut_off));
    Some(view! {
        <h3 id="draft">{day}</h3>
        <Figures loaded=loaded.clone() figures=draft.figures.clone() label="draft" />
        <form method="post" action=action>
            <input type="hidden" name="cut_off" value=draft.cut_off.to_string() />
            <input type="hidden" name="corrects" value=corrects />
            <div class="field">
                <label for="reason">{t!(reader, "column-reason")}</label>
                <p class="hint" id="reason-hint">{t!(reader, "signed-form-sure")}</p>
                <input id="reason" name="reason" type="text" required maxlength=MAX_REASON.to_string() autocomplete="off"
                    aria-describedby="reason-hint" value=asked.reason.clone() />
            </div>
            <button class="button primary">{t!(reader, "signed-form-button")}</button>
        </form>
    }.into_any())
}
