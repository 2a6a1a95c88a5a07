//! What a person owes one edition: where it stands, why it is due when it is, tries, exemptions, and what can be done.

use super::{Loaded, Refused, Sent};
use crate::{
    components::{Cycles, Notice, NoticeKind, Standing},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{
    edition::Phase,
    obligation::{DueReason, Standing as Stands},
};
use kunren_services::{
    participation::{Exempted, Owed, Try},
    testing::MAX_REASON,
};
use leptos::prelude::*;
use std::sync::Arc;

/// One card; `at` is its place among what is owed.
#[component]
pub fn OwedCard(loaded: Arc<Loaded>, at: usize) -> impl IntoView {
    let reader = use_reader();
    let owed = loaded.person.owed.get(at)?.clone();
    let title = loaded.titles.get(&owed.edition).cloned().unwrap_or_else(|| owed.code.clone());
    let state = match owed.completed {
        Some((on, until)) => t!(reader, "person-completed", date = reader.date(on), until = reader.date(until)),
        None => why_due(&reader, &owed),
    };
    let tries = loaded.tries.as_ref().and_then(|tries| {
        let own: Vec<Try> = tries.iter().filter(|tried| tried.edition == owed.edition).cloned().collect();
        // Who completed it on paper or before this system has no tries, and needs none.
        (!own.is_empty() || owed.completed.is_none()).then(|| view! { <Tries tries=own /> })
    });
    let offered = loaded.grantable.contains(&owed.edition) || refused(&loaded, Sent::Grant, &owed).is_some();
    let grant = offered.then(|| view! { <GrantForm loaded=loaded.clone() owed=owed.clone() /> });
    Some(
        view! {
            <article class="card owed-card">
                <header><h3><bdi>{title}</bdi></h3><Standing standing=owed.standing overdue=owed.overdue /></header>
                <p>{state}</p>
                <p>{t!(reader, "person-assigned", date = reader.date(owed.assigned_on))}</p>
                <Cycles cycles=owed.cycles.clone() />
                {tries}
                {grant}
                <Exemptions loaded=loaded.clone() owed=owed.clone() />
                <ExemptForm loaded=loaded.clone() owed />
            </article>
        }
        .into_any(),
    )
}

fn why_due(reader: &Reader, owed: &Owed) -> String {
    let date = reader.date(owed.due.on);
    let days = owed.formula.joiner_days;
    match owed.due.because {
        DueReason::Window => t!(reader, "person-due-window", date = date),
        DueReason::Valid(on) => t!(reader, "person-due-valid", date = date, completed = reader.date(on)),
        DueReason::Fixed => t!(reader, "person-due-fixed", date = date),
        DueReason::Joined(on) => t!(reader, "person-due-joined", date = date, joined = reader.date(on), days = days),
        DueReason::Returned(on) => {
            t!(reader, "person-due-returned", date = date, returned = reader.date(on), days = days)
        }
    }
}

/// Tries with their scores, for those whose role shows them.
#[component]
fn Tries(tries: Vec<Try>) -> impl IntoView {
    let reader = use_reader();
    if tries.is_empty() {
        return view! { <p class="quiet-words">{t!(reader, "tries-none")}</p> }.into_any();
    }
    let rows = tries.into_iter().map(|tried| {
        let (when, result) = match &tried.result {
            None => (reader.date_time(tried.opened_at), t!(reader, "tries-open")),
            Some((at, grading)) => {
                let (right, total) = (grading.right.len(), grading.total());
                let words = if grading.passed {
                    t!(reader, "tries-passed", right = right, total = total)
                } else {
                    t!(reader, "tries-failed", right = right, total = total)
                };
                (reader.date_time(*at), words)
            }
        };
        let number = reader.words.formats.integer(tried.number);
        view! { <tr><th scope="row" class="number">{number}</th><td>{when}</td><td>{result}</td></tr> }
    });
    let rows = rows.collect_view();
    view! {
        <table class="data small">
            <caption>{t!(reader, "tries-title")}</caption>
            <thead>
                <tr>
                    <th scope="col" class="number">{t!(reader, "tries-number")}</th>
                    <th scope="col">{t!(reader, "column-when")}</th>
                    <th scope="col">{t!(reader, "tries-result")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What was typed into this form before it was refused.
fn refused(loaded: &Loaded, form: Sent, owed: &Owed) -> Option<Refused> {
    loaded.refused.clone().filter(|refused| refused.form == form && refused.edition == owed.edition)
}

/// A reason, with an id of its own: a page holds several.
#[component]
fn Reason(id: String, value: String, hint: String) -> impl IntoView {
    let reader = use_reader();
    let described = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id.clone()>{t!(reader, "targets-reason")}</label>
            <p class="hint" id=described.clone()>{hint}</p>
            <input id=id name="reason" type="text" required maxlength=MAX_REASON.to_string() autocomplete="off"
                aria-describedby=described value=value />
        </div>
    }
    .into_any()
}

#[component]
fn GrantForm(loaded: Arc<Loaded>, owed: Owed) -> impl IntoView {
    let reader = use_reader();
    let refused = refused(&loaded, Sent::Grant, &owed);
    let typed = refused.as_ref().map_or_else(String::new, |refused| refused.reason.clone());
    let problem = refused.map(|refused| view! { <Notice kind=NoticeKind::Problem>{refused.problem}</Notice> });
    view! {
        <form method="post" action=format!("/people/{}/grants", loaded.person.person) class="act">
            <h4>{t!(reader, "grant-title")}</h4>
            <p>{t!(reader, "grant-words")}</p>
            {problem}
            <input type="hidden" name="edition" value=owed.edition.to_string() />
            <Reason id=format!("grant-{}", owed.edition) value=typed hint=t!(reader, "grant-hint") />
            <button class="button">{t!(reader, "grant-button")}</button>
        </form>
    }
    .into_any()
}

/// Every exemption there was; those in force can be revoked.
#[component]
fn Exemptions(loaded: Arc<Loaded>, owed: Owed) -> impl IntoView {
    let reader = use_reader();
    if owed.exempted.is_empty() {
        return None;
    }
    let items = owed.exempted.iter().map(|exempted| {
        let revoke = (loaded.may_exempt && !exempted.by_audience && exempted.is_standing(loaded.person.today)).then(|| {
            let action = format!("/people/{}/exemptions/{}/revoke", loaded.person.person, exempted.id);
            view! { <form method="post" action=action><button class="button">{t!(reader, "exempt-revoke")}</button></form> }
        });
        view! { <li>{exemption_words(&reader, exempted)}" "<bdi>{exempted.reason.clone()}</bdi>{revoke}</li> }
    });
    let items = items.collect_view();
    Some(view! { <h4>{t!(reader, "exempt-list")}</h4><ul class="exemptions">{items}</ul> }.into_any())
}

fn exemption_words(reader: &Reader, exempted: &Exempted) -> String {
    let nobody = || if exempted.by_audience { t!(reader, "by-audience") } else { t!(reader, "by-import") };
    let (from, by) = (reader.date(exempted.from_on), exempted.by.clone().unwrap_or_else(nobody));
    match (exempted.revoked_at, exempted.until_on) {
        (Some(at), _) => t!(reader, "exempt-was", from = from, by = by, revoked = reader.date_time(at)),
        (None, Some(until)) => t!(reader, "exempt-until", from = from, by = by, until = reader.date(until)),
        (None, None) => t!(reader, "exempt-open", from = from, by = by),
    }
}

/// Folded away, so that it takes two steps.
#[component]
fn ExemptForm(loaded: Arc<Loaded>, owed: Owed) -> impl IntoView {
    let reader = use_reader();
    let refused = refused(&loaded, Sent::Exemption, &owed);
    let open = matches!(owed.standing, Stands::Assigned | Stands::InProgress | Stands::OnLeave);
    let closed = owed.window.phase(loaded.person.today, owed.due.on) == Phase::Closed;
    if !loaded.may_exempt || ((!open || closed) && refused.is_none()) {
        return None;
    }
    let (reason, until) =
        refused.as_ref().map_or_else(Default::default, |refused| (refused.reason.clone(), refused.until.clone()));
    let is_open = refused.is_some();
    let problem = refused.map(|refused| view! { <Notice kind=NoticeKind::Problem>{refused.problem}</Notice> });
    let until_id = format!("until-{}", owed.edition);
    let hint_id = format!("{until_id}-hint");
    Some(view! {
        <details class="act" open=is_open>
            <summary>{t!(reader, "exempt-title")}</summary>
            <p>{t!(reader, "exempt-words")}</p>
            {problem}
            <form method="post" action=format!("/people/{}/exemptions", loaded.person.person)>
                <input type="hidden" name="edition" value=owed.edition.to_string() />
                <Reason id=format!("exempt-{}", owed.edition) value=reason hint=t!(reader, "exempt-hint") />
                <div class="field">
                    <label for=until_id.clone()>{t!(reader, "exempt-until-label")}</label>
                    <p class="hint" id=hint_id.clone()>{t!(reader, "exempt-until-hint")}</p>
                    <input id=until_id name="until" type="date" min=loaded.person.today.to_string() value=until aria-describedby=hint_id />
                </div>
                <button class="button">{t!(reader, "exempt-button")}</button>
            </form>
        </details>
    }.into_any())
}
