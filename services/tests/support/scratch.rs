//! A PostgreSQL database for one test, gone afterwards. The tests of the program include this file too.

use kunren_services::chance;
use sqlx::{Connection as _, PgConnection};
use std::time::Duration;

const VARIABLE: &str = "KUNREN_TEST_POSTGRES";

/// The template of a database with nothing in it.
pub const EMPTY: &str = "template0";

/// A database of the server that `KUNREN_TEST_POSTGRES` names.
pub struct Scratch {
    /// Its address.
    pub url: String,
    /// Its name on the server.
    pub name: String,
    server: String,
}

impl Scratch {
    /// Makes a copy of the database with this name.
    pub async fn copy_of(template: &str) -> Self {
        let server = std::env::var(VARIABLE).unwrap_or_else(|_| {
            panic!(
                "set {VARIABLE} to a PostgreSQL server where databases may be created, such as \
                 postgres://postgres@127.0.0.1:5432/postgres; `cargo xtask test` starts one and sets it"
            )
        });
        let name = format!("kunren_test_{}", &chance::token()[..16]);
        // Names are random and ours, so the text is safe; there is no placeholder for the name of a database.
        administer(&server, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Self { url: beside(&server, &name), name, server }
    }

    /// Deletes it, whoever is still connected.
    pub async fn drop(self) {
        administer(&self.server, format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}

async fn administer(server: &str, sql: String) {
    let mut conn = PgConnection::connect(server).await.unwrap_or_else(|error| panic!("{VARIABLE} ({server}): {error}"));
    // Several tests copy a template at the same time, which PostgreSQL refuses now and then: wait and try again.
    for _ in 0..50 {
        match sqlx::raw_sql(sqlx::AssertSqlSafe(sql.clone())).execute(&mut conn).await {
            Ok(_) => return conn.close().await.expect("the connection closes"),
            Err(error) if error.to_string().contains("being accessed by other users") => {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Err(error) => panic!("{sql}: {error}"),
        }
    }
    panic!("{sql}: the template stays in use");
}

/// The address of another database of the same server; options after `?` stay.
pub fn beside(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, ""), |(address, options)| (address, options));
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let host = address[after_scheme..].find('/').map_or(address, |at| &address[..after_scheme + at]);
    if options.is_empty() { format!("{host}/{name}") } else { format!("{host}/{name}?{options}") }
}
