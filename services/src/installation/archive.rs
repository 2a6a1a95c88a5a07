//! The file of a backup: a ZIP with `manifest.json` and one file per table, a line of JSON per row.
//!
//! It can be looked into with nothing but `unzip`, and `sha256sum` of a table's file is the hash in the manifest.

use super::{CHUNK, Error, Sum};
use crate::db::{
    rows::{Row, parse},
    schema::Table,
};
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::{self, BufRead as _, BufReader, BufWriter, IntoInnerError, Read as _, Write as _},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;
use tokio::sync::mpsc;
use zip::{ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// What this program writes.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";
/// Between size and time: a level more saves a few percent and takes twice as long.
const LEVEL: i64 = 4;

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of the file.
    pub format: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// Number of the last migration of the database it was taken from.
    pub schema: i64,
    /// As of when, in UTC.
    pub taken_at: String,
    /// The tables, each after those it refers to.
    pub tables: Vec<Content>,
}

/// One table's part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Name of the table.
    pub table: String,
    /// Its columns, in the order of a line.
    pub columns: Vec<String>,
    /// Lines.
    pub rows: u64,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// The part of this table.
    #[must_use]
    pub fn content(&self, table: &str) -> Option<&Content> {
        self.tables.iter().find(|content| content.table == table)
    }

    /// Rows of all tables.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|content| content.rows).sum()
    }
}

/// A backup that is being written, beside where it is to be; it takes its name when it is whole, and is gone when it
/// never is.
pub(super) struct Writer {
    // Readable by its owner only, which is how temporary files are made: it holds results and hashes of passwords.
    zip: ZipWriter<BufWriter<NamedTempFile>>,
    to: PathBuf,
    tables: Vec<Content>,
}

impl Writer {
    /// Begins. A file that is there already is not replaced.
    pub(super) fn create(to: &Path) -> Result<Self, Error> {
        if to.exists() {
            return Err(Error::File(to.to_owned(), io::ErrorKind::AlreadyExists.into()));
        }
        let part = tempfile::Builder::new().prefix(".kunren-backup-").tempfile_in(folder(to));
        let part = part.map_err(|error| Error::File(folder(to).to_owned(), error))?;
        Ok(Self { zip: ZipWriter::new(BufWriter::new(part)), to: to.to_owned(), tables: Vec::new() })
    }

    /// Begins a table.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), Error> {
        let started = self.zip.start_file(file_of(&table.name), options());
        started.map_err(|error| Error::File(self.to.clone(), error.into()))
    }

    /// Adds a line to the table.
    pub(super) fn line(&mut self, line: &[u8]) -> Result<(), Error> {
        self.zip.write_all(line).map_err(|error| Error::File(self.to.clone(), error))
    }

    /// Ends a table.
    pub(super) fn end(&mut self, table: &Table, sum: &Sum) {
        let columns = table.columns.iter().map(|column| column.name.clone()).collect();
        self.tables.push(Content { table: table.name.clone(), columns, rows: sum.rows, sha256: sum.sha256() });
    }

    /// Writes the manifest, and lets the file take its name once it is on disk.
    pub(super) fn finish(self, schema: i64, taken_at: String) -> Result<Manifest, Error> {
        let Self { mut zip, to, tables } = self;
        let program = env!("CARGO_PKG_VERSION").to_owned();
        let manifest = Manifest { format: FORMAT, program, schema, taken_at, tables };
        let write = || -> io::Result<()> {
            zip.start_file(MANIFEST, options())?;
            zip.write_all(&serde_json::to_vec_pretty(&manifest)?)?;
            let part = zip.finish()?.into_inner().map_err(IntoInnerError::into_error)?;
            part.as_file().sync_all()?;
            part.persist_noclobber(&to)?;
            // The name is on disk when its folder is.
            File::open(folder(&to))?.sync_all()
        };
        write().map_err(|error| Error::File(to.clone(), error))?;
        Ok(manifest)
    }
}

fn options() -> SimpleFileOptions {
    // Large: a table may have more than 4 GB of lines.
    SimpleFileOptions::default().large_file(true).compression_level(Some(LEVEL))
}

fn folder(to: &Path) -> &Path {
    to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn file_of(table: &str) -> String {
    format!("{table}.jsonl")
}

/// Reads what is in a backup.
///
/// # Errors
/// When it is no backup, or one of a later format.
pub fn manifest(path: &Path) -> Result<Manifest, Error> {
    let no_backup = |why: String| Error::NoBackup(path.to_owned(), why);
    let mut zip = open(path)?;
    let mut text = Vec::new();
    let mut file = zip.by_name(MANIFEST).map_err(|error| no_backup(error.to_string()))?;
    file.read_to_end(&mut text).map_err(|error| no_backup(error.to_string()))?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| no_backup(error.to_string()))?;
    if manifest.format != FORMAT {
        return Err(no_backup(format!("it has format {}, this program reads {FORMAT}", manifest.format)));
    }
    Ok(manifest)
}

fn open(path: &Path) -> Result<ZipArchive<BufReader<File>>, Error> {
    let file = File::open(path).map_err(|error| Error::File(path.to_owned(), error))?;
    ZipArchive::new(BufReader::new(file)).map_err(|error: ZipError| Error::NoBackup(path.to_owned(), error.to_string()))
}

/// Chunks of rows of a table, unpacked by a thread of its own. What is not as the manifest says is an error at the end.
pub(super) fn rows(path: &Path, table: &Table, content: &Content) -> mpsc::Receiver<Result<Vec<Row>, Error>> {
    let (send, receive) = mpsc::channel(4);
    let (path, table, content) = (path.to_owned(), table.clone(), content.clone());
    tokio::task::spawn_blocking(move || {
        if let Err(error) = unpack(&path, &table, &content, &send) {
            // Whoever asked may have given up for another reason.
            drop(send.blocking_send(Err(error)));
        }
    });
    receive
}

fn unpack(
    path: &Path,
    table: &Table,
    content: &Content,
    send: &mpsc::Sender<Result<Vec<Row>, Error>>,
) -> Result<(), Error> {
    let damaged = |what: &dyn std::fmt::Display| Error::Damaged(format!("{}: {what}", content.table));
    let mut zip = open(path)?;
    let file = zip.by_name(&file_of(&content.table)).map_err(|error| damaged(&error))?;
    let mut file = BufReader::new(file);
    let (mut sum, mut chunk, mut text) = (Sum::default(), Vec::new(), Vec::new());
    while file.read_until(b'\n', &mut text).map_err(|error| damaged(&error))? > 0 {
        sum.add(&text);
        let line = sum.rows;
        chunk.push(parse(table, &text).ok_or_else(|| damaged(&format!("line {line} cannot be read")))?);
        text.clear();
        if chunk.len() == CHUNK && send.blocking_send(Ok(std::mem::take(&mut chunk))).is_err() {
            return Ok(());
        }
    }
    if sum.rows != content.rows {
        return Err(damaged(&format!("{} rows, and {} were put in", sum.rows, content.rows)));
    }
    if sum.sha256() != content.sha256 {
        return Err(damaged(&"its SHA-256 is not the one in the manifest"));
    }
    drop(send.blocking_send(Ok(chunk)));
    Ok(())
}
