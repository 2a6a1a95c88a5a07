//! The page where a person asks and sees how it went.

use super::{
    own::{Own, Refused},
    words::{ReasonField, UntilField, asked_for, badge, because, given, heading, more_time, obstacle, state},
};
use crate::{
    components::{Notice, NoticeKind, own_due},
    pages::home::course_name,
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::request::{Kind, MAX_EVIDENCE};
use kunren_services::requests::OwnRequest;
use leptos::prelude::*;
use std::sync::Arc;

/// What was asked, then a form for each kind that can be asked for now.
#[component]
pub fn OwnPage(own: Arc<Own>) -> impl IntoView {
    let reader = use_reader();
    let owed = &own.owed;
    let done = done(&reader, &own.done).map(|words| view! { <Notice kind=NoticeKind::Success>{words}</Notice> });
    let (href, words) = if owed.content.is_some() {
        (format!("/courses/{}", owed.edition), t!(reader, "why-back-course"))
    } else {
        ("/".to_owned(), t!(reader, "home-title"))
    };
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")><ol><li><a href=href>{words}</a></li></ol></nav>
        <h1>{heading(&reader, &owed.case(own.today))}</h1>
        <p class="subtitle">{course_name(&reader, owed.content.as_deref(), &owed.code)}</p>
        {done}
        <p>{own_due(&reader, owed.case(own.today).due_day())}</p>
        <p>{t!(reader, "request-words")}</p>
        {list(&reader, &own)}
        {forms(&reader, &own)}
    }
    .into_any()
}

fn done(reader: &Reader, what: &str) -> Option<String> {
    match what {
        "asked" => Some(t!(reader, "request-done-asked")),
        "withdrawn" => Some(t!(reader, "request-done-withdrawn")),
        _ => None,
    }
}

fn list(reader: &Reader, own: &Own) -> Option<AnyView> {
    if own.owed.requests.is_empty() {
        return None;
    }
    let items = own.owed.requests.iter().map(|request| one(reader, own, request)).collect_view();
    Some(view! { <section><h2>{t!(reader, "request-own")}</h2>{items}</section> }.into_any())
}

fn one(reader: &Reader, own: &Own, request: &OwnRequest) -> AnyView {
    let ended = request.ended.as_ref();
    let withdraw = ended.is_none().then(|| {
        let action = format!("/courses/{}/requests/{}/withdraw", own.owed.edition, request.id);
        view! { <form method="post" action=action><button class="button">{t!(reader, "request-withdraw")}</button></form> }
    });
    view! {
        <article class="card owed-card">
            <header><h3>{asked_for(reader, request.kind, request.until)}</h3>{badge(reader, ended)}</header>
            {given(reader, &request.reason, &request.evidence)}
            <p class="hint">{t!(reader, "request-asked", at = reader.date_time(request.asked_at))}</p>
            <p>{state(reader, ended)}{because(ended)}</p>
            {withdraw}
        </article>
    }
    .into_any()
}

/// A form for each kind; a kind that waits, or cannot be asked for, has none.
fn forms(reader: &Reader, own: &Own) -> AnyView {
    let waits = |kind| own.owed.requests.iter().any(|request| request.kind == kind && request.ended.is_none());
    let (first, _) = own.owed.case(own.today).days();
    let offered = |kind: Kind| own.owed.case(own.today).check(kind, Some(first)).err();
    // Whoever sent a form that was refused sees it again in any case.
    let again = |kind| own.refused.as_ref().filter(|refused| refused.kind == kind);
    let nothing = offered(Kind::Extension).filter(|_| offered(Kind::Exemption).is_some() && own.refused.is_none());
    if let Some(why) = nothing {
        let words = obstacle(reader, why);
        return view! { <Notice kind=NoticeKind::Info>{words}</Notice> }.into_any();
    }
    let form = |kind: Kind| {
        let shown = again(kind).is_some() || (!waits(kind) && offered(kind).is_none());
        shown.then(|| form(reader, own, kind, again(kind)))
    };
    view! { {form(Kind::Extension)} {form(Kind::Exemption)} }.into_any()
}

fn form(reader: &Reader, own: &Own, kind: Kind, refused: Option<&Refused>) -> AnyView {
    let case = own.owed.case(own.today);
    let extension = || {
        let (open, over) = (t!(reader, "request-extension-words"), t!(reader, "request-reopening-words"));
        let title =
            if case.is_over() { t!(reader, "request-reopening-title") } else { t!(reader, "request-extension-title") };
        (title, more_time(reader, &case, open, over))
    };
    let (title, hint) = match kind {
        Kind::Extension => extension(),
        Kind::Exemption => (t!(reader, "request-exemption-title"), t!(reader, "request-exemption-words")),
    };
    let problem = refused
        .map(|refused| refused.problem.clone())
        .map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let typed = |of: fn(&Refused) -> &String| refused.map_or_else(String::new, |refused| of(refused).clone());
    let id = |field: &str| format!("{}-{field}", kind.as_str());
    let evidence = id("evidence");
    let described = format!("{evidence}-hint");
    view! {
        <section class="card">
            <h2>{title}</h2>
            <p>{hint}</p>
            {problem}
            <form method="post" action=format!("/courses/{}/requests", own.owed.edition)>
                <input type="hidden" name="kind" value=kind.as_str() />
                {until(reader, own, kind, typed(|refused| &refused.until))}
                <ReasonField id=id("reason") value=typed(|refused| &refused.reason) hint=t!(reader, "request-reason-hint") />
                <div class="field">
                    <label for=evidence.clone()>{t!(reader, "request-evidence")}</label>
                    <p class="hint" id=described.clone()>{t!(reader, "request-evidence-hint")}</p>
                    <input id=evidence name="evidence" type="text" maxlength=MAX_EVIDENCE.to_string() autocomplete="off"
                        aria-describedby=described value=typed(|refused| &refused.evidence) />
                </div>
                <button class="button">{t!(reader, "request-button")}</button>
            </form>
        </section>
    }
    .into_any()
}

fn until(reader: &Reader, own: &Own, kind: Kind, value: String) -> AnyView {
    let id = format!("{}-until", kind.as_str());
    match kind {
        Kind::Extension => {
            let (first, last) = own.owed.case(own.today).days();
            let hint = t!(reader, "request-until-hint", from = reader.date(first), until = reader.date(last));
            let label = t!(reader, "request-until");
            view! { <UntilField id label hint value days=(first, Some(last)) /> }.into_any()
        }
        Kind::Exemption => {
            let (label, hint) = (t!(reader, "exempt-until-label"), t!(reader, "exempt-until-hint"));
            view! { <UntilField id label hint value days=(own.today, None) required=false /> }.into_any()
        }
    }
}
