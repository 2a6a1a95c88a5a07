//! The page of one person.

use super::{Loaded, access_view::AccessCards, card::OwedCard};
use crate::{
    components::{Notice, NoticeKind},
    pages::participation::{href, is_own_text, kind_name},
    t,
    web::{reader::Reader, render::use_reader},
};
use jiff::civil::Date;
use kunren_domain::target::Node;
use kunren_services::participation::PersonFacts;
use leptos::prelude::*;
use std::sync::Arc;

/// Who it is, then a card for each course.
#[component]
pub fn PersonPage(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let person = &loaded.person;
    let done = done(&reader, &loaded.done).map(|words| view! { <Notice kind=NoticeKind::Success>{words}</Notice> });
    let cards = (0..person.owed.len()).map(|at| view! { <OwedCard loaded=loaded.clone() at /> }).collect_view();
    let nothing = person.owed.is_empty().then(|| view! { <p class="empty">{t!(reader, "person-owes-nothing")}</p> });
    let back = person.owed.first().map_or_else(
        || ("/people".to_owned(), t!(reader, "find-title")),
        |owed| {
            let site = Node::Site(person.site_code.clone()).to_string();
            let href = href(&format!("/participation/{}/people", owed.edition), [("node", site)]);
            (href, t!(reader, "person-back", site = person.site.as_str()))
        },
    );
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")><ol><li><a href=back.0>{back.1}</a></li></ol></nav>
        <h1><bdi>{person.name.clone()}</bdi></h1>
        {done}
        <section class="card">
            {facts(&reader, person)}
            <p><a href=format!("/people/{}/history", person.person)>{t!(reader, "person-history-link")}</a></p>
        </section>
        <h2>{t!(reader, "person-courses")}</h2>
        {nothing}
        {cards}
        {not_owed(&reader, &loaded)}
        <AccessCards loaded=loaded.clone() />
    }
    .into_any()
}

/// Open editions that are not owed, each with a link to why not.
fn not_owed(reader: &Reader, loaded: &Loaded) -> Option<AnyView> {
    let person = &loaded.person;
    let items = person.not_owed.iter().map(|open| {
        let title = loaded.titles.get(&open.edition).cloned().unwrap_or_else(|| open.code.clone());
        let href = format!("/people/{}/why/{}", person.person, open.edition);
        view! { <li><bdi>{title}</bdi>" · "<a href=href>{t!(reader, "person-why-not")}</a></li> }
    });
    let items = items.collect_view();
    (!person.not_owed.is_empty())
        .then(|| view! { <h2>{t!(reader, "person-not-owed")}</h2><ul class="plain">{items}</ul> }.into_any())
}

/// A leave in words.
pub(super) fn leave_words(reader: &Reader, from: Date, back: Option<Date>) -> String {
    let from = reader.date(from);
    match back {
        Some(back) => t!(reader, "person-leave-until", from = from, back = reader.date(back)),
        None => t!(reader, "person-leave-open", from = from),
    }
}

/// A job function, rank or type of employment: set apart where the HR system's own word is shown.
pub(super) fn kind(reader: &Reader, text: &str) -> AnyView {
    let name = kind_name(reader, text);
    if is_own_text(text) { view! { <bdi>{name}</bdi> }.into_any() } else { name.into_any() }
}

fn done(reader: &Reader, what: &str) -> Option<String> {
    match what {
        "granted" => Some(t!(reader, "person-done-granted")),
        "extended" => Some(t!(reader, "person-done-extended")),
        "exempted" => Some(t!(reader, "person-done-exempted")),
        "taken-back" => Some(t!(reader, "person-done-taken-back")),
        "revoked" => Some(t!(reader, "person-done-revoked")),
        "role-given" => Some(t!(reader, "person-done-role-given")),
        "role-taken" => Some(t!(reader, "person-done-role-taken")),
        "role-same" => Some(t!(reader, "person-done-role-same")),
        _ => None,
    }
}

fn facts(reader: &Reader, person: &PersonFacts) -> AnyView {
    let left = person.left_on.map(|on| view! { <dt>{t!(reader, "person-left")}</dt><dd>{reader.date(on)}</dd> });
    let manager =
        person.manager.clone().map(|name| view! { <dt>{t!(reader, "person-manager")}</dt><dd><bdi>{name}</bdi></dd> });
    let leave = person.leave.iter().map(|(from, back)| view! { <li>{leave_words(reader, *from, *back)}</li> });
    let leave: Vec<_> = leave.collect();
    let leave = (!leave.is_empty()).then(|| {
        view! { <dt>{t!(reader, "standing-on-leave")}</dt><dd><ul class="plain">{leave}</ul></dd> }
    });
    let further = person.further.iter().map(|site| view! { <li><bdi>{site.clone()}</bdi></li> }).collect_view();
    let further = (!person.further.is_empty())
        .then(|| view! { <dt>{t!(reader, "person-further")}</dt><dd><ul class="plain">{further}</ul></dd> });
    view! {
        <dl class="facts">
            <dt>{t!(reader, "column-number")}</dt><dd><bdi>{person.number.clone()}</bdi></dd>
            <dt>{t!(reader, "level-country")}</dt><dd>{reader.country(person.country)}</dd>
            <dt>{t!(reader, "level-entity")}</dt><dd><bdi>{person.entity.clone()}</bdi></dd>
            <dt>{t!(reader, "level-site")}</dt><dd><bdi>{person.site.clone()}</bdi></dd>
            {further}
            <dt>{t!(reader, "column-department")}</dt><dd><bdi>{person.department.clone()}</bdi></dd>
            <dt>{t!(reader, "kind-function")}</dt><dd>{kind(reader, &person.function)}</dd>
            <dt>{t!(reader, "kind-rank")}</dt><dd>{kind(reader, &person.rank)}</dd>
            <dt>{t!(reader, "kind-employment")}</dt><dd>{kind(reader, &person.employment)}</dd>
            {manager}
            <dt>{t!(reader, "person-joined")}</dt><dd>{reader.date(person.joined_on)}</dd>
            {left}
            {leave}
        </dl>
    }
    .into_any()
}
