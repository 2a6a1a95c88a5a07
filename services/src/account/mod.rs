//! Accounts: signing in and out, passwords and PINs, adding people by hand.

pub mod activation;
mod clean_up;
pub mod erase;
pub mod person;
pub mod roles;
mod secret;
pub mod session;
pub mod sign_in;
pub mod site;
pub mod sites;
mod throttle;

pub use clean_up::{CODES_KEPT, SESSIONS_KEPT, clean_up};
pub use secret::hash;
