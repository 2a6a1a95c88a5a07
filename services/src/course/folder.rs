//! Reading a course folder: everything in it with the file and line it came from, and everything that is wrong with
//! the files themselves. Reading goes on after a problem with the next thing, so that an author sees all at once;
//! what the parts mean for each other is looked at by [`check`](super::check()).

mod course;
mod files;
mod module;
mod question;
mod table;
mod texts;
mod value;

pub(super) use table::is_id;

use super::problem::{At, Problem, ProblemKind};
use files::Files;
use jiff::civil::Date;
use kunren_domain::{
    course::Course,
    edition::{Category, Formula, Leave, Mode, TestRule, Window},
    locale::Locale,
    rate::Share,
    target::Node,
};
use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    path::Path,
};

/// A course folder that was read.
#[derive(Debug)]
pub struct Folder {
    /// The facts. Where something could not be read, a stand-in is here and a problem in the list.
    pub course: Course,
    /// Targets to set.
    pub targets: Vec<FolderTarget>,
    /// Texts per locale by key. Lessons are split into their blocks.
    pub texts: BTreeMap<Locale, BTreeMap<String, Passage>>,
    /// Drawings by module and name.
    pub pictures: BTreeMap<(String, String), Drawing>,
    /// Where the facts stand: `lesson/…`, `question/…`, `module/…/topic/…`.
    pub(super) places: BTreeMap<String, At>,
    /// Where the tables stand that texts are in: `question/climate-q1` of a locale.
    pub(super) sections: BTreeMap<(Locale, String), At>,
    /// Files that are missing, and files and questions only partly understood: no more is said about what is in them.
    pub(super) doubtful: BTreeSet<String>,
    pub(super) problems: Vec<Problem>,
}

/// A text and where it stands.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The text: one line of Markdown, a block of a lesson, or plain words of a drawing.
    pub text: String,
    /// Its place.
    pub at: At,
}

/// A drawing, with placeholders.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Harmless SVG: nothing in it but what is on the list of [`picture`](super::picture).
    pub svg: String,
    /// Its placeholders.
    pub words: BTreeSet<String>,
    /// Its file.
    pub at: At,
}

/// A target as a folder sets it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FolderTarget {
    /// Where it applies.
    pub node: Node,
    /// What is to be reached.
    pub share: Share,
    /// Why.
    pub reason: String,
}

impl Folder {
    /// Reads the folder as far as it can be read.
    #[must_use]
    pub fn read(dir: &Path) -> Self {
        let mut files = Files::new(dir);
        let mut folder = Self::empty();
        if files.exists() {
            course::read(&mut folder, &mut files);
            let listed = std::mem::take(&mut folder.course.modules);
            for module in listed {
                let module = module::read(&mut folder, &mut files, module);
                folder.course.modules.push(module);
            }
            texts::read(&mut folder, &mut files);
            folder.problems.extend(files.unused());
        } else {
            folder.problems.push(At::file(".").problem(ProblemKind::NoFolder));
        }
        folder
    }

    fn empty() -> Self {
        let day = Date::default();
        Self {
            course: Course {
                programme: String::new(),
                category: Category::General,
                edition: String::new(),
                fiscal_year: 0,
                source_locale: Locale::en(),
                locales: Vec::new(),
                window: Window { opens_on: day, due_on: day, grace_until: day, closes_on: day },
                formula: Formula { leave: Leave::Excluded, joiner_days: 0 },
                test: TestRule {
                    mode: Mode::PassMark,
                    pass_mark: 100,
                    attempts: 1,
                    cooldown_minutes: 0,
                    time_limit_minutes: None,
                },
                blueprint: Vec::new(),
                modules: Vec::new(),
            },
            targets: Vec::new(),
            texts: BTreeMap::new(),
            pictures: BTreeMap::new(),
            places: BTreeMap::new(),
            sections: BTreeMap::new(),
            doubtful: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    /// Where a fact stands; the course file as a whole when it is not known.
    pub(super) fn place(&self, fact: &str) -> At {
        self.places.get(fact).cloned().unwrap_or_else(|| At::file("course.toml"))
    }

    /// The passage with this key in exactly this locale.
    #[must_use]
    pub fn passage(&self, locale: &Locale, key: &str) -> Option<&Passage> {
        self.texts.get(locale)?.get(key)
    }

    /// The blocks of a lesson in exactly this locale, title first.
    pub(super) fn blocks<'a>(&'a self, locale: &Locale, lesson: &str) -> impl Iterator<Item = &'a Passage> + use<'a> {
        let prefix = format!("lesson/{lesson}/");
        let texts = self.texts.get(locale).into_iter();
        texts
            .flat_map(move |texts| {
                let prefix = prefix.clone();
                texts.range(prefix.clone()..).take_while(move |(key, _)| key.starts_with(&prefix))
            })
            .map(|(_, passage)| passage)
    }

    /// Remembers where a fact stands. A second one with the same name is a problem.
    fn mark(&mut self, what: &'static str, id: &str, fact: String, at: At) {
        match self.places.entry(fact) {
            Entry::Vacant(free) => drop(free.insert(at)),
            Entry::Occupied(_) => self.problems.push(at.problem(ProblemKind::Duplicate { what, id: id.to_owned() })),
        }
    }
}
