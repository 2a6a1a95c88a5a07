//! The page of one person.

use super::{Loaded, access_view::AccessCards, card::OwedCard};
use crate::{
    components::{Notice, NoticeKind},
    pages::participation::href,
    t,
    web::{reader::Reader, render::use_reader},
};
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
    let back = person.owed.first().map(|owed| {
        let site = Node::Site(person.site_code.clone()).to_string();
        let href = href(&format!("/participation/{}/people", owed.edition), [("node", site)]);
        let words = t!(reader, "person-back", site = person.site.as_str());
        view! { <nav class="crumbs" aria-label=t!(reader, "crumbs-label")><ol><li><a href=href>{words}</a></li></ol></nav> }
    });
    view! {
        {back}
        <h1><bdi>{person.name.clone()}</bdi></h1>
        {done}
        <section class="card">{facts(&reader, person)}</section>
        <h2>{t!(reader, "person-courses")}</h2>
        {nothing}
        {cards}
        <AccessCards loaded=loaded.clone() />
    }
    .into_any()
}

fn done(reader: &Reader, what: &str) -> Option<String> {
    match what {
        "granted" => Some(t!(reader, "person-done-granted")),
        "extended" => Some(t!(reader, "person-done-extended")),
        "exempted" => Some(t!(reader, "person-done-exempted")),
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
    let leave = person.leave.iter().map(|(from, back)| {
        let from = reader.date(*from);
        let words = match back {
            Some(back) => t!(reader, "person-leave-until", from = from, back = reader.date(*back)),
            None => t!(reader, "person-leave-open", from = from),
        };
        view! { <li>{words}</li> }
    });
    let leave: Vec<_> = leave.collect();
    let leave = (!leave.is_empty()).then(|| {
        view! { <dt>{t!(reader, "standing-on-leave")}</dt><dd><ul class="plain">{leave}</ul></dd> }
    });
    view! {
        <dl class="facts">
            <dt>{t!(reader, "column-number")}</dt><dd><bdi>{person.number.clone()}</bdi></dd>
            <dt>{t!(reader, "level-country")}</dt><dd>{reader.country(person.country)}</dd>
            <dt>{t!(reader, "level-entity")}</dt><dd><bdi>{person.entity.clone()}</bdi></dd>
            <dt>{t!(reader, "level-site")}</dt><dd><bdi>{person.site.clone()}</bdi></dd>
            <dt>{t!(reader, "column-department")}</dt><dd><bdi>{person.department.clone()}</bdi></dd>
            {manager}
            <dt>{t!(reader, "person-joined")}</dt><dd>{reader.date(person.joined_on)}</dd>
            {left}
            {leave}
        </dl>
    }
    .into_any()
}
