//! A rule of who owes an edition, in the words of the page where it is built: a list of conditions, lists within it where
//! conditions belong together. Codes of the organisation become names where there are any.

use crate::{
    key,
    pages::participation::{kind_key, region_name},
    t,
    web::reader::Reader,
};
use kunren_domain::audience::{Condition, Field, Rule};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What sites and companies are called, by their codes.
pub type RuleNames = BTreeMap<(Field, String), String>;

/// The whole rule.
#[must_use]
pub fn rule_words(reader: &Reader, rule: &Rule, names: &RuleNames) -> AnyView {
    match rule {
        Rule::All(_) | Rule::Any(_) | Rule::Not(_) => part(reader, rule, names),
        Rule::Is(_) => view! { <ul><li>{part(reader, rule, names)}</li></ul> }.into_any(),
    }
}

fn part(reader: &Reader, rule: &Rule, names: &RuleNames) -> AnyView {
    match rule {
        Rule::All(rules) if rules.is_empty() => t!(reader, "audience-everybody").into_any(),
        Rule::Any(rules) if rules.is_empty() => t!(reader, "audience-nobody").into_any(),
        Rule::All(rules) => list(reader, t!(reader, "rule-all"), rules, names),
        Rule::Any(rules) => list(reader, t!(reader, "rule-any"), rules, names),
        Rule::Is(condition) => is(reader, condition, names).into_any(),
        Rule::Not(rule) => match &**rule {
            Rule::All(rules) => list(reader, t!(reader, "rule-not-all"), rules, names),
            Rule::Any(rules) => list(reader, t!(reader, "rule-none"), rules, names),
            Rule::Is(condition) => is_not(reader, condition, names).into_any(),
            Rule::Not(rule) => part(reader, rule, names),
        },
    }
}

fn list(reader: &Reader, lead: String, rules: &[Rule], names: &RuleNames) -> AnyView {
    let items = rules.iter().map(|rule| view! { <li>{part(reader, rule, names)}</li> }).collect_view();
    view! { {lead}<ul>{items}</ul> }.into_any()
}

fn is(reader: &Reader, condition: &Condition, names: &RuleNames) -> String {
    let (about, values) = said(reader, condition, names);
    t!(reader, "rule-is", about = about, values = values)
}

fn is_not(reader: &Reader, condition: &Condition, names: &RuleNames) -> String {
    match condition {
        Condition::One { .. } => {
            let (about, values) = said(reader, condition, names);
            t!(reader, "rule-is-not", about = about, values = values)
        }
        Condition::JoinedBefore(_) | Condition::JoinedAfter(_) | Condition::Completed(_) => {
            t!(reader, "rule-not", condition = is(reader, condition, names))
        }
    }
}

/// What it is about, and its values.
fn said(reader: &Reader, condition: &Condition, names: &RuleNames) -> (String, String) {
    match condition {
        Condition::One { field, of } => {
            let values: Vec<String> = of.iter().map(|code| value(reader, *field, code, names)).collect();
            (field_name(reader, *field), values.join(&t!(reader, "list-separator")))
        }
        Condition::JoinedBefore(day) => (t!(reader, "audience-joined-before"), reader.date(*day)),
        Condition::JoinedAfter(day) => (t!(reader, "audience-joined-after"), reader.date(*day)),
        Condition::Completed(name) => (t!(reader, "audience-completed"), name.edition.clone()),
    }
}

fn value(reader: &Reader, field: Field, code: &str, names: &RuleNames) -> String {
    match field {
        Field::Country | Field::Union | Field::Subdivision => super::jurisdiction_name(reader, code),
        Field::Region => region_name(reader, code),
        Field::JobFunction | Field::Rank | Field::EmploymentType => {
            kind_key(code).map_or_else(|| code.to_owned(), |key| reader.words.message(key, None))
        }
        Field::Entity | Field::Site | Field::Department => {
            names.get(&(field, code.to_owned())).cloned().unwrap_or_else(|| code.to_owned())
        }
    }
}

/// A field.
#[must_use]
pub fn field_name(reader: &Reader, field: Field) -> String {
    let key = match field {
        Field::Country => key!("level-country"),
        Field::Union => key!("audience-union"),
        Field::Region => key!("level-region"),
        Field::Subdivision => key!("audience-subdivision"),
        Field::Entity => key!("level-entity"),
        Field::Site => key!("level-site"),
        Field::Department => key!("column-department"),
        Field::JobFunction => key!("kind-function"),
        Field::Rank => key!("kind-rank"),
        Field::EmploymentType => key!("kind-employment"),
    };
    reader.words.message(key, None)
}
