//! What assigns in SQL and what explains in Rust say the same of random people and random rules.

use crate::{
    both_databases,
    world::{COUNTRIES, EDITIONS, SITES, TODAY, World, name, permit, post},
};
use jiff::{Span, civil::Date};
use kunren_domain::{
    audience::{Condition, Field, Person, Rule, matches},
    recurrence::Recurrence,
    role::Role,
};
use kunren_services::{
    Error,
    learning::{
        NotOwedBecause,
        audience::{CountryHeads, Terms, Which, preview},
        why_not,
    },
};
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

const OWING: &str = "SELECT p.number FROM obligation AS o JOIN person AS p ON p.id = o.person_id
                     WHERE o.edition_id = $1 AND p.joined_on <= $2 AND NOT EXISTS (
                         SELECT 1 FROM exemption AS x
                         WHERE x.person_id = p.id AND x.edition_id = o.edition_id AND x.from_on <= $2
                             AND (x.until_on IS NULL OR x.until_on >= $2))";

/// The counts of a preview are the people of its lists, in each country.
async fn counts_are_the_people(world: &World, terms: &Terms) {
    let everywhere = Role::GroupAdministrator;
    let seen = preview(&world.kunren, &permit(everywhere.clone()), world.edition(), terms).await.expect("an answer");
    let mut sums = CountryHeads::default();
    for (country, heads) in &seen.countries {
        sums.employed += heads.employed;
        sums.matching += heads.matching;
        sums.owing += heads.owing;
        sums.gaining += heads.gaining;
        sums.released += heads.released;
        let Some(country) = *country else { continue };
        let coordinator = Role::CountryCoordinator([country].into());
        let there = preview(&world.kunren, &permit(coordinator.clone()), world.edition(), terms).await;
        assert_eq!(there.expect("an answer").countries, [(Some(country), *heads)], "{}", terms.rule);
        let listed = world.who(terms, Which::Released, coordinator).await;
        assert_eq!(heads.released, listed.len() as u64, "{}", terms.rule);
    }
    assert_eq!(sums, seen.total);
    for (which, count) in [
        (Which::Matching, seen.total.matching),
        (Which::Gaining, seen.total.gaining),
        (Which::Released, seen.total.released),
    ] {
        assert_eq!(world.who(terms, which, everywhere.clone()).await.len() as u64, count, "{which:?} {}", terms.rule);
    }
    assert_eq!(world.numbers(OWING).await.len() as u64, seen.total.owing);
}

/// Something stands in the way of exactly those whom nothing would be assigned to. How many were asked about.
async fn why_not_says_what_assigning_says(world: &World, terms: &Terms) -> usize {
    let mut asked = 0;
    for (person, number, known) in world.people.iter().step_by(5) {
        let found = why_not(&world.kunren, &permit(Role::GroupAdministrator), *person, world.edition()).await;
        match found {
            Ok(why) => {
                let free = why.because == [NotOwedBecause::Soon];
                assert_eq!(free, owes(terms, known), "{number} {} {:?}", terms.rule, why.because);
                asked += 1;
            }
            // Nobody sees who works nowhere today.
            Err(Error::NotFound) => {}
            Err(error) => panic!("{error}"),
        }
    }
    asked
}

both_databases! {
    async fn counts_and_lists_agree(db: Db) {
        let mut luck = Luck(ChaCha8Rng::seed_from_u64(2027));
        let mut world = World::new(db).await;
        people(&mut world, &mut luck).await;
        let (mut changed, mut explained) = (0, 0);
        for _ in 0..12 {
            // Some owe it, some are released, some completed it all the same.
            let terms = Terms { rule: luck.rule(2), recurrence: luck.recurrence() };
            if let Ok(changes) = world.set_terms(&terms, true).await {
                changed += changes.sum();
                explained += why_not_says_what_assigning_says(&world, &terms).await;
            }
            for _ in 0..3 {
                let terms = Terms { rule: luck.rule(2), recurrence: luck.recurrence() };
                counts_are_the_people(&world, &terms).await;
            }
        }
        assert!(changed > 60 && explained > 60, "{changed} {explained}");
    }

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
