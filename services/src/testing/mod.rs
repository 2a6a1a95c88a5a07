//! The confirmation test: opening an attempt, saving answers, handing in, the result.
//!
//! The server decides everything from stored facts; submitting twice counts once.

mod answer;
mod attempt;
pub(crate) mod grant;
mod open;
mod submit;

pub use answer::save_answer;
pub use attempt::{Attempt, Submission, attempt};
pub use grant::{MAX_REASON, grant_attempt, reason};
pub use open::open_attempt;
pub use submit::submit;
