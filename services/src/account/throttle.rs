//! Failures to prove who one is, remembered per account and per address.
//!
//! A try is counted as a failure of its account before it is looked at, so that a burst of tries at the same time does not
//! slip through; of its address only once it has failed, because a whole factory may sign in behind one address at once.
//!
//! What is counted is read outside of transactions: two people who sign in at the same time never wait for each other.

use crate::{
    chance,
    db::{Conn, Time},
    error::Error,
    execute, fetch_all, in_transaction,
    kunren::Kunren,
};
use jiff::Timestamp;
use kunren_domain::account::{THROTTLE_WINDOW, Throttle};
use uuid::Uuid;

/// A try that counts as a failure until it is [taken back](Try::take_back).
pub(super) struct Try(Uuid);

#[derive(sqlx::FromRow)]
struct FailureRow {
    id: Uuid,
    failed_at: Time,
}

/// Refuses while the account or the address has to wait; otherwise counts a try at the account.
pub(super) async fn begin(kunren: &Kunren, account: &str, address: Option<&str>, now: Timestamp) -> Result<Try, Error> {
    let subject = format!("account:{account}");
    let mut conn = kunren.db().read().await?;
    if let Some(address) = address {
        check(&mut conn, &address_subject(address), Throttle::ADDRESS, None, now).await?;
    }
    check(&mut conn, &subject, Throttle::ACCOUNT, None, now).await?;
    drop(conn);
    let counted = Try(count(kunren, &subject, now).await?);
    // Others may have been counted meanwhile. Whoever was counted last sees them all.
    let mut conn = kunren.db().read().await?;
    let checked = check(&mut conn, &subject, Throttle::ACCOUNT, Some(&counted), now).await;
    drop(conn);
    match checked {
        Ok(()) => Ok(counted),
        Err(error) => {
            counted.take_back(kunren).await?;
            Err(error)
        }
    }
}

/// The try failed: it counts for the address, too.
pub(super) async fn failed(kunren: &Kunren, address: &str, now: Timestamp) -> Result<(), Error> {
    count(kunren, &address_subject(address), now).await.map(drop)
}

impl Try {
    /// It was no failure.
    pub(super) async fn take_back(self, kunren: &Kunren) -> Result<(), Error> {
        let id = self.0;
        in_transaction!(kunren.db(), |conn, id| {
            execute!(conn, "DELETE FROM sign_in_failure WHERE id = $1", id).map(drop).map_err(Error::from)
        })
    }
}

fn address_subject(address: &str) -> String {
    format!("address:{address}")
}

async fn check(
    conn: &mut Conn,
    subject: &str,
    throttle: Throttle,
    but: Option<&Try>,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "SELECT id, failed_at FROM sign_in_failure WHERE subject = $1 AND failed_at > $2 ORDER BY failed_at";
    let rows = fetch_all!(conn, FailureRow, sql, subject, Time(now - THROTTLE_WINDOW))?;
    let others = rows.into_iter().filter(|row| but.is_none_or(|but| row.id != but.0));
    let failures: Vec<Timestamp> = others.map(|row| row.failed_at.0).collect();
    match throttle.wait_until(&failures, now) {
        Some(until) => Err(Error::Throttled { until }),
        None => Ok(()),
    }
}

async fn count(kunren: &Kunren, subject: &str, now: Timestamp) -> Result<Uuid, Error> {
    let (id, subject) = (chance::uuid(), subject.to_owned());
    in_transaction!(kunren.db(), |conn, id, subject, now| {
        let sql = "INSERT INTO sign_in_failure (id, subject, failed_at) VALUES ($1, $2, $3)";
        execute!(conn, sql, id, subject.as_str(), Time(now)).map_err(Error::from)
    })?;
    Ok(id)
}
