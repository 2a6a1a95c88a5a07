//! `kunren site add`

use crate::say;
use anyhow::{Context, anyhow};
use clap::{Args, Subcommand};
use kunren_services::{
    Kunren,
    account::site::{self, NewSite},
};
use std::process::ExitCode;

/// What can be done with sites.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a place of work, with its company and country where they are new
    Add(Add),
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
    /// Region of the country: japan, china, asia-pacific, europe, middle-east-africa or americas
    #[arg(long)]
    region: String,
    /// This is the head office's country
    #[arg(long)]
    domestic: bool,
}

/// Adds the site and says so.
pub async fn add(kunren: &Kunren, add: Add) -> anyhow::Result<ExitCode> {
    let country = add.country.parse().context("--country")?;
    let subdivision = add.subdivision.map(|code| code.parse()).transpose().context("--subdivision")?;
    let Add { code, name, time_zone, entity, region, domestic, .. } = add;
    let new = NewSite { code: code.clone(), name, country, subdivision, time_zone, entity, region, domestic };
    site::add(kunren, new).await.map_err(|error| anyhow!("{error}: nothing was changed"))?;
    say!("People can be added to {code} now.");
    Ok(ExitCode::SUCCESS)
}
