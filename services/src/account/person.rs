//! Adding a person by hand, for organisations that start without an HR file, and changing one's own secret.

use super::{secret, throttle};
use crate::{
    audit, chance,
    db::{Conn, Day, Time, is_conflict},
    error::Error,
    execute, fetch_optional, in_transaction,
    kunren::Kunren,
    learning::assign_to,
    viewer::Viewer,
};
use jiff::Timestamp;
use kunren_domain::{
    account::{EmployeeNumber, MAX_SECRET, check_password, check_pin},
    id::PersonId,
    locale::Locale,
};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// A person to add.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Employee number.
    pub number: EmployeeNumber,
    /// E-mail address, if the person has one.
    pub email: Option<String>,
    /// Name as shown.
    pub name: String,
    /// Language.
    pub locale: Locale,
    /// Code of the site the person works at.
    pub site: String,
    /// First password.
    pub password: String,
    /// PIN for kiosks.
    pub pin: Option<String>,
    /// A role and the country it is for, where it needs one.
    pub roles: Vec<(String, String)>,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// Adds a person who starts today and owes every edition that is open.
///
/// # Errors
/// [`Error::BadField`] naming what is taken or unknown, [`Error::WeakSecret`].
pub async fn add(kunren: &Kunren, new: NewPerson) -> Result<PersonId, Error> {
    check_password(&new.password)?;
    new.pin.as_deref().map(check_pin).transpose()?;
    let password_hash = secret::hash(&new.password).await?;
    let pin_hash = match &new.pin {
        Some(pin) => Some(secret::hash(pin).await?),
        None => None,
    };
    let (person, now, today) = (chance::person_id(), kunren.clock().now(), kunren.clock().today());
    let new = Arc::new(new);
    in_transaction!(kunren.db(), |conn, new, person, now, today, password_hash, pin_hash| {
        insert_person(conn, &new, person, today).await?;
        insert_roles(conn, &new, person, now).await?;
        execute!(
            conn,
            "INSERT INTO credential (person_id, password_hash, pin_hash, changed_at) VALUES ($1, $2, $3, $4)",
            person.get(),
            password_hash.as_str(),
            pin_hash.as_deref(),
            Time(now),
        )?;
        assign_to(conn, person, today).await?;
        let roles: Vec<String> = new.roles.iter().map(role_words).collect();
        let detail = json!({ "number": new.number.as_str(), "roles": roles });
        audit::record(conn, now, None, "person.added", &person.to_string(), &detail).await?;
        Ok::<_, Error>(())
    })?;
    Ok(person)
}

/// `country-coordinator:DE`, or a role alone where it is for all.
fn role_words((role, scope): &(String, String)) -> String {
    if scope.is_empty() { role.clone() } else { format!("{role}:{scope}") }
}

async fn insert_person(
    conn: &mut Conn,
    new: &NewPerson,
    person: PersonId,
    today: jiff::civil::Date,
) -> Result<(), Error> {
    let site = fetch_optional!(conn, IdRow, "SELECT id FROM site WHERE code = $1", new.site.as_str())?;
    let site = site.ok_or(Error::BadField("site"))?;
    let inserted = execute!(
        conn,
        "INSERT INTO person (id, number, email, name, locale, joined_on) VALUES ($1, $2, $3, $4, $5, $6)",
        person.get(),
        new.number.as_str(),
        new.email.as_deref(),
        new.name.as_str(),
        new.locale.to_string(),
        Day(today),
    );
    inserted.map_err(|error| if is_conflict(&error) { Error::BadField("number") } else { error.into() })?;
    execute!(
        conn,
        "INSERT INTO placement (id, person_id, site_id, main, valid_from, department, job_function, rank, employment_type)
         VALUES ($1, $2, $3, $4, $5, '', '', '', 'employee')",
        chance::uuid(),
        person.get(),
        site.id,
        true,
        Day(today),
    )?;
    Ok(())
}

async fn insert_roles(conn: &mut Conn, new: &NewPerson, person: PersonId, now: Timestamp) -> Result<(), Error> {
    for (role, scope) in &new.roles {
        execute!(
            conn,
            "INSERT INTO role_grant (id, person_id, role, scope, granted_at) VALUES ($1, $2, $3, $4, $5)",
            chance::uuid(),
            person.get(),
            role.as_str(),
            scope.as_str(),
            Time(now),
        )?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct HashRow {
    password_hash: Option<String>,
}

/// Changes the viewer's own password and ends the sessions on all other devices.
///
/// # Errors
/// [`Error::WrongCredentials`] when the present password is wrong, [`Error::Throttled`] after too many of those, here and
/// at the sign-in; [`Error::WeakSecret`].
pub async fn change_password(kunren: &Kunren, viewer: &Viewer, present: &str, new: &str) -> Result<(), Error> {
    check_password(new)?;
    if present.len() > MAX_SECRET {
        return Err(Error::WrongCredentials);
    }
    let attempt = throttle::begin(kunren, &viewer.number, None, kunren.clock().now()).await?;
    let stored = {
        let mut conn = kunren.db().read().await?;
        fetch_optional!(
            conn,
            HashRow,
            "SELECT password_hash FROM credential WHERE person_id = $1",
            viewer.person.get()
        )?
    };
    if !secret::matches(present.to_owned(), stored.and_then(|row| row.password_hash)).await? {
        return Err(Error::WrongCredentials);
    }
    attempt.take_back(kunren).await?;
    let (hash, now, person, session) =
        (secret::hash(new).await?, kunren.clock().now(), viewer.person, viewer.session.clone());
    in_transaction!(kunren.db(), |conn, hash, now, person, session| {
        execute!(
            conn,
            "UPDATE credential SET password_hash = $2, changed_at = $3 WHERE person_id = $1",
            person.get(),
            hash.as_str(),
            Time(now),
        )?;
        execute!(
            conn,
            "UPDATE session SET ended_at = $3 WHERE person_id = $1 AND token_hash <> $2 AND ended_at IS NULL",
            person.get(),
            session.as_str(),
            Time(now),
        )?;
        audit::record(conn, now, Some(person), "password.changed", &person.to_string(), &json!({})).await?;
        Ok::<_, Error>(())
    })?;
    kunren.viewers().forget_all();
    Ok(())
}
