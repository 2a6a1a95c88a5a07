//! `cargo xtask check`: everything that can be judged without running the program. All steps run; the failed ones are
//! named at the end.

use crate::{install, locale_keys, process};
use anyhow::{Result, bail};
use clap::ValueEnum as _;

/// Options of `cargo xtask check`.
#[derive(clap::Args)]
pub struct Options {
    /// What to check; everything, if nothing is named
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Step {
    /// rustfmt would change nothing
    Format,
    /// clippy has nothing to say, about the server's side and the browser's
    Lints,
    /// The documentation builds without a warning
    Docs,
    /// Licences, banned crates and sources of every dependency
    Deny,
    /// Every message that is used exists in every locale, and no other
    Keys,
}

/// Runs the steps.
///
/// # Errors
/// When a tool is missing or a step fails.
pub fn run(options: &Options) -> Result<()> {
    let steps = if options.steps.is_empty() { Step::value_variants() } else { &options.steps };
    let mut failed = Vec::new();
    for step in steps {
        if let Err(error) = step.run() {
            println!("{error:#}");
            failed.push(format!("{step:?}").to_lowercase());
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    println!("\n{} checks passed", steps.len());
    Ok(())
}

impl Step {
    fn run(self) -> Result<()> {
        match self {
            Self::Format => {
                install::lint_tools()?;
                process::run(process::cargo().args(["fmt", "--all", "--check"]))
            }
            Self::Lints => lints(),
            Self::Docs => process::run(
                process::cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"),
            ),
            Self::Deny => {
                install::cargo_deny()?;
                process::run(process::cargo().args(["deny", "check", "bans", "licenses", "sources"]))
            }
            Self::Keys => locale_keys::check(process::root()),
        }
    }
}

/// Twice, because the app crate is two programs: features of server and browser must never meet in one build.
fn lints() -> Result<()> {
    install::c_compiler()?;
    install::lint_tools()?;
    install::wasm_target()?;
    let deny = ["--", "-D", "warnings"];
    process::run(process::cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    process::run(
        process::cargo()
            .args(["clippy", "--package", "kunren-app", "--lib", "--target", install::WASM])
            .args(["--no-default-features", "--features", "hydrate"])
            .args(deny),
    )
}
