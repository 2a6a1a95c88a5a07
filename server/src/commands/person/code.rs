//! `kunren person code`, `kunren person codes`

use crate::say;
use anyhow::{Context, anyhow};
use clap::Args;
use kunren_domain::{account::EmployeeNumber, activation::LIFETIME};
use kunren_services::{
    Error, Kunren,
    account::activation::{
        everybody::{Issuing, Which},
        file::CodesFile,
        issue::issue_to_number,
    },
};
use std::{path::PathBuf, process::ExitCode};

/// Somebody who gets a code.
#[derive(Debug, Args)]
pub struct Code {
    /// Employee number
    number: String,
}

/// People who get codes.
#[derive(Debug, Args)]
pub struct Codes {
    /// Where to write them (CSV); the file must not be there yet, and only you can read it
    #[arg(long, value_name = "FILE", required_unless_present = "dry_run")]
    out: Option<PathBuf>,
    /// Only people who work in this country (ISO 3166-1)
    #[arg(long)]
    country: Option<String>,
    /// Only people who work at the site with this code
    #[arg(long)]
    site: Option<String>,
    /// Also for those who have a code that still counts; the new one takes its place
    #[arg(long)]
    again: bool,
    /// Only say how many people that is
    #[arg(long)]
    dry_run: bool,
}

/// Gives one person a code and prints it.
pub async fn code(kunren: &Kunren, to: &Code) -> anyhow::Result<ExitCode> {
    let number: EmployeeNumber = to.number.parse().context("the employee number")?;
    let issued = issue_to_number(kunren, &number).await.map_err(|error| match error {
        Error::NotFound => anyhow!("nobody has the number {number}"),
        Error::BadField(_) => anyhow!("{number} has left: leavers do not sign in"),
        other => other.into(),
    })?;
    say!("{}  {}", issued.number, issued.name);
    say!("{}", issued.code);
    say!("Counts once, until {}, on the page /activate. An earlier code does not count any more.", issued.expires_at);
    Ok(ExitCode::SUCCESS)
}

/// Gives everybody a code who works here and has nothing to sign in with.
pub async fn codes(kunren: &Kunren, how: Codes) -> anyhow::Result<ExitCode> {
    let country = how.country.map(|country| country.parse()).transpose().context("--country")?;
    let which = Which { country, site: how.site, again: how.again };
    let mut issuing = Issuing::new(kunren, which).await.map_err(|error| match error {
        Error::BadField(field) => anyhow!("--{field}: there is no such {field}; nothing was changed"),
        other => other.into(),
    })?;
    match how.out.filter(|_| !how.dry_run) {
        None => say!("People who would get a code: {}. Nothing was changed.", issuing.heads()),
        Some(path) => {
            let shown = path.display();
            let file =
                CodesFile::create(&path).with_context(|| format!("{shown} cannot be made; nothing was changed"))?;
            let given = write(&mut issuing, file).await.with_context(|| {
                format!("stopped; lines at the end of {shown} may not count, and those people get one next time")
            })?;
            let days = LIFETIME.as_hours() / 24;
            say!("Codes made: {given}. Each works once, for {days} days, on the page /activate.");
            say!("They are in {shown}: hand them over, then delete it.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes each part before it counts; returns how many count.
async fn write(issuing: &mut Issuing, mut file: CodesFile) -> anyhow::Result<usize> {
    while let Some(lines) = issuing.next().await? {
        file.write(&lines)?;
        issuing.keep(&lines).await?;
    }
    Ok(issuing.given())
}
