//! A first visit in Chromium, on a slow line: `end2end/bench/cold.ts` looks, we say at what.

use super::{Options, demo::Demo, pages};
use anyhow::{Context as _, Result, bail};
use kunren_bench::client::{Client, Wants};
use serde::{Deserialize, Serialize};
use std::{fs, net::SocketAddr};
use tokio::process::Command;

#[derive(Debug, Serialize)]
struct Asked {
    name: String,
    path: String,
    token: String,
}

/// What Chromium saw; the times are those in the middle.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// Which page.
    pub name: String,
    /// Bytes over the wire, heads included.
    pub bytes: u64,
    /// Requests.
    pub requests: u64,
    /// WebAssembly among the bytes.
    pub wasm_bytes: u64,
    /// First contentful paint.
    pub first_paint_ms: f64,
}

/// Visits every page, and the test.
pub async fn visit(options: &Options, demo: &Demo, address: SocketAddr) -> Result<Vec<Visit>> {
    let mut asked: Vec<Asked> = pages::pages(demo)
        .into_iter()
        .map(|(name, path, token)| Asked { name: name.to_owned(), path, token })
        .collect();
    let token = demo.tested.token.clone();
    let opened = Client::new(address).post(&format!("/courses/{}/test", demo.edition), &token, Wants::Page, "").await?;
    let attempt = opened.header("location").and_then(|to| to.split('/').nth(2)).context("the test opens")?;
    asked.push(Asked { name: "test".to_owned(), path: format!("/attempts/{attempt}/1"), token });
    let out = options.data.join("cold.json");
    let mut command = Command::new("node");
    command.args(["node_modules/@playwright/test/cli.js", "test", "--config", "bench/playwright.config.ts"]);
    command.current_dir(options.root.join("end2end"));
    command.env("KUNREN_URL", format!("http://{address}"));
    command.env("KUNREN_COLD_PAGES", serde_json::to_string(&asked)?).env("KUNREN_COLD_OUT", &out);
    if !command.status().await.context("node cannot be started")?.success() {
        bail!("Chromium did not see every page");
    }
    let visits: Vec<Visit> = serde_json::from_str(&fs::read_to_string(&out)?)?;
    for visit in &visits {
        println!("{visit:?}");
    }
    Ok(visits)
}
