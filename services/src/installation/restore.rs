//! Restoring: the rows of a backup into an empty database, all or none.

use super::{Error, Progress, Report, archive, archive::Manifest, fill};
use crate::db::{
    Conn, Db, changes,
    schema::{Schema, Table, newest},
};
use std::path::Path;

/// What to do with what is in the database already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present {
    /// There must be nothing.
    Refuse,
    /// It goes.
    Replace,
}

/// What restoring would do.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What is in the backup.
    pub manifest: Manifest,
    /// Rows that are in the database now, which would be deleted.
    pub present: u64,
}

/// Looks what restoring would do; changes nothing.
///
/// # Errors
/// [`Error`]
pub async fn plan(db: &Db, from: &Path) -> Result<Plan, Error> {
    let manifest = archive::manifest(from)?;
    let present = match db.version().await? {
        None => 0,
        Some(version) => fill::rows(&mut db.snapshot().await?, &Schema::at(version).await?).await?,
    };
    Ok(Plan { manifest, present })
}

/// Restores a backup, and brings the schema up to date afterwards.
///
/// # Errors
/// [`Error`]; then the database holds the rows it held before.
pub async fn restore(db: &Db, from: &Path, present: Present, report: Report<'_>) -> Result<Manifest, Error> {
    let manifest = archive::manifest(from)?;
    let schema = Schema::at(manifest.schema).await?;
    complete(&manifest, &schema)?;
    fill::prepare(db, &schema, "restore into a new database, and let the servers use that one").await?;
    changes::pause(db).await?;
    let filled = fill_in(db, from, present, &manifest, &schema, report).await;
    if filled.is_ok() {
        db.migrate().await?;
    }
    if db.version().await? == Some(newest()) {
        changes::resume(db).await?;
    }
    filled.map(|()| manifest)
}

/// One transaction: all rows or none.
async fn fill_in(
    db: &Db,
    from: &Path,
    present: Present,
    manifest: &Manifest,
    schema: &Schema,
    report: Report<'_>,
) -> Result<(), Error> {
    let mut conn = db.alone().await?;
    conn.begin_alone().await?;
    make_room(&mut conn, schema, present).await?;
    for table in &schema.tables {
        let content = manifest.content(&table.name).ok_or_else(|| missing(table))?;
        let mut chunks = archive::rows(from, table, content);
        let mut rows = 0;
        while let Some(chunk) = chunks.recv().await {
            let chunk = chunk?;
            rows += chunk.len() as u64;
            conn.add_rows(table, chunk).await?;
            report(Progress { table: &table.name, rows, of: content.rows });
        }
    }
    conn.run("COMMIT".to_owned()).await?;
    Ok(conn.tidy(schema).await?)
}

async fn make_room(conn: &mut Conn, schema: &Schema, present: Present) -> Result<(), Error> {
    match (present, fill::rows(conn, schema).await?) {
        (_, 0) => Ok(()),
        (Present::Replace, _) => fill::empty(conn, schema).await,
        (Present::Refuse, rows) => Err(Error::NotEmpty(rows)),
    }
}

/// Whether the backup has the tables and columns that the schema of its number has.
fn complete(manifest: &Manifest, schema: &Schema) -> Result<(), Error> {
    if let Some(unknown) = manifest.tables.iter().find(|content| schema.table(&content.table).is_none()) {
        return Err(Error::Damaged(format!("{} is no table of schema {}", unknown.table, schema.version)));
    }
    for table in &schema.tables {
        let content = manifest.content(&table.name).ok_or_else(|| missing(table))?;
        if !content.columns.iter().eq(table.columns.iter().map(|column| &column.name)) {
            return Err(Error::Damaged(format!("{} has other columns than in schema {}", table.name, schema.version)));
        }
    }
    Ok(())
}

fn missing(table: &Table) -> Error {
    Error::Damaged(format!("{} is missing", table.name))
}
