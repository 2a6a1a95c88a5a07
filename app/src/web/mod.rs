//! Between HTTP and pages: who reads, what was sent, what is answered.

pub mod app;
pub mod failure;
pub mod fields;
pub mod guard;
pub mod reader;
pub mod render;
pub mod shared;
