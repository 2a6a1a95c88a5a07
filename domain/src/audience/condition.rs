//! What can be asked about one person on one day.

use super::person::{Person, Post};
use crate::jurisdiction::{Country, Subdivision, Union};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// A property of a place of work or of the work done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// ISO 3166-1 code.
    Country,
    /// A union of states: `EU`.
    Union,
    /// Code of a region of the organisation.
    Region,
    /// ISO 3166-2 code.
    Subdivision,
    /// Code of a company.
    Entity,
    /// Code of a place of work.
    Site,
    /// Name of a department.
    Department,
    /// Code of a kind of work.
    JobFunction,
    /// Code of a rank.
    Rank,
    /// Code of a type of employment.
    EmploymentType,
}

impl Field {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Country,
        Self::Union,
        Self::Region,
        Self::Subdivision,
        Self::Entity,
        Self::Site,
        Self::Department,
        Self::JobFunction,
        Self::Rank,
        Self::EmploymentType,
    ];

    /// Its name in the text of a rule.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Union => "union",
            Self::Region => "region",
            Self::Subdivision => "subdivision",
            Self::Entity => "entity",
            Self::Site => "site",
            Self::Department => "department",
            Self::JobFunction => "job-function",
            Self::Rank => "rank",
            Self::EmploymentType => "employment-type",
        }
    }

    /// Whether a text can be a value of it at all: codes of the world are checked, those of the organisation are not known here.
    #[must_use]
    pub fn takes(self, value: &str) -> bool {
        let plain = value.chars().count() <= LONGEST_VALUE && !value.contains(char::is_control);
        plain
            && match self {
                Self::Country => value.parse::<Country>().is_ok(),
                Self::Union => value == EU,
                Self::Subdivision => value.parse::<Subdivision>().is_ok(),
                _ => true,
            }
    }

    fn is_one_of(self, post: &Post, values: &BTreeSet<String>) -> bool {
        let own = match self {
            Self::Country => post.country.as_str(),
            Self::Union => return values.contains(EU) && post.country.is_in(Union::Eu),
            Self::Region => &post.region,
            Self::Subdivision => return post.subdivision.as_ref().is_some_and(|own| values.contains(own)),
            Self::Entity => &post.entity,
            Self::Site => &post.site,
            Self::Department => &post.department,
            Self::JobFunction => &post.job_function,
            Self::Rank => &post.rank,
            Self::EmploymentType => &post.employment_type,
        };
        values.contains(own)
    }
}

/// The one union there is.
const EU: &str = "EU";
/// Longest value, in characters.
const LONGEST_VALUE: usize = 200;

impl FromStr for Field {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|field| field.code() == text).ok_or(())
    }
}

/// An edition by the codes of its programme and its own: `environment-all/FY2025`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EditionName {
    /// Code of the programme.
    pub programme: String,
    /// Code of the edition.
    pub edition: String,
}

impl FromStr for EditionName {
    type Err = ();

    /// Both codes with a `/` between them.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (programme, edition) = text.rsplit_once('/').ok_or(())?;
        let is_code = |code: &str| !code.is_empty() && code.len() <= LONGEST_VALUE && !code.contains(char::is_control);
        let name = Self { programme: programme.to_owned(), edition: edition.to_owned() };
        if is_code(programme) && is_code(edition) { Ok(name) } else { Err(()) }
    }
}

impl fmt::Display for EditionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.programme, self.edition)
    }
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Condition {
    /// At one of the places of the day, the field has one of these values. Never without a value.
    One {
        /// Which property.
        field: Field,
        /// The values.
        of: BTreeSet<String>,
    },
    /// The first day at work is before this day.
    JoinedBefore(Date),
    /// The first day at work is after this day.
    JoinedAfter(Date),
    /// The edition was completed by the day.
    Completed(EditionName),
}

impl Condition {
    /// Whether it is true of a person on a day.
    #[must_use]
    pub fn is_true_of(&self, person: &Person, day: Date) -> bool {
        match self {
            Self::One { field, of } => person.posts_on(day).any(|post| field.is_one_of(post, of)),
            Self::JoinedBefore(than) => person.joined_on < *than,
            Self::JoinedAfter(than) => person.joined_on > *than,
            Self::Completed(name) => person.completed.get(name).is_some_and(|on| *on <= day),
        }
    }
}
