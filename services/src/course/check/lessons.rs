//! Lessons: what blocks may be, that translations have the same ones, and that drawings have their words.

use super::super::{
    folder::{Folder, Passage},
    key,
    markdown::{self, Block, BlockKind},
    problem::{At, Problem, ProblemKind},
};
use kunren_domain::{
    course::{Lesson, Module},
    locale::Locale,
};
use std::collections::{BTreeMap, BTreeSet};

/// A block with its place.
struct Looked<'f> {
    passage: &'f Passage,
    block: Block,
}

pub(super) fn check(folder: &Folder, problems: &mut Vec<Problem>) {
    for module in &folder.course.modules {
        let mut shown: BTreeSet<String> = BTreeSet::new();
        for lesson in &module.lessons {
            let source = look(folder, &folder.course.source_locale, lesson);
            for locale in &module.locales {
                let blocks = look(folder, locale, lesson);
                shown.extend(blocks.iter().filter_map(picture).map(str::to_owned));
                each(folder, module, &blocks, problems);
                if *locale != folder.course.source_locale && !blocks.is_empty() && !source.is_empty() {
                    problems.extend(compare(folder, locale, &source, &blocks));
                }
            }
        }
        pictures(folder, module, &shown, problems);
        words(folder, module, problems);
    }
}

fn look<'f>(folder: &'f Folder, locale: &Locale, lesson: &Lesson) -> Vec<Looked<'f>> {
    let looked = |passage: &'f Passage| Looked { passage, block: markdown::examine(&passage.text) };
    folder.blocks(locale, &lesson.id).map(looked).collect()
}

/// The name of the picture that the block is.
fn picture<'l>(looked: &'l Looked<'_>) -> Option<&'l str> {
    match &looked.block.kind {
        BlockKind::Picture(file) => file.strip_suffix(".svg"),
        _ => None,
    }
}

fn below(at: &At, lines: usize) -> At {
    At { file: at.file.clone(), line: at.line.map(|line| line + lines) }
}

/// What is wrong with the blocks of one language by themselves.
fn each(folder: &Folder, module: &Module, blocks: &[Looked<'_>], problems: &mut Vec<Problem>) {
    for (number, looked) in blocks.iter().enumerate() {
        let at = &looked.passage.at;
        problems.extend(looked.block.faults.iter().map(|(line, what)| below(at, *line).problem(what.clone())));
        for cited in &looked.block.references {
            if module.references.iter().all(|reference| reference.id != cited.id) {
                let what = ProblemKind::Unknown { what: "legal reference", id: cited.id.clone() };
                problems.push(below(at, cited.line).problem(what));
            }
        }
        let title = number == 0;
        match &looked.block.kind {
            BlockKind::Heading(level) if title != (*level == 1) || *level > 2 => {
                problems.push(at.problem(ProblemKind::Headings));
            }
            BlockKind::Heading(_) => {}
            BlockKind::Picture(file) if !is_there(folder, module, file) => {
                problems.push(at.problem(ProblemKind::Unknown { what: "picture", id: file.clone() }));
            }
            _ if title => problems.push(at.problem(ProblemKind::Headings)),
            _ => {}
        }
    }
}

fn is_there(folder: &Folder, module: &Module, file: &str) -> bool {
    let name = file.strip_suffix(".svg").unwrap_or_default();
    folder.pictures.contains_key(&(module.id.clone(), name.to_owned()))
}

/// Whether a translation has the blocks of the source.
fn compare(folder: &Folder, locale: &Locale, source: &[Looked<'_>], found: &[Looked<'_>]) -> Vec<Problem> {
    let source_locale = folder.course.source_locale.to_string();
    if source.len() != found.len() {
        let differs = source.iter().zip(found).position(|(source, found)| source.block.kind != found.block.kind);
        let first = differs.or_else(|| (found.len() > source.len()).then_some(source.len()));
        let at = first.and_then(|at| found.get(at)).or_else(|| found.last());
        let what = ProblemKind::BlockCount {
            found: found.len(),
            locale: locale.to_string(),
            wanted: source.len(),
            source_locale,
        };
        return at.map(|looked| looked.passage.at.problem(what)).into_iter().collect();
    }
    let pairs = source.iter().zip(found);
    pairs.filter_map(|(source, found)| Some(found.passage.at.problem(differ(source, found, &source_locale)?))).collect()
}

fn differ(source: &Looked<'_>, found: &Looked<'_>, source_locale: &str) -> Option<ProblemKind> {
    let source_locale = source_locale.to_owned();
    if source.block.kind != found.block.kind {
        let (found, wanted) = (found.block.kind.to_string(), source.block.kind.to_string());
        return Some(ProblemKind::BlockDiffers { found, wanted, source_locale });
    }
    let (has, wants) = (cited(found), cited(source));
    (has != wants).then(|| ProblemKind::ReferencesDiffer { found: list(&has), wanted: list(&wants), source_locale })
}

/// Which references a block cites, and how often: the order is the language's.
fn cited<'l>(looked: &'l Looked<'_>) -> BTreeMap<&'l str, usize> {
    let mut cited = BTreeMap::new();
    for reference in &looked.block.references {
        *cited.entry(reference.id.as_str()).or_default() += 1;
    }
    cited
}

fn list(cited: &BTreeMap<&str, usize>) -> String {
    let one = |(id, times): (&&str, &usize)| if *times == 1 { (*id).to_owned() } else { format!("{id} ({times}×)") };
    if cited.is_empty() { "no law".to_owned() } else { cited.iter().map(one).collect::<Vec<_>>().join(", ") }
}

/// Drawings that no lesson shows.
fn pictures(folder: &Folder, module: &Module, shown: &BTreeSet<String>, problems: &mut Vec<Problem>) {
    let unused = folder.pictures.iter().filter(|((of, name), _)| *of == module.id && !shown.contains(name));
    problems.extend(unused.map(|(_, drawing)| drawing.at.problem(ProblemKind::Unused("picture"))));
}

/// Placeholders without words and words without placeholders.
fn words(folder: &Folder, module: &Module, problems: &mut Vec<Problem>) {
    let mut wanted = BTreeSet::new();
    for ((_, picture), drawing) in folder.pictures.iter().filter(|((of, _), _)| *of == module.id) {
        wanted.extend(drawing.words.iter().map(|word| key::word(&module.id, picture, word)));
        for locale in &module.locales {
            missing_words(folder, module, locale, picture, &drawing.words, problems);
        }
    }
    let prefix = format!("module/{}/picture/", module.id);
    for texts in folder.texts.values() {
        let words = texts.iter().filter(|(key, _)| key.starts_with(&prefix));
        let unused = words.filter(|(key, _)| !wanted.contains(*key));
        problems.extend(unused.map(|(_, passage)| passage.at.problem(ProblemKind::Unused("text"))));
    }
}

fn missing_words(
    folder: &Folder,
    module: &Module,
    locale: &Locale,
    picture: &str,
    words: &BTreeSet<String>,
    problems: &mut Vec<Problem>,
) {
    let file = key::file(module, &locale.to_string(), "module/");
    if folder.doubtful.contains(&file) {
        return;
    }
    let section = (locale.clone(), format!("module/{}/picture/{picture}", module.id));
    let at = folder.sections.get(&section).cloned().unwrap_or_else(|| At::file(&file));
    for word in words {
        if folder.passage(locale, &key::word(&module.id, picture, word)).is_none() {
            let (picture, word, locale) = (format!("{picture}.svg"), word.clone(), locale.to_string());
            problems.push(at.problem(ProblemKind::PlaceholderWithoutWord { picture, word, locale }));
        }
    }
}
