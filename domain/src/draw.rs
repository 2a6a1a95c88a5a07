//! Drawing a confirmation test: which questions, in which order, by blueprint and seed.
//!
//! The draw is stored when an attempt opens and never made again; the seed is kept so that an auditor can repeat it.

use crate::{
    answer::Answer,
    course::{Kind, Module, Question},
    edition::BlueprintPart,
};
use rand::{SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One drawn question with the order in which its options are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// The question.
    pub question: String,
    /// Options in the order shown.
    pub options: Vec<String>,
    /// Matches in the order shown; empty unless the question is a matching.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matches: Vec<String>,
}

/// Draws a test from the person's modules. Questions not in `seen` come first; the same arguments give the same draw.
///
/// Each blueprint part takes its count from its banks; what a part cannot fill (nobody wrote a regional module for the
/// place, or its bank is small) is taken from the common bank, so that the test has its full length wherever the banks
/// together hold enough.
#[must_use]
pub fn draw(modules: &[&Module], blueprint: &[BlueprintPart], seen: &BTreeSet<String>, seed: u64) -> Vec<Drawn> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut taken: Vec<&Question> = Vec::new();
    for part in blueprint {
        take(modules, &part.from, part.count, seen, &mut taken, &mut rng);
    }
    let wanted: usize = blueprint.iter().map(|part| part.count).sum();
    let missing = wanted.saturating_sub(taken.len());
    take(modules, "common", missing, seen, &mut taken, &mut rng);
    taken.shuffle(&mut rng);
    taken.into_iter().map(|question| show(question, &mut rng)).collect()
}

/// How many questions the test of modules that moves added asks: as many as the blueprint takes from regional banks or
/// from theirs by name, at least one from each module, at most all there are.
#[must_use]
pub fn added_size(modules: &[&Module], blueprint: &[BlueprintPart]) -> usize {
    let is_theirs = |from: &str| from == "regional" || modules.iter().any(|module| module.id == from);
    let wanted: usize = blueprint.iter().filter(|part| is_theirs(&part.from)).map(|part| part.count).sum();
    let banks = modules.iter().filter(|module| !module.questions.is_empty()).count();
    wanted.max(banks).min(modules.iter().map(|module| module.questions.len()).sum())
}

/// Draws the test of modules that moves added: from their banks only, and from each of them. Otherwise like [`draw`].
#[must_use]
pub fn draw_added(modules: &[&Module], blueprint: &[BlueprintPart], seen: &BTreeSet<String>, seed: u64) -> Vec<Drawn> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut taken: Vec<&Question> = Vec::new();
    for module in modules {
        take(modules, &module.id, 1, seen, &mut taken, &mut rng);
    }
    let missing = added_size(modules, blueprint).saturating_sub(taken.len());
    take(modules, "regional", missing, seen, &mut taken, &mut rng);
    taken.shuffle(&mut rng);
    taken.into_iter().map(|question| show(question, &mut rng)).collect()
}

/// The same questions again in another order: what is still wrong is corrected.
#[must_use]
pub fn redraw(questions: &[&Question], seed: u64) -> Vec<Drawn> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut questions = questions.to_vec();
    questions.shuffle(&mut rng);
    questions.into_iter().map(|question| show(question, &mut rng)).collect()
}

fn take<'a>(
    modules: &[&'a Module],
    from: &str,
    count: usize,
    seen: &BTreeSet<String>,
    taken: &mut Vec<&'a Question>,
    rng: &mut ChaCha8Rng,
) {
    let mut bank: Vec<&Question> = modules
        .iter()
        .filter(|module| draws_from(module, from))
        .flat_map(|module| &module.questions)
        .filter(|question| taken.iter().all(|have| have.id != question.id))
        .collect();
    bank.shuffle(rng);
    bank.sort_by_key(|question| seen.contains(&question.id));
    taken.extend(bank.into_iter().take(count));
}

fn draws_from(module: &Module, from: &str) -> bool {
    match from {
        "common" => module.scope.is_common(),
        "regional" => !module.scope.is_common(),
        id => module.id == id,
    }
}

fn show(question: &Question, rng: &mut ChaCha8Rng) -> Drawn {
    let mut options = question.options.clone();
    if question.kind != Kind::TrueFalse {
        options.shuffle(rng);
    }
    // An ordering that happens to be shown in its right order would give the answer away.
    if let Answer::Order(right) = &question.right
        && *right == options
        && !options.is_empty()
    {
        options.rotate_left(1);
    }
    let mut matches = question.matches.clone();
    matches.shuffle(rng);
    Drawn { question: question.id.clone(), options, matches }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        answer::tests::{choose, question},
        jurisdiction::Scope,
    };
    use proptest::prelude::*;

    fn module(id: &str, scope: &str, bank: usize) -> Module {
        Module {
            id: id.to_owned(),
            scope: scope.parse::<Scope>().expect("a scope"),
            as_of: None,
            locales: Vec::new(),
            topics: vec!["topic".to_owned()],
            lessons: Vec::new(),
            references: Vec::new(),
            questions: (0..bank).map(|n| question(&format!("{id}-{n}"), Kind::Single, choose(&["a"]))).collect(),
        }
    }

    fn parts(common: usize, regional: usize) -> Vec<BlueprintPart> {
        vec![
            BlueprintPart { from: "common".to_owned(), count: common },
            BlueprintPart { from: "regional".to_owned(), count: regional },
        ]
    }

    fn ids(drawn: &[Drawn]) -> BTreeSet<&str> {
        drawn.iter().map(|drawn| drawn.question.as_str()).collect()
    }

    #[test]
    fn where_there_is_no_regional_module_the_common_bank_fills_up() {
        let common = module("common", "common", 12);
        assert_eq!(ids(&draw(&[&common], &parts(7, 3), &BTreeSet::new(), 1)).len(), 10);
    }

    #[test]
    fn an_ordering_is_never_shown_solved() {
        let right = Answer::Order(vec!["a".into(), "b".into(), "c".into()]);
        let ordering = question("o", Kind::Ordering, right);
        for seed in 0..50 {
            assert_ne!(redraw(&[&ordering], seed)[0].options, ["a", "b", "c"]);
        }
    }

    proptest! {
        #[test]
        fn the_blueprint_is_always_met(
            common_bank in 0_usize..30, regional_bank in 0_usize..12, common in 0_usize..10, regional in 0_usize..5, seed: u64,
        ) {
            let (core, law) = (module("core", "common", common_bank), module("law", "country:JP", regional_bank));
            let drawn = draw(&[&core, &law], &parts(common, regional), &BTreeSet::new(), seed);
            let from_law = drawn.iter().filter(|drawn| drawn.question.starts_with("law")).count();
            prop_assert_eq!(ids(&drawn).len(), drawn.len(), "no question twice");
            prop_assert_eq!(from_law, regional.min(regional_bank));
            prop_assert_eq!(drawn.len() - from_law, (common + regional - from_law).min(common_bank));
        }

        #[test]
        fn the_same_seed_gives_the_same_draw(bank in 1_usize..30, count in 1_usize..12, seed: u64) {
            let core = module("core", "common", bank);
            let again = || draw(&[&core], &parts(count, 0), &BTreeSet::new(), seed);
            prop_assert_eq!(again(), again());
        }

        #[test]
        fn unseen_questions_come_first(bank in 4_usize..30, seed: u64, seen_share in 0_usize..30) {
            let core = module("core", "common", bank);
            let seen: BTreeSet<String> = core.questions.iter().take(seen_share.min(bank)).map(|q| q.id.clone()).collect();
            let drawn = draw(&[&core], &parts(4, 0), &seen, seed);
            let repeated = drawn.iter().filter(|drawn| seen.contains(&drawn.question)).count();
            prop_assert_eq!(repeated, 4_usize.saturating_sub(bank - seen.len()));
        }

        #[test]
        fn the_test_of_an_added_part_asks_of_every_module_and_of_nothing_else(
            banks in proptest::collection::vec(0_usize..8, 1..5), regional in 0_usize..9, seed: u64,
        ) {
            let laws: Vec<Module> =
                banks.iter().enumerate().map(|(at, bank)| module(&format!("law{at}"), "country:JP", *bank)).collect();
            let laws: Vec<&Module> = laws.iter().collect();
            let drawn = draw_added(&laws, &parts(7, regional), &BTreeSet::new(), seed);
            prop_assert_eq!(ids(&drawn).len(), drawn.len(), "no question twice");
            prop_assert_eq!(drawn.len(), added_size(&laws, &parts(7, regional)));
            let filled = banks.iter().filter(|bank| **bank > 0).count();
            prop_assert_eq!(drawn.len(), regional.max(filled).min(banks.iter().sum()));
            for law in &laws {
                let own = drawn.iter().filter(|drawn| drawn.question.starts_with(&law.id)).count();
                prop_assert_eq!(own == 0, law.questions.is_empty());
            }
        }

        #[test]
        fn options_are_shuffled_never_lost(seed: u64) {
            let matching = question("m", Kind::Matching, choose(&["a"]));
            let drawn = &redraw(&[&matching], seed)[0];
            let sorted = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<_>>();
            prop_assert_eq!(sorted(&drawn.options), sorted(&matching.options));
            prop_assert_eq!(sorted(&drawn.matches), sorted(&matching.matches));
        }
    }
}
