//! One-time codes: how somebody who came with a file of an HR system sets a first password, and anybody a new one.
//!
//! A code is given on the page of a person ([`issue`]) or by the command line, to one or to everybody who cannot sign in
//! yet ([`everybody`]). Using it ([`activate`]) sets the password and ends all sessions of before.

pub mod everybody;
pub mod file;
pub mod issue;

use super::{
    secret, session,
    sign_in::{account, columns},
    throttle,
};
use crate::{
    audit, chance,
    db::{Conn, Day, Time},
    error::Error,
    execute, fetch_optional, in_transaction,
    kunren::Kunren,
};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use jiff::Timestamp;
use kunren_domain::{
    account::{Login, MAX_SECRET, check_password, check_pin},
    activation::Code,
    id::PersonId,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What somebody types who has a code.
#[derive(Clone, Copy)]
pub struct Activating<'t> {
    /// Employee number or e-mail.
    pub login: &'t str,
    /// The code, however it is typed.
    pub code: &'t str,
    /// The new password.
    pub password: &'t str,
    /// A new PIN for shared machines; empty to leave it as it is.
    pub pin: &'t str,
    /// Whether others use this machine, too: the session is short.
    pub shared: bool,
}

#[derive(sqlx::FromRow)]
struct OpenRow {
    person_id: Uuid,
    code_hash: String,
    expires_at: Time,
}

/// What is stored of a code. The person is in it, so that whoever stole the table has to guess for each person anew; the
/// code has 80 random bits, so that a fast hash is enough.
fn hash(person: PersonId, code: &Code) -> String {
    chance::hex(&Sha256::new().chain_update(person.get().as_bytes()).chain_update(code.as_bytes()).finalize())
}

/// Uses a code: the password is set, all sessions of the person end, and a new one begins; returns its token for the
/// cookie. `address` is the network address asked from.
///
/// # Errors
/// [`Error::WeakSecret`] before anything is looked at; [`Error::WrongCredentials`] without telling what was wrong;
/// [`Error::CodeExpired`] to who had the right one; [`Error::Throttled`] after too many failures, here and at the sign-in.
pub async fn activate(kunren: &Kunren, typed: Activating<'_>, address: &str) -> Result<String, Error> {
    check_password(typed.password)?;
    let pin = Some(typed.pin).filter(|pin| !pin.is_empty());
    pin.map(check_pin).transpose()?;
    if typed.login.len() > MAX_SECRET || typed.code.len() > MAX_SECRET {
        return Err(Error::WrongCredentials);
    }
    let now = kunren.clock().now();
    let login: Option<Login> = typed.login.parse().ok();
    let attempt = throttle::begin(kunren, account(login.as_ref()), Some(address), now).await?;
    let Some((person, expires_at)) = holder(kunren, login.as_ref(), typed.code).await? else {
        throttle::failed(kunren, address, now).await?;
        return Err(Error::WrongCredentials);
    };
    attempt.take_back(kunren).await?;
    if expires_at <= now {
        return Err(Error::CodeExpired);
    }
    let password_hash = secret::hash(typed.password).await?;
    let pin_hash = match pin {
        Some(pin) => Some(secret::hash(pin).await?),
        None => None,
    };
    let code_hash = typed.code.parse().map(|code| hash(person, &code)).map_err(|_| Error::WrongCredentials)?;
    set(kunren, person, code_hash, password_hash, pin_hash).await?;
    session::open(kunren, person, typed.shared).await
}

/// Whose code this is, and until when it counts; nothing when it is not theirs.
async fn holder(kunren: &Kunren, login: Option<&Login>, typed: &str) -> Result<Option<(PersonId, Timestamp)>, Error> {
    let (Some(login), Ok(code)) = (login, typed.parse::<Code>()) else { return Ok(None) };
    let (number, email) = columns(login);
    let mut conn = kunren.db().read().await?;
    let sql = include_str!("activation/open.sql");
    let row = fetch_optional!(conn, OpenRow, sql, number, email, Day(kunren.clock().today()))?;
    Ok(row.and_then(|row| {
        let person = PersonId::new(row.person_id);
        let right = verify_slices_are_equal(hash(person, &code).as_bytes(), row.code_hash.as_bytes()).is_ok();
        right.then_some((person, row.expires_at.0))
    }))
}

/// Uses the code up. Of two who type the same one at the same time, one is too late.
async fn set(
    kunren: &Kunren,
    person: PersonId,
    code_hash: String,
    password_hash: String,
    pin_hash: Option<String>,
) -> Result<(), Error> {
    let now = kunren.clock().now();
    in_transaction!(kunren.db(), |conn, person, code_hash, password_hash, pin_hash, now| {
        let sql = "DELETE FROM activation WHERE person_id = $1 AND code_hash = $2";
        if execute!(conn, sql, person.get(), code_hash.as_str())? == 0 {
            return Err(Error::WrongCredentials);
        }
        let sql = "INSERT INTO credential (person_id, password_hash, pin_hash, changed_at) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (person_id) DO UPDATE
                   SET password_hash = excluded.password_hash, changed_at = excluded.changed_at,
                       pin_hash = COALESCE(excluded.pin_hash, credential.pin_hash)";
        execute!(conn, sql, person.get(), password_hash.as_str(), pin_hash.as_deref(), Time(now))?;
        let sql = "UPDATE session SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
        execute!(conn, sql, person.get(), Time(now))?;
        let pin = pin_hash.is_some();
        audit::record(conn, now, Some(person), "person.activated", &person.to_string(), &json!({ "pin": pin })).await?;
        Ok(())
    })?;
    kunren.viewers().forget_all();
    Ok(())
}

/// Stores a code in the place of what there was.
async fn keep(
    conn: &mut Conn,
    person: PersonId,
    code_hash: &str,
    issued_at: Timestamp,
    expires_at: Timestamp,
    by: Option<PersonId>,
) -> Result<(), sqlx::Error> {
    let sql =
        "INSERT INTO activation (person_id, code_hash, issued_at, expires_at, issued_by) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT (person_id) DO UPDATE
               SET code_hash = excluded.code_hash, issued_at = excluded.issued_at, expires_at = excluded.expires_at,
                   issued_by = excluded.issued_by";
    execute!(conn, sql, person.get(), code_hash, Time(issued_at), Time(expires_at), by.map(PersonId::get)).map(drop)
}
