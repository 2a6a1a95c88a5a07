//! `kunren audience` as a scheduler runs it: by its exit codes, on both databases.

#[path = "kill/database.rs"]
mod database;
#[path = "support/run.rs"]
mod run;

use kunren_services::{Clock, Db, execute, in_transaction};
use run::{Run, program};
use std::path::Path;

struct Scheduler {
    url: String,
    folder: tempfile::TempDir,
}

impl Scheduler {
    fn new(url: String) -> Self {
        let scheduler = Self { url, folder: tempfile::tempdir().expect("a folder") };
        for (code, country) in [("TKY", "JP"), ("MUC", "DE")] {
            let site = ["site", "add", "--code", code, "--name", code, "--country", country, "--time-zone", "UTC"];
            let added = scheduler.kunren(&[&site[..], &["--entity", country, "--region", "europe"]].concat());
            assert_eq!(added.code, 0, "{}", added.said);
        }
        scheduler.people();
        scheduler.course();
        scheduler
    }

    /// The sample course, open today whatever day it is.
    fn course(&self) {
        let folder = self.folder.path().join("course");
        copy(Path::new("../courses/environment-fy2026"), &folder);
        let (file, today) = (folder.join("course.toml"), Clock::System.today());
        let day = |days: i64| today.checked_add(jiff::Span::new().days(days)).expect("a day");
        let text = std::fs::read_to_string(&file).expect("the course");
        let days = [("opens_on", -30), ("due_on", 60), ("grace_until", 70), ("closes_on", 90)];
        let line = |line: &str| {
            let moved = days.iter().find(|(name, _)| line.starts_with(&format!("{name} = ")));
            moved.map_or_else(|| line.to_owned(), |(name, days)| format!("{name} = {}", day(*days)))
        };
        let lines: Vec<String> = text.lines().map(line).collect();
        std::fs::write(&file, lines.join("\n")).expect("space on the disk");
        let imported = self.kunren(&["course", "import", &folder.display().to_string()]);
        assert_eq!(imported.code, 0, "{}", imported.said);
    }

    fn kunren(&self, arguments: &[&str]) -> Run {
        Run::of(program(&self.url, arguments))
    }

    /// Nineteen people in Japan, one in Germany.
    fn people(&self) {
        let row = |at: u32| format!("K-{at},Person {at},2020-04-01,{}\n", if at == 20 { "MUC" } else { "TKY" });
        let rows: String = (1..=20).map(row).collect();
        let path = self.folder.path().join("people.csv");
        std::fs::write(&path, format!("number,name,joined,site\n{rows}")).expect("space on the disk");
        let imported = self.kunren(&["hr", "import", &path.display().to_string(), "--source", "nightly", "--full"]);
        assert_eq!(imported.code, 0, "{}", imported.said);
    }

    /// They were assigned the course when it opened, so that nobody has time of their own.
    fn were_assigned_in_time(&self) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let db = Db::connect_existing(&self.url).await.expect("the database");
            let sql =
                "UPDATE obligation SET assigned_on = (SELECT e.opens_on FROM edition AS e WHERE e.id = edition_id)";
            in_transaction!(db, |conn| { execute!(conn, sql).map(drop) }).expect("they were assigned then");
        });
    }

    fn show(&self) -> Run {
        self.kunren(&["audience", "show", "environment-all", "FY2026"])
    }

    fn set(&self, rule: &str, further: &[&str]) -> Run {
        let set = ["audience", "set", "environment-all", "FY2026", "--rule", rule, "--reason", "Agreed."];
        self.kunren(&[&set[..], further].concat())
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).expect("space on the disk");
        }
    }
}

fn story(url: String) {
    let scheduler = Scheduler::new(url);
    let said = |run: Run, code: i32, words: &[&str]| {
        assert_eq!(run.code, code, "{}", run.said);
        for words in words {
            assert!(run.said.contains(words), "{words:?} is not in: {}", run.said);
        }
    };
    said(scheduler.show(), 0, &["Nothing was ever set", "rule        everybody", "every edition"]);
    // The look says what would happen, and nothing happens.
    let germany = ["DE                    1          0           0           1"];
    said(scheduler.set("country = JP", &["--dry-run"]), 3, &[germany[0], "more than 10 %"]);
    said(scheduler.show(), 0, &["Nothing was ever set"]);
    // One of twenty is few, but all that Germany has.
    said(scheduler.set("country = JP", &[]), 3, &["more than 10 %"]);
    said(scheduler.set("country = JP", &["--confirm"]), 0, &[germany[0], "released 1"]);
    said(scheduler.set("country = JP", &[]), 0, &["Nothing to do"]);
    said(scheduler.show(), 0, &["country = JP; every edition", "by the command line", "Agreed.", "It was applied"]);

    // A mistake, a slip of the pen and what is not there are refused.
    said(scheduler.set("country == JP", &[]), 2, &["character 10"]);
    said(scheduler.set("site in (TKY, TOK)", &["--confirm"]), 2, &["site TOK"]);
    said(scheduler.set("country = JP", &["--recurrence", "every 0 months"]), 2, &["every 13 months"]);
    said(
        scheduler.kunren(&["audience", "show", "environment-all", "FY1999"]),
        2,
        &["no edition environment-all/FY1999"],
    );

    // Many are released only when it is said that this is meant.
    said(scheduler.set("country = DE", &["--dry-run"]), 3, &["more than 10 %"]);
    said(scheduler.set("country = DE", &[]), 3, &["more than 10 %"]);
    said(scheduler.show(), 0, &["rule        country = JP"]);
    said(scheduler.set("country = DE", &["--confirm"]), 0, &["released 19, assigned again 1"]);
    let again = ["--recurrence", "every 13 months"];
    said(scheduler.set("everybody", &[&again[..], &["--dry-run"]].concat()), 0, &["Nothing was written"]);
    said(scheduler.set("everybody", &again), 0, &["released 0, assigned again 19"]);
    said(scheduler.show(), 0, &["recurrence  every 13 months"]);
    // What is not said stays.
    said(scheduler.set("country in (DE, JP)", &[]), 0, &["released 0"]);
    said(scheduler.show(), 0, &["country in (DE, JP); every 13 months"]);

    // A due day that would be over at once is told, and set only when it is said that this is meant.
    let ago = Clock::System.today().checked_sub(jiff::Span::new().days(10)).expect("a day");
    scheduler.were_assigned_in_time();
    let yearly = format!("every year by {}", ago.strftime("%m-%d"));
    let over = |further: &[&'static str]| [&["--recurrence", yearly.as_str()][..], further].concat();
    let everybody = "all                  20          0                20                   0";
    said(scheduler.set("everybody", &over(&["--dry-run"])), 3, &["Due days", everybody, "would be overdue at once"]);
    said(scheduler.set("everybody", &over(&[])), 3, &[&format!("complete it: {ago} to {ago}")]);
    said(scheduler.show(), 0, &["recurrence  every 13 months"]);
    said(scheduler.set("everybody", &over(&["--confirm"])), 0, &[everybody, "released 0"]);
    said(scheduler.show(), 0, &[&format!("recurrence  {yearly}")]);
}

#[test]
fn a_scheduler_sets_audiences_on_sqlite() {
    let file = database::File::new();
    story(file.url());
}

#[tokio::test]
async fn a_scheduler_sets_audiences_on_postgres() {
    let server = database::server().await;
    let url = server.url.clone();
    let told = tokio::task::spawn_blocking(|| story(url)).await;
    server.drop().await;
    told.expect("the story holds");
}
