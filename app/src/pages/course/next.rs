//! What comes next in a course: every state of the test with its way on.

use super::{Overview, Trail, lesson_path};
use crate::{t, web::reader::Reader};
use kunren_domain::{
    draw::added_size,
    edition::{Mode, Phase},
    policy::Next,
    rate::Share,
};
use kunren_services::{learning::Tried, testing::Coordinator};
use leptos::prelude::*;

/// One paragraph and one button, whatever the state.
#[must_use]
pub fn next_step(reader: &Reader, overview: &Overview) -> AnyView {
    let owed = &overview.owed;
    if let Some(open) = owed.open_try() {
        return go_on_with_test(reader, overview, open);
    }
    match owed.next(&overview.viewer, reader.now) {
        None => ().into_any(),
        Some(Next::LessonsLeft(_)) => read_on(reader, overview),
        Some(Next::MayStart { number, left }) => may_start(reader, overview, number, left),
        Some(Next::CooldownRunning { until }) => {
            view! { <p>{t!(reader, "test-cooldown", until = reader.date_time(until))}</p> }.into_any()
        }
        Some(Next::AttemptsUsed) => ask(reader, &overview.ask),
        Some(Next::Passed) => passed(reader, overview),
        Some(Next::NotOpen) => not_open(reader, overview),
    }
}

fn test_form(overview: &Overview, words: String) -> AnyView {
    let action = format!("/courses/{}/test", overview.owed.edition);
    view! { <form method="post" action=action><button class="button primary">{words}</button></form> }.into_any()
}

fn go_on_with_test(reader: &Reader, overview: &Overview, open: &Tried) -> AnyView {
    let until =
        open.deadline_at.map(|until| view! { <p>{t!(reader, "test-open-until", until = reader.date_time(until))}</p> });
    view! {
        <p>{t!(reader, "test-open", number = open.number)}</p>
        {until}
        {test_form(overview, t!(reader, "test-continue"))}
    }
    .into_any()
}

fn read_on(reader: &Reader, overview: &Overview) -> AnyView {
    let owed = &overview.owed;
    let trail = Trail::ahead(owed, &overview.viewer);
    let Some((step, block)) = trail.resume(owed.position.as_ref().map(|(lesson, block)| (lesson.as_str(), *block)))
    else {
        return ().into_any();
    };
    let stopped = owed.position.as_ref().is_some_and(|(lesson, _)| *lesson == step.lesson.id);
    let words = if stopped {
        t!(reader, "course-continue-stopped")
    } else if owed.read.is_empty() {
        t!(reader, "home-start")
    } else {
        t!(reader, "course-continue")
    };
    let left = trail.0.len() - trail.read();
    view! {
        <p>{t!(reader, "home-left-lessons", lessons = left, minutes = trail.minutes_left())}</p>
        <p><a class="button primary" href=lesson_path(owed.edition, &step.lesson.id, block)>{words}</a></p>
    }
    .into_any()
}

fn may_start(reader: &Reader, overview: &Overview, number: u16, left: Option<u16>) -> AnyView {
    let rule = &overview.content.course.test;
    let correcting = rule.mode == Mode::CorrectTheWrong && number > 1;
    let questions = questions(overview);
    let questions = (!correcting).then(|| view! { <li>{t!(reader, "test-rules-questions", count = questions)}</li> });
    let mark = match rule.mode {
        Mode::PassMark => t!(reader, "test-rules-mark", mark = mark(reader, rule.pass_mark)),
        Mode::CorrectTheWrong => t!(reader, "test-rules-all"),
    };
    let attempt = match left {
        Some(left) => t!(reader, "test-rules-attempts", number = number, left = left),
        None => t!(reader, "test-rules-attempt", number = number),
    };
    let percent = u32::from(overview.viewer.time_percent);
    let minutes = rule.time_limit_minutes.map(|minutes| minutes * percent / 100).filter(|minutes| *minutes > 0);
    let time = minutes
        .map_or_else(|| t!(reader, "test-rules-no-time"), |minutes| t!(reader, "test-rules-time", minutes = minutes));
    let words = if correcting { t!(reader, "test-continue") } else { t!(reader, "test-start") };
    view! {
        <h3>{t!(reader, "test-title")}</h3>
        <ul class="rules">{questions}<li>{mark}</li><li>{attempt}</li><li>{time}</li></ul>
        {test_form(overview, words)}
    }
    .into_any()
}

/// How many questions the next test asks.
fn questions(overview: &Overview) -> usize {
    let blueprint = &overview.content.course.blueprint;
    match overview.owed.added_phase() {
        Some(_) => added_size(&overview.owed.ahead(&overview.viewer), blueprint),
        None => blueprint.iter().map(|part| part.count).sum(),
    }
}

/// A pass mark as the reader writes percentages.
#[must_use]
pub fn mark(reader: &Reader, percent: u8) -> String {
    reader.words.formats.whole_percent(Share::from_percent(i64::from(percent)))
}

fn ask(reader: &Reader, people: &[Coordinator]) -> AnyView {
    if people.is_empty() {
        return view! { <p>{t!(reader, "test-attempts-used-nobody")}</p> }.into_any();
    }
    let people = people.iter().map(|person| {
        let mail = person
            .email
            .clone()
            .map(|mail| view! { <br /><a href=format!("mailto:{mail}") dir="ltr">{mail.clone()}</a> });
        view! { <li><bdi>{person.name.clone()}</bdi>{mail}</li> }
    });
    view! {
        <p>{t!(reader, "test-attempts-used")}</p>
        <ul class="people">{people.collect_view()}</ul>
    }
    .into_any()
}

fn passed(reader: &Reader, overview: &Overview) -> AnyView {
    let answers = overview.owed.completed_with.map(|attempt| {
        view! { <p><a class="button" href=format!("/attempts/{attempt}/result")>{t!(reader, "test-see-answers")}</a></p> }
    });
    view! { <p>{t!(reader, "test-passed")}</p> {answers} }.into_any()
}

fn not_open(reader: &Reader, overview: &Overview) -> AnyView {
    let window = &overview.owed.window;
    let words = if overview.owed.phase == Phase::Before {
        t!(reader, "test-opens-on", date = reader.date(window.opens_on))
    } else {
        let closed_on = overview.owed.due.last_on.unwrap_or(window.closes_on);
        t!(reader, "test-closed-on", date = reader.date(closed_on))
    };
    view! { <p>{words}</p> }.into_any()
}
