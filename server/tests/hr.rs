//! `kunren hr` as a scheduler runs it: by its exit codes, on both databases.

#[path = "kill/database.rs"]
mod database;
#[path = "support/run.rs"]
mod run;

use kunren_services::{Db, fetch_one};
use run::{Run, program};
use std::{path::Path, process::Stdio};

const HEADER: &str = "number,name,joined,site";

#[derive(sqlx::FromRow)]
struct CountRow {
    count: i64,
}

struct Scheduler {
    url: String,
    folder: tempfile::TempDir,
}

impl Scheduler {
    fn new(url: String) -> Self {
        let scheduler = Self { url, folder: tempfile::tempdir().expect("a folder") };
        let site =
            ["site", "add", "--code", "MUC", "--name", "Munich", "--country", "DE", "--time-zone", "Europe/Berlin"];
        let added = scheduler.kunren(&[&site[..], &["--entity", "DE1", "--region", "europe"]].concat());
        assert_eq!(added.code, 0, "{}", added.said);
        scheduler
    }

    fn kunren(&self, arguments: &[&str]) -> Run {
        Run::of(program(&self.url, arguments))
    }

    /// Imports a file of these people.
    fn import(&self, people: impl Iterator<Item = u32>, how: &[&str]) -> Run {
        let rows: String = people.map(|number| format!("K-{number},Person {number},2020-04-01,MUC\n")).collect();
        self.import_text(&format!("{HEADER}\n{rows}"), how)
    }

    fn import_text(&self, text: &str, how: &[&str]) -> Run {
        self.import_as("nightly", text, how)
    }

    fn import_as(&self, source: &str, text: &str, how: &[&str]) -> Run {
        let path = self.path("people.csv");
        std::fs::write(&path, text).expect("space on the disk");
        let path = path.display().to_string();
        self.kunren(&[&["hr", "import", &path, "--source", source], how].concat())
    }

    /// How often something is in the audit log.
    fn events(&self, action: &str) -> i64 {
        let count = async {
            let db = Db::connect_existing(&self.url).await.expect("the database");
            let sql = "SELECT CAST(count(*) AS BIGINT) AS count FROM audit_event WHERE action = $1";
            let count =
                fetch_one!(db.read().await.expect("a connection"), CountRow, sql, action).expect("a count").count;
            db.close().await;
            count
        };
        tokio::runtime::Runtime::new().expect("a runtime").block_on(count)
    }

    /// Says all to somebody who has closed the pipe already.
    fn with_a_closed_pipe(&self, arguments: &[&str]) -> Run {
        let mut program = program(&self.url, arguments);
        program.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut running = program.spawn().expect("the program runs");
        drop(running.stdout.take());
        let output = running.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Run { code: output.status.code().unwrap_or(-1), said }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        Path::new(self.folder.path()).join(name)
    }
}

fn story(url: String) {
    let scheduler = Scheduler::new(url);
    let said = |run: Run, code: i32, words: &str| {
        assert_eq!(run.code, code, "{}", run.said);
        assert!(run.said.contains(words), "{words:?} is not in: {}", run.said);
    };
    said(scheduler.kunren(&["hr", "undo", "--dry-run"]), 0, "Nothing to take back");
    said(scheduler.import(1..=100, &["--full", "--dry-run"]), 0, "Nothing was written");
    said(scheduler.import(1..=100, &["--full"]), 0, "Applied as import");
    said(scheduler.import(1..=100, &[]), 0, "Nothing to do");
    said(scheduler.import(1..=50, &["--dry-run"]), 3, "DE: 50 leavers of 100 people");
    said(scheduler.import(1..=50, &[]), 3, "all: 50 leavers of 100 people");
    said(scheduler.import(1..=50, &[]), 3, "Confirm it at /hr/");
    assert_eq!(scheduler.events("hr.stopped"), 2, "not the dry run");
    said(scheduler.import(1..=100, &[]), 0, "Nothing to do");
    assert_eq!(scheduler.events("hr.replaced"), 2, "by the second half, and by the whole file");

    let rejected = scheduler.path("rejected.csv");
    let told = ["--rejected", &rejected.display().to_string()];
    said(scheduler.import_text(&format!("{HEADER}\nK-1,=1+1,2020-04-31,MUC\n"), &told), 2, "no such day");
    let file = std::fs::read_to_string(&rejected).expect("the rows that were not taken");
    assert_eq!(
        file,
        "\u{FEFF}line,column,reason,value\r\n2,joined,\"no such day in the calendar, or another order of day and month\",2020-04-31\r\n"
    );
    assert_eq!(scheduler.events("hr.refused"), 1);
    said(scheduler.import_text("number;name\nK-1;A\n", &["--dry-run"]), 2, "divided by ';'");
    assert_eq!(scheduler.events("hr.refused"), 1, "a dry run leaves nothing");
    let other = format!("{HEADER},salary\nK-1,Person 1,2020-04-01,MUC,1000\n").replace(',', "\t");
    said(scheduler.import_as("sap", &other, &["--dry-run"]), 0, "not read: salary");
    said(scheduler.import_as(" ", &other, &[]), 2, "a source needs a name");
    said(scheduler.import(1..=100, &["--rows", "7"]), 2, "7 rows were announced");

    let piped = scheduler.with_a_closed_pipe(&["hr", "mapping", "nightly"]);
    assert_eq!((piped.code, piped.said.as_str()), (0, ""));
    said(scheduler.kunren(&["hr", "mapping", "nightly", "--leavers", "600"]), 0, "leavers 600");
    said(
        scheduler.kunren(&["hr", "mapping", "nightly", "--leaves", "30", "--employment-types", "40"]),
        0,
        "leaves 30, employment types 40",
    );
    said(scheduler.import(1..=50, &["--confirm", "The plant was sold"]), 0, "Applied as import");
    said(scheduler.import(1..=100, &["--dry-run"]), 3, "all: 50 people who change of 50 people");
    said(scheduler.kunren(&["hr", "undo"]), 2, "--reason");
    let look = scheduler.kunren(&["hr", "undo", "--dry-run"]);
    let import = look.said.split_whitespace().nth(1).expect("an id").to_owned();
    said(look, 0, &format!("  {:<42} {:>9}", "leavers", 50));
    let undo = ["hr", "undo", "--import", &import, "--reason", "The plant was not sold"];
    said(scheduler.kunren(&undo[..4]), 2, "--reason");
    said(scheduler.kunren(&undo), 0, "taken back");
    said(scheduler.kunren(&undo), 1, "this was done already");
    said(scheduler.import(1..=100, &[]), 0, "Nothing to do");
}

#[test]
fn a_scheduler_learns_what_happened_by_the_exit_code_on_sqlite() {
    let file = database::File::new();
    story(file.url());
}

#[tokio::test]
async fn a_scheduler_learns_what_happened_by_the_exit_code_on_postgres() {
    let server = database::server().await;
    let url = server.url.clone();
    let told = tokio::task::spawn_blocking(|| story(url)).await;
    server.drop().await;
    told.expect("the story holds");
}
