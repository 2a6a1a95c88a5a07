//! Texts of a course on a page: shown as HTML within a line, and marked with their language where it is not the page's.

use crate::{t, web::reader::Reader};
use kunren_domain::locale::Locale;
use kunren_services::course::{Content, html};
use leptos::prelude::*;

/// `lang` and `dir` for a text that is in another language than the page.
#[must_use]
pub fn marks(reader: &Reader, locale: &Locale) -> (Option<String>, Option<&'static str>) {
    if *locale == reader.words.locale { (None, None) } else { (Some(locale.to_string()), Some(locale.dir())) }
}

/// Whether somebody who wants one language would call a text in the other one foreign: a region's own is not.
#[must_use]
pub fn is_foreign(shown: &Locale, wanted: &Locale) -> bool {
    shown.identifier().language != wanted.identifier().language
}

/// The text of a key in the reader's language or the nearest. Never blank and never the key.
#[must_use]
pub fn phrase(reader: &Reader, content: &Content, key: &str) -> AnyView {
    match content.text(key, &reader.locale) {
        Some(text) => {
            let (lang, dir) = marks(reader, text.locale);
            view! { <span lang=lang dir=dir inner_html=text.html().as_str().to_owned()></span> }.into_any()
        }
        None => missing(reader, key).into_any(),
    }
}

/// The title of a lesson, in the language the lesson would be shown in.
#[must_use]
pub fn lesson_title(reader: &Reader, content: &Content, lesson: &str) -> AnyView {
    match content.lesson(lesson, &reader.locale) {
        Some(lesson) => {
            let (lang, dir) = marks(reader, &lesson.locale);
            view! { <span lang=lang dir=dir inner_html=lesson.title.as_str().to_owned()></span> }.into_any()
        }
        None => missing(reader, lesson).into_any(),
    }
}

/// The text of a key without markup, for titles of windows, options of lists and sentences.
#[must_use]
pub fn plain_phrase(reader: &Reader, content: &Content, key: &str) -> String {
    content.text(key, &reader.locale).map_or_else(|| missing(reader, key), |text| html::plain(text.text))
}

fn missing(reader: &Reader, key: &str) -> String {
    tracing::error!(key, "content.text_missing");
    t!(reader, "text-missing")
}

#[cfg(test)]
mod tests {
    use super::is_foreign;

    #[test]
    fn a_region_of_the_same_language_is_not_foreign() {
        let foreign =
            |shown: &str, wanted: &str| is_foreign(&shown.parse().expect("a tag"), &wanted.parse().expect("a tag"));
        assert!(!foreign("zh-Hans", "zh-CN"));
        assert!(!foreign("es", "es-MX"));
        assert!(foreign("en", "ar"));
    }
}
