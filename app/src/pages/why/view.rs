//! The page: assigned, due, counted, completed.

use super::{Explained, due::due};
use crate::{
    components::{Standing, added_parts, is_foreign, own_name, phrase, rule_words},
    pages::home::course_name,
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{
    edition::{Leave, Phase},
    obligation::{Counts, Decided, Standing as Stands},
    policy::Next,
};
use kunren_services::learning::{AssignedBy, Given, Part};
use leptos::prelude::*;
use std::sync::Arc;

/// Four answers, each with the facts it was made from.
#[component]
pub fn WhyPage(explained: Arc<Explained>) -> impl IntoView {
    let reader = use_reader();
    let owed = &explained.why.owed;
    let name = explained.name.clone().map(|name| view! { <p class="subtitle"><bdi>{name}</bdi></p> });
    view! {
        {back(&reader, &explained)}
        <h1>{course_name(&reader, owed.content.as_deref(), &owed.code)}</h1>
        {name}
        {assigned(&reader, &explained)}
        {due(&reader, &explained)}
        {counted(&reader, &explained)}
        {completed(&reader, &explained)}
        {added(&reader, &explained)}
    }
    .into_any()
}

fn back(reader: &Reader, explained: &Explained) -> AnyView {
    let owed = &explained.why.owed;
    let (href, words) = match &explained.name {
        Some(name) => (format!("/people/{}", explained.why.learner.person), name.clone()),
        None if owed.content.is_some() => (format!("/courses/{}", owed.edition), t!(reader, "why-back-course")),
        None => ("/".to_owned(), t!(reader, "home-title")),
    };
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href=href><bdi>{words}</bdi></a></li></ol>
        </nav>
    }
    .into_any()
}

fn assigned(reader: &Reader, explained: &Explained) -> AnyView {
    let owed = &explained.why.owed;
    let date = reader.date(owed.assigned_on);
    let assigned = &explained.why.assigned;
    let by = match &assigned.by {
        AssignedBy::Everybody => view! { <p>{t!(reader, "why-assigned-everybody", date = date)}</p> }.into_any(),
        AssignedBy::Audience(given) => {
            view! { <p>{t!(reader, "why-assigned-audience", date = date)}</p> {rule(reader, explained, given)} }
                .into_any()
        }
    };
    let no_longer = assigned.no_longer.as_ref().map(|(given, since)| {
        let words = t!(reader, "why-assigned-no-longer", since = reader.date(*since));
        view! { <p>{words}</p> {rule(reader, explained, given)} }
    });
    let joined = owed.facts.joined_on.filter(|joined| *joined > owed.window.opens_on).map(|joined| {
        let opened = reader.date(owed.window.opens_on);
        view! { <p>{t!(reader, "why-assigned-joined", joined = reader.date(joined), opened = opened)}</p> }
    });
    let parts = explained.why.parts.iter().map(|part| regional(reader, explained, part)).collect_view();
    let parts = (owed.content.is_some()).then(|| {
        if explained.why.parts.is_empty() {
            view! { <p>{t!(reader, "why-parts-none")}</p> }.into_any()
        } else {
            view! { <h3>{t!(reader, "why-parts-title")}</h3><ul>{parts}</ul> }.into_any()
        }
    });
    view! {
        <section class="card">
            <h2>{t!(reader, "why-assigned-title")}</h2>
            {by}
            {no_longer}
            {joined}
            {parts}
        </section>
    }
    .into_any()
}

/// A rule in words, and why it was set; its code for those who set it.
fn rule(reader: &Reader, explained: &Explained, given: &Given) -> AnyView {
    let code = explained.sets_rules.then(|| view! { <code><bdi>{given.rule.to_string()}</bdi></code>" " });
    let words = rule_words(reader, &given.rule, &explained.why.assigned.names);
    view! { <div>{words}</div><p>{code}<q><bdi>{given.reason.clone()}</bdi></q></p> }.into_any()
}

fn regional(reader: &Reader, explained: &Explained, part: &Part) -> AnyView {
    let sites = part.sites.join(&t!(reader, "list-separator"));
    let content = explained.why.owed.content.as_deref();
    let key = format!("module/{}/title", part.module);
    let shown = content.and_then(|content| content.text(&key, &reader.locale)).map(|text| text.locale);
    let language = shown.filter(|shown| is_foreign(shown, &reader.locale)).map(own_name);
    let language = language.map(|language| view! { " · "<bdi>{language}</bdi> });
    let title = content.map(|content| phrase(reader, content, &key));
    view! { <li>{title}{language}<br /><small>{t!(reader, "why-part", sites = sites)}</small></li> }.into_any()
}

/// The fact that decides, in words.
fn decided(reader: &Reader, decided: Decided<jiff::civil::Date>) -> String {
    match decided {
        Decided::LeftOn(on) => t!(reader, "why-decided-left", date = reader.date(on)),
        Decided::Exempt(from, None) => t!(reader, "why-decided-exempt", from = reader.date(from)),
        Decided::Exempt(from, Some(until)) => {
            t!(reader, "why-decided-exempt-until", from = reader.date(from), until = reader.date(until))
        }
        Decided::CompletedOn(on) => t!(reader, "why-decided-completed", date = reader.date(on)),
        Decided::Away(from, None) => t!(reader, "why-decided-away", from = reader.date(from)),
        Decided::Away(from, Some(back)) => {
            t!(reader, "why-decided-away-until", from = reader.date(from), back = reader.date(back))
        }
        Decided::StartedOn(on) => t!(reader, "why-decided-started", date = reader.date(on)),
        Decided::Nothing => t!(reader, "why-decided-nothing"),
    }
}

fn counted(reader: &Reader, explained: &Explained) -> AnyView {
    let (why, owed) = (&explained.why, &explained.why.owed);
    let (title, words) = match why.counts {
        Counts::Done => (t!(reader, "why-counts-title"), t!(reader, "why-counts-done")),
        Counts::ToDo => (t!(reader, "why-counts-title"), t!(reader, "why-counts-to-do")),
        Counts::Aside => (t!(reader, "why-counts-not-title"), t!(reader, "why-counts-aside")),
    };
    let formula = match owed.formula.leave {
        Leave::Excluded => t!(reader, "why-formula-excluded"),
        Leave::Counted => t!(reader, "why-formula-counted"),
    };
    let place = why.counted.as_ref().filter(|_| why.counts != Counts::Aside).map(|counted| {
        let day = reader.date(why.learner.today);
        view! { <p>{t!(reader, "why-counted-at", site = counted.site.as_str(), day = day)}</p> }
    });
    let release = owed.release.as_ref().filter(|_| owed.standing == Stands::Exempt).map(|release| {
        let by = release.by.clone().map(|by| t!(reader, "why-exempt-by", by = by));
        let evidence = (!release.evidence.is_empty())
            .then(|| view! { " · "{t!(reader, "request-evidence-label")}" "<bdi>{release.evidence.clone()}</bdi> });
        view! { <p><q><bdi>{release.reason.clone()}</bdi></q>" "{by}{evidence}</p> }
    });
    view! {
        <section class="card">
            <h2>{title}</h2>
            <p><Standing standing=owed.standing lateness=owed.lateness() />" "{decided(reader, why.decided)}</p>
            {release}
            <p>{words}</p>
            {place}
            <p class="hint">{formula}</p>
        </section>
    }
    .into_any()
}

fn completed(reader: &Reader, explained: &Explained) -> Option<AnyView> {
    let owed = &explained.why.owed;
    let (title, words) = match owed.facts.completed_on {
        Some(on) => {
            let date = reader.date(on);
            let words = match owed.completed_with {
                Some(_) => t!(reader, "why-completed-test", date = date),
                None => t!(reader, "why-completed-recorded", date = date),
            };
            (t!(reader, "why-completed-title"), words)
        }
        None if matches!(owed.standing, Stands::Exempt | Stands::Left) => return None,
        None => (t!(reader, "why-open-title"), missing(reader, explained)),
    };
    let late = owed.late.map(|due| view! { <p class="late">{t!(reader, "person-late", date = reader.date(due))}</p> });
    Some(view! { <section class="card"><h2>{title}</h2><p>{words}</p>{late}</section> }.into_any())
}

/// What moves have added to what was completed, by which rule, and how far it is.
fn added(reader: &Reader, explained: &Explained) -> Option<AnyView> {
    let owed = &explained.why.owed;
    let parts: Vec<_> = owed.since.iter().flat_map(|since| &since.added).collect();
    let parts = added_parts(reader, owed.content.as_deref()?, &parts)?;
    let rule = t!(reader, "added-rule", days = owed.formula.joiner_days);
    Some(
        view! { <section class="card"><h2>{t!(reader, "added-title")}</h2>{parts}<p class="hint">{rule}</p></section> }
            .into_any(),
    )
}

/// What is missing. Who may not know about tries only learns that the test is left.
fn missing(reader: &Reader, explained: &Explained) -> String {
    let owed = &explained.why.owed;
    match explained.why.next {
        None => t!(reader, "why-open-elsewhere"),
        Some(Next::NotOpen) if owed.phase == Phase::Before => {
            t!(reader, "why-open-before", date = reader.date(owed.window.opens_on))
        }
        Some(Next::NotOpen) => {
            let last_on = owed.due.last_on.unwrap_or(owed.window.closes_on);
            t!(reader, "why-open-closed", date = reader.date(last_on))
        }
        Some(Next::LessonsLeft(left)) => t!(reader, "why-open-lessons", count = left),
        Some(Next::CooldownRunning { until }) if explained.shows_tries => {
            t!(reader, "why-open-cooldown", until = reader.date_time(until))
        }
        Some(Next::AttemptsUsed) if explained.shows_tries => t!(reader, "why-open-attempts"),
        Some(Next::MayStart { .. } | Next::CooldownRunning { .. } | Next::AttemptsUsed | Next::Passed) => {
            t!(reader, "why-open-test")
        }
    }
}
