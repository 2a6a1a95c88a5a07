//! Learning: what somebody owes, where they are in it, and reading lessons.

mod added;
mod assigned;
pub mod audience;
mod learner;
mod moved;
mod obligations;
mod reading;
mod rounds;
mod why;
pub(crate) mod worth;

pub use added::{AddedPart, PartState, SinceCompletion};
pub(crate) use added::{Dues, History};
pub use assigned::{Assigned, AssignedBy, Given};
pub use audience::assign_missing;
pub(crate) use audience::assign_to;
pub use audience::{NotOwedBecause, WhyNot, why_not};
pub use learner::Learner;
pub(crate) use moved::Moved;
pub use moved::OpenPart;
pub use obligations::{Extended, Obligation, Release, TakenBack, Tried, obligation, obligations};
pub(crate) use obligations::{extensions, of_edition};
pub use reading::{keep_position, mark_read};
pub(crate) use rounds::{Held, rounds};
pub use why::{Part, Why, why, why_of};
