//! The database that is measured on: a fresh copy of the demo organisation, with a few people signed in for the pages
//! and many for the tests.

use super::{Options, postgres, program::Program};
use anyhow::{Context as _, Result, bail};
use kunren_bench::crowd::{self, Learner};
use kunren_domain::id::{EditionId, PersonId};
use kunren_services::{Clock, Db, course::Content, course::content, fetch_all};
use std::{
    ffi::OsStr,
    fmt, fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};
use tokio::{process::Command, time::Instant};
use uuid::Uuid;

/// What the measurements need to know of it.
pub struct Demo {
    /// Its address.
    pub url: String,
    /// How long it took to move it into its database, where that was needed.
    pub moved: Option<Duration>,
    /// To look into it, and to ask for right answers.
    pub db: Db,
    /// This year's edition.
    pub edition: EditionId,
    /// Its content.
    pub content: Content,
    /// Reads Japanese, has read everything, has not begun the test.
    pub reader: Learner,
    /// Has a test page in front of them.
    pub tested: Learner,
    /// Sees the whole group.
    pub administrator: Learner,
    /// Sees one country.
    pub coordinator: Learner,
    /// Those who will take the test.
    pub crowd: Vec<Learner>,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// Which demo.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// People who ever appear.
    pub people: u32,
    /// Whether like a group of a million.
    pub large: bool,
    /// Editions and countries of such a group.
    pub shape: (u16, u16),
    /// People signed in for the tests, at most.
    pub crowd: i64,
}

/// Editions and countries, unless it is measured what more or fewer of them cost.
pub const USUAL: (u16, u16) = (5, 60);

impl Size {
    /// Where it is kept.
    pub fn folder(self, options: &Options) -> PathBuf {
        let (editions, countries) = self.shape;
        let large = if self.large { format!("-large-{editions}-{countries}") } else { String::new() };
        options.data.join(format!("demo-{}{large}", self.people))
    }
}

/// Which database is measured.
#[derive(Debug, Clone, Copy)]
pub enum Store<'s> {
    /// A file.
    Sqlite,
    /// A new database on the server at this address.
    Postgres(&'s str),
}

impl fmt::Display for Store<'_> {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        })
    }
}

/// The name of what is measured.
pub const MEASURED: &str = "measured";

/// Throws away what was copied under a name; files are written over the next time.
pub async fn forget(store: Store<'_>, name: &str) -> Result<()> {
    match store {
        Store::Sqlite => Ok(()),
        Store::Postgres(server) => postgres::drop(server, name).await,
    }
}

/// Makes the demo where it is missing or out of date, copies it under a name, signs people in.
pub async fn prepare(options: &Options, size: Size, store: Store<'_>, name: &str) -> Result<Demo> {
    let kept = size.folder(options);
    make(options, size, &kept).await?;
    let (url, moved) = match store {
        Store::Sqlite => (copied(options, &kept, name)?, None),
        Store::Postgres(server) => {
            let url = postgres::create(server, name).await?;
            let from = format!("sqlite:{}", kept.join("kunren.db").display());
            let arguments = ["move", "--from", &from, "--to", &url].map(OsStr::new);
            let (took, _) = Program::to_end(&options.server, &arguments, &url).await?;
            (url, Some(took))
        }
    };
    let db = Db::connect(&url).await?;
    let edition = crowd::newest_edition(&db).await.context("the demo has an edition with content")?;
    let mut conn = db.read().await?;
    let version = content::latest_version(&mut conn, edition).await?.context("the edition has content")?;
    let content = content::load(&mut conn, version).await?.context("the edition has content")?;
    let japanese = "SELECT id FROM person WHERE locale = 'ja' ORDER BY id LIMIT 50000";
    let japanese: std::collections::HashSet<Uuid> =
        fetch_all!(conn, IdRow, japanese)?.into_iter().map(|row| row.id).collect();
    let role =
        "SELECT person_id AS id FROM role_grant WHERE role = $1 AND revoked_at IS NULL ORDER BY person_id LIMIT 1";
    let administrator = fetch_all!(conn, IdRow, role, "group-administrator")?;
    let coordinator = fetch_all!(conn, IdRow, role, "country-coordinator")?;
    drop(conn);
    let mut left = crowd::still_to_be_tested(&db, edition, size.crowd).await?;
    let readers: Vec<PersonId> =
        left.iter().copied().filter(|person| japanese.contains(&person.get())).take(2).collect();
    left.retain(|person| !readers.contains(person));
    let watchers = administrator.iter().chain(&coordinator).map(|row| PersonId::new(row.id));
    let clock = Clock::System;
    let few = crowd::sign_in(&db, &clock, readers.into_iter().chain(watchers)).await?;
    let Ok([reader, tested, administrator, coordinator]) = <[Learner; 4]>::try_from(few) else {
        bail!("the demo lacks a learner, an administrator or a coordinator");
    };
    let crowd = crowd::sign_in(&db, &clock, left).await?;
    crowd::have_read(&db, &clock, edition, version, &content.course).await?;
    println!("{} people are signed in for the tests", crowd.len());
    Ok(Demo { url, moved, db, edition, content, reader, tested, administrator, coordinator, crowd })
}

/// A copy of the file, and its address.
fn copied(options: &Options, kept: &Path, name: &str) -> Result<String> {
    let file = options.data.join(format!("{name}.db"));
    for ending in ["-wal", "-shm"] {
        drop(fs::remove_file(options.data.join(format!("{name}.db{ending}"))));
    }
    fs::copy(kept.join("kunren.db"), &file)?;
    Ok(format!("sqlite:{}", file.display()))
}

/// Makes it anew where it is missing or out of date.
async fn make(options: &Options, size: Size, folder: &Path) -> Result<()> {
    let file = folder.join("kunren.db");
    let made = file.metadata().and_then(|data| data.modified()).ok();
    let sources = ["migrations", "courses", "services/src/demo"].map(|part| options.root.join(part));
    let changed = sources.iter().map(|source| newest(source)).collect::<Result<Vec<_>>>()?;
    if made >= changed.into_iter().max() {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    println!("Making the demo organisation of {} people", size.people);
    let mut command = Command::new(&options.server);
    command.args(["demo", "--only-create", "--people", &size.people.to_string(), "--data"]).arg(folder);
    if size.large {
        let (editions, countries) = size.shape;
        command.args(["--large", "--editions", &editions.to_string(), "--countries", &countries.to_string()]);
    }
    let began = Instant::now();
    command.current_dir(&options.root).env_remove("DATABASE_URL");
    if !command.status().await?.success() {
        bail!("the demo organisation cannot be made");
    }
    fs::write(folder.join(TOOK), began.elapsed().as_millis().to_string())?;
    // Everything into the one file that is copied.
    let db = Db::connect(&format!("sqlite:{}", file.display())).await?;
    db.close().await;
    Ok(())
}

/// The file that says how long the making took, in milliseconds.
pub const TOOK: &str = "took";

/// When anything in the folder was last changed.
fn newest(path: &Path) -> Result<SystemTime> {
    let mut newest = path.metadata()?.modified()?;
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            newest = newest.max(self::newest(&entry?.path())?);
        }
    }
    Ok(newest)
}
