//! What has to be true of every demo, whatever its seed, its size and the day it is made on.

use super::*;
use crate::course::Folder;
use jiff::civil::{Date, date};
use kunren_domain::{
    obligation::{Facts, Standing},
    rate::{Rate, Share},
};
use std::{collections::BTreeMap, path::Path};

const TODAY: Date = date(2026, 11, 21);

fn plan(people: u32, seed: u64) -> Plan {
    plan_on(TODAY, people, seed)
}

fn plan_on(today: Date, people: u32, seed: u64) -> Plan {
    let folder = Folder::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../courses/environment-fy2026")));
    Plan::new(Given {
        course: folder.course,
        calendar: Calendar::around(today),
        this_year: EditionId::new(uuid::Uuid::from_u128(1)),
        version: VersionId::new(uuid::Uuid::from_u128(2)),
        size: Size { people, seed, ..Size::default() },
    })
}

#[test]
fn the_same_seed_makes_the_same_people_and_another_others() {
    let text = |plan: &Plan| format!("{:?}{:?}", plan.people, plan.records);
    assert!(text(&plan(1_000, 7)) == text(&plan(1_000, 7)));
    let names = |plan: Plan| plan.people.into_iter().map(|person| person.name).collect::<Vec<_>>();
    assert_ne!(names(plan(1_000, 7)), names(plan(1_000, 8)));
}

#[test]
fn nobody_leads_themselves_and_nobody_s_manager_is_gone() {
    let Plan { people, records, .. } = plan(20_000, 2026);
    for (at, person) in people.iter().enumerate() {
        assert!(person.manager.is_none_or(|manager| manager < at), "{at} reports to somebody earlier");
    }
    for placement in &records.placements {
        let Some(manager) = placement.manager else { continue };
        let (manager, person) = (&people[manager], &people[placement.person]);
        assert!(manager.left_on.is_none() && manager.story == Story::Ordinary || manager.story == Story::Account);
        assert_ne!(manager.id, person.id);
    }
    let levels = |mut at: usize| std::iter::from_fn(|| people[at].manager.inspect(|manager| at = *manager)).count();
    assert!((4..=6).contains(&(0..people.len()).map(levels).max().expect("people")));
}

#[test]
fn everybody_has_one_main_place_on_every_day() {
    let Plan { people, records, .. } = plan(20_000, 2026);
    let mut days = vec![None; people.len()];
    for placement in records.placements.iter().filter(|placement| placement.main) {
        let before = days[placement.person].replace(placement.to);
        assert_eq!(before.unwrap_or(Some(people[placement.person].joined_on)), Some(placement.from));
        assert!(placement.to.is_none_or(|to| to > placement.from));
    }
    assert!(days.iter().all(|last| *last == Some(None)));
}

#[test]
fn what_is_done_is_done_while_people_are_there() {
    let Plan { people, records, this_year, .. } = plan(20_000, 2026);
    let calendar = Calendar::around(TODAY);
    for completion in &records.completions {
        let person = &people[completion.person];
        let this = completion.edition == this_year;
        let window = if this { calendar.this_year } else { calendar.last_year };
        let last = if this { calendar.yesterday() } else { window.closes_on };
        assert!((window.opens_on..=last).contains(&completion.on), "{person:?}");
        assert!(person.joined_on <= completion.on, "{person:?}");
        assert!(person.left_on.is_none_or(|left| left > completion.on), "{person:?}");
        let away = person
            .leave
            .is_some_and(|(from, back)| from <= completion.on && back.is_none_or(|back| completion.on < back));
        assert!(!away, "{person:?}");
    }
    assert!(
        records.reads.iter().all(|read| read.on <= calendar.yesterday() && read.on >= people[read.person].joined_on)
    );
    let passed = records.submissions.iter().filter(|submission| submission.grading.passed).count();
    let with_attempt = records.completions.iter().filter(|completion| completion.attempt.is_some()).count();
    assert_eq!(passed, with_attempt);
    assert!(passed > 200);
}

/// Last year's rate by country at the end of a day.
fn last_year_by_country(plan: &Plan, day: Date) -> BTreeMap<usize, Rate> {
    let mut facts: Vec<Facts> = plan.people.iter().map(facts).collect();
    for completion in plan.records.completions.iter().filter(|completion| completion.edition == plan.last_year) {
        facts[completion.person].completed_on = Some(completion.on);
    }
    for exemption in plan.records.exemptions.iter().filter(|exemption| exemption.edition == plan.last_year) {
        facts[exemption.person].exempt = Some((exemption.from_on, None));
    }
    let mut rates: BTreeMap<usize, Rate> = BTreeMap::new();
    for owed in plan.records.obligations.iter().filter(|owed| owed.edition == plan.last_year) {
        let person = &plan.people[owed.person];
        let site = person.moved.filter(|(on, _)| *on <= day).map_or(person.site, |(_, site)| site);
        let rate = rates.entry(plan.organisation.sites[site].country).or_default();
        match facts[owed.person].standing(day) {
            Standing::Completed => *rate = Rate { completed: rate.completed + 1, counted: rate.counted + 1 },
            Standing::Assigned | Standing::InProgress => rate.counted += 1,
            Standing::OnLeave | Standing::Exempt | Standing::Left => {}
        }
    }
    rates
}

fn facts(person: &Person) -> Facts {
    let leave = person.leave.into_iter().collect();
    Facts { joined_on: Some(person.joined_on), left_on: person.left_on, leave, ..Facts::default() }
}

#[test]
fn the_published_picture_depends_on_neither_seed_nor_size_nor_day() {
    let days = [date(2026, 11, 21), date(2027, 1, 1), date(2027, 4, 2), date(2028, 2, 29), date(2027, 7, 15)];
    for (turn, today) in (0..).zip(days) {
        for people in [1_000, 2_000, 5_000] {
            let plan = plan_on(today, people, 40 + turn);
            for day in [plan.last_window.closes_on, today] {
                let mut shown = Vec::new();
                let rates = last_year_by_country(&plan, day);
                for side in [Some(true), Some(false), None] {
                    let within = rates
                        .iter()
                        .filter(|(at, _)| side.is_none_or(|side| plan.organisation.countries[**at].domestic == side));
                    let sum = within.fold(Rate::default(), |sum, (_, rate)| Rate {
                        completed: sum.completed + rate.completed,
                        counted: sum.counted + rate.counted,
                    });
                    shown.push(sum.share().expect("somebody counts").basis_points() / 100);
                }
                let reached = rates.values().filter(|rate| rate.reaches(Share::from_percent(95))).count();
                assert_eq!(shown, [98, 79, 96], "{people} people on {today}, as of {day}");
                // Later, the last of a handful who missed it may have left.
                assert!(reached == 31 || day == today, "{people} people on {today}: {reached}");
            }
        }
    }
}
