//! The page of a year's end: the last result, what has changed since, all results, the form.

use super::{
    super::names::{node_name, set_apart},
    Loaded,
    file::{KEY, SIGNATURE, STATEMENT},
    form::SignForm,
};
use crate::{
    components::{Column, DataTable, Named, Notice, NoticeKind},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::{
    participation::Level,
    rate::Rate,
    result::{Difference, Figure},
    role::Reach,
    target::Node,
};
use kunren_services::result::{Fault, Stored, fingerprint};
use leptos::prelude::*;
use std::sync::Arc;

/// The whole page.
#[component]
pub fn ResultPage(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let edition = loaded.edition.code.as_str();
    let back = format!("/participation/{}", loaded.edition.id);
    let signed = loaded.signed.then(|| view! { <Notice kind=NoticeKind::Success>{t!(reader, "signed-done")}</Notice> });
    // Who has just asked what would be signed sees that before anything else.
    let first = loaded.form.as_ref().is_some_and(|form| form.draft.is_some() || form.problem.is_some());
    let none = loaded.results.is_empty().then(|| view! { <p class="empty">{t!(reader, "signed-none")}</p> });
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href=back>{t!(reader, "participation-title", edition = edition)}</a></li></ol>
        </nav>
        <h1>{t!(reader, "signed-title", edition = edition)}</h1>
        <p class="subtitle">{t!(reader, "signed-lead")}</p>
        {signed}
        {none}
        {first.then(|| view! { <SignForm loaded=loaded.clone() /> })}
        <Latest loaded=loaded.clone() />
        <Since loaded=loaded.clone() />
        <All loaded=loaded.clone() />
        {(!first).then(|| view! { <SignForm loaded=loaded.clone() /> })}
    }
    .into_any()
}

/// The last result: what it says, and whether it is what was signed.
#[component]
fn Latest(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let last = loaded.results.last()?;
    let figures = last.result.as_ref().map(|result| result.figures.clone()).unwrap_or_default();
    Some(
        view! {
            <section class="card">
                <h2 id="latest">{t!(reader, "signed-latest", number = last.number)}</h2>
                {facts(&reader, &loaded, last)}
                <Figures loaded=loaded.clone() figures label="latest" />
                {files(&reader, &loaded, last)}
            </section>
        }
        .into_any(),
    )
}

fn facts(reader: &Reader, loaded: &Loaded, last: &Stored) -> AnyView {
    let result = last.result.as_ref();
    let reason = result.map(|result| result.reason.clone()).unwrap_or_default();
    let contents = result.filter(|result| !result.contents.is_empty()).map(|result| {
        let each = result.contents.iter().map(|content| {
            view! { <li>{t!(reader, "signed-content", number = content.number, count = content.completions)}" "<code><bdi>{content.hash.clone()}</bdi></code></li> }
        });
        view! { <dt>{t!(reader, "signed-contents")}</dt><dd><ul class="plain">{each.collect_view()}</ul></dd> }
    });
    let by = last.by.clone().unwrap_or_else(|| t!(reader, "by-command"));
    view! {
        <dl class="facts">
            <dt>{t!(reader, "signed-check")}</dt><dd>{verdict(reader, &loaded.faults)}</dd>
            <dt>{t!(reader, "signed-cut-off")}</dt><dd>{reader.date(last.cut_off)}</dd>
            <dt>{t!(reader, "signed-at")}</dt><dd>{reader.date_time(last.at)}</dd>
            <dt>{t!(reader, "signed-by")}</dt><dd><bdi>{by}</bdi></dd>
            <dt>{t!(reader, "column-reason")}</dt><dd><bdi>{reason}</bdi></dd>
            {contents}
            <dt>{t!(reader, "signed-hash")}</dt><dd><code><bdi>{last.hash.clone()}</bdi></code></dd>
            <dt>{t!(reader, "signed-key")}</dt><dd><code><bdi>{fingerprint(&last.public_key)}</bdi></code></dd>
        </dl>
    }
    .into_any()
}

fn verdict(reader: &Reader, faults: &[Fault]) -> AnyView {
    if faults.is_empty() {
        return view! { <span class="badge badge-done">{t!(reader, "signed-intact")}</span> }.into_any();
    }
    let each = faults
        .iter()
        .map(|fault| view! { <li><span class="badge badge-missing">{fault_words(reader, *fault)}</span></li> });
    view! { <ul class="plain">{each.collect_view()}</ul> }.into_any()
}

fn fault_words(reader: &Reader, fault: Fault) -> String {
    match fault {
        Fault::Unreadable => t!(reader, "signed-fault-unreadable"),
        Fault::Altered => t!(reader, "signed-fault-altered"),
        Fault::BadSignature => t!(reader, "signed-fault-signature"),
        Fault::BrokenChain => t!(reader, "signed-fault-chain"),
        Fault::Mislabelled => t!(reader, "signed-fault-label"),
        Fault::OtherKey => t!(reader, "signed-fault-key"),
    }
}

/// Files to check the result with other programs, for those who see everybody.
fn files(reader: &Reader, loaded: &Loaded, last: &Stored) -> Option<AnyView> {
    if *loaded.permit.reach() != Reach::Group {
        return None;
    }
    let link = |file: &'static str, words: String| {
        let href = format!("/participation/{}/results/{}/{file}", loaded.edition.id, last.number);
        view! { <li><a href=href download="">{words}</a></li> }
    };
    let command = format!("openssl pkeyutl -verify -pubin -inkey {KEY} -rawin -in {STATEMENT} -sigfile {SIGNATURE}");
    Some(
        view! {
            <ul class="ways">
                {link(STATEMENT, t!(reader, "signed-file-statement"))}
                {link(SIGNATURE, t!(reader, "signed-file-signature"))}
                {link(KEY, t!(reader, "signed-file-key"))}
            </ul>
            <p class="hint">{t!(reader, "signed-files-hint")}<br /><code><bdi>{command}</bdi></code></p>
        }
        .into_any(),
    )
}

/// The figures of the parts that the reader sees, from the group to the countries.
#[component]
pub fn Figures(loaded: Arc<Loaded>, figures: Vec<Figure>, label: &'static str) -> impl IntoView {
    let reader = use_reader();
    let mut shown: Vec<(String, Figure)> = figures
        .into_iter()
        .filter(|figure| loaded.shows(&figure.node))
        .map(|figure| (node_name(&reader, &loaded.directory, &figure.node, true), figure))
        .collect();
    // The widest first, as they were signed; parts of one level in the reader's order.
    shown.sort_by(|(one, of_one), (other, of_other)| {
        let level = |figure: &Figure| std::cmp::Reverse(Level::of(&figure.node).index());
        let names = || reader.words.formats.compare(one, other);
        level(of_one).cmp(&level(of_other)).then_with(names)
    });
    let rows = shown.into_iter().map(|(name, figure)| {
        let formats = &reader.words.formats;
        let share = figure.share.map_or_else(|| "–".to_owned(), |share| reader.percent(share));
        let target = figure.target.map_or_else(|| "–".to_owned(), |target| formats.whole_percent(target));
        view! {
            <tr>
                <th scope="row">{set_apart(&figure.node, name)}</th>
                <td class="number">{reader.number(figure.rate.counted)}</td>
                <td class="number">{reader.number(figure.rate.completed)}</td>
                <td class="number">{share}</td>
                <td class="number">{target}</td>
                <td class="number apart">{reader.number(figure.tally.on_leave)}</td>
                <td class="number">{reader.number(figure.tally.exempt)}</td>
                <td class="number">{reader.number(figure.tally.left)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-part")),
        Column::number(t!(reader, "column-counted")),
        Column::number(t!(reader, "column-completed")),
        Column::number(t!(reader, "column-rate")),
        Column::number(t!(reader, "column-target")),
        Column::apart(t!(reader, "standing-on-leave")),
        Column::number(t!(reader, "standing-exempt")),
        Column::number(t!(reader, "standing-left")),
    ];
    view! {
        <DataTable name=Named::By(label) columns>{rows}</DataTable>
    }
    .into_any()
}

fn name(reader: &Reader, loaded: &Loaded, node: &Node) -> AnyView {
    set_apart(node, node_name(reader, &loaded.directory, node, true))
}

/// Where the same day would be counted differently today.
#[component]
fn Since(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let last = loaded.results.last()?;
    let (shown, inside): (Vec<&Difference>, Vec<_>) =
        loaded.since.iter().partition(|difference| loaded.shows(&difference.node));
    let body = if shown.is_empty() {
        view! { <p class="empty">{t!(reader, "signed-since-none")}</p> }.into_any()
    } else {
        changes(&reader, &loaded, &shown)
    };
    // Who watches over some countries is not told about others.
    let inside = (!inside.is_empty() && *loaded.permit.reach() == Reach::Group)
        .then(|| view! { <p class="hint">{t!(reader, "signed-since-inside", count = inside.len())}</p> });
    Some(
        view! {
            <section>
                <h2 id="since">{t!(reader, "signed-since", day = reader.date(last.cut_off))}</h2>
                {body}
                {inside}
            </section>
        }
        .into_any(),
    )
}

fn changes(reader: &Reader, loaded: &Loaded, shown: &[&Difference]) -> AnyView {
    let rate = |rate: Option<Rate>| {
        rate.map_or_else(
            || "–".to_owned(),
            |rate| t!(reader, "signed-of", completed = rate.completed, counted = rate.counted),
        )
    };
    let rows = shown.iter().map(|difference| {
        view! {
            <tr>
                <th scope="row">{name(reader, loaded, &difference.node)}</th>
                <td class="number">{rate(difference.signed)}</td>
                <td class="number">{rate(difference.now)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-part")),
        Column::number(t!(reader, "signed-column-signed")),
        Column::number(t!(reader, "signed-column-now")),
    ];
    view! {
        <p>{t!(reader, "signed-since-words")}</p>
        <DataTable name=Named::By("since") columns>{rows}</DataTable>
    }
    .into_any()
}

/// Every result, the last one first.
#[component]
fn All(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    if loaded.results.len() < 2 {
        return None;
    }
    let whole = *loaded.permit.reach() == Reach::Group;
    let rows = loaded.results.iter().rev().map(|stored| {
        let href = format!("/participation/{}/results/{}/{STATEMENT}", loaded.edition.id, stored.number);
        let number = t!(reader, "signed-latest", number = stored.number);
        let number = if whole { view! { <a href=href download="">{number}</a> }.into_any() } else { number.into_any() };
        let reason = stored.result.as_ref().map(|result| result.reason.clone());
        view! {
            <tr>
                <th scope="row">{number}</th>
                <td>{reader.date(stored.cut_off)}</td>
                <td>{reader.date_time(stored.at)}</td>
                <td><bdi>{stored.by.clone()}</bdi></td>
                <td class="prose"><bdi>{reason}</bdi></td>
                <td>{verdict(&reader, &stored.faults)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let columns = vec![
        Column::words(t!(reader, "signed-column-result")),
        Column::words(t!(reader, "signed-cut-off")),
        Column::words(t!(reader, "signed-at")),
        Column::words(t!(reader, "signed-by")),
        Column::words(t!(reader, "column-reason")),
        Column::words(t!(reader, "signed-check")),
    ];
    Some(
        view! {
            <section>
                <h2 id="all">{t!(reader, "signed-all")}</h2>
                <DataTable name=Named::By("all") columns>{rows}</DataTable>
            </section>
        }
        .into_any(),
    )
}
