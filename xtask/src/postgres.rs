//! A PostgreSQL cluster for as long as tests or measurements run: own folder, own port, loopback only, gone afterwards.

use crate::process::{self, Guarded};
use anyhow::{Context as _, Result, bail};
use std::{
    fmt::Write as _,
    fs,
    io::Read as _,
    net::TcpListener,
    os::unix::{fs::chown, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::Duration,
};
use tempfile::TempDir;

/// A running cluster; dropping it stops and deletes it.
pub struct Cluster {
    /// Where databases may be created.
    pub url: String,
    // Fields are dropped in this order: the server stops before its folder goes.
    _server: Guarded,
    _folder: TempDir,
}

/// What is left of the data when the machine loses power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Everything that was acknowledged, as by default.
    Full,
    /// Nothing, which is quicker: what is lost with this machine is not missed.
    None,
}

/// Who the server runs as: it refuses to run as root.
struct Account {
    user: u32,
    group: u32,
}

impl Cluster {
    /// Makes and starts it.
    ///
    /// # Errors
    /// When PostgreSQL is missing or does not start.
    pub fn start(durability: Durability) -> Result<Self> {
        let programs = programs().context("PostgreSQL is missing")?;
        let account = Account::for_server()?;
        let folder = tempfile::Builder::new().prefix("kunren-postgres-").tempdir()?;
        let password = password()?;
        fs::write(folder.path().join("password"), &password)?;
        if let Some(Account { user, group }) = account {
            chown(folder.path(), Some(user), Some(group))?;
            chown(folder.path().join("password"), Some(user), Some(group))?;
        }
        initialise(&programs, folder.path(), account.as_ref())?;
        let port = free_port()?;
        let mut server = start(&programs, folder.path(), account.as_ref(), port, durability)?;
        wait_until_ready(&mut server, folder.path())?;
        println!("PostgreSQL is ready on 127.0.0.1:{port}");
        let url = format!("postgres://kunren:{password}@127.0.0.1:{port}/postgres");
        Ok(Self { url, _server: server, _folder: folder })
    }
}

impl Account {
    fn for_server() -> Result<Option<Self>> {
        let id = |arguments: &[&str]| -> Result<u32> {
            Ok(process::output(process::program("id").args(arguments))?.parse()?)
        };
        if id(&["-u"])? != 0 {
            return Ok(None);
        }
        Ok(Some(Self { user: id(&["-u", "postgres"])?, group: id(&["-g", "postgres"])? }))
    }

    fn wear(account: Option<&Self>, command: &mut Command) {
        if let Some(Self { user, group }) = account {
            command.uid(*user).gid(*group);
        }
    }
}

/// The folder of `initdb` and `postgres`: Debian keeps it off the path, one for each major version.
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut debian: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    debian.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = debian.into_iter().rev().map(|(_, folder)| folder);
    debian
        .chain(std::env::split_paths(&path))
        .find(|folder| ["initdb", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

fn initialise(programs: &Path, folder: &Path, account: Option<&Account>) -> Result<()> {
    let mut command = Command::new(programs.join("initdb"));
    command.args(["--pgdata=data", "--username=kunren", "--pwfile=password", "--auth=scram-sha-256"]);
    command.args(["--encoding=UTF8", "--locale=C", "--no-sync"]).current_dir(folder).stdout(Stdio::null());
    Account::wear(account, &mut command);
    process::run(&mut command)
}

fn start(
    programs: &Path,
    folder: &Path,
    account: Option<&Account>,
    port: u16,
    durability: Durability,
) -> Result<Guarded> {
    let mut command = Command::new(programs.join("postgres"));
    command.args(["-D", "data"]);
    if durability == Durability::None {
        command.args(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]);
    }
    command.args(["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"]);
    command.args(["-c", &format!("unix_socket_directories={}", folder.display()), "-c", &format!("port={port}")]);
    command.current_dir(folder);
    let log = fs::File::create(folder.join("log"))?;
    let errors = log.try_clone()?;
    // SIGINT is PostgreSQL's fast shutdown: open connections are closed.
    Guarded::start(&command, "INT", |shell| {
        shell.stdout(log).stderr(errors);
        Account::wear(account, shell);
    })
}

/// The eighth line of `postmaster.pid` is the server's own word on its state.
fn wait_until_ready(server: &mut Guarded, folder: &Path) -> Result<()> {
    for _ in 0..600 {
        let state = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap_or_default();
        if state.lines().nth(7).is_some_and(|line| line.trim() == "ready") {
            return Ok(());
        }
        if server.has_ended() {
            break;
        }
        sleep(Duration::from_millis(100));
    }
    bail!("PostgreSQL does not start:\n{}", fs::read_to_string(folder.join("log")).unwrap_or_default())
}

/// A port that is free now; the system does not hand it out again soon.
///
/// # Errors
/// When the machine has none.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Others on this machine can reach the port, and its owner may run programs in our name.
fn password() -> Result<String> {
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}
