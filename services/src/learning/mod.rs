//! Learning: what somebody owes, where they are in it, and reading lessons.

mod assign;
mod obligations;
mod reading;

pub(crate) use assign::assign;
pub use assign::assign_missing;
pub use obligations::{Obligation, Tried, obligation, obligations};
pub use reading::{keep_position, mark_read};
