//! The pages, one folder per noun: `mod.rs` answers requests, `view.rs` is what is seen.

pub mod account;
pub mod attempt;
pub mod course;
pub mod home;
pub mod kiosk;
pub mod language;
pub mod lesson;
pub mod sign_in;
