//! Storing a large organisation: its places first, then part by part.

use super::history::{Part, World};
use crate::{
    db::{Conn, Day, Time, insert::insert_all},
    error::Error,
};
use kunren_domain::id::VersionId;

const OBLIGATIONS: &str = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) ";
const COMPLETIONS: &str =
    "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until, version_id) ";

/// One more place for each that is not there yet.
pub(super) async fn places(conn: &mut Conn, world: &World) -> Result<(), Error> {
    let into = "INSERT INTO site (id, code, name, entity_id, country, subdivision, time_zone) ";
    let more: Vec<_> = world.places.all.iter().filter_map(|place| place.own.as_ref().map(|own| (place, own))).collect();
    insert_all!(conn, into, more, |more| [
        more.0.id.get(),
        more.1.0.as_str(),
        more.1.1.as_str(),
        more.0.entity,
        world.places.lands[more.0.land].plan.code,
        more.0.like.subdivision,
        more.0.like.zone,
    ])?;
    Ok(())
}

/// Everything of one part.
pub(super) async fn part(conn: &mut Conn, world: &World, version: VersionId, part: &Part) -> Result<(), Error> {
    people(conn, world, part).await?;
    years(conn, world, version, part).await
}

async fn people(conn: &mut Conn, world: &World, part: &Part) -> Result<(), Error> {
    let into = "INSERT INTO person (id, number, email, name, locale, joined_on, left_on) ";
    insert_all!(conn, into, &part.people, |person| [
        person.id.get(),
        person.number.as_str(),
        person.email.as_deref(),
        person.name.as_str(),
        person.locale,
        Day(person.joined_on),
        person.left_on.map(Day),
    ])?;
    let into = "INSERT INTO placement (id, person_id, site_id, main, valid_from, valid_to, department, job_function, \
                rank, employment_type, manager_id) ";
    insert_all!(conn, into, &part.placements, |placement| [
        placement.id,
        placement.person,
        world.places.all[placement.place].id.get(),
        true,
        Day(placement.from),
        placement.to.map(Day),
        placement.work.department(world.places.lands[world.places.all[placement.place].land].plan.locale),
        placement.work.code(),
        placement.rank,
        placement.employment,
        placement.manager,
    ])?;
    let into = "INSERT INTO leave_interval (id, person_id, from_on, back_on) ";
    insert_all!(conn, into, &part.leaves, |leave| [
        leave.id,
        leave.person,
        Day(leave.from_on),
        leave.back_on.map(Day),
    ])?;
    Ok(())
}

async fn years(conn: &mut Conn, world: &World, version: VersionId, part: &Part) -> Result<(), Error> {
    insert_all!(conn, OBLIGATIONS, &part.owed, |owed| [
        owed.id,
        owed.person,
        owed.edition.get(),
        Day(owed.assigned_on),
    ])?;
    let into = "INSERT INTO exemption (id, person_id, edition_id, from_on, until_on, reason, granted_at) ";
    insert_all!(conn, into, &part.exemptions, |exemption| [
        exemption.id,
        exemption.person,
        exemption.edition.get(),
        Day(exemption.from_on),
        exemption.until_on.map(Day),
        "Seconded to another company",
        Time(exemption.granted_at),
    ])?;
    let this_year = world.years.last().map(|year| year.edition.get());
    let into = "INSERT INTO lesson_read (person_id, edition_id, lesson, version_id, locale, read_at, read_on) ";
    insert_all!(conn, into, &part.reads, |read| [
        read.person,
        this_year,
        world.places.lessons[read.lesson].as_str(),
        version.get(),
        world.places.locales[read.locale.0][read.locale.1].as_str(),
        Time(read.at),
        Day(read.on),
    ])?;
    insert_all!(conn, COMPLETIONS, &part.completions, |completion| [
        completion.person,
        completion.edition.get(),
        Time(completion.at),
        Day(completion.on),
        Day(completion.valid_until),
        completion.here.then_some(version.get()),
    ])?;
    Ok(())
}
