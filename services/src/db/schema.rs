//! What the tables look like, read out of the migrations: the one list that backup, restore, moving and checking go by.
//!
//! The migrations are applied to an empty database in memory, and its catalogue is asked. So a table or column that a new
//! migration adds is known without being listed anywhere.

use super::MIGRATIONS;
use sqlx::{SqliteConnection, sqlite::SqlitePoolOptions};

/// The tables as of one migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    /// Number of the last migration.
    pub version: i64,
    /// The tables, each after those it refers to.
    pub tables: Vec<Table>,
}

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// Positions of the columns of the primary key, in the key's order.
    pub key: Vec<usize>,
    /// What it refers to.
    pub references: Vec<Reference>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub kind: Kind,
}

/// What is in a column: the types of the shared dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `TEXT`
    Text,
    /// `BIGINT`
    Integer,
    /// `BOOLEAN`
    Boolean,
    /// `UUID`
    Id,
    /// `DATE`
    Day,
    /// `TIMESTAMPTZ`
    Time,
    /// `JSONB`
    Json,
    /// `BYTEA`
    Bytes,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The columns that refer.
    pub columns: Vec<String>,
    /// The table referred to.
    pub table: String,
    /// Its columns, in the same order.
    pub to: Vec<String>,
}

/// Why the tables cannot be copied as they are. Tests demand that no migration leads here.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// The migrations cannot be applied in memory.
    #[error("the tables cannot be read out of the migrations: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// The catalogue cannot be read.
    #[error("the tables cannot be read out of the migrations: {0}")]
    Database(#[from] sqlx::Error),
    /// This program has no such migration: the data come from a newer one.
    #[error("schema {0} is not known to this program, which is too old for it")]
    Unknown(i64),
    /// A column of a type that is not of the shared dialect.
    #[error("the column {0} has the type {1}, which is not of the shared dialect")]
    Type(String, String),
    /// A table without a primary key has no order.
    #[error("the table {0} has no primary key")]
    NoKey(String),
    /// Tables that refer to each other in a circle cannot be filled one after the other.
    #[error("the tables {0:?} refer to each other in a circle")]
    Circle(Vec<String>),
}

impl Schema {
    /// The newest schema this program knows.
    ///
    /// # Errors
    /// [`SchemaError`], when a migration left the shared dialect.
    pub async fn newest() -> Result<Self, SchemaError> {
        Self::at(newest()).await
    }

    /// The schema after this migration.
    ///
    /// # Errors
    /// [`SchemaError`]
    pub async fn at(version: i64) -> Result<Self, SchemaError> {
        if !MIGRATIONS.version_exists(version) {
            return Err(SchemaError::Unknown(version));
        }
        let memory = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
        MIGRATIONS.run_to(version, &memory).await?;
        let mut conn = memory.acquire().await?;
        let mut tables = Vec::new();
        for name in names(&mut conn).await? {
            tables.push(table(&mut conn, name).await?);
        }
        drop(conn);
        memory.close().await;
        Ok(Self { version, tables: parents_first(tables)? })
    }

    /// The table of this name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl Table {
    /// The names of the columns, with commas between them.
    #[must_use]
    pub fn column_list(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// The number of this program's last migration.
#[must_use]
pub fn newest() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// All but what sqlx keeps, and what servers tell each other while they run ([`changes`](super::changes)).
async fn names(conn: &mut SqliteConnection) -> Result<Vec<String>, sqlx::Error> {
    let sql = "SELECT name FROM sqlite_master
               WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                   AND name NOT IN ('_sqlx_migrations', 'fact_change', 'fact_change_state')
               ORDER BY name";
    sqlx::query_scalar(sql).fetch_all(conn).await
}

#[derive(sqlx::FromRow)]
struct ColumnRow {
    name: String,
    r#type: String,
    pk: i64,
}

async fn table(conn: &mut SqliteConnection, name: String) -> Result<Table, SchemaError> {
    let sql = "SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid";
    let rows: Vec<ColumnRow> = sqlx::query_as(sql).bind(&name).fetch_all(&mut *conn).await?;
    let mut key: Vec<(i64, usize)> =
        rows.iter().enumerate().filter(|(_, row)| row.pk > 0).map(|(at, row)| (row.pk, at)).collect();
    key.sort_unstable();
    if key.is_empty() {
        return Err(SchemaError::NoKey(name));
    }
    let columns = rows.into_iter().map(|row| column(&name, row)).collect::<Result<_, _>>()?;
    let references = references(conn, &name).await?;
    Ok(Table { name, columns, key: key.into_iter().map(|(_, at)| at).collect(), references })
}

fn column(table: &str, row: ColumnRow) -> Result<Column, SchemaError> {
    let kind = match row.r#type.as_str() {
        "TEXT" => Kind::Text,
        "BIGINT" => Kind::Integer,
        "BOOLEAN" => Kind::Boolean,
        "UUID" => Kind::Id,
        "DATE" => Kind::Day,
        "TIMESTAMPTZ" => Kind::Time,
        "JSONB" => Kind::Json,
        "BYTEA" => Kind::Bytes,
        _ => return Err(SchemaError::Type(format!("{table}.{}", row.name), row.r#type)),
    };
    Ok(Column { name: row.name, kind })
}

#[derive(sqlx::FromRow)]
struct ReferenceRow {
    id: i64,
    table: String,
    from: String,
    to: String,
}

async fn references(conn: &mut SqliteConnection, table: &str) -> Result<Vec<Reference>, sqlx::Error> {
    let sql = r#"SELECT f.id, f."table", f."from",
                        coalesce(f."to", (SELECT name FROM pragma_table_info(f."table") WHERE pk = f.seq + 1)) AS "to"
                 FROM pragma_foreign_key_list($1) AS f
                 ORDER BY f.id, f.seq"#;
    let rows: Vec<ReferenceRow> = sqlx::query_as(sql).bind(table).fetch_all(conn).await?;
    let mut references: Vec<(i64, Reference)> = Vec::new();
    for row in rows {
        match references.last_mut() {
            Some((id, reference)) if *id == row.id => {
                reference.columns.push(row.from);
                reference.to.push(row.to);
            }
            _ => references.push((row.id, Reference { columns: vec![row.from], table: row.table, to: vec![row.to] })),
        }
    }
    Ok(references.into_iter().map(|(_, reference)| reference).collect())
}

/// Each table after those it refers to. To itself a table may refer: an older row, whose id is smaller, is copied first.
fn parents_first(mut tables: Vec<Table>) -> Result<Vec<Table>, SchemaError> {
    let mut ordered: Vec<Table> = Vec::new();
    while !tables.is_empty() {
        let waits_for = |table: &Table, other: &Table| {
            table.name != other.name && table.references.iter().any(|reference| reference.table == other.name)
        };
        let ready = tables.iter().position(|table| !tables.iter().any(|other| waits_for(table, other)));
        let Some(at) = ready else {
            return Err(SchemaError::Circle(tables.into_iter().map(|table| table.name).collect()));
        };
        ordered.push(tables.remove(at));
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_migrations_keep_to_the_dialect_and_parents_come_first() {
        let schema = Schema::newest().await.expect("no migration leaves the shared dialect");
        for (at, table) in schema.tables.iter().enumerate() {
            for reference in table.references.iter().filter(|reference| reference.table != table.name) {
                let parent = schema.tables.iter().position(|other| other.name == reference.table);
                assert!(parent.is_some_and(|parent| parent < at), "{} before {}", table.name, reference.table);
            }
        }
        let placement = schema.table("placement").expect("people work somewhere");
        assert_eq!(placement.references.len(), 3);
        let segment = schema.table("segment").expect("courses have texts");
        assert_eq!(segment.key, [0, 1, 2]);
        assert_eq!(segment.columns[0], Column { name: "version_id".to_owned(), kind: Kind::Id });
    }

    #[tokio::test]
    async fn a_schema_of_the_future_is_refused() {
        assert!(matches!(Schema::at(newest() + 1).await, Err(SchemaError::Unknown(_))));
    }

    #[test]
    fn a_circle_is_refused() {
        let table = |name: &str, to: &str| Table {
            name: name.to_owned(),
            columns: Vec::new(),
            key: vec![0],
            references: vec![Reference {
                columns: vec!["a".to_owned()],
                table: to.to_owned(),
                to: vec!["b".to_owned()],
            }],
        };
        assert!(matches!(parents_first(vec![table("a", "b"), table("b", "a")]), Err(SchemaError::Circle(_))));
        assert!(parents_first(vec![table("a", "a"), table("b", "a")]).is_ok());
    }
}
