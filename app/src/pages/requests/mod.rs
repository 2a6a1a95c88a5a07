//! Requests: a person asks on the course's page, a coordinator decides in the queue.

mod decide;
mod decide_view;
mod own;
mod own_view;
mod queue;
mod queue_view;
mod words;

pub use decide::{decide, show as show_one};
pub use own::{ask, show as show_own, withdraw};
pub use queue::show;
pub(crate) use words::{ReasonField, UntilField, asked_for, badge, heading, latest, more_time, obstacle};
