//! Learning: what somebody owes, where they are in it, and reading lessons.

mod obligations;
mod reading;

pub use obligations::{Obligation, Tried, obligation, obligations};
pub use reading::{keep_position, mark_read};
