//! The page where a code is used.

use crate::{
    components::{Field, FieldKind, Notice, NoticeKind},
    t,
    web::render::use_reader,
};
use kunren_domain::account::{MIN_PASSWORD, PIN_DIGITS};
use leptos::prelude::*;

/// What was typed so far. Passwords are typed anew.
#[derive(Debug, Clone, Default)]
pub struct Activate {
    /// Employee number or e-mail.
    pub login: String,
    /// The code.
    pub code: String,
    /// Whether others use this machine, too.
    pub shared: bool,
    /// Why it did not work.
    pub problem: Option<String>,
}

/// Who, the code, a new password, and a PIN for those who want one.
#[component]
pub fn ActivatePage(form: Activate) -> impl IntoView {
    let reader = use_reader();
    let problem = form.problem.map(|problem| view! { <Notice kind=NoticeKind::Problem>{problem}</Notice> });
    view! {
        <section class="card sign-in">
            <h1>{t!(reader, "activate-title")}</h1>
            {problem}
            <p>{t!(reader, "activate-words")}</p>
            <form method="post" action="/activate">
                <Field kind=FieldKind::Login name="login" label=t!(reader, "sign-in-login") hint=Some(t!(reader, "sign-in-login-hint")) value=form.login />
                <Field kind=FieldKind::Code name="code" label=t!(reader, "activate-code") hint=Some(t!(reader, "activate-code-hint")) value=form.code />
                <Field kind=FieldKind::NewPassword name="password" label=t!(reader, "account-password-new")
                    hint=Some(t!(reader, "account-password-hint", count = MIN_PASSWORD)) />
                <Field kind=FieldKind::NewPassword name="again" label=t!(reader, "activate-again") />
                <Field kind=FieldKind::Pin name="pin" label=t!(reader, "activate-pin") required=false
                    hint=Some(t!(reader, "activate-pin-hint", count = PIN_DIGITS)) />
                <label class="choice" for="shared">
                    <input id="shared" type="checkbox" name="shared" value="1" checked=form.shared />
                    {t!(reader, "activate-shared")}
                </label>
                <button class="button primary">{t!(reader, "activate-button")}</button>
            </form>
            <p class="aside"><a href="/sign-in">{t!(reader, "activate-to-sign-in")}</a></p>
        </section>
    }
}
