//! Where a person works and whose law applies there.
//!
//! A module's [`Scope`] covers a [`Place`] or it does not; unions cover their member states, so somebody in Bavaria is
//! covered by `union:EU`, `country:DE` and, if there were one, `subdivision:DE-BY`.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An ISO 3166-1 alpha-2 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// Why a text names no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoJurisdiction {
    /// Not an ISO 3166-1 alpha-2 code.
    #[error("{0:?} is no ISO 3166-1 country code")]
    Country(String),
    /// Not an ISO 3166-2 code.
    #[error("{0:?} is no ISO 3166-2 subdivision code")]
    Subdivision(String),
    /// A union of states that is not known here.
    #[error("{0:?} is no union of states known here (EU is)")]
    Union(String),
    /// Not of the form `common`, `country:XX`, `subdivision:XX-YY` or `union:EU`.
    #[error("{0:?} is no scope: write common, country:JP, subdivision:US-CA or union:EU")]
    Scope(String),
}

impl Country {
    /// The two letters.
    ///
    /// # Panics
    /// Never: only ASCII letters get in.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("country codes are ASCII")
    }

    /// Whether the country is a member of the union.
    #[must_use]
    pub fn is_in(&self, union: Union) -> bool {
        union.members().contains(&self.as_str())
    }
}

impl FromStr for Country {
    type Err = NoJurisdiction;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = rust_iso3166::from_alpha2(text).ok_or_else(|| NoJurisdiction::Country(text.to_owned()))?;
        let bytes = known.alpha2.as_bytes();
        Ok(Self([bytes[0], bytes[1]]))
    }
}

/// An ISO 3166-2 code such as `US-CA`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Subdivision(String);

impl Subdivision {
    /// The code, country first.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Subdivision {
    type Err = NoJurisdiction;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        rust_iso3166::iso3166_2::from_code(text)
            .map(|_| Self(text.to_owned()))
            .ok_or_else(|| NoJurisdiction::Subdivision(text.to_owned()))
    }
}

/// A union of states whose law applies in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Union {
    /// The European Union.
    Eu,
}

impl Union {
    /// Member states by ISO 3166-1 code, as of 2026.
    #[must_use]
    pub fn members(self) -> &'static [&'static str] {
        match self {
            Self::Eu => &[
                "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
                "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
            ],
        }
    }
}

/// A place of work, as far as law is concerned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The country.
    pub country: Country,
    /// The state, province or prefecture, where it is known.
    pub subdivision: Option<Subdivision>,
}

/// Whom a module is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Scope {
    /// Everybody.
    Common,
    /// A union of states.
    Union(Union),
    /// One country.
    Country(Country),
    /// One part of a country.
    Subdivision(Subdivision),
}

impl Scope {
    /// Whether somebody who works at `place` takes what has this scope.
    #[must_use]
    pub fn covers(&self, place: &Place) -> bool {
        match self {
            Self::Common => true,
            Self::Union(union) => place.country.is_in(*union),
            Self::Country(country) => place.country == *country,
            Self::Subdivision(subdivision) => place.subdivision.as_ref() == Some(subdivision),
        }
    }

    /// Whether it is for everybody.
    #[must_use]
    pub fn is_common(&self) -> bool {
        *self == Self::Common
    }
}

impl FromStr for Scope {
    type Err = NoJurisdiction;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            None if text == "common" => Ok(Self::Common),
            Some(("country", code)) => code.parse().map(Self::Country),
            Some(("subdivision", code)) => code.parse().map(Self::Subdivision),
            Some(("union", "EU")) => Ok(Self::Union(Union::Eu)),
            Some(("union", other)) => Err(NoJurisdiction::Union(other.to_owned())),
            _ => Err(NoJurisdiction::Scope(text.to_owned())),
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Common => f.write_str("common"),
            Self::Union(Union::Eu) => f.write_str("union:EU"),
            Self::Country(country) => write!(f, "country:{country}"),
            Self::Subdivision(subdivision) => write!(f, "subdivision:{subdivision}"),
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Subdivision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl TryFrom<String> for $name {
            type Error = NoJurisdiction;

            fn try_from(text: String) -> Result<Self, NoJurisdiction> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )+};
}
as_text!(Country, Subdivision, Scope);

#[cfg(test)]
mod tests {
    use super::*;

    fn place(country: &str, subdivision: Option<&str>) -> Place {
        Place {
            country: country.parse().expect("a country"),
            subdivision: subdivision.map(|s| s.parse().expect("a subdivision")),
        }
    }

    fn covers(scope: &str, place: &Place) -> bool {
        scope.parse::<Scope>().expect("a scope").covers(place)
    }

    #[test]
    fn germany_is_covered_by_itself_and_by_the_union() {
        let munich = place("DE", Some("DE-BY"));
        assert!(covers("country:DE", &munich) && covers("union:EU", &munich) && covers("common", &munich));
        assert!(!covers("country:US", &munich) && !covers("subdivision:US-CA", &munich));
    }

    #[test]
    fn california_is_covered_by_the_country_and_the_state() {
        let san_jose = place("US", Some("US-CA"));
        let austin = place("US", Some("US-TX"));
        assert!(covers("country:US", &san_jose) && covers("subdivision:US-CA", &san_jose));
        assert!(covers("country:US", &austin) && !covers("subdivision:US-CA", &austin));
    }

    #[test]
    fn the_union_has_27_members() {
        assert_eq!(Union::Eu.members().len(), 27);
        assert!(Union::Eu.members().iter().all(|code| code.parse::<Country>().is_ok()));
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["country:XX", "country:jp", "country:", "union:ASEAN", "subdivision:US-ZZ", "Common", "", "JP"] {
            assert!(text.parse::<Scope>().is_err(), "{text}");
        }
    }

    #[test]
    fn scopes_survive_text() {
        for text in ["common", "country:JP", "subdivision:US-CA", "union:EU"] {
            assert_eq!(text.parse::<Scope>().expect("a scope").to_string(), text);
        }
    }
}
