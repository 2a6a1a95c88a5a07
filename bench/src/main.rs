//! Measures Kunren. `cargo xtask bench` builds and starts this, and says what has to be installed.
//!
//! `measure` does everything and writes `docs/benchmarks.md` ([`measure`]); `bare` is what it compares with ([`bare`]).

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is how a command line talks")]

mod bare;
mod measure;

use clap::{Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

/// Measures Kunren; started by `cargo xtask bench`.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measure everything and write the report
    Measure(measure::Options),
    /// Serve recorded answers from memory
    Bare {
        /// Address and port to listen on
        listen: SocketAddr,
        /// Folder of the recorded answers
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        // One thread: the load shares its cores with what it measures.
        Command::Measure(options) => runtime(tokio::runtime::Builder::new_current_thread(), measure::run(&options)),
        // As the server's own.
        Command::Bare { listen, folder } => {
            runtime(tokio::runtime::Builder::new_multi_thread(), bare::serve(listen, &folder))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nError: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn runtime(mut builder: tokio::runtime::Builder, work: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    builder.enable_all().build()?.block_on(work)
}
