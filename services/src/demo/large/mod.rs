//! A large organisation: the demo of usual size with everything it tells, and around it as many people as are asked for,
//! in up to 60 countries, a place of work for each two hundred, and an edition a year for those who were there.
//!
//! Its people are made and stored part by part, so that a million need no more memory than ten thousand. Each part
//! comes from a stream of luck of its own: the same seed and size make the same people.

mod further;
mod history;
mod places;
mod store;

use super::{
    DemoError, FEWEST_COUNTRIES, Size,
    calendar::{Calendar, plus},
    luck::{Ids, Luck},
    names::NameBook,
    organisation::Organisation,
    plan::Plan,
    store as usual,
    year::{Rhythms, minute, moment},
};
use crate::{
    db::{Conn, insert::insert_all},
    error::Error,
    execute, in_transaction,
    kunren::Kunren,
};
use history::{Completion, Owed, Part, World, Year};
use jiff::Span;
use kunren_domain::{edition::Window, id::EditionId, target::Node};
use places::Places;
use std::{ops::Range, sync::Arc};

/// People stored in one transaction, about.
const PART: u32 = 10_000;
/// Percent of those who owed an earlier edition in the usual organisation that completed it.
const TURNOUT: u32 = 95;
/// The first number of those around: eight digits, so that nobody's of the usual six meets it.
const FIRST_NUMBER: u32 = 10_000_001;

/// What was added to the usual organisation.
pub(super) struct Added {
    pub(super) countries: usize,
    pub(super) entities: usize,
    pub(super) sites: usize,
    pub(super) people: usize,
}

/// Adds people, until there are as many as asked for.
pub(super) async fn add(kunren: &Kunren, plan: Arc<Plan>, calendar: Calendar, size: Size) -> Result<Added, DemoError> {
    let mut ids = Ids::of_part(size.seed, 0);
    let countries = usize::from(size.countries.saturating_sub(FEWEST_COUNTRIES));
    let further = Arc::new(Organisation::of(&further::COUNTRIES[..countries.min(further::COUNTRIES.len())], &mut ids));
    let usual_size = u32::try_from(plan.people.len()).unwrap_or(u32::MAX);
    let people = size.people.saturating_sub(usual_size);
    let places = Places::new([&plan.organisation, &further], &plan.course, people, usual_size, &mut ids);
    let names = places.lands.iter().map(|land| NameBook::new(land.plan.names)).collect();
    let years = years(&plan, calendar, size.editions, &mut ids);
    let world = Arc::new(World { seed: size.seed, calendar, places, years, names });
    let added = Added {
        countries: further.countries.len(),
        entities: further.entities.len(),
        sites: world.places.all.len() - plan.organisation.sites.len(),
        people: usize::try_from(people).unwrap_or(usize::MAX),
    };
    let earlier = Arc::new(earlier(&plan, &world));
    in_transaction!(kunren.db(), |conn, world, plan, further, earlier| {
        usual::places(conn, &further).await?;
        store::places(conn, &world).await?;
        editions(conn, &world, &plan).await?;
        store::part(conn, &world, plan.version, &earlier).await
    })?;
    parts(kunren, &plan, &world).await?;
    in_transaction!(kunren.db(), |conn| { execute!(conn, "ANALYZE").map(drop).map_err(Error::from) })?;
    Ok(added)
}

/// Makes the next part while one is stored.
async fn parts(kunren: &Kunren, plan: &Arc<Plan>, world: &Arc<World>) -> Result<(), DemoError> {
    let make = |(number, places, first): (u64, Range<usize>, u32)| {
        let world = world.clone();
        tokio::task::spawn_blocking(move || history::part(&world, number, places, first))
    };
    let mut cut = cut(&world.places).into_iter();
    let mut making = cut.next().map(make);
    while let Some(made) = making.take() {
        let part = Arc::new(made.await.map_err(|_| Error::Stored("a part of the demo"))?);
        making = cut.next().map(make);
        in_transaction!(kunren.db(), |conn, world, plan, part| {
            store::part(conn, &world, plan.version, &part).await
        })?;
    }
    Ok(())
}

/// Number of each part from 1, its places, and the number of its first person.
fn cut(places: &Places) -> Vec<(u64, Range<usize>, u32)> {
    let (mut cut, mut first, mut from, mut heads) = (Vec::new(), FIRST_NUMBER, 0, 0);
    for (at, place) in places.all.iter().enumerate() {
        heads += place.heads;
        if heads >= PART || at + 1 == places.all.len() {
            cut.push((cut.len() as u64 + 1, from..at + 1, first));
            (first, from, heads) = (first + heads, at + 1, 0);
        }
    }
    cut
}

/// So many editions, the oldest first.
fn years(plan: &Plan, calendar: Calendar, editions: u16, ids: &mut Ids) -> Vec<Year> {
    let before = |years: u16| {
        let day = |day: jiff::civil::Date| day.checked_sub(Span::new().years(i64::from(years))).unwrap_or(day);
        let last = calendar.last_year;
        Window {
            opens_on: day(last.opens_on),
            due_on: day(last.due_on),
            grace_until: day(last.grace_until),
            closes_on: day(last.closes_on),
        }
    };
    let earlier = (1..editions.saturating_sub(1)).rev().map(|years| (EditionId::new(ids.next()), before(years)));
    let known = [(plan.last_year, calendar.last_year), (plan.this_year, calendar.this_year)];
    let all: Vec<_> = earlier.chain(known).collect();
    all.into_iter().map(|(edition, window)| Year { edition, window, rhythms: Rhythms::new(&window) }).collect()
}

/// The earlier editions and their target.
async fn editions(conn: &mut Conn, world: &World, plan: &Plan) -> Result<(), Error> {
    let earlier = world.years.len().saturating_sub(2);
    for (year, years_ago) in world.years[..earlier].iter().rev().zip(2..) {
        usual::past_edition(conn, &plan.course, year.edition, years_ago, &year.window).await?;
        let set_at = moment(&jiff::tz::TimeZone::UTC, plus(year.window.opens_on, -super::targets::SET_BEFORE), 0);
        let into = "INSERT INTO target (id, edition_id, node, basis_points, reason, set_at) ";
        let one = [(year.edition.get(), Node::Group.to_string(), set_at)];
        insert_all!(conn, into, &one, |one| [
            one.0,
            one.0,
            one.1.as_str(),
            9_500_i64,
            "Environmental action plan",
            crate::db::Time(one.2),
        ])?;
    }
    Ok(())
}

/// What the people of the usual organisation owed and completed in the earlier editions.
fn earlier(plan: &Plan, world: &World) -> Part {
    let (mut luck, mut ids) = (Luck::of_part(world.seed, 0), Ids::of_part(world.seed.rotate_left(8), 0));
    let mut part = Part::default();
    for year in &world.years[..world.years.len().saturating_sub(2)] {
        for person in &plan.people {
            let gone = person.left_on.is_some_and(|left| left <= year.window.closes_on);
            if gone || person.joined_on > year.window.closes_on {
                continue;
            }
            let (site, edition) = (&plan.organisation.sites[person.site], year.edition);
            let (who, assigned_on) = (person.id.get(), person.joined_on.max(year.window.opens_on));
            part.owed.push(Owed { id: ids.next(), person: who, edition, assigned_on });
            if luck.in_hundred(TURNOUT) {
                let weekend = plan.organisation.countries[site.country].plan.weekend;
                let on = year.rhythms.of(weekend).day(&mut luck, assigned_on, year.window.closes_on);
                let at = moment(&site.zone, on, minute(&mut luck));
                let valid_until = plus(year.window.closes_on, 365);
                part.completions.push(Completion { person: who, edition, at, on, valid_until, here: false });
            }
        }
    }
    part
}
