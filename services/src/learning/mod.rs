//! Learning: what somebody owes, where they are in it, and reading lessons.

mod assign;
mod obligations;
mod reading;

pub use assign::assign_missing;
pub(crate) use assign::assign_to;
pub use obligations::{Obligation, Tried, obligation, obligations};
pub use reading::{keep_position, mark_read};
