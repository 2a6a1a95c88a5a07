//! A labelled input.

use leptos::prelude::*;

/// What an input is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Employee number or e-mail.
    Login,
    /// The present password.
    Password,
    /// A new password.
    NewPassword,
    /// A PIN, typed with a number pad.
    Pin,
    /// A code that works once, in capital letters.
    Code,
    /// A search.
    Search,
}

impl FieldKind {
    const fn attributes(self) -> (&'static str, Option<&'static str>, Option<&'static str>) {
        match self {
            Self::Login => ("text", Some("username"), None),
            Self::Password => ("password", Some("current-password"), None),
            Self::NewPassword => ("password", Some("new-password"), None),
            Self::Pin => ("password", Some("off"), Some("numeric")),
            Self::Code => ("text", Some("one-time-code"), None),
            Self::Search => ("search", Some("off"), None),
        }
    }
}

/// Label, input and hint, tied together for assistive technology.
#[component]
pub fn Field(
    kind: FieldKind,
    name: &'static str,
    label: String,
    #[prop(default = String::new())] value: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(default = true)] required: bool,
) -> impl IntoView {
    let (input, autocomplete, mode) = kind.attributes();
    let described = hint.as_ref().map(|_| format!("{name}-hint"));
    let direction = matches!(kind, FieldKind::Login | FieldKind::Pin | FieldKind::Code).then_some("ltr");
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            <input id=name name=name type=input value=value autocomplete=autocomplete inputmode=mode
                dir=direction aria-describedby=described required=required maxlength="254" />
        </div>
    }
}
