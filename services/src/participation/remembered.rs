//! Numbers that were asked for a moment ago. A page of numbers is opened by many people on the day a reminder goes out,
//! and each opening asks for all of them.
//!
//! The key holds [`Kunren::facts`], so that whatever this process writes is seen at once; what the command line writes
//! is seen when the time is over.

use super::{directory::Directory, heads::Heads, last_year::LastYear};
use crate::{cache::Shared, kunren::Kunren};
use jiff::civil::Date;
use kunren_domain::id::EditionId;
use std::{sync::Arc, time::Duration};

/// What was asked: edition, day, reach, and after how many facts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    edition: EditionId,
    day: Date,
    countries: String,
    facts: u64,
}

impl Asked {
    pub(super) fn now(kunren: &Kunren, edition: EditionId, day: Date, countries: String) -> Self {
        Self { edition, day, countries, facts: kunren.facts() }
    }

    /// For what is over: other people's present work does not change it.
    pub(super) fn past(edition: EditionId, day: Date, countries: String) -> Self {
        Self { edition, day, countries, facts: 0 }
    }
}

/// The memory of this module.
#[derive(Debug)]
pub(crate) struct Remembered {
    pub(super) heads: Shared<Asked, Arc<Heads>>,
    pub(super) last_years: Shared<Asked, Arc<LastYear>>,
    pub(super) directories: Shared<String, Arc<Directory>>,
}

/// Last year's numbers are over: they are remembered this many times longer.
const PAST: u32 = 20;

impl Remembered {
    pub(crate) fn new(time: Duration) -> Self {
        Self { heads: Shared::new(time), last_years: Shared::new(time * PAST), directories: Shared::new(time) }
    }
}
