//! `kunren site add`, `kunren site import`

use crate::say;
use anyhow::{Context, anyhow};
use clap::{Args, Subcommand};
use kunren_services::{
    Kunren,
    account::{
        site::{self, NewSite, REGIONS},
        sites::{self, Effects, Problem},
    },
};
use std::{fs::File, path::PathBuf, process::ExitCode};

/// What can be done with sites.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a place of work, with its company and country where they are new
    Add(Add),
    /// Take places of work, companies and names over from a file, all or nothing; sites that it does not name stay
    #[command(after_help = FILE)]
    Import(Import),
}

/// What the file looks like.
const FILE: &str = "The file is CSV in UTF-8 with this first line, columns in any order:
  code,name,country,subdivision,time_zone,company,company_name,region,side
for example
  MUC,Munich,DE,DE-BY,Europe/Berlin,KX-DE,Kanzan Germany GmbH,europe,overseas
subdivision and company_name may be empty; side is domestic or overseas. Known sites and companies get the names of the
file. A site does not move to another country or company: give the new place another code.";

/// A file of places of work.
#[derive(Debug, Args)]
pub struct Import {
    /// The file
    file: PathBuf,
    /// Only say what would happen; nothing is written
    #[arg(long)]
    dry_run: bool,
}

/// A site to add.
#[derive(Debug, Args)]
pub struct Add {
    /// Code of the site, such as MUC
    #[arg(long)]
    code: String,
    /// Name as shown
    #[arg(long)]
    name: String,
    /// Country (ISO 3166-1)
    #[arg(long)]
    country: String,
    /// State, province or prefecture (ISO 3166-2), such as US-CA: decides which law applies
    #[arg(long)]
    subdivision: Option<String>,
    /// IANA time zone, such as Europe/Berlin
    #[arg(long)]
    time_zone: String,
    /// Code of the company
    #[arg(long)]
    entity: String,
    /// Name of the company; without it, a new one is called like its code
    #[arg(long)]
    entity_name: Option<String>,
    /// Region of the country
    #[arg(long, value_parser = REGIONS)]
    region: String,
    /// This is the head office's country
    #[arg(long)]
    domestic: bool,
}

/// Adds the site and says so.
pub async fn add(kunren: &Kunren, add: Add) -> anyhow::Result<ExitCode> {
    let country = add.country.parse().context("--country")?;
    let subdivision = add.subdivision.map(|code| code.parse()).transpose().context("--subdivision")?;
    let Add { code, name, time_zone, entity, entity_name, region, domestic, .. } = add;
    let new =
        NewSite { code: code.clone(), name, country, subdivision, time_zone, entity, entity_name, region, domestic };
    site::add(kunren, new).await.map_err(|error| anyhow!("{error}: nothing was changed"))?;
    say!("People can be added to {code} now.");
    Ok(ExitCode::SUCCESS)
}

/// Problems and names that are printed; the rest is counted.
const SHOWN: usize = 50;

/// Takes the file over and says what that did.
pub async fn import(kunren: &Kunren, import: Import) -> anyhow::Result<ExitCode> {
    let file = File::open(&import.file).with_context(|| import.file.display().to_string())?;
    let listed = match sites::read(file) {
        Ok(listed) => listed,
        Err(problems) => return Ok(refused(&problems)),
    };
    match sites::import(kunren, listed, import.dry_run).await? {
        Ok(effects) => say_effects(&effects, import.dry_run),
        Err(problems) => return Ok(refused(&problems)),
    }
    Ok(ExitCode::SUCCESS)
}

fn refused(problems: &[Problem]) -> ExitCode {
    for Problem { line, words } in problems.iter().take(SHOWN) {
        say!("line {line}: {words}");
    }
    say!("{} problems: nothing was changed", problems.len());
    ExitCode::from(2)
}

fn say_effects(effects: &Effects, dry_run: bool) {
    for (code, before, after) in effects.renamed.iter().take(SHOWN) {
        say!("{code}: {before} is called {after}");
    }
    for (code, name) in effects.companies.iter().take(SHOWN) {
        say!("company {code}: {name}");
    }
    let Effects { added, renamed, companies, unchanged } = effects;
    let (added, renamed, companies) = (added.len(), renamed.len(), companies.len());
    let heading = if dry_run { "Nothing was changed. It would be" } else { "Done" };
    say!(
        "{heading}: {added} sites added, {renamed} renamed, {unchanged} as before; {companies} companies new or renamed"
    );
}
