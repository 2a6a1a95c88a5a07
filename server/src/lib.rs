//! What runs: command line, HTTP layers, embedded site. The binary is `kunren`; as a library it serves the tests.

pub mod commands;
pub mod demo;
pub mod http;
mod site;
