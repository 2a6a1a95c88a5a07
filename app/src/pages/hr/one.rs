//! The page of one file: where it is, what it would do or did, and what can be decided.

use super::{
    Shown,
    decide::{Further, Planned, UndoForm},
    effects::EffectsSections,
    view::badge,
    words::{empty_cell, extent, megabytes, refusal},
};
use crate::{
    components::{Notice, NoticeKind},
    t,
    web::{reader::Reader, render::use_reader},
};
use jiff::Timestamp;
use kunren_services::hr::{Imported, KeptTrue, Reached, ReadAs, Stage, State, Step};
use leptos::prelude::*;
use std::sync::Arc;

/// What it is, where it stands, what can be done, what it changes.
#[component]
pub fn ImportPage(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    let line = &shown.imported.line;
    let problem =
        shown.refused.clone().map(|refused| view! { <Notice kind=NoticeKind::Problem>{refused.words}</Notice> });
    let effects =
        line.effects.clone().map(|effects| view! { <EffectsSections effects=Arc::new(effects) shown=shown.clone() /> });
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")><ol><li><a href="/hr">{t!(reader, "hr-title")}</a></li></ol></nav>
        <h1><bdi>{line.source.clone()}</bdi>" "{badge(&reader, line.stage)}</h1>
        <Facts shown=shown.clone() />
        {problem}
        {stands(&reader, &shown)}
        <Rejected shown=shown.clone() />
        {effects}
    }
    .into_any()
}

#[component]
fn Facts(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    let line = &shown.imported.line;
    let who = line.by.clone().unwrap_or_else(|| t!(reader, "by-command"));
    let size = shown.imported.bytes.map(|bytes| {
        let words = if bytes < 1 << 20 {
            t!(reader, "hr-kilobytes", size = bytes.div_ceil(1 << 10))
        } else {
            t!(reader, "hr-megabytes", size = megabytes(bytes))
        };
        view! { <dt>{t!(reader, "hr-size")}</dt><dd>{words}</dd> }
    });
    let read_as = shown.imported.read_as.as_ref().map(|read_as| read_as_facts(&reader, read_as));
    view! {
        <dl class="facts">
            <dt>{t!(reader, "hr-column-file")}</dt><dd><bdi>{line.file_name.clone()}</bdi></dd>
            {size}
            <dt>{t!(reader, "column-when")}</dt><dd>{reader.date_time(line.at)}</dd>
            <dt>{t!(reader, "column-who")}</dt><dd><bdi>{who}</bdi></dd>
            {read_as}
        </dl>
    }
    .into_any()
}

/// How it was understood, where it does not say so itself.
fn read_as_facts(reader: &Reader, read_as: &ReadAs) -> AnyView {
    let encoding = read_as.encoding.clone().map(|name| {
        let how = if read_as.told { t!(reader, "hr-encoding-told") } else { t!(reader, "hr-encoding-recognised") };
        view! { <dt>{t!(reader, "hr-encoding")}</dt><dd><bdi>{name}</bdi>" "{how}</dd> }
    });
    view! {
        <dt>{t!(reader, "hr-extent")}</dt><dd>{extent(reader, read_as.policy)}</dd>
        <dt>{t!(reader, "hr-empty-cell")}</dt><dd>{empty_cell(reader, read_as.policy)}</dd>
        {encoding}
    }
    .into_any()
}

/// Where it stands, and what can be decided.
fn stands(reader: &Reader, shown: &Arc<Shown>) -> AnyView {
    let imported = &shown.imported;
    match imported.line.stage {
        Stage::Sent(State::Waiting | State::Reading | State::Receiving) => waiting(reader, imported.reached),
        Stage::Applying | Stage::Sent(State::Applying) => wait_for(reader, t!(reader, "hr-applying-words"), None),
        Stage::Sent(State::Columns) => columns(reader, shown, t!(reader, "hr-columns-wanted")),
        Stage::Sent(State::Nothing) => {
            let words = t!(reader, "hr-nothing-words");
            view! { <Notice kind=NoticeKind::Success>{words}</Notice> }.into_any()
        }
        Stage::Sent(State::Refused) => refused(reader, shown),
        Stage::Sent(State::Failed) => {
            let words = if imported.kept { t!(reader, "hr-failed-words") } else { t!(reader, "hr-failed-gone") };
            view! { <Notice kind=NoticeKind::Problem>{words}</Notice><Further shown=shown.clone() /> }.into_any()
        }
        Stage::Sent(State::GivenUp) => ended(reader, imported, None, false),
        Stage::Ended { at, replaced } => ended(reader, imported, at, replaced),
        Stage::Planned { .. } | Stage::Sent(State::Planned) => view! { <Planned shown=shown.clone() /> }.into_any(),
        Stage::Applied { at } => {
            let by = imported.applied_by.clone().unwrap_or_else(|| t!(reader, "by-command"));
            let words = t!(reader, "hr-applied-words", at = reader.date_time(at), by = by);
            let undo = shown.may_import.then(|| view! { <UndoForm shown=shown.clone() /> });
            let reason = reason(reader, imported.reason.as_ref());
            let kept = imported.kept_true.map(|KeptTrue { assigned, released }| {
                view! { <p>{t!(reader, "hr-kept-true", assigned = assigned, released = released)}</p> }
            });
            view! {
                <Notice kind=NoticeKind::Success><p>{words}</p>{reason}{kept}</Notice>
                {undo}
            }
            .into_any()
        }
        Stage::Undone { applied_at, at } => {
            let by = imported.undone_by.clone().unwrap_or_else(|| t!(reader, "by-command"));
            let (applied, at) = (reader.date_time(applied_at), reader.date_time(at));
            let words = t!(reader, "hr-undone-words", applied = applied, at = at, by = by);
            let reason = reason(reader, imported.undo_reason.as_ref());
            view! { <Notice kind=NoticeKind::Info><p>{words}</p>{reason}</Notice> }.into_any()
        }
    }
}

/// By whom and when, and what came instead.
fn ended(reader: &Reader, imported: &Imported, at: Option<Timestamp>, replaced: bool) -> AnyView {
    let by = imported.ended_by.clone().unwrap_or_else(|| t!(reader, "by-command"));
    let words = match at.map(|at| reader.date_time(at)) {
        Some(at) if replaced => t!(reader, "hr-replaced-at", at = at),
        Some(at) => t!(reader, "hr-given-up-by", at = at, by = by),
        None => t!(reader, "hr-given-up-words"),
    };
    let later = imported.replaced_by.map(|later| {
        view! { <p><a href=format!("/hr/{later}")>{t!(reader, "hr-replaced-link")}</a></p> }
    });
    view! { <Notice kind=NoticeKind::Info><p>{words}</p>{later}</Notice> }.into_any()
}

fn reason(reader: &Reader, reason: Option<&String>) -> Option<AnyView> {
    let reason = reason?.clone();
    Some(view! { <p>{t!(reader, "column-reason")}": "<q><bdi>{reason}</bdi></q></p> }.into_any())
}

fn waiting(reader: &Reader, reached: Option<Reached>) -> AnyView {
    let Some(reached) = reached else { return wait_for(reader, t!(reader, "hr-step-waiting"), None) };
    match reached.step {
        Step::People => wait_for(reader, t!(reader, "hr-step-people"), None),
        Step::Look => wait_for(reader, t!(reader, "hr-step-look", rows = reached.rows), None),
        Step::Compare => {
            let words = t!(reader, "hr-step-compare", rows = reached.rows, of = reached.of);
            wait_for(reader, words, Some((reached.rows, reached.of)))
        }
    }
}

/// Something goes on by itself; the page looks again by itself, too.
fn wait_for(reader: &Reader, words: String, done: Option<(u64, u64)>) -> AnyView {
    let bar = done.map(|(rows, of)| {
        view! { <progress value=rows.to_string() max=of.max(1).to_string() aria-label=words.clone()></progress> }
    });
    view! {
        <section class="card" role="status">
            <p>{words.clone()}</p>
            {bar}
            <p class="quiet-words">{t!(reader, "hr-wait-words")}</p>
        </section>
    }
    .into_any()
}

fn columns(reader: &Reader, shown: &Shown, words: String) -> AnyView {
    let imported = &shown.imported;
    let may = shown.may_import && imported.kept && imported.outcome.look.is_some();
    let way = may.then(|| {
        let to = format!("/hr/{}/columns", imported.line.id);
        view! { <p><a class="button primary" href=to>{t!(reader, "hr-columns-title")}</a></p> }
    });
    view! { <Notice kind=NoticeKind::Info>{words}</Notice>{way} }.into_any()
}

fn refused(reader: &Reader, shown: &Shown) -> AnyView {
    let why = shown.imported.outcome.refusal.as_ref().map(|why| refusal(reader, why));
    let way = shown.imported.outcome.look.is_some().then(|| columns(reader, shown, t!(reader, "hr-columns-may")));
    let another =
        shown.may_import.then(|| view! { <p><a class="button" href="/hr/new">{t!(reader, "hr-another")}</a></p> });
    let title = t!(reader, "hr-refused-title");
    view! {
        <Notice kind=NoticeKind::Problem><p><strong>{title}</strong></p><p>{why}</p></Notice>
        {way}
        {another}
    }
    .into_any()
}

/// Rows that were not taken, as a file.
#[component]
fn Rejected(shown: Arc<Shown>) -> impl IntoView {
    let reader = use_reader();
    let (count, kept) = (shown.imported.outcome.problems, shown.imported.kept_problems);
    (count > 0).then(|| {
        let kept = (kept < count).then(|| format!(" {}", t!(reader, "hr-rejected-kept", kept = kept, count = count)));
        let href = format!("/hr/{}/rejected.csv", shown.imported.line.id);
        view! {
            <p>{t!(reader, "hr-rejected-words", count = count)}{kept}" "<a href=href download="">{t!(reader, "hr-rejected-download")}</a></p>
        }
        .into_any()
    })
}
