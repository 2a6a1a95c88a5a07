//! Requests: what somebody asks for (not to have to take it, more time), the queue of those who decide, and more time
//! that is given without having been asked for.
//!
//! A request is a row, its end is another one, what follows from granting is a third (an exemption or an extension).
//! What may be asked and what granting does is [`kunren_domain::request::Case::check`].

mod decide;
mod extend;
mod own;
mod queue;
mod revoke;

pub use decide::{Verdict, decide};
pub use extend::extend;
pub(crate) use own::own;
pub use own::{Asking, Ended, OwnRequest, ask, withdraw};
pub use queue::{Queue, Request, Show, request, requests, waiting};
pub use revoke::revoke_extension;

use crate::error::Error;
use kunren_domain::request::MAX_EVIDENCE;

/// Checks a reference to evidence, which need not be given.
pub(crate) fn evidence(text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.chars().count() > MAX_EVIDENCE { Err(Error::BadField("evidence")) } else { Ok(text.to_owned()) }
}
