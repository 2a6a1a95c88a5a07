//! The browser tests: Playwright drives Chromium against the demo organisation.

use crate::{client, closing::Closing, demo, demo_server::DemoServer, install, process};
use anyhow::{Context as _, Result};
use std::{fs, process::Command};

/// Builds client and server, serves the demo, runs Playwright over it and notes how it went.
///
/// # Errors
/// When something does not build, start, or report.
pub fn run(filter: &[String], closing: &mut Closing) -> Result<()> {
    // Playwright drops the types without reading them.
    process::run(&mut node("typescript/bin/tsc"))?;
    client::build()?;
    demo::build_server()?;
    let server = DemoServer::start(&["--pseudo-locale"])?;
    let report = tempfile::Builder::new().prefix("kunren-playwright-").suffix(".json").tempfile()?;
    let outcome = process::run(
        node("@playwright/test/cli.js")
            .arg("test")
            .args(filter)
            .env("CHROMIUM", install::chromium())
            .env("KUNREN_URL", &server.url)
            .env("PLAYWRIGHT_JSON_OUTPUT_FILE", report.path()),
    );
    if outcome.is_err() {
        println!("\nThe server's last words:\n{}", server.last_words());
    }
    let line = closing_line(&fs::read_to_string(report.path())?)?;
    closing.add("Playwright", outcome.is_ok(), vec![line]);
    Ok(())
}

/// A program of `end2end/node_modules`, run by Node.js there.
pub fn node(script: &str) -> Command {
    let mut command = process::program("node");
    command.arg(format!("node_modules/{script}")).current_dir(process::root().join("end2end"));
    command
}

/// `N passed, N failed`, from Playwright's report.
fn closing_line(report: &str) -> Result<String> {
    let report: serde_json::Value = serde_json::from_str(report).context("Playwright wrote no report")?;
    let count = |name: &str| report["stats"][name].as_u64().with_context(|| format!("the report counts no {name}"));
    let passed = count("expected")? + count("flaky")?;
    let mut line = format!("{passed} passed, {} failed", count("unexpected")?);
    if count("skipped")? > 0 {
        line += &format!(", {} skipped", count("skipped")?);
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::closing_line;

    #[test]
    fn the_closing_line_counts() {
        let report = r#"{"stats": {"expected": 5, "flaky": 1, "unexpected": 2, "skipped": 0}}"#;
        assert_eq!(closing_line(report).expect("a report"), "6 passed, 2 failed");
        let report = r#"{"stats": {"expected": 5, "flaky": 0, "unexpected": 0, "skipped": 3}}"#;
        assert_eq!(closing_line(report).expect("a report"), "5 passed, 0 failed, 3 skipped");
        assert!(closing_line("").is_err());
        assert!(closing_line("{}").is_err());
    }
}
