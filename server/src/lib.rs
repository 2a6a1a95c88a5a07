//! What runs: command line, HTTP layers, embedded site. The binary is `kunren`; as a library it serves the tests.

#![expect(clippy::print_stderr, reason = "a command line talks to whoever typed it")]
#![expect(clippy::missing_errors_doc, reason = "errors of commands are printed as they are")]

pub mod commands;
pub mod demo;
mod ending;
pub mod http;
pub mod say;
mod site;
