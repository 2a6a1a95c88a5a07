//! Numbers that were asked for a moment ago. A page of numbers is opened by many people on the day a reminder goes out,
//! and each opening asks for all of them.
//!
//! The key holds the version of the columns they were counted from, so that they are never older than the question.

use super::{
    columns::{Keeper, Kinds},
    directory::Directory,
    heads::Heads,
    last_year::LastYear,
};
use crate::cache::Shared;
use jiff::civil::Date;
use kunren_domain::id::EditionId;
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

/// The memory of this module.
#[derive(Debug)]
pub(crate) struct Remembered {
    pub(super) heads: Shared<Asked, Arc<Heads>>,
    pub(super) last_years: Shared<Asked, Arc<LastYear>>,
    pub(super) keeper: Arc<Keeper>,
    pub(super) directories: Shared<String, Arc<Directory>>,
}

/// As long as nothing changes.
const UNCHANGED: Duration = Duration::from_secs(60);
/// Answers that are remembered: those about a million people take four megabytes each, and with every change they are
/// other ones.
const QUESTIONS: u64 = 16;
/// Reaches whose names and places are remembered.
const REACHES: u64 = 64;

impl Remembered {
    /// Names are remembered for `time`, numbers for as long as they are true.
    pub(crate) fn new(time: Duration) -> Self {
        Self {
            heads: Shared::new(QUESTIONS, UNCHANGED),
            last_years: Shared::new(QUESTIONS, UNCHANGED),
            keeper: Arc::default(),
            directories: Shared::new(REACHES, time),
        }
    }
}
