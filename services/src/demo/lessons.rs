//! What this year's course means for people: which lessons they have and in which language they read them.

use super::organisation::{Organisation, Site};
use kunren_domain::{course::Course, locale::Locale};

/// The course, with everything that is asked thousands of times looked up once.
#[derive(Debug)]
pub(super) struct Lessons<'c> {
    pub(super) course: &'c Course,
    /// All lessons: module and id.
    all: Vec<(usize, &'c str)>,
    /// Modules by site.
    modules: Vec<Vec<usize>>,
    /// The languages that are read in.
    locales: Vec<String>,
    /// By language of a reader: where the language read stands in `locales`, by module.
    read_in: Vec<(&'static str, Vec<usize>)>,
}

impl<'c> Lessons<'c> {
    pub(super) fn new(course: &'c Course, organisation: &Organisation) -> Self {
        let all = course.modules.iter().enumerate();
        let all = all.flat_map(|(at, module)| module.lessons.iter().map(move |lesson| (at, lesson.id.as_str())));
        let at_site = |site: &Site| {
            let own = course.composed(std::slice::from_ref(&site.place));
            (0..course.modules.len()).filter(|at| own.iter().any(|own| own.id == course.modules[*at].id)).collect()
        };
        let modules = organisation.sites.iter().map(at_site).collect();
        let mut lessons = Self { course, all: all.collect(), modules, locales: Vec::new(), read_in: Vec::new() };
        for country in &organisation.countries {
            lessons.add_reader(country.plan.locale);
        }
        lessons
    }

    fn add_reader(&mut self, reader: &'static str) {
        if self.read_in.iter().any(|(known, _)| *known == reader) {
            return;
        }
        let wanted: Locale = reader.parse().unwrap_or_else(|_| Locale::en());
        let read_in = self.course.modules.iter().map(|module| {
            let found = wanted.resolve(|locale| module.locales.contains(locale));
            let locale = found.as_ref().unwrap_or(&self.course.source_locale).to_string();
            self.locales.iter().position(|known| *known == locale).unwrap_or_else(|| {
                self.locales.push(locale);
                self.locales.len() - 1
            })
        });
        let read_in = read_in.collect();
        self.read_in.push((reader, read_in));
    }

    /// The lessons of somebody who works at these sites and reads this language, in reading order: which lesson, in
    /// which language.
    pub(super) fn of(&self, sites: &[usize], reader: &str) -> Vec<(usize, usize)> {
        let read_in = self.read_in.iter().find(|(known, _)| *known == reader).map_or(&[][..], |(_, read_in)| read_in);
        let theirs = |module: &usize| sites.iter().any(|site| self.modules[*site].contains(module));
        (0..self.all.len())
            .filter(|lesson| theirs(&self.all[*lesson].0))
            .map(|lesson| (lesson, read_in.get(self.all[lesson].0).copied().unwrap_or(0)))
            .collect()
    }

    /// Ids of all lessons.
    pub(super) fn ids(&self) -> Vec<String> {
        self.all.iter().map(|(_, id)| (*id).to_owned()).collect()
    }

    /// All languages read in.
    pub(super) fn locales(self) -> Vec<String> {
        self.locales
    }
}
