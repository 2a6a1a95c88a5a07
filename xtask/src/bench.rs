//! `cargo xtask bench`: builds the release server and the program that measures it, and lets that write
//! `docs/benchmarks.md`. The measuring itself is the crate `bench`, so that this one stays quick to build.

use crate::{
    client, install,
    postgres::{Cluster, Durability},
    process,
};
use anyhow::Result;

/// Options of `cargo xtask bench`.
#[derive(clap::Args)]
pub struct Options {
    /// Measure how everything grows over these numbers of employees, such as `10000,100000,1000000`, and nothing else
    #[arg(long)]
    people: Option<String>,
    /// Further options for the program that measures, such as `--only pages`
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Measures and writes the report.
///
/// # Errors
/// When something is missing, does not build, or loses what it acknowledged.
pub fn run(options: &Options) -> Result<()> {
    println!(
        "This builds the release server and makes demo organisations in {} (several minutes the first time), then \
         measures: for about six minutes, with --people 10000,100000,1000000 for about half an hour. Leave the machine \
         alone meanwhile.",
        process::target().join("bench").display()
    );
    install::c_compiler()?;
    install::system_packages(&[install::WRK, install::CHROMIUM, install::FONTS, install::NODE])?;
    install::node_modules()?;
    client::build()?;
    process::run(process::cargo().args([
        "build",
        "--release",
        "--package",
        "kunren-server",
        "--package",
        "kunren-bench",
    ]))?;
    let release = process::target().join("release");
    let cluster = cluster(options)?;
    process::run(
        process::program(release.join("kunren-bench"))
            .arg("measure")
            .arg("--server")
            .arg(release.join("kunren"))
            .arg("--root")
            .arg(process::root())
            .arg("--data")
            .arg(process::target().join("bench"))
            .args(options.people.iter().flat_map(|people| ["--people", people]))
            .args(cluster.iter().flat_map(|cluster| ["--postgres", &cluster.url]))
            .args(&options.rest)
            .env("CHROMIUM", install::chromium()),
    )
}

/// Growth is measured on PostgreSQL, too: on a cluster of its own, with its settings as they come.
fn cluster(options: &Options) -> Result<Option<Cluster>> {
    if options.people.is_none() {
        return Ok(None);
    }
    install::system_packages(&[install::POSTGRESQL])?;
    Cluster::start(Durability::Full).map(Some)
}
