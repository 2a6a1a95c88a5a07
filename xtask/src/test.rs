//! `cargo xtask test`: unit tests, stories over HTTP on both databases, and a real browser.

use crate::{
    browser,
    closing::Closing,
    install,
    postgres::{Cluster, Durability},
    process,
};
use anyhow::{Result, bail};

/// Options of `cargo xtask test`.
#[derive(clap::Args)]
pub struct Options {
    /// What to run; everything, if nothing is named
    parts: Vec<Part>,
    /// Passed on to the runner (one part only): names to filter by, or the runner's own options
    #[arg(last = true)]
    filter: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Tests beside the code and in the documentation
    Unit,
    /// Stories over HTTP, on both databases
    Stories,
    /// Chromium, with scripts on and off
    Browser,
}

/// A server where databases may be created; without it the tests that need one fail.
const POSTGRES: &str = "KUNREN_TEST_POSTGRES";

/// Runs the tests.
///
/// # Errors
/// When something is missing, does not build, or a test fails.
pub fn run(options: &Options) -> Result<()> {
    if options.parts.len() != 1 && !options.filter.is_empty() {
        bail!("name the one part that {:?} is for: cargo xtask test stories -- {0:?}", options.filter.join(" "));
    }
    let wants = |part| options.parts.is_empty() || options.parts.contains(&part);
    let given = std::env::var(POSTGRES).ok();
    install_for(wants(Part::Unit) || wants(Part::Stories), wants(Part::Browser))?;

    let mut closing = Closing::default();
    if wants(Part::Unit) || wants(Part::Stories) {
        let cluster = if given.is_none() { Some(Cluster::start(Durability::None)?) } else { None };
        let url = cluster.as_ref().map_or(given.as_deref(), |cluster| Some(&cluster.url)).unwrap_or_default();
        for targets in cargo_targets(wants(Part::Unit), wants(Part::Stories)) {
            cargo_test(targets, &options.filter, url, &mut closing)?;
        }
    }
    if wants(Part::Browser) {
        browser::run(&options.filter, &mut closing)?;
    }
    closing.print()
}

fn install_for(cargo: bool, browser: bool) -> Result<()> {
    install::c_compiler()?;
    let mut needs = Vec::new();
    // Even beside a server that is given: the story of a primary that is lost starts a pair of its own.
    if cargo {
        needs.push(install::POSTGRESQL);
    }
    if browser {
        needs.extend([install::CHROMIUM, install::FONTS, install::NODE]);
    }
    install::system_packages(&needs)?;
    if browser { install::node_modules() } else { Ok(()) }
}

/// The test targets of each `cargo test`: stories are the ones in `tests/` folders.
fn cargo_targets(unit: bool, stories: bool) -> &'static [&'static [&'static str]] {
    match (unit, stories) {
        (true, true) => &[&[]],
        (true, false) => &[&["--lib", "--bins"], &["--doc"]],
        (false, true) => &[&["--test", "*"]],
        (false, false) => &[],
    }
}

fn cargo_test(targets: &[&str], filter: &[String], postgres: &str, closing: &mut Closing) -> Result<()> {
    let mut command = process::cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]).args(targets).arg("--").args(filter);
    command.env(POSTGRES, postgres);
    let (good, lines) = process::run_keeping(&mut command, |line| line.starts_with("test result: "))?;
    closing.add("cargo test", good, lines);
    Ok(())
}
