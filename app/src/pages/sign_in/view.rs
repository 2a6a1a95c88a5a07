//! The sign-in page.

use crate::{
    components::{Field, FieldKind, Notice, NoticeKind},
    t,
    web::render::use_reader,
};
use leptos::prelude::*;

/// What was typed so far.
#[derive(Debug, Clone, Default)]
pub struct SignIn {
    /// Employee number or e-mail.
    pub login: String,
    /// Where to go afterwards.
    pub next: String,
    /// Why it did not work.
    pub problem: Option<String>,
}

/// A form with two fields, and the way to the kiosk.
#[component]
pub fn SignInPage(form: SignIn) -> impl IntoView {
    let reader = use_reader();
    let problem = form.problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    let demo =
        reader.app.settings.demo.then(|| view! { <Notice kind=NoticeKind::Info>{t!(reader, "sign-in-demo")}</Notice> });
    view! {
        <section class="card sign-in">
            <h1>{t!(reader, "sign-in-title")}</h1>
            {problem}
            {demo}
            <form method="post" action="/sign-in">
                <input type="hidden" name="next" value=form.next />
                <Field kind=FieldKind::Login name="login" label=t!(reader, "sign-in-login") hint=Some(t!(reader, "sign-in-login-hint")) value=form.login />
                <Field kind=FieldKind::Password name="password" label=t!(reader, "sign-in-password") />
                <button class="button primary">{t!(reader, "sign-in-button")}</button>
            </form>
            <p class="aside"><a href="/activate">{t!(reader, "sign-in-to-activate")}</a>" "{t!(reader, "sign-in-activate-words")}</p>
            <p class="aside"><a href="/kiosk">{t!(reader, "sign-in-to-kiosk")}</a></p>
        </section>
    }
}
