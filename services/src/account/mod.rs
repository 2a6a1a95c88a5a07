//! Accounts: signing in and out, passwords and PINs, adding people by hand.

pub mod erase;
pub mod person;
mod secret;
pub mod session;
pub mod sign_in;
pub mod site;
mod throttle;

pub use secret::hash;
