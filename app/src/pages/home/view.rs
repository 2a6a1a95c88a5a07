//! My courses: one card each, what is open first.

use crate::{
    components::{Standing, added_parts, own_due, phrase},
    pages::requests::latest,
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{
    edition::Phase,
    obligation::{Lateness, Standing as Stands},
    policy::Next,
};
use kunren_services::{course::Content, learning::Obligation, viewer::Viewer};
use leptos::prelude::*;
use std::sync::Arc;

/// Cards of what is open, then of what is done.
#[component]
pub fn HomePage(viewer: Arc<Viewer>, owed: Arc<Vec<Obligation>>) -> impl IntoView {
    let reader = use_reader();
    let (done, open): (Vec<_>, Vec<_>) = owed.iter().cloned().partition(Obligation::is_past);
    let empty = open.is_empty().then(|| view! { <p class="empty">{t!(reader, "home-nothing-open")}</p> });
    let open = open.into_iter().map(|owed| view! { <Card viewer=viewer.clone() owed level=2 /> }).collect_view();
    let done = (!done.is_empty()).then(|| {
        let cards = done.into_iter().map(|owed| view! { <Card viewer=viewer.clone() owed level=3 /> }).collect_view();
        view! { <h2 class="section">{t!(reader, "home-done")}</h2> {cards} }
    });
    view! {
        <h1>{t!(reader, "home-title")}</h1>
        {empty}
        {open}
        {done}
    }
}

#[component]
fn Card(viewer: Arc<Viewer>, owed: Obligation, level: u8) -> impl IntoView {
    let reader = use_reader();
    let title = course_name(&reader, owed.content.as_deref(), &owed.code);
    let href = format!("/courses/{}", owed.edition);
    let heading = if owed.content.is_some() { view! { <a href=href.clone()>{title}</a> }.into_any() } else { title };
    let heading =
        if level == 2 { view! { <h2>{heading}</h2> }.into_any() } else { view! { <h3>{heading}</h3> }.into_any() };
    let left = left_to_do(&reader, &viewer, &owed);
    let due = due(&reader, &owed).map(|words| view! { <p class="due">{words}</p> });
    let completed = owed.completed.map(|(at, until)| {
        let (on, until) = (reader.date(viewer.today(at)), reader.date(until));
        view! { <p>{t!(reader, "home-completed", date = on, until = until)}</p> }
    });
    let added = owed.content.as_deref().and_then(|content| added_parts(&reader, content, &owed.added_to_do()));
    let action =
        action(&reader, &viewer, &owed).map(|words| view! { <p><a class="button primary" href=href>{words}</a></p> });
    view! {
        <article class="card course-card">
            <header>{heading}<Standing standing=owed.standing lateness=owed.lateness() /></header>
            {due}
            {completed}
            {added}
            {left.map(|left| view! { <p class="left">{left}</p> })}
            {latest(&reader, &owed)}
            {action}
            <p class="why"><a href=format!("/courses/{}/why", owed.edition)>{t!(reader, "home-why")}</a></p>
        </article>
    }
}

/// When it is due, or when what was not completed closed.
fn due(reader: &Reader, owed: &Obligation) -> Option<String> {
    if owed.completed.is_some() {
        return None;
    }
    let closed_on = owed.due.last_on.filter(|_| owed.lateness() == Lateness::Closed);
    Some(
        closed_on
            .map_or_else(|| own_due(reader, owed.due_day()), |on| t!(reader, "test-closed-on", date = reader.date(on))),
    )
}

/// The course's title in the reader's language; its short name where there is no content.
pub(crate) fn title(reader: &Reader, owed: &Obligation) -> String {
    let text = owed
        .content
        .as_deref()
        .and_then(|content| content.text("course/title", &reader.locale).map(|text| text.text.to_owned()));
    let name = text.unwrap_or_else(|| t!(reader, "home-past-course"));
    format!("{name} {}", owed.code)
}

/// The same on a page: the title says its language where it is not the page's.
pub(crate) fn course_name(reader: &Reader, content: Option<&Content>, code: &str) -> AnyView {
    let name = match content {
        Some(content) => phrase(reader, content, "course/title"),
        None => t!(reader, "home-past-course").into_any(),
    };
    view! { <span>{name}" "<bdi>{code.to_owned()}</bdi></span> }.into_any()
}

/// Lessons left and how long they take, or what else comes next.
fn left_to_do(reader: &Reader, viewer: &Viewer, owed: &Obligation) -> Option<String> {
    owed.content.as_ref()?;
    let whole =
        !matches!(owed.standing, Stands::Exempt | Stands::Completed | Stands::Left) && owed.phase != Phase::Closed;
    if !whole && owed.added_phase().is_none() {
        return None;
    }
    let unread = owed
        .ahead(viewer)
        .into_iter()
        .flat_map(|module| &module.lessons)
        .filter(|lesson| !owed.read.contains(&lesson.id));
    let (lessons, minutes) =
        unread.fold((0_u32, 0_u32), |(count, minutes), lesson| (count + 1, minutes + u32::from(lesson.minutes)));
    Some(if lessons > 0 {
        t!(reader, "home-left-lessons", lessons = lessons, minutes = minutes)
    } else {
        t!(reader, "home-left-test")
    })
}

fn action(reader: &Reader, viewer: &Viewer, owed: &Obligation) -> Option<String> {
    match owed.next(viewer, reader.now)? {
        Next::LessonsLeft(_) if owed.read.is_empty() => Some(t!(reader, "home-start")),
        Next::LessonsLeft(_) => Some(t!(reader, "home-continue")),
        Next::MayStart { .. } | Next::CooldownRunning { .. } | Next::AttemptsUsed => Some(t!(reader, "home-to-test")),
        Next::Passed => Some(t!(reader, "home-review")),
        Next::NotOpen => None,
    }
}
