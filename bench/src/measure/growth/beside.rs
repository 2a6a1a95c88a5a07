//! Pages of learners, of one size and of the smallest in turns: a machine that others use is not as fast at one time as it
//! is twenty minutes later, and what grows is the difference.

use super::super::{
    Options,
    demo::{self, Demo, Size, Store},
    pages,
    program::Program,
    wrk,
};
use anyhow::{Context as _, Result};
use std::{net::SocketAddr, time::Duration};

/// Where the smallest one listens.
const ADDRESS: &str = "127.0.0.1:28743";
/// The name of its copy.
const NAME: &str = "smallest";
/// Connections of those who read pages.
const READERS: u32 = 8;
/// How often each is asked, and for how many seconds.
const TURNS: usize = 5;
const SECONDS: u32 = 1;

/// The smallest size, served while the larger ones are measured.
pub struct Smallest<'o> {
    demo: Demo,
    server: Program,
    store: Store<'o>,
}

/// What learners wait for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pages {
    /// Home, median.
    pub home: Duration,
    /// A lesson, median.
    pub lesson: Duration,
}

impl<'o> Smallest<'o> {
    /// Makes it and starts its server.
    pub async fn start(options: &Options, size: Size, store: Store<'o>) -> Result<Self> {
        let demo = demo::prepare(options, size, store, NAME).await?;
        let (server, _) = Program::start(&options.server, ADDRESS.parse()?, &demo.url).await?;
        Ok(Self { demo, server, store })
    }

    /// The medians of another size, and of this one in turns with it.
    pub async fn pages(&self, demo: &Demo, address: SocketAddr) -> Result<[Pages; 2]> {
        let own: SocketAddr = ADDRESS.parse()?;
        let both = [(demo, address), (&self.demo, own)];
        let (mut home, mut lesson) = ([(); 2].map(|()| Vec::new()), [(); 2].map(|()| Vec::new()));
        for _ in 0..TURNS {
            for (at, (demo, address)) in both.into_iter().enumerate() {
                home[at].push(median("home", demo, address).await?);
                lesson[at].push(median("lesson", demo, address).await?);
            }
        }
        let [many, few] = [0, 1].map(|at| Pages { home: middle(&mut home[at]), lesson: middle(&mut lesson[at]) });
        Ok([many, few])
    }

    /// Ends its server and throws the copy away.
    pub async fn end(self) -> Result<()> {
        self.server.kill().await?;
        self.demo.db.close().await;
        demo::forget(self.store, NAME).await
    }
}

async fn median(wanted: &str, demo: &Demo, address: SocketAddr) -> Result<Duration> {
    let found = pages::pages(demo).into_iter().find(|(name, _, _)| *name == wanted);
    let (_, path, token) = found.context("the page is measured")?;
    let headers = [format!("Cookie: kunren_session={token}")];
    Ok(wrk::run(address, &path, &headers, READERS, SECONDS).await?.p50)
}

fn middle(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
