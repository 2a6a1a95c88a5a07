//! What the parts of a folder mean for each other: everything that has to hold before it may be imported.

mod blueprint;
mod lessons;
mod modules;
mod questions;
mod texts;

use super::{folder::Folder, problem::Problem};

/// All problems of a folder, by file and line. Nothing to report, nothing in the way of importing.
#[must_use]
pub fn check(folder: &Folder) -> Vec<Problem> {
    let mut problems = folder.problems.clone();
    modules::check(folder, &mut problems);
    questions::check(folder, &mut problems);
    blueprint::check(folder, &mut problems);
    texts::check(folder, &mut problems);
    lessons::check(folder, &mut problems);
    problems.sort_by_cached_key(|problem| (problem.file.clone(), problem.line, problem.what.to_string()));
    problems.dedup();
    problems
}
