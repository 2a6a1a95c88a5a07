//! Failures to sign in, remembered per account and per address.

use crate::{
    chance,
    db::{Conn, Time},
    error::Error,
    execute, fetch_all,
};
use jiff::Timestamp;
use kunren_domain::account::{THROTTLE_WINDOW, Throttle};
use uuid::Uuid;

/// Whose failures are counted together.
pub(super) struct Subjects {
    pub(super) account: String,
    pub(super) address: String,
}

#[derive(sqlx::FromRow)]
struct FailureRow {
    failed_at: Time,
}

/// Refuses while either subject has to wait.
pub(super) async fn check(conn: &mut Conn, subjects: &Subjects, now: Timestamp) -> Result<(), Error> {
    for (subject, throttle) in [(&subjects.account, Throttle::ACCOUNT), (&subjects.address, Throttle::ADDRESS)] {
        let since = Time(now - THROTTLE_WINDOW);
        let rows = fetch_all!(
            conn,
            FailureRow,
            "SELECT failed_at FROM sign_in_failure WHERE subject = $1 AND failed_at > $2 ORDER BY failed_at",
            subject,
            since,
        )?;
        let failures: Vec<Timestamp> = rows.into_iter().map(|row| row.failed_at.0).collect();
        if let Some(until) = throttle.wait_until(&failures, now) {
            return Err(Error::Throttled { until });
        }
    }
    Ok(())
}

/// A failure as it was written down: once for the account, once for the address.
pub(super) type Failure = [Uuid; 2];

/// Remembers a failure of both subjects and forgets what no longer counts.
pub(super) async fn record(conn: &mut Conn, subjects: &Subjects, now: Timestamp) -> Result<Failure, Error> {
    execute!(conn, "DELETE FROM sign_in_failure WHERE failed_at < $1", Time(now - THROTTLE_WINDOW))?;
    let failure = [chance::uuid(), chance::uuid()];
    for (id, subject) in failure.into_iter().zip([&subjects.account, &subjects.address]) {
        let sql = "INSERT INTO sign_in_failure (id, subject, failed_at) VALUES ($1, $2, $3)";
        execute!(conn, sql, id, subject, Time(now))?;
    }
    Ok(failure)
}

/// Takes it back: it was no failure.
pub(super) async fn forget(conn: &mut Conn, failure: Failure) -> Result<(), Error> {
    for id in failure {
        execute!(conn, "DELETE FROM sign_in_failure WHERE id = $1", id)?;
    }
    Ok(())
}
