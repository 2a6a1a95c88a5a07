//! What assigns in SQL and what explains in Rust say the same of random people and random rules.

use crate::{
    both_databases,
    world::{COUNTRIES, EDITIONS, SITES, TODAY, World, name, post},
};
use jiff::{Span, civil::Date};
use kunren_domain::{
    audience::{Condition, Field, Person, Rule, matches},
    recurrence::Recurrence,
    role::Role,
};
use kunren_services::learning::audience::{Terms, Which};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;

const PEOPLE: usize = 60;
const RULES: usize = 200;

struct Luck(ChaCha8Rng);

impl Luck {
    fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    fn pick<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.below(list.len())]
    }

    fn day(&mut self) -> Date {
        let days = self.0.random_range(-900..30_i64);
        TODAY.checked_add(Span::new().days(days)).expect("in range")
    }

    fn site(&mut self) -> &'static str {
        SITES[self.below(SITES.len())].0
    }

    fn condition(&mut self) -> Condition {
        match self.below(14) {
            0 => return Condition::JoinedBefore(self.day()),
            1 => return Condition::JoinedAfter(self.day()),
            2 | 3 => return Condition::Completed(name(self.below(EDITIONS.len()))),
            _ => {}
        }
        let field = Field::ALL[self.below(Field::ALL.len())];
        let (countries, sites): (Vec<&str>, Vec<&str>) =
            (COUNTRIES.iter().map(|(code, ..)| *code).collect(), SITES.iter().map(|(code, ..)| *code).collect());
        let known: Vec<&str> = match field {
            Field::Country => countries,
            Field::Union => vec!["EU"],
            Field::Region => vec!["japan", "europe", "americas", "mars"],
            Field::Subdivision => vec!["JP-13", "DE-BY", "US-CA", "US-NY"],
            Field::Entity => vec!["KX-JP", "KX-DE", "KX-FR", "KX-US"],
            Field::Site => sites,
            Field::Department => vec!["Quality \"A\"", "', '); --", "製造部"],
            Field::JobFunction => vec!["engineer", "sales", ""],
            Field::Rank => vec!["staff", "leader"],
            Field::EmploymentType => vec!["employee", "contractor"],
        };
        let of = (0..=self.below(3)).map(|_| self.pick(&known).to_owned()).collect();
        Condition::One { field, of }
    }

    fn rule(&mut self, depth: usize) -> Rule {
        let kind = if depth == 0 { 9 } else { self.below(10) };
        let some = |luck: &mut Self| {
            let many = luck.below(4);
            (0..many).map(|_| luck.rule(depth - 1)).collect::<Vec<_>>()
        };
        match kind {
            0..=2 => Rule::all(some(self)),
            3..=5 => Rule::any(some(self)),
            6 | 7 => self.rule(depth - 1).negated(),
            _ => Rule::Is(self.condition()),
        }
    }

    fn recurrence(&mut self) -> Recurrence {
        match self.below(3) {
            0 => Recurrence::EveryMonths { months: u16::try_from(1 + self.below(36)).expect("small") },
            1 => Recurrence::FixedDate { month: 6, day: 30 },
            _ => Recurrence::EveryEdition,
        }
    }
}

/// What the SQL has to say.
fn owes(terms: &Terms, person: &Person) -> bool {
    let earlier = (0..2).filter_map(|edition| person.completed.get(&name(edition)));
    let excused = terms.recurrence.excuses_after(EDITIONS[2].2);
    let is_excused = excused.is_some_and(|after| earlier.max().is_some_and(|on| *on > after));
    person.joined_on <= TODAY && matches(&terms.rule, person, TODAY) && !is_excused
}

async fn people(world: &mut World, luck: &mut Luck) {
    for at in 0..PEOPLE {
        let joined = luck.day();
        let mut posts = Vec::new();
        for _ in 0..=luck.below(3) {
            let from = luck.day().max(joined);
            let to = (luck.below(2) == 0).then(|| luck.day()).filter(|to| *to > from);
            posts.push(kunren_domain::audience::Post {
                department: luck.pick(&["Quality \"A\"", "製造部", "Sales"]).to_owned(),
                job_function: luck.pick(&["engineer", "sales", ""]).to_owned(),
                rank: luck.pick(&["staff", "leader"]).to_owned(),
                employment_type: luck.pick(&["employee", "contractor"]).to_owned(),
                ..post(luck.site(), from, to)
            });
        }
        let person = world.hire(&format!("K-{at:03}"), joined, posts).await;
        for edition in 0..EDITIONS.len() {
            if luck.below(3) == 0 {
                world.completes(person, edition, luck.day()).await;
            }
        }
    }
}

both_databases! {
    async fn sql_and_rule_agree(db: Db) {
        let mut luck = Luck(ChaCha8Rng::seed_from_u64(12));
        let mut world = World::new(db).await;
        people(&mut world, &mut luck).await;
        let (mut some, mut none, mut all) = (0, 0, 0);
        for _ in 0..RULES {
            let terms = Terms { rule: luck.rule(3), recurrence: luck.recurrence() };
            let found: BTreeSet<String> =
                world.who(&terms, Which::Matching, Role::GroupAdministrator).await.into_iter().collect();
            let expected: BTreeSet<String> = world
                .people
                .iter()
                .filter(|(_, _, person)| owes(&terms, person))
                .map(|(_, number, _)| number.clone())
                .collect();
            assert_eq!(found, expected, "{} {:?}", terms.rule, terms.recurrence);
            match found.len() {
                0 => none += 1,
                PEOPLE => all += 1,
                _ => some += 1,
            }
        }
        // The rules tell people apart, or this proves nothing.
        assert!(some > none + all, "{none} of nobody, {some} of some, {all} of everybody");
    }
}
