//! Running other programs: shown before they run, stopped whatever happens to us.
//!
//! ```ignore
//! process::run(process::cargo().args(["build", "-p", "kunren-server"]))?;
//! ```

use anyhow::{Context as _, Result, bail};
use std::{
    ffi::OsStr,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace")
}

/// Where cargo builds: the one of the environment, else `target`.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The cargo that runs us, building into [`target`] whatever a personal configuration says.
pub fn cargo() -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.env("CARGO_TARGET_DIR", target());
    command
}

/// A program that starts in the folder of the workspace.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Shows and runs it.
///
/// # Errors
/// When it cannot be started or ends badly.
pub fn run(command: &mut Command) -> Result<()> {
    println!("\n$ {}", shown(command));
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Shows and runs it, passing its output on, and gives back whether it ended well and the lines that `keep` wants.
///
/// # Errors
/// When it cannot be started or its output is lost.
pub fn run_keeping(command: &mut Command, keep: fn(&str) -> bool) -> Result<(bool, Vec<String>)> {
    println!("\n$ {}", shown(command));
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", shown(command)))?;
    let output = child.stdout.take().context("its output is piped")?;
    let mut kept = Vec::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        println!("{line}");
        if keep(&line) {
            kept.push(line);
        }
    }
    Ok((child.wait()?.success(), kept))
}

/// Whether it ends well; its output is nobody's business.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What it prints, trimmed.
///
/// # Errors
/// When it cannot be started, ends badly, or prints no text.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("{} ended with {}", shown(command), output.status);
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// A program that lives as long as this value, and no longer than this process: even when we are killed, the shell
/// that watches over it sees the pipe close and stops it.
pub struct Guarded {
    shell: Child,
}

/// Waits for the pipe on standard input to close, asks politely, waits 20 seconds, and ends it.
const WATCH: &str = r#"
    exec 3<&0
    "$@" 3<&- </dev/null &
    child=$!
    {
        read -r nothing <&3
        kill -s "$STOP_SIGNAL" "$child"
        tenths=200
        while [ "$tenths" -gt 0 ]; do sleep 0.1; tenths=$((tenths - 1)); done
        kill -s KILL "$child"
    } >/dev/null 2>&1 &
    watcher=$!
    wait "$child"; code=$?
    kill "$watcher" 2>/dev/null
    exit "$code"
"#;

impl Guarded {
    /// Starts `command` (its program, arguments, folder and environment), to be stopped by `signal`. `prepare` may set
    /// what a [`Command`] does not tell: where output goes, and as whom it runs.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(command: &Command, signal: &str, prepare: impl FnOnce(&mut Command)) -> Result<Self> {
        let mut shell = Command::new("sh");
        shell.args(["-c", WATCH, "watch"]).arg(command.get_program()).args(command.get_args());
        shell.current_dir(command.get_current_dir().unwrap_or(root()));
        shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.env("STOP_SIGNAL", signal).stdin(Stdio::piped());
        prepare(&mut shell);
        let shell = shell.spawn().with_context(|| format!("cannot start {}", shown(command)))?;
        Ok(Self { shell })
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.shell.try_wait(), Ok(None))
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // It is over either way; there is nobody left to tell.
        let _ = self.shell.wait();
    }
}

/// As one would type it: the program without its folder.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_guarded_program_ends_with_its_guard() {
        let folder = tempfile::tempdir().expect("a folder");
        let script = "trap 'echo bye > said; exit 0' TERM; echo hi > said; while :; do sleep 0.05; done";
        let mut command = Command::new("sh");
        command.args(["-c", script]).current_dir(folder.path());
        let said = || std::fs::read_to_string(folder.path().join("said")).unwrap_or_default();

        let mut guarded = Guarded::start(&command, "TERM", |_| ()).expect("it starts");
        while said() != "hi\n" {
            assert!(!guarded.has_ended());
            std::thread::sleep(Duration::from_millis(20));
        }
        drop(guarded);
        assert_eq!(said(), "bye\n");
    }

    #[test]
    fn a_guarded_program_that_ends_is_seen_to_have_ended() {
        let mut guarded = Guarded::start(Command::new("sh").args(["-c", "exit 3"]), "TERM", |_| ()).expect("it starts");
        while !guarded.has_ended() {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
