//! The command line.

pub mod audience;
pub mod course;
pub mod hr;
pub mod installation;
pub mod person;
pub mod site;

use clap::{Args, Subcommand};
use kunren_services::demo::{FEWEST_COUNTRIES, MOST_COUNTRIES};
use std::{net::SocketAddr, path::PathBuf};

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site
    Serve(Serve),
    /// Make a demonstration organisation and serve it
    Demo(Demo),
    /// Check or import a course folder
    #[command(subcommand)]
    Course(course::Command),
    /// Show or set whom an edition is for
    #[command(subcommand)]
    Audience(audience::Command),
    /// Add people by hand, let people sign in, give roles, erase people who have left
    #[command(subcommand)]
    Person(person::Command),
    /// Add places of work by hand
    #[command(subcommand)]
    Site(site::Command),
    /// Import people from files of HR systems, and take imports back
    #[command(subcommand)]
    Hr(hr::Command),
    /// Bring the database schema up to date and stop
    Migrate,
    /// Write a backup of the database to one file, while it is being served
    Backup(installation::Backup),
    /// Restore a backup into an empty database
    Restore(installation::Restore),
    /// Check a backup, or the database while it is being served; exits with 3 when there are problems
    Verify(installation::Verify),
    /// Copy everything into another database, of either kind; goes on where it was interrupted
    Move(installation::Move),
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address and port to listen on
    #[arg(long, env = "KUNREN_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Browsers reach this server over HTTPS (through a proxy): mark cookies as secure
    #[arg(long, env = "KUNREN_HTTPS")]
    pub https: bool,
    /// A proxy in front names the client in X-Forwarded-For: throttle by that address
    #[arg(long, env = "KUNREN_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Offer the pseudo-locale en-XA, which shows what is not translated
    #[arg(long, env = "KUNREN_PSEUDO_LOCALE")]
    pub pseudo_locale: bool,
    /// Seconds to go on serving after being told to stop, while /readyz says 503 and a proxy turns to other servers
    #[arg(long, env = "KUNREN_DRAIN", default_value_t = 0)]
    pub drain: u64,
    /// The key that year-end results are signed with (PEM); made when it is first needed. Servers side by side share it
    /// [default: data/signing-key.pem; of a demonstration: in its folder]
    #[arg(long, env = "KUNREN_SIGNING_KEY")]
    pub signing_key: Option<PathBuf>,
    /// Largest file of an HR system that is taken by page, in megabytes
    #[arg(long, env = "KUNREN_UPLOAD_LIMIT", default_value_t = 512, value_parser = clap::value_parser!(u64).range(1..=65_536))]
    pub upload_limit: u64,
}

/// What demonstration to make.
#[derive(Debug, Clone, Args)]
pub struct Demo {
    #[command(flatten)]
    pub serve: Serve,
    /// Folder of the demonstration's own database, whatever --database says; made when the folder holds none
    #[arg(long, env = "KUNREN_DATA", default_value = "data/demo")]
    pub data: PathBuf,
    /// Number of employees
    #[arg(long, default_value_t = 20_000)]
    pub people: u32,
    /// Like a group of a million whatever its size, with as many countries and editions as follow; from 100,000 employees on
    /// it always is
    #[arg(long)]
    pub large: bool,
    /// Editions of a large one, one a year
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(2..=20))]
    pub editions: u16,
    /// Countries of a large one
    #[arg(long, default_value_t = MOST_COUNTRIES,
        value_parser = clap::value_parser!(u16).range(i64::from(FEWEST_COUNTRIES)..=i64::from(MOST_COUNTRIES)))]
    pub countries: u16,
    /// The same seed makes the same organisation
    #[arg(long, default_value_t = 2026)]
    pub seed: u64,
    /// Write tonight's file of the HR system to this path (CSV): everybody, with changes; import it as `--source Workday`
    #[arg(long, value_name = "FILE")]
    pub hr_file: Option<PathBuf>,
    /// How many of a thousand people change in that file
    #[arg(long, value_name = "CHANGES", default_value_t = 10)]
    pub hr_changes: u32,
    /// Only make the database, do not serve it
    #[arg(long)]
    pub only_create: bool,
}
