//! Every language has every text, and no text that nothing shows.

use super::super::{
    folder::{Folder, Passage},
    key, markdown,
    problem::{At, Problem, ProblemKind},
};
use kunren_domain::{course::Module, locale::Locale};
use std::collections::BTreeSet;

pub(super) fn check(folder: &Folder, problems: &mut Vec<Problem>) {
    for locale in &folder.course.locales {
        let file = format!("{locale}/course.toml");
        for key in key::COURSE {
            require(folder, locale, key, &file, problems);
        }
    }
    for module in &folder.course.modules {
        let keys = wanted(folder, module);
        for locale in &module.locales {
            for key in &keys {
                require(folder, locale, key, &key::file(module, &locale.to_string(), key), problems);
            }
        }
    }
    unused(folder, problems);
    for (_, passage) in folder.texts.values().flatten().filter(|(key, _)| is_markdown_line(key)) {
        problems.extend(markdown::faults_of_line(&passage.text).into_iter().map(|what| passage.at.problem(what)));
    }
}

/// What every language of a module must have, without lessons and drawings.
fn wanted(folder: &Folder, module: &Module) -> Vec<String> {
    let mut keys = key::of_module(module);
    // An article is needed where the source has one.
    let articles = module.references.iter().map(|reference| key::article(module, &reference.id));
    let source = &folder.course.source_locale;
    let has_source = module.locales.contains(source);
    keys.extend(articles.filter(|key| !has_source || folder.passage(source, key).is_some()));
    keys
}

fn require(folder: &Folder, locale: &Locale, key: &str, file: &str, problems: &mut Vec<Problem>) {
    if folder.passage(locale, key).is_some() || folder.doubtful.contains(file) {
        return;
    }
    // Of a question without any text, only the question is named: the same problem for each text is one in the end.
    let whole = key.starts_with("question/") && !folder.sections.contains_key(&(locale.clone(), owner(key).to_owned()));
    let at = nearest_section(folder, locale, key).unwrap_or_else(|| At::file(file));
    let key = if whole { owner(key) } else { key }.to_owned();
    problems.push(at.problem(ProblemKind::MissingText { key, locale: locale.to_string() }));
}

/// The innermost table that the text would belong to.
fn nearest_section(folder: &Folder, locale: &Locale, key: &str) -> Option<At> {
    let mut prefix = key;
    while let Some((shorter, _)) = prefix.rsplit_once('/') {
        if let Some(at) = folder.sections.get(&(locale.clone(), shorter.to_owned())) {
            return Some(at.clone());
        }
        prefix = shorter;
    }
    None
}

/// Texts in TOML are Markdown of one line, except the words of drawings, which are plain.
fn is_markdown_line(key: &str) -> bool {
    !key.starts_with("lesson/") && !key.contains("/picture/")
}

/// Texts that belong to nothing. Those of a question that is not there are reported once.
fn unused(folder: &Folder, problems: &mut Vec<Problem>) {
    let mut wanted: BTreeSet<String> = key::COURSE.iter().map(ToString::to_string).collect();
    wanted.extend(folder.course.modules.iter().flat_map(|module| self::wanted(folder, module)));
    let is_wanted = |key: &str| !is_markdown_line(key) || wanted.contains(key) || folder.doubtful.contains(owner(key));
    for (locale, texts) in &folder.texts {
        let mut reported = BTreeSet::new();
        for (key, passage) in texts.iter().filter(|(key, _)| !is_wanted(key)) {
            let owner = owner(key);
            let known = wanted.iter().any(|wanted| wanted.starts_with(&format!("{owner}/")));
            if known {
                problems.push(passage.at.problem(ProblemKind::Unused("text")));
            } else if reported.insert(owner) {
                problems.push(section_of(folder, locale, owner, passage).problem(ProblemKind::Unused("text")));
            }
        }
    }
}

fn section_of(folder: &Folder, locale: &Locale, owner: &str, passage: &Passage) -> At {
    folder.sections.get(&(locale.clone(), owner.to_owned())).unwrap_or(&passage.at).clone()
}

/// The question or the legal reference that a text is for.
fn owner(key: &str) -> &str {
    let depth = if key.starts_with("question/") { 2 } else { 4 };
    key.match_indices('/').nth(depth - 1).map_or(key, |(end, _)| &key[..end])
}
