//! The command line.

pub mod course;
pub mod hr;
pub mod person;
pub mod site;

use clap::{Args, Subcommand};
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
    /// Add people by hand
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
}

/// What demonstration to make.
#[derive(Debug, Clone, Args)]
pub struct Demo {
    #[command(flatten)]
    pub serve: Serve,
    /// Folder of the demonstration's database; made anew when it holds none
    #[arg(long, env = "KUNREN_DATA", default_value = "data/demo")]
    pub data: PathBuf,
    /// Number of employees
    #[arg(long, default_value_t = 20_000)]
    pub people: u32,
    /// The same seed makes the same organisation
    #[arg(long, default_value_t = 2026)]
    pub seed: u64,
    /// Only make the database, do not serve it
    #[arg(long)]
    pub only_create: bool,
}
