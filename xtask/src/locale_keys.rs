//! Words: every key that the program uses exists in every locale with the same variables, and nothing else does.
//!
//! [`uses`] finds the keys in the source, [`messages`] reads the Fluent files; here they are held against each other.

mod messages;
mod uses;

use anyhow::{Context as _, Result, bail};
use messages::{Locale, Message};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use uses::Use;

/// The folders whose source says words to people.
const SOURCES: [&str; 3] = ["app/src", "server/src", "services/src"];

/// Checks `locales/` against the source of the workspace.
///
/// # Errors
/// When a file cannot be read, or when there is a problem: all are printed first.
pub fn check(root: &Path) -> Result<()> {
    println!("\nLocale keys");
    let mut problems = Vec::new();
    let mut uses = Vec::new();
    for source in SOURCES {
        for file in files(&root.join(source), "rs")? {
            let name = file.strip_prefix(root)?.display().to_string();
            uses.extend(uses::find(&name, &fs::read_to_string(&file)?));
        }
    }
    let mut locales = Vec::new();
    for folder in folders(&root.join("locales"))? {
        locales.push(Locale::read(&folder, &files(&folder, "ftl")?, &mut problems)?);
    }
    let english = locales.iter().position(|locale| locale.name == "en").context("there is no locales/en")?;
    let english = locales.remove(english);
    problems.extend(against_source(&english, &uses));
    problems.extend(locales.iter().flat_map(|locale| against_english(&english, locale)));
    for problem in &problems {
        println!("{problem}");
    }
    if !problems.is_empty() {
        bail!("{} problems with locale keys", problems.len());
    }
    println!("{} messages in {} locales, used in {} places", english.messages.len(), locales.len() + 1, uses.len());
    Ok(())
}

/// Keys without a message, messages without a use, and variables that one side does not know.
fn against_source(english: &Locale, uses: &[Use]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut used = BTreeSet::new();
    for found in uses {
        let at = format!("{}:{}", found.file, found.line);
        let Some(message) = english.messages.get(found.message()) else {
            problems.push(format!("{at}: there is no message `{}`", found.key));
            continue;
        };
        mark_used(english, found.message(), &mut used);
        problems.extend(wrong_arguments(message, found).map(|problem| format!("{at}: {problem}")));
    }
    let unused = english.messages.iter().filter(|(id, _)| !used.contains(id.as_str()));
    problems.extend(unused.map(|(id, message)| format!("{}: `{id}` is not used", message.at)));
    problems
}

/// Messages and terms may be used by other messages.
fn mark_used<'a>(locale: &'a Locale, id: &'a str, used: &mut BTreeSet<&'a str>) {
    let Some(message) = locale.messages.get(id) else { return };
    if used.insert(id) {
        for other in &message.refers_to {
            mark_used(locale, other, used);
        }
    }
}

fn wrong_arguments(message: &Message, found: &Use) -> Option<String> {
    // Fluent writes a missing variable out literally, so this would reach a reader.
    let given = found.arguments.as_ref()?;
    let wanted = &message.variables;
    (given != wanted).then(|| format!("`{}` takes {}, but is given {}", found.key, list(wanted), list(given)))
}

fn against_english(english: &Locale, locale: &Locale) -> Vec<String> {
    let mut problems = Vec::new();
    for (id, message) in &english.messages {
        match locale.messages.get(id) {
            None => problems.push(format!("{}: `{id}` is missing in {}", message.at, locale.name)),
            Some(translated) => problems.extend(difference(id, message, translated)),
        }
    }
    let extra = locale.messages.iter().filter(|(id, _)| !english.messages.contains_key(*id));
    problems.extend(extra.map(|(id, message)| format!("{}: `{id}` is not in English", message.at)));
    problems
}

fn difference(id: &str, english: &Message, translated: &Message) -> Option<String> {
    let at = &translated.at;
    // A term's variables are a language's own: cases, genders.
    if !id.starts_with('-') && english.variables != translated.variables {
        let (wanted, found) = (list(&english.variables), list(&translated.variables));
        return Some(format!("{at}: `{id}` has the variables {found}; in English it has {wanted}"));
    }
    if english.parts != translated.parts {
        let (wanted, found) = (list(&english.parts), list(&translated.parts));
        return Some(format!("{at}: `{id}` consists of {found}; in English of {wanted}"));
    }
    (english.at.file != at.file).then(|| format!("{at}: `{id}` stands in {} in English", english.at.file))
}

fn list(names: &BTreeSet<String>) -> String {
    if names.is_empty() { "nothing".to_owned() } else { names.iter().cloned().collect::<Vec<_>>().join(", ") }
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(entries(folder)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests;
