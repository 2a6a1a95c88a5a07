//! The commands of an operator as they are typed: moving an installation to the other database while the program that moves it is
//! killed, backing up, checking.

use crate::{TURN, database, organisation};
use kunren_services::{
    Db, fetch_one,
    installation::{archive, moving::unfinished},
};
use std::{
    path::Path,
    process::{Output, Stdio},
    time::Duration,
};
use tokio::{io::AsyncWriteExt as _, process::Command, time};

const PEOPLE: usize = 600;
const LONGEST: Duration = Duration::from_secs(100);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_installation_is_moved_there_and_back_though_the_program_is_killed() {
    let _turn = TURN.lock().await;
    let server = database::server().await;
    let url = server.url.clone();
    let told = tokio::spawn(async move { time::timeout(LONGEST, there_and_back(&url)).await }).await;
    server.drop().await;
    let told = told.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()));
    told.expect("it takes no longer than it may");
}

async fn there_and_back(postgres: &str) {
    let (one, other) = (database::File::new(), database::File::new());
    let folder = tempfile::tempdir().expect("a folder");
    organisation::make(&one.url(), PEOPLE).await;
    move_and_kill(&one.url(), postgres).await;
    move_and_kill(postgres, &other.url()).await;
    let mut manifests = Vec::new();
    for (name, url) in [("one", &*one.url()), ("two", postgres), ("three", &*other.url())] {
        let file = folder.path().join(format!("{name}.zip"));
        says(&kunren(url, &["backup", text(&file)], "").await, 0, "rows of");
        says(&kunren(url, &["verify"], "").await, 0, "0 problems");
        manifests.push(archive::manifest(&file).expect("a backup").tables);
    }
    assert!(manifests.iter().all(|tables| *tables == manifests[0]), "all three are the same");
    restored(&one.url(), &folder.path().join("two.zip"), folder.path()).await;
}

/// Starts to move, is killed when some of it has arrived, and goes on.
async fn move_and_kill(from: &str, to: &str) {
    let moving = ["move", "--from", from, "--to", to, "--chunk", "20"];
    let mut running = command("sqlite:unused.db", &moving).kill_on_drop(true).spawn().expect("the program starts");
    let mut arrived = 0;
    while arrived < 1_000 {
        time::sleep(Duration::from_millis(20)).await;
        assert!(running.try_wait().expect("it can be asked").is_none(), "it is not yet done: {arrived}");
        arrived = lessons(to).await.unwrap_or(0);
    }
    running.kill().await.expect("it can be killed");
    says(&kunren(to, &["serve", "--listen", "127.0.0.1:0"], "").await, 1, "is not finished");
    let done = kunren("sqlite:unused.db", &moving, "").await;
    says(&done, 0, "both sides are the same");
    assert!(!String::from_utf8_lossy(&done.stdout).contains("(0 of them"), "it went on where it was: {done:?}");
    says(&kunren("sqlite:unused.db", &moving, "").await, 1, "is not empty");
}

#[derive(sqlx::FromRow)]
struct CountRow {
    rows: i64,
}

/// Lessons read that have arrived, once there is anything.
async fn lessons(url: &str) -> Option<i64> {
    let db = Db::connect_existing(url).await.ok()?;
    if !unfinished(&db).await.ok()? {
        return None;
    }
    let mut conn = db.read().await.ok()?;
    let rows = fetch_one!(conn, CountRow, "SELECT count(*) AS rows FROM lesson_read").ok()?.rows;
    drop(conn);
    db.close().await;
    Some(rows)
}

/// A backup of the other database replaces what is there, if that is confirmed.
async fn restored(url: &str, backup: &Path, folder: &Path) {
    says(&kunren(url, &["restore", text(backup)], "").await, 1, "nothing was changed");
    says(&kunren(url, &["restore", text(backup), "--replace", "--dry-run"], "").await, 0, "Nothing was changed");
    says(&kunren(url, &["restore", text(backup), "--replace"], "yes\n").await, 1, "nothing was changed");
    says(&kunren(url, &["restore", text(backup), "--replace"], "REPLACE\n").await, 0, "0 problems");
    says(&kunren(url, &["verify", text(backup)], "").await, 0, "0 problems");
    says(&kunren(url, &["backup", text(folder)], "").await, 0, "kunren-20");
    let missing = format!("sqlite:{}", folder.join("nowhere.db").display());
    says(&kunren(&missing, &["verify"], "").await, 1, "nowhere.db");
    assert!(!folder.join("nowhere.db").exists());
    let new = format!("sqlite:{}", folder.join("new.db").display());
    says(&kunren(&new, &["restore", text(backup)], "").await, 0, "Restored");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path is text")
}

fn command(database: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kunren"));
    command.args(arguments).env("DATABASE_URL", database).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program to its end with this to read.
async fn kunren(database: &str, arguments: &[&str], input: &str) -> Output {
    let mut running = command(database, arguments).kill_on_drop(true).spawn().expect("the program starts");
    let mut typed = running.stdin.take().expect("it can be typed to");
    // Who reads nothing may be gone already.
    drop(typed.write_all(input.as_bytes()).await);
    drop(typed);
    running.wait_with_output().await.expect("it ends")
}

#[track_caller]
fn says(done: &Output, code: i32, words: &str) {
    let said = [&done.stdout[..], &done.stderr[..]].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(
        done.status.code() == Some(code) && said.contains(words),
        "{code} and {words:?}, not {:?}: {said}",
        done.status
    );
}
