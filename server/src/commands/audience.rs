//! `kunren audience show` and `kunren audience set`

mod report;

use crate::say;
use anyhow::anyhow;
use clap::{Args, Subcommand};
use kunren_domain::{
    audience::{EditionName, NoRule, Rule},
    recurrence::Recurrence,
};
use kunren_services::{
    Error, Kunren,
    learning::audience::{Outcome, Setting, Shown, Stage, Terms, Work, apply_waiting, set_by_command, shown},
};
use std::{process::ExitCode, time::Duration};

/// What the exit codes mean, for schedulers.
const EXIT_CODES: &str = "Exit codes:
  0  set and applied, or nothing to do; with --dry-run: nothing stands in the way
  1  failed for another reason, such as a database that cannot be reached. A rule that was set by then is applied by the
     next server that looks
  2  refused: no such edition, or it is closed; no rule, or one that names what is not there; nothing was changed
  3  more than 10 % of those who owe the edition would be released, in all or in one country, or another recurrence would
     make people overdue at once; nothing was changed. Look at the effects, then run again with --confirm";

/// What can be done with audiences.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show whom an edition is for, how far that is applied, and everything that was ever set
    Show(Which),
    /// Set whom an edition is for: who no longer meets the rule is released, who newly meets it is assigned the edition
    #[command(after_help = EXIT_CODES)]
    Set(Set),
}

/// An edition.
#[derive(Debug, Args)]
pub struct Which {
    /// Code of the course, such as environment-all
    course: String,
    /// Code of its edition, such as FY2026
    edition: String,
}

/// A rule for an edition.
#[derive(Debug, Args)]
pub struct Set {
    #[command(flatten)]
    which: Which,
    /// Who owes it, such as 'country in (DE, FR) and not employment-type = contractor', or 'everybody'
    #[arg(long, value_name = "TEXT")]
    rule: String,
    /// When it is owed again: 'every edition', 'every 13 months', 'every year by 06-30'; without it, as it is
    #[arg(long, value_name = "TEXT")]
    recurrence: Option<String>,
    /// Why; kept with the rule and shown to whoever is released by it
    #[arg(long)]
    reason: String,
    /// Only say what would happen; nothing is written
    #[arg(long)]
    dry_run: bool,
    /// Releasing more than 10 % of those who owe it, or making people overdue at once, is intended
    #[arg(long)]
    confirm: bool,
}

const REFUSED: u8 = 2;
const STOPPED: u8 = 3;
/// How often it is looked how far another process got with applying it.
const LOOK: Duration = Duration::from_secs(1);

/// Does what the command line says.
pub async fn run(kunren: &Kunren, command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Show(which) => show(kunren, &which).await,
        Command::Set(arguments) => set(kunren, &arguments).await,
    }
}

async fn show(kunren: &Kunren, which: &Which) -> anyhow::Result<ExitCode> {
    let Some(found) = find(kunren, which).await? else { return Ok(refused(&no_edition(which))) };
    Ok(say(&report::shown(&found)))
}

async fn find(kunren: &Kunren, which: &Which) -> anyhow::Result<Option<Shown>> {
    let name = EditionName { programme: which.course.clone(), edition: which.edition.clone() };
    Ok(shown(kunren, &name).await?)
}

async fn set(kunren: &Kunren, arguments: &Set) -> anyhow::Result<ExitCode> {
    let Some(before) = find(kunren, &arguments.which).await? else {
        return Ok(refused(&no_edition(&arguments.which)));
    };
    let terms = match terms(arguments, &before.terms) {
        Ok(terms) => terms,
        Err(problem) => return Ok(refused(&problem)),
    };
    if terms == before.terms && !before.history.is_empty() {
        return Ok(say("Nothing to do: this rule is in force."));
    }
    let setting =
        Setting { edition: before.edition, terms: &terms, reason: &arguments.reason, confirmed: arguments.confirm };
    match set_by_command(kunren, setting, arguments.dry_run).await {
        Ok(Outcome::Looked(preview)) => {
            say!("{}", report::effects(&preview));
            Ok(say("Nothing was written: this was a look only."))
        }
        Ok(Outcome::Unconfirmed(preview)) => {
            say!("{}", report::effects(&preview));
            for why in report::stopped(&preview) {
                eprintln!("kunren: stopped, because {why}");
            }
            Ok(ExitCode::from(STOPPED))
        }
        Ok(Outcome::Unknown(unknown)) => Ok(refused(&report::unknown(&unknown))),
        Ok(Outcome::Set(preview)) => {
            say!("{}", report::effects(&preview));
            apply(kunren, &arguments.which).await
        }
        Err(Error::NotOpen) => Ok(refused(&format!("the edition closed on {}", before.closes_on))),
        Err(Error::ReasonMissing) => Ok(refused("a reason is needed, of at most 500 characters")),
        Err(error) => Err(error.into()),
    }
}

fn terms(arguments: &Set, before: &Terms) -> Result<Terms, String> {
    let rule = arguments.rule.parse::<Rule>().map_err(|error| mistake(&error))?;
    let recurrence = match &arguments.recurrence {
        None => before.recurrence,
        Some(text) => text.parse::<Recurrence>().map_err(|error| error.to_string())?,
    };
    Ok(Terms { rule, recurrence })
}

fn mistake(error: &NoRule) -> String {
    format!("the rule cannot be read at character {}: {} belongs there", error.at + 1, error.expected)
}

/// Applies what was set, or waits for the server that already does.
async fn apply(kunren: &Kunren, which: &Which) -> anyhow::Result<ExitCode> {
    loop {
        let found = find(kunren, which).await?.ok_or_else(|| anyhow!(no_edition(which)))?;
        if found.is_ahead {
            return Ok(say(&format!("Set. It is applied when the edition opens, on {}.", found.opens_on)));
        }
        apply_waiting(kunren, Some(found.edition)).await?;
        let after = find(kunren, which).await?.ok_or_else(|| anyhow!(no_edition(which)))?;
        match after.history.first().and_then(|change| change.work) {
            Some(Work { stage: Stage::Waiting | Stage::Applying, .. }) => tokio::time::sleep(LOOK).await,
            work => return Ok(say(&format!("Set. {}", report::applied(work)))),
        }
    }
}

fn no_edition(which: &Which) -> String {
    format!("there is no edition {}/{}", which.course, which.edition)
}

fn refused(why: &str) -> ExitCode {
    eprintln!("kunren: refused: {why}");
    ExitCode::from(REFUSED)
}

fn say(words: &str) -> ExitCode {
    say!("{words}");
    ExitCode::SUCCESS
}
