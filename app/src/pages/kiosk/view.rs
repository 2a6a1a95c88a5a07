//! The kiosk's sign-in page.

use crate::{
    components::{Field, FieldKind, Notice, NoticeKind},
    t,
    web::render::use_reader,
};
use leptos::prelude::*;

/// What was typed so far.
#[derive(Debug, Clone, Default)]
pub struct Kiosk {
    /// Employee number.
    pub login: String,
    /// Why it did not work.
    pub problem: Option<String>,
    /// Whether a session has just ended by itself.
    pub ended: bool,
}

/// Two big fields and a big button.
#[component]
pub fn KioskPage(form: Kiosk) -> impl IntoView {
    let reader = use_reader();
    let problem = form.problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let ended = form.ended.then(|| view! { <Notice kind=NoticeKind::Info>{t!(reader, "kiosk-ended")}</Notice> });
    view! {
        <section class="card sign-in kiosk">
            <h1>{t!(reader, "kiosk-title")}</h1>
            {problem}
            {ended}
            <form method="post" action="/kiosk">
                <Field kind=FieldKind::Login name="login" label=t!(reader, "kiosk-number") value=form.login />
                <Field kind=FieldKind::Pin name="pin" label=t!(reader, "kiosk-pin") hint=Some(t!(reader, "kiosk-pin-hint")) />
                <button class="button primary">{t!(reader, "kiosk-button")}</button>
            </form>
            <p class="aside"><a href="/sign-in">{t!(reader, "kiosk-to-sign-in")}</a></p>
        </section>
    }
}
