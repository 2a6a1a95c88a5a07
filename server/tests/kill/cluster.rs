//! A primary and its synchronous standby, each in a folder of its own, on the loopback, gone afterwards.

use crate::organisation::free_address;
use kunren_services::chance;
use sqlx::{Connection as _, PgConnection};
use std::{
    fs,
    os::unix::{fs::chown, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;
use tokio::time;

/// Two servers with one secret.
pub struct Pair {
    primary: Option<Server>,
    standby: Server,
    password: String,
    // The servers stop before their folder goes.
    _folder: TempDir,
}

struct Server {
    child: Child,
    data: PathBuf,
    port: u16,
}

impl Pair {
    /// Makes and starts both; from then on nothing is acknowledged that is not on the standby too.
    pub async fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("kunren-pair-").tempdir().expect("a folder");
        let password = chance::token();
        let secret = folder.path().join("password");
        fs::write(&secret, &password).expect("it is written");
        give(folder.path());
        give(&secret);
        run(program("initdb").current_dir(folder.path()).args([
            "--pgdata=one",
            "--username=kunren",
            "--pwfile=password",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]));
        let primary = Server::start(folder.path(), "one");
        let address = address(primary.port, &password);
        ready(&address).await;
        run(program("pg_basebackup").current_dir(folder.path()).args([
            "--pgdata=other",
            "--write-recovery-conf",
            "--checkpoint=fast",
            "--no-sync",
            &format!("--dbname={address}?application_name=other"),
        ]));
        let standby = Server::start(folder.path(), "other");
        let mut conn = PgConnection::connect(&address).await.expect("the primary answers");
        for sql in ["ALTER SYSTEM SET synchronous_standby_names = 'other'", "SELECT pg_reload_conf()"] {
            sqlx::query(sql).execute(&mut conn).await.expect("it is set");
        }
        until_synchronous(&mut conn).await;
        Self { primary: Some(primary), standby, password, _folder: folder }
    }

    /// The address of both.
    pub fn url(&self) -> String {
        let primary = self.primary.as_ref().map_or(0, |primary| primary.port);
        let Self { standby, password, .. } = self;
        // The standby first: whoever takes the first that answers is wrong.
        format!("postgres://kunren:{password}@127.0.0.1:{},127.0.0.1:{primary}/postgres", standby.port)
    }

    /// Stops the primary in the middle of whatever it does: every process of it at once, nothing finished, nothing said.
    pub fn kill_primary(&mut self) {
        drop(self.primary.take());
    }

    /// Makes the standby the primary.
    pub fn promote(&self) {
        run(program("pg_ctl").arg("promote").arg("-D").arg(&self.standby.data));
    }
}

impl Server {
    fn start(folder: &Path, name: &str) -> Self {
        let port = free_address().port();
        let log = fs::File::create(folder.join(format!("{name}.log"))).expect("a file");
        // A shell stops it immediately when nobody holds its input any more: when this value is dropped, and also when
        // the tests are killed.
        let mut command = program("sh");
        command.current_dir(folder).stdin(Stdio::piped()).stderr(log.try_clone().expect("a file")).stdout(log);
        command.args(["-c", "\"$@\" < /dev/null & server=$!; read _; kill -QUIT $server; wait $server", "sh"]);
        command.arg(program("postgres").get_program()).args(["-D", name, "-c", "listen_addresses=127.0.0.1"]);
        command.args(["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=100"]);
        command.arg("-c").arg(format!("unix_socket_directories={}", folder.display()));
        command.arg("-c").arg(format!("port={port}"));
        Self { child: command.spawn().expect("PostgreSQL starts"), data: folder.join(name), port }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        drop(self.child.wait());
    }
}

fn address(port: u16, password: &str) -> String {
    format!("postgres://kunren:{password}@127.0.0.1:{port}/postgres")
}

async fn ready(address: &str) {
    for _ in 0..300 {
        if let Ok(conn) = PgConnection::connect(address).await {
            drop(conn.close().await);
            return;
        }
        time::sleep(Duration::from_millis(100)).await;
    }
    panic!("PostgreSQL does not start");
}

async fn until_synchronous(conn: &mut PgConnection) {
    for _ in 0..300 {
        let sql = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
        let standbys: i64 = sqlx::query_scalar(sql).fetch_one(&mut *conn).await.expect("the primary answers");
        if standbys == 1 {
            return;
        }
        time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the standby does not follow");
}

/// A program of PostgreSQL, which Debian keeps off the path, or another one; as the user `postgres` where we are root,
/// which PostgreSQL refuses to be run by.
fn program(name: &str) -> Command {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin").join(name))))
        .collect();
    versions.sort();
    let debian = versions.into_iter().rev().map(|(_, path)| path).find(|path| path.is_file());
    let mut command = Command::new(debian.unwrap_or_else(|| name.into()));
    if let Some((user, group)) = account() {
        command.uid(user).gid(group);
    }
    command
}

fn account() -> Option<(u32, u32)> {
    (id(&["-u"]) == 0).then(|| (id(&["-u", "postgres"]), id(&["-g", "postgres"])))
}

fn id(arguments: &[&str]) -> u32 {
    let said = Command::new("id").args(arguments).output().expect("`id` is there").stdout;
    String::from_utf8_lossy(&said).trim().parse().expect("a number")
}

fn give(path: &Path) {
    if let Some((user, group)) = account() {
        chown(path, Some(user), Some(group)).expect("root may");
    }
}

fn run(command: &mut Command) {
    let done = command.stdin(Stdio::null()).output().expect("it can be started");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
