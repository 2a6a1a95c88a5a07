//! The canonical text of a rule: what `parse.rs` reads back as the same rule.

use super::{Condition, Rule};
use std::fmt;

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(rules) if rules.is_empty() => f.write_str("everybody"),
            Self::Any(rules) if rules.is_empty() => f.write_str("nobody"),
            Self::All(rules) => joined(f, rules, " and "),
            Self::Any(rules) => joined(f, rules, " or "),
            Self::Not(rule) if rule.is_simple() => write!(f, "not {rule}"),
            Self::Not(rule) => write!(f, "not ({rule})"),
            Self::Is(condition) => condition.fmt(f),
        }
    }
}

impl Rule {
    /// One condition or one word.
    fn is_simple(&self) -> bool {
        match self {
            Self::All(rules) | Self::Any(rules) => rules.is_empty(),
            Self::Not(_) => false,
            Self::Is(_) => true,
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, rules: &[Rule], between: &str) -> fmt::Result {
    for (at, rule) in rules.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        if rule.is_simple() || matches!(rule, Rule::Not(_)) {
            write!(f, "{rule}")?;
        } else {
            write!(f, "({rule})")?;
        }
    }
    Ok(())
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One { field, of } => {
                let values: Vec<String> = of.iter().map(|value| value_text(value)).collect();
                match &values[..] {
                    [one] => write!(f, "{} = {one}", field.code()),
                    several => write!(f, "{} in ({})", field.code(), several.join(", ")),
                }
            }
            Self::JoinedBefore(day) => write!(f, "joined before {day}"),
            Self::JoinedAfter(day) => write!(f, "joined after {day}"),
            Self::Completed(name) => write!(f, "completed {}", value_text(&name.to_string())),
        }
    }
}

/// A value as it stands in a rule: in quotes where it is more than one word.
#[must_use]
pub fn value_text(value: &str) -> String {
    if !value.is_empty() && value.chars().all(is_of_a_word) {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// Whether a character needs no quotes.
pub(super) fn is_of_a_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | '/')
}
