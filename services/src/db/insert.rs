//! Storing many rows with few statements, on either database.

/// Rows in one statement. The widest table has twelve columns: far below what either database takes (SQLite 32,766
/// values, PostgreSQL 65,535), and every statement but the last of a table is the same text, prepared once.
pub(crate) const ROWS: usize = 500;

/// Inserts all rows: `insert_all!(conn, "INSERT INTO country (code, region) ", rows, |row| [row.code, row.region])?`.
macro_rules! insert_all {
    ($conn:expr, $into:expr, $rows:expr, |$row:ident| [$($value:expr),+ $(,)?]) => {{
        let rows = $rows;
        let mut stored = Ok(());
        match $conn.either() {
            $crate::db::Either::Sqlite(conn) => {
                insert_all!(@chunks sqlx::Sqlite, conn, stored, $into, rows, $row, [$($value),+]);
            }
            $crate::db::Either::Postgres(conn) => {
                insert_all!(@chunks sqlx::Postgres, conn, stored, $into, rows, $row, [$($value),+]);
            }
        }
        stored
    }};
    (@chunks $database:ty, $conn:ident, $stored:ident, $into:expr, $rows:ident, $row:ident, [$($value:expr),+]) => {
        for chunk in $rows.chunks($crate::db::insert::ROWS) {
            let mut query = sqlx::QueryBuilder::<$database>::new($into);
            query.push_values(chunk, |mut values, $row| {
                $(values.push_bind($value);)+
            });
            $stored = query.build().execute(&mut *$conn).await.map(drop);
            if $stored.is_err() {
                break;
            }
        }
    };
}

pub(crate) use insert_all;
