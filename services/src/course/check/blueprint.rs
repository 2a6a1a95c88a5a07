//! The banks hold what the test asks for, wherever somebody works.

use super::super::{
    folder::Folder,
    problem::{Problem, ProblemKind},
};
use kunren_domain::{
    course::{Course, Module, Question},
    draw::draw,
    jurisdiction::{Country, Place, Scope},
};
use std::collections::BTreeSet;

pub(super) fn check(folder: &Folder, problems: &mut Vec<Problem>) {
    let half = |question: &Question| question.options.is_empty();
    let halves = folder.course.modules.iter().flat_map(|module| &module.questions).any(half);
    if halves || folder.doubtful.iter().any(|fact| fact.starts_with("question/")) {
        // Some questions could not be read, so there is no counting them.
        return;
    }
    let course = &folder.course;
    for (number, part) in course.blueprint.iter().enumerate() {
        let at = folder.place(&format!("blueprint/{number}"));
        let held = match part.from.as_str() {
            // Where there are too few of these, the common bank fills up: seen place by place below.
            "regional" => continue,
            "common" => Some(bank(course.modules.iter().filter(|module| module.scope.is_common()))),
            id => course.modules.iter().find(|module| module.id == id).map(|module| module.questions.len()),
        };
        let from = part.from.clone();
        match held {
            None => problems.push(at.problem(ProblemKind::Unknown { what: "bank", id: from })),
            Some(held) if held < part.count => {
                problems.push(at.problem(ProblemKind::BankTooSmall { from, wanted: part.count, held }));
            }
            Some(_) => {}
        }
    }
    problems.extend(too_long(course).map(|what| folder.place("blueprint/0").problem(what)));
}

fn bank<'a>(modules: impl Iterator<Item = &'a Module>) -> usize {
    modules.map(|module| module.questions.len()).sum()
}

/// The place where fewest questions fit, when they are too few. Somebody with several places has more of them.
fn too_long(course: &Course) -> Option<ProblemKind> {
    let wanted: usize = course.blueprint.iter().map(|part| part.count).sum();
    let drawn = |places: &[Place]| {
        let modules: Vec<&Module> = course.composed(places);
        draw(&modules, &course.blueprint, &BTreeSet::new(), 0).len()
    };
    let elsewhere = ("places without a regional module".to_owned(), drawn(&[]));
    let here = places(course).into_iter().map(|place| (name(&place), drawn(&[place])));
    let (place, held) = here.chain([elsewhere]).min_by_key(|(_, held)| *held)?;
    (held < wanted).then_some(ProblemKind::TestTooLong { place, wanted, held })
}

/// Every place that some module is for.
fn places(course: &Course) -> Vec<Place> {
    let in_country = |country| Place { country, subdivision: None };
    let countries = course.modules.iter().flat_map(|module| match &module.scope {
        Scope::Common => Vec::new(),
        Scope::Country(country) => vec![in_country(*country)],
        Scope::Subdivision(subdivision) => {
            let country = subdivision.as_str().get(..2).and_then(|code| code.parse::<Country>().ok());
            country.map(|country| Place { country, subdivision: Some(subdivision.clone()) }).into_iter().collect()
        }
        Scope::Union(union) => union.members().iter().filter_map(|code| code.parse().ok()).map(in_country).collect(),
    });
    countries.collect::<BTreeSet<_>>().into_iter().collect()
}

fn name(place: &Place) -> String {
    place.subdivision.as_ref().map_or_else(|| place.country.to_string(), ToString::to_string)
}
