//! The demo organisation on a port and in a folder of its own, for as long as a browser looks at it.

use crate::{postgres::free_port, process, process::Guarded};
use anyhow::{Result, bail};
use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
    thread::sleep,
    time::Duration,
};
use tempfile::TempDir;

/// A running server; dropping it stops it and deletes its database.
pub struct DemoServer {
    /// Where the site is.
    pub url: String,
    log: PathBuf,
    // Fields are dropped in this order: the server stops before its folder goes.
    _server: Guarded,
    _folder: TempDir,
}

impl DemoServer {
    /// Starts the server that was built last, over a fresh database, with further options of `kunren demo`.
    ///
    /// # Errors
    /// When it does not start or does not answer.
    pub fn start(options: &[&str]) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("kunren-demo-").tempdir()?;
        let log = folder.path().join("log");
        let address = format!("127.0.0.1:{}", free_port()?);
        let mut command = Command::new(process::target().join("debug/kunren"));
        command.args(["demo", "--listen", &address, "--data"]).arg(folder.path()).args(options);
        command.current_dir(process::root());
        let output = fs::File::create(&log)?;
        let errors = output.try_clone()?;
        let mut server = Guarded::start(&command, "TERM", |shell| {
            // A developer's own database is none of our business.
            shell.env_remove("DATABASE_URL").stdout(output).stderr(errors);
        })?;
        wait_until_healthy(&mut server, &address, &log)?;
        println!("The demo organisation is served on http://{address}");
        Ok(Self { url: format!("http://{address}"), log, _server: server, _folder: folder })
    }

    /// The last lines it logged.
    pub fn last_words(&self) -> String {
        last_words(&self.log)
    }
}

/// Making 20,000 people takes an unoptimised server a while.
fn wait_until_healthy(server: &mut Guarded, address: &str, log: &Path) -> Result<()> {
    for _ in 0..1800 {
        if is_healthy(address).unwrap_or(false) {
            return Ok(());
        }
        if server.has_ended() {
            bail!("the demo server ended:\n{}", last_words(log));
        }
        sleep(Duration::from_millis(100));
    }
    bail!("the demo server did not answer within three minutes:\n{}", last_words(log))
}

fn is_healthy(address: &str) -> Result<bool> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    write!(stream, "GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = [0_u8; 12];
    stream.read_exact(&mut answer)?;
    Ok(&answer == b"HTTP/1.1 200")
}

fn last_words(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}
