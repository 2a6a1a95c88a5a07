//! What a file from the HR system means: reading a row, comparing it with what is known, and saying what would change.
//!
//! The road of a row: a [`Mapping`] finds the [`Columns`] by their headers, [`Row::read`] makes values of cells or says
//! why not ([`Problem`]), [`State::wanted`] is the person as the row says, [`Change::between`] what that changes,
//! [`Effects`] what all changes come to, and [`Thresholds::exceeded`] why somebody has to look before it is done.
//!
//! A file has a million rows, so texts that repeat are kept once ([`Names`]) and people point at each other by place.

mod change;
mod columns;
mod date;
mod effects;
mod field;
mod group;
mod managers;
mod mapping;
mod names;
mod problem;
mod row;
mod site;
mod state;
mod threshold;

pub use change::{Change, Kind, LeaveChange};
pub use columns::{Columns, HeaderProblem};
pub use date::DateOrder;
pub use effects::{CountryEffects, Difference, Effects, Strange};
pub use field::{Field, NoField};
pub use group::{ADOPTED, Group, NOT_NAMED, NoGroup, Side, bits};
pub use managers::find_loop;
pub use mapping::Mapping;
pub use names::Names;
pub use problem::{Problem, Reason};
pub use row::{Known, Row, Said};
pub use site::{Site, Sites};
pub use state::{Leave, State, WorkSites};
pub use threshold::{Exceeded, Measure, Thresholds};

use serde::{Deserialize, Serialize};

/// What an empty cell means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmptyCell {
    /// The file says nothing: what is known stays.
    #[default]
    Keep,
    /// The file says that there is none.
    Clear,
}

/// Whom a file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Everybody employed: who is missing has left.
    Full,
    /// Only people about whom something changed.
    #[default]
    Changes,
}

/// How a file is to be understood, where it does not say so itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Policy {
    /// What an empty cell means.
    pub empty: EmptyCell,
    /// Whom the file names.
    pub extent: Extent,
}
