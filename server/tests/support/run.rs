//! The program as somebody runs it on the command line.

use std::process::Command;

/// What a run said, and its exit code.
pub struct Run {
    pub code: i32,
    pub said: String,
}

/// The program over this database.
pub fn program(url: &str, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kunren"));
    program.args(arguments).env("DATABASE_URL", url);
    program
}

impl Run {
    /// Runs it to its end.
    pub fn of(mut program: Command) -> Self {
        let output = program.output().expect("the program runs");
        let said = [output.stdout, output.stderr].concat();
        Self { code: output.status.code().unwrap_or(-1), said: String::from_utf8_lossy(&said).into_owned() }
    }
}
