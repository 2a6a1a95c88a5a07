//! `kunren course check` and `kunren course import`

use crate::say;
use anyhow::anyhow;
use clap::Subcommand;
use kunren_services::{
    Kunren,
    course::{
        Folder, ImportError, check as check_folder, coverage::coverage, import as import_folder, render_problems,
    },
    learning::assign_missing,
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What can be done with a course folder.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report every problem of a course folder with file and line, and who is covered in which language
    Check {
        /// The folder
        folder: PathBuf,
    },
    /// Import a course folder as the next version of its edition; an unchanged folder changes nothing
    Import {
        /// The folder
        folder: PathBuf,
    },
}

/// Prints the problems and the coverage matrix. Fails when there are problems.
pub fn check(folder: &Path) -> ExitCode {
    let read = Folder::read(folder);
    let problems = check_folder(&read);
    say!("{}", coverage(&read, &[]));
    if problems.is_empty() {
        say!("{}: no problems.", folder.display());
        return ExitCode::SUCCESS;
    }
    say!("{}", render_problems(&problems));
    say!("{}: {} problems.", folder.display(), problems.len());
    ExitCode::FAILURE
}

/// Imports the folder and says what became of it.
pub async fn import(kunren: &Kunren, folder: &Path) -> anyhow::Result<ExitCode> {
    match import_folder(kunren.db(), kunren.clock(), &Folder::read(folder)).await {
        Ok(imported) if imported.changed => {
            say!("Imported as version {} ({} stale translations).", imported.number, imported.stale);
            if imported.inherited {
                say!("Its audience is that of the edition before it; see kunren audience show.");
            }
            say!("Assigned to {} people.", assign_missing(kunren).await?);
            Ok(ExitCode::SUCCESS)
        }
        Ok(imported) => {
            say!("Nothing has changed since version {}.", imported.number);
            Ok(ExitCode::SUCCESS)
        }
        Err(ImportError::Problems(problems)) => {
            say!("{}", render_problems(&problems));
            Err(anyhow!("nothing was imported: {} problems", problems.len()))
        }
        Err(error) => Err(error.into()),
    }
}
