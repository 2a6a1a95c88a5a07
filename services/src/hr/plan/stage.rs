//! Storing what differs beside the people, in small steps, so that nobody waits long for the writer.

use super::{People, Reading};
use crate::{
    chance,
    db::{Conn, Day, Time},
    demo::insert::insert_all,
    error::Error,
    execute, fetch_all, in_transaction,
    kunren::Kunren,
};
use jiff::civil::Date;
use kunren_domain::{
    hr::{Change, Effects, Exceeded, Field, Problem, State},
    id::PersonId,
};
use sqlx::types::Json;
use std::sync::Arc;
use uuid::Uuid;

/// An import whose changes are being stored.
#[derive(Debug)]
pub(super) struct Staging {
    import: Uuid,
    source: crate::hr::Source,
}

/// One person's change, to be added to a batch.
pub(super) struct Staged<'a> {
    pub(super) number: u32,
    pub(super) change: &'a Change,
    pub(super) on: Date,
    pub(super) people: &'a People,
    pub(super) new_ids: &'a [Uuid],
}

/// Rows to be stored together.
#[derive(Debug, Default)]
pub(super) struct Batch {
    changes: Vec<ChangeRow>,
    placements: Vec<PlacementRow>,
    leaves: Vec<LeaveRow>,
}

#[derive(Debug)]
struct ChangeRow {
    person: Uuid,
    joins: bool,
    number: String,
    after: Details,
    before: Option<Details>,
    source_before: Option<String>,
    placed_from: Option<Day>,
}

#[derive(Debug)]
struct Details {
    name: String,
    email: Option<String>,
    locale: String,
    joined: Day,
    left: Option<Day>,
}

#[derive(Debug)]
struct PlacementRow {
    id: Uuid,
    person: Uuid,
    site: Uuid,
    main: bool,
    department: String,
    job_function: String,
    rank: String,
    employment_type: String,
    manager: Option<Uuid>,
}

#[derive(Debug)]
struct LeaveRow {
    id: Uuid,
    person: Uuid,
    starts: bool,
    from: Day,
    back: Option<Day>,
    back_before: Option<Day>,
}

impl Staged<'_> {
    fn id(&self, number: u32) -> Option<Uuid> {
        let new = || self.new_ids.get(number as usize).copied().filter(|id| !id.is_nil());
        self.people.get(number).map(|person| person.id).or_else(new)
    }

    fn details(&self, state: &State) -> Details {
        Details {
            name: state.name.to_string(),
            email: state.email.as_deref().map(str::to_owned),
            locale: self.people.known.words.text(state.locale).to_owned(),
            joined: Day(state.joined),
            left: state.left.map(Day),
        }
    }

    fn change_row(&self, person: Uuid) -> ChangeRow {
        let change = self.change;
        let source = self.people.get(self.number).and_then(|person| person.source);
        ChangeRow {
            person,
            joins: change.before.is_none(),
            number: self.people.known.numbers.text(self.number).to_owned(),
            after: self.details(&change.after),
            before: change.before.as_ref().map(|before| self.details(before)),
            source_before: source.and_then(|at| self.people.sources.get(usize::from(at)).cloned()),
            placed_from: self.is_placed().then(|| Day(change.placed_from(self.on))),
        }
    }

    fn is_placed(&self) -> bool {
        self.change.is_of_places() && !self.change.after.sites.is_empty()
    }

    fn placements(&self, person: Uuid) -> Vec<PlacementRow> {
        let (after, known) = (&self.change.after, &self.people.known);
        let word = |place| known.words.text(place).to_owned();
        let sites = after.sites.iter().filter(|_| self.is_placed()).filter_map(|site| known.sites.get(*site));
        let row = |(at, site): (usize, &kunren_domain::hr::Site)| PlacementRow {
            id: chance::uuid(),
            person,
            site: site.id,
            main: at == 0,
            department: word(after.department),
            job_function: word(after.job_function),
            rank: word(after.rank),
            employment_type: word(after.employment_type),
            manager: after.manager.and_then(|manager| self.id(manager)),
        };
        sites.enumerate().map(row).collect()
    }

    fn leaves(&self, person: Uuid) -> Vec<LeaveRow> {
        let leave = &self.change.leave;
        let known = self.change.before.as_ref().and_then(|before| before.leave);
        let known = leave.back.and_then(|back| Some((*self.people.leaves.get(&self.number)?, known?, back)));
        let ends = known.map(|(id, known, back)| LeaveRow {
            id,
            person,
            starts: false,
            from: Day(known.from),
            back: back.map(Day),
            back_before: known.back.map(Day),
        });
        let starts = leave.start.map(|start| LeaveRow {
            id: chance::uuid(),
            person,
            starts: true,
            from: Day(start.from),
            back: start.back.map(Day),
            back_before: None,
        });
        ends.into_iter().chain(starts).collect()
    }
}

impl Batch {
    pub(super) fn add(&mut self, staged: &Staged<'_>) {
        let Some(person) = staged.id(staged.number) else { return };
        self.changes.push(staged.change_row(person));
        self.placements.extend(staged.placements(person));
        self.leaves.extend(staged.leaves(person));
    }

    pub(super) fn len(&self) -> usize {
        self.changes.len()
    }
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

impl Staging {
    /// A new import of the source. What was staged for it before and not applied is thrown away.
    pub(super) async fn begin(
        kunren: &Kunren,
        by: Option<PersonId>,
        reading: &Reading,
        file_name: &str,
        history: i64,
    ) -> Result<Self, Error> {
        discard_unapplied(kunren, &reading.source.name).await?;
        let (import, day, file_name) = (chance::uuid(), reading.on, file_name.to_owned());
        let source = reading.source.clone();
        in_transaction!(kunren.db(), |conn, source, file_name, by, import, day, history| {
            execute!(
                conn,
                "INSERT INTO hr_import (id, source, file_name, day, settings, effects, exceeded, history, planned_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                import,
                source.name.as_str(),
                file_name.as_str(),
                Day(day),
                Json(&source),
                Json(Effects::default()),
                Json(Vec::<Exceeded>::new()),
                history,
                by.map(PersonId::get),
            )
            .map(drop)
            .map_err(Error::from)
        })?;
        Ok(Self { import, source })
    }

    pub(super) async fn store(&self, kunren: &Kunren, batch: Arc<Batch>) -> Result<(), Error> {
        let import = self.import;
        in_transaction!(kunren.db(), |conn, batch, import| { store(conn, import, &batch).await })
    }

    /// Closes the plan; nothing where nothing would change.
    pub(super) async fn finish(
        mut self,
        kunren: &Kunren,
        final_newline: Option<bool>,
        effects: &Effects,
        exceeded: &[Exceeded],
        problems: &[Problem],
    ) -> Result<Option<Uuid>, Error> {
        if effects.changed + effects.adopted == 0 {
            discard(kunren, self.import).await?;
            return Ok(None);
        }
        self.source.mapping.final_newline = final_newline.or(self.source.mapping.final_newline);
        let (import, now) = (self.import, kunren.clock().now());
        for rows in problems.chunks(5_000) {
            let rows = Arc::new(rows.to_vec());
            in_transaction!(kunren.db(), |conn, rows, import| { store_rejected(conn, import, &rows).await })?;
        }
        let facts = Arc::new((self.source, effects.clone(), exceeded.to_vec()));
        in_transaction!(kunren.db(), |conn, facts, import, now| {
            let (source, effects, exceeded) = &*facts;
            let sql = "UPDATE hr_import SET settings = $2, effects = $3, exceeded = $4, planned_at = $5 WHERE id = $1";
            execute!(conn, sql, import, Json(source), Json(effects), Json(exceeded), Time(now)).map_err(Error::from)
        })?;
        Ok(Some(import))
    }
}

async fn store(conn: &mut Conn, import: Uuid, batch: &Batch) -> Result<(), Error> {
    let into = "INSERT INTO hr_change (import_id, person_id, joins, number, name, email, locale, joined_on, left_on, \
                name_before, email_before, locale_before, joined_before, left_before, source_before, placed_from) ";
    insert_all!(conn, into, &batch.changes, |row| [
        import,
        row.person,
        row.joins,
        row.number.as_str(),
        row.after.name.as_str(),
        row.after.email.as_deref(),
        row.after.locale.as_str(),
        row.after.joined,
        row.after.left,
        row.before.as_ref().map(|before| before.name.as_str()),
        row.before.as_ref().and_then(|before| before.email.as_deref()),
        row.before.as_ref().map(|before| before.locale.as_str()),
        row.before.as_ref().map(|before| before.joined),
        row.before.as_ref().and_then(|before| before.left),
        row.source_before.as_deref(),
        row.placed_from,
    ])?;
    let into = "INSERT INTO hr_placement (id, import_id, person_id, site_id, main, department, job_function, rank, \
                employment_type, manager_id) ";
    insert_all!(conn, into, &batch.placements, |row| [
        row.id,
        import,
        row.person,
        row.site,
        row.main,
        row.department.as_str(),
        row.job_function.as_str(),
        row.rank.as_str(),
        row.employment_type.as_str(),
        row.manager,
    ])?;
    let into = "INSERT INTO hr_leave (import_id, leave_id, person_id, starts, from_on, back_on, back_before) ";
    insert_all!(conn, into, &batch.leaves, |row| [
        import,
        row.id,
        row.person,
        row.starts,
        row.from,
        row.back,
        row.back_before,
    ])?;
    Ok(())
}

async fn store_rejected(conn: &mut Conn, import: Uuid, problems: &[Problem]) -> Result<(), Error> {
    let into = "INSERT INTO hr_rejected (id, import_id, line, field, reason, value) ";
    insert_all!(conn, into, problems, |problem| [
        chance::uuid(),
        import,
        i64::try_from(problem.line).unwrap_or(i64::MAX),
        problem.field.map(Field::code),
        problem.reason.to_string(),
        problem.value.as_str(),
    ])?;
    Ok(())
}

async fn discard_unapplied(kunren: &Kunren, source: &str) -> Result<(), Error> {
    let sql = "SELECT id FROM hr_import WHERE source = $1 AND applied_at IS NULL";
    let rows = {
        let mut conn = kunren.db().read().await?;
        fetch_all!(conn, IdRow, sql, source)?
    };
    for row in rows {
        discard(kunren, row.id).await?;
    }
    Ok(())
}

async fn discard(kunren: &Kunren, import: Uuid) -> Result<(), Error> {
    in_transaction!(kunren.db(), |conn, import| {
        for sql in [
            "DELETE FROM hr_change WHERE import_id = $1",
            "DELETE FROM hr_placement WHERE import_id = $1",
            "DELETE FROM hr_leave WHERE import_id = $1",
            "DELETE FROM hr_rejected WHERE import_id = $1",
            "DELETE FROM hr_import WHERE id = $1 AND applied_at IS NULL",
        ] {
            execute!(conn, sql, import)?;
        }
        Ok::<_, Error>(())
    })
}
