//! Numbers that were asked for a moment ago. A page of numbers is opened by many people on the day a reminder goes out,
//! and each opening asks for all of them.
//!
//! The key holds the version of the columns they were counted from, so that they are never older than the question.

use super::{
    columns::{Columns, Keeper, Kinds},
    directory::Directory,
    figures::Split,
    heads::Heads,
    last_year::LastYear,
};
use crate::{
    cache::Shared,
    permit::{Permit, SeeParticipation},
};
use jiff::civil::Date;
use kunren_domain::{id::EditionId, participation::Kind, target::Node};
use std::{sync::Arc, time::Duration};

/// What was asked: edition, day, reach, which people, and after which changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    pub(super) edition: EditionId,
    pub(super) day: Date,
    pub(super) countries: String,
    pub(super) kinds: Kinds,
    pub(super) version: u64,
}

impl Asked {
    pub(super) fn new(
        permit: &Permit<SeeParticipation>,
        columns: &Columns,
        edition: EditionId,
        day: Date,
        kinds: &Kinds,
    ) -> Self {
        Self { edition, day, countries: permit.countries(), kinds: kinds.clone(), version: columns.version }
    }
}

/// The memory of this module.
#[derive(Debug)]
pub(crate) struct Remembered {
    pub(super) heads: Shared<Asked, Arc<Heads>>,
    /// By what people do within a part.
    pub(super) splits: Shared<(Asked, Kind, Node), Arc<Split>>,
    pub(super) last_years: Shared<Asked, Arc<LastYear>>,
    pub(super) keeper: Arc<Keeper>,
    pub(super) directories: Shared<String, Arc<Directory>>,
}

/// As long as nothing changes.
const UNCHANGED: Duration = Duration::from_secs(60);
/// Answers that are remembered: those about a million people take four megabytes each, and with every change they are
/// other ones.
const QUESTIONS: u64 = 16;
/// Breakdowns by what people do that are remembered: a line for each function or rank, not for each site.
const SPLITS: u64 = 64;
/// Reaches whose names and places are remembered.
const REACHES: u64 = 64;

impl Remembered {
    /// Names are remembered for `time`, numbers for as long as they are true.
    pub(crate) fn new(time: Duration) -> Self {
        Self {
            heads: Shared::new(QUESTIONS, UNCHANGED),
            splits: Shared::new(SPLITS, UNCHANGED),
            last_years: Shared::new(QUESTIONS, UNCHANGED),
            keeper: Arc::default(),
            directories: Shared::new(REACHES, time),
        }
    }
}
