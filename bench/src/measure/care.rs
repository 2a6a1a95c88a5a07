//! What an operator does beside the running server: checking the database and backing it up; and restoring that, which is
//! done into a file, because into PostgreSQL it takes as long as moving.

use super::{
    Options,
    demo::{Demo, Store},
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
    /// `kunren restore` into a new file, which it checks at its end; not from a server.
    pub restored: Option<Duration>,
}

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
    let restored = match store {
        Store::Sqlite => {
            let folder = tempfile::tempdir_in(&options.data)?;
            let new = format!("sqlite:{}", folder.path().join("restored.db").display());
            Some(run(&["restore".as_ref(), backup.as_os_str()], &new).await?)
        }
        Store::Postgres(_) => None,
    };
    fs::remove_file(&backup)?;
    Ok(Care { verified, backed_up, bytes, restored })
}
