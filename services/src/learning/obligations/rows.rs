//! Reading what somebody owes: rows of a handful of queries, put together by edition. Without content, so that it can be
//! done inside a transaction too.

use super::{Extended, Obligation, Release, TakenBack, Tried};
use crate::{
    course::content::Content,
    db::{Conn, Day, Time, WindowRow},
    error::Error,
    fetch_all,
    kunren::Kunren,
    learning::{
        added::History,
        audience::Again,
        learner::Learner,
        rounds::{Held, rounds},
        worth::Worth,
    },
    requests::{self, OwnRequest},
    viewer::released,
};
use kunren_domain::{
    edition::Formula,
    id::{AttemptId, EditionId, ExtensionId, PersonId},
    obligation::{Extension, Facts, late},
};
use sqlx::types::Json;
use std::{collections::HashMap, sync::Arc};
use uuid::Uuid;

const OBLIGATIONS: &str = concat!(include_str!("columns.sql"), include_str!("../obligations.sql"));

#[derive(sqlx::FromRow)]
struct ObligationRow {
    edition_id: Uuid,
    programme_id: Uuid,
    version_id: Option<Uuid>,
    code: String,
    #[sqlx(flatten)]
    window: WindowRow,
    formula: Json<Formula>,
    assigned_on: Day,
    /// See [`released`].
    released: Option<String>,
    completed_at: Option<Time>,
    completed_on: Option<Day>,
    #[sqlx(flatten)]
    worth: Worth,
    attempt_id: Option<Uuid>,
    exempt_from: Option<Day>,
    exempt_until: Option<Day>,
    exempt_reason: Option<String>,
    exempt_evidence: Option<String>,
    exempt_by: Option<String>,
    position_lesson: Option<String>,
    position_segment: Option<i64>,
    granted: i64,
    #[sqlx(flatten)]
    again: Again,
    read: Option<String>,
    started_on: Option<Day>,
    tried: bool,
    extended: bool,
    asked: bool,
    moved: bool,
}

#[derive(sqlx::FromRow)]
struct TryRow {
    id: Uuid,
    edition_id: Uuid,
    number: i64,
    opened_at: Time,
    deadline_at: Option<Time>,
    submitted_at: Option<Time>,
    passed: Option<bool>,
}

#[derive(sqlx::FromRow)]
struct ExtensionRow {
    id: Uuid,
    edition_id: Uuid,
    from_on: Day,
    until_on: Day,
    reopens: bool,
    reason: String,
    name: String,
    revoked_on: Option<Day>,
    revoked_by: Option<String>,
    revoked_reason: String,
}

/// What the learner owes this edition with this content and what moves have added to it, as far as this connection sees;
/// nothing where it is not owed.
pub(crate) async fn of_edition(
    kunren: &Kunren,
    conn: &mut Conn,
    learner: &Learner,
    edition: EditionId,
    content: Option<Arc<Content>>,
) -> Result<Option<Obligation>, Error> {
    let found = all(conn, learner).await?.into_iter().find(|(_, owed)| owed.edition == edition);
    let Some((_, owed)) = found else { return Ok(None) };
    let mut owed = Obligation { content, ..owed };
    owed.look_at_moves(kunren, learner.today).await?;
    Ok(Some(owed))
}

/// Everything the learner owes or owed, newest first, with the latest version of each edition.
pub(super) async fn all(conn: &mut Conn, learner: &Learner) -> Result<Vec<(Option<Uuid>, Obligation)>, Error> {
    let mut facts = read_all(conn, learner.person).await?;
    let rows = std::mem::take(&mut facts.rows);
    let held = rows.iter().map(held).collect::<Result<Vec<_>, _>>()?;
    let own = (learner.joined_on, &learner.leave[..], learner.today);
    let assembled = rows.into_iter().zip(&held).map(|(row, of)| {
        let given = facts.extended.get(&row.edition_id).map_or(&[][..], Vec::as_slice);
        let cycles = rounds(&held, of, &row.again, own, given);
        (row.version_id, Obligation { cycles, ..assemble(row, of, learner, &mut facts) })
    });
    Ok(assembled.collect())
}

fn held(row: &ObligationRow) -> Result<Held, Error> {
    Ok(Held {
        programme: row.programme_id,
        window: row.window.into(),
        formula: row.formula.0,
        assigned_on: row.assigned_on.0,
        released: released(row.released.as_deref().unwrap_or_default())?,
        completed_on: row.completed_on.map(|on| on.0),
    })
}

struct AllRows {
    rows: Vec<ObligationRow>,
    tries: HashMap<Uuid, Vec<Tried>>,
    extended: HashMap<Uuid, Vec<Extended>>,
    requests: HashMap<Uuid, Vec<OwnRequest>>,
    history: Option<Arc<History>>,
}

async fn read_all(conn: &mut Conn, learner: PersonId) -> Result<AllRows, Error> {
    let person = learner.get();
    let rows = fetch_all!(conn, ObligationRow, OBLIGATIONS, person)?;
    // What there is nothing of is not asked for: each query costs more than all that it would find.
    let any = |has: fn(&ObligationRow) -> bool| rows.iter().any(has);
    let mut tries: HashMap<Uuid, Vec<Tried>> = HashMap::new();
    let found =
        if any(|row| row.tried) { fetch_all!(conn, TryRow, include_str!("../tries.sql"), person)? } else { Vec::new() };
    for row in found {
        tries.entry(row.edition_id).or_default().push(Tried {
            attempt: AttemptId::new(row.id),
            number: u16::try_from(row.number).unwrap_or(u16::MAX),
            opened_at: row.opened_at.0,
            deadline_at: row.deadline_at.map(|at| at.0),
            submitted: row.submitted_at.zip(row.passed).map(|(at, passed)| (at.0, passed)),
        });
    }
    let extended = if any(|row| row.extended) { extensions(conn, person).await? } else { HashMap::new() };
    let requests = if any(|row| row.asked) { requests::own(conn, person).await? } else { HashMap::new() };
    let history = if any(|row| row.moved) { Some(Arc::new(History::load(conn, learner).await?)) } else { None };
    Ok(AllRows { rows, tries, extended, requests, history })
}

/// More time that was granted to somebody, oldest first, by edition.
pub(crate) async fn extensions(conn: &mut Conn, person: Uuid) -> Result<HashMap<Uuid, Vec<Extended>>, Error> {
    let sql = "SELECT x.id, x.edition_id, x.from_on, x.until_on, x.reopens, x.reason, p.name,
                      x.revoked_on, b.name AS revoked_by, x.revoked_reason
               FROM extension AS x
               JOIN person AS p ON p.id = x.granted_by
               LEFT JOIN person AS b ON b.id = x.revoked_by
               WHERE x.person_id = $1
               ORDER BY x.granted_at, x.id";
    let mut extended: HashMap<Uuid, Vec<Extended>> = HashMap::new();
    for row in fetch_all!(conn, ExtensionRow, sql, person)? {
        extended.entry(row.edition_id).or_default().push(extended_of(row));
    }
    Ok(extended)
}

fn extended_of(row: ExtensionRow) -> Extended {
    let (from_on, until_on, revoked_on) = (row.from_on.0, row.until_on.0, row.revoked_on.map(|on| on.0));
    Extended {
        id: ExtensionId::new(row.id),
        extension: Extension { from_on, until_on, reopens: row.reopens, revoked_on },
        reason: row.reason,
        by: row.name,
        revoked: row.revoked_by.map(|by| TakenBack { by, reason: row.revoked_reason }),
    }
}

fn assemble(row: ObligationRow, of: &Held, learner: &Learner, all: &mut AllRows) -> Obligation {
    let window = of.window;
    let extended = all.extended.remove(&row.edition_id).unwrap_or_default();
    let facts = Facts {
        joined_on: Some(learner.joined_on),
        assigned_on: Some(row.assigned_on.0),
        left_on: learner.left_on,
        leave: learner.leave.clone(),
        exempt: row.exempt_from.map(|from| (from.0, row.exempt_until.map(|until| until.0))),
        released: of.released.clone(),
        started_on: row.started_on.map(|on| on.0),
        completed_on: row.completed_on.map(|on| on.0),
        extensions: extended.iter().map(|extended| extended.extension).collect(),
    };
    // What was completed is explained as of the day of the completion: what came later moves nothing.
    let as_of = facts.completed_on.map_or(learner.today, |on| on.min(learner.today));
    let why_due = row.again.why_due(&window, &row.formula.0, &facts, as_of);
    let due_now = row.again.due(&window, &row.formula.0, &facts, learner.today);
    let valid_until = facts.completed_on.and_then(|on| row.worth.until(row.again.recurrence(), window.opens_on, on));
    let due = why_due.due();
    Obligation {
        edition: EditionId::new(row.edition_id),
        code: row.code,
        window,
        formula: row.formula.0,
        content: None,
        assigned_on: row.assigned_on.0,
        why_due,
        due,
        due_now,
        late: late(&facts, |day| row.again.due(&window, &row.formula.0, &facts, day)),
        standing: facts.standing(learner.today),
        facts,
        phase: due_now.phase(&window, learner.today),
        cycles: Vec::new(),
        read: row.read.iter().flat_map(|read| read.split(' ')).map(str::to_owned).collect(),
        position: row.position_lesson.zip(row.position_segment),
        tries: all.tries.remove(&row.edition_id).unwrap_or_default(),
        granted: u16::try_from(row.granted).unwrap_or(u16::MAX),
        completed: row.completed_at.zip(valid_until).map(|(at, until)| (at.0, until)),
        completed_with: row.attempt_id.map(AttemptId::new),
        release: row.exempt_reason.map(|reason| Release {
            reason,
            evidence: row.exempt_evidence.unwrap_or_default(),
            by: row.exempt_by,
        }),
        extended,
        requests: all.requests.remove(&row.edition_id).unwrap_or_default(),
        history: all.history.clone().filter(|_| row.moved),
        since: None,
    }
}
