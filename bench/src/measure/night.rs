//! The night: a file of the HR system with 1 % changes is read once to see what it would do and once to be applied, while
//! learners take tests.

use super::{
    Options,
    demo::{Demo, Size},
    flows::{self, Round},
    program::{Memory, Program},
};
use anyhow::Result;
use kunren_bench::client::Client;
use std::{
    ffi::OsStr,
    fs,
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::task::JoinSet;

/// Learners at once, and how long each thinks before a request: about eighty requests a second in all.
const LEARNERS: usize = 4;
const THINKS: Duration = Duration::from_millis(50);

/// So many answers have to take longer before a part of them says something.
const FEWEST: usize = 10;

/// What a night costs.
#[derive(Debug, Default)]
pub struct Night {
    /// Reading it to see what it would do.
    pub dry_run: Duration,
    /// Reading it again and applying it.
    pub applied: Duration,
    /// The most memory that the importing program took.
    pub memory: Memory,
    /// How long learners waited for each answer meanwhile, sorted.
    pub waits: Vec<Duration>,
}

impl Night {
    /// Half of the answers.
    pub const MEDIAN: f64 = 0.5;
    /// All but one of a hundred.
    pub const P99: f64 = 0.99;

    /// The time within which this part of the answers came; nothing where so few took longer that it is chance.
    pub fn quantile(&self, part: f64) -> Option<Duration> {
        let longer = (self.waits.len() as f64 * (1.0 - part)).round() as usize;
        let at = self.waits.len().checked_sub(longer + 1)?;
        if longer < FEWEST { None } else { self.waits.get(at).copied() }
    }
}

/// Imports the file of tonight. People of the crowd from `first` on take tests.
pub async fn measure(
    options: &Options,
    demo: &Arc<Demo>,
    address: SocketAddr,
    size: Size,
    first: usize,
) -> Result<Night> {
    let file = file(options, size).await?;
    let (over, mut learners) = (Arc::new(AtomicBool::new(false)), JoinSet::new());
    let next = Arc::new(AtomicUsize::new(first));
    for _ in 0..LEARNERS {
        learners.spawn(learn(demo.clone(), address, next.clone(), over.clone()));
    }
    let import = async |more: &[&str]| {
        let arguments = ["hr", "import", "--source", "Workday", "--confirm", "it is measured"].map(OsStr::new);
        let all: Vec<&OsStr> =
            arguments.into_iter().chain(more.iter().map(OsStr::new)).chain([file.as_os_str()]).collect();
        Program::to_end(&options.server, &all, &demo.url).await
    };
    let (dry_run, first) = import(&["--dry-run"]).await?;
    let (applied, second) = import(&[]).await?;
    over.store(true, Ordering::Release);
    let mut waits = Vec::new();
    while let Some(times) = learners.join_next().await {
        waits.extend(times??);
    }
    waits.sort_unstable();
    let memory = if first.most > second.most { first } else { second };
    Ok(Night { dry_run, applied, memory, waits })
}

/// One test after the other, without haste.
async fn learn(
    demo: Arc<Demo>,
    address: SocketAddr,
    next: Arc<AtomicUsize>,
    over: Arc<AtomicBool>,
) -> Result<Vec<Duration>> {
    let (mut client, mut done) = (Client::unhurried(address, THINKS), Round::default());
    while !over.load(Ordering::Acquire) {
        let Some(learner) = demo.crowd.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
        flows::take(&demo, &mut client, learner, true, &mut done).await?;
    }
    Ok(client.into_times())
}

/// Tonight's file, made once.
async fn file(options: &Options, size: Size) -> Result<PathBuf> {
    let folder = size.folder(options);
    let file = folder.join("night.csv");
    let made = |path: &PathBuf| path.metadata().and_then(|data| data.modified());
    if made(&file).ok() < made(&folder.join("kunren.db")).ok() {
        drop(fs::remove_file(&file));
        let arguments = [
            OsStr::new("demo"),
            "--only-create".as_ref(),
            "--data".as_ref(),
            folder.as_os_str(),
            "--hr-file".as_ref(),
            file.as_os_str(),
        ];
        Program::to_end(&options.server, &arguments, "").await?;
    }
    Ok(file)
}
