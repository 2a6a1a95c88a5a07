//! The log of changes.

use super::Log;
use crate::{
    components::{Column, DataTable, DayField, Named, Notice, NoticeKind, Pager},
    pages::{
        hr::refusal_words,
        participation::{href, node_name, set_apart},
        people::role_name,
    },
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{rate::Share, target::Node};
use kunren_services::{
    audit::{ACTIONS, Event},
    hr::Refusal,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A filter and the acts.
#[component]
pub fn AuditPage(log: Arc<Log>) -> impl IntoView {
    let reader = use_reader();
    let links = log.clone();
    let link = move |page: u32| {
        let [from, until] = links.days.clone();
        let asked =
            [("action", links.action.clone()), ("number", links.number.clone()), ("from", from), ("until", until)];
        let asked = asked.into_iter().filter(|(_, value)| !value.is_empty());
        href("/audit", asked.chain([("page", page.to_string())]))
    };
    view! {
        <h1>{t!(reader, "audit-title")}</h1>
        <p class="subtitle">{t!(reader, "audit-words")}</p>
        <Filter log=log.clone() />
        <Table log=log.clone() />
        <Pager page=log.page pages=log.further href=link />
    }
    .into_any()
}

#[component]
fn Filter(log: Arc<Log>) -> impl IntoView {
    let reader = use_reader();
    let options = ACTIONS.iter().copied().map(|action| {
        let words = action_name(&reader, action);
        view! { <option value=action selected=action == log.action>{words}</option> }
    });
    let [from, until] = log.days.clone();
    let today = Some(reader.today());
    let problem = log.problem.clone().map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    view! {
        {problem}
        <form method="get" action="/audit" class="filters">
            <div class="field">
                <label for="action">{t!(reader, "audit-action")}</label>
                <select id="action" name="action">
                    <option value="">{t!(reader, "filter-all")}</option>
                    {options.collect_view()}
                </select>
            </div>
            <div class="field">
                <label for="number">{t!(reader, "audit-number")}</label>
                <input id="number" name="number" type="search" maxlength="100" autocomplete="off" value=log.number.clone() />
            </div>
            <DayField id="from".to_owned() name="from" label=t!(reader, "audit-from") value=from days=(None, today)
                required=false />
            <DayField id="until".to_owned() name="until" label=t!(reader, "audit-to") value=until days=(None, today)
                required=false />
            <button class="button">{t!(reader, "controls-show")}</button>
        </form>
    }
    .into_any()
}

/// An act in words; acts of a later version are called by their dotted name.
fn action_name(reader: &Reader, action: &str) -> String {
    match action {
        "audience.set" => t!(reader, "audit-audience-set"),
        "audience.taken-over" => t!(reader, "audit-audience-taken-over"),
        "attempt.granted" => t!(reader, "audit-attempt-granted"),
        "course.imported" => t!(reader, "audit-course-imported"),
        "edition.closed" => t!(reader, "audit-edition-closed"),
        "edition.reopened" => t!(reader, "audit-edition-reopened"),
        "exemption.granted" => t!(reader, "audit-exemption-granted"),
        "exemption.revoked" => t!(reader, "audit-exemption-revoked"),
        "extension.granted" => t!(reader, "audit-extension-granted"),
        "extension.revoked" => t!(reader, "audit-extension-revoked"),
        "hr.applied" => t!(reader, "audit-hr-applied"),
        "hr.given-up" => t!(reader, "audit-hr-given-up"),
        "hr.refused" => t!(reader, "audit-hr-refused"),
        "hr.replaced" => t!(reader, "audit-hr-replaced"),
        "hr.source-saved" => t!(reader, "audit-hr-source-saved"),
        "hr.stopped" => t!(reader, "audit-hr-stopped"),
        "hr.undone" => t!(reader, "audit-hr-undone"),
        "password.changed" => t!(reader, "audit-password-changed"),
        "person.activated" => t!(reader, "audit-person-activated"),
        "person.code-issued" => t!(reader, "audit-person-code-issued"),
        "person.codes-issued" => t!(reader, "audit-person-codes-issued"),
        "role.given" => t!(reader, "audit-role-given"),
        "role.taken" => t!(reader, "audit-role-taken"),
        "person.added" => t!(reader, "audit-person-added"),
        "person.erased" => t!(reader, "audit-person-erased"),
        "request.asked" => t!(reader, "audit-request-asked"),
        "request.granted" => t!(reader, "audit-request-granted"),
        "request.refused" => t!(reader, "audit-request-refused"),
        "request.withdrawn" => t!(reader, "audit-request-withdrawn"),
        "site.added" => t!(reader, "audit-site-added"),
        "site.renamed" => t!(reader, "audit-site-renamed"),
        "target.set" => t!(reader, "audit-target-set"),
        other => other.to_owned(),
    }
}

#[component]
fn Table(log: Arc<Log>) -> impl IntoView {
    let reader = use_reader();
    if log.events.is_empty() {
        let words = if log.is_asked_for_some() { t!(reader, "audit-none") } else { t!(reader, "audit-empty") };
        return view! { <p class="empty">{words}</p> }.into_any();
    }
    let rows = log.events.iter().map(|event| row(&reader, &log, event)).collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-when")),
        Column::words(t!(reader, "column-who")),
        Column::words(t!(reader, "audit-action")),
        Column::words(t!(reader, "audit-subject")),
        Column::words(t!(reader, "audit-detail")),
    ];
    view! {
        <DataTable name=Named::As(t!(reader, "audit-title")) columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, log: &Log, event: &Event) -> AnyView {
    let who = event.actor.clone().unwrap_or_else(|| t!(reader, "by-command"));
    view! {
        <tr>
            <th scope="row" class="when">{reader.date_time(event.at)}</th>
            <td><bdi>{who}</bdi></td>
            <td>{action_name(reader, &event.action)}</td>
            <td>{subject(reader, log, event)}</td>
            <td class="prose">{detail(reader, log, event)}</td>
        </tr>
    }
    .into_any()
}

/// A person as a link, a part of the organisation by its name.
fn subject(reader: &Reader, log: &Log, event: &Event) -> AnyView {
    if let Some((person, number, name)) = &event.person {
        return view! { <a href=format!("/people/{person}")><bdi>{name.clone()}</bdi>" "<bdi>{number.clone()}</bdi></a> }.into_any();
    }
    match event.subject.parse::<Node>() {
        Ok(node) => set_apart(&node, node_name(reader, &log.directory, &node, true)),
        Err(_) => view! { <bdi>{event.subject.clone()}</bdi> }.into_any(),
    }
}

/// The facts worth reading: edition, rate, days, file, counts, reason.
fn detail(reader: &Reader, log: &Log, event: &Event) -> AnyView {
    let fact = |name: &str| event.detail.get(name);
    let text = |name: &str| fact(name).and_then(|value| value.as_str());
    let edition = text("edition").and_then(|id| log.editions.get(&id.parse().ok()?)).cloned();
    let rate = fact("basis_points").and_then(serde_json::Value::as_i64).map(Share::from_basis_points);
    let rate = rate.map(|share| reader.words.formats.whole_percent(share));
    let until =
        text("until").and_then(|day| day.parse().ok()).map(|day| t!(reader, "audit-until", day = reader.date(day)));
    let separator = t!(reader, "list-separator");
    let file = text("file").map(str::to_owned);
    let refusal = fact("refusal").and_then(|refusal| refused(reader, refusal));
    let people =
        fact("people").and_then(serde_json::Value::as_i64).map(|count| t!(reader, "people-count", count = count));
    let facts = [edition, rate, text("rule").map(str::to_owned), until, file, refusal, counts(reader, event), people]
        .into_iter()
        .flatten()
        .chain(roles(reader, event))
        .enumerate()
        .map(|(at, fact)| {
            let between = (at > 0).then(|| separator.clone());
            view! { {between}<bdi>{fact}</bdi> }
        });
    let facts = facts.collect_view();
    let reason = text("reason").filter(|reason| !reason.trim().is_empty());
    let reason = reason.map(|reason| view! { " "<q><bdi>{reason.to_owned()}</bdi></q> });
    view! { {facts}{reason} }.into_any()
}

/// Roles that somebody was given or lost, the first ones too. What is no role any more is called as it is written.
fn roles(reader: &Reader, event: &Event) -> Vec<String> {
    let several = event.detail.get("roles").and_then(|roles| roles.as_array()).into_iter().flatten();
    let written = several.chain(event.detail.get("role")).filter_map(|role| role.as_str());
    written.map(|role| role.parse().map_or_else(|_| role.to_owned(), |granted| role_name(reader, granted))).collect()
}

/// Why an HR file was refused.
fn refused(reader: &Reader, refusal: &serde_json::Value) -> Option<String> {
    let refusal: Refusal = serde_json::from_value(refusal.clone()).ok()?;
    Some(refusal_words(reader, &refusal))
}

/// How many people an HR file concerned.
fn counts(reader: &Reader, event: &Event) -> Option<String> {
    let count = |name: &str| event.detail.get(name).and_then(serde_json::Value::as_i64);
    let (joiners, leavers, moves) = (count("joiners")?, count("leavers")?, count("moves")?);
    Some(t!(reader, "audit-hr-facts", joiners = joiners, leavers = leavers, moves = moves))
}
