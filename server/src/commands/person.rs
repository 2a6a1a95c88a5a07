//! `kunren person add`, `kunren person erase`; codes to sign in with and roles have files of their own.

mod code;
mod role;

pub use code::{Code, Codes, code, codes};
pub use role::{Role, role};

use crate::say;
use anyhow::{Context, anyhow, bail};
use clap::{Args, Subcommand};
use kunren_domain::{account::EmployeeNumber, locale::Locale, role::Granted};
use kunren_services::{
    Error, Kunren,
    account::{
        erase,
        person::{self, NewPerson},
    },
};
use std::process::ExitCode;

/// What can be done with people.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a person; the password is read from KUNREN_PASSWORD or asked for on standard input
    Add(Add),
    /// Make a code with which somebody sets a first password, or a new one, and print it
    Code(Code),
    /// Make codes for everybody who works here and has nothing to sign in with
    Codes(Codes),
    /// Give roles to somebody, and take them away
    Role(Role),
    /// Erase who somebody was, after they have left: number, name, address, secrets and what was written about them. What
    /// they did stays under another number, so that the figures of past years do not change
    Erase(Erase),
}

/// A person to erase.
#[derive(Debug, Args)]
pub struct Erase {
    /// Employee number
    number: String,
    /// Why, for the audit log; it must not name the person
    #[arg(long)]
    reason: String,
}

/// What has to be typed before somebody is erased.
const CONFIRMATION: &str = "ERASE";

/// A person to add.
#[derive(Debug, Args)]
pub struct Add {
    /// Employee number
    #[arg(long)]
    number: String,
    /// Name as shown
    #[arg(long)]
    name: String,
    /// E-mail address
    #[arg(long)]
    email: Option<String>,
    /// Language (BCP 47)
    #[arg(long, default_value = "en")]
    locale: String,
    /// Code of the site the person works at
    #[arg(long)]
    site: String,
    /// PIN of six digits for shared machines
    #[arg(long, env = "KUNREN_PIN", hide_env_values = true)]
    pin: Option<String>,
    /// Role: `country-coordinator:DE`, `group-administrator` or `auditor`; repeat for several
    #[arg(long = "role")]
    roles: Vec<String>,
    /// First password
    #[arg(long, env = "KUNREN_PASSWORD", hide_env_values = true, hide = true)]
    password: Option<String>,
}

/// Adds the person and says so.
pub async fn add(kunren: &Kunren, add: Add) -> anyhow::Result<ExitCode> {
    let number: EmployeeNumber = add.number.parse().context("--number")?;
    let locale: Locale = add.locale.parse().context("--locale")?;
    let roles = add.roles.iter().map(|role| parse_role(role)).collect::<anyhow::Result<Vec<_>>>()?;
    let password = match add.password {
        Some(password) => password,
        None => ask_password()?,
    };
    let email = add.email.map(|email| email.trim().to_lowercase());
    let new = NewPerson {
        number: number.clone(),
        email,
        name: add.name,
        locale,
        site: add.site,
        password,
        pin: add.pin,
        roles,
    };
    person::add(kunren, new).await.map_err(|error| match error {
        Error::BadField("number") => anyhow!(
            "somebody has this number or address: `kunren person code {number}` lets them sign in, `kunren person role` \
             gives a role; nothing was changed"
        ),
        error => anyhow!("{error}: nothing was changed"),
    })?;
    say!("{number} can sign in now.");
    Ok(ExitCode::SUCCESS)
}

/// Erases the person after a last question.
pub async fn erase(kunren: &Kunren, how: &Erase) -> anyhow::Result<ExitCode> {
    let number: EmployeeNumber = how.number.parse().context("the employee number")?;
    let leaver = erase::leaver(kunren, &number).await.map_err(|error| match error {
        Error::NotFound => anyhow!("nobody has the number {number}"),
        Error::BadField(_) => anyhow!("{number} has not left yet: only leavers are erased"),
        other => other.into(),
    })?;
    eprint!("{number}, {}, will be erased for good. Type {CONFIRMATION}: ", leaver.name);
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    if line.trim() != CONFIRMATION {
        bail!("not confirmed; nothing was changed");
    }
    let new = erase::erase(kunren, &leaver, &how.reason).await?;
    say!("{number} is {new} now. Backups still hold who that was: delete those you need not keep.");
    Ok(ExitCode::SUCCESS)
}

fn parse_role(text: &str) -> anyhow::Result<(String, String)> {
    let granted: Granted = text.parse().with_context(|| format!("--role {text}"))?;
    Ok((granted.role().to_owned(), granted.scope().to_owned()))
}

fn ask_password() -> anyhow::Result<String> {
    eprint!("Password (at least {} characters): ", kunren_domain::account::MIN_PASSWORD);
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
