//! The night: a file of the HR system with 1 % changes is sent by page and given up once its effects are shown, read by
//! command to see what it would do, and read again to be applied, while learners take tests.

use super::{
    Options,
    demo::{Demo, Size},
    flows::{self, Round},
    program::{Memory, Program},
};
use anyhow::{Context as _, Result, bail};
use kunren_bench::client::{Client, Wants};
use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    task::JoinSet,
    time::{Instant, sleep},
};

/// Learners at once, and how long each thinks before a request: about eighty requests a second in all.
const LEARNERS: usize = 4;
const THINKS: Duration = Duration::from_millis(50);

/// So many answers have to take longer before a part of them says something.
const FEWEST: usize = 10;

/// Name of the HR system.
const SOURCE: &str = "Workday";
/// How often it is looked whether the effects are shown, and for how long at most.
const LOOK: Duration = Duration::from_millis(200);
const LOOKS: u32 = 3_000;

/// What a night costs.
#[derive(Debug, Default)]
pub struct Night {
    /// Sending it by page, until its effects are shown.
    pub by_page: Duration,
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
    tell_columns(options, demo, &file).await?;
    let by_page = by_page(demo, address, &file).await?;
    let import = async |more: &[&str]| {
        let arguments = ["hr", "import", "--source", SOURCE, "--confirm", "it is measured"].map(OsStr::new);
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
    Ok(Night { by_page, dry_run, applied, memory, waits })
}

/// A source that is new would be asked what its columns are.
async fn tell_columns(options: &Options, demo: &Demo, file: &Path) -> Result<()> {
    let mut header = String::new();
    BufReader::new(File::open(file)?).read_line(&mut header)?;
    let columns: Vec<String> = header
        .trim()
        .split(',')
        .flat_map(|name| ["--set".to_owned(), format!("{}={name}", name.replace(' ', "-"))])
        .collect();
    let arguments: Vec<&OsStr> =
        ["hr", "mapping", SOURCE].into_iter().chain(columns.iter().map(String::as_str)).map(OsStr::new).collect();
    Program::to_end(&options.server, &arguments, &demo.url).await.map(drop)
}

/// Sends the file by page, and gives it up once its effects are shown.
async fn by_page(demo: &Demo, address: SocketAddr, file: &Path) -> Result<Duration> {
    let (mut client, token) = (Client::new(address), demo.administrator.token.as_str());
    let text = fs::read(file)?;
    let began = Instant::now();
    let sent = client.post_file("/hr/new", token, &[("source", SOURCE)], ("night.csv", &text)).await?;
    let page =
        sent.header("location").with_context(|| format!("a file that is sent is answered with {}", sent.head))?;
    let confirm = format!("action=\"{page}/apply\"");
    for _ in 0..LOOKS {
        if client.get(page, token, Wants::Page).await?.text().contains(&confirm) {
            let took = began.elapsed();
            let given_up = client.post(&format!("{page}/give-up"), token, Wants::Page, "").await?;
            return if given_up.status == 303 {
                Ok(took)
            } else {
                bail!("giving up is answered with {}", given_up.head)
            };
        }
        sleep(LOOK).await;
    }
    bail!("the effects of a file that was sent are not shown")
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
