//! `cargo xtask screenshots`: pictures of the demo organisation, taken by Playwright, into `docs/screenshots`.

use crate::{browser, client, demo, demo_server::DemoServer, install, process};
use anyhow::Result;

/// Builds client and server, serves the demo and takes every picture anew.
///
/// # Errors
/// When something is missing, does not build or start, or a page is not as expected.
pub fn run() -> Result<()> {
    install::c_compiler()?;
    install::system_packages(&[install::CHROMIUM, install::FONTS, install::NODE])?;
    install::node_modules()?;
    client::build()?;
    demo::build_server()?;
    let server = DemoServer::start(&[])?;
    let folder = process::root().join("docs/screenshots");
    process::run(
        browser::node("@playwright/test/cli.js")
            .args(["test", "--config", "screenshots/playwright.config.ts"])
            .env("CHROMIUM", install::chromium())
            .env("KUNREN_URL", &server.url)
            .env("KUNREN_SCREENSHOTS", &folder),
    )?;
    println!("\nThe pictures are in {}. Look at each of them.", folder.display());
    Ok(())
}
