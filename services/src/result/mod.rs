//! Year's end: the figures of an edition, counted once more, signed and kept. Nothing that happens to people or facts
//! afterwards changes a result; what has to be corrected becomes a further one that names it.

mod check;
mod close;
mod draft;
mod key;
mod stored;

pub use check::{Fault, check};
pub use close::{Closing, close};
pub use draft::{Draft, counted, draft, first_day, last_day};
pub use key::{KeyError, SigningKey, fingerprint, public_pem, signature_bytes};
pub(crate) use stored::wrong;
pub use stored::{Stored, results};
