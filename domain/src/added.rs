//! What moves add to an edition that somebody has already completed: the regional modules of the new place of work, and
//! nothing that the completion covered. The completion itself stays what it is.

use crate::{
    course::{Course, Module},
    edition::{Formula, Phase, Window},
    jurisdiction::Place,
    obligation::Due,
};
use jiff::{Span, civil::Date};
use std::collections::BTreeSet;

/// Days on which somebody works at a place. Several at once are possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// Whose law applies.
    pub place: Place,
    /// First day there.
    pub from: Date,
    /// First day no longer there; open while unknown.
    pub until: Option<Date>,
}

impl Stay {
    fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A completion, as far as what it covered depends on it.
#[derive(Debug, Clone, Copy)]
pub struct Completed<'c> {
    /// The day.
    pub on: Date,
    /// The content it was completed with; the latest where that is not known.
    pub course: &'c Course,
    /// The lessons read until then. Nothing where it was recorded without a test here: it then covered all there was.
    pub read: Option<&'c BTreeSet<String>>,
}

/// A regional module that moves have added since the completion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added<'c> {
    /// The module.
    pub module: &'c Module,
    /// Since when the person works where it applies, without a break.
    pub since: Date,
    /// The last day on time; nothing while somebody is away and nobody knows until when.
    pub due_on: Option<Date>,
    /// The last day at all; nothing where `due_on` is.
    pub last_on: Option<Date>,
}

impl Added<'_> {
    /// Where a day lies for this part.
    #[must_use]
    pub fn phase(&self, window: &Window, day: Date) -> Phase {
        window.phase(day, self.due_on, self.last_on)
    }
}

/// The modules that a completion covered, in reading order, with the numbers of the stays that brought the regional ones.
///
/// A move that becomes known later than the test was taken covers nothing: its lessons had not been read.
#[must_use]
pub fn covered<'c>(completed: &Completed<'c>, stays: &[Stay]) -> Vec<(&'c Module, Vec<usize>)> {
    let mut modules = composition_on(completed.course, stays, completed.on);
    modules.retain(|(module, _)| was_read(completed, module));
    modules
}

/// The modules that moves have added since: those of the places of `day` that the completion did not cover. Content that is
/// new adds nothing where nobody moved, and neither does a move after `due.last_on`, when the edition is over.
///
/// A module without questions is not added, because nothing could prove that it was done.
///
/// An added part is due `joiner_days` after the move, as for somebody who joins, but never before `due.on`.
#[must_use]
pub fn added<'c>(
    course: &'c Course,
    completed: &Completed<'_>,
    stays: &[Stay],
    due: Due,
    formula: &Formula,
    day: Date,
) -> Vec<Added<'c>> {
    let then = composition_on(completed.course, stays, completed.on);
    let is_new = |module: &Module, since: Date| match then.iter().find(|(then, _)| then.id == module.id) {
        Some((then, _)) => !was_read(completed, then),
        None => since > completed.on,
    };
    let can_be = |module: &Module| !module.scope.is_common() && !module.questions.is_empty();
    let added = composition_on(course, stays, day).into_iter().filter(|(module, _)| can_be(module));
    let added = added.filter_map(|(module, _)| {
        let since = since(module, stays, day)?;
        (due.last_on.is_none_or(|last| since <= last) && is_new(module, since))
            .then(|| part(module, since, due, formula))
    });
    added.collect()
}

/// Since when somebody works where a module applies, without a break until `day`; nothing where it does not apply then.
#[must_use]
pub fn since(module: &Module, stays: &[Stay], day: Date) -> Option<Date> {
    let there = || stays.iter().filter(|stay| module.scope.covers(&stay.place));
    let mut first = there().filter(|stay| stay.holds(day)).map(|stay| stay.from).min()?;
    let reaches = |stay: &Stay, first: Date| stay.from < first && stay.until.is_none_or(|until| until >= first);
    while let Some(earlier) = there().filter(|stay| reaches(stay, first)).map(|stay| stay.from).min() {
        first = earlier;
    }
    Some(first)
}

/// The numbers of the stays that bring a module on a day.
#[must_use]
pub fn stays_of(module: &Module, stays: &[Stay], day: Date) -> Vec<usize> {
    let holds = |stay: &Stay| stay.holds(day) && module.scope.covers(&stay.place);
    stays.iter().enumerate().filter(|(_, stay)| holds(stay)).map(|(at, _)| at).collect()
}

fn composition_on<'c>(course: &'c Course, stays: &[Stay], day: Date) -> Vec<(&'c Module, Vec<usize>)> {
    let places: Vec<Place> = stays.iter().filter(|stay| stay.holds(day)).map(|stay| stay.place.clone()).collect();
    let modules = course.composed(&places).into_iter();
    modules
        .map(|module| {
            let because = if module.scope.is_common() { Vec::new() } else { stays_of(module, stays, day) };
            (module, because)
        })
        .collect()
}

fn was_read(completed: &Completed<'_>, module: &Module) -> bool {
    completed.read.is_none_or(|read| module.lessons.iter().all(|lesson| read.contains(&lesson.id)))
}

fn part<'c>(module: &'c Module, since: Date, due: Due, formula: &Formula) -> Added<'c> {
    let days = Span::new().days(i64::from(formula.joiner_days));
    let own = since.checked_add(days).unwrap_or(Date::MAX);
    let due_on = due.on.map(|on| on.max(own));
    Added { module, since, due_on, last_on: due.last_on.zip(due_on).map(|(last, on)| last.max(on)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        answer::tests::{choose, question},
        course::{Kind, Lesson},
        edition::{
            Category, Mode, TestRule,
            tests::{FORMULA, WINDOW},
        },
        obligation::DueReason,
    };
    use jiff::civil::date;
    use proptest::prelude::*;

    const DUE: Due = Due { on: Some(WINDOW.due_on), because: DueReason::Window, last_on: Some(WINDOW.closes_on) };
    const COMPLETED: Date = date(2026, 11, 20);

    fn module(id: &str, scope: &str) -> Module {
        let lesson = Lesson { id: format!("{id}-1"), minutes: 3, topics: Vec::new() };
        Module {
            id: id.to_owned(),
            scope: scope.parse().expect("a scope"),
            as_of: None,
            locales: Vec::new(),
            topics: Vec::new(),
            lessons: vec![lesson],
            references: Vec::new(),
            questions: vec![question(id, Kind::Single, choose(&["a"]))],
        }
    }

    fn course() -> Course {
        let scopes = ["common", "country:JP", "union:EU", "country:DE", "country:US", "subdivision:US-CA"];
        let test = TestRule {
            mode: Mode::PassMark,
            pass_mark: 80,
            attempts: 3,
            cooldown_minutes: 60,
            time_limit_minutes: None,
        };
        Course {
            programme: "environment".to_owned(),
            category: Category::General,
            edition: "FY2026".to_owned(),
            fiscal_year: 2026,
            source_locale: "en".parse().expect("a locale"),
            locales: Vec::new(),
            window: WINDOW,
            formula: FORMULA,
            test,
            blueprint: Vec::new(),
            modules: scopes.iter().map(|scope| module(scope, scope)).collect(),
        }
    }

    fn place(country: &str, subdivision: Option<&str>) -> Place {
        Place {
            country: country.parse().expect("a country"),
            subdivision: subdivision.map(|code| code.parse().expect("a subdivision")),
        }
    }

    fn stay(country: &str, from: Date, until: Option<Date>) -> Stay {
        Stay { place: place(country, None), from, until }
    }

    fn ids<'a>(added: &'a [Added<'_>]) -> Vec<&'a str> {
        added.iter().map(|added| added.module.id.as_str()).collect()
    }

    fn completed(course: &Course) -> Completed<'_> {
        Completed { on: COMPLETED, course, read: None }
    }

    const MOVED: Date = date(2026, 12, 1);

    #[test]
    fn a_move_adds_the_law_of_the_new_place_and_forgets_nothing_that_was_done() {
        let course = course();
        let stays = [stay("JP", date(2019, 4, 1), Some(MOVED)), stay("DE", MOVED, None)];
        let added = added(&course, &completed(&course), &stays, DUE, &FORMULA, MOVED);
        assert_eq!(ids(&added), ["union:EU", "country:DE"]);
        assert!(added.iter().all(|part| (part.since, part.due_on) == (MOVED, Some(WINDOW.due_on))));
        let covered = covered(&completed(&course), &stays);
        let covered: Vec<_> = covered.iter().map(|(module, because)| (module.id.as_str(), because.clone())).collect();
        assert_eq!(covered, [("common", vec![]), ("country:JP", vec![0])]);
    }

    #[test]
    fn a_move_within_the_union_adds_the_country_only_and_a_move_back_nothing() {
        let course = course();
        let later = date(2027, 1, 10);
        let stays =
            [stay("FR", date(2019, 4, 1), Some(MOVED)), stay("DE", MOVED, Some(later)), stay("FR", later, None)];
        let on = |day| added(&course, &completed(&course), &stays, DUE, &FORMULA, day);
        assert_eq!(ids(&on(MOVED)), ["country:DE"]);
        assert_eq!(ids(&on(later)), [""; 0]);
    }

    #[test]
    fn a_late_move_gives_as_many_days_as_joining_does_and_none_after_the_end_adds_anything() {
        let course = course();
        let last = WINDOW.closes_on;
        let moved = |day: Date| {
            let stays = [stay("JP", date(2019, 4, 1), Some(day)), stay("US", day, None)];
            let parts = added(&course, &completed(&course), &stays, DUE, &FORMULA, day);
            parts.first().map(|part| (part.due_on, part.last_on, part.phase(&WINDOW, part.due_on.expect("a day"))))
        };
        let due_on = date(2027, 4, 30);
        assert_eq!(moved(last), Some((Some(due_on), Some(due_on), Phase::Open)));
        assert_eq!(moved(last.tomorrow().expect("a day")), None);
    }

    #[test]
    fn a_second_place_adds_its_law_and_another_site_of_the_country_moves_no_day() {
        let course = course();
        let (also, other) = (date(2026, 12, 20), date(2027, 1, 15));
        let berlin = stay("DE", also, Some(other));
        let stays = [stay("JP", date(2019, 4, 1), None), berlin, stay("DE", other, None)];
        let added = added(&course, &completed(&course), &stays, DUE, &FORMULA, date(2027, 2, 1));
        assert_eq!(ids(&added), ["union:EU", "country:DE"]);
        assert!(added.iter().all(|part| part.since == also));
        assert_eq!(stays_of(added[0].module, &stays, date(2027, 2, 1)), [2]);
    }

    #[test]
    fn new_content_adds_nothing_to_who_did_not_move() {
        let (old, new) = (Course { modules: vec![module("common", "common")], ..course() }, course());
        let stays = [stay("JP", date(2019, 4, 1), None)];
        assert_eq!(ids(&added(&new, &completed(&old), &stays, DUE, &FORMULA, MOVED)), [""; 0]);
    }

    #[test]
    fn a_move_that_became_known_after_the_test_is_not_covered_by_it() {
        let course = course();
        let moved = date(2026, 11, 10);
        let stays = [stay("JP", date(2019, 4, 1), Some(moved)), stay("US", moved, None)];
        let read: BTreeSet<String> = ["common-1", "country:JP-1"].map(str::to_owned).into();
        let completed = Completed { read: Some(&read), ..completed(&course) };
        let added = added(&course, &completed, &stays, DUE, &FORMULA, MOVED);
        assert_eq!(ids(&added), ["country:US"]);
        assert_eq!(covered(&completed, &stays).len(), 1, "the common module");
    }

    #[test]
    fn what_nothing_can_prove_is_not_added() {
        let mut course = course();
        course.modules.iter_mut().filter(|module| module.id == "union:EU").for_each(|module| module.questions.clear());
        let stays = [stay("JP", date(2019, 4, 1), Some(MOVED)), stay("DE", MOVED, None)];
        assert_eq!(ids(&added(&course, &completed(&course), &stays, DUE, &FORMULA, MOVED)), ["country:DE"]);
    }

    prop_compose! {
        fn histories()(
            stays in proptest::collection::vec(
                (0_usize..5, 0_i32..400, proptest::option::of(1_i32..300)), 0..5,
            ),
        ) -> Vec<Stay> {
            let places = [("JP", None), ("DE", None), ("FR", None), ("US", None), ("US", Some("US-CA"))];
            let day = |days: i32| date(2026, 4, 1).checked_add(Span::new().days(days)).expect("in range");
            let stay = |(at, from, days): (usize, i32, Option<i32>)| {
                let (country, part): (&str, Option<&str>) = places[at];
                Stay { place: place(country, part), from: day(from), until: days.map(|days| day(from + days)) }
            };
            stays.into_iter().map(stay).collect()
        }
    }

    proptest! {
        #[test]
        fn what_is_missing_was_not_covered_is_regional_and_came_by_a_move(stays in histories(), days in 0_i32..500) {
            let course = course();
            let day = COMPLETED.checked_add(Span::new().days(days)).expect("in range");
            let completed = completed(&course);
            let added = added(&course, &completed, &stays, DUE, &FORMULA, day);
            let covered: BTreeSet<&str> = covered(&completed, &stays).iter().map(|(module, _)| module.id.as_str()).collect();
            let holding: Vec<&Stay> = stays.iter().filter(|stay| stay.holds(day)).collect();
            for part in &added {
                prop_assert!(!covered.contains(part.module.id.as_str()));
                prop_assert!(!part.module.scope.is_common());
                prop_assert!(holding.iter().any(|stay| part.module.scope.covers(&stay.place)));
                prop_assert!(part.since > COMPLETED && part.since <= day && part.since <= WINDOW.closes_on);
                prop_assert!(part.due_on >= DUE.on && part.last_on >= DUE.last_on);
            }
            // Whoever moved before the end owes all of the places of today: done then, or added since.
            for (module, _) in composition_on(&course, &stays, day) {
                let late = since(module, &stays, day).is_some_and(|since| since > WINDOW.closes_on);
                let known = covered.contains(module.id.as_str()) || ids(&added).contains(&module.id.as_str());
                prop_assert!(known || late);
            }
        }

        #[test]
        fn without_a_move_nothing_is_missing(mut stays in histories(), days in 0_i32..500) {
            stays.retain(|stay| stay.from <= COMPLETED);
            let course = course();
            let day = COMPLETED.checked_add(Span::new().days(days)).expect("in range");
            prop_assert!(added(&course, &completed(&course), &stays, DUE, &FORMULA, day).is_empty());
        }
    }
}
