//! Signing in with employee number or e-mail and password, or with number and PIN at a kiosk.

use super::{secret, session, throttle};
use crate::{db::Day, error::Error, fetch_optional, kunren::Kunren};
use kunren_domain::{
    account::{Login, MAX_SECRET},
    id::PersonId,
};
use uuid::Uuid;

/// How somebody proves who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By password, on a machine of one's own.
    Password,
    /// By PIN, on a shared machine: the session is short.
    Pin,
}

#[derive(sqlx::FromRow)]
struct CredentialRow {
    person_id: Uuid,
    password_hash: Option<String>,
    pin_hash: Option<String>,
}

/// Signs somebody in; returns the new session's token for the cookie. `address` is the network address asked from.
///
/// # Errors
/// [`Error::WrongCredentials`] without telling what was wrong, [`Error::Throttled`] after too many failures.
pub async fn sign_in(kunren: &Kunren, way: Way, login: &str, secret: &str, address: &str) -> Result<String, Error> {
    if login.len() > MAX_SECRET || secret.len() > MAX_SECRET {
        return Err(Error::WrongCredentials);
    }
    let now = kunren.clock().now();
    let login: Result<Login, _> = login.parse();
    let attempt = throttle::begin(kunren, account(login.as_ref().ok()), Some(address), now).await?;
    let credential = match &login {
        Ok(login) => find(&mut kunren.db().read().await?, login, kunren.clock().today()).await?,
        Err(_) => None,
    };
    let person = credential.as_ref().map(|row| PersonId::new(row.person_id));
    let stored = credential.and_then(|row| if way == Way::Pin { row.pin_hash } else { row.password_hash });
    let right = secret::matches(secret.to_owned(), stored).await?;
    let Some(person) = person.filter(|_| right) else {
        throttle::failed(kunren, address, now).await?;
        return Err(Error::WrongCredentials);
    };
    attempt.take_back(kunren).await?;
    session::open(kunren, person, way == Way::Pin).await
}

/// Under what failures are counted.
pub(super) fn account(login: Option<&Login>) -> &str {
    match login {
        Some(Login::Number(number)) => number.as_str(),
        Some(Login::Email(email)) => email,
        None => "",
    }
}

/// Number and e-mail to look for: one of them.
pub(super) fn columns(login: &Login) -> (Option<&str>, Option<&str>) {
    match login {
        Login::Number(number) => (Some(number.as_str()), None),
        Login::Email(email) => (None, Some(email.as_str())),
    }
}

async fn find(
    conn: &mut crate::db::Conn,
    login: &Login,
    today: jiff::civil::Date,
) -> Result<Option<CredentialRow>, Error> {
    let (number, email) = columns(login);
    let sql = include_str!("credential.sql");
    Ok(fetch_optional!(conn, CredentialRow, sql, number, email, Day(today))?)
}
