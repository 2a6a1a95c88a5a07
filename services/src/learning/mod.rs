//! Learning: what somebody owes, where they are in it, and reading lessons.

pub mod audience;
mod obligations;
mod reading;

pub use audience::assign_missing;
pub(crate) use audience::assign_to;
pub use obligations::{Obligation, Tried, obligation, obligations};
pub use reading::{keep_position, mark_read};
