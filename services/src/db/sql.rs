//! SQL that is put together while the program runs, for conditions nobody could write down beforehand. Only words of the
//! program get into the text; every value is bound.

use super::{Conn, Day, Either};
use crate::error::Error;
use futures_util::TryStreamExt as _;
use sqlx::{AssertSqlSafe, FromRow, postgres::PgRow, sqlite::SqliteRow};
use std::fmt::Write as _;
use uuid::Uuid;

/// A value for a placeholder.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Bound {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// An id.
    Id(Uuid),
    /// A day.
    Day(Day),
}

impl From<&str> for Bound {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Bound {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<Uuid> for Bound {
    fn from(id: Uuid) -> Self {
        Self::Id(id)
    }
}

impl From<jiff::civil::Date> for Bound {
    fn from(day: jiff::civil::Date) -> Self {
        Self::Day(Day(day))
    }
}

/// A statement while it is put together.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sql {
    text: String,
    values: Vec<Bound>,
}

macro_rules! bound {
    ($database:ty, $row:ty, $sql:expr) => {{
        let mut query = sqlx::query_as::<$database, $row>(AssertSqlSafe($sql.text.clone()));
        for value in &$sql.values {
            query = match value {
                Bound::Text(text) => query.bind(text.clone()),
                Bound::Integer(number) => query.bind(*number),
                Bound::Id(id) => query.bind(*id),
                Bound::Day(day) => query.bind(*day),
            };
        }
        query
    }};
}

impl Sql {
    /// A statement that calls this value `$1`, as often as it likes.
    pub(crate) fn about(value: impl Into<Bound>, words: &'static str) -> Self {
        Self { text: words.to_owned(), values: vec![value.into()] }
    }

    /// Adds words of the program.
    pub(crate) fn push(&mut self, words: &'static str) -> &mut Self {
        self.text.push_str(words);
        self
    }

    /// Adds a value: a placeholder of its own.
    pub(crate) fn bind(&mut self, value: impl Into<Bound>) -> &mut Self {
        self.values.push(value.into());
        // Writing to a text cannot fail.
        let _ = write!(self.text, "${}", self.values.len());
        self
    }

    /// Adds a list of values in brackets; an empty one holds nothing.
    pub(crate) fn bind_list<T: Into<Bound>>(&mut self, values: impl IntoIterator<Item = T>) -> &mut Self {
        self.push("(");
        let mut none = true;
        for value in values {
            if !none {
                self.push(", ");
            }
            none = false;
            self.bind(value);
        }
        self.push(if none { "NULL)" } else { ")" })
    }

    /// All rows it finds.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn fetch_all<R>(&self, conn: &mut Conn) -> Result<Vec<R>, sqlx::Error>
    where
        R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        match conn.either() {
            Either::Sqlite(conn) => bound!(sqlx::Sqlite, R, self).fetch_all(conn).await,
            Either::Postgres(conn) => bound!(sqlx::Postgres, R, self).fetch_all(conn).await,
        }
    }

    /// Each row as it comes, so that not all are in memory; the first one that is refused ends it.
    ///
    /// # Errors
    /// When the database fails, or with what `each` refused.
    pub(crate) async fn each<R>(
        &self,
        conn: &mut Conn,
        mut each: impl FnMut(R) -> Result<(), Error> + Send,
    ) -> Result<(), Error>
    where
        R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        macro_rules! rows {
            ($database:ty, $conn:ident) => {{
                let query = bound!($database, R, self);
                let mut rows = query.fetch($conn);
                while let Some(row) = rows.try_next().await? {
                    each(row)?;
                }
            }};
        }
        match conn.either() {
            Either::Sqlite(conn) => rows!(sqlx::Sqlite, conn),
            Either::Postgres(conn) => rows!(sqlx::Postgres, conn),
        }
        Ok(())
    }
}
