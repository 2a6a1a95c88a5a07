//! `cargo xtask dist`: one release binary with the site inside it.

use crate::{client, install, process};
use anyhow::Result;

/// Builds the binary and says where it is.
///
/// # Errors
/// When something is missing or does not build.
pub fn run() -> Result<()> {
    install::c_compiler()?;
    client::build()?;
    process::run(process::cargo().args(["build", "--release", "--package", "kunren-server"]))?;
    let binary = process::target().join("release/kunren");
    let tenths = binary.metadata()?.len() * 10 / (1024 * 1024);
    println!("\n{} ({}.{} MB)", binary.display(), tenths / 10, tenths % 10);
    Ok(())
}
