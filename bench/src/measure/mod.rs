//! One run: make the demo, start the server, look at it from all sides, write the report.

mod aims;
mod care;
mod cold;
mod demo;
mod export;
mod flows;
mod growth;
mod machine;
mod night;
mod pages;
mod postgres;
mod program;
mod report;
mod wrk;

use anyhow::{Context as _, Result};
use program::Program;
use std::{fs, net::SocketAddr, path::PathBuf, sync::Arc};

/// What is measured with what.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The server's release build
    #[arg(long)]
    server: PathBuf,
    /// Folder of the workspace
    #[arg(long)]
    root: PathBuf,
    /// Folder for databases and recorded answers, kept from run to run
    #[arg(long)]
    data: PathBuf,
    /// Number of employees of the demo organisation; of several, separated by commas, the growth of everything from one
    /// to the next is measured, and nothing else
    #[arg(long, value_delimiter = ',', default_value = "20000")]
    people: Vec<u32>,
    /// A PostgreSQL server where databases may be created: growth is measured there, too
    #[arg(long)]
    postgres: Option<String>,
    /// Seconds for each page at each number of connections
    #[arg(long, default_value_t = 5)]
    seconds: u32,
    /// What to measure; everything, and the report is written, if nothing is named
    #[arg(long = "only")]
    only: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Time from start to the first answer
    Start,
    /// Pages under load, beside the same bytes from memory
    Pages,
    /// A first visit in Chromium
    Cold,
    /// Everybody's completion as CSV
    Export,
    /// Whole tests
    Flows,
}

/// Everything that was measured; nothing where it was not asked for.
#[derive(Debug, Default)]
struct Measured {
    start: Option<program::Starts>,
    pages: Vec<pages::Page>,
    cold: Vec<cold::Visit>,
    export: Option<export::Export>,
    rounds: Vec<flows::Round>,
    idle: program::Memory,
    loaded: program::Memory,
}

/// Where the server and the bare handler listen: below the ports given to clients.
const SERVER: &str = "127.0.0.1:28741";
const BARE: &str = "127.0.0.1:28742";

/// Measures and reports.
///
/// # Errors
/// When something does not start, answers wrongly, or loses what it acknowledged.
pub async fn run(options: &Options) -> Result<()> {
    let wanted = |part| options.only.is_empty() || options.only.contains(&part);
    fs::create_dir_all(&options.data)?;
    if options.people.len() > 1 {
        return growth::run(options).await;
    }
    let people = options.people.first().copied().unwrap_or_default();
    let size = demo::Size { people, large: false, shape: demo::USUAL, crowd: i64::MAX };
    let demo = Arc::new(demo::prepare(options, size, demo::Store::Sqlite, demo::MEASURED).await?);
    let address: SocketAddr = SERVER.parse()?;
    let mut measured = Measured::default();
    if wanted(Part::Start) {
        measured.start = Some(program::starts(&options.server, address, &demo.url).await?);
    }
    let (server, _) = Program::start(&options.server, address, &demo.url).await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    measured.idle = server.memory()?;
    if wanted(Part::Cold) {
        measured.cold = cold::visit(options, &demo, address).await.context("the visits in Chromium")?;
    }
    if wanted(Part::Export) {
        measured.export = Some(export::measure(&demo, address).await?);
    }
    if wanted(Part::Pages) {
        measured.pages = pages::measure(options, &demo, address).await?;
    }
    if wanted(Part::Flows) {
        measured.rounds = flows::measure(&demo, address).await?;
    }
    measured.loaded = server.memory()?;
    // Without warning, so that only what is on disk is counted.
    server.kill().await?;
    if wanted(Part::Flows) {
        flows::verify(&demo, &measured.rounds).await?;
    }
    let text = report::text(&measured, &machine::describe(&options.root)?);
    println!("\n{text}");
    if options.only.is_empty() {
        let file = report::write(&options.root, report::ALL, &text)?;
        println!("Written to {}", file.display());
    }
    Ok(())
}
