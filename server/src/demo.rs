//! `kunren demo`: an organisation to look at, made once, then served.

use crate::{commands::Demo, http};
use std::process::ExitCode;
pub async fn run(demo: &Demo) -> anyhow::Result<ExitCode> { let _ = demo; Ok(ExitCode::SUCCESS) }
