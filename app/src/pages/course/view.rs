//! The course page: what it is about, what comes next, and the trail of lessons.

use super::{Overview, Trail, facts, lesson_path, next_step, trail::Step};
use crate::{
    components::{Notice, NoticeKind, Standing, is_foreign, lesson_title, own_name, phrase, scope_name},
    pages::home::course_name,
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::course::Module;
use leptos::prelude::*;

/// Head, panel, lessons.
#[component]
pub fn CoursePage(overview: Overview) -> impl IntoView {
    let reader = use_reader();
    let (owed, content) = (&overview.owed, &overview.content);
    let problem = overview.problem.clone().map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    view! {
        <header class="course-head">
            <Standing standing=owed.standing lateness=owed.lateness() />
            <h1>{course_name(&reader, owed.content.as_deref(), &owed.code)}</h1>
            <p>{phrase(&reader, content, "course/introduction")}</p>
        </header>
        {problem}
        <div class="columns">
            {panel(&reader, &overview)}
            <div>{modules(&reader, &overview)}</div>
        </div>
    }
}

fn panel(reader: &Reader, overview: &Overview) -> AnyView {
    let trail = Trail::of(&overview.owed, &overview.viewer);
    let (read, total) = (trail.read(), trail.0.len());
    let progress = t!(reader, "course-progress", read = read, total = total);
    let completed = facts::completion(reader, overview)
        .map(|facts| view! { <section><h3>{t!(reader, "course-completed")}</h3>{facts}</section> });
    view! {
        <aside class="panel" aria-label=t!(reader, "course-next")>
            <div class="card">
                <section>
                    <h2>{t!(reader, "course-next")}</h2>
                    <progress value=read max=total aria-label=progress.clone()></progress>
                    <p class="hint">{progress.clone()}</p>
                    {facts::due(reader, overview)}
                    {facts::added(reader, overview)}
                    {next_step(reader, overview)}
                </section>
                {completed}
                {facts::tries(reader, overview)}
                {facts::ways(reader, overview)}
            </div>
        </aside>
    }
    .into_any()
}

fn modules(reader: &Reader, overview: &Overview) -> AnyView {
    let trail = Trail::of(&overview.owed, &overview.viewer);
    let here = overview.owed.position.as_ref().map(|(lesson, _)| lesson.as_str());
    let modules = overview.owed.modules(&overview.viewer).into_iter().map(|module| {
        let steps = trail.0.iter().filter(|step| step.module.id == module.id);
        let lessons = steps.map(|step| lesson(reader, overview, step, here == Some(&step.lesson.id))).collect_view();
        view! {
            <section class="module">
                {because(reader, overview, module)}
                <h2>{phrase(reader, &overview.content, &format!("module/{}/title", module.id))}</h2>
                <p>{phrase(reader, &overview.content, &format!("module/{}/summary", module.id))}</p>
                <ol class="trail">{lessons}</ol>
            </section>
        }
    });
    modules.collect_view().into_any()
}

/// Regional modules say why they are part of this person's course, of which day's law they speak, and in which language,
/// where it is not the reader's.
fn because(reader: &Reader, overview: &Overview, module: &Module) -> Option<AnyView> {
    let place = scope_name(reader, &module.scope)?;
    let as_of = module.as_of.map(|day| t!(reader, "lesson-as-of", date = reader.date(day)));
    let shown = overview.content.text(&format!("module/{}/title", module.id), &reader.locale).map(|text| text.locale);
    let language = shown.filter(|shown| is_foreign(shown, &reader.locale)).map(own_name);
    let facts = [as_of, language].into_iter().flatten().map(|fact| format!(" · {fact}")).collect::<String>();
    let since = overview.owed.since.as_ref();
    let words = if since.is_some_and(|since| since.covered.iter().any(|part| part.module == module.id)) {
        t!(reader, "added-covered", place = place)
    } else {
        t!(reader, "course-because", place = place)
    };
    let badge = view! { <span class="badge badge-place">{words}</span> };
    Some(view! { <p class="because">{badge}{facts}</p> }.into_any())
}

fn lesson(reader: &Reader, overview: &Overview, step: &Step<'_>, here: bool) -> AnyView {
    let here = here && !step.read;
    let (class, state) = if step.read {
        ("read", t!(reader, "course-lesson-read"))
    } else if here {
        ("here", t!(reader, "course-lesson-here"))
    } else {
        ("", t!(reader, "course-lesson-unread"))
    };
    let shown = here.then(|| state.clone());
    let hidden = (!here).then_some(state);
    view! {
        <li class=class>
            <a href=lesson_path(overview.owed.edition, &step.lesson.id, None)>
                {lesson_title(reader, &overview.content, &step.lesson.id)}
                <small>
                    {shown.map(|state| format!("{state} · "))}
                    {t!(reader, "course-minutes", minutes = step.lesson.minutes)}
                    {hidden.map(|state| view! { <span class="visually-hidden">" · "{state}</span> })}
                </small>
            </a>
        </li>
    }
    .into_any()
}
