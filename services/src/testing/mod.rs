//! The confirmation test: opening an attempt, saving answers, handing in, the result.
//!
//! The server decides everything from stored facts; submitting twice counts once.

mod answer;
mod attempt;
mod coordinators;
pub(crate) mod grant;
mod open;
mod submit;

pub use answer::save_answer;
pub(crate) use answer::{Answers, answers};
pub use attempt::{Attempt, Opened, Submission, attempt, opened};
pub use coordinators::{Coordinator, coordinators};
pub use open::open_attempt;
pub use submit::submit;
