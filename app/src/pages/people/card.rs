//! What a person owes one edition: where it stands, why it is due when it is, tries, exemptions, and what can be done.

use super::{
    Loaded, Refused, Sent,
    more_time::MoreTime,
    revoke::{Words, revoke_form},
};
use crate::{
    components::{Column, Cycles, FewColumns, Notice, NoticeKind, Standing, added_parts},
    pages::requests::{ReasonField, UntilField},
    t,
    web::{reader::Reader, render::use_reader},
};
use jiff::civil::Date;
use kunren_domain::{
    edition::Phase,
    obligation::{DueDay, DueReason, Standing as Stands},
    request::MAX_EVIDENCE,
};
use kunren_services::participation::{Exempted, Owed, Try};
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
        None => why_due(&reader, &owed, loaded.person.today),
    };
    let late = owed.late.map(|due| view! { <p class="late">{t!(reader, "person-late", date = reader.date(due))}</p> });
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
                <header><h3><bdi>{title}</bdi></h3><Standing standing=owed.standing lateness=owed.lateness /></header>
                <p>{state}</p>
                {late}
                {added(&reader, &loaded, &owed)}
                <p>{t!(reader, "person-assigned", date = reader.date(owed.assigned_on))}</p>
                <Cycles cycles=owed.cycles.clone() />
                <p><a href=format!("/people/{}/why/{}", loaded.person.person, owed.edition)>{t!(reader, "why-link")}</a></p>
                {tries}
                {grant}
                <Exemptions loaded=loaded.clone() owed=owed.clone() />
                <ExemptForm loaded=loaded.clone() owed=owed.clone() />
                <MoreTime loaded=loaded.clone() owed />
            </article>
        }
        .into_any(),
    )
}

/// What moves have added to what was completed.
fn added(reader: &Reader, loaded: &Loaded, owed: &Owed) -> Option<AnyView> {
    let parts: Vec<_> = owed.since.iter().flat_map(|since| &since.added).collect();
    let parts = added_parts(reader, loaded.contents.get(&owed.edition)?, &parts)?;
    Some(view! { <h4>{t!(reader, "added-title")}</h4> {parts} }.into_any())
}

fn why_due(reader: &Reader, owed: &Owed, today: Date) -> String {
    let date = match owed.due.told(owed.standing) {
        DueDay::On(on) => reader.date(on),
        DueDay::AtReturn => return t!(reader, "person-due-away", days = owed.formula.joiner_days),
        DueDay::Nothing => return t!(reader, "home-due-nothing"),
    };
    let days = owed.formula.joiner_days;
    match owed.due.because {
        DueReason::Window => t!(reader, "person-due-window", date = date),
        DueReason::Valid(on) => t!(reader, "person-due-valid", date = date, completed = reader.date(on)),
        DueReason::Lapsed(on) => t!(reader, "person-due-lapsed", date = date, completed = reader.date(on)),
        DueReason::Fixed => t!(reader, "person-due-fixed", date = date),
        DueReason::Joined(on) => t!(reader, "person-due-joined", date = date, joined = reader.date(on), days = days),
        DueReason::Assigned(on) => {
            t!(reader, "person-due-assigned", date = date, assigned = reader.date(on), days = days)
        }
        DueReason::Released(on) => t!(reader, "person-due-released", date = date, owed = reader.date(on), days = days),
        // A day is known, so that nobody is away for an unknown time.
        DueReason::Away(_) => t!(reader, "person-due-window", date = date),
        DueReason::Returned(on) if on > today => {
            t!(reader, "person-due-returns", date = date, returns = reader.date(on), days = days)
        }
        DueReason::Returned(on) => {
            t!(reader, "person-due-returned", date = date, returned = reader.date(on), days = days)
        }
        DueReason::Extended(on) => t!(reader, "person-due-extended", date = date, granted = reader.date(on)),
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
    let columns = vec![
        Column::number(t!(reader, "tries-number")),
        Column::words(t!(reader, "column-when")),
        Column::words(t!(reader, "tries-result")),
    ];
    view! {
        <FewColumns columns caption=t!(reader, "tries-title") small=true>{rows}</FewColumns>
    }
    .into_any()
}

/// What was typed into this form before it was refused.
pub(super) fn refused(loaded: &Loaded, form: Sent, owed: &Owed) -> Option<Refused> {
    loaded.refused.clone().filter(|refused| refused.form == form && refused.edition == Some(owed.edition))
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
            <ReasonField id=format!("grant-{}", owed.edition) value=typed hint=t!(reader, "grant-hint") />
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
        let revoke = (loaded.may_exempt && !exempted.by_audience && exempted.is_standing(loaded.person.today))
            .then(|| take_back(&reader, &loaded, exempted));
        let evidence = (!exempted.evidence.is_empty()).then(|| {
            view! { " · "{t!(reader, "request-evidence-label")}" "<bdi>{exempted.evidence.clone()}</bdi> }
        });
        view! {
            <li>{exemption_words(&reader, exempted)}" "<bdi>{exempted.reason.clone()}</bdi>{evidence}{revoke}</li>
        }
    });
    let items = items.collect_view();
    Some(view! { <h4>{t!(reader, "exempt-list")}</h4><ul class="exemptions">{items}</ul> }.into_any())
}

fn take_back(reader: &Reader, loaded: &Loaded, exempted: &Exempted) -> AnyView {
    let words = Words {
        title: t!(reader, "exempt-revoke-title"),
        effect: t!(reader, "exempt-revoke-words"),
        button: t!(reader, "exempt-revoke"),
    };
    revoke_form(reader, loaded, Sent::Revocation(exempted.id), "exemptions", &exempted.id.to_string(), words)
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
    let closed = owed.due.phase(&owed.window, loaded.person.today) == Phase::Closed;
    if !loaded.may_exempt || ((!open || closed) && refused.is_none()) {
        return None;
    }
    let typed = refused.clone().map(|refused| (refused.reason, refused.until, refused.evidence));
    let (reason, until, evidence) = typed.unwrap_or_default();
    let is_open = refused.is_some();
    let problem = refused.map(|refused| view! { <Notice kind=NoticeKind::Problem>{refused.problem}</Notice> });
    let until_id = format!("until-{}", owed.edition);
    let evidence_id = format!("evidence-{}", owed.edition);
    let hint_id = format!("{evidence_id}-hint");
    Some(view! {
        <details class="act" open=is_open>
            <summary>{t!(reader, "exempt-title")}</summary>
            <p>{t!(reader, "exempt-words")}</p>
            {problem}
            <form method="post" action=format!("/people/{}/exemptions", loaded.person.person)>
                <input type="hidden" name="edition" value=owed.edition.to_string() />
                <ReasonField id=format!("exempt-{}", owed.edition) value=reason hint=t!(reader, "exempt-hint") />
                <UntilField id=until_id label=t!(reader, "exempt-until-label") hint=t!(reader, "exempt-until-hint") value=until
                    days=(loaded.person.today, None) required=false />
                <div class="field">
                    <label for=evidence_id.clone()>{t!(reader, "request-evidence")}</label>
                    <p class="hint" id=hint_id.clone()>{t!(reader, "request-evidence-hint")}</p>
                    <input id=evidence_id name="evidence" type="text" maxlength=MAX_EVIDENCE.to_string() autocomplete="off"
                        aria-describedby=hint_id value=evidence />
                </div>
                <button class="button">{t!(reader, "exempt-button")}</button>
            </form>
        </details>
    }.into_any())
}
