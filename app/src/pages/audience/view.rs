//! The page: what is in force, the draft as rows and as text, its effects, saving it, and what was before.

mod builder;
mod days;
mod preview;
mod progress;
mod record;

use super::{
    Loaded,
    words::{recurrence_words, unknown_name},
};
use crate::{
    components::{Notice, NoticeKind},
    t,
    web::{reader::Reader, render::use_reader},
};
use builder::{Builder, TextForm};
use kunren_services::learning::audience::{AudienceChange, Unknown};
use leptos::prelude::*;
use preview::Effects;
use progress::Progress;
use record::{History, SaveForm};
use std::sync::Arc;

/// In force, draft, effects, saving, history.
#[component]
pub fn AudiencePage(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let title = t!(reader, "audience-title", edition = loaded.edition.code.as_str());
    let back = format!("/participation/{}", loaded.edition.id);
    let over = loaded.over.then(|| view! { <Notice kind=NoticeKind::Info>{t!(reader, "audience-over")}</Notice> });
    let draft = (!loaded.watching()).then(|| {
        view! {
            <div class="two-columns">
                <Builder loaded=loaded.clone() />
                <TextForm loaded=loaded.clone() />
            </div>
        }
    });
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href=back>{t!(reader, "participation-title", edition = loaded.edition.code.as_str())}</a></li></ol>
        </nav>
        <h1>{title}</h1>
        <p class="subtitle">{t!(reader, "audience-words")}</p>
        <Progress loaded=loaded.clone() />
        {over}
        <InForce loaded=loaded.clone() />
        {draft}
        <Effects loaded=loaded.clone() />
        <SaveForm loaded=loaded.clone() />
        <section>
            <h2 id="history">{t!(reader, "targets-history")}</h2>
            <History loaded />
        </section>
    }
    .into_any()
}

/// The rule in force, and a link to those it is true of.
#[component]
fn InForce(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let terms = &loaded.current;
    let since = match loaded.history.first() {
        None => t!(reader, "audience-none"),
        Some(AudienceChange { from: Some(edition), at, .. }) => {
            t!(reader, "audience-taken-over-since", edition = edition.as_str(), date = reader.date_time(*at))
        }
        Some(change) => t!(reader, "audience-since", date = reader.date_time(change.at)),
    };
    let applied = loaded.history.first().and_then(|change| change.work?.done_at);
    let applied = applied.map(|at| format!(" {}", t!(reader, "audience-applied", date = reader.date_time(at))));
    let look = format!("/editions/{}/audience?do=look", loaded.edition.id);
    view! {
        <section aria-labelledby="in-force">
            <h2 id="in-force">{t!(reader, "audience-in-force")}</h2>
            <p>{rule_text(terms.rule.to_string())}</p>
            <p>{recurrence_words(&reader, terms.recurrence)}</p>
            <UnknownNames unknown=loaded.gone.clone() words=t!(reader, "audience-gone") />
            <p class="quiet-words">{since}{applied}" "<a href=look>{t!(reader, "audience-look-now")}</a></p>
        </section>
    }
    .into_any()
}

/// What nothing in the organisation has; nothing where there is no such thing.
#[component]
fn UnknownNames(unknown: Vec<Unknown>, words: String) -> impl IntoView {
    let reader = use_reader();
    if unknown.is_empty() {
        return None;
    }
    let items = unknown.iter().map(|unknown| {
        let (field, value) = unknown_name(&reader, unknown);
        view! { <li>{field}": "<bdi>{value}</bdi></li> }
    });
    let items = items.collect_view();
    Some(view! { <Notice kind=NoticeKind::Problem><p>{words}</p><ul>{items}</ul></Notice> }.into_any())
}

/// The text of a rule, which is the same in every language.
fn rule_text(text: String) -> AnyView {
    view! { <code class="rule" dir="ltr" data-content="">{text}</code> }.into_any()
}

/// A number that is the count of heads.
fn heads(reader: &Reader, count: u64) -> AnyView {
    view! { <td class="number">{reader.number(count)}</td> }.into_any()
}
