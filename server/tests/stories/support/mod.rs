//! The world of a story: a small organisation, this year's real course, a clock that stands still, and people who click.
//!
//! ```ignore
//! story! {
//!     async fn hana_sees_her_courses(app: TestApp) {
//!         let mut hana = app.sign_in(HANA).await;
//!         hana.get("/").await.is(200).says("マイコース");
//!     }
//! }
//! ```

mod address;
mod course;
mod facts;
mod learner;
mod markup;
mod organisation;
mod person;
mod readers;
mod sheet;
mod template;
mod upload;
mod watcher;

pub use markup::{Text, texts, words_of};
pub use organisation::*;
pub use person::{Person, Seen, encode};
pub use readers::readers;
pub use sheet::{Gives, borrowed, fields};

use axum::Router;
use jiff::Timestamp;
use kunren_app::Settings;
use kunren_domain::id::EditionId;
use kunren_services::{Clock, Db, Kunren};

/// The day on which stories happen: this year's edition is half way.
pub const TODAY: &str = "2026-12-01T09:00:00Z";

/// The day on which the organisation was made and the course imported: before it opens.
pub const PREPARED: &str = "2026-09-15T09:00:00Z";

/// Largest file that is taken in stories, in bytes.
pub const UPLOAD: u64 = 1 << 20;

/// Most people in a workbook in stories.
pub const WORKBOOK: u64 = 50;

/// Of how many it is shown in stories who is overdue.
pub const OPEN: usize = 50;

/// A running application over a database of its own.
#[derive(Clone)]
pub struct TestApp {
    /// The use cases, to look behind the pages.
    pub kunren: Kunren,
    /// This year's edition.
    pub edition: EditionId,
    /// Last year's edition.
    pub last_year: EditionId,
    router: Router,
}

/// Makes two tests of a story, one on each database.
macro_rules! story {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $story:block)+) => {$(
        $(#[$meta])*
        async fn $name($app: $crate::support::TestApp) $story

        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                $crate::support::on_sqlite(super::$name).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                $crate::support::on_postgres(super::$name).await;
            }
        }
    )+};
}
pub(crate) use story;

/// Tells a story on a copy of the prepared SQLite file.
pub async fn on_sqlite<F: Future<Output = ()> + Send + 'static>(story: impl FnOnce(TestApp) -> F) {
    let folder = tempfile::tempdir().expect("a folder for the database");
    let path = folder.path().join("kunren.db");
    std::fs::copy(template::sqlite().await, &path).expect("the prepared file can be copied");
    let told = tell(story, &format!("sqlite:{}", path.display())).await;
    told.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

/// Tells a story on a copy of the prepared PostgreSQL database.
pub async fn on_postgres<F: Future<Output = ()> + Send + 'static>(story: impl FnOnce(TestApp) -> F) {
    let copy = template::postgres_copy().await;
    let told = tell(story, &copy.url).await;
    copy.drop().await;
    told.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

async fn tell<F>(story: impl FnOnce(TestApp) -> F, url: &str) -> Result<(), Box<dyn std::any::Any + Send>>
where
    F: Future<Output = ()> + Send + 'static,
{
    let db = Db::connect(url).await.expect("the database opens");
    let clock = Clock::fixed(TODAY.parse().expect("a time"));
    let told = tokio::spawn(story(TestApp::over(db.clone(), clock).await)).await;
    db.close().await;
    told.map_err(tokio::task::JoinError::into_panic)
}

impl TestApp {
    async fn over(db: Db, clock: Clock) -> Self {
        let kunren = Kunren::new(db, clock);
        let signing_key = std::env::temp_dir().join(format!("kunren-stories-{}.pem", std::process::id()));
        let settings = Settings {
            pseudo_locale: true,
            signing_key,
            upload: Some(UPLOAD),
            workbook: Some(WORKBOOK),
            open: Some(OPEN),
            ..Settings::default()
        };
        let router = kunren_server::http::router(kunren.clone(), settings);
        let (edition, last_year) = editions(&kunren).await;
        Self { kunren, edition, last_year, router }
    }

    /// Another server over the same database, or this one after a restart: it remembers nothing.
    pub async fn another_server(&self) -> Self {
        Self::over(self.kunren.db().clone(), self.kunren.clock().clone()).await
    }

    /// A server in another process over the same PostgreSQL database: they share nothing but that and the time.
    pub async fn another_process(&self) -> Self {
        let Db::Postgres(pool) = self.kunren.db() else { panic!("a SQLite file has one server") };
        let options = (*pool.connect_options()).clone();
        let pool = sqlx::PgPool::connect_with(options).await.expect("the database opens");
        Self::over(Db::Postgres(pool), self.kunren.clock().clone()).await
    }

    /// Somebody in front of a browser, not signed in.
    pub fn visitor(&self) -> Person {
        Person::new(self.router.clone())
    }

    /// Somebody who has signed in with the password everybody has.
    pub async fn sign_in(&self, number: &str) -> Person {
        let mut person = self.visitor();
        person.post("/sign-in", &[("login", number), ("password", PASSWORD)]).await.is(303);
        person
    }

    /// Moves the clock.
    pub fn now_is(&self, time: &str) {
        let now: Timestamp = time.parse().expect("a time");
        self.kunren.clock().set(now);
    }

    /// Moves the clock on by minutes.
    pub fn minutes_pass(&self, minutes: i64) {
        let now = self.kunren.clock().now();
        self.kunren.clock().set(now + jiff::SignedDuration::from_mins(minutes));
    }
}
