//! What the commands need from the machine: each is looked for, then installed where that is allowed, then, where it is
//! not, named with the line to type. Nothing is installed that is already there.

use crate::process;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// The target of the code that runs in the browser.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for the browser, by rustup.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn wasm_target() -> Result<()> {
    let rustc = || process::program("rustc");
    let folder = process::output(rustc().args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(&folder).is_dir() {
        return Ok(());
    }
    if !process::succeeds(process::program("rustup").arg("--version")) {
        bail!(
            "Rust's standard library for {WASM} is missing. Install rustup (https://rustup.rs) or your system's package for it"
        );
    }
    println!("Installing Rust's standard library for the browser ({WASM}) with rustup");
    process::run(process::program("rustup").args(["target", "add", WASM]))
}

/// A C compiler: SQLite and the TLS library are C.
///
/// # Errors
/// When there is none.
pub fn c_compiler() -> Result<()> {
    if process::succeeds(process::program("cc").arg("--version")) {
        return Ok(());
    }
    bail!("A C compiler is missing (`cc`). On Debian: sudo apt-get install gcc libc6-dev")
}

/// rustfmt and clippy, by rustup.
///
/// # Errors
/// When one is missing and cannot be installed.
pub fn lint_tools() -> Result<()> {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if !process::succeeds(process::cargo().args([probe, "--version"])) {
            println!("Installing {component} with rustup");
            process::run(process::program("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// cargo-deny, from source.
///
/// # Errors
/// When it is missing and cannot be built.
pub fn cargo_deny() -> Result<()> {
    if process::succeeds(process::cargo().args(["deny", "--version"])) {
        return Ok(());
    }
    println!("Installing cargo-deny from source, once: about three minutes on two cores");
    // Not into our own target folder: another lock file, other features.
    let install = |arguments: &[&str]| process::run(process::program("cargo").arg("install").args(arguments));
    // Its lock file may name a version that has since been withdrawn; then the newest ones that fit.
    install(&["--locked", "cargo-deny"]).or_else(|_| install(&["cargo-deny"]))
}

/// Something from the system's packages.
pub struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    present: fn() -> bool,
}

/// A server for a temporary cluster.
pub const POSTGRESQL: Need =
    Need { what: "PostgreSQL", packages: &["postgresql"], present: || crate::postgres::programs().is_some() };
/// The browser of the browser tests.
pub const CHROMIUM: Need = Need { what: "Chromium", packages: &["chromium"], present: || chromium().is_file() };
/// Fonts for every locale: without them the pages would be tested with boxes.
pub const FONTS: Need = Need {
    what: "fonts for Chinese, Japanese and Arabic",
    packages: &["fonts-noto-cjk", "fonts-noto-core"],
    present: || {
        let folder = Path::new("/usr/share/fonts");
        ["NotoSansCJK-Regular", "NotoSansArabic-Regular"].iter().all(|font| holds_font(folder, font))
    },
};
/// The load generator of the measurements.
pub const WRK: Need = Need {
    what: "the load generator wrk",
    packages: &["wrk"],
    present: || process::program("wrk").arg("--version").output().is_ok(),
};
/// What runs Playwright.
pub const NODE: Need = Need {
    what: "Node.js and npm",
    packages: &["nodejs", "npm"],
    present: || ["node", "npm"].iter().all(|name| process::succeeds(process::program(name).arg("--version"))),
};

/// Installs what is missing with apt-get where we are root, otherwise says what to install.
///
/// # Errors
/// When something is missing and stays so.
pub fn system_packages(needs: &[Need]) -> Result<()> {
    let missing = || needs.iter().filter(|need| !(need.present)()).collect::<Vec<_>>();
    let wanted = missing();
    if wanted.is_empty() {
        return Ok(());
    }
    let things = wanted.iter().map(|need| need.what).collect::<Vec<_>>().join(", ");
    let packages: Vec<&str> = wanted.iter().flat_map(|need| need.packages).copied().collect();
    let by_hand = format!("On Debian: sudo apt-get install {}", packages.join(" "));
    let root = process::output(process::program("id").arg("-u")).is_ok_and(|id| id == "0");
    if !root || !process::succeeds(process::program("apt-get").arg("--version")) {
        bail!("This needs {things}. {by_hand}");
    }
    println!("Installing {things} with apt-get");
    let apt = || {
        let mut command = process::program("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run(apt().arg("update"))?;
    process::run(apt().args(["install", "--yes", "--no-install-recommends"]).args(&packages))?;
    match missing().first() {
        Some(need) => bail!("{} is still missing. {by_hand}", need.what),
        None => Ok(()),
    }
}

/// The browser that Playwright drives: `CHROMIUM`, else Debian's.
pub fn chromium() -> PathBuf {
    std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from)
}

/// The browser tests' packages, exactly as locked; only when the lock file is newer than what is installed.
///
/// # Errors
/// When npm cannot install them.
pub fn node_modules() -> Result<()> {
    let folder = process::root().join("end2end");
    let changed = |file: &str| folder.join(file).metadata().and_then(|data| data.modified()).ok();
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    println!("Installing Playwright (without a browser of its own) and axe with npm, into end2end/node_modules");
    process::run(
        process::program("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(folder)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )
}

fn holds_font(folder: &Path, name: &str) -> bool {
    let Ok(entries) = folder.read_dir() else { return false };
    entries.flatten().any(|entry| {
        entry.file_name().to_string_lossy().starts_with(name)
            || entry.file_type().is_ok_and(|kind| kind.is_dir()) && holds_font(&entry.path(), name)
    })
}
