//! The files of a folder: each is read once, and those that nobody asked for are found at the end.

use super::super::problem::{At, Problem, ProblemKind};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// Larger than any text or drawing should be.
const MOST_BYTES: u64 = 1_000_000;

/// A folder under reading.
#[derive(Debug)]
pub(super) struct Files {
    root: PathBuf,
    asked: BTreeSet<String>,
}

impl Files {
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), asked: BTreeSet::new() }
    }

    pub(super) fn exists(&self) -> bool {
        self.root.is_dir()
    }

    /// The text of a file, with Unix line ends.
    pub(super) fn text(&mut self, file: &str) -> Result<String, Problem> {
        self.asked.insert(file.to_owned());
        let path = self.root.join(file);
        let says = |what| Err(At::file(file).problem(what));
        match fs::metadata(&path) {
            Ok(meta) if !meta.is_file() => return says(ProblemKind::MissingFile),
            Ok(meta) if meta.len() > MOST_BYTES => {
                return says(ProblemKind::Unreadable(format!("it is larger than {MOST_BYTES} bytes")));
            }
            _ => {}
        }
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return says(ProblemKind::MissingFile),
            Err(error) => return says(ProblemKind::Unreadable(error.to_string())),
        };
        match String::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => Ok(text.trim_start_matches('\u{feff}').replace("\r\n", "\n")),
            _ => says(ProblemKind::NotUtf8),
        }
    }

    /// Names of the files in a folder of the course, sorted.
    pub(super) fn names_in(&self, folder: &str) -> Vec<String> {
        entries(&self.root.join(folder)).into_iter().filter(|(_, is_folder)| !is_folder).map(|(name, _)| name).collect()
    }

    /// Files and folders that were never asked for: only the outermost is named. What starts with a dot, and a
    /// `README.md` beside `course.toml`, is nobody's business.
    pub(super) fn unused(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        self.look("", &mut found);
        found
    }

    fn look(&self, folder: &str, found: &mut Vec<Problem>) {
        for (name, is_folder) in entries(&self.root.join(folder)) {
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if path == "README.md" {
                continue;
            }
            if is_folder {
                let below = format!("{path}/");
                if self.asked.range(below.clone()..).next().is_some_and(|asked| asked.starts_with(&below)) {
                    self.look(&path, found);
                } else {
                    found.push(At::file(&path).problem(ProblemKind::Unused("folder")));
                }
            } else if !self.asked.contains(&path) {
                found.push(At::file(&path).problem(ProblemKind::Unused("file")));
            }
        }
    }
}

/// Names and whether each is a folder, sorted, without what is hidden.
fn entries(folder: &Path) -> Vec<(String, bool)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<(String, bool)> = entries
        .filter_map(Result::ok)
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir()))
        .filter(|(name, _)| !name.starts_with('.'))
        .collect();
    entries.sort();
    entries
}
