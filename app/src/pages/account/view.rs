//! The account page.

use crate::{
    components::{Field, FieldKind, Notice, NoticeKind},
    t,
    web::render::use_reader,
};
use kunren_services::viewer::Viewer;
use leptos::prelude::*;
use std::sync::Arc;

/// Who I am, a new password, ending sessions.
#[component]
pub fn AccountPage(viewer: Arc<Viewer>, problem: Option<String>, changed: bool) -> impl IntoView {
    let reader = use_reader();
    let problem = problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let changed = changed.then(|| view! { <Notice kind=NoticeKind::Success>{t!(reader, "account-changed")}</Notice> });
    let places = viewer.places.iter().map(|workplace| {
        let country = reader.country(workplace.place.country);
        view! { <li><bdi>{workplace.site.clone()}</bdi>" · "{country}</li> }
    });
    let places = places.collect_view();
    view! {
        <h1>{t!(reader, "account-title")}</h1>
        <section class="card">
            <dl class="facts">
                <dt>{t!(reader, "account-name")}</dt><dd><bdi>{viewer.name.clone()}</bdi></dd>
                <dt>{t!(reader, "account-number")}</dt><dd><bdi>{viewer.number.clone()}</bdi></dd>
                <dt>{t!(reader, "account-places")}</dt><dd><ul class="plain">{places}</ul></dd>
            </dl>
        </section>
        <section class="card">
            <h2>{t!(reader, "account-password")}</h2>
            {problem}
            {changed}
            <form method="post" action="/account/password">
                <Field kind=FieldKind::Password name="present" label=t!(reader, "account-password-present") />
                <Field kind=FieldKind::NewPassword name="new" label=t!(reader, "account-password-new")
                    hint=Some(t!(reader, "account-password-hint", count = kunren_domain::account::MIN_PASSWORD)) />
                <button class="button">{t!(reader, "account-password-button")}</button>
            </form>
        </section>
        <section class="card">
            <h2>{t!(reader, "account-sessions")}</h2>
            <p>{t!(reader, "account-sessions-words")}</p>
            <form method="post" action="/sign-out-everywhere"><button class="button">{t!(reader, "account-sign-out-everywhere")}</button></form>
        </section>
    }
}
