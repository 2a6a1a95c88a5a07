//! The server as a process: started, looked at, ended.

use anyhow::{Context as _, Result, bail};
use kunren_bench::client::{Client, Wants};
use std::{ffi::OsStr, fs, net::SocketAddr, path::Path, process::Stdio, time::Duration};
use tokio::{
    process::{Child, Command},
    time::{Instant, sleep},
};

/// A running program; it does not outlive this value.
pub struct Program(Child);

/// Memory of a process in kilobytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    /// Resident now.
    pub resident: u64,
    /// The most that was ever resident.
    pub most: u64,
}

/// Times from start to the first answer.
#[derive(Debug)]
pub struct Starts {
    /// Sorted.
    pub times: Vec<Duration>,
}

impl Starts {
    /// The one in the middle.
    pub fn median(&self) -> Duration {
        self.times.get(self.times.len() / 2).copied().unwrap_or_default()
    }
}

/// Starts the server seven times.
pub async fn starts(server: &Path, address: SocketAddr, database: &str) -> Result<Starts> {
    let mut times = Vec::new();
    for _ in 0..7 {
        let (program, time) = Program::start(server, address, database).await?;
        program.kill().await?;
        times.push(time);
    }
    times.sort_unstable();
    println!("start-up: {times:?}");
    Ok(Starts { times })
}

impl Program {
    /// Starts the server and waits for its first answer; how long that took.
    pub async fn start(server: &Path, address: SocketAddr, database: &str) -> Result<(Self, Duration)> {
        let began = Instant::now();
        let program =
            Self::spawn(server, &[OsStr::new("serve"), "--listen".as_ref(), address.to_string().as_ref()], database)?;
        program.answers(address, "/healthz").await?;
        Ok((program, began.elapsed()))
    }

    /// Starts this very program as the bare handler.
    pub async fn bare(address: SocketAddr, folder: &Path) -> Result<Self> {
        let own = std::env::current_exe()?;
        let program = Self::spawn(&own, &["bare".as_ref(), address.to_string().as_ref(), folder.as_os_str()], "")?;
        program.answers(address, "/").await?;
        Ok(program)
    }

    fn spawn(program: &Path, arguments: &[&OsStr], database: &str) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(arguments).env("DATABASE_URL", database);
        command.stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true);
        Ok(Self(command.spawn().with_context(|| format!("cannot start {}", program.display()))?))
    }

    /// Runs a command to its end; how long that took, and the memory it took at most.
    pub async fn to_end(server: &Path, arguments: &[&OsStr], database: &str) -> Result<(Duration, Memory)> {
        let began = Instant::now();
        let mut program = Self::spawn(server, arguments, database)?;
        let mut memory = Memory::default();
        let status = loop {
            if let Some(status) = program.0.try_wait()? {
                break status;
            }
            // It may end between the two looks.
            memory = program.memory().unwrap_or(memory);
            sleep(Duration::from_millis(20)).await;
        };
        if !status.success() {
            bail!("{arguments:?} ends with {status}");
        }
        Ok((began.elapsed(), memory))
    }

    async fn answers(&self, address: SocketAddr, path: &str) -> Result<()> {
        for _ in 0..20_000 {
            if Client::new(address).get(path, "", Wants::Page).await.is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(1)).await;
        }
        bail!("nothing answers on {address}")
    }

    /// Its memory, as the kernel counts it.
    pub fn memory(&self) -> Result<Memory> {
        let id = self.0.id().context("the server has ended")?;
        let status = fs::read_to_string(format!("/proc/{id}/status"))?;
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        let both = field("VmRSS:").zip(field("VmHWM:"));
        let (resident, most) = both.context("the kernel does not tell the server's memory")?;
        Ok(Memory { resident, most })
    }

    /// Without warning: SIGKILL.
    pub async fn kill(mut self) -> Result<()> {
        Ok(self.0.kill().await?)
    }
}
