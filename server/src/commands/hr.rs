//! `kunren hr import`, `kunren hr undo`, `kunren hr mapping`

mod report;

use crate::say;
use anyhow::{Context, anyhow};
use clap::{Args, Subcommand, ValueEnum};
use kunren_domain::hr::{DateOrder, EmptyCell, Extent, Field, Mapping, Policy, Problem};
use kunren_services::{
    Error, Kunren,
    hr::{self, HrError, Source, Told},
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What the exit codes mean, for schedulers.
const EXIT_CODES: &str = "Exit codes:
  0  applied, or nothing to do; with --dry-run: nothing stands in the way
  1  failed for another reason, such as a database that cannot be reached; nothing was changed
  2  the file is refused; nothing was changed
  3  a threshold is exceeded; nothing was changed. Look at the effects, then run again with --confirm REASON, or confirm
     on the page of the import, which the message names; after --dry-run nothing waits there
What was refused or stopped stands in the audit log, but for dry runs";

/// What can be done with files from HR systems.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Import a CSV or XLSX file: joiners, leavers, moves, leave, managers; all or nothing
    #[command(after_help = EXIT_CODES)]
    Import(Import),
    /// Take back an import: the state before, as new history from today on; --dry-run says which one the latest is
    Undo(Undo),
    /// Show or change how the files of a source are read
    Mapping(MappingArguments),
}

/// A file to import.
#[derive(Debug, Args)]
pub struct Import {
    /// The file
    file: PathBuf,
    /// Name of the HR system; its layout is saved with the first import
    #[arg(long, value_parser = parse_source)]
    source: String,
    /// Only say what would happen; nothing is written
    #[arg(long)]
    dry_run: bool,
    /// The file names everybody of this source: who is missing has left
    #[arg(long, conflicts_with = "changes")]
    full: bool,
    /// The file names only people about whom something changed (what a new source does unless told)
    #[arg(long)]
    changes: bool,
    /// What an empty cell means: what is known stays, or there is none
    #[arg(long)]
    empty: Option<Empty>,
    /// Encoding, where it does not show: utf-8, utf-16le, utf-16be, shift_jis, gb18030, windows-1252, …
    #[arg(long)]
    encoding: Option<String>,
    /// How many rows of data the file must have
    #[arg(long)]
    rows: Option<u64>,
    /// Why exceeded thresholds are all right
    #[arg(long, value_name = "REASON")]
    confirm: Option<String>,
    /// Write the rows that are not taken into this CSV file
    #[arg(long, value_name = "FILE")]
    rejected: Option<PathBuf>,
}

/// An import to take back.
#[derive(Debug, Args)]
pub struct Undo {
    /// Its id; no later import may have changed the same people, unless that one was taken back
    #[arg(long, value_name = "ID", required_unless_present = "dry_run")]
    import: Option<uuid::Uuid>,
    /// Why; it stands in the audit log
    #[arg(long, value_name = "TEXT", required_unless_present = "dry_run")]
    reason: Option<String>,
    /// Only say what would be taken back; without --import, the latest
    #[arg(long)]
    dry_run: bool,
}

/// What is known of a source.
#[derive(Debug, Args)]
pub struct MappingArguments {
    /// Name of the HR system
    #[arg(value_parser = parse_source)]
    source: String,
    /// A field and the header of its column, such as `number=Personnel no.`; repeat for several
    #[arg(long = "set", value_name = "FIELD=HEADER", value_parser = parse_header)]
    set: Vec<(Field, String)>,
    /// A field that is not read any more; repeat for several
    #[arg(long = "unset", value_name = "FIELD")]
    unset: Vec<Field>,
    /// What stands between cells: `,`, `;`, `tab` or `|`
    #[arg(long, value_parser = parse_delimiter)]
    delimiter: Option<char>,
    /// In which order the parts of a day stand
    #[arg(long)]
    dates: Option<Dates>,
    /// What an empty cell means
    #[arg(long)]
    empty: Option<Empty>,
    /// Whom a file names
    #[arg(long)]
    extent: Option<Names>,
    /// Most leavers at once, in a country and in all, in thousandths of the people employed
    #[arg(long)]
    leavers: Option<u64>,
    /// Most people who move at once, in thousandths
    #[arg(long)]
    moves: Option<u64>,
    /// Most people whose leave begins at once, in a country and in all, in thousandths
    #[arg(long)]
    leaves: Option<u64>,
    /// Most people whose employment type changes at once, in a country and in all, in thousandths
    #[arg(long, value_name = "EMPLOYMENT")]
    employment_types: Option<u64>,
    /// Most new people at once, in thousandths
    #[arg(long)]
    joiners: Option<u64>,
    /// Most people about whom anything changes at once, in thousandths
    #[arg(long, value_name = "CHANGES")]
    all_changes: Option<u64>,
    /// So many people may always leave, move, join, go on leave or be employed otherwise
    #[arg(long)]
    few: Option<u64>,
}

/// What an empty cell means.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Empty {
    /// What is known stays
    Keep,
    /// There is none
    Clear,
}

/// In which order the parts of a day stand.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Dates {
    /// 2026-04-30
    YearFirst,
    /// 30/04/2026
    DayFirst,
    /// 04/30/2026
    MonthFirst,
}

/// Whom a file names.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Names {
    /// Everybody of the source
    Full,
    /// Only people about whom something changed
    Changes,
}

impl From<Empty> for EmptyCell {
    fn from(empty: Empty) -> Self {
        match empty {
            Empty::Keep => Self::Keep,
            Empty::Clear => Self::Clear,
        }
    }
}

impl From<Names> for Extent {
    fn from(names: Names) -> Self {
        match names {
            Names::Full => Self::Full,
            Names::Changes => Self::Changes,
        }
    }
}

impl From<Dates> for DateOrder {
    fn from(dates: Dates) -> Self {
        match dates {
            Dates::YearFirst => Self::YearFirst,
            Dates::DayFirst => Self::DayFirst,
            Dates::MonthFirst => Self::MonthFirst,
        }
    }
}

/// Does what the command line says.
pub async fn run(kunren: &Kunren, command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Import(arguments) => import(kunren, &arguments).await,
        Command::Undo(arguments) => undo(kunren, &arguments).await,
        Command::Mapping(arguments) => mapping(kunren, arguments).await,
    }
}

const REFUSED: u8 = 2;
const STOPPED: u8 = 3;

async fn import(kunren: &Kunren, arguments: &Import) -> anyhow::Result<ExitCode> {
    let saved = hr::source(kunren, &arguments.source).await?;
    let told = told(arguments, saved.as_ref());
    let mapping = saved.map(|source| source.mapping).unwrap_or_default();
    let planned = match hr::plan(kunren, None, &told, !arguments.dry_run).await {
        Ok(planned) => planned,
        Err(HrError::Refused { refusal, found }) => {
            write_rejected(arguments.rejected.as_deref(), &found.kept, &mapping)?;
            say!("{}", report::problems(&found));
            eprintln!("kunren: {} is refused: {refusal}", told.file_name);
            if !arguments.dry_run {
                hr::record_refused(kunren, &told, &refusal).await?;
            }
            return Ok(ExitCode::from(REFUSED));
        }
        Err(error) => return Err(error.into()),
    };
    write_rejected(arguments.rejected.as_deref(), &planned.found.kept, &mapping)?;
    say!("{}", report::effects(&planned.effects));
    say!("{}", report::problems(&planned.found));
    if !planned.exceeded.is_empty() && arguments.confirm.is_none() {
        eprintln!("kunren: stopped, because more would change than the thresholds of the source allow:");
        eprintln!("{}", report::exceeded(&planned.exceeded));
        if let Some(import) = planned.import {
            hr::record_stopped(kunren, &told, &planned).await?;
            eprintln!("Confirm it at /hr/{import}, or run again with --confirm REASON.");
        }
        return Ok(ExitCode::from(STOPPED));
    }
    match planned.import {
        Some(import) => apply(kunren, import, arguments.confirm.as_deref()).await,
        None if arguments.dry_run => Ok(done("Nothing was written: this was a look only.")),
        None => Ok(done("Nothing to do: everybody is as the file says.")),
    }
}

async fn apply(kunren: &Kunren, import: uuid::Uuid, reason: Option<&str>) -> anyhow::Result<ExitCode> {
    let applied = hr::apply(kunren, None, import, reason).await?;
    let (assigned, released) = (applied.assigned, applied.released);
    Ok(done(&format!("Applied as import {import}; {assigned} courses were assigned, {released} released.")))
}

fn told(arguments: &Import, saved: Option<&Source>) -> Told {
    let before = saved.map(|source| source.policy).unwrap_or_default();
    let extent = match (arguments.full, arguments.changes) {
        (true, _) => Extent::Full,
        (_, true) => Extent::Changes,
        _ => before.extent,
    };
    let empty = arguments.empty.map_or(before.empty, EmptyCell::from);
    let file_name = arguments.file.file_name().map(|name| name.to_string_lossy().into_owned());
    Told {
        source: arguments.source.clone(),
        path: arguments.file.clone(),
        file_name: file_name.unwrap_or_default(),
        encoding: arguments.encoding.clone(),
        policy: Some(Policy { empty, extent }),
        rows: arguments.rows,
    }
}

fn write_rejected(to: Option<&Path>, problems: &[Problem], mapping: &Mapping) -> anyhow::Result<()> {
    let Some(path) = to else { return Ok(()) };
    let file = hr::rejected_csv(problems, mapping)?;
    std::fs::write(path, file).with_context(|| format!("{} cannot be written", path.display()))
}

async fn undo(kunren: &Kunren, arguments: &Undo) -> anyhow::Result<ExitCode> {
    let unchanged = |error| anyhow!("{error}: nothing was changed");
    match (arguments.import, arguments.reason.as_deref()) {
        (Some(import), Some(reason)) if !arguments.dry_run => {
            let undone = hr::undo(kunren, None, import, reason).await.map_err(unchanged)?;
            Ok(done(&format!("Import {undone} is taken back: everybody is as before from today on.")))
        }
        (import, _) => match hr::undoable(kunren, import).await {
            Ok(undoable) => Ok(done(&report::undoable(&undoable))),
            Err(HrError::Other(Error::NotFound)) if import.is_none() => Ok(done("Nothing to take back.")),
            Err(error) => Err(unchanged(error)),
        },
    }
}

async fn mapping(kunren: &Kunren, arguments: MappingArguments) -> anyhow::Result<ExitCode> {
    let saved = hr::source(kunren, &arguments.source).await?;
    let mut source = saved.clone().unwrap_or_else(|| Source::new(&arguments.source));
    change(&mut source, arguments);
    if saved.as_ref() != Some(&source) && !source.mapping.headers.is_empty() {
        hr::save(kunren, None, &source).await?;
    }
    Ok(done(&report::source(&source)))
}

fn change(source: &mut Source, arguments: MappingArguments) {
    source.mapping.headers.extend(arguments.set);
    for field in &arguments.unset {
        source.mapping.headers.remove(field);
    }
    set(&mut source.mapping.delimiter, arguments.delimiter);
    set(&mut source.mapping.dates, arguments.dates.map(DateOrder::from));
    set(&mut source.policy.empty, arguments.empty.map(EmptyCell::from));
    set(&mut source.policy.extent, arguments.extent.map(Extent::from));
    set(&mut source.thresholds.leavers, arguments.leavers);
    set(&mut source.thresholds.moves, arguments.moves);
    set(&mut source.thresholds.leaves, arguments.leaves);
    set(&mut source.thresholds.employment, arguments.employment_types);
    set(&mut source.thresholds.joiners, arguments.joiners);
    set(&mut source.thresholds.changes, arguments.all_changes);
    set(&mut source.thresholds.few, arguments.few);
}

fn set<T>(value: &mut T, to: Option<T>) {
    if let Some(to) = to {
        *value = to;
    }
}

fn done(words: &str) -> ExitCode {
    say!("{words}");
    ExitCode::SUCCESS
}

fn parse_header(text: &str) -> Result<(Field, String), String> {
    let (field, header) = text.split_once('=').ok_or("write FIELD=HEADER, such as number=Personnel no.")?;
    let field: Field = field.trim().parse().map_err(|error: kunren_domain::hr::NoField| error.to_string())?;
    Ok((field, header.trim().to_owned()))
}

fn parse_source(text: &str) -> Result<String, String> {
    let name = text.trim();
    if Source::is_name(name) {
        Ok(name.to_owned())
    } else {
        Err(format!("a source needs a name of 1 to {} characters", hr::LONGEST_NAME))
    }
}

fn parse_delimiter(text: &str) -> Result<char, String> {
    match text {
        "tab" | "\t" => Ok('\t'),
        "," => Ok(','),
        ";" => Ok(';'),
        "|" => Ok('|'),
        _ => Err("write , or ; or tab or |".to_owned()),
    }
}
