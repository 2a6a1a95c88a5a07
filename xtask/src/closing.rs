//! The last lines of every test runner, together at the very end, where a person or a build log looks first.

use anyhow::{Result, bail};

/// What the runners said when they were done.
#[derive(Default)]
pub struct Closing {
    runners: Vec<(&'static str, Vec<String>)>,
    failed: Vec<&'static str>,
}

impl Closing {
    /// Notes the closing lines of a runner.
    pub fn add(&mut self, runner: &'static str, good: bool, lines: Vec<String>) {
        self.runners.push((runner, lines));
        if !good {
            self.failed.push(runner);
        }
    }

    /// Prints them all.
    ///
    /// # Errors
    /// When a runner failed.
    pub fn print(&self) -> Result<()> {
        for (runner, lines) in &self.runners {
            println!("\n{runner}");
            for line in lines {
                println!("{line}");
            }
        }
        if !self.failed.is_empty() {
            bail!("failed: {}", self.failed.join(", "));
        }
        Ok(())
    }
}
