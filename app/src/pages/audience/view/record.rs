//! Saving the draft, with a reason, and everything that was saved before.

use super::{
    super::{Loaded, draft::recurrence_pairs, is_current, words::recurrence_words},
    builder::hidden,
    rule_text,
};
use crate::{
    components::{Column, DataTable, Named, Notice, NoticeKind},
    t,
    web::render::use_reader,
};
use kunren_services::reason::MAX_REASON;
use leptos::prelude::*;
use std::sync::Arc;

/// Offered after the effects were shown, to those who may, while the edition is not over, and where something would change.
#[component]
pub fn SaveForm(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let (looked, rule) = (loaded.looked.as_ref()?, loaded.draft.rule.as_ref().ok()?);
    if !loaded.may_set || loaded.over || !looked.unknown.is_empty() || is_current(&loaded, rule) {
        return None;
    }
    let typed = &loaded.typed;
    let problem = typed.problem.clone().map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let (released, overdue) = (looked.preview.total.released, looked.preview.overdue());
    // Whoever is asked all the same, since a moment ago there was a reason to, confirms what there is.
    let releases = looked.preview.is_drastic() || overdue == 0;
    let words = [
        releases.then(|| t!(reader, "audience-confirm", count = released)),
        (overdue > 0).then(|| t!(reader, "audience-confirm-overdue", count = overdue)),
    ];
    let confirm = (typed.confirm || looked.preview.is_to_be_confirmed()).then(|| {
        view! {
            <label class="choice" for="confirmed">
                <input id="confirmed" type="checkbox" name="confirmed" value="1" />
                {words.into_iter().flatten().collect::<Vec<_>>().join(" ")}
            </label>
        }
    });
    let terms = recurrence_pairs(loaded.draft.recurrence).into_iter().chain([("rule", rule.to_string())]).collect();
    Some(
        view! {
            <section class="card" aria-labelledby="save">
                <h2 id="save">{t!(reader, "audience-save")}</h2>
                {problem}
                <p>{rule_text(rule.to_string())}</p>
                <p>{recurrence_words(&reader, loaded.draft.recurrence)}</p>
                <form method="post" action=format!("/editions/{}/audience", loaded.edition.id)>
                    {hidden(terms)}
                    <div class="field">
                        <label for="reason">{t!(reader, "targets-reason")}</label>
                        <p class="hint" id="reason-hint">{t!(reader, "audience-reason-hint")}</p>
                        <input id="reason" name="reason" type="text" required maxlength=MAX_REASON.to_string() autocomplete="off"
                            aria-describedby="reason-hint" value=typed.reason.clone() />
                    </div>
                    {confirm}
                    <button class="button primary">{t!(reader, "audience-save")}</button>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// Newest first.
#[component]
pub fn History(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    if loaded.history.is_empty() {
        return view! { <p class="empty">{t!(reader, "audience-none")}</p> }.into_any();
    }
    let rows = loaded.history.iter().map(|change| {
        let by = match &change.from {
            Some(edition) => t!(reader, "audience-taken-over", edition = edition.as_str()),
            None => change.by.clone().unwrap_or_else(|| t!(reader, "by-command")),
        };
        view! {
            <tr>
                <th scope="row" class="when">{reader.date_time(change.at)}</th>
                <td class="prose">{rule_text(change.terms.rule.to_string())}</td>
                <td>{recurrence_words(&reader, change.terms.recurrence)}</td>
                <td><bdi>{by}</bdi></td>
                <td class="prose"><bdi>{change.reason.clone()}</bdi></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-when")),
        Column::words(t!(reader, "audience-rule")),
        Column::words(t!(reader, "audience-again")),
        Column::words(t!(reader, "column-who")),
        Column::words(t!(reader, "column-reason")),
    ];
    view! {
        <DataTable name=Named::By("history") columns>{rows}</DataTable>
    }
    .into_any()
}
