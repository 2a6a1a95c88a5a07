//! More time for one course of a person: what was asked for, what was given, and the form to give it, or to open again
//! what is over; each can be taken back while something is left of it.

use super::{
    Loaded, Sent,
    card::refused,
    revoke::{Words, revoke_form},
};
use crate::{
    components::{Notice, NoticeKind},
    pages::requests::{ReasonField, UntilField, asked_for, badge, more_time},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::request::Kind;
use kunren_services::{learning::Extended, participation::Owed, requests::OwnRequest};
use leptos::prelude::*;
use std::sync::Arc;

/// The list and the form.
#[component]
pub fn MoreTime(loaded: Arc<Loaded>, owed: Owed) -> impl IntoView {
    let reader = use_reader();
    let given = owed.extended.iter().map(|extended| line(&reader, &loaded, extended)).collect_view();
    let given = (!owed.extended.is_empty())
        .then(|| view! { <h4>{t!(reader, "extend-list")}</h4><ul class="exemptions">{given}</ul> });
    view! { {asked(&reader, &owed)} {given} {form(&reader, &loaded, &owed)} }.into_any()
}

/// What the person asked for, each with a link to where it is decided.
fn asked(reader: &Reader, owed: &Owed) -> Option<AnyView> {
    let one = |request: &OwnRequest| {
        let what = asked_for(reader, request.kind, request.until);
        let state = badge(reader, request.ended.as_ref());
        view! { <li class="request-line"><a href=format!("/requests/{}", request.id)>{what}</a>" "{state}</li> }
    };
    let items = owed.requests.iter().map(one).collect_view();
    (!owed.requests.is_empty())
        .then(|| view! { <h4>{t!(reader, "requests-title")}</h4><ul class="exemptions">{items}</ul> }.into_any())
}

fn line(reader: &Reader, loaded: &Loaded, extended: &Extended) -> AnyView {
    let extension = extended.extension;
    let (until, from) = (reader.date(extension.until_on), reader.date(extension.from_on));
    let by = extended.by.as_str();
    let taken_back = extended.revoked.as_ref().zip(extension.revoked_on);
    let taken_back = taken_back.map(|(revoked, on)| (revoked.by.as_str(), reader.date(on)));
    let words = match (extension.reopens, taken_back) {
        (true, None) => t!(reader, "extend-reopened", until = until, from = from, by = by),
        (false, None) => t!(reader, "extend-given", until = until, from = from, by = by),
        (true, Some((who, on))) => {
            t!(reader, "extend-reopened-was", until = until, from = from, by = by, revoked = on, who = who)
        }
        (false, Some((who, on))) => {
            t!(reader, "extend-was", until = until, from = from, by = by, revoked = on, who = who)
        }
    };
    let because = extended.revoked.as_ref().map(|revoked| view! { " · "<bdi>{revoked.reason.clone()}</bdi> });
    let revoke =
        (loaded.may_extend && extension.is_standing(loaded.person.today)).then(|| take_back(reader, loaded, extended));
    view! { <li>{words}" "<bdi>{extended.reason.clone()}</bdi>{because}{revoke}</li> }.into_any()
}

fn take_back(reader: &Reader, loaded: &Loaded, extended: &Extended) -> AnyView {
    let words = Words {
        title: t!(reader, "extend-revoke-title"),
        effect: t!(reader, "extend-revoke-words"),
        button: t!(reader, "extend-revoke"),
    };
    revoke_form(reader, loaded, Sent::TakenBack(extended.id), "extensions", &extended.id.to_string(), words)
}

/// Folded away, so that it takes two steps.
fn form(reader: &Reader, loaded: &Arc<Loaded>, owed: &Owed) -> Option<AnyView> {
    let refused = refused(loaded, Sent::Extension, owed);
    let case = owed.case(loaded.person.today);
    let (first, last) = case.days();
    let possible = case.check(Kind::Extension, Some(first)).is_ok();
    if !loaded.may_extend || (!possible && refused.is_none()) {
        return None;
    }
    let (title, button) = if case.is_over() {
        (t!(reader, "reopen-title"), t!(reader, "reopen-button"))
    } else {
        (t!(reader, "extend-title"), t!(reader, "extend-button"))
    };
    let words = more_time(reader, &case, t!(reader, "extend-words"), t!(reader, "reopen-words"));
    let is_open = refused.is_some();
    let (reason, until) =
        refused.as_ref().map(|refused| (refused.reason.clone(), refused.until.clone())).unwrap_or_default();
    let problem = refused.map(|refused| view! { <Notice kind=NoticeKind::Problem>{refused.problem}</Notice> });
    let hint = t!(reader, "request-until-hint", from = reader.date(first), until = reader.date(last));
    Some(
        view! {
            <details class="act" open=is_open>
                <summary>{title}</summary>
                <p>{words}</p>
                {problem}
                <form method="post" action=format!("/people/{}/extensions", loaded.person.person)>
                    <input type="hidden" name="edition" value=owed.edition.to_string() />
                    <UntilField id=format!("extend-until-{}", owed.edition) label=t!(reader, "request-until") hint value=until
                        days=(first, Some(last)) />
                    <ReasonField id=format!("extend-{}", owed.edition) value=reason hint=t!(reader, "requests-reason-hint") />
                    <button class="button">{button}</button>
                </form>
            </details>
        }
        .into_any(),
    )
}
