//! The `kunren` program: reads the command line and does what it says.

#![expect(clippy::print_stderr, reason = "a command line talks to whoever typed it")]

use anyhow::Context;
use clap::Parser;
use kunren_server::{
    commands::{Command, audience, course, hr, installation, person, site},
    demo, http, say,
};
use kunren_services::{Clock, Db, Kunren};
use std::process::ExitCode;

/// Gives memory back soon after a file of a million people was read in a process that goes on serving, which the
/// system's does not where many threads asked for it: docs/decisions/0018-allocator.md.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Kunren: online training and certification for organisations that work in many countries and languages.
#[derive(Debug, Parser)]
#[command(version, about, long_about = None, propagate_version = true)]
struct Arguments {
    /// Where data is kept: `sqlite:data/kunren.db` (made if missing) or `postgres://user:secret@host/name`
    #[arg(long, env = "DATABASE_URL", default_value = "sqlite:data/kunren.db", global = true)]
    database: String,
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Commands that read everything take long on purpose.
    let usual =
        if matches!(arguments.command, Command::Serve(_) | Command::Demo(_)) { "warn" } else { "warn,sqlx=error" };
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("KUNREN_LOG").unwrap_or_else(|_| usual.into()))
        .with_writer(std::io::stderr)
        .init();
    match run(arguments).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kunren: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
        Command::Serve(serve) => {
            let kunren = open(&arguments.database).await?;
            http::serve(kunren, &serve).await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo(demo) => demo::run(&demo).await,
        Command::Migrate => {
            open(&arguments.database).await?;
            say!("The database is up to date.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Backup(how) => installation::backup(&arguments.database, &Clock::System, &how).await,
        Command::Restore(how) => installation::restore(&arguments.database, &how).await,
        Command::Verify(how) => installation::verify(&arguments.database, &how).await,
        Command::Move(how) => installation::move_all(&how).await,
        Command::Course(course::Command::Check { folder }) => Ok(course::check(&folder)),
        Command::Course(course::Command::Import { folder }) => {
            course::import(&open(&arguments.database).await?, &folder).await
        }
        Command::Audience(command) => audience::run(&open(&arguments.database).await?, command).await,
        Command::Site(site::Command::Add(add)) => site::add(&open(&arguments.database).await?, add).await,
        Command::Site(site::Command::Import(import)) => site::import(&open(&arguments.database).await?, import).await,
        Command::Hr(command) => hr::run(&open(&arguments.database).await?, command).await,
        Command::Person(person::Command::Add(add)) => person::add(&open(&arguments.database).await?, add).await,
        Command::Person(person::Command::Code(to)) => person::code(&open(&arguments.database).await?, &to).await,
        Command::Person(person::Command::Codes(how)) => person::codes(&open(&arguments.database).await?, how).await,
        Command::Person(person::Command::Role(how)) => person::role(&open(&arguments.database).await?, &how).await,
        Command::Person(person::Command::Erase(how)) => person::erase(&open(&arguments.database).await?, &how).await,
    }
}

/// Opens the database and brings its schema up to date.
async fn open(url: &str) -> anyhow::Result<Kunren> {
    let db = Db::connect(url).await.with_context(|| "the database cannot be opened; check DATABASE_URL")?;
    installation::refuse_unfinished(&db).await?;
    db.migrate().await.context("the database schema cannot be brought up to date")?;
    Ok(Kunren::new(db, Clock::System))
}
