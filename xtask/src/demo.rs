//! `cargo xtask demo`: from a fresh clone to a page in the browser. Needs rustup and a C compiler.

use crate::{client, install, process};
use anyhow::{Result, bail};
use std::os::unix::process::CommandExt as _;

/// Options of `cargo xtask demo`.
#[derive(clap::Args)]
pub struct Options {
    /// Where to listen on this machine
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Further options for `kunren demo`
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Builds and serves the demo organisation.
///
/// # Errors
/// When something is missing, does not build or does not start.
pub fn run(options: &Options) -> Result<()> {
    println!(
        "This builds the client and the server (several minutes the first time), then serves the demo organisation on \
         http://127.0.0.1:{} until Ctrl-C. Its database is a file in the data folder; nothing else is touched.",
        options.port
    );
    install::c_compiler()?;
    client::build()?;
    build_server()?;
    let mut server = process::program(process::target().join("debug/kunren"));
    server.args(["demo", "--listen", &format!("127.0.0.1:{}", options.port)]).args(&options.rest);
    // We become the server, so that Ctrl-C is its own and its last words come before the prompt.
    bail!("cannot start the server: {}", server.exec())
}

/// The server as the demo and the browser tests run it.
///
/// # Errors
/// When it does not build.
pub fn build_server() -> Result<()> {
    process::run(process::cargo().args(["build", "--package", "kunren-server"]))
}
