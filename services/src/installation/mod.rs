//! An installation as a whole: backing it up, restoring it, moving it between databases, checking it.
//!
//! [`backup`](backup::backup) writes every table as of one moment into one file ([`archive`]) that either database can be
//! restored from ([`restore`](restore::restore)). [`moving`] copies from database to database without a file and can be
//! resumed. [`verify`] looks whether facts that must agree do. What tables there are is read out of the migrations
//! ([`crate::db::schema`]), so nothing here has to be touched when one is added.

pub mod archive;
pub mod backup;
mod fill;
pub mod moving;
pub mod restore;
pub mod verify;

use crate::db::{
    Conn,
    rows::line,
    schema::{SchemaError, Table},
};
use futures_util::TryStreamExt as _;
use sha2::{Digest as _, Sha256};
use std::{io, path::PathBuf};

/// Rows that are read, written and committed together.
pub const CHUNK: usize = 2_000;

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema cannot be brought to where it has to be.
    #[error("the schema cannot be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The schema is not known or cannot be copied.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// A file cannot be read or written.
    // No source: it is part of the words already.
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    /// The file is no backup, or not a whole one.
    #[error("{0} cannot be read as a backup: {1}")]
    NoBackup(PathBuf, String),
    /// What is in the backup is not what was put in.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// The database never held an installation.
    #[error("there is no installation in this database")]
    NoInstallation,
    /// There are rows already, and nobody said that they may go.
    #[error("the database is not empty: it holds {0} rows; nothing was changed")]
    NotEmpty(u64),
    /// Rows can only be put into the schema they come from.
    #[error("the database has schema {has}, and {wants} is needed: {what_to_do}")]
    OtherSchema {
        /// What it has.
        has: i64,
        /// What is needed.
        wants: i64,
        /// The way out.
        what_to_do: &'static str,
    },
    /// A move into this database was begun from elsewhere.
    #[error("a move from {0} into this database is not finished; go on with that one, or begin with an empty database")]
    OtherMove(String),
    /// After moving, a table is not the same on both sides.
    #[error(
        "{0} differs: {1}; was the source being written to? Stop its servers and begin again with an empty database"
    )]
    Differs(String, String),
}

/// How far it is.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'p> {
    /// The table at hand.
    pub table: &'p str,
    /// Rows done of it.
    pub rows: u64,
    /// Of how many.
    pub of: u64,
}

/// Who is told how far it is.
pub type Report<'r> = &'r mut (dyn FnMut(Progress<'_>) + Send);

/// How many rows, and the hash of their lines in the order of the key.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    /// Rows.
    pub rows: u64,
    hash: Sha256,
}

impl Sum {
    /// One more line.
    pub fn add(&mut self, line: &[u8]) {
        self.rows += 1;
        self.hash.update(line);
    }

    /// SHA-256, hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        crate::chance::hex(&self.hash.clone().finalize())
    }

    /// Of a whole table.
    async fn of(conn: &mut Conn, table: &Table) -> Result<Self, sqlx::Error> {
        let mut sum = Self::default();
        let mut rows = conn.rows(table, None)?;
        while let Some(row) = rows.try_next().await? {
            sum.add(&line(&row));
        }
        Ok(sum)
    }
}
