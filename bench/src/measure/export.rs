//! Everybody's completion as CSV.

use super::demo::Demo;
use anyhow::{Result, bail};
use kunren_bench::client::{Client, Wants};
use std::{net::SocketAddr, time::Duration};
use tokio::time::Instant;

/// How long it took.
#[derive(Debug)]
pub struct Export {
    /// The first time after the start.
    pub first: Duration,
    /// The one in the middle of seven more.
    pub median: Duration,
    /// Lines, without the heading.
    pub lines: usize,
}

/// Asks for it eight times.
pub async fn measure(demo: &Demo, address: SocketAddr) -> Result<Export> {
    let path = format!("/participation/{}/people.csv", demo.edition);
    let mut client = Client::new(address);
    let (mut times, mut lines) = (Vec::new(), 0);
    for _ in 0..8 {
        let began = Instant::now();
        let answer = client.get(&path, &demo.administrator.token, Wants::Page).await?;
        times.push(began.elapsed());
        if answer.status != 200 {
            bail!("{path} is answered with {}", answer.head);
        }
        lines = answer.text().lines().count().saturating_sub(1);
    }
    println!("CSV of {lines} people: {times:.0?}");
    let first = times.remove(0);
    times.sort_unstable();
    Ok(Export { first, median: times[times.len() / 2], lines })
}
