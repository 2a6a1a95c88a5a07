//! What an operator does beside the running server: checking the database, backing it up, and restoring that into a new
//! database of the same kind.

use super::{
    Options,
    demo::{Demo, Store},
    postgres,
    program::Program,
};
use anyhow::Result;
use std::{ffi::OsStr, fs, time::Duration};

/// What care costs.
#[derive(Debug, Default)]
pub struct Care {
    /// `kunren verify`.
    pub verified: Duration,
    /// `kunren backup`.
    pub backed_up: Duration,
    /// Bytes of the backup.
    pub bytes: u64,
    /// `kunren restore` into a new database, which it checks at its end.
    pub restored: Duration,
}

const NAME: &str = "kunren_restored";

/// Does all of it.
pub async fn measure(options: &Options, demo: &Demo, store: Store<'_>) -> Result<Care> {
    let backup = options.data.join("measured.zip");
    drop(fs::remove_file(&backup));
    let run = async |arguments: &[&OsStr], url: &str| {
        let (took, _) = Program::to_end(&options.server, arguments, url).await?;
        anyhow::Ok(took)
    };
    let verified = run(&["verify".as_ref()], &demo.url).await?;
    let backed_up = run(&["backup".as_ref(), backup.as_os_str()], &demo.url).await?;
    let bytes = backup.metadata()?.len();
    let folder = tempfile::tempdir_in(&options.data)?;
    let new = match store {
        Store::Sqlite => format!("sqlite:{}", folder.path().join("restored.db").display()),
        Store::Postgres(server) => postgres::create(server, NAME).await?,
    };
    let restored = run(&["restore".as_ref(), backup.as_os_str()], &new).await?;
    if let Store::Postgres(server) = store {
        postgres::drop(server, NAME).await?;
    }
    fs::remove_file(&backup)?;
    Ok(Care { verified, backed_up, bytes, restored })
}
