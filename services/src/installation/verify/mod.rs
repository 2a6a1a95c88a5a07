//! Checking: whether facts that must agree do, in a running installation or in a backup.

mod facts;

use super::{Error, Report, archive::Manifest, restore};
use crate::db::{
    Conn, Db,
    schema::{Reference, Schema, Table},
};
use std::{fmt, path::Path};

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What was expected.
    pub what: String,
    /// How often it is not so; at least as often, where `more`.
    pub times: u64,
    /// Whether there may be more.
    pub more: bool,
    /// Ids of a few.
    pub examples: Vec<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, times, more, examples } = self;
        write!(f, "{what}: not so {}{times} times", if *more { "at least " } else { "" })?;
        if !examples.is_empty() {
            write!(f, ", such as {}", examples.join(", "))?;
        }
        Ok(())
    }
}

/// What was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Number of the last migration.
    pub schema: i64,
    /// Rows of all tables.
    pub rows: u64,
    /// What was checked, of the whole.
    pub checks: usize,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Checks a database as of one moment, while others write.
///
/// # Errors
/// [`Error`] when it cannot be checked.
pub async fn database(db: &Db) -> Result<Verdict, Error> {
    let version = db.version().await?.ok_or(Error::NoInstallation)?;
    let schema = Schema::at(version).await?;
    let mut conn = db.snapshot().await?;
    let mut verdict = Verdict { schema: version, rows: 0, checks: 0, problems: Vec::new() };
    verdict.rows = super::fill::rows(&mut conn, &schema).await?;
    verdict.storage(&mut conn).await?;
    verdict.tables(&mut conn, &schema).await?;
    for table in &schema.tables {
        for reference in &table.references {
            verdict.reference(&mut conn, table, reference).await?;
        }
    }
    facts::check(&mut conn, &mut verdict).await?;
    Ok(verdict)
}

/// Checks a backup: restores it into a database that is gone afterwards, which looks at every line and hash, and checks
/// that.
///
/// # Errors
/// [`Error`], such as [`Error::Damaged`].
pub async fn backup(from: &Path, report: Report<'_>) -> Result<(Manifest, Verdict), Error> {
    let folder = tempfile::tempdir().map_err(|error| Error::File(std::env::temp_dir(), error))?;
    let db = Db::connect(&format!("sqlite:{}", folder.path().join("restored.db").display())).await?;
    let manifest = restore::restore(&db, from, restore::Present::Refuse, report).await?;
    let verdict = database(&db).await?;
    db.close().await;
    Ok((manifest, verdict))
}

impl Verdict {
    fn found(&mut self, what: &str, times: u64, more: bool, examples: Vec<String>) {
        self.checks += 1;
        if times > 0 {
            self.problems.push(Problem { what: what.to_owned(), times, more, examples });
        }
    }

    /// The file itself, where there is one.
    async fn storage(&mut self, conn: &mut Conn) -> Result<(), Error> {
        let complaints = conn.integrity().await?;
        let times = complaints.len() as u64;
        self.found("the file of the database is whole", times, false, complaints.into_iter().take(3).collect());
        Ok(())
    }

    /// The tables are those of the migrations.
    async fn tables(&mut self, conn: &mut Conn, schema: &Schema) -> Result<(), Error> {
        let mut expected: Vec<String> = schema.tables.iter().map(|table| table.name.clone()).collect();
        expected.sort_unstable();
        let found = conn.table_names().await?;
        let missing: Vec<String> = expected.into_iter().filter(|table| !found.contains(table)).collect();
        self.found("every table is there", missing.len() as u64, false, missing);
        Ok(())
    }

    /// What a row refers to is there.
    async fn reference(&mut self, conn: &mut Conn, table: &Table, reference: &Reference) -> Result<(), Error> {
        let pairs = reference.columns.iter().zip(&reference.to);
        let same: Vec<String> = pairs.map(|(from, to)| format!("parent.{to} = child.{from}")).collect();
        let given: Vec<String> = reference.columns.iter().map(|column| format!("child.{column} IS NOT NULL")).collect();
        let sql = format!(
            "SELECT CAST(count(*) AS BIGINT) FROM {} AS child
             WHERE {} AND NOT EXISTS (SELECT 1 FROM {} AS parent WHERE {})",
            table.name,
            given.join(" AND "),
            reference.table,
            same.join(" AND "),
        );
        let times = conn.number(sql).await?;
        let what =
            format!("{}.{} refers to a {} that is there", table.name, reference.columns.join("+"), reference.table);
        self.found(&what, times, false, Vec::new());
        Ok(())
    }
}
