//! `kunren demo`: an organisation to look at, made once, then served.

use crate::{commands::Demo, http, say};
use anyhow::{Context, bail};
use kunren_app::Settings;
use kunren_services::{
    Clock, Db, Kunren,
    course::Folder,
    demo::{self, Size, Summary},
    hr,
};
use std::{path::Path, process::ExitCode, time::Duration};

/// The course that comes with the source, where `cargo xtask demo` is run.
const COURSE: &str = "courses/environment-fy2026";

/// Makes the organisation if the folder holds none, says who can sign in, and serves.
pub async fn run(how: &Demo) -> anyhow::Result<ExitCode> {
    let file = how.data.join("kunren.db");
    if !file.exists() {
        check_source()?;
    }
    std::fs::create_dir_all(&how.data).with_context(|| format!("{} cannot be made", how.data.display()))?;
    let db = Db::connect(&format!("sqlite:{}", file.display())).await?;
    db.migrate().await?;
    let kunren = Kunren::new(db, Clock::System);
    let accounts = how.data.join("accounts.txt");
    if demo::is_empty(&kunren).await? {
        say!("Making an organisation of {} people …", how.people);
        let summary = make(&kunren, how).await?;
        std::fs::write(&accounts, sign_in_list(&summary))?;
    }
    let accounts = std::fs::read_to_string(&accounts).with_context(|| {
        format!("{} holds no finished demonstration: remove the folder and start again", how.data.display())
    })?;
    say!("{accounts}");
    if let Some(path) = &how.hr_file {
        let file = std::fs::File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
        let rows = hr::nightly(&kunren, how.seed, how.hr_changes, std::io::BufWriter::new(file)).await?;
        say!("{rows} rows of an HR system are in {}.", path.display());
    }
    if how.only_create {
        kunren.db().close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let settings = Settings {
        https: how.serve.https,
        behind_proxy: how.serve.behind_proxy,
        pseudo_locale: how.serve.pseudo_locale,
        demo: true,
        signing_key: how.serve.signing_key.clone().unwrap_or_else(|| how.data.join("signing-key.pem")),
        upload: Some(how.serve.upload_limit << 20),
        ..Settings::default()
    };
    http::serve_with(kunren, how.serve.listen, settings, Duration::from_secs(how.serve.drain)).await?;
    Ok(ExitCode::SUCCESS)
}

/// The course has to be there; this is said before a database is made that nobody can use.
fn check_source() -> anyhow::Result<()> {
    if !Path::new(COURSE).is_dir() {
        bail!("the demonstration needs the folder {COURSE}: run it where Kunren's source is");
    }
    Ok(())
}

async fn make(kunren: &Kunren, how: &Demo) -> anyhow::Result<Summary> {
    check_source()?;
    let folder = Folder::read(Path::new(COURSE));
    let Demo { people, seed, large, editions, countries, .. } = *how;
    let size = Size { people, seed, large, editions, countries };
    Ok(demo::create(kunren, &folder, size).await?)
}

/// Who can sign in, as a table.
fn sign_in_list(summary: &Summary) -> String {
    let mut list = String::from("Who can sign in:\n\n");
    for account in &summary.accounts {
        let secret = account
            .password
            .map_or_else(|| format!("PIN {} at /kiosk", account.pin), |password| format!("password {password}"));
        list.push_str(&format!(
            "  {:<10} {:<22} {:<24} {} {}\n",
            account.number, secret, account.role, account.country, account.name
        ));
    }
    list
}
