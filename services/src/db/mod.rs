//! The only place that knows there are two databases.
//!
//! SQL is one text for both, with `$1` placeholders, run through the macros of [`macros`](self):
//!
//! ```ignore
//! let mut conn = db.read().await?;
//! let people = fetch_all!(conn, PersonRow, "SELECT id, name FROM person WHERE number = $1", number)?;
//! ```
//!
//! Reads take a connection with [`Db::read`]. Writes are closures run by [`Db::write`] (see [`in_transaction!`](crate::in_transaction)): on
//! SQLite one task runs them and commits many together; on PostgreSQL each is a serialisable transaction that is
//! tried again when the database asks for it. A closure may therefore run more than once and must only touch the
//! database.

pub(crate) mod changes;
mod gather;
mod hosts;
pub(crate) mod insert;
mod macros;
mod postgres;
pub mod rows;
pub mod schema;
mod snapshot;
mod sql;
mod sqlite;
mod types;
mod window;
mod writer;

pub(crate) use gather::Gather;
pub(crate) use sql::{Bound, Sql};
pub use types::{Day, Time};
pub(crate) use window::WindowRow;

use sqlx::{Postgres, Sqlite, pool::PoolConnection};
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, atomic::AtomicU64},
};

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

/// A future in a box, as transaction closures return it.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An open database.
#[derive(Debug, Clone)]
pub enum Db {
    /// One file, in this process.
    Sqlite(sqlite::Sqlite),
    /// A server.
    Postgres(sqlx::PgPool),
}

/// One connection of either database.
#[derive(Debug)]
pub enum Conn {
    /// SQLite.
    Sqlite(PoolConnection<Sqlite>),
    /// PostgreSQL.
    Postgres(PoolConnection<Postgres>),
}

/// What the macros choose by.
#[doc(hidden)]
#[derive(Debug)]
pub enum Either<'c> {
    Sqlite(&'c mut sqlx::SqliteConnection),
    Postgres(&'c mut sqlx::PgConnection),
}

impl Conn {
    /// The connection inside, for the macros.
    #[doc(hidden)]
    pub fn either(&mut self) -> Either<'_> {
        match self {
            Self::Sqlite(conn) => Either::Sqlite(conn),
            Self::Postgres(conn) => Either::Postgres(conn),
        }
    }
}

impl Db {
    /// Opens `sqlite:path/to/file.db` (made if missing) or `postgres://…`, which may name several hosts with commas
    /// between them, without touching the schema.
    ///
    /// # Errors
    /// When the database cannot be reached or the URL is of neither kind.
    pub async fn connect(url: &str) -> Result<Self, sqlx::Error> {
        if is_postgres(url) {
            Ok(Self::Postgres(postgres::connect(url).await?))
        } else {
            Ok(Self::Sqlite(sqlite::Sqlite::open(url).await?))
        }
    }

    /// Opens a database that must be there: a SQLite file is not made.
    ///
    /// # Errors
    /// When the database cannot be reached or is not there.
    pub async fn connect_existing(url: &str) -> Result<Self, sqlx::Error> {
        if let Some(file) = sqlite::file(url)?.filter(|file| !file.exists()) {
            return Err(std::io::Error::new(std::io::ErrorKind::NotFound, file.display().to_string()).into());
        }
        Self::connect(url).await
    }

    /// Applies the migrations that are missing.
    ///
    /// # Errors
    /// When one fails, or an applied one was edited.
    pub async fn migrate(&self) -> Result<(), sqlx::migrate::MigrateError> {
        match self {
            Self::Sqlite(sqlite) => MIGRATIONS.run(sqlite.write_pool()).await,
            Self::Postgres(pool) => MIGRATIONS.run(pool).await,
        }?;
        Ok(changes::install(self).await?)
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// When none becomes free in time.
    pub async fn read(&self) -> Result<Conn, sqlx::Error> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read().await.map(Conn::Sqlite),
            Self::Postgres(pool) => pool.acquire().await.map(Conn::Postgres),
        }
    }

    /// Runs `work` in a transaction and returns when it is on disk. An `Err` undoes everything it wrote.
    ///
    /// # Errors
    /// What `work` returned, or what the database said when beginning or committing.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: for<'c> Fn(&'c mut Conn) -> Boxed<'c, Result<T, E>> + Send + Sync + 'static,
        T: Send + 'static,
        E: From<sqlx::Error> + Retry + Send + 'static,
    {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(work).await,
            Self::Postgres(pool) => postgres::write(pool, work).await,
        }
    }

    /// A number that grows when another process wrote to this SQLite file. On PostgreSQL it stands still.
    #[must_use]
    pub fn outside(&self) -> Arc<AtomicU64> {
        match self {
            Self::Sqlite(sqlite) => sqlite.outside(),
            Self::Postgres(_) => Arc::default(),
        }
    }

    /// Whether [`Db::close`] was called.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        match self {
            Self::Sqlite(sqlite) => sqlite.write_pool().is_closed(),
            Self::Postgres(pool) => pool.is_closed(),
        }
    }

    /// Closes all connections after what is under way.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres:") || url.starts_with("postgresql:")
}

/// A database's address without who may open it and how, for messages.
#[must_use]
pub fn without_secrets(url: &str) -> String {
    let address = url.split_once('?').map_or(url, |(address, _)| address);
    match address.split_once("://") {
        Some((scheme, rest)) => {
            let place = rest.rsplit_once('@').map_or(rest, |(_, place)| place);
            format!("{scheme}://{place}")
        }
        None => address.to_owned(),
    }
}

#[test]
fn an_address_is_named_without_its_secrets() {
    assert_eq!(without_secrets("postgres://kunren:p@ss@db:5432/kunren?password=x"), "postgres://db:5432/kunren");
    assert_eq!(without_secrets("sqlite:data/kunren.db?mode=rw"), "sqlite:data/kunren.db");
}

/// Lets the transaction runner see whether an error came from the database, and so may be worth another try.
pub trait Retry {
    /// The database's error inside, if it is one.
    fn database(&self) -> Option<&sqlx::Error>;
}

impl Retry for sqlx::Error {
    fn database(&self) -> Option<&sqlx::Error> {
        Some(self)
    }
}

/// The same error for everybody who waited for the same write; `sqlx::Error` cannot be cloned.
fn repeat(error: &sqlx::Error) -> sqlx::Error {
    sqlx::Error::Protocol(error.to_string())
}

/// Whether an insert failed because the row is already there.
#[must_use]
pub fn is_conflict(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// The statements of a file, one by one: each ends its line with a semicolon, but the last.
pub(crate) fn statements(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.split(";\n")
}
