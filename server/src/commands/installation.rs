//! `kunren backup`, `kunren restore`, `kunren verify` and `kunren move`

use crate::say;
use anyhow::{Context, bail};
use clap::Args;
use kunren_services::{
    Clock, Db,
    installation::{
        Progress,
        archive::Manifest,
        backup,
        moving::{self, Moved},
        restore::{self, Present},
        verify::{self, Verdict},
    },
};
use std::{
    io::{IsTerminal as _, Write as _},
    path::PathBuf,
    process::ExitCode,
};

/// Exit code when what was checked is not as it must be; 1 says that it could not be checked.
const PROBLEMS: u8 = 3;
/// What has to be typed before rows are deleted.
const CONFIRMATION: &str = "REPLACE";

/// Where to put a backup.
#[derive(Debug, Args)]
pub struct Backup {
    /// File that does not exist yet, or folder in which one is made that is named after the time
    to: PathBuf,
}

/// What to restore.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    from: PathBuf,
    /// Delete what is in the database; asks for a confirmation on standard input
    #[arg(long)]
    replace: bool,
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
}

/// What to check.
#[derive(Debug, Args)]
pub struct Verify {
    /// A backup; without it, the database is checked
    backup: Option<PathBuf>,
}

/// From where to where.
#[derive(Debug, Args)]
pub struct Move {
    /// The database that is full, such as sqlite:data/kunren.db; it is only read
    #[arg(long, env = "KUNREN_FROM", hide_env_values = true)]
    from: String,
    /// The database to fill, such as postgres://kunren@host/kunren
    #[arg(long, env = "KUNREN_TO", hide_env_values = true)]
    to: String,
    /// Rows that are committed together
    #[arg(long, default_value_t = moving::USUAL_CHUNK)]
    chunk: usize,
}

/// Backs up the database; servers may go on writing to it.
pub async fn backup(url: &str, clock: &Clock, how: &Backup) -> anyhow::Result<ExitCode> {
    let db = existing(url).await?;
    let to = if how.to.is_dir() { how.to.join(file_name(clock)) } else { how.to.clone() };
    let mut meter = Meter::default();
    let manifest = backup::backup(&db, clock, &to, &mut |progress| meter.show(progress)).await?;
    meter.end();
    db.close().await;
    say!("{}: {}", to.display(), summary(&manifest));
    Ok(ExitCode::SUCCESS)
}

/// `kunren-20261121T093000Z.zip`
fn file_name(clock: &Clock) -> String {
    format!("kunren-{}.zip", clock.now().strftime("%Y%m%dT%H%M%SZ"))
}

/// Restores a backup into an empty database, or instead of what is there.
pub async fn restore(url: &str, how: &Restore) -> anyhow::Result<ExitCode> {
    let db = Db::connect(url).await.context("the database cannot be opened; check DATABASE_URL")?;
    let plan = restore::plan(&db, &how.from).await?;
    say!("{}: {}", how.from.display(), summary(&plan.manifest));
    say!("{}: {} rows.", kunren_services::db::without_secrets(url), plan.present);
    if how.dry_run {
        say!("Nothing was changed.");
        return Ok(ExitCode::SUCCESS);
    }
    let present = if how.replace && plan.present > 0 {
        confirm(plan.present)?;
        Present::Replace
    } else {
        Present::Refuse
    };
    let mut meter = Meter::default();
    let manifest = restore::restore(&db, &how.from, present, &mut |progress| meter.show(progress)).await?;
    meter.end();
    let verdict = verify::database(&db).await?;
    db.close().await;
    say!("Restored {} rows.", manifest.rows());
    Ok(tell(&verdict))
}

fn confirm(rows: u64) -> anyhow::Result<()> {
    eprint!("All {rows} rows in the database will be deleted. Stop its servers, then type {CONFIRMATION}: ");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    if line.trim() != CONFIRMATION {
        bail!("not confirmed; nothing was changed");
    }
    Ok(())
}

/// Checks a backup, or the database while it is being served.
pub async fn verify(url: &str, how: &Verify) -> anyhow::Result<ExitCode> {
    let verdict = match &how.backup {
        Some(from) => {
            let mut meter = Meter::default();
            let (manifest, verdict) = verify::backup(from, &mut |progress| meter.show(progress)).await?;
            meter.end();
            say!("{}: {}", from.display(), summary(&manifest));
            verdict
        }
        None => {
            let db = existing(url).await?;
            refuse_unfinished(&db).await?;
            let verdict = verify::database(&db).await?;
            db.close().await;
            verdict
        }
    };
    Ok(tell(&verdict))
}

/// Copies an installation into another database, or goes on doing so.
pub async fn move_all(how: &Move) -> anyhow::Result<ExitCode> {
    let from = existing(&how.from).await.context("--from")?;
    let to = Db::connect(&how.to).await.context("--to: the database cannot be opened")?;
    let name = kunren_services::db::without_secrets(&how.from);
    let mut meter = Meter::default();
    let moved = moving::move_all(&from, &to, &name, how.chunk, &mut |progress| meter.show(progress)).await;
    meter.end();
    from.close().await;
    to.close().await;
    let Moved { tables, rows, earlier } = moved?;
    say!("Moved {rows} rows of {tables} tables ({earlier} of them in an earlier run); both sides are the same.");
    say!("Start the servers with the new database now; those of the old one have to stay stopped.");
    Ok(ExitCode::SUCCESS)
}

async fn existing(url: &str) -> anyhow::Result<Db> {
    Db::connect_existing(url).await.context("the database cannot be opened; check DATABASE_URL")
}

fn summary(manifest: &Manifest) -> String {
    let tables = manifest.tables.len();
    format!("{} rows of {tables} tables as of {}, schema {}", manifest.rows(), manifest.taken_at, manifest.schema)
}

fn tell(verdict: &Verdict) -> ExitCode {
    let Verdict { schema, rows, checks, problems } = verdict;
    for problem in problems {
        say!("{problem}");
    }
    say!("Checked {rows} rows of schema {schema} in {checks} ways: {} problems.", problems.len());
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PROBLEMS) }
}

/// A line on a terminal that says how far it is; nothing in a log.
#[derive(Debug, Default)]
struct Meter {
    shown: bool,
}

impl Meter {
    fn show(&mut self, progress: Progress<'_>) {
        if std::io::stderr().is_terminal() {
            let Progress { table, rows, of } = progress;
            eprint!("\r\x1b[K{table}: {rows} of {of} rows");
            drop(std::io::stderr().flush());
            self.shown = true;
        }
    }

    fn end(&mut self) {
        if std::mem::take(&mut self.shown) {
            eprint!("\r\x1b[K");
        }
    }
}

/// Whether this database may be opened or checked: not while a move into it is unfinished.
pub async fn refuse_unfinished(db: &Db) -> anyhow::Result<()> {
    if moving::unfinished(db).await? {
        bail!("a move into this database is not finished: run `kunren move` again, or make the database anew");
    }
    Ok(())
}
