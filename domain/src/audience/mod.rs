//! Whom an edition is for: a small rule language over what is known of a person on a day.
//!
//! ```
//! use kunren_domain::audience::Rule;
//! let rule: Rule = "country in (FR, DE) and not employment-type = contractor".parse().expect("a rule");
//! assert_eq!(rule.to_string(), "country in (DE, FR) and not employment-type = contractor");
//! ```
//!
//! A rule is read from its text by `parse.rs` and written back in one canonical way by `text.rs`. [`matches()`] says what it
//! means; the SQL that assigns (`services/src/learning/audience/`) is tested to say the same.

mod condition;
mod parse;
mod person;
mod text;

pub use condition::{Condition, EditionName, Field};
pub use parse::{Expected, LONGEST, NoRule, values};
pub use person::{Person, Post};
pub use text::value_text;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Conditions, and how they go together. Made by [`Rule::all`], [`Rule::any`] and `not`, which leave nothing out and
/// nothing around: a list of one is that one, so that two rules with the same text are equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Every one of them; with none of them, everybody.
    All(Vec<Self>),
    /// At least one of them; with none of them, nobody.
    Any(Vec<Self>),
    /// Not this.
    Not(Box<Self>),
    /// One condition.
    Is(Condition),
}

impl Rule {
    /// The rule that is true of everybody: that of an edition nobody has set one for.
    #[must_use]
    pub const fn everybody() -> Self {
        Self::All(Vec::new())
    }

    /// Whether this is [`Rule::everybody`].
    #[must_use]
    pub fn is_everybody(&self) -> bool {
        *self == Self::everybody()
    }

    /// Every one of them.
    #[must_use]
    pub fn all(rules: impl IntoIterator<Item = Self>) -> Self {
        single(rules).unwrap_or_else(Self::All)
    }

    /// At least one of them.
    #[must_use]
    pub fn any(rules: impl IntoIterator<Item = Self>) -> Self {
        single(rules).unwrap_or_else(Self::Any)
    }

    /// Not this.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// All conditions in it, in the order of the text.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::All(rules) | Self::Any(rules) => rules.iter().flat_map(Self::conditions).collect(),
            Self::Not(rule) => rule.conditions(),
            Self::Is(condition) => vec![condition],
        }
    }
}

fn single(rules: impl IntoIterator<Item = Rule>) -> Result<Rule, Vec<Rule>> {
    let mut rules: Vec<Rule> = rules.into_iter().collect();
    if rules.len() == 1 { rules.pop().ok_or(rules) } else { Err(rules) }
}

/// Whether a rule is true of a person on a day. Somebody at several places at once fulfils a condition when one of the
/// places does, and so its opposite when none does.
#[must_use]
pub fn matches(rule: &Rule, person: &Person, day: Date) -> bool {
    match rule {
        Rule::All(rules) => rules.iter().all(|rule| matches(rule, person, day)),
        Rule::Any(rules) => rules.iter().any(|rule| matches(rule, person, day)),
        Rule::Not(rule) => !matches(rule, person, day),
        Rule::Is(condition) => condition.is_true_of(person, day),
    }
}

/// The parts of a rule that are not true of a person on a day: none exactly where the rule [`matches()`]. Of several that
/// all have to be true those that are not; everything else stands or falls as a whole.
#[must_use]
pub fn unmet<'r>(rule: &'r Rule, person: &Person, day: Date) -> Vec<&'r Rule> {
    match rule {
        Rule::All(rules) => rules.iter().flat_map(|rule| unmet(rule, person, day)).collect(),
        _ if matches(rule, person, day) => Vec::new(),
        _ => vec![rule],
    }
}

#[cfg(test)]
mod tests;
