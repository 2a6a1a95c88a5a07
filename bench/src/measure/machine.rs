//! On what it was measured.

use anyhow::Result;
use std::{fs, path::Path, process::Command, thread::available_parallelism};

/// Cores, memory, kernel, compiler and commit in one line.
pub fn describe(root: &Path) -> Result<String> {
    let value = |file: &str, name: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix(name)?.split_once(':').map(|(_, value)| value.trim().to_owned()));
        line.unwrap_or_default()
    };
    let first_line = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).current_dir(root).output();
        let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
        text.lines().next().unwrap_or_default().to_owned()
    };
    let kilobytes: u64 = value("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse().unwrap_or_default();
    Ok(format!(
        "{cores} cores of {model}, {memory} GB of memory, Linux {kernel}, {rustc}, commit {commit}",
        cores = available_parallelism()?,
        model = value("/proc/cpuinfo", "model name"),
        memory = (kilobytes + 524_288) / 1_048_576,
        kernel = fs::read_to_string("/proc/sys/kernel/osrelease")?.trim(),
        rustc = first_line("rustc", &["--version"]),
        commit = first_line("git", &["describe", "--always", "--dirty"]),
    ))
}
