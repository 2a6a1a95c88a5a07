//! The language-neutral facts of a course and what one person sees of it.
//!
//! Texts live beside these facts per locale; ids join them. A [`Course`] is immutable once imported.

use crate::{
    answer::Answer,
    edition::{BlueprintPart, Category, Formula, TestRule, Window},
    jurisdiction::{Place, Scope},
    locale::Locale,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Everything about an edition's content that does not depend on language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Stays the same from year to year.
    pub programme: String,
    /// Kind of education.
    pub category: Category,
    /// Short name of the run, such as `FY2026`.
    pub edition: String,
    /// The fiscal year it belongs to.
    pub fiscal_year: i16,
    /// The language others were translated from.
    pub source_locale: Locale,
    /// Locales that every common module has.
    pub locales: Vec<Locale>,
    /// When it can be taken.
    pub window: Window,
    /// Who is counted.
    pub formula: Formula,
    /// Rules of the test.
    pub test: TestRule,
    /// How the test is drawn.
    pub blueprint: Vec<BlueprintPart>,
    /// Modules in reading order.
    pub modules: Vec<Module>,
}

/// A unit of content with a scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Module {
    /// Unique in the course.
    pub id: String,
    /// Whom it is for.
    pub scope: Scope,
    /// Regional modules: the law as it stood on this day.
    pub as_of: Option<Date>,
    /// The locales it exists in.
    pub locales: Vec<Locale>,
    /// Topics that questions belong to.
    pub topics: Vec<String>,
    /// Lessons in reading order.
    pub lessons: Vec<Lesson>,
    /// Acts and articles the texts rest on.
    pub references: Vec<Reference>,
    /// The question bank.
    pub questions: Vec<Question>,
}

/// One page of a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Unique in the course.
    pub id: String,
    /// Usual reading time.
    pub minutes: u16,
    /// Topics it teaches: where somebody is sent who failed on them.
    pub topics: Vec<String>,
}

/// A legal reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Unique in the module.
    pub id: String,
    /// ISO 3166-1 or 3166-2 code, `EU`, or `INT` for international standards.
    pub jurisdiction: String,
    /// The title in its own language.
    pub official: String,
    /// The language of `official`.
    pub official_locale: Option<Locale>,
    /// Number of the act.
    pub number: Option<String>,
    /// First day in force.
    pub in_force_from: Option<Date>,
    /// Last day in force.
    pub in_force_to: Option<Date>,
    /// When it was last looked at.
    pub reviewed_on: Date,
    /// When it has to be looked at again.
    pub review_by: Date,
}

/// A question without its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Unique in the course.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// The topic it tests.
    pub topic: String,
    /// Option ids: what is chosen, ordered, or the left column of a matching.
    pub options: Vec<String>,
    /// Right column of a matching, otherwise empty.
    pub matches: Vec<String>,
    /// The right answer. Never leaves the server before the test is passed.
    pub right: Answer,
    /// Legal references it rests on.
    pub references: Vec<String>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Exactly one option.
    Single,
    /// Every option that applies.
    Multiple,
    /// True or false.
    TrueFalse,
    /// One of the right column for each of the left.
    Matching,
    /// All options in the right order.
    Ordering,
}

impl Course {
    /// The modules for somebody who works at `places`: the common ones and every regional one that covers any of the
    /// places, in reading order, each once.
    #[must_use]
    pub fn composed(&self, places: &[Place]) -> Vec<&Module> {
        self.composition(places).into_iter().map(|(module, _)| module).collect()
    }

    /// The same with the reason: for each regional module the numbers of the places that bring it, from 0, at least one;
    /// none for common modules.
    #[must_use]
    pub fn composition(&self, places: &[Place]) -> Vec<(&Module, Vec<usize>)> {
        let covered = |scope: &Scope| -> Vec<usize> {
            places.iter().enumerate().filter(|(_, place)| scope.covers(place)).map(|(at, _)| at).collect()
        };
        let modules = self.modules.iter().map(|module| {
            let because = if module.scope.is_common() { Vec::new() } else { covered(&module.scope) };
            (module, because)
        });
        modules.filter(|(module, because)| module.scope.is_common() || !because.is_empty()).collect()
    }

    /// The module and the lesson with this id.
    #[must_use]
    pub fn lesson(&self, id: &str) -> Option<(&Module, &Lesson)> {
        self.modules.iter().find_map(|module| Some((module, module.lessons.iter().find(|lesson| lesson.id == id)?)))
    }

    /// The module and the question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<(&Module, &Question)> {
        self.modules
            .iter()
            .find_map(|module| Some((module, module.questions.iter().find(|question| question.id == id)?)))
    }
}

impl Module {
    /// Minutes to read all of it.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.lessons.iter().map(|lesson| u32::from(lesson.minutes)).sum()
    }

    /// The lesson that teaches a topic.
    #[must_use]
    pub fn lesson_on(&self, topic: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.topics.iter().any(|taught| taught == topic))
    }
}
