//! Which kinds of people are counted or listed: job function, rank, type of employment. Usual ones have words in every
//! language; what an organisation adds is called as its HR system calls it.

use crate::{
    key, t,
    web::{fields::Fields, reader::Reader, render::use_reader},
};
use kunren_domain::participation::Kind;
use kunren_services::{Error, participation::Kinds};
use leptos::prelude::*;

/// Longest value, in characters.
const LONGEST: usize = 200;

/// Reads `function`, `rank` and `employment`; those of whom it is not known are asked for by `-`.
///
/// # Errors
/// [`Error::BadField`] when one is too long.
pub fn read_kinds(fields: &Fields) -> Result<Kinds, Error> {
    Kind::ALL.into_iter().try_fold(Kinds::default(), |kinds, kind| {
        let value = fields.text(kind.as_str());
        if value.chars().count() > LONGEST {
            return Err(Error::BadField(kind.as_str()));
        }
        Ok(if value.is_empty() { kinds } else { kinds.with(kind, text_of(value).to_owned()) })
    })
}

/// The same for a link.
pub fn kinds_pairs(kinds: &Kinds) -> impl Iterator<Item = (&'static str, String)> {
    Kind::ALL.into_iter().filter_map(|kind| kinds.get(kind).map(|text| (kind.as_str(), value_of(text))))
}

/// A text as fields and addresses have it, where an empty value means everybody: no text is a dash, and texts of dashes
/// only have one more.
fn value_of(text: &str) -> String {
    if is_dashes(text) { format!("-{text}") } else { text.to_owned() }
}

fn text_of(value: &str) -> &str {
    if is_dashes(value) { &value[1..] } else { value }
}

fn is_dashes(text: &str) -> bool {
    text.bytes().all(|letter| letter == b'-')
}

/// Three choices. `offered` are functions, ranks and types of employment; one that was asked for is offered in any case.
#[component]
pub fn KindFields(kinds: Kinds, offered: [Vec<String>; 3]) -> impl IntoView {
    let reader = use_reader();
    let all = t!(reader, "filter-all");
    let fields = Kind::ALL.into_iter().zip(offered).map(|(kind, mut offered)| {
        let chosen = kinds.get(kind);
        if let Some(chosen) = chosen.filter(|chosen| !offered.iter().any(|text| text == chosen)) {
            offered.push(chosen.to_owned());
        }
        let named = offered.into_iter().map(|text| (kind_name(&reader, &text), text));
        let mut named: Vec<(String, String)> = named.collect();
        named.sort_by(|(one, _), (other, _)| reader.words.formats.compare(one, other));
        let option = |(name, text): (String, String)| {
            let (value, selected) = (value_of(&text), chosen == Some(text.as_str()));
            if is_own_text(&text) {
                view! { <option value=value selected=selected data-content="" dir="auto">{name}</option> }.into_any()
            } else {
                view! { <option value=value selected=selected>{name}</option> }.into_any()
            }
        };
        let options = named.into_iter().map(option).collect_view();
        let name = kind.as_str();
        view! {
            <div class="field">
                <label for=name>{reader.words.message(label_key(kind), None)}</label>
                <select id=name name=name>
                    <option value="">{all.clone()}</option>
                    {options}
                </select>
            </div>
        }
    });
    fields.collect_view().into_any()
}

/// The key of what a kind is called: for labels and the head of a column.
#[must_use]
pub const fn label_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Function => key!("kind-function"),
        Kind::Rank => key!("kind-rank"),
        Kind::Employment => key!("kind-employment"),
    }
}

/// The same in the plural: for tabs.
#[must_use]
pub const fn labels_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Function => key!("kinds-function"),
        Kind::Rank => key!("kinds-rank"),
        Kind::Employment => key!("kinds-employment"),
    }
}

/// A function, rank or type of employment in the reader's language, or as the HR system calls it.
#[must_use]
pub fn kind_name(reader: &Reader, text: &str) -> String {
    match kind_key(text) {
        Some(key) => reader.words.message(key, None),
        None if text.is_empty() => t!(reader, "kind-none"),
        None => text.to_owned(),
    }
}

/// Whether it is called as the HR system calls it, in whatever language.
#[must_use]
pub fn is_own_text(text: &str) -> bool {
    !text.is_empty() && kind_key(text).is_none()
}

/// The words for a usual function, rank or type of employment.
#[must_use]
pub fn kind_key(code: &str) -> Option<&'static str> {
    Some(match code {
        "production" => key!("function-production"),
        "engineering" => key!("function-engineering"),
        "quality" => key!("function-quality"),
        "logistics" => key!("function-logistics"),
        "research" => key!("function-research"),
        "sales" => key!("function-sales"),
        "administration" => key!("function-administration"),
        "information-technology" => key!("function-information-technology"),
        "environment-health-safety" => key!("function-environment-health-safety"),
        "director" => key!("rank-director"),
        "manager" => key!("rank-manager"),
        "leader" => key!("rank-leader"),
        "staff" => key!("rank-staff"),
        "employee" => key!("employment-employee"),
        "fixed-term" => key!("employment-fixed-term"),
        "part-time" => key!("employment-part-time"),
        "contractor" => key!("employment-contractor"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&'static str, String)]) -> Result<Kinds, Error> {
        read_kinds(&Fields(pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()))
    }

    #[test]
    fn nothing_is_everybody_and_a_dash_is_those_who_have_none() {
        let kinds = |value: &str| read(&[("rank", value.to_owned())]).ok();
        assert_eq!(kinds(""), Some(Kinds::default()));
        assert_eq!(kinds("-"), Some(Kinds { rank: Some(String::new()), ..Kinds::default() }));
        assert_eq!(kinds("--"), Some(Kinds { rank: Some("-".to_owned()), ..Kinds::default() }));
        assert_eq!(kinds("-x"), Some(Kinds { rank: Some("-x".to_owned()), ..Kinds::default() }));
    }

    #[test]
    fn kinds_survive_a_link() {
        let texts =
            [None, Some(""), Some("-"), Some("---"), Some("-x"), Some("x-"), Some(" "), Some("R&D"), Some("係長")];
        for (at, function) in texts.into_iter().enumerate() {
            let text = |step: usize| texts[(at + step) % texts.len()].map(str::to_owned);
            let kinds = Kinds { function: function.map(str::to_owned), rank: text(1), employment: text(2) };
            let pairs: Vec<_> = kinds_pairs(&kinds).collect();
            assert!(pairs.iter().all(|(_, value)| !value.is_empty()), "nothing would be everybody: {pairs:?}");
            assert_eq!(read(&pairs).ok(), Some(kinds));
        }
    }
}
