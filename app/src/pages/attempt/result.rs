//! The outcome of an attempt: passed with explanations, or not passed with what to read again and never an answer.

use super::explained::explanations;
use crate::{
    components::{Notice, NoticeKind, lesson_title, phrase},
    pages::course::{Overview, added, completion, lesson_path, mark, next_step},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{course::Module, edition::Mode, grading::Grading, policy::Next, rate::Share};
use kunren_services::testing::{Attempt, Submission};
use leptos::prelude::*;

/// The outcome and the way on.
#[component]
pub fn ResultPage(attempt: Attempt, submission: Submission, overview: Overview) -> impl IntoView {
    let reader = use_reader();
    let grading = &submission.grading;
    let next = overview.owed.next(&overview.viewer, reader.now);
    // What moves have added since does not make the test of the whole course open again.
    let done = next == Some(Next::Passed) || (attempt.added.is_none() && overview.owed.completed_with.is_some());
    // Where wrong answers are corrected until all are right, the questions of earlier rounds are explained at the end too.
    let explain = grading.passed || (done && attempt.content.course.test.mode == Mode::CorrectTheWrong);
    let outcome =
        if grading.passed { passed(&reader, &attempt) } else { failed(&reader, &overview, &attempt, grading, done) };
    let facts = completion(&reader, &overview).filter(|_| grading.passed).map(|facts| {
        let added = added(&reader, &overview);
        view! { <section class="card"><h2>{t!(reader, "course-completed")}</h2>{facts}{added}</section> }
    });
    let explanations = explain.then(|| explanations(&reader, &attempt));
    view! {
        <h1>{t!(reader, "result-title", number = attempt.number)}</h1>
        <section class="card">
            {score(&reader, &attempt, grading)}
            <p class="hint">{reader.date_time(submission.submitted_at)}</p>
            {outcome}
        </section>
        {facts}
        {explanations}
        <p class="actions"><a class="button" href=format!("/courses/{}", overview.owed.edition)>{t!(reader, "result-to-course")}</a></p>
    }
}

fn score(reader: &Reader, attempt: &Attempt, grading: &Grading) -> AnyView {
    let percent = i64::try_from(grading.percent()).unwrap_or_default();
    let percent = reader.words.formats.whole_percent(Share::from_percent(percent));
    let words = t!(reader, "result-score", right = grading.right.len(), total = grading.total(), percent = percent);
    let rule = &attempt.content.course.test;
    let needed = (rule.mode == Mode::PassMark && !grading.passed).then(|| {
        view! { <span>{t!(reader, "result-needed", mark = mark(reader, rule.pass_mark))}</span> }
    });
    let (class, headline) = if grading.passed {
        ("badge badge-done", t!(reader, "result-passed"))
    } else {
        ("badge badge-missing", t!(reader, "result-failed"))
    };
    view! { <p class="score"><b>{words}</b>{needed}<span class=class>{headline}</span></p> }.into_any()
}

fn passed(reader: &Reader, attempt: &Attempt) -> AnyView {
    let words = match attempt.added {
        None => t!(reader, "result-congratulation"),
        Some(_) => t!(reader, "added-congratulation"),
    };
    view! { <Notice kind=NoticeKind::Success>{words}</Notice> }.into_any()
}

fn failed(reader: &Reader, overview: &Overview, attempt: &Attempt, grading: &Grading, done: bool) -> AnyView {
    if done {
        return view! { <p>{t!(reader, "result-passed-since")}</p> {next_step(reader, overview)} }.into_any();
    }
    let latest = overview.owed.tries.last().is_some_and(|last| last.attempt == attempt.id);
    let correcting = latest && attempt.content.course.test.mode == Mode::CorrectTheWrong;
    let way_on = if correcting {
        let action = format!("/courses/{}/test", overview.owed.edition);
        let words = t!(reader, "test-correct", count = grading.wrong.len());
        view! { <form method="post" action=action><button class="button primary">{words}</button></form> }.into_any()
    } else {
        next_step(reader, overview)
    };
    view! { {way_on} {topics(reader, overview, attempt, grading)} }.into_any()
}

/// The topics of what was not right, in reading order, with the lesson that teaches each.
fn topics(reader: &Reader, overview: &Overview, attempt: &Attempt, grading: &Grading) -> AnyView {
    let own = overview.owed.modules(&overview.viewer);
    let items = missed_topics(&attempt.content.course.modules, &grading.wrong).into_iter().map(|(module, topic)| {
        let name = phrase(reader, &attempt.content, &format!("module/{}/topic/{topic}", module.id));
        // The newest content decides which lesson there is to read.
        let lesson = own.iter().find(|newest| newest.id == module.id).and_then(|newest| newest.lesson_on(topic));
        let lesson = lesson.map(|lesson| {
            let href = lesson_path(overview.owed.edition, &lesson.id, None);
            view! { <br /><a href=href>{lesson_title(reader, &overview.content, &lesson.id)}</a> }
        });
        view! { <li><b>{name}</b>{lesson}</li> }
    });
    view! {
        <h2>{t!(reader, "result-topics")}</h2>
        <p>{t!(reader, "result-topics-words")}</p>
        <ul class="topics">{items.collect_view()}</ul>
    }
    .into_any()
}

fn missed_topics<'c>(modules: &'c [Module], wrong: &[String]) -> Vec<(&'c Module, &'c str)> {
    let missed = |module: &'c Module, topic: &str| {
        module.questions.iter().any(|question| question.topic == topic && wrong.contains(&question.id))
    };
    let topics = modules.iter().flat_map(|module| module.topics.iter().map(move |topic| (module, topic.as_str())));
    topics.filter(|(module, topic)| missed(module, topic)).collect()
}
