//! A file that was sent by page: received in parts ([`Incoming`]), read in the background ([`run`]), looked at by
//! whoever sent it ([`imported`](super::imported())), then applied, taken back or given up.
//!
//! The road of its state: `receiving` → `waiting` → `reading` → `planned`, `nothing`, `refused`, or `columns` when
//! somebody has to say what its columns are (then `waiting` again). A file is kept until its import is applied or given
//! up, or another file of the same source has come.

mod acts;
mod applying;
mod incoming;
mod parts;
mod run;

pub use acts::{Confirmed, apply_upload, choose_columns, give_up, read_again};
pub(crate) use applying::Applying;
pub use incoming::Incoming;
pub(super) use parts::is_kept;
pub(crate) use parts::{forget as throw_away, is_at_rest};
pub(super) use run::DEAD;
pub use run::{resume, run};

use super::{error::Refusal, look::Look};
use kunren_domain::hr::{EmptyCell, Extent, Mapping};
use serde::{Deserialize, Serialize};

/// What somebody says about a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Form {
    /// Whom it names; nothing: as usual for the source.
    pub extent: Option<Extent>,
    /// What an empty cell means; nothing: as usual for the source.
    pub empty: Option<EmptyCell>,
    /// Label of its encoding; nothing: as the file shows it.
    pub encoding: Option<String>,
    /// How many rows of data it must have.
    pub rows: Option<u64>,
    /// What its columns are; nothing: as usual for the source.
    pub mapping: Option<Mapping>,
}

/// Where an uploaded file is on its road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Parts are still coming.
    Receiving,
    /// Waits for somebody to read it.
    Waiting,
    /// Is being read.
    Reading,
    /// Somebody has to say what its columns are.
    Columns,
    /// There is a plan.
    Planned,
    /// Everybody is as it says.
    Nothing,
    /// It cannot be right.
    Refused,
    /// Reading it failed for a reason that is not its own.
    Failed,
    /// Its plan is being made history.
    Applying,
    /// Nobody wants it any more.
    GivenUp,
}

impl State {
    /// All of them.
    const ALL: [Self; 10] = [
        Self::Receiving,
        Self::Waiting,
        Self::Reading,
        Self::Columns,
        Self::Planned,
        Self::Nothing,
        Self::Refused,
        Self::Failed,
        Self::Applying,
        Self::GivenUp,
    ];

    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receiving => "receiving",
            Self::Waiting => "waiting",
            Self::Reading => "reading",
            Self::Columns => "columns",
            Self::Planned => "planned",
            Self::Nothing => "nothing",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Applying => "applying",
            Self::GivenUp => "given-up",
        }
    }

    pub(super) fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What came of reading a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// Why it cannot be right.
    pub refusal: Option<Refusal>,
    /// Rows, or cells, that cannot be taken.
    pub problems: u64,
    /// How many of them are kept, the first ones; nothing where it was not noted: then all, up to a number.
    #[serde(default)]
    pub kept: Option<u64>,
    /// Its header, where somebody has to look at it.
    pub look: Option<Look>,
}

/// Why something cannot be done now with a file that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadUpload {
    /// No file was chosen, or it is empty.
    #[error("no file was sent")]
    NoFile,
    /// A name is needed for the source, of at most 100 characters.
    #[error("the source has no name")]
    Source,
    /// Larger than what is taken.
    #[error("the file is too large")]
    TooLarge,
    /// No column says whom a row is about.
    #[error("no column is the employee number")]
    NoNumber,
}
