//! The lessons of one person's course in reading order, which of them are read, and where to go on.

use kunren_domain::course::{Course, Lesson, Module};
use kunren_services::{learning::Obligation, viewer::Viewer};

/// One lesson on the way.
#[derive(Debug, Clone, Copy)]
pub struct Step<'c> {
    /// Its module.
    pub module: &'c Module,
    /// The lesson.
    pub lesson: &'c Lesson,
    /// Whether it is read.
    pub read: bool,
}

/// All lessons, in order.
#[derive(Debug, Clone)]
pub struct Trail<'c>(pub Vec<Step<'c>>);

impl<'c> Trail<'c> {
    /// The trail of what somebody owes.
    #[must_use]
    pub fn of(owed: &'c Obligation, viewer: &Viewer) -> Self {
        Self::new(&owed.modules(viewer), |lesson| owed.read.contains(lesson))
    }

    /// The trail of what is to be done: of the parts that moves have added to what was completed, or else of everything.
    #[must_use]
    pub fn ahead(owed: &'c Obligation, viewer: &Viewer) -> Self {
        Self::new(&owed.ahead(viewer), |lesson| owed.read.contains(lesson))
    }

    /// The trail of these lessons of a course, each with whether it is read.
    #[must_use]
    pub fn among(course: &'c Course, lessons: &[(String, bool)]) -> Self {
        let steps = lessons.iter().filter_map(|(id, read)| {
            let (module, lesson) = course.lesson(id)?;
            Some(Step { module, lesson, read: *read })
        });
        Self(steps.collect())
    }

    fn new(modules: &[&'c Module], is_read: impl Fn(&str) -> bool) -> Self {
        let lessons = modules.iter().flat_map(|module| module.lessons.iter().map(move |lesson| (*module, lesson)));
        Self(lessons.map(|(module, lesson)| Step { module, lesson, read: is_read(&lesson.id) }).collect())
    }

    /// How many are read.
    #[must_use]
    pub fn read(&self) -> usize {
        self.0.iter().filter(|step| step.read).count()
    }

    /// Minutes it takes to read the rest.
    #[must_use]
    pub fn minutes_left(&self) -> u32 {
        self.0.iter().filter(|step| !step.read).map(|step| u32::from(step.lesson.minutes)).sum()
    }

    /// Where a lesson stands, from 0.
    #[must_use]
    pub fn index(&self, lesson: &str) -> Option<usize> {
        self.0.iter().position(|step| step.lesson.id == lesson)
    }

    /// The next unread lesson after this one; when there is none, the first unread one before it.
    #[must_use]
    pub fn unread_after(&self, lesson: &str) -> Option<&Step<'c>> {
        let from = self.index(lesson).map_or(0, |index| index + 1);
        let (before, after) = self.0.split_at(from);
        after.iter().chain(before).find(|step| !step.read && step.lesson.id != lesson)
    }

    /// Where to go on: the lesson where reading stopped and the block in it, if it is not finished; otherwise the first
    /// unread one.
    #[must_use]
    pub fn resume(&self, position: Option<(&str, i64)>) -> Option<(&Step<'c>, Option<i64>)> {
        let stopped = position.and_then(|(lesson, block)| {
            let step = self.0.iter().find(|step| step.lesson.id == lesson && !step.read)?;
            Some((step, Some(block).filter(|block| *block > 1)))
        });
        stopped.or_else(|| self.0.iter().find(|step| !step.read).map(|step| (step, None)))
    }
}

/// The address of a lesson, and of a block in it.
#[must_use]
pub fn lesson_path(edition: kunren_domain::id::EditionId, lesson: &str, block: Option<i64>) -> String {
    let path = format!("/courses/{edition}/lessons/{lesson}");
    block.map_or(path.clone(), |block| format!("{path}#s{block}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::jurisdiction::Scope;

    fn module(id: &str, lessons: &[&str]) -> Module {
        let lesson = |id: &&str| Lesson { id: (*id).to_owned(), minutes: 3, topics: Vec::new() };
        Module {
            id: id.to_owned(),
            scope: Scope::Common,
            as_of: None,
            locales: Vec::new(),
            topics: Vec::new(),
            lessons: lessons.iter().map(lesson).collect(),
            references: Vec::new(),
            questions: Vec::new(),
        }
    }

    fn id<'c>(step: Option<&Step<'c>>) -> Option<&'c str> {
        step.map(|step| step.lesson.id.as_str())
    }

    #[test]
    fn after_a_lesson_comes_the_next_unread_one_then_what_was_skipped() {
        let (one, two) = (module("one", &["a", "b"]), module("two", &["c", "d"]));
        let trail = Trail::new(&[&one, &two], |lesson| lesson == "c");
        assert_eq!(id(trail.unread_after("b")), Some("d"));
        assert_eq!(id(trail.unread_after("d")), Some("a"));
        assert_eq!((trail.read(), trail.minutes_left()), (1, 9));
        let done = Trail::new(&[&one], |lesson| lesson == "a");
        assert_eq!(id(done.unread_after("b")), None, "not the lesson that is just being read");
    }

    #[test]
    fn one_goes_on_where_one_stopped_unless_that_is_finished() {
        let one = module("one", &["a", "b", "c"]);
        let trail = Trail::new(&[&one], |lesson| lesson == "a");
        let resume = |position| trail.resume(position).map(|(step, block)| (step.lesson.id.as_str(), block));
        assert_eq!(resume(Some(("c", 5))), Some(("c", Some(5))));
        assert_eq!(resume(Some(("c", 1))), Some(("c", None)));
        assert_eq!(resume(Some(("a", 5))), Some(("b", None)));
        assert_eq!(resume(Some(("gone", 5))), Some(("b", None)));
        assert_eq!(resume(None), Some(("b", None)));
    }
}
