//! `wrk`, a load generator that costs little of what it measures.

use anyhow::{Context as _, Result, bail};
use std::{net::SocketAddr, time::Duration};
use tokio::process::Command;

/// What one run of it found.
#[derive(Debug, Clone, Copy)]
pub struct Load {
    /// Requests per second.
    pub rate: f64,
    /// Half of the answers came within this time.
    pub p50: Duration,
    /// All but one of a hundred did.
    pub p99: Duration,
}

/// Asks for one path over and over, after a second of warming up.
pub async fn run(address: SocketAddr, path: &str, headers: &[String], connections: u32, seconds: u32) -> Result<Load> {
    once(address, path, headers, connections, 1).await?;
    once(address, path, headers, connections, seconds).await
}

async fn once(address: SocketAddr, path: &str, headers: &[String], connections: u32, seconds: u32) -> Result<Load> {
    let mut command = Command::new("wrk");
    command.args(["--latency", "-t1", &format!("-c{connections}"), &format!("-d{seconds}s")]);
    for header in headers {
        command.args(["-H", header]);
    }
    let output = command.arg(format!("http://{address}{path}")).output().await.context("wrk cannot be started")?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() || text.contains("Non-2xx") || text.contains("Socket errors") {
        bail!("wrk on {path}: {text}{}", String::from_utf8_lossy(&output.stderr));
    }
    read(&text).with_context(|| format!("wrk prints something else than expected: {text}"))
}

fn read(text: &str) -> Option<Load> {
    let after = |name: &str| text.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    Some(Load { rate: after("Requests/sec:")?.parse().ok()?, p50: time(after("50%")?)?, p99: time(after("99%")?)? })
}

fn time(text: &str) -> Option<Duration> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let seconds_each = match &text[digits.len()..] {
        "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1.0,
        "m" => 60.0,
        _ => return None,
    };
    Duration::try_from_secs_f64(digits.parse::<f64>().ok()? * seconds_each).ok()
}

#[test]
fn what_wrk_prints_is_read() {
    let text = "Running 5s test @ http://127.0.0.1:3000/\n  1 threads and 8 connections\n  Thread Stats   Avg      Stdev     Max   +/- Stdev\n    \
                Latency   403.52us  118.01us   2.83ms   88.32%\n  Latency Distribution\n     50%  375.00us\n     75%  450.00us\n     \
                90%  520.00us\n     99%    1.20ms\n  101374 requests in 5.10s, 1.01GB read\nRequests/sec:  19878.11\n";
    let load = read(text).expect("it is read");
    assert!((load.rate - 19_878.11).abs() < 0.01);
    assert_eq!((load.p50.as_micros(), load.p99.as_micros()), (375, 1200));
}
