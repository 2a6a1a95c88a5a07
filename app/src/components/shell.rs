//! What stands around every page: head, navigation, language, account, and the clock of a shared machine.

use super::{LanguageMenu, kiosk_clock};
use crate::{
    assets, t,
    web::{
        reader::Reader,
        render::{Page, Scripts, Width, use_reader},
        shared::Own,
    },
};
use kunren_domain::role::Act;
use leptos::prelude::*;

/// The whole document.
#[component]
pub fn Shell(page: Page, body: AnyView) -> impl IntoView {
    let reader = use_reader();
    let locale = &reader.words.locale;
    let main = match page.width {
        Width::Narrow => "main",
        Width::Beside => "main beside",
        Width::Wide => "main wide",
    };
    let shared = reader.viewer.as_ref().is_some_and(|viewer| viewer.kiosk).then_some("kiosk");
    view! {
        <html lang=locale.to_string() dir=locale.dir()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{format!("{} · Kunren", page.title)}</title>
                <link rel="stylesheet" href=reader.app.assets.style.clone() />
                <link rel="icon" type="image/svg+xml" href=reader.app.assets.icon.clone() />
                {kiosk_clock::leave(&reader)}
                {scripts(&reader, page.scripts)}
            </head>
            <body class=shared>
                <a class="skip" href="#main">{t!(reader, "shell-skip")}</a>
                <Header form=page.form />
                {kiosk_clock::banner(&reader)}
                <main id="main" class=main tabindex="-1">{body}</main>
            </body>
        </html>
    }
}

fn scripts(reader: &Reader, scripts: Scripts) -> Option<AnyView> {
    let assets = reader.app.assets;
    match scripts {
        Scripts::None => None,
        Scripts::Reading => Some(view! { <script type="module" src=assets.reading.clone()></script> }.into_any()),
        Scripts::Islands if reader.app.settings.program.is_empty() => None,
        Scripts::Islands => {
            let program = reader.app.settings.program.clone();
            Some(view! { <script type="module" src=assets.islands.clone() data-program=program></script> }.into_any())
        }
    }
}

#[component]
fn Header(form: Option<&'static str>) -> impl IntoView {
    let reader = use_reader();
    view! {
        <header class="shell-header">
            <a href="/" class="brand" aria-label=t!(reader, "shell-home")>
                // In the page itself: the browser asks for the icon again, for its tab, and once is enough.
                <span class="mark" aria-hidden="true" inner_html=assets::ICON></span>
                <span class="name">"Kunren"</span>
            </a>
            <Navigation />
            <div class="shell-account"><LanguageMenu form /><AccountMenu /></div>
        </header>
    }
}

#[component]
fn AccountMenu() -> impl IntoView {
    let reader = use_reader();
    let Some(viewer) = reader.viewer.clone() else { return ().into_any() };
    let here = (reader.path == "/account").then_some("page");
    view! {
        <details class="menu" name="menu">
            <summary><span class="visually-hidden">{t!(reader, "shell-account")}" "</span><bdi class="menu-name">{viewer.name.clone()}</bdi></summary>
            <div class="menu-body">
                <a href="/account" aria-current=here>{t!(reader, "account-title")}</a>
                <form method="post" action="/sign-out"><button>{t!(reader, "shell-sign-out")}</button></form>
            </div>
        </details>
    }
    .into_any()
}

/// How many requests wait, beside the link to them.
pub fn waiting_count(reader: &Reader, waiting: u64) -> Option<AnyView> {
    (waiting > 0).then(|| count(reader, waiting, t!(reader, "requests-waiting", count = waiting)))
}

/// How many HR imports wait to be confirmed, beside the link to them.
pub fn imports_count(reader: &Reader, waiting: u64) -> Option<AnyView> {
    (waiting > 0).then(|| count(reader, waiting, t!(reader, "hr-waiting", count = waiting)))
}

fn count(reader: &Reader, number: u64, words: String) -> AnyView {
    view! { " "<span class="count">{reader.number(number)}<span class="visually-hidden">" "{words}</span></span> }
        .into_any()
}

#[component]
fn Navigation() -> impl IntoView {
    let reader = use_reader();
    let Some(viewer) = reader.viewer.clone() else { return ().into_any() };
    let link = |href: &'static str, words: String| {
        let here = reader.path == href || (href != "/" && reader.path.starts_with(href));
        view! { <a href=href aria-current=here.then_some("page")>{words}</a> }
    };
    let team = viewer.may(Act::SeeTeam).then(|| link("/team", t!(reader, "shell-team")));
    let participation =
        viewer.may(Act::SeeParticipation).then(|| link("/participation", t!(reader, "shell-participation")));
    let requests = viewer.may(Act::DecideRequests).then(|| {
        let here = reader.path.starts_with("/requests").then_some("page");
        let waiting = match reader.waiting {
            Some(waiting) => waiting_count(&reader, waiting),
            None => Some(Own::Waiting.mark().into_any()),
        };
        view! { <a href="/requests" aria-current=here>{t!(reader, "requests-title")}{waiting}</a> }
    });
    let imports = viewer.may(Act::SeeImports).then(|| {
        let here = reader.path.starts_with("/hr").then_some("page");
        let waiting = match reader.imports {
            Some(waiting) => imports_count(&reader, waiting),
            None => Some(Own::Imports.mark().into_any()),
        };
        view! { <a href="/hr" aria-current=here>{t!(reader, "shell-imports")}{waiting}</a> }
    });
    view! {
        <nav aria-label=t!(reader, "shell-navigation")>
            {link("/", t!(reader, "shell-courses"))}
            {team}
            {participation}
            {requests}
            {imports}
        </nav>
    }
    .into_any()
}
