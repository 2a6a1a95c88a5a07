//! The pages, one folder per noun: `mod.rs` answers requests, `view.rs` is what is seen.

pub mod account;
pub mod activate;
pub mod attempt;
pub mod audience;
pub mod audit;
pub mod course;
pub mod home;
pub mod hr;
pub mod kiosk;
pub mod language;
pub mod lesson;
pub mod participation;
pub mod people;
pub mod requests;
pub mod sign_in;
pub mod team;
pub mod why;
