//! Learning: what somebody owes, where they are in it, and reading lessons.

mod assign;
mod learner;
mod obligations;
mod reading;
mod why;

pub use assign::assign_missing;
pub(crate) use assign::assign_to;
pub use learner::Learner;
pub use obligations::{Extended, Obligation, Release, Tried, obligation, obligations};
pub(crate) use obligations::{extensions, of_edition};
pub use reading::{keep_position, mark_read};
pub use why::{AssignedBy, Part, Why, why, why_of};
