//! From a folder of texts to what is shown: the author checks, the operator imports, the reader reads.

#[path = "../support/mod.rs"]
mod support;

mod check;
mod content;
mod coverage;
mod import;
mod shipped;
mod tiny;
