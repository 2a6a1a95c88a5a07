//! One field of a person before and after, as the reader writes and calls it.

use super::words::field_key;
use crate::{components::own_name, pages::participation::kind_key, t, web::reader::Reader};
use kunren_domain::{
    hr::{Difference, Field},
    jurisdiction::Country,
    locale::Locale,
};
use kunren_services::hr::Names;
use leptos::prelude::*;

/// All differences of somebody, as a list.
pub(super) fn differences(reader: &Reader, names: &Names, all: &[Difference]) -> AnyView {
    let items = all.iter().map(|difference| item(reader, names, difference)).collect_view();
    view! { <ul class="plain">{items}</ul> }.into_any()
}

/// Field, before and after. The arrow is read out as words.
fn item(reader: &Reader, names: &Names, difference: &Difference) -> AnyView {
    let field = reader.words.message(field_key(difference.field), None);
    let value = |text: &str| value(reader, names, difference.field, text);
    view! {
        <li>
            {field}": "{value(&difference.before)}
            <span class="change-mark" aria-hidden="true"></span><span class="visually-hidden">" "{t!(reader, "hr-becomes")}" "</span>
            {value(&difference.after)}
        </li>
    }
    .into_any()
}

fn value(reader: &Reader, names: &Names, field: Field, text: &str) -> AnyView {
    if text.is_empty() {
        return view! { <span>{t!(reader, "hr-value-none")}</span> }.into_any();
    }
    match field {
        Field::Joined | Field::Left | Field::LeaveFrom | Field::LeaveBack => {
            said(text.parse().ok().map(|day| reader.date(day)), text)
        }
        Field::Country => said(text.parse::<Country>().ok().map(|country| reader.country(country)), text),
        Field::JobFunction | Field::Rank | Field::EmploymentType => {
            said(kind_key(text).map(|key| reader.words.message(key, None)), text)
        }
        Field::Locale => foreign(text.parse::<Locale>().map_or_else(|_| text.to_owned(), |locale| own_name(&locale))),
        Field::Site => sites(reader, names, text),
        Field::Manager => coded(reader, names.people.get(text), text),
        Field::Number | Field::Name | Field::Email | Field::Department => foreign(text.to_owned()),
    }
}

/// Words of the reader's language, or what the file says.
fn said(words: Option<String>, text: &str) -> AnyView {
    match words {
        Some(words) => view! { <span>{words}</span> }.into_any(),
        None => foreign(text.to_owned()),
    }
}

fn foreign(text: String) -> AnyView {
    view! { <bdi>{text}</bdi> }.into_any()
}

fn coded(reader: &Reader, name: Option<&String>, code: &str) -> AnyView {
    match name {
        Some(name) => foreign(t!(reader, "hr-code", name = name.as_str(), code = code)),
        None => foreign(code.to_owned()),
    }
}

fn sites(reader: &Reader, names: &Names, codes: &str) -> AnyView {
    let separator = t!(reader, "list-separator");
    let all = codes.split(';').enumerate().map(|(at, code)| {
        let before = (at > 0).then(|| separator.clone());
        view! { {before}{coded(reader, names.sites.get(code), code)} }
    });
    all.collect_view().into_any()
}
