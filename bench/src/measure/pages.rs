//! Pages under load, each beside the same bytes from memory.

use super::{
    BARE, Options,
    demo::Demo,
    program::Program,
    wrk::{self, Load},
};
use crate::bare;
use anyhow::{Result, bail};
use kunren_bench::client::{Client, Wants};
use std::{fs, net::SocketAddr};

const CONNECTIONS: [u32; 2] = [8, 32];

/// A page and how it was answered.
#[derive(Debug)]
pub struct Page {
    /// Which.
    pub name: &'static str,
    /// Whether compressed, as browsers ask for it.
    pub zipped: bool,
    /// Bytes of the body.
    pub bytes: usize,
    /// Number of connections, what the server did, what the bare handler did.
    pub loads: Vec<(u32, Load, Load)>,
}

/// The pages, with the path and the session they are asked for with.
pub fn pages(demo: &Demo) -> Vec<(&'static str, String, String)> {
    let lesson = demo.content.course.modules.iter().flat_map(|module| &module.lessons).next();
    let lesson = lesson.map_or("", |lesson| lesson.id.as_str());
    let edition = demo.edition;
    let reader = &demo.reader.token;
    let page = |name, path: String, token: &str| (name, path, token.to_owned());
    vec![
        page("sign-in", "/sign-in".to_owned(), ""),
        page("home", "/".to_owned(), reader),
        page("lesson", format!("/courses/{edition}/lessons/{lesson}"), reader),
        page("participation, administrator", format!("/participation/{edition}"), &demo.administrator.token),
        page("participation, coordinator", format!("/participation/{edition}"), &demo.coordinator.token),
    ]
}

struct Asked {
    name: &'static str,
    zipped: bool,
    path: String,
    bytes: usize,
    headers: Vec<String>,
}

/// Measures all of them.
pub async fn measure(options: &Options, demo: &Demo, address: SocketAddr) -> Result<Vec<Page>> {
    let folder = options.data.join("recorded");
    drop(fs::remove_dir_all(&folder));
    let mut asked = Vec::new();
    for (name, path, token) in pages(demo) {
        for zipped in [false, true] {
            let wants = if zipped { Wants::ZippedPage } else { Wants::Page };
            let answer = Client::new(address).get(&path, &token, wants).await?;
            if answer.status != 200 || zipped != (answer.header("content-encoding") == Some("gzip")) {
                bail!("{path} is answered with {}", answer.head);
            }
            bare::record(&folder, &asked.len().to_string(), &answer.head, &answer.body)?;
            let mut headers = vec![format!("Cookie: kunren_session={token}")];
            if zipped {
                headers.push("Accept-Encoding: gzip".to_owned());
            }
            asked.push(Asked { name, zipped, path: path.clone(), bytes: answer.body.len(), headers });
        }
    }
    let bare_address: SocketAddr = BARE.parse()?;
    let bare = Program::bare(bare_address, &folder).await?;
    let mut pages = Vec::new();
    for (number, page) in asked.iter().enumerate() {
        let mut loads = Vec::new();
        for connections in CONNECTIONS {
            let load = wrk::run(address, &page.path, &page.headers, connections, options.seconds).await?;
            let beside =
                wrk::run(bare_address, &format!("/{number}"), &page.headers, connections, options.seconds).await?;
            println!("{} (gzip: {}) at {connections}: {load:.1?}, bare {:.0}/s", page.name, page.zipped, beside.rate);
            loads.push((connections, load, beside));
        }
        pages.push(Page { name: page.name, zipped: page.zipped, bytes: page.bytes, loads });
    }
    bare.kill().await?;
    Ok(pages)
}
