//! Storing the plan, table by table, parents before children.

use super::{
    accounts::{ADMINISTRATOR, PASSWORD, PIN},
    organisation::Organisation,
    plan::Plan,
    store_requests,
};
use crate::{
    account,
    db::{Conn, Day, Time, insert::insert_all},
    error::Error,
    execute, fetch_one,
};
use kunren_domain::{
    course::Course,
    edition::{Formula, Leave, Window},
    id::{AttemptId, EditionId, PersonId},
};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

/// One hash for everybody: hashing is slow on purpose.
#[derive(Debug)]
pub(super) struct Secrets {
    password: String,
    pin: String,
}

impl Secrets {
    /// Hashes the password and the PIN of the demo.
    pub(super) async fn hashed() -> Result<Self, Error> {
        Ok(Self { password: account::hash(PASSWORD).await?, pin: account::hash(PIN).await? })
    }
}

/// Stores everything.
pub(super) async fn store(conn: &mut Conn, plan: &Plan, secrets: &Secrets) -> Result<(), Error> {
    places(conn, &plan.organisation).await?;
    people(conn, plan).await?;
    access(conn, plan, secrets).await?;
    last_edition(conn, plan).await?;
    obligations(conn, plan).await?;
    reads(conn, plan).await?;
    tests(conn, plan).await?;
    completions(conn, plan).await?;
    store_requests::requests(conn, plan).await?;
    targets(conn, plan).await?;
    log(conn, plan).await?;
    // So many rows at once: without it either database would plan its queries for empty tables.
    execute!(conn, "ANALYZE")?;
    Ok(())
}

/// Countries, companies and sites.
pub(super) async fn places(conn: &mut Conn, organisation: &Organisation) -> Result<(), Error> {
    let into = "INSERT INTO country (code, region, domestic) ";
    insert_all!(conn, into, &organisation.countries, |country| [country.plan.code, country.region, country.domestic])?;
    let into = "INSERT INTO entity (id, code, name, country) ";
    insert_all!(conn, into, &organisation.entities, |entity| [
        entity.id.get(),
        entity.plan.code,
        entity.plan.name,
        organisation.countries[entity.country].plan.code,
    ])?;
    let into = "INSERT INTO site (id, code, name, entity_id, country, subdivision, time_zone) ";
    insert_all!(conn, into, &organisation.sites, |site| [
        site.id.get(),
        site.plan.code,
        site.plan.name(),
        organisation.entities[site.entity].id.get(),
        organisation.countries[site.country].plan.code,
        site.plan.subdivision,
        site.plan.zone,
    ])?;
    Ok(())
}

async fn people(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    let into = "INSERT INTO person (id, number, email, name, locale, joined_on, left_on) ";
    insert_all!(conn, into, &plan.people, |person| [
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
    insert_all!(conn, into, &plan.records.placements, |placement| [
        placement.id,
        plan.person(placement.person),
        plan.organisation.sites[placement.site].id.get(),
        placement.main,
        Day(placement.from),
        placement.to.map(Day),
        plan.department(placement.person, placement.site),
        plan.people[placement.person].work.code(),
        plan.people[placement.person].rank.code(),
        plan.people[placement.person].employment,
        placement.manager.map(|manager| plan.person(manager)),
    ])?;
    let into = "INSERT INTO leave_interval (id, person_id, from_on, back_on) ";
    insert_all!(conn, into, &plan.records.leaves, |leave| [
        leave.id,
        plan.person(leave.person),
        Day(leave.from_on),
        leave.back_on.map(Day),
    ])?;
    Ok(())
}

async fn access(conn: &mut Conn, plan: &Plan, secrets: &Secrets) -> Result<(), Error> {
    let into = "INSERT INTO credential (person_id, password_hash, pin_hash, changed_at) ";
    insert_all!(conn, into, &plan.people, |person| [
        person.id.get(),
        person.email.as_ref().map(|_| secrets.password.as_str()),
        secrets.pin.as_str(),
        Time(plan.founded_at),
    ])?;
    // Whoever runs the platform was there first, and gave the other roles.
    let administrator = plan.grants.iter().find(|grant| grant.role == ADMINISTRATOR);
    let administrator = administrator.map(|grant| plan.person(grant.person));
    let into = "INSERT INTO role_grant (id, person_id, role, scope, granted_at, granted_by) ";
    insert_all!(conn, into, &plan.grants, |grant| [
        grant.id,
        plan.person(grant.person),
        grant.role,
        grant.scope,
        Time(plan.founded_at),
        administrator.filter(|_| grant.role != ADMINISTRATOR),
    ])?;
    let given: Vec<_> = plan.grants.iter().filter(|grant| grant.role != ADMINISTRATOR).collect();
    let into = "INSERT INTO audit_event (id, at, actor_id, action, subject, detail) ";
    insert_all!(conn, into, given, |grant| [
        grant.id,
        Time(plan.founded_at),
        administrator,
        "role.given",
        plan.person(grant.person).to_string(),
        Json(json!({ "role": format!("{}:{}", grant.role, grant.scope) })),
    ])?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ProgrammeRow {
    id: Uuid,
}

/// Last year's edition has no content here: it was held before this system.
async fn last_edition(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    past_edition(conn, &plan.course, plan.last_year, 1, &plan.last_window).await
}

/// An edition of so many years ago.
pub(super) async fn past_edition(
    conn: &mut Conn,
    course: &Course,
    edition: EditionId,
    years_ago: i16,
    window: &Window,
) -> Result<(), Error> {
    let code = course.programme.as_str();
    let programme = fetch_one!(conn, ProgrammeRow, "SELECT id FROM programme WHERE code = $1", code)?;
    let fiscal_year = course.fiscal_year - years_ago;
    execute!(
        conn,
        "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        edition.get(),
        programme.id,
        format!("FY{fiscal_year}"),
        i64::from(fiscal_year),
        Day(window.opens_on),
        Day(window.due_on),
        Day(window.grace_until),
        Day(window.closes_on),
        Json(Formula { leave: Leave::Excluded, joiner_days: 30 }),
    )?;
    Ok(())
}

async fn obligations(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    let into = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) ";
    insert_all!(conn, into, &plan.records.obligations, |owed| [
        owed.id,
        plan.person(owed.person),
        owed.edition.get(),
        Day(owed.assigned_on),
    ])?;
    let into = "INSERT INTO exemption (id, person_id, edition_id, from_on, reason, granted_by, granted_at) ";
    insert_all!(conn, into, &plan.records.exemptions, |exemption| [
        exemption.id,
        plan.person(exemption.person),
        exemption.edition.get(),
        Day(exemption.from_on),
        exemption.reason,
        plan.person(exemption.granted_by),
        Time(exemption.granted_at),
    ])?;
    Ok(())
}

async fn reads(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    let into = "INSERT INTO lesson_read (person_id, edition_id, lesson, version_id, locale, read_at, read_on) ";
    insert_all!(conn, into, &plan.records.reads, |read| [
        plan.person(read.person),
        plan.this_year.get(),
        plan.lessons[read.lesson].as_str(),
        plan.version.get(),
        plan.locales[read.locale].as_str(),
        Time(read.at),
        Day(read.on),
    ])?;
    Ok(())
}

async fn tests(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    let into =
        "INSERT INTO attempt (id, person_id, edition_id, version_id, number, seed, drawn, opened_at, opened_on) ";
    insert_all!(conn, into, &plan.records.attempts, |attempt| [
        attempt.id.get(),
        plan.person(attempt.person),
        plan.this_year.get(),
        plan.version.get(),
        attempt.number,
        attempt.seed.cast_signed(),
        Json(&attempt.drawn),
        Time(attempt.opened_at),
        Day(attempt.opened_on),
    ])?;
    let into = "INSERT INTO answer (id, attempt_id, question, given, locale, saved_at) ";
    insert_all!(conn, into, &plan.records.answers, |answer| [
        answer.id,
        answer.attempt.get(),
        answer.question.as_str(),
        Json(&answer.given),
        answer.locale,
        Time(answer.saved_at),
    ])?;
    let into = "INSERT INTO submission (attempt_id, submitted_at, locale, grading, passed) ";
    insert_all!(conn, into, &plan.records.submissions, |submission| [
        submission.attempt.get(),
        Time(submission.submitted_at),
        submission.locale,
        Json(&submission.grading),
        submission.grading.passed,
    ])?;
    Ok(())
}

async fn completions(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    let into = "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until, version_id, \
                attempt_id) ";
    insert_all!(conn, into, &plan.records.completions, |completion| [
        plan.person(completion.person),
        completion.edition.get(),
        Time(completion.at),
        Day(completion.on),
        Day(completion.valid_until),
        completion.here.then_some(plan.version.get()),
        completion.attempt.map(AttemptId::get),
    ])?;
    Ok(())
}

async fn targets(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    let into = "INSERT INTO target (id, edition_id, node, basis_points, reason, set_by, set_at) ";
    insert_all!(conn, into, &plan.records.targets, |target| [
        target.id,
        target.edition.get(),
        target.node.as_str(),
        target.basis_points,
        target.reason,
        target.set_by.map(|person| plan.person(person)),
        Time(target.set_at),
    ])?;
    Ok(())
}

/// What somebody did by hand is in the log of changes, as if it had been done here.
async fn log(conn: &mut Conn, plan: &Plan) -> Result<(), Error> {
    let into = "INSERT INTO audit_event (id, at, actor_id, action, subject, detail) ";
    let set: Vec<_> = plan.records.targets.iter().filter(|target| target.set_by.is_some()).collect();
    insert_all!(conn, into, set, |target| [
        target.logged,
        Time(target.set_at),
        target.set_by.map(|person| plan.person(person)),
        "target.set",
        target.node.as_str(),
        Json(json!({ "edition": target.edition, "basis_points": target.basis_points, "reason": target.reason })),
    ])?;
    insert_all!(conn, into, &plan.records.exemptions, |exemption| [
        exemption.logged,
        Time(exemption.granted_at),
        plan.person(exemption.granted_by),
        "exemption.granted",
        plan.person(exemption.person).to_string(),
        Json(json!({
            "edition": exemption.edition,
            "from": exemption.from_on,
            "until": null,
            "reason": exemption.reason,
        })),
    ])?;
    Ok(())
}

impl Plan {
    pub(super) fn person(&self, at: usize) -> Uuid {
        PersonId::get(self.people[at].id)
    }

    /// The department's name as it is called at the site.
    fn department(&self, person: usize, site: usize) -> &'static str {
        let country = self.organisation.sites[site].country;
        self.people[person].work.department(self.organisation.countries[country].plan.locale)
    }
}
