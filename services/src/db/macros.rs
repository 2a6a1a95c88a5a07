//! One SQL text, two databases: each macro builds the same query for the connection's kind.

/// Runs a query on either connection: `on!(conn, query_as::<_, Row>, sql, args…, fetch_all)`.
#[doc(hidden)]
#[macro_export]
macro_rules! on_either {
    ($conn:expr, $make:ident, $row:ty, $sql:expr, [$($arg:expr),*], $run:ident) => {
        match $conn.either() {
            $crate::db::Either::Sqlite(conn) => sqlx::$make::<sqlx::Sqlite, $row>($sql)$(.bind($arg))*.$run(conn).await,
            $crate::db::Either::Postgres(conn) => sqlx::$make::<sqlx::Postgres, $row>($sql)$(.bind($arg))*.$run(conn).await,
        }
    };
}

/// All rows: `fetch_all!(conn, Row, sql, args…)?` is a `Vec<Row>`.
#[macro_export]
macro_rules! fetch_all {
    ($conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => { $crate::on_either!($conn, query_as, $row, $sql, [$($arg),*], fetch_all) };
}

/// The row if there is one: `fetch_optional!(conn, Row, sql, args…)?` is an `Option<Row>`.
#[macro_export]
macro_rules! fetch_optional {
    ($conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => { $crate::on_either!($conn, query_as, $row, $sql, [$($arg),*], fetch_optional) };
}

/// The only row: for aggregates.
#[macro_export]
macro_rules! fetch_one {
    ($conn:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => { $crate::on_either!($conn, query_as, $row, $sql, [$($arg),*], fetch_one) };
}

/// All rows of a statement around a list of values: `fetch_all_of!(conn, Row, "… FROM (", items, ") AS v …", |item| [item.id, …])?`.
/// The values' columns are called `column1`, `column2` … by both databases.
#[macro_export]
macro_rules! fetch_all_of {
    ($conn:expr, $row:ty, $before:expr, $items:expr, $after:expr, |$item:ident| [$($value:expr),+ $(,)?]) => {
        match $conn.either() {
            $crate::db::Either::Sqlite(conn) => {
                $crate::fetch_all_of!(@run sqlx::Sqlite, conn, $row, $before, $items, $after, $item, [$($value),+])
            }
            $crate::db::Either::Postgres(conn) => {
                $crate::fetch_all_of!(@run sqlx::Postgres, conn, $row, $before, $items, $after, $item, [$($value),+])
            }
        }
    };
    (@run $database:ty, $conn:ident, $row:ty, $before:expr, $items:expr, $after:expr, $item:ident, [$($value:expr),+]) => {{
        let mut query = sqlx::QueryBuilder::<$database>::new($before);
        query.push_values($items, |mut values, $item| {
            $(values.push_bind($value);)+
        });
        query.push($after).build_query_as::<$row>().fetch_all($conn).await
    }};
}

/// All rows of a statement about some of many, whose placeholders come last: `fetch_all_among!(conn, Row, sql, [args…], some,
/// most)?`. There is at least one; always `most` are bound, so that the statement is prepared once.
#[macro_export]
macro_rules! fetch_all_among {
    ($conn:expr, $row:ty, $sql:expr, [$($arg:expr),* $(,)?], $some:expr, $most:expr) => {
        match $conn.either() {
            $crate::db::Either::Sqlite(conn) => $crate::fetch_all_among!(@run sqlx::Sqlite, conn, $row, $sql, [$($arg),*], $some, $most),
            $crate::db::Either::Postgres(conn) => $crate::fetch_all_among!(@run sqlx::Postgres, conn, $row, $sql, [$($arg),*], $some, $most),
        }
    };
    (@run $database:ty, $conn:ident, $row:ty, $sql:expr, [$($arg:expr),*], $some:expr, $most:expr) => {{
        let mut query = sqlx::query_as::<$database, $row>($sql)$(.bind($arg))*;
        for one in $some.iter().chain(std::iter::repeat(&$some[0])).take($most) {
            query = query.bind(*one);
        }
        query.fetch_all($conn).await
    }};
}

/// Each row as it comes, so that not all are in memory: `fetch_each!(conn, Row, sql, [args…], |row| { … })?`.
#[macro_export]
macro_rules! fetch_each {
    ($conn:expr, $row:ty, $sql:expr, [$($arg:expr),* $(,)?], |$each:ident| $body:expr) => {
        match $conn.either() {
            $crate::db::Either::Sqlite(conn) => $crate::fetch_each!(@rows sqlx::Sqlite, conn, $row, $sql, [$($arg),*], |$each| $body),
            $crate::db::Either::Postgres(conn) => $crate::fetch_each!(@rows sqlx::Postgres, conn, $row, $sql, [$($arg),*], |$each| $body),
        }
    };
    (@rows $database:ty, $conn:ident, $row:ty, $sql:expr, [$($arg:expr),*], |$each:ident| $body:expr) => {{
        let mut rows = sqlx::query_as::<$database, $row>($sql)$(.bind($arg))*.fetch($conn);
        loop {
            match futures_util::TryStreamExt::try_next(&mut rows).await {
                Ok(Some($each)) => $body,
                Ok(None) => break Ok::<_, sqlx::Error>(()),
                Err(error) => break Err(error),
            }
        }
    }};
}

/// Changes something; the number of rows is returned.
#[macro_export]
macro_rules! execute {
    ($conn:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        match $conn.either() {
            $crate::db::Either::Sqlite(conn) => sqlx::query::<sqlx::Sqlite>($sql)$(.bind($arg))*.execute(conn).await.map(|done| done.rows_affected()),
            $crate::db::Either::Postgres(conn) => sqlx::query::<sqlx::Postgres>($sql)$(.bind($arg))*.execute(conn).await.map(|done| done.rows_affected()),
        }
    };
}

/// A transaction: `in_transaction!(db, |conn, name, at| { … })`. Captured values are named after `conn` and cloned
/// for each run, because a run may be repeated.
#[macro_export]
macro_rules! in_transaction {
    ($db:expr, |$conn:ident $(, $captured:ident)* $(,)?| $body:block) => {{
        let db = $db;
        $(let $captured = $captured.clone();)*
        db.write(move |$conn| {
            $(let $captured = $captured.clone();)*
            Box::pin(async move $body)
        }).await
    }};
}
