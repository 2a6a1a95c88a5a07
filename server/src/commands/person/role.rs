//! `kunren person role`

use crate::say;
use anyhow::{Context, anyhow, bail};
use clap::Args;
use kunren_domain::{account::EmployeeNumber, role::Granted};
use kunren_services::{
    Error, Kunren,
    account::roles::{Change, change_by_number},
};
use std::process::ExitCode;

/// Roles that somebody gets or loses.
#[derive(Debug, Args)]
pub struct Role {
    /// Employee number
    number: String,
    /// Role to give: `country-coordinator:DE`, `group-administrator` or `auditor`; repeat for several
    #[arg(long, value_name = "ROLE")]
    give: Vec<String>,
    /// Role to take away; repeat for several
    #[arg(long, value_name = "ROLE")]
    take: Vec<String>,
    /// Why, for the audit log
    #[arg(long)]
    reason: String,
}

/// Gives first, then takes, so that the last administrator can be replaced in one step. What is so already stays so.
pub async fn role(kunren: &Kunren, how: &Role) -> anyhow::Result<ExitCode> {
    let number: EmployeeNumber = how.number.parse().context("the employee number")?;
    if how.give.is_empty() && how.take.is_empty() {
        bail!("say which role: --give or --take");
    }
    let parse = |option: &'static str, roles: &[String]| {
        let read = |role: &String| role.parse::<Granted>().with_context(|| format!("--{option} {role}"));
        roles.iter().map(read).collect::<anyhow::Result<Vec<_>>>()
    };
    let (give, take) = (parse("give", &how.give)?, parse("take", &how.take)?);
    let changes =
        give.into_iter().map(|role| (Change::Give, role)).chain(take.into_iter().map(|role| (Change::Take, role)));
    for (change, granted) in changes {
        let changed = change_by_number(kunren, &number, change, granted, &how.reason).await;
        let changed = changed.map_err(|error| refused(error, &number, granted))?;
        match (change, changed) {
            (Change::Give, true) => say!("{number} is {granted} now."),
            (Change::Give, false) => say!("{number} is {granted} already."),
            (Change::Take, true) => say!("{number} is not {granted} any more."),
            (Change::Take, false) => say!("{number} is not {granted}: nothing to take away."),
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn refused(error: Error, number: &EmployeeNumber, granted: Granted) -> anyhow::Error {
    match error {
        Error::NotFound => anyhow!("nobody has the number {number}"),
        Error::BadField("left") => anyhow!("{number} has left: leavers are given no role"),
        Error::BadField("country") => anyhow!("{granted}: there is no place of work in {}", granted.scope()),
        Error::LastAdministrator => {
            anyhow!("{number} is the last group-administrator who can sign in: give the role to somebody else first")
        }
        Error::ReasonMissing => anyhow!("--reason: at least one character, at most 500"),
        other => other.into(),
    }
}
