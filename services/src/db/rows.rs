//! Whole rows of any table, the same out of either database, for backup, moving and checking.
//!
//! A row is written as one line of JSON: ids, days and times as text, JSON with its keys sorted. The same facts therefore
//! give the same lines, and the same hash, whichever database they come from.

use super::{
    Conn, Day, Time,
    schema::{Kind, Table},
};
use futures_util::{StreamExt as _, stream::BoxStream};
use serde::{Serialize, Serializer};
use sqlx::{Arguments as _, AssertSqlSafe, Row as _, error::BoxDynError, types::Json};
use uuid::Uuid;

/// What is in one column of one row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// An id.
    Id(Uuid),
    /// A day.
    Day(Day),
    /// A point in time.
    Time(Time),
    /// An object or array.
    Json(serde_json::Value),
    /// Bytes; in a line as hexadecimal text.
    Bytes(Vec<u8>),
}

/// A row: a value per column.
pub type Row = Vec<Value>;

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Boolean(yes) => serializer.serialize_bool(*yes),
            Self::Id(id) => serializer.collect_str(id),
            Self::Day(day) => serializer.collect_str(&day.0),
            Self::Time(at) => serializer.collect_str(&at.0),
            Self::Json(json) => json.serialize(serializer),
            Self::Bytes(bytes) => serializer.serialize_str(&crate::chance::hex(bytes)),
        }
    }
}

impl Value {
    /// Reads a value of this kind out of a line; nothing when it is of another.
    fn read(kind: Kind, json: serde_json::Value) -> Option<Self> {
        use serde_json::Value as Read;
        Some(match (kind, json) {
            (_, Read::Null) => Self::Null,
            (Kind::Text, Read::String(text)) => Self::Text(text),
            (Kind::Integer, Read::Number(number)) => Self::Integer(number.as_i64()?),
            (Kind::Boolean, Read::Bool(yes)) => Self::Boolean(yes),
            (Kind::Id, Read::String(text)) => Self::Id(text.parse().ok()?),
            (Kind::Day, Read::String(text)) => Self::Day(Day(text.parse().ok()?)),
            (Kind::Time, Read::String(text)) => Self::Time(Time(text.parse().ok()?)),
            (Kind::Json, json) => Self::Json(json),
            (Kind::Bytes, Read::String(text)) => Self::Bytes(unhex(&text)?),
            _ => return None,
        })
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    text.len().is_multiple_of(2).then(|| pairs.collect())?
}

/// The row's line, with its line break.
///
/// # Panics
/// Never: all keys are text.
#[must_use]
pub fn line(row: &Row) -> Vec<u8> {
    let mut line = serde_json::to_vec(row).expect("keys are text and nothing else can fail");
    line.push(b'\n');
    line
}

/// The row of a line; nothing when the line is not one of this table.
#[must_use]
pub fn parse(table: &Table, line: &[u8]) -> Option<Row> {
    let values: Vec<serde_json::Value> = serde_json::from_slice(line).ok()?;
    if values.len() != table.columns.len() {
        return None;
    }
    table.columns.iter().zip(values).map(|(column, json)| Value::read(column.kind, json)).collect()
}

macro_rules! decode {
    ($row:expr, $at:expr, $kind:expr) => {
        match $kind {
            Kind::Text => $row.try_get_unchecked::<Option<String>, _>($at)?.map(Value::Text),
            Kind::Integer => $row.try_get_unchecked::<Option<i64>, _>($at)?.map(Value::Integer),
            Kind::Boolean => $row.try_get_unchecked::<Option<bool>, _>($at)?.map(Value::Boolean),
            Kind::Id => $row.try_get_unchecked::<Option<Uuid>, _>($at)?.map(Value::Id),
            Kind::Day => $row.try_get_unchecked::<Option<Day>, _>($at)?.map(Value::Day),
            Kind::Time => $row.try_get_unchecked::<Option<Time>, _>($at)?.map(Value::Time),
            Kind::Json => $row
                .try_get_unchecked::<Option<Json<serde_json::Value>>, _>($at)?
                .map(|json| json.0)
                .filter(|json| !json.is_null())
                .map(Value::Json),
            Kind::Bytes => $row.try_get_unchecked::<Option<Vec<u8>>, _>($at)?.map(Value::Bytes),
        }
        .unwrap_or(Value::Null)
    };
}

macro_rules! decode_row {
    ($row:expr, $table:expr) => {{
        let row = $row?;
        let mut values = Vec::with_capacity($table.columns.len());
        for (at, column) in $table.columns.iter().enumerate() {
            values.push(decode!(row, at, column.kind));
        }
        Ok::<Row, sqlx::Error>(values)
    }};
}

/// An absent value needs a type too: PostgreSQL asks for it.
macro_rules! add {
    ($arguments:expr, $kind:expr, $value:expr) => {
        match $value {
            Value::Text(text) => $arguments.add(text),
            Value::Integer(number) => $arguments.add(number),
            Value::Boolean(yes) => $arguments.add(yes),
            Value::Id(id) => $arguments.add(id),
            Value::Day(day) => $arguments.add(day),
            Value::Time(at) => $arguments.add(at),
            Value::Json(json) => $arguments.add(Json(json)),
            Value::Bytes(bytes) => $arguments.add(bytes),
            Value::Null => match $kind {
                Kind::Text => $arguments.add(None::<String>),
                Kind::Integer => $arguments.add(None::<i64>),
                Kind::Boolean => $arguments.add(None::<bool>),
                Kind::Id => $arguments.add(None::<Uuid>),
                Kind::Day => $arguments.add(None::<Day>),
                Kind::Time => $arguments.add(None::<Time>),
                Kind::Json => $arguments.add(None::<Json<serde_json::Value>>),
                Kind::Bytes => $arguments.add(None::<Vec<u8>>),
            },
        }
    };
}

macro_rules! arguments {
    ($database:ty, $pairs:expr) => {{
        let mut arguments = <$database as sqlx::Database>::Arguments::default();
        for (kind, value) in $pairs {
            add!(arguments, kind, value).map_err(not_encoded)?;
        }
        arguments
    }};
}

fn not_encoded(error: BoxDynError) -> sqlx::Error {
    sqlx::Error::Encode(error)
}

impl Conn {
    /// All rows of a table in the order of its key, or those after the row whose key this is.
    ///
    /// # Errors
    /// When the database fails; a row that does not read back is an error in the stream.
    pub fn rows<'c>(
        &'c mut self,
        table: &'c Table,
        after: Option<&Row>,
    ) -> Result<BoxStream<'c, Result<Row, sqlx::Error>>, sqlx::Error> {
        let key = |row: &Row| -> Vec<(Kind, Value)> {
            table.key.iter().map(|at| (table.columns[*at].kind, row[*at].clone())).collect()
        };
        let after = after.map_or_else(Vec::new, key);
        Ok(match self {
            Self::Sqlite(conn) => {
                let sql = select(table, "", !after.is_empty());
                let arguments = arguments!(sqlx::Sqlite, after);
                let rows = sqlx::query_with::<sqlx::Sqlite, _>(AssertSqlSafe(sql), arguments).fetch(&mut **conn);
                rows.map(|row| decode_row!(row, table)).boxed()
            }
            Self::Postgres(conn) => {
                let sql = select(table, " COLLATE \"C\"", !after.is_empty());
                let arguments = arguments!(sqlx::Postgres, after);
                let rows = sqlx::query_with::<sqlx::Postgres, _>(AssertSqlSafe(sql), arguments).fetch(&mut **conn);
                rows.map(|row| decode_row!(row, table)).boxed()
            }
        })
    }

    /// The last row of a table in the order of its key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_row(&mut self, table: &Table) -> Result<Option<Row>, sqlx::Error> {
        match self {
            Self::Sqlite(conn) => {
                let sql = format!(
                    "SELECT {} FROM {} ORDER BY {} LIMIT 1",
                    table.column_list(),
                    table.name,
                    order(table, "", " DESC")
                );
                let row = sqlx::query::<sqlx::Sqlite>(AssertSqlSafe(sql)).fetch_optional(&mut **conn).await?;
                row.map(|row| decode_row!(Ok::<_, sqlx::Error>(row), table)).transpose()
            }
            Self::Postgres(conn) => {
                let order = order(table, " COLLATE \"C\"", " DESC");
                let sql = format!("SELECT {} FROM {} ORDER BY {order} LIMIT 1", table.column_list(), table.name);
                let row = sqlx::query::<sqlx::Postgres>(AssertSqlSafe(sql)).fetch_optional(&mut **conn).await?;
                row.map(|row| decode_row!(Ok::<_, sqlx::Error>(row), table)).transpose()
            }
        }
    }

    /// Adds rows to a table.
    ///
    /// # Errors
    /// When the database refuses one; then it is in no transaction half.
    pub async fn add_rows(&mut self, table: &Table, rows: Vec<Row>) -> Result<(), sqlx::Error> {
        let at_once = (MOST_PLACEHOLDERS / table.columns.len()).clamp(1, MOST_AT_ONCE);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let some: Vec<Row> = rows.by_ref().take(at_once).collect();
            self.add_some(table, some).await?;
        }
        Ok(())
    }

    async fn add_some(&mut self, table: &Table, rows: Vec<Row>) -> Result<(), sqlx::Error> {
        let sql = insert(table, rows.len(), |at| match self {
            // SQLite looks each name up among all others, and would spend three quarters of its time on that.
            Self::Sqlite(_) => "?".to_owned(),
            Self::Postgres(_) => format!("${at}"),
        });
        let kinds = table.columns.iter().map(|column| column.kind).cycle();
        let pairs = kinds.zip(rows.into_iter().flatten());
        match self {
            Self::Sqlite(conn) => {
                let arguments = arguments!(sqlx::Sqlite, pairs);
                sqlx::query_with::<sqlx::Sqlite, _>(AssertSqlSafe(sql), arguments).execute(&mut **conn).await?;
            }
            Self::Postgres(conn) => {
                let arguments = arguments!(sqlx::Postgres, pairs);
                sqlx::query_with::<sqlx::Postgres, _>(AssertSqlSafe(sql), arguments).execute(&mut **conn).await?;
            }
        }
        Ok(())
    }

    /// How many rows a table has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&mut self, table: &Table) -> Result<u64, sqlx::Error> {
        self.number(format!("SELECT CAST(count(*) AS BIGINT) FROM {}", table.name)).await
    }

    /// The one number that this SQL, which is made of names of the schema only, finds.
    pub(crate) async fn number(&mut self, sql: String) -> Result<u64, sqlx::Error> {
        let number: i64 = match self {
            Self::Sqlite(conn) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut **conn).await?,
            Self::Postgres(conn) => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut **conn).await?,
        };
        Ok(u64::try_from(number).unwrap_or(0))
    }

    /// Runs a statement that is made of names of the schema only.
    pub(crate) async fn run(&mut self, sql: String) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(conn) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut **conn).await.map(|_| ()),
            Self::Postgres(conn) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut **conn).await.map(|_| ()),
        }
    }
}

/// SQLite takes 32,766 and PostgreSQL 65,535.
const MOST_PLACEHOLDERS: usize = 30_000;
/// More make the statement longer without making it faster.
const MOST_AT_ONCE: usize = 500;

/// `collate` orders texts by their bytes, as SQLite does by itself.
fn select(table: &Table, collate: &str, after: bool) -> String {
    let Table { name, .. } = table;
    let after = if after {
        let places: Vec<String> = (1..=table.key.len()).map(|place| format!("${place}")).collect();
        format!(" WHERE ({}) > ({})", order(table, collate, ""), places.join(", "))
    } else {
        String::new()
    };
    format!("SELECT {} FROM {name}{after} ORDER BY {}", table.column_list(), order(table, collate, ""))
}

fn order(table: &Table, collate: &str, direction: &str) -> String {
    let columns = table.key.iter().map(|at| &table.columns[*at]);
    let columns = columns.map(|column| {
        let collate = if column.kind == Kind::Text { collate } else { "" };
        format!("{}{collate}{direction}", column.name)
    });
    columns.collect::<Vec<_>>().join(", ")
}

/// `place` says how the value at a position, counted from 1, is named.
fn insert(table: &Table, rows: usize, place: impl Fn(usize) -> String) -> String {
    let width = table.columns.len();
    let row = |row: usize| {
        let places: Vec<String> = (1..=width).map(|column| place(row * width + column)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {} ({}) VALUES {}", table.name, table.column_list(), rows.join(", "))
}
