//! The page of one request.

use super::{
    decide::{Chosen, Looked},
    words::{ReasonField, UntilField, asked_for, badge, because, given, more_time, state},
};
use crate::{
    components::{Notice, NoticeKind, Standing, due_cell},
    pages::home::course_name,
    t,
    web::{reader::Reader, render::use_reader},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Who asks for what and why, where they stand, and what can be decided.
#[component]
pub fn RequestPage(looked: Arc<Looked>) -> impl IntoView {
    let reader = use_reader();
    let request = &looked.request;
    let ended = request.ended.as_ref();
    let problem = looked.refused.as_ref().map(|refused| refused.problem.clone());
    let problem = problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href="/requests">{t!(reader, "requests-title")}</a></li></ol>
        </nav>
        <h1>{t!(reader, "requests-of", name = request.name.as_str())}</h1>
        {problem}
        <article class="card owed-card">
            <header><h2>{asked_for(&reader, request.kind, request.until)}</h2>{badge(&reader, ended)}</header>
            {given(&reader, &request.reason, &request.evidence)}
            <p class="hint">{t!(reader, "request-asked", at = reader.date_time(request.asked_at))}</p>
            <p>{state(&reader, ended)}{because(ended)}</p>
        </article>
        {facts(&reader, &looked)}
        {forms(&reader, &looked)}
    }
    .into_any()
}

fn facts(reader: &Reader, looked: &Looked) -> AnyView {
    let (request, owed) = (&looked.request, &looked.why.owed);
    view! {
        <section class="card">
            <dl class="facts">
                <dt>{t!(reader, "column-name")}</dt>
                <dd><a href=format!("/people/{}", request.person)><bdi>{request.name.clone()}</bdi></a>" "<bdi>{request.number.clone()}</bdi></dd>
                <dt>{t!(reader, "level-site")}</dt>
                <dd><bdi>{request.site.clone()}</bdi>" · "{reader.country(request.country)}</dd>
                <dt>{t!(reader, "column-course")}</dt>
                <dd>{course_name(reader, owed.content.as_deref(), &owed.code)}</dd>
                <dt>{t!(reader, "column-state")}</dt>
                <dd><Standing standing=owed.standing lateness=owed.lateness() /></dd>
                <dt>{t!(reader, "column-due")}</dt>
                <dd>{due_cell(reader, owed.due_day())}</dd>
            </dl>
            <p><a href=format!("/people/{}/why/{}", request.person, request.edition)>{t!(reader, "why-link")}</a></p>
        </section>
    }
    .into_any()
}

/// Two forms for those who may decide, while it waits; nobody decides the own request.
fn forms(reader: &Reader, looked: &Looked) -> Option<AnyView> {
    if looked.request.ended.is_some() || !looked.may_decide {
        return None;
    }
    if looked.own {
        let words = t!(reader, "request-is-own");
        return Some(view! { <Notice kind=NoticeKind::Info>{words}</Notice> }.into_any());
    }
    Some(view! { {form(reader, looked, Chosen::Grant)} {form(reader, looked, Chosen::Refuse)} }.into_any())
}

fn form(reader: &Reader, looked: &Looked, chosen: Chosen) -> AnyView {
    let typed = looked.refused.as_ref().filter(|refused| refused.chosen == chosen);
    let value = typed.map_or_else(String::new, |refused| refused.reason.clone());
    let (id, title, button) = match chosen {
        Chosen::Grant => ("grant", t!(reader, "requests-grant-title"), t!(reader, "requests-grant")),
        Chosen::Refuse => ("refuse", t!(reader, "requests-refuse-title"), t!(reader, "requests-refuse")),
    };
    let until = (chosen == Chosen::Grant).then(|| until(reader, looked));
    view! {
        <section class="card">
            <h2>{title}</h2>
            <form method="post" action=format!("/requests/{}", looked.request.id)>
                <input type="hidden" name="verdict" value=id />
                {until}
                <ReasonField id=format!("{id}-reason") value hint=t!(reader, "requests-reason-hint") />
                <button class="button">{button}</button>
            </form>
        </section>
    }
    .into_any()
}

/// Another day than the one that was asked for can be granted.
fn until(reader: &Reader, looked: &Looked) -> AnyView {
    let case = looked.why.owed.case(looked.why.learner.today);
    let (id, value) = ("grant-until".to_owned(), looked.until());
    if !looked.is_extension() {
        let (label, hint) = (t!(reader, "exempt-until-label"), t!(reader, "exempt-until-hint"));
        return view! { <UntilField id label hint value days=(case.today, None) required=false /> }.into_any();
    }
    let (first, last) = case.days();
    let hint = t!(reader, "request-until-hint", from = reader.date(first), until = reader.date(last));
    let words = more_time(reader, &case, String::new(), t!(reader, "reopen-words"));
    let words = (!words.is_empty()).then(|| view! { <p>{words}</p> });
    let label = t!(reader, "request-until");
    view! { {words}<UntilField id label hint value days=(first, Some(last)) /> }.into_any()
}
