//! The organisation is made and the course imported once per run; every story gets a copy.

use super::organisation;
use kunren_services::{Clock, Db, Kunren, chance};
use sqlx::{Connection, PgConnection};
use std::path::{Path, PathBuf};
use tokio::sync::OnceCell;

const VARIABLE: &str = "KUNREN_TEST_POSTGRES";

/// The prepared SQLite file.
pub async fn sqlite() -> &'static Path {
    static FILE: OnceCell<PathBuf> = OnceCell::const_new();
    FILE.get_or_init(|| async {
        let folder = tempfile::tempdir().expect("a folder for the prepared database").keep();
        let path = folder.join("template.db");
        prepare(&format!("sqlite:{}", path.display())).await;
        path
    })
    .await
}

/// A database made for one story.
pub struct Copy {
    /// Where it is.
    pub url: String,
    name: String,
    server: String,
}

/// A copy of the prepared PostgreSQL database.
pub async fn postgres_copy() -> Copy {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let server = std::env::var(VARIABLE).unwrap_or_else(|_| {
        panic!(
            "set {VARIABLE} to a PostgreSQL server where databases may be created; `cargo xtask test` does it for you"
        )
    });
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = format!("kunren_template_{}", &chance::token()[..12]);
            administer(&server, format!("CREATE DATABASE {name} TEMPLATE template0")).await;
            prepare(&beside(&server, &name)).await;
            name
        })
        .await;
    let name = format!("kunren_story_{}", &chance::token()[..16]);
    administer(&server, format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    Copy { url: beside(&server, &name), name, server }
}

impl Copy {
    /// Removes the database.
    pub async fn drop(self) {
        administer(&self.server, format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}

async fn prepare(url: &str) {
    let db = Db::connect(url).await.expect("the database opens");
    db.migrate().await.expect("the migrations apply");
    let kunren = Kunren::new(db.clone(), Clock::fixed(super::PREPARED.parse().expect("a time")));
    organisation::make(&kunren).await;
    db.close().await;
}

async fn administer(server: &str, sql: String) {
    let mut conn = PgConnection::connect(server).await.unwrap_or_else(|error| panic!("{VARIABLE} ({server}): {error}"));
    // Several stories copy the template at the same time, which PostgreSQL refuses now and then: wait and try again.
    for _ in 0..50 {
        match sqlx::raw_sql(sqlx::AssertSqlSafe(sql.clone())).execute(&mut conn).await {
            Ok(_) => return,
            Err(error) if error.to_string().contains("being accessed by other users") => {
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
            Err(error) => panic!("{sql}: {error}"),
        }
    }
    panic!("{sql}: the template stays in use");
}

/// The address of another database of the same server.
fn beside(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, ""), |(address, options)| (address, options));
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let host = address[after_scheme..].find('/').map_or(address, |at| &address[..after_scheme + at]);
    if options.is_empty() { format!("{host}/{name}") } else { format!("{host}/{name}?{options}") }
}
