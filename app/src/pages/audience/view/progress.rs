//! How far the audience in force is applied.

use super::super::Loaded;
use crate::{
    components::{Notice, NoticeKind},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_services::learning::audience::{Stage, Work};
use leptos::prelude::*;
use std::sync::Arc;

/// Nothing once it is done, except right after saving.
#[component]
pub fn Progress(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let work = loaded.history.first()?.work?;
    match work.stage {
        Stage::Done if loaded.saved => {
            Some(view! { <Notice kind=NoticeKind::Success>{counts(&reader, work)}</Notice> }.into_any())
        }
        Stage::Waiting if loaded.is_ahead() => {
            let words = t!(reader, "audience-ahead", date = reader.date(loaded.edition.window.opens_on));
            Some(view! { <Notice kind=NoticeKind::Info>{words}</Notice> }.into_any())
        }
        Stage::Waiting | Stage::Applying if !loaded.over => Some(under_way(&reader, &loaded, work)),
        Stage::Waiting | Stage::Applying | Stage::Done | Stage::Superseded => None,
    }
}

fn counts(reader: &Reader, work: Work) -> String {
    let done = work.done;
    t!(reader, "audience-saved", assigned = done.assigned, released = done.released, returned = done.returned)
}

fn under_way(reader: &Reader, loaded: &Loaded, work: Work) -> AnyView {
    let done = u64::try_from(work.done.sum()).unwrap_or(u64::MAX);
    let words = match work.expected {
        None => t!(reader, "audience-applying-looks"),
        Some(of) => t!(reader, "audience-applying", done = done, of = of),
    };
    let bar = work.expected.map(|of| {
        view! { <progress value=done.to_string() max=of.max(1).to_string() aria-label=words.clone()></progress> }
    });
    let watch = format!("/editions/{}/audience?saved=1", loaded.edition.id);
    let further = if loaded.watching() {
        view! { <p class="quiet-words">{t!(reader, "hr-wait-words")}</p> }.into_any()
    } else {
        view! { <p><a href=watch>{t!(reader, "audience-watch")}</a></p> }.into_any()
    };
    view! {
        <section class="card" role="status">
            <p>{words.clone()}</p>
            {bar}
            {further}
        </section>
    }
    .into_any()
}
