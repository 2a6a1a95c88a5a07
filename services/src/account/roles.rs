//! Who has which role: giving and taking, on the page of a person or by the command line. What was given and taken stays.

use crate::{
    audit, chance,
    db::{Conn, Day, Time},
    error::Error,
    execute, fetch_all, fetch_one, fetch_optional, in_transaction,
    kunren::Kunren,
    permit::{Permit, SetRoles},
    reason::reason,
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{account::EmployeeNumber, id::PersonId, jurisdiction::Country, role::Granted};
use serde_json::json;
use uuid::Uuid;

/// A role that somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub granted: Granted,
    /// Since when.
    pub since: Timestamp,
    /// Who gave it; nothing for the command line, and where it was given before this was kept.
    pub by: Option<String>,
}

/// What is to become of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Given.
    Give,
    /// Taken away.
    Take,
}

#[derive(sqlx::FromRow)]
struct GrantRow {
    role: String,
    scope: String,
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    role: String,
    scope: String,
    granted_at: Time,
    by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    left_on: Option<Day>,
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    code: String,
}

#[derive(sqlx::FromRow)]
struct HeadsRow {
    heads: i64,
}

/// The roles that somebody was given and has.
async fn granted_to(conn: &mut Conn, person: PersonId) -> Result<Vec<Granted>, Error> {
    let sql = "SELECT role, scope FROM role_grant WHERE person_id = $1 AND revoked_at IS NULL";
    let rows = fetch_all!(conn, GrantRow, sql, person.get())?;
    rows.iter().map(|row| read(&row.role, &row.scope)).collect()
}

fn read(role: &str, scope: &str) -> Result<Granted, Error> {
    Granted::new(role, scope).map_err(|_| Error::Stored("a role"))
}

/// The roles of a person, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn held(kunren: &Kunren, _permit: &Permit<SetRoles>, person: PersonId) -> Result<Vec<Held>, Error> {
    let sql = "SELECT g.role, g.scope, g.granted_at, b.name AS by
               FROM role_grant AS g
               LEFT JOIN person AS b ON b.id = g.granted_by
               WHERE g.person_id = $1 AND g.revoked_at IS NULL
               ORDER BY g.granted_at, g.role, g.scope";
    let rows = fetch_all!(&mut kunren.db().read().await?, HeldRow, sql, person.get())?;
    let held = rows
        .into_iter()
        .map(|row| Ok(Held { granted: read(&row.role, &row.scope)?, since: row.granted_at.0, by: row.by }));
    held.collect()
}

/// The countries that somebody can coordinate.
///
/// # Errors
/// When the database fails.
pub async fn countries(kunren: &Kunren, _permit: &Permit<SetRoles>) -> Result<Vec<Country>, Error> {
    let sql = "SELECT code FROM country ORDER BY code";
    let rows = fetch_all!(&mut kunren.db().read().await?, CodeRow, sql)?;
    rows.iter().map(|row| row.code.parse().map_err(|_| Error::Stored("a country"))).collect()
}

/// Gives or takes a role, on the page of a person. Returns whether anything had to be changed.
///
/// # Errors
/// [`Error::ReasonMissing`]; [`Error::NotPermitted`] for oneself; [`Error::NotFound`]; [`Error::BadField`] `left` when
/// somebody who has left is given one, `country` when there is nobody in that country; [`Error::LastAdministrator`].
pub async fn change(
    kunren: &Kunren,
    permit: &Permit<SetRoles>,
    person: PersonId,
    change: Change,
    granted: Granted,
    why: &str,
) -> Result<bool, Error> {
    if person == permit.by() {
        return Err(Error::NotPermitted);
    }
    Changing { person, by: Some(permit.by()), change, granted }.run(kunren, why).await
}

/// The same by the command line, for whoever has this number.
///
/// # Errors
/// As [`change`](change()), but nobody is oneself.
pub async fn change_by_number(
    kunren: &Kunren,
    number: &EmployeeNumber,
    change: Change,
    granted: Granted,
    why: &str,
) -> Result<bool, Error> {
    let sql = "SELECT id, left_on FROM person WHERE number = $1";
    let found = fetch_optional!(&mut kunren.db().read().await?, PersonRow, sql, number.as_str())?;
    let person = PersonId::new(found.ok_or(Error::NotFound)?.id);
    Changing { person, by: None, change, granted }.run(kunren, why).await
}

#[derive(Clone, Copy)]
struct Changing {
    person: PersonId,
    by: Option<PersonId>,
    change: Change,
    granted: Granted,
}

impl Changing {
    async fn run(self, kunren: &Kunren, why: &str) -> Result<bool, Error> {
        let (changing, why, now, today) = (self, reason(why)?, kunren.clock().now(), kunren.clock().today());
        let changed = in_transaction!(kunren.db(), |conn, changing, why, now, today| {
            let changed = changing.apply(conn, now, today).await?;
            if let Some(action) = changed {
                let detail = json!({ "role": changing.granted.to_string(), "reason": why });
                audit::record(conn, now, changing.by, action, &changing.person.to_string(), &detail).await?;
            }
            Ok::<_, Error>(changed.is_some())
        })?;
        kunren.viewers().forget_all();
        Ok(changed)
    }

    /// What was done, as the log calls it; nothing where it is so already.
    async fn apply(self, conn: &mut Conn, now: Timestamp, today: Date) -> Result<Option<&'static str>, Error> {
        let sql = "SELECT id, left_on FROM person WHERE id = $1";
        let person = fetch_optional!(conn, PersonRow, sql, self.person.get())?.ok_or(Error::NotFound)?;
        let has_it = granted_to(conn, self.person).await?.contains(&self.granted);
        match (self.change, has_it) {
            (Change::Give, false) if person.left_on.is_some_and(|left| left.0 <= today) => Err(Error::BadField("left")),
            (Change::Give, false) => self.give(conn, now).await.map(|()| Some("role.given")),
            (Change::Take, true) => self.take(conn, now, today).await.map(|()| Some("role.taken")),
            (Change::Give, true) | (Change::Take, false) => Ok(None),
        }
    }

    async fn give(self, conn: &mut Conn, now: Timestamp) -> Result<(), Error> {
        if let Granted::CountryCoordinator(country) = self.granted {
            let sql = "SELECT count(*) AS heads FROM country WHERE code = $1";
            if fetch_one!(conn, HeadsRow, sql, country.as_str())?.heads == 0 {
                return Err(Error::BadField("country"));
            }
        }
        let sql = "INSERT INTO role_grant (id, person_id, role, scope, granted_at, granted_by) VALUES ($1, $2, $3, $4, $5, $6)";
        let (role, scope, by) = (self.granted.role(), self.granted.scope(), self.by.map(PersonId::get));
        execute!(conn, sql, chance::uuid(), self.person.get(), role, scope, Time(now), by)?;
        self.forget_code(conn).await
    }

    /// A code that a coordinator gave was given to somebody who could do less than now: who knows it must not become
    /// that person any more.
    async fn forget_code(self, conn: &mut Conn) -> Result<(), Error> {
        let sql = "DELETE FROM activation
                   WHERE person_id = $1
                       AND issued_by IS NOT NULL
                       AND NOT EXISTS (
                           SELECT 1 FROM role_grant AS g
                           WHERE g.person_id = activation.issued_by AND g.role = 'group-administrator' AND g.revoked_at IS NULL
                       )";
        execute!(conn, sql, self.person.get())?;
        Ok(())
    }

    async fn take(self, conn: &mut Conn, now: Timestamp, today: Date) -> Result<(), Error> {
        if self.granted == Granted::GroupAdministrator && !self.is_not_the_last(conn, today).await? {
            return Err(Error::LastAdministrator);
        }
        let sql = "UPDATE role_grant SET revoked_at = $4
                   WHERE person_id = $1 AND role = $2 AND scope = $3 AND revoked_at IS NULL";
        execute!(conn, sql, self.person.get(), self.granted.role(), self.granted.scope(), Time(now))?;
        Ok(())
    }

    /// Whether somebody else is an administrator who still works here and can sign in.
    async fn is_not_the_last(self, conn: &mut Conn, today: Date) -> Result<bool, Error> {
        let sql = "SELECT count(*) AS heads
                   FROM role_grant AS g
                   JOIN person AS p ON p.id = g.person_id
                   JOIN credential AS c ON c.person_id = p.id
                   WHERE g.role = 'group-administrator' AND g.revoked_at IS NULL AND g.person_id <> $1
                       AND (p.left_on IS NULL OR p.left_on > $2) AND c.password_hash IS NOT NULL";
        Ok(fetch_one!(conn, HeadsRow, sql, self.person.get(), Day(today))?.heads > 0)
    }
}
