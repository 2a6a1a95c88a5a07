//! Many learners at once: what the measurements of `cargo xtask bench` and the kill test of the server share.
//!
//! [`client`] speaks HTTP, [`key`] knows what to answer, [`crowd`] signs people in without waiting for password hashes.
//! The program of this crate measures; it is a crate of its own so that `cargo xtask` stays quick to build.

pub mod client;
pub mod crowd;
pub mod key;
