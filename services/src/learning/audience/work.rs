//! Applying an audience in the background: by one runner at a time, whichever gets hold of it. A sign of life is given every
//! few seconds; where it stops, another goes on. What a runner writes holds only while it is still the one: each of its
//! transactions says how far it got, and is undone where the audience is somebody else's or not in force any more.

use super::{
    Changes, Subject,
    keep::{Found, keep},
    subjects,
};
use crate::{
    chance,
    db::{Conn, Time},
    error::Error,
    execute, fetch_optional, in_transaction,
    kunren::Kunren,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use kunren_domain::id::EditionId;
use std::time::Duration;
use uuid::Uuid;

/// How often a sign of life is given.
const SIGN: Duration = Duration::from_secs(2);
/// Without one for so long, a runner is taken for dead.
const DEAD: SignedDuration = SignedDuration::from_secs(60);

/// Where applying an audience stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// For a runner, or for the edition to open.
    Waiting,
    /// Somebody is at it.
    Applying,
    /// Everybody is as it says; it is looked at again and again from then on.
    Done,
    /// Another one came before it was done.
    Superseded,
}

impl Stage {
    pub(super) fn read(code: &str) -> Option<Self> {
        Some(match code {
            "waiting" => Self::Waiting,
            "applying" => Self::Applying,
            "done" => Self::Done,
            "superseded" => Self::Superseded,
            _ => return None,
        })
    }
}

/// How far an audience is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Where it stands.
    pub stage: Stage,
    /// How many people it concerns; nothing before they were counted.
    pub expected: Option<u64>,
    /// How many of them are done.
    pub done: Changes,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

/// By what right somebody writes what an audience says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Right {
    /// It is applied, and looked at once more.
    Look {
        edition: EditionId,
        /// Nothing where none was ever set.
        audience: Option<Uuid>,
    },
    /// It is being applied by this runner.
    Run { audience: Uuid, runner: Uuid },
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

impl Right {
    /// Ends a transaction by saying what was done in it.
    ///
    /// # Errors
    /// [`Error::ChangedMeanwhile`] when the right is gone: the transaction is to be undone.
    pub(super) async fn spend(self, conn: &mut Conn, done: Changes, now: Time) -> Result<(), Error> {
        let holds = match self {
            Self::Look { edition, audience } => {
                let sql = "SELECT id FROM audience WHERE edition_id = $1 ORDER BY set_at DESC, id DESC LIMIT 1";
                fetch_optional!(conn, IdRow, sql, edition.get())?.map(|row| row.id) == audience
            }
            Self::Run { audience, runner } => {
                let sql = "UPDATE audience_work
                           SET seen_at = $3, assigned = assigned + $4, released = released + $5, returned = returned + $6
                           WHERE audience_id = $1 AND runner = $2 AND state = 'applying'";
                let [assigned, released, returned] =
                    [done.assigned, done.released, done.returned].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
                execute!(conn, sql, audience, runner, now, assigned, released, returned)? == 1
            }
        };
        if holds { Ok(()) } else { Err(Error::ChangedMeanwhile) }
    }

    /// Says how many people there are to do.
    pub(super) async fn expect(self, kunren: &Kunren, found: &Found) -> Result<(), Error> {
        let Self::Run { audience, runner } = self else { return Ok(()) };
        let found = i64::try_from(found.len()).unwrap_or(i64::MAX);
        in_transaction!(kunren.db(), |conn, audience, runner, found| {
            let sql = "UPDATE audience_work
                       SET expected = assigned + released + returned + $3
                       WHERE audience_id = $1 AND runner = $2 AND state = 'applying'";
            execute!(conn, sql, audience, runner, found).map(drop).map_err(Error::from)
        })
    }
}

/// An audience waits to be applied, and those before it of the same edition do not any more.
pub(crate) async fn begin(conn: &mut Conn, audience: Uuid) -> Result<(), sqlx::Error> {
    let sql = "UPDATE audience_work
               SET state = 'superseded'
               WHERE state <> 'done' AND audience_id IN (
                   SELECT b.id
                   FROM audience AS b
                   JOIN audience AS a ON a.edition_id = b.edition_id
                   WHERE a.id = $1
               )";
    execute!(conn, sql, audience)?;
    let sql = "INSERT INTO audience_work (audience_id, state, again, assigned, released, returned)
               VALUES ($1, 'waiting', FALSE, 0, 0, 0)";
    execute!(conn, sql, audience).map(drop)
}

/// Applies what waits for it, of one edition or of all that are open, unless somebody else is at it.
///
/// # Errors
/// When the database fails; then it goes on waiting.
pub async fn apply_waiting(kunren: &Kunren, only: Option<EditionId>) -> Result<(), Error> {
    let today = kunren.clock().today();
    let mut conn = kunren.db().read().await?;
    let all = subjects(&mut conn).await?;
    drop(conn);
    for subject in all {
        let is_meant = subject.waits && subject.is_open(today) && only.is_none_or(|only| only == subject.edition);
        if is_meant && let Some(run) = claim(kunren, &subject).await? {
            Box::pin(applied(kunren, &subject, today, run)).await?;
        }
    }
    Ok(())
}

/// Applies an audience; where somebody else is at it, that one looks at everybody once more.
pub(super) async fn apply_or_ask(kunren: &Kunren, subject: &Subject, today: Date) -> Result<Changes, Error> {
    if let Some(run) = claim(kunren, subject).await? {
        return applied(kunren, subject, today, run).await;
    }
    if ask_again(kunren, subject).await? {
        return Ok(Changes::default());
    }
    // It was done in between.
    keep(kunren, subject, today, subject.look()).await
}

/// The right to apply an audience, if nobody who lives has it.
async fn claim(kunren: &Kunren, subject: &Subject) -> Result<Option<Right>, Error> {
    let Some((audience, _)) = subject.audience else { return Ok(None) };
    let (runner, now) = (chance::uuid(), kunren.clock().now());
    let dead = Time(now - DEAD);
    let claimed = in_transaction!(kunren.db(), |conn, audience, runner, now, dead| {
        let sql = "UPDATE audience_work
                   SET state = 'applying', runner = $2, seen_at = $3, again = FALSE, expected = NULL
                   WHERE audience_id = $1 AND (state = 'waiting' OR (state = 'applying' AND seen_at < $4))";
        execute!(conn, sql, audience, runner, Time(now), dead).map_err(Error::from)
    })?;
    Ok((claimed == 1).then_some(Right::Run { audience, runner }))
}

async fn ask_again(kunren: &Kunren, subject: &Subject) -> Result<bool, Error> {
    let Some((audience, _)) = subject.audience else { return Ok(false) };
    let asked = in_transaction!(kunren.db(), |conn, audience| {
        let sql = "UPDATE audience_work SET again = TRUE WHERE audience_id = $1 AND state = 'applying'";
        execute!(conn, sql, audience).map_err(Error::from)
    })?;
    Ok(asked == 1)
}

/// Applies what was claimed, giving signs of life meanwhile.
async fn applied(kunren: &Kunren, subject: &Subject, today: Date, run: Right) -> Result<Changes, Error> {
    let rounds = {
        let rounds = rounds(kunren, subject, today, run);
        tokio::pin!(rounds);
        let mut signs = tokio::time::interval(SIGN);
        loop {
            tokio::select! {
                done = &mut rounds => break done,
                _ = signs.tick() => sign(kunren, run).await?,
            }
        }
    };
    kunren.owed().forget_all();
    match rounds {
        // Another rule is in force, or another runner took over: the rest is theirs.
        Err(Error::ChangedMeanwhile) => Ok(Changes::default()),
        Err(error) => {
            give_back(kunren, run).await?;
            Err(error)
        }
        done => done,
    }
}

async fn rounds(kunren: &Kunren, subject: &Subject, today: Date, run: Right) -> Result<Changes, Error> {
    let mut sum = Changes::default();
    loop {
        sum = sum.and(keep(kunren, subject, today, run).await?);
        if finish(kunren, run).await? {
            return Ok(sum);
        }
    }
}

/// Ends a run, unless people changed since it began to look: then it is to look once more.
async fn finish(kunren: &Kunren, run: Right) -> Result<bool, Error> {
    let Right::Run { audience, runner } = run else { return Ok(true) };
    let now = Time(kunren.clock().now());
    in_transaction!(kunren.db(), |conn, audience, runner, now| {
        let sql = "UPDATE audience_work
                   SET state = 'done', done_at = $3, runner = NULL
                   WHERE audience_id = $1 AND runner = $2 AND state = 'applying' AND NOT again";
        if execute!(conn, sql, audience, runner, now)? == 1 {
            return Ok(true);
        }
        let sql =
            "UPDATE audience_work SET again = FALSE WHERE audience_id = $1 AND runner = $2 AND state = 'applying'";
        if execute!(conn, sql, audience, runner)? == 1 { Ok(false) } else { Err(Error::ChangedMeanwhile) }
    })
}

async fn sign(kunren: &Kunren, run: Right) -> Result<(), Error> {
    let Right::Run { audience, runner } = run else { return Ok(()) };
    // Whoever looks meanwhile sees what was done until now.
    kunren.owed().forget_all();
    let now = Time(kunren.clock().now());
    in_transaction!(kunren.db(), |conn, audience, runner, now| {
        let sql = "UPDATE audience_work SET seen_at = $3 WHERE audience_id = $1 AND runner = $2 AND state = 'applying'";
        execute!(conn, sql, audience, runner, now).map(drop).map_err(Error::from)
    })
}

async fn give_back(kunren: &Kunren, run: Right) -> Result<(), Error> {
    let Right::Run { audience, runner } = run else { return Ok(()) };
    in_transaction!(kunren.db(), |conn, audience, runner| {
        let sql = "UPDATE audience_work
                   SET state = 'waiting', runner = NULL
                   WHERE audience_id = $1 AND runner = $2 AND state = 'applying'";
        execute!(conn, sql, audience, runner).map(drop).map_err(Error::from)
    })
}
