//! Erasing who somebody was. What they did stays, under a number that says nothing: figures of past years, signed results
//! and the evidence behind them do not change.

mod files;

use crate::{
    audit, chance,
    db::{Conn, Day, Time, statements},
    error::Error,
    execute, fetch_all, fetch_optional, in_transaction,
    kunren::Kunren,
    reason::reason,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{account::EmployeeNumber, hr::Effects, id::PersonId};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

/// What everybody's new number begins with.
pub const ERASED: &str = "X-";

/// Somebody who can be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaver {
    /// Who.
    pub person: PersonId,
    /// Name as shown, for a last question.
    pub name: String,
    number: String,
    email: Option<String>,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    number: String,
    name: String,
    email: Option<String>,
    left_on: Option<Day>,
}

#[derive(sqlx::FromRow)]
struct ImportRow {
    id: Uuid,
    effects: Json<Effects>,
}

/// Finds whom to erase.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::BadField`] `left` when the person has not left yet: what is erased cannot be told what
/// it still owes.
pub async fn leaver(kunren: &Kunren, number: &EmployeeNumber) -> Result<Leaver, Error> {
    let mut conn = kunren.db().read().await?;
    let found = find(&mut conn, number.as_str()).await?.ok_or(Error::NotFound)?;
    has_left(found, kunren.clock().today())
}

async fn find(conn: &mut Conn, number: &str) -> Result<Option<PersonRow>, sqlx::Error> {
    fetch_optional!(conn, PersonRow, "SELECT id, number, name, email, left_on FROM person WHERE number = $1", number)
}

fn has_left(row: PersonRow, today: Date) -> Result<Leaver, Error> {
    if row.left_on.is_none_or(|left| left.0 > today) {
        return Err(Error::BadField("left"));
    }
    let PersonRow { id, number, name, email, .. } = row;
    Ok(Leaver { person: PersonId::new(id), name, number, email })
}

/// Puts a number of chance in the place of number and name, deletes address, secrets and sessions, and empties words that
/// were written about the person. Returns the new number. It cannot be taken back.
/// Files of HR systems that were kept for reading them again are thrown away.
///
/// # Errors
/// [`Error::ReasonMissing`]; [`Error::NotFound`] and [`Error::BadField`] when the person is not who was found any more.
pub async fn erase(kunren: &Kunren, leaver: &Leaver, why: &str) -> Result<String, Error> {
    let (why, pseudonym) =
        (reason(why)?, format!("{ERASED}{}", &chance::uuid().simple().to_string()[16..]).to_uppercase());
    let (leaver, now, today) = (leaver.clone(), kunren.clock().now(), kunren.clock().today());
    let new = pseudonym.clone();
    in_transaction!(kunren.db(), |conn, leaver, why, new, now, today| {
        let row = find(conn, &leaver.number).await?.ok_or(Error::NotFound)?;
        has_left(row, today)?;
        rename(conn, &leaver, &new).await?;
        withdraw(conn, &leaver, now).await?;
        for sql in statements(include_str!("erase/statements.sql")) {
            execute!(conn, sql, leaver.person.get())?;
        }
        end_roles(conn, &leaver, now).await?;
        forget_in_imports(conn, &leaver, &new).await?;
        files::forget(conn, &leaver, &new).await?;
        forget_in_log(conn, &leaver).await?;
        let subject = leaver.person.to_string();
        audit::record(conn, now, None, "person.erased", &subject, &json!({ "reason": why })).await?;
        Ok::<_, Error>(())
    })?;
    kunren.forget_people();
    files::throw_away_files(kunren).await?;
    Ok(pseudonym)
}

async fn rename(conn: &mut Conn, leaver: &Leaver, new: &str) -> Result<(), Error> {
    let sql = "UPDATE person SET number = $2, name = $2, email = NULL, time_percent = 100 WHERE id = $1";
    execute!(conn, sql, leaver.person.get(), new)?;
    let login = |login: &str| format!("account:{login}");
    for login in [Some(login(&leaver.number)), leaver.email.as_deref().map(login)].into_iter().flatten() {
        execute!(conn, "DELETE FROM sign_in_failure WHERE subject = $1", login)?;
    }
    Ok(())
}

/// What they had asked for and nobody had decided.
async fn withdraw(conn: &mut Conn, leaver: &Leaver, now: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO request_decision (request_id, outcome, reason, decided_by, decided_at)
               SELECT w.request_id, 'withdrawn', '', w.person_id, $2 FROM request_waiting AS w WHERE w.person_id = $1";
    execute!(conn, sql, leaver.person.get(), Time(now))?;
    execute!(conn, "DELETE FROM request_waiting WHERE person_id = $1", leaver.person.get())?;
    Ok(())
}

async fn end_roles(conn: &mut Conn, leaver: &Leaver, now: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE role_grant SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL";
    execute!(conn, sql, leaver.person.get(), Time(now))?;
    Ok(())
}

/// Rows that were not taken, and the strangest ten of the imports that changed the person.
async fn forget_in_imports(conn: &mut Conn, leaver: &Leaver, new: &str) -> Result<(), Error> {
    for value in [Some(leaver.number.as_str()), Some(&leaver.name), leaver.email.as_deref()].into_iter().flatten() {
        execute!(conn, "DELETE FROM hr_rejected WHERE value = $1", value)?;
    }
    let sql = "SELECT i.id, i.effects
               FROM hr_import AS i
               WHERE EXISTS (SELECT 1 FROM hr_change AS c WHERE c.import_id = i.id AND c.person_id = $1)";
    for mut import in fetch_all!(conn, ImportRow, sql, leaver.person.get())? {
        for strange in &mut import.effects.0.strangest {
            if strange.number == leaver.number {
                new.clone_into(&mut strange.number);
                strange.differences.clear();
            }
        }
        execute!(conn, "UPDATE hr_import SET effects = $2 WHERE id = $1", import.id, &import.effects)?;
    }
    Ok(())
}

/// That something was done stays in the log; what was written about it does not.
async fn forget_in_log(conn: &mut Conn, leaver: &Leaver) -> Result<(), Error> {
    let sql = "UPDATE audit_event SET detail = $2 WHERE subject = $1";
    execute!(conn, sql, leaver.person.to_string(), Json(json!({})))?;
    Ok(())
}
