//! The lesson's page: a head, the column that is read, the law it rests on, the way on.

use super::{Shown, fallback_words, references::references};
use crate::{
    components::{Notice, NoticeKind, lesson_title, marks, own_name, phrase},
    pages::{
        course::{Trail, lesson_path},
        home::course_name,
    },
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::locale::Locale;
use kunren_services::course::content::{Content, RenderedLesson};
use leptos::prelude::*;
use std::sync::Arc;

/// Head, text, references, foot.
#[component]
pub fn LessonPage(
    content: Arc<Content>,
    lesson: Arc<RenderedLesson>,
    shown: Shown,
    /// The block where reading stopped.
    kept: String,
) -> impl IntoView {
    let reader = use_reader();
    let page =
        Parts { trail: Trail::among(&content.course, &shown.steps), content: &content, lesson: &lesson, shown: &shown };
    let address = lesson_path(shown.edition, &lesson.id, None);
    let blocks = lesson.blocks.iter().zip(1..).map(|(block, number)| {
        view! { <div id=format!("s{number}") data-segment=number.to_string() inner_html=block.as_str().to_owned()></div> }
    });
    let count = lesson.blocks.len();
    view! {
        {head(&reader, &page)}
        <progress class="reading-bar" data-reading-progress value="0" max=count aria-hidden="true" hidden></progress>
        <article class="lesson" lang=lesson.locale.to_string() dir=lesson.locale.dir()
            data-position-action=format!("{address}/position") data-segment=kept>
            {blocks.collect_view()}
        </article>
        {references(&reader, &content, &lesson)}
        {foot(&reader, &page, &address)}
    }
}

/// What the parts of the page are made from.
struct Parts<'p> {
    trail: Trail<'p>,
    content: &'p Content,
    lesson: &'p RenderedLesson,
    shown: &'p Shown,
}

fn head(reader: &Reader, page: &Parts<'_>) -> AnyView {
    let Parts { trail, content, lesson, shown } = page;
    let index = trail.index(&lesson.id).unwrap_or_default();
    let step = trail.0.get(index);
    let (place, total) = (index + 1, trail.0.len());
    let minutes = step.map(|step| view! { <span>{t!(reader, "course-minutes", minutes = step.lesson.minutes)}</span> });
    let read = step
        .is_some_and(|step| step.read)
        .then(|| view! { <span class="badge badge-done">{t!(reader, "course-lesson-read")}</span> });
    let as_of = step
        .and_then(|step| step.module.as_of)
        .map(|day| view! { <span>{t!(reader, "lesson-as-of", date = reader.date(day))}</span> });
    let progress = t!(reader, "course-progress", read = trail.read(), total = total);
    let fallback = fallback_words(reader, &shown.wanted, &lesson.locale);
    let (lang, dir) = marks(reader, &lesson.locale);
    view! {
        <header class="lesson-head">
            <p class="crumbs">
                <a href=format!("/courses/{}", shown.edition)>{course_name(reader, Some(content), &shown.code)}</a>" · "
                {phrase(reader, content, &format!("module/{}/title", lesson.module))}
            </p>
            <h1 lang=lang dir=dir inner_html=lesson.title.as_str().to_owned()></h1>
            <progress value=trail.read() max=total aria-label=progress></progress>
            <p class="meta"><span>{t!(reader, "lesson-place", place = place, total = total)}</span>{minutes}{as_of}{read}</p>
            {languages(reader, page)}
            {fallback.map(|words| view! { <Notice kind=NoticeKind::Info>{words}</Notice> })}
        </header>
    }
    .into_any()
}

/// The other languages this lesson exists in, for this page only.
fn languages(reader: &Reader, page: &Parts<'_>) -> Option<AnyView> {
    let module = page.content.course.lesson(&page.lesson.id)?.0;
    let locales = if module.locales.is_empty() { &page.content.course.locales } else { &module.locales };
    let others: Vec<&Locale> = locales.iter().filter(|locale| **locale != page.lesson.locale).collect();
    if others.is_empty() {
        return None;
    }
    let address = lesson_path(page.shown.edition, &page.lesson.id, None);
    let links = others.into_iter().map(|locale| {
        let tag = locale.to_string();
        view! { <a href=format!("{address}?lang={tag}") lang=tag.clone() hreflang=tag dir=locale.dir()>{own_name(locale)}</a> }
    });
    Some(
        view! { <nav class="meta languages" aria-label=t!(reader, "lesson-languages")>{links.collect_view()}</nav> }
            .into_any(),
    )
}

fn foot(reader: &Reader, page: &Parts<'_>, address: &str) -> AnyView {
    let Parts { trail, lesson, shown, .. } = page;
    let index = trail.index(&lesson.id).unwrap_or_default();
    let is_read = trail.0.get(index).is_some_and(|step| step.read);
    let next = trail.unread_after(&lesson.id);
    let way_on = if is_read || shown.closed {
        let (href, words) = next.map_or_else(
            || (format!("/courses/{}", shown.edition), t!(reader, "lesson-go-course")),
            |step| (lesson_path(shown.edition, &step.lesson.id, None), t!(reader, "lesson-go-next")),
        );
        view! { <a class="button primary onward" href=href>{words}</a> }.into_any()
    } else {
        let words = if next.is_some() { t!(reader, "lesson-read-next") } else { t!(reader, "lesson-read-last") };
        view! {
            <form method="post" action=address.to_owned()>
                <input type="hidden" name="lang" value=lesson.locale.to_string() />
                <button class="button primary onward">{words}</button>
            </form>
        }
        .into_any()
    };
    view! { <footer class="lesson-foot">{way_on}{pager(reader, page, index)}</footer> }.into_any()
}

/// The lessons before and after, read or not.
fn pager(reader: &Reader, page: &Parts<'_>, index: usize) -> AnyView {
    let link = |index: Option<usize>, class: &'static str, words: String| {
        let step = page.trail.0.get(index?)?;
        let title = lesson_title(reader, page.content, &step.lesson.id);
        Some(
            view! { <a class=class href=lesson_path(page.shown.edition, &step.lesson.id, None)><span>{words}" "{title}</span></a> },
        )
    };
    view! {
        <nav class="pager" aria-label=t!(reader, "lesson-pages")>
            {link(index.checked_sub(1), "back", t!(reader, "lesson-previous"))}
            {link(Some(index + 1), "onward", t!(reader, "lesson-following"))}
        </nav>
    }
    .into_any()
}
