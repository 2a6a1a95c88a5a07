//! How a person signs in, a form for a code, and the page that shows it once; the person's roles with forms to give and
//! take them.

use super::{Loaded, Sent, access::Roles, access::refused};
use crate::{
    components::{Notice, NoticeKind},
    pages::requests::ReasonField,
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{activation::LIFETIME, id::PersonId, jurisdiction::Country, role::Granted};
use kunren_services::account::{
    activation::issue::{Issued, MayGive, Secrets},
    roles::Held,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Cards for those who may know it; nothing for others.
#[component]
pub fn AccessCards(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let secrets = loaded.access.secrets.as_ref().map(|secrets| signing_in(&reader, &loaded, secrets));
    let roles = loaded.access.roles.as_ref().map(|roles| roles_card(&reader, &loaded, roles));
    view! { {secrets} {roles} }.into_any()
}

fn signing_in(reader: &Reader, loaded: &Loaded, secrets: &Secrets) -> AnyView {
    let state = match (secrets.has_password, secrets.has_pin) {
        (true, _) => t!(reader, "secrets-password"),
        (false, true) => t!(reader, "secrets-pin"),
        (false, false) => t!(reader, "secrets-none"),
    };
    let code = secrets.code_until.map(|until| {
        view! { <p>{t!(reader, "secrets-code", until = reader.date_time(until))}</p> }
    });
    let act = match secrets.may_give {
        MayGive::Yes => Some(code_form(reader, loaded)),
        MayGive::Administrator => {
            Some(view! { <p class="quiet-words">{t!(reader, "code-administrator")}</p> }.into_any())
        }
        MayGive::No => None,
    };
    view! {
        <section class="card"><h2>{t!(reader, "secrets-title")}</h2><p>{state}</p>{code}{act}</section>
    }
    .into_any()
}

/// Folded away, so that it takes two steps.
fn code_form(reader: &Reader, loaded: &Loaded) -> AnyView {
    let refused = refused(loaded.refused.as_ref(), Sent::Code);
    let is_open = refused.is_some();
    let (typed, problem) = refused.map(|refused| (refused.reason, refused.problem)).unzip();
    let problem = problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    view! {
        <details class="act" open=is_open>
            <summary>{t!(reader, "code-title")}</summary>
            <p>{t!(reader, "code-words", days = LIFETIME.as_hours() / 24)}</p>
            {problem}
            <form method="post" action=format!("/people/{}/code", loaded.person.person)>
                <ReasonField id="code-reason".to_owned() value=typed.unwrap_or_default() hint=t!(reader, "code-reason-hint") />
                <button class="button">{t!(reader, "code-button")}</button>
            </form>
        </details>
    }
    .into_any()
}

/// The code, until when it can be used, and what to do with it.
#[component]
pub fn CodePage(person: PersonId, issued: Issued) -> impl IntoView {
    let reader = use_reader();
    let link = t!(reader, "sign-in-to-activate");
    view! {
        <h1>{t!(reader, "code-page-title")}</h1>
        <Notice kind=NoticeKind::Info>{t!(reader, "code-once")}</Notice>
        <section class="card">
            <dl class="facts">
                <dt>{t!(reader, "account-name")}</dt><dd><bdi>{issued.name.clone()}</bdi></dd>
                <dt>{t!(reader, "account-number")}</dt><dd><bdi>{issued.number}</bdi></dd>
                <dt>{t!(reader, "code-label")}</dt><dd><strong class="code-once" dir="ltr">{issued.code.to_string()}</strong></dd>
                <dt>{t!(reader, "code-until")}</dt><dd>{reader.date_time(issued.expires_at)}</dd>
            </dl>
        </section>
        <h2>{t!(reader, "code-next")}</h2>
        <ol>
            <li>{t!(reader, "code-next-hand-over")}</li>
            <li>{t!(reader, "code-next-use", link = link)}</li>
            <li>{t!(reader, "code-next-used")}</li>
        </ol>
        <p><a href=format!("/people/{person}")>{t!(reader, "code-back", name = issued.name)}</a></p>
    }
    .into_any()
}

/// A role in words.
pub(crate) fn role_name(reader: &Reader, granted: Granted) -> String {
    match granted {
        Granted::GroupAdministrator => t!(reader, "role-group-administrator"),
        Granted::Auditor => t!(reader, "role-auditor"),
        Granted::CountryCoordinator(country) => t!(reader, "role-coordinator", country = reader.country(country)),
    }
}

fn roles_card(reader: &Reader, loaded: &Loaded, roles: &Roles) -> AnyView {
    let items = roles.held.iter().map(|held| role_line(reader, loaded, held, roles.own)).collect_view();
    let list = if roles.held.is_empty() {
        view! { <p>{t!(reader, "role-none")}</p> }.into_any()
    } else {
        view! { <ul class="exemptions">{items}</ul> }.into_any()
    };
    let own = roles.own.then(|| view! { <p class="quiet-words">{t!(reader, "role-nobody-own")}</p> });
    let give = (!roles.own && roles.employed).then(|| give_form(reader, loaded, roles));
    view! { <section class="card"><h2>{t!(reader, "role-title")}</h2>{list}{own}{give}</section> }.into_any()
}

fn role_line(reader: &Reader, loaded: &Loaded, held: &Held, own: bool) -> AnyView {
    let date = reader.date_time(held.since);
    let since = match &held.by {
        Some(by) => t!(reader, "role-since-by", date = date, by = by.as_str()),
        None => t!(reader, "role-since", date = date),
    };
    let take = (!own).then(|| take_form(reader, loaded, held.granted));
    view! { <li><strong>{role_name(reader, held.granted)}</strong>" "{since}{take}</li> }.into_any()
}

/// Folded away, so that it takes two steps.
fn take_form(reader: &Reader, loaded: &Loaded, granted: Granted) -> AnyView {
    let refused = refused(loaded.refused.as_ref(), Sent::RoleTaken(granted));
    let is_open = refused.is_some();
    let (typed, problem) = refused.map(|refused| (refused.reason, refused.problem)).unzip();
    let problem = problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let id = format!("take-{}-{}", granted.role(), granted.scope());
    view! {
        <details class="act" open=is_open>
            <summary>{t!(reader, "role-take-title")}</summary>
            <p>{t!(reader, "role-take-words")}</p>
            {problem}
            <form method="post" action=format!("/people/{}/roles/take", loaded.person.person)>
                <input type="hidden" name="role" value=granted.to_string() />
                <ReasonField id value=typed.unwrap_or_default() hint=t!(reader, "code-reason-hint") />
                <button class="button">{t!(reader, "role-take-button")}</button>
            </form>
        </details>
    }
    .into_any()
}

/// Folded away, so that it takes two steps.
fn give_form(reader: &Reader, loaded: &Loaded, roles: &Roles) -> AnyView {
    let refused = refused(loaded.refused.as_ref(), Sent::Role);
    let is_open = refused.is_some();
    let (reason, role, problem) =
        refused.map(|refused| (refused.reason, refused.role, Some(refused.problem))).unwrap_or_default();
    let problem = problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let option = |granted: Granted, words: String| {
        let value = granted.to_string();
        view! { <option value=value.clone() selected=value == role>{words}</option> }
    };
    let mut countries: Vec<(String, Country)> =
        roles.countries.iter().map(|country| (reader.country(*country), *country)).collect();
    countries.sort_by(|(one, _), (other, _)| reader.words.formats.compare(one, other));
    let countries = countries.into_iter().map(|(name, country)| option(Granted::CountryCoordinator(country), name));
    let countries = countries.collect_view();
    view! {
        <details class="act" open=is_open>
            <summary>{t!(reader, "role-give-title")}</summary>
            <p>{t!(reader, "role-give-words")}</p>
            {problem}
            <form method="post" action=format!("/people/{}/roles", loaded.person.person)>
                <div class="field">
                    <label for="role">{t!(reader, "role-label")}</label>
                    <select id="role" name="role" required>
                        <option value=""></option>
                        <optgroup label=t!(reader, "role-coordinators")>{countries}</optgroup>
                        {option(Granted::Auditor, t!(reader, "role-auditor"))}
                        {option(Granted::GroupAdministrator, t!(reader, "role-group-administrator"))}
                    </select>
                </div>
                <ReasonField id="role-reason".to_owned() value=reason hint=t!(reader, "code-reason-hint") />
                <button class="button">{t!(reader, "role-give-button")}</button>
            </form>
        </details>
    }
    .into_any()
}
