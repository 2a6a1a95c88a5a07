//! Backing up: every table as of one moment into one file, while others write.

use super::{
    Error, Progress, Report, Sum,
    archive::{Manifest, Writer},
};
use crate::{
    clock::Clock,
    db::{Conn, Db, rows::line, schema::Schema, schema::Table},
};
use futures_util::TryStreamExt as _;
use std::path::Path;

/// Rows after which it is told how far it is.
const TOLD_EVERY: u64 = 10_000;

/// Writes a backup of the database to a file that does not exist yet.
///
/// # Errors
/// [`Error`]; then there is no file of that name.
pub async fn backup(db: &Db, clock: &Clock, to: &Path, report: Report<'_>) -> Result<Manifest, Error> {
    let version = db.version().await?.ok_or(Error::NoInstallation)?;
    let schema = Schema::at(version).await?;
    let mut writer = Writer::create(to)?;
    let mut conn = db.snapshot().await?;
    let taken_at = clock.now().to_string();
    for table in &schema.tables {
        write(&mut conn, table, &mut writer, report).await?;
    }
    writer.finish(version, taken_at)
}

async fn write(conn: &mut Conn, table: &Table, writer: &mut Writer, report: Report<'_>) -> Result<(), Error> {
    let of = conn.count(table).await?;
    writer.table(table)?;
    let mut sum = Sum::default();
    let mut rows = conn.rows(table, None)?;
    while let Some(row) = rows.try_next().await? {
        let line = line(&row);
        writer.line(&line)?;
        sum.add(&line);
        if sum.rows.is_multiple_of(TOLD_EVERY) {
            report(Progress { table: &table.name, rows: sum.rows, of });
        }
    }
    report(Progress { table: &table.name, rows: sum.rows, of });
    writer.end(table, &sum);
    Ok(())
}
