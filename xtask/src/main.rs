//! `cargo xtask`: every command that builds, runs or tests Kunren, each doing its own set-up.
//!
//! `cargo xtask demo` → [`mod@demo`], `check` → [`mod@check`], `test` → [`mod@test`], `dist` → [`mod@dist`], `bench` → [`mod@bench`],
//! `screenshots` → [`mod@screenshots`]. What they share: [`process`] runs programs and never leaves one behind, [`install`]
//! brings what is missing or says what to install.
//!
//! To add a command: a file with a `run` function, a variant of [`Task`], a line in `CONTRIBUTING.md`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is how a command line talks")]

use clap::{Parser, Subcommand};
use std::process::ExitCode;

mod bench;
mod browser;
mod check;
mod client;
mod closing;
mod demo;
mod demo_server;
mod dist;
mod install;
mod locale_keys;
mod postgres;
mod process;
mod screenshots;
mod test;

/// Builds, runs and tests Kunren.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build client and server and serve the demo organisation on this machine
    Demo(demo::Options),
    /// Format, lints, documentation, licences and locale keys: everything that can be judged without running the program
    Check(check::Options),
    /// Unit tests, both databases, stories over HTTP, and a real browser
    Test(test::Options),
    /// Build the one release binary with the site inside it
    Dist,
    /// Take the pictures of the documentation anew, into docs/screenshots
    Screenshots,
    /// Measure the release build under load and write docs/benchmarks.md
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Demo(options) => demo::run(&options),
        Task::Check(options) => check::run(&options),
        Task::Test(options) => test::run(&options),
        Task::Dist => dist::run(),
        Task::Screenshots => screenshots::run(),
        Task::Bench(options) => bench::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Not returned from here: who asked for backtraces of the program wants none of a missing package.
        Err(error) => {
            eprintln!("\nError: {error:#}");
            ExitCode::FAILURE
        }
    }
}
