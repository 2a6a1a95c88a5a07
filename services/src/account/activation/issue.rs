//! Giving one person a code: on their page, within a reach and with a reason, or by the command line.

use super::{hash, keep};
use crate::{
    audit, chance,
    db::{Conn, Day, Time},
    error::Error,
    fetch_one, fetch_optional, in_transaction,
    kunren::Kunren,
    participation::{PersonFacts, leads_elsewhere},
    permit::{GiveCode, Permit},
    reason::reason,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{
    account::EmployeeNumber,
    activation::{Code, LIFETIME},
    id::PersonId,
    role::{Granted, Reach, may_become, roles_of},
};
use serde_json::json;
use uuid::Uuid;

/// A code, to be handed over. It is shown once.
#[derive(Debug, Clone)]
pub struct Issued {
    /// Employee number.
    pub number: String,
    /// Name as shown.
    pub name: String,
    /// What to type.
    pub code: Code,
    /// Until when.
    pub expires_at: Timestamp,
}

/// What there is to sign in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secrets {
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether there is a PIN for shared machines.
    pub has_pin: bool,
    /// Until when a code that was given can be used.
    pub code_until: Option<Timestamp>,
    /// Whether the one who asks may give a code.
    pub may_give: MayGive,
}

/// Whether somebody may give a person a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayGive {
    /// Yes.
    Yes,
    /// It is oneself, or somebody who has left.
    No,
    /// The person's roles reach further than those of the one who asks: an administrator may.
    Administrator,
}

/// The row of `person.sql`, as far as it is needed here.
#[derive(sqlx::FromRow)]
struct PersonRow {
    number: String,
    name: String,
    left_on: Option<Day>,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    id: Uuid,
    number: String,
    name: String,
    left_on: Option<Day>,
}

#[derive(sqlx::FromRow)]
struct SecretsRow {
    has_password: bool,
    has_pin: bool,
    code_until: Option<Time>,
    roles: Option<String>,
    leads: bool,
}

/// What a person has to sign in with, and whether a code can be given.
///
/// # Errors
/// [`Error::NotFound`] when the person is not within reach.
pub async fn secrets(kunren: &Kunren, permit: &Permit<GiveCode>, person: &PersonFacts) -> Result<Secrets, Error> {
    if !permit.covers(person.country) {
        return Err(Error::NotFound);
    }
    let (now, today) = (kunren.clock().now(), kunren.clock().today());
    let mut conn = kunren.db().read().await?;
    let id = person.person;
    let row = fetch_one!(conn, SecretsRow, include_str!("secrets.sql"), id.get(), Time(now), Day(today))?;
    let may_give = if id == permit.by() || person.left_on.is_some_and(|left| left <= today) {
        MayGive::No
    } else if may_be_given(&mut conn, permit.reach(), &permit.countries(), id, &row, today).await? {
        MayGive::Yes
    } else {
        MayGive::Administrator
    };
    let SecretsRow { has_password, has_pin, code_until, .. } = row;
    Ok(Secrets { has_password, has_pin, code_until: code_until.map(|until| until.0), may_give })
}

async fn within_reach(conn: &mut Conn, person: PersonId, countries: &str, today: Date) -> Result<PersonRow, Error> {
    let sql = include_str!("../../participation/person.sql");
    fetch_optional!(conn, PersonRow, sql, person.get(), countries, Day(today))?.ok_or(Error::NotFound)
}

fn has_left(left_on: Option<Day>, today: Date) -> bool {
    left_on.is_some_and(|left| left.0 <= today)
}

/// Whoever gives a code could use it: nobody gives one to a person who may, or whose team is, beyond the own reach.
async fn may_be_given(
    conn: &mut Conn,
    reach: &Reach,
    countries: &str,
    person: PersonId,
    row: &SecretsRow,
    today: Date,
) -> Result<bool, Error> {
    let held: Result<Vec<Granted>, _> =
        row.roles.as_deref().unwrap_or_default().split_whitespace().map(str::parse).collect();
    if !may_become(reach, &roles_of(&held.map_err(|_| Error::Stored("a role"))?)) {
        return Ok(false);
    }
    Ok(*reach == Reach::Group || !row.leads || !leads_elsewhere(conn, person, today, countries).await?)
}

/// Gives a person within reach a code, which takes the place of one that was given before.
///
/// # Errors
/// [`Error::ReasonMissing`]; [`Error::NotFound`] when there is no such person within reach; [`Error::NotPermitted`] for
/// oneself, and for somebody whose roles or team reach further; [`Error::BadField`] `left` for somebody who has left.
pub async fn issue(kunren: &Kunren, permit: &Permit<GiveCode>, person: PersonId, why: &str) -> Result<Issued, Error> {
    let why = reason(why)?;
    if person == permit.by() {
        return Err(Error::NotPermitted);
    }
    let (now, today) = (kunren.clock().now(), kunren.clock().today());
    let (code, expires_at) = (chance::code(), now + LIFETIME);
    let (code_hash, by) = (hash(person, &code), permit.by());
    let (reach, countries) = (permit.reach().clone(), permit.countries());
    let found =
        in_transaction!(kunren.db(), |conn, person, reach, countries, code_hash, by, why, now, today, expires_at| {
            let found = within_reach(conn, person, &countries, today).await?;
            if has_left(found.left_on, today) {
                return Err(Error::BadField("left"));
            }
            let row = fetch_one!(conn, SecretsRow, include_str!("secrets.sql"), person.get(), Time(now), Day(today))?;
            if !may_be_given(conn, &reach, &countries, person, &row, today).await? {
                return Err(Error::NotPermitted);
            }
            keep(conn, person, &code_hash, now, expires_at, Some(by)).await?;
            let detail = json!({ "reason": why });
            audit::record(conn, now, Some(by), "person.code-issued", &person.to_string(), &detail).await?;
            Ok(found)
        })?;
    Ok(Issued { number: found.number, name: found.name, code, expires_at })
}

/// Gives whoever has this number a code, by the command line.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::BadField`] `left` for somebody who has left.
pub async fn issue_to_number(kunren: &Kunren, number: &EmployeeNumber) -> Result<Issued, Error> {
    let (now, today) = (kunren.clock().now(), kunren.clock().today());
    let (code, expires_at) = (chance::code(), now + LIFETIME);
    let (number, chosen) = (number.as_str().to_owned(), code.clone());
    let found = in_transaction!(kunren.db(), |conn, number, chosen, now, today, expires_at| {
        let sql = "SELECT id, number, name, left_on FROM person WHERE number = $1";
        let found = fetch_optional!(conn, NumberRow, sql, number.as_str())?.ok_or(Error::NotFound)?;
        if has_left(found.left_on, today) {
            return Err(Error::BadField("left"));
        }
        let person = PersonId::new(found.id);
        keep(conn, person, &hash(person, &chosen), now, expires_at, None).await?;
        audit::record(conn, now, None, "person.code-issued", &person.to_string(), &json!({})).await?;
        Ok(found)
    })?;
    Ok(Issued { number: found.number, name: found.name, code, expires_at })
}
