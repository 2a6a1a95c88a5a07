//! Choosing the language: every language under its own name; the page stays where it is.

use crate::{i18n::own_language, t, web::render::use_reader};
use kunren_domain::locale::Locale;
use leptos::prelude::*;

/// A language's name in itself.
#[must_use]
pub fn own_name(locale: &Locale) -> String {
    let tag = locale.to_string();
    match tag.as_str() {
        "en" => "English".to_owned(),
        "ja" => "日本語".to_owned(),
        "zh-Hans" => "简体中文".to_owned(),
        "es" => "Español".to_owned(),
        "ar" => "العربية".to_owned(),
        "en-XA" => "[Ƥşḗŭḓǿ]".to_owned(),
        _ => own_language(locale).unwrap_or(tag),
    }
}

#[cfg(test)]
mod tests {
    use super::own_name;

    #[test]
    fn every_language_is_called_as_its_readers_call_it() {
        let name = |tag: &str| own_name(&tag.parse().expect("a language"));
        assert_eq!(["ja", "de", "fr", "pt-BR"].map(name), ["日本語", "Deutsch", "français", "português"]);
    }
}

/// A menu that works without scripts: each language is a button of a form. Where the page has a form to be filled in,
/// the buttons belong to that one, so that what was entered is sent along.
#[component]
pub fn LanguageMenu(form: Option<&'static str>) -> impl IntoView {
    let reader = use_reader();
    let present = reader.words.locale.clone();
    let choices = reader.app.locales().into_iter().map(|locale| {
        let current = (locale == present).then_some("true");
        let tag = locale.to_string();
        view! {
            <li><button form=form name="locale" value=tag.clone() lang=tag dir=locale.dir() aria-current=current>{own_name(&locale)}</button></li>
        }
    });
    // Enter in a field presses the first button of its form; that must not be a language.
    let first = form.map(|form| {
        view! { <button form=form name="go" value="next" class="visually-hidden" tabindex="-1" aria-hidden="true"></button> }
    });
    view! {
        {first}
        <details class="menu language-menu" name="menu">
            <summary><span class="visually-hidden">{t!(reader, "language-label")}" "</span>{own_name(&present)}</summary>
            <form method="post" action="/language" class="menu-body">
                <input type="hidden" name="next" value=reader.path.clone() />
                <ul>{choices.collect_view()}</ul>
            </form>
        </details>
    }
}
