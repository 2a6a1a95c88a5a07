//! The places of work that a file can name. They exist before: a file makes none.

use crate::jurisdiction::{Country, Place};
use indexmap::IndexMap;
use uuid::Uuid;

/// A place of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its id.
    pub id: Uuid,
    /// Where it is, as far as law is concerned.
    pub place: Place,
}

/// All places of work by code. People point at them by place in this list.
#[derive(Debug, Clone, Default)]
pub struct Sites(IndexMap<Box<str>, Site>);

impl Sites {
    /// Adds one.
    pub fn add(&mut self, code: &str, site: Site) {
        self.0.insert(code.into(), site);
    }

    /// The place in the list of a code.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<u32> {
        self.0.get_index_of(code).and_then(|at| u32::try_from(at).ok())
    }

    /// The site at a place in the list.
    #[must_use]
    pub fn get(&self, at: u32) -> Option<&Site> {
        self.0.get_index(at as usize).map(|(_, site)| site)
    }

    /// The code at a place in the list; empty where there is none.
    #[must_use]
    pub fn code(&self, at: u32) -> &str {
        self.0.get_index(at as usize).map_or("", |(code, _)| code)
    }

    /// The country of a site.
    #[must_use]
    pub fn country(&self, at: u32) -> Option<Country> {
        self.get(at).map(|site| site.place.country)
    }

    /// Whether any is in this country.
    #[must_use]
    pub fn has_country(&self, country: Country) -> bool {
        self.0.values().any(|site| site.place.country == country)
    }
}
