//! Moving: from one database to another, table by table, in chunks that are committed one by one.
//!
//! While it is not finished, the target holds the table `kunren_move`, and no server opens it. A move that was interrupted
//! goes on after the last row that arrived. At the end every table is read on both sides and its hashes are compared.

use super::{CHUNK, Error, Progress, Report, Sum, fill};
use crate::db::{
    Conn, Db, changes,
    rows::Row,
    schema::{Schema, Table, newest},
};
use futures_util::TryStreamExt as _;

/// Stands in a database while it is being filled.
pub const MARK: &str = "kunren_move";

/// What was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Tables.
    pub tables: usize,
    /// Rows that are there now.
    pub rows: u64,
    /// Of these, rows that had arrived in an earlier run.
    pub earlier: u64,
}

/// Copies everything from one database to another, or goes on doing so. `name` is what the source is called in the
/// target while the move lasts: it must hold no secrets.
///
/// # Errors
/// [`Error`]; what has arrived stays, and the next run goes on from there.
pub async fn move_all(from: &Db, to: &Db, name: &str, chunk: usize, report: Report<'_>) -> Result<Moved, Error> {
    let has = from.version().await?.ok_or(Error::NoInstallation)?;
    if has != newest() {
        return Err(Error::OtherSchema {
            has,
            wants: newest(),
            what_to_do: "run `kunren migrate` on the source first",
        });
    }
    let schema = Schema::newest().await?;
    fill::prepare(to, &schema, "begin with an empty database").await?;
    changes::pause(to).await?;
    let moved = copy_all(from, to, &schema, name, chunk, report).await;
    changes::resume(to).await?;
    moved
}

async fn copy_all(
    from: &Db,
    to: &Db,
    schema: &Schema,
    name: &str,
    chunk: usize,
    report: Report<'_>,
) -> Result<Moved, Error> {
    let (mut source, mut target) = (from.snapshot().await?, to.alone().await?);
    let earlier = begin(&mut target, schema, name).await?;
    for table in &schema.tables {
        copy(&mut source, &mut target, table, chunk, report).await?;
    }
    let rows = compare(&mut source, &mut target, schema, report).await?;
    target.tidy(schema).await?;
    target.run(format!("DROP TABLE {MARK}")).await?;
    Ok(Moved { tables: schema.tables.len(), rows, earlier })
}

/// Whether a move into this database is under way.
///
/// # Errors
/// When the database fails.
pub async fn unfinished(db: &Db) -> Result<bool, sqlx::Error> {
    db.read().await?.has_table(MARK).await
}

#[derive(sqlx::FromRow)]
struct MarkRow {
    source: String,
}

/// Puts up the mark in an empty database, or finds that of an earlier run. Returns the rows that are there.
async fn begin(target: &mut Conn, schema: &Schema, name: &str) -> Result<u64, Error> {
    let rows = fill::rows(target, schema).await?;
    if !target.has_table(MARK).await? {
        if rows > 0 {
            return Err(Error::NotEmpty(rows));
        }
        target.run(format!("CREATE TABLE {MARK} (source TEXT NOT NULL PRIMARY KEY)")).await?;
    }
    match crate::fetch_optional!(target, MarkRow, "SELECT source FROM kunren_move")? {
        None => crate::execute!(target, "INSERT INTO kunren_move (source) VALUES ($1)", name).map(drop)?,
        Some(mark) if mark.source == name => {}
        Some(mark) => return Err(Error::OtherMove(mark.source)),
    }
    Ok(rows)
}

async fn copy(
    source: &mut Conn,
    target: &mut Conn,
    table: &Table,
    chunk: usize,
    report: Report<'_>,
) -> Result<(), Error> {
    let (of, mut done) = (source.count(table).await?, target.count(table).await?);
    let last = target.last_row(table).await?;
    let mut rows = source.rows(table, last.as_ref())?.try_chunks(chunk.max(1));
    while let Some(some) = rows.try_next().await.map_err(|error| error.1)? {
        done += some.len() as u64;
        commit(target, table, some).await?;
        report(Progress { table: &table.name, rows: done, of });
    }
    Ok(())
}

async fn commit(target: &mut Conn, table: &Table, rows: Vec<Row>) -> Result<(), Error> {
    target.begin_alone().await?;
    target.add_rows(table, rows).await?;
    Ok(target.run("COMMIT".to_owned()).await?)
}

/// Every table is the same on both sides. Returns the rows of all of them.
async fn compare(source: &mut Conn, target: &mut Conn, schema: &Schema, report: Report<'_>) -> Result<u64, Error> {
    let mut rows = 0;
    for table in &schema.tables {
        let (here, there) = tokio::try_join!(Sum::of(source, table), Sum::of(target, table))?;
        if here.rows != there.rows {
            return Err(Error::Differs(table.name.clone(), format!("{} rows here, {} there", here.rows, there.rows)));
        }
        if here.sha256() != there.sha256() {
            return Err(Error::Differs(table.name.clone(), format!("{} rows with other contents", here.rows)));
        }
        rows += here.rows;
        report(Progress { table: &table.name, rows: there.rows, of: here.rows });
    }
    Ok(rows)
}

/// The usual size of a chunk.
pub const USUAL_CHUNK: usize = CHUNK;
