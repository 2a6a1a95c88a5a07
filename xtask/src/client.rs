//! The browser build: the app crate as WebAssembly, then the JavaScript that loads it, into `server/site/pkg`.
//!
//! The second step is wasm-bindgen's own library, so that its version is the one of the lock file and nobody has to
//! install a program. An unchanged client is left alone.

use crate::{install, process};
use anyhow::{Context as _, Result};
use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::Path,
};
use wasm_bindgen_cli_support::Bindgen;

/// Builds the client.
///
/// # Errors
/// When a tool is missing or the build fails.
pub fn build() -> Result<()> {
    install::wasm_target()?;
    process::run(
        process::cargo().args(["build", "--package", "kunren-app", "--lib", "--target", install::WASM]).args([
            "--no-default-features",
            "--features",
            "hydrate",
            "--profile",
            "wasm",
        ]),
    )?;
    let built = process::target().join(install::WASM).join("wasm");
    bind(&built.join("kunren_app.wasm"), &built.join("kunren.bound"), &process::root().join("server/site/pkg"))
}

/// Writes `kunren.js` and `kunren_bg.wasm` into `site`, unless `bound` says that this very `wasm` was written before.
fn bind(wasm: &Path, bound: &Path, site: &Path) -> Result<()> {
    let bytes = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let print = format!("{:016x}", hasher.finish());
    let written = [site.join("kunren.js"), site.join("kunren_bg.wasm")];
    if written.iter().all(|file| file.is_file()) && fs::read_to_string(bound).is_ok_and(|last| last == print) {
        println!("The client is unchanged");
        return Ok(());
    }
    if site.exists() {
        fs::remove_dir_all(site)?;
    }
    Bindgen::new()
        .input_bytes("kunren", bytes)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(site)
        .context("wasm-bindgen cannot bind the client")?;
    fs::write(bound, print)?;
    for file in written {
        println!("{} ({} KB)", file.strip_prefix(process::root())?.display(), file.metadata()?.len().div_ceil(1024));
    }
    Ok(())
}
