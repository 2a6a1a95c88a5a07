//! Storing what differs beside the people, in small steps, so that nobody waits long for the writer.

mod end;
mod rows;

pub(in crate::hr) use end::{End, end};
pub(super) use rows::{Batch, Staged};

use super::{Found, Reading};
use crate::{
    chance,
    db::{Conn, Day, Time, insert::insert_all},
    error::Error,
    execute, fetch_all,
    hr::upload::throw_away,
    in_transaction,
    kunren::Kunren,
    learning::audience::kept_if_applied,
};
use jiff::civil::Date;
use kunren_domain::{
    hr::{Effects, Exceeded, Field, Problem},
    id::PersonId,
};
use sqlx::types::Json;
use std::sync::Arc;
use uuid::Uuid;

/// Of more people it is not asked what audiences would do: that is so when they are all new.
const ASKED: u64 = 100_000;

/// An import whose changes are being stored.
#[derive(Debug)]
pub(super) struct Staging {
    import: Uuid,
    by: Option<PersonId>,
    day: Date,
    source: crate::hr::Source,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

impl Staging {
    /// A new import of the source. What an earlier reading began to stage is thrown away; plans that wait stay until this
    /// one is complete.
    pub(super) async fn begin(
        kunren: &Kunren,
        by: Option<PersonId>,
        reading: &Reading,
        (import, file_name): (Uuid, &str),
        history: i64,
    ) -> Result<Self, Error> {
        discard_unfinished(kunren, &reading.source.name, import).await?;
        let (day, file_name) = (reading.on, file_name.to_owned());
        let (source, read_as) = (reading.source.clone(), reading.read_as());
        in_transaction!(kunren.db(), |conn, source, read_as, file_name, by, import, day, history| {
            execute!(
                conn,
                "INSERT INTO hr_import (id, source, file_name, day, settings, effects, exceeded, history, planned_by,
                     read_as)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                import,
                source.name.as_str(),
                file_name.as_str(),
                Day(day),
                Json(&source),
                Json(Effects::default()),
                Json(Vec::<Exceeded>::new()),
                history,
                by.map(PersonId::get),
                Json(&read_as),
            )
            .map(drop)
            .map_err(Error::from)
        })?;
        Ok(Self { import, by, day, source })
    }

    pub(super) async fn store(&self, kunren: &Kunren, batch: Arc<Batch>) -> Result<(), Error> {
        let import = self.import;
        in_transaction!(kunren.db(), |conn, batch, import| { store(conn, import, &batch).await })
    }

    /// Closes the plan; nothing where nothing would change. In either case it takes the place of the source's earlier plans.
    pub(super) async fn finish(
        mut self,
        kunren: &Kunren,
        final_newline: Option<bool>,
        effects: &Effects,
        exceeded: &[Exceeded],
        found: &Found,
    ) -> Result<Option<Uuid>, Error> {
        if effects.changed + effects.adopted == 0 {
            discard(kunren, self.import).await?;
            self.replace_earlier(kunren).await?;
            return Ok(None);
        }
        self.source.mapping.final_newline = final_newline.or(self.source.mapping.final_newline);
        let (import, now) = (self.import, kunren.clock().now());
        for rows in found.kept.chunks(5_000) {
            let rows = Arc::new(rows.to_vec());
            in_transaction!(kunren.db(), |conn, rows, import| { store_rejected(conn, import, &rows).await })?;
        }
        let count = i64::try_from(found.count).unwrap_or(i64::MAX);
        let kept = self.would_keep(kunren, effects).await?;
        let facts = Arc::new((self.source.clone(), effects.clone(), exceeded.to_vec()));
        in_transaction!(kunren.db(), |conn, facts, import, now, count, kept| {
            let (source, effects, exceeded) = &*facts;
            let sql = "UPDATE hr_import
                       SET settings = $2, effects = $3, exceeded = $4, planned_at = $5, problems = $6,
                           would_assign = $7, would_release = $8
                       WHERE id = $1";
            let (source, effects, exceeded) = (Json(source), Json(effects), Json(exceeded));
            let (assigned, released) = kept.unzip();
            execute!(conn, sql, import, source, effects, exceeded, Time(now), count, assigned, released)
                .map_err(Error::from)
        })?;
        self.replace_earlier(kunren).await?;
        kunren.imports_waiting().forget_all();
        Ok(Some(import))
    }

    /// How many obligations audiences would make and end, where that is asked.
    async fn would_keep(&self, kunren: &Kunren, effects: &Effects) -> Result<Option<(i64, i64)>, Error> {
        if effects.changed > ASKED {
            return Ok(None);
        }
        let kept = kept_if_applied(&mut kunren.db().read().await?, self.import, self.day).await?;
        let [assigned, released] =
            [kept.assigned + kept.returned, kept.released].map(|count| i64::try_from(count).unwrap_or(i64::MAX));
        Ok(Some((assigned, released)))
    }

    /// Plans of the source that wait for somebody are not wanted any more: this file is newer.
    async fn replace_earlier(&self, kunren: &Kunren) -> Result<(), Error> {
        let sql = "SELECT id
                   FROM hr_import
                   WHERE source = $1 AND id <> $2
                       AND planned_at IS NOT NULL AND applied_at IS NULL AND ended_at IS NULL";
        let (source, import) = (self.source.name.as_str(), self.import);
        let earlier = fetch_all!(&mut kunren.db().read().await?, IdRow, sql, source, import)?;
        let ending = End { by: self.by, at: kunren.clock().now(), replaced_by: Some(import) };
        for IdRow { id } in earlier {
            in_transaction!(kunren.db(), |conn, id, ending| { end(conn, id, &ending).await })?;
            throw_away(kunren, id).await?;
        }
        kunren.imports_waiting().forget_all();
        Ok(())
    }
}

async fn store(conn: &mut Conn, import: Uuid, batch: &Batch) -> Result<(), Error> {
    let into = "INSERT INTO hr_change (import_id, person_id, joins, number, name, email, locale, joined_on, left_on, \
                name_before, email_before, locale_before, joined_before, left_before, source_before, placed_from, kinds, \
                country_before, country, differences) ";
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
        row.bits,
        row.country_before.as_deref(),
        row.country.as_deref(),
        row.differences.as_ref(),
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

/// What was staged of plans that were never complete, and of this one where it is read again.
async fn discard_unfinished(kunren: &Kunren, source: &str, again: Uuid) -> Result<(), Error> {
    let sql = "SELECT id
               FROM hr_import
               WHERE source = $1 AND applied_at IS NULL AND (planned_at IS NULL OR id = $2)";
    let rows = fetch_all!(&mut kunren.db().read().await?, IdRow, sql, source, again)?;
    for row in rows {
        discard(kunren, row.id).await?;
    }
    Ok(())
}

async fn discard(kunren: &Kunren, import: Uuid) -> Result<(), Error> {
    in_transaction!(kunren.db(), |conn, import| {
        unstage(conn, import).await?;
        execute!(conn, "DELETE FROM hr_rejected WHERE import_id = $1", import)?;
        let sql = "DELETE FROM hr_import WHERE id = $1 AND applied_at IS NULL";
        execute!(conn, sql, import).map(drop).map_err(Error::from)
    })
}

async fn unstage(conn: &mut Conn, import: Uuid) -> Result<(), sqlx::Error> {
    for sql in [
        "DELETE FROM hr_change WHERE import_id = $1",
        "DELETE FROM hr_placement WHERE import_id = $1",
        "DELETE FROM hr_leave WHERE import_id = $1",
    ] {
        execute!(conn, sql, import)?;
    }
    Ok(())
}
