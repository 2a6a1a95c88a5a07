//! What can be decided about a file: confirmed, given up, read again, taken back.

use super::{Refused, Shown, words::exceeded};
use crate::{
    components::{Notice, NoticeKind},
    t,
    web::render::use_reader,
};
use kunren_services::{
    hr::{KeptTrue, Stage},
    reason::MAX_REASON,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Thresholds, then the button; or why the plan cannot be done any more.
#[component]
pub fn Planned(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    let imported = &shown.imported;
    if imported.outdated {
        let words = if imported.kept { t!(reader, "hr-outdated-words") } else { t!(reader, "hr-outdated-gone") };
        let give_up = shown.may_import.then(|| view! { <GiveUpForm shown=shown.clone() /> });
        return view! {
            <Notice kind=NoticeKind::Problem>{words}</Notice>
            <div class="actions"><Further shown=shown.clone() />{give_up}</div>
        }
        .into_any();
    }
    let stopped = (!imported.exceeded.is_empty()).then(|| {
        let items = imported.exceeded.iter().map(|one| view! { <li>{exceeded(&reader, one)}</li> }).collect_view();
        view! {
            <Notice kind=NoticeKind::Problem>
                <p><strong>{t!(reader, "hr-exceeded-title")}</strong></p>
                <ul>{items}</ul>
            </Notice>
        }
    });
    let forms = shown.may_import.then(|| {
        view! { <ConfirmForm shown=shown.clone() /><GiveUpForm shown=shown.clone() /> }
    });
    let kept = imported.would_keep.map(|KeptTrue { assigned, released }| {
        view! { <p>{t!(reader, "hr-would-keep", assigned = assigned, released = released)}</p> }
    });
    view! { <p>{t!(reader, "hr-planned-words")}</p>{kept}{stopped}{forms} }.into_any()
}

/// What was typed before it was refused.
fn typed(refused: Option<&Refused>) -> String {
    refused.map(|refused| refused.reason.clone()).unwrap_or_default()
}

#[component]
fn ConfirmForm(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    let imported = &shown.imported;
    let Stage::Planned { at } = imported.line.stage else { return ().into_any() };
    let reason = (!imported.exceeded.is_empty()).then(|| {
        view! {
            <div class="field">
                <label for="reason">{t!(reader, "hr-confirm-reason")}</label>
                <p class="hint" id="reason-hint">{t!(reader, "hr-confirm-hint")}</p>
                <input id="reason" name="reason" type="text" required maxlength=MAX_REASON.to_string() autocomplete="off"
                    dir="auto" aria-describedby="reason-hint" value=typed(shown.refused.as_ref()) />
            </div>
        }
    });
    view! {
        <form method="post" action=format!("/hr/{}/apply", imported.line.id) class="card">
            <input type="hidden" name="planned" value=at.as_microsecond().to_string() />
            {reason}
            <button class="button primary">{t!(reader, "hr-confirm-button")}</button>
        </form>
    }
    .into_any()
}

/// How it goes on with a file that cannot be used as it was read: read once more, where it is still here, or sent again.
#[component]
pub fn Further(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    if !shown.may_import {
        ().into_any()
    } else if shown.imported.kept {
        view! { <AgainForm shown /> }.into_any()
    } else {
        view! { <a class="button primary" href="/hr/new">{t!(reader, "hr-another")}</a> }.into_any()
    }
}

#[component]
fn AgainForm(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    view! {
        <form method="post" action=format!("/hr/{}/again", shown.imported.line.id)>
            <button class="button primary">{t!(reader, "hr-again")}</button>
        </form>
    }
    .into_any()
}

#[component]
fn GiveUpForm(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    view! {
        <form method="post" action=format!("/hr/{}/give-up", shown.imported.line.id)>
            <button class="button">{t!(reader, "hr-give-up")}</button>
        </form>
    }
    .into_any()
}

/// Folded away, so that it takes two steps.
#[component]
pub fn UndoForm(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    if let Some(later) = &shown.imported.overtaken_by {
        let at = reader.date_time(later.applied_at);
        return view! {
            <p class="quiet-words">
                {t!(reader, "hr-undo-overtaken")}" "
                <a href=format!("/hr/{}", later.id)><bdi>{later.source.clone()}</bdi>" · "<bdi>{later.file_name.clone()}</bdi>" · "{at}</a>
            </p>
        }
        .into_any();
    }
    let open = shown.refused.is_some();
    view! {
        <details class="act" open=open>
            <summary>{t!(reader, "hr-undo-title")}</summary>
            <p>{t!(reader, "hr-undo-words")}</p>
            <form method="post" action=format!("/hr/{}/undo", shown.imported.line.id)>
                <div class="field">
                    <label for="reason">{t!(reader, "targets-reason")}</label>
                    <p class="hint" id="reason-hint">{t!(reader, "hr-undo-hint")}</p>
                    <input id="reason" name="reason" type="text" required maxlength=MAX_REASON.to_string() autocomplete="off"
                        dir="auto" aria-describedby="reason-hint" value=typed(shown.refused.as_ref()) />
                </div>
                <button class="button">{t!(reader, "hr-undo-button")}</button>
            </form>
        </details>
    }
    .into_any()
}
