//! What can be done: use cases, SQL, accounts. No HTTP, no Leptos.
//!
//! To add a use case:
//! 1. put the rule into `kunren-domain`, with its tests;
//! 2. find the noun's folder here ([`account`], [`course`], [`learning`], [`testing`], [`participation`]);
//! 3. write a function that takes [`Kunren`] first, then a [`permit::Permit`] (or the signed-in [`viewer::Viewer`]), then typed arguments;
//! 4. put long SQL into a `.sql` file beside it that opens with the question it answers;
//! 5. tell its story in `tests/`, which run on SQLite and PostgreSQL.

pub mod account;
pub mod audit;
pub mod cache;
pub mod chance;
pub mod clock;
pub mod course;
pub mod db;
pub mod demo;
pub mod error;
pub mod hr;
pub mod installation;
pub mod kunren;
pub mod learning;
pub mod participation;
pub mod permit;
pub mod reason;
pub mod requests;
pub mod result;
pub mod testing;
pub mod viewer;

pub use clock::Clock;
pub use db::Db;
pub use error::Error;
pub use kunren::Kunren;
