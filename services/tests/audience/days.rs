//! Which due days a change of the recurrence moves: told beforehand as everybody's own page tells it afterwards.

use crate::{
    both_databases,
    permit::permit,
    world::{EDITIONS, SITES, TODAY, World, post},
};
use jiff::{
    Span, Timestamp,
    civil::{Date, date},
};
use kunren_domain::{
    audience::Rule,
    id::PersonId,
    obligation::{Lateness, Standing},
    recurrence::Recurrence,
    role::Role,
};
use kunren_services::{
    Db, chance,
    db::{Day, Time},
    execute, in_transaction,
    learning::{
        assign_missing,
        audience::{MovedDays, MovedHeads, Outcome, Terms, preview},
    },
    participation::{Releasing, exempt, person},
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::HashMap;
use uuid::Uuid;

const LONG_AGO: Date = date(2020, 4, 1);
const PEOPLE: usize = 40;
const EVERY: Recurrence = Recurrence::EveryEdition;

const fn months(months: u16) -> Recurrence {
    Recurrence::EveryMonths { months }
}

const fn yearly(month: i8, day: i8) -> Recurrence {
    Recurrence::FixedDate { month, day }
}

const fn terms(recurrence: Recurrence) -> Terms {
    Terms { rule: Rule::All(Vec::new()), recurrence }
}

/// Somebody who owed an earlier edition, and completed it on a day.
async fn owed(world: &mut World, person: PersonId, edition: usize, completed_on: Option<Date>) {
    let id = world.editions[edition];
    let since = EDITIONS[edition].1;
    in_transaction!(world.kunren.db(), |conn, person, id, since| {
        let sql = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) VALUES ($1, $2, $3, $4)";
        execute!(conn, sql, chance::uuid(), person.get(), id.get(), Day(since)).map(drop)
    })
    .expect("an obligation");
    if let Some(on) = completed_on {
        world.completes(person, edition, on).await;
    }
}

/// Everybody is assigned this edition on the day it opens, or on the day of joining; one in ten today.
async fn assigned_in_time(world: &World) {
    let (edition, opens_on) = (world.edition(), EDITIONS[2].1);
    assign_missing(&world.kunren).await.expect("they are assigned");
    in_transaction!(world.kunren.db(), |conn, edition, opens_on| {
        let sql = "UPDATE obligation
                   SET assigned_on = (
                       SELECT CASE WHEN p.joined_on > $2 THEN p.joined_on ELSE $2 END FROM person AS p WHERE p.id = person_id
                   )
                   WHERE edition_id = $1 AND person_id IN (SELECT l.id FROM person AS l WHERE l.number NOT LIKE '%9')";
        execute!(conn, sql, edition.get(), Day(opens_on)).map(drop)
    })
    .expect("they were assigned in time");
}

async fn away(world: &World, person: PersonId, from: Date, back: Option<Date>) {
    in_transaction!(world.kunren.db(), |conn, person, from, back| {
        let sql = "INSERT INTO leave_interval (id, person_id, from_on, back_on) VALUES ($1, $2, $3, $4)";
        execute!(conn, sql, chance::uuid(), person.get(), Day(from), back.map(Day)).map(drop)
    })
    .expect("a leave");
}

async fn gets_more_time(world: &World, person: PersonId, until: Date) {
    let edition = world.edition();
    let at: Timestamp = "2026-11-21T03:00:00Z".parse().expect("a time");
    in_transaction!(world.kunren.db(), |conn, person, edition, until, at| {
        let sql = "INSERT INTO extension (id, person_id, edition_id, from_on, until_on, reopens, reason, granted_by, granted_at)
                   VALUES ($1, $2, $3, $4, $5, FALSE, 'Agreed.', $6, $7)";
        execute!(conn, sql, chance::uuid(), person.get(), edition.get(), Day(TODAY), Day(until), Uuid::nil(), Time(at)).map(drop)
    })
    .expect("more time");
}

async fn days_of(world: &World, recurrence: Recurrence, role: Role) -> Option<MovedDays> {
    let terms = terms(recurrence);
    preview(&world.kunren, &permit(role), world.edition(), &terms).await.expect("an answer").days.map(|days| *days)
}

/// What somebody's page says about this edition; nothing where it is not owed.
struct Told {
    country: String,
    completed: bool,
    due_on: Option<Date>,
    late: bool,
    missed: usize,
}

async fn told(world: &World) -> HashMap<PersonId, Told> {
    let mut all = HashMap::new();
    for (id, ..) in &world.people {
        let facts = person(&world.kunren, &permit(Role::Auditor), *id).await.expect("somebody");
        let Some(owed) = facts.owed.iter().find(|owed| owed.edition == world.edition()) else { continue };
        if owed.standing == Standing::Exempt {
            continue;
        }
        let told = Told {
            country: facts.country.to_string(),
            completed: owed.standing == Standing::Completed,
            due_on: owed.due.on,
            late: owed.lateness == Lateness::Overdue,
            missed: owed.cycles.iter().filter(|cycle| cycle.missed).count(),
        };
        all.insert(*id, told);
    }
    all
}

/// The same as the preview, person by person, from the pages before and after the change.
fn compared(before: &HashMap<PersonId, Told>, after: &HashMap<PersonId, Told>) -> MovedDays {
    let mut days = MovedDays::default();
    for (id, new) in after {
        let old = before.get(id);
        let day = |told: &Told| told.due_on.unwrap_or(Date::MAX);
        let both = old.filter(|_| !new.completed);
        let heads = MovedHeads {
            earlier: u64::from(both.is_some_and(|old| day(new) < day(old))),
            later: u64::from(both.is_some_and(|old| day(new) > day(old))),
            overdue: u64::from(new.late && !old.is_some_and(|old| old.late)),
            missed: u64::from(new.missed > old.map_or(0, |old| old.missed)),
        };
        let country = new.country.parse().expect("a country");
        if heads != MovedHeads::default() {
            for sum in [&mut days.total, days.countries.entry(Some(country)).or_default()] {
                sum.earlier += heads.earlier;
                sum.later += heads.later;
                sum.overdue += heads.overdue;
                sum.missed += heads.missed;
            }
        }
        if let Some(on) = new.due_on.filter(|_| !new.completed) {
            let (first, last) = days.range.unwrap_or((on, on));
            days.range = Some((first.min(on), last.max(on)));
        }
    }
    days
}

fn after(day: Date, days: i64) -> Date {
    day.checked_add(Span::new().days(days)).expect("in range")
}

/// People with years behind them, some away, some with more time, some released, a few just arrived.
async fn of_luck(db: Db, seed: u64) -> World {
    let (mut world, mut luck) = (World::new(db).await, ChaCha8Rng::seed_from_u64(seed));
    for at in 0..PEOPLE {
        let site = SITES[luck.random_range(0..SITES.len())].0;
        let joined = if luck.random_bool(0.2) { after(TODAY, luck.random_range(-200..1)) } else { LONG_AGO };
        let person = world.hire(&format!("P-{at:02}"), joined, vec![post(site, joined, None)]).await;
        for (edition, (_, opens, _)) in EDITIONS.iter().enumerate().take(2) {
            if luck.random_bool(0.8) {
                let done = luck.random_bool(0.8).then(|| after(*opens, luck.random_range(0..240)));
                owed(&mut world, person, edition, done).await;
            }
        }
        if luck.random_bool(0.3) {
            let from = after(TODAY, luck.random_range(-300..0));
            let back = luck.random_bool(0.7).then(|| after(from, luck.random_range(1..200)));
            away(&world, person, from, back).await;
        }
    }
    assigned_in_time(&world).await;
    for at in 0..PEOPLE {
        let (id, ..) = world.people[at];
        match luck.random_range(0..8) {
            0 => gets_more_time(&world, id, after(TODAY, luck.random_range(1..100))).await,
            1 => world.completes(id, 2, after(TODAY, luck.random_range(-50..1))).await,
            2 => {
                let (edition, reason) = (world.edition(), "On a long project.");
                let releasing = Releasing { person: id, edition, until: None, reason, evidence: "" };
                exempt(&world.kunren, &permit(Role::GroupAdministrator), releasing).await.expect("exempt");
            }
            _ => {}
        }
    }
    world
}

both_databases! {
    async fn it_is_what_everybody_is_told_afterwards(db: Db) {
        let world = of_luck(db, 7).await;
        let mut seen = MovedHeads::default();
        let mut before = told(&world).await;
        for recurrence in [months(13), months(5), EVERY, yearly(10, 20), months(24), yearly(3, 1), months(12), EVERY] {
            let expected = days_of(&world, recurrence, Role::Auditor).await.expect("days move");
            world.set_terms(&terms(recurrence), true).await.expect("it is set");
            let now = told(&world).await;
            assert_eq!(expected, compared(&before, &now), "{recurrence}");
            before = now;
            let total = expected.total;
            seen.earlier += total.earlier;
            seen.later += total.later;
            seen.overdue += total.overdue;
            seen.missed += total.missed;
        }
        // A comparison of nothings proves nothing.
        assert!(seen.earlier > 20 && seen.later > 20 && seen.overdue > 10 && seen.missed > 20, "{seen:?}");
    }

    async fn days_are_not_looked_at_where_the_recurrence_stays(db: Db) {
        let world = of_luck(db, 11).await;
        assert_eq!(days_of(&world, EVERY, Role::Auditor).await, None);
        world.set_terms(&terms(months(24)), true).await.expect("it is set");
        assert_eq!(days_of(&world, months(24), Role::Auditor).await, None);
        assert!(days_of(&world, EVERY, Role::Auditor).await.is_some());
    }

    async fn who_would_be_overdue_at_once_is_asked_about(db: Db) {
        let mut world = World::new(db).await;
        for at in 1..=20 {
            let person = world.hire(&format!("J-{at:02}"), LONG_AGO, vec![post("TKY", LONG_AGO, None)]).await;
            owed(&mut world, person, 1, Some(date(2026, 1, 10))).await;
        }
        let greta = world.hire("D-01", LONG_AGO, vec![post("MUC", LONG_AGO, None)]).await;
        owed(&mut world, greta, 1, Some(date(2025, 11, 2))).await;
        assigned_in_time(&world).await;
        // Until 10 January or 2 November: hers is over.
        let Err(Outcome::Unconfirmed(stopped)) = world.set_terms(&terms(months(12)), false).await else { panic!("it stops") };
        assert!(!stopped.is_drastic() && stopped.overdue() == 1, "one of twenty-one, and nobody is released");
        let days = stopped.days.expect("days move");
        let one = MovedHeads { earlier: 1, later: 0, overdue: 1, missed: 1 };
        assert_eq!(days.countries[&Some("DE".parse().expect("a country"))], one);
        assert_eq!((days.total.earlier, days.range), (21, Some((date(2026, 11, 2), date(2027, 1, 10)))));
        // Elsewhere nobody hears of her.
        let japan = || Role::CountryCoordinator(["JP".parse().expect("a country")].into());
        let seen = days_of(&world, months(12), japan()).await.expect("days move");
        assert_eq!((seen.total.earlier, seen.total.overdue, seen.countries.len()), (20, 0, 1));
        world.set_terms(&terms(months(12)), true).await.expect("it is confirmed");
        // What makes nobody overdue asks nobody.
        world.set_terms(&terms(EVERY), false).await.expect("it is set");
    }
}
