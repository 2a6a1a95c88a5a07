//! The page of targets: those in force, a form for those who may, and everything that was ever set.

use super::{
    super::names::{is_own_name, node_name, set_apart},
    Loaded,
};
use crate::{
    components::{Column, DataTable, FewColumns, Named, Notice, NoticeKind},
    t,
    web::{reader::Reader, render::use_reader},
};
use kunren_domain::target::Node;
use kunren_services::{
    participation::{TargetChange, targets},
    reason::MAX_REASON,
};
use leptos::prelude::*;
use std::sync::Arc;

/// In force, form, history.
#[component]
pub fn TargetsPage(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let title = t!(reader, "targets-title", edition = loaded.edition.code.as_str());
    let saved = loaded.saved.then(|| view! { <Notice kind=NoticeKind::Success>{t!(reader, "targets-saved")}</Notice> });
    let back = format!("/participation/{}", loaded.edition.id);
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol><li><a href=back>{t!(reader, "participation-title", edition = loaded.edition.code.as_str())}</a></li></ol>
        </nav>
        <h1>{title}</h1>
        {saved}
        <div class="two-columns">
            <section aria-labelledby="in-force">
                <h2 id="in-force">{t!(reader, "targets-in-force")}</h2>
                <p>{t!(reader, "targets-nearest")}</p>
                <InForce loaded=loaded.clone() />
            </section>
            <SetForm loaded=loaded.clone() />
        </div>
        <section>
            <h2 id="history">{t!(reader, "targets-history")}</h2>
            <History loaded />
        </section>
    }
    .into_any()
}

#[component]
fn InForce(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let current = targets(&loaded.history);
    if current.is_empty() {
        return view! { <p class="empty">{t!(reader, "targets-none")}</p> }.into_any();
    }
    let rows = current.iter().map(|target| {
        let name = node_name(&reader, &loaded.directory, &target.node, true);
        let share = reader.words.formats.whole_percent(target.share);
        view! { <tr><th scope="row">{set_apart(&target.node, name)}</th><td class="number">{share}</td></tr> }
    });
    let rows = rows.collect_view();
    let columns = vec![Column::words(t!(reader, "column-part")), Column::number(t!(reader, "column-target"))];
    view! {
        <FewColumns columns>{rows}</FewColumns>
    }
    .into_any()
}

/// Part, rate, reason: for those who may set a target.
#[component]
fn SetForm(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    let choices = loaded.choices.as_ref()?;
    let typed = &loaded.typed;
    let problem = typed.problem.clone().map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let group = |label: String, nodes: &[(Node, String)]| {
        let options = nodes.iter().map(|(node, name)| {
            let code = node.to_string();
            let chosen = code == typed.node;
            view! { <option value=code selected=chosen data-content=is_own_name(node).then_some("")>{name.clone()}</option> }
        });
        let options = options.collect_view();
        (!nodes.is_empty()).then(|| view! { <optgroup label=label>{options}</optgroup> })
    };
    Some(view! {
        <section class="card" aria-labelledby="set-target">
            <h2 id="set-target">{t!(reader, "targets-set")}</h2>
            {problem}
            <form method="post" action=format!("/participation/{}/targets", loaded.edition.id)>
                <div class="field">
                    <label for="node">{t!(reader, "column-part")}</label>
                    <select id="node" name="node" required>
                        {group(t!(reader, "targets-wide"), &choices.wide)}
                        {group(t!(reader, "levels-country"), &choices.countries)}
                        {group(t!(reader, "levels-entity"), &choices.entities)}
                        {group(t!(reader, "levels-site"), &choices.sites)}
                    </select>
                </div>
                <div class="field">
                    <label for="rate">{t!(reader, "targets-rate")}</label>
                    <p class="hint" id="rate-hint">{t!(reader, "targets-rate-hint")}</p>
                    <input id="rate" name="rate" type="text" inputmode="decimal" dir="ltr" required maxlength="12" autocomplete="off"
                        aria-describedby="rate-hint" value=typed.rate.clone() />
                </div>
                <div class="field">
                    <label for="reason">{t!(reader, "targets-reason")}</label>
                    <p class="hint" id="reason-hint">{t!(reader, "targets-reason-hint")}</p>
                    <input id="reason" name="reason" type="text" required maxlength=MAX_REASON.to_string() autocomplete="off"
                        aria-describedby="reason-hint" value=typed.reason.clone() />
                </div>
                <button class="button primary">{t!(reader, "targets-button")}</button>
            </form>
        </section>
    }.into_any())
}

#[component]
fn History(loaded: Arc<Loaded>) -> impl IntoView {
    let reader = use_reader();
    if loaded.history.is_empty() {
        return view! { <p class="empty">{t!(reader, "targets-none")}</p> }.into_any();
    }
    let rows = loaded.history.iter().rev().map(|change| row(&reader, &loaded, change)).collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-part")),
        Column::number(t!(reader, "column-target")),
        Column::words(t!(reader, "column-when")),
        Column::words(t!(reader, "column-who")),
        Column::words(t!(reader, "column-reason")),
    ];
    view! {
        <DataTable name=Named::By("history") columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, loaded: &Loaded, change: &TargetChange) -> AnyView {
    let by = change.by.clone().unwrap_or_else(|| t!(reader, "by-course"));
    // The group keeps its own name here: a target for everybody is not one for the reader's countries.
    let name = node_name(reader, &loaded.directory, &change.node, true);
    view! {
        <tr>
            <th scope="row">{set_apart(&change.node, name)}</th>
            <td class="number">{reader.words.formats.whole_percent(change.share)}</td>
            <td>{reader.date_time(change.at)}</td>
            <td><bdi>{by}</bdi></td>
            <td class="prose"><bdi>{change.reason.clone()}</bdi></td>
        </tr>
    }
    .into_any()
}
