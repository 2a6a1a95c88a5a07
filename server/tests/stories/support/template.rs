//! The organisation is made and the course imported once per run; every story gets a copy.

#[path = "../../../../services/tests/support/scratch.rs"]
mod scratch;

use super::organisation;
use kunren_services::{Clock, Db, Kunren};
use scratch::{EMPTY, Scratch};
use std::path::{Path, PathBuf};
use tokio::sync::OnceCell;

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

/// A copy of the prepared PostgreSQL database.
pub async fn postgres_copy() -> Scratch {
    static TEMPLATE: OnceCell<Scratch> = OnceCell::const_new();
    let template = TEMPLATE
        .get_or_init(|| async {
            let template = Scratch::copy_of(EMPTY).await;
            prepare(&template.url).await;
            template
        })
        .await;
    Scratch::copy_of(&template.name).await
}

async fn prepare(url: &str) {
    let db = Db::connect(url).await.expect("the database opens");
    db.migrate().await.expect("the migrations apply");
    let kunren = Kunren::new(db.clone(), Clock::fixed(super::PREPARED.parse().expect("a time")));
    organisation::make(&kunren).await;
    db.close().await;
}
