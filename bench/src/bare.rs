//! The same bytes from memory: what the machine and the HTTP engine can do when nothing has to be done. Same axum,
//! same runtime, same socket options as the server.

use anyhow::{Context as _, Result};
use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue},
    routing::get,
    serve::ListenerExt as _,
};
use std::{fs, net::SocketAddr, path::Path};
use tokio::net::TcpListener;

/// An answer to be given again: a file for the head, a file for the body.
///
/// # Errors
/// When the files cannot be written.
pub fn record(folder: &Path, name: &str, head: &str, body: &[u8]) -> Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{name}.head")), head)?;
    fs::write(folder.join(format!("{name}.body")), body)?;
    Ok(())
}

/// Serves every recorded answer under `/<name>` until it is killed.
///
/// # Errors
/// When the files cannot be read or the port is taken.
pub async fn serve(listen: SocketAddr, folder: &Path) -> Result<()> {
    let mut router = Router::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let file = entry?.path();
        if file.extension().is_some_and(|ending| ending == "body") {
            let name = file.file_stem().context("a recorded answer has a name")?.to_string_lossy().into_owned();
            let body = Bytes::from(fs::read(&file)?);
            let headers = headers(&fs::read_to_string(file.with_extension("head"))?)?;
            router = router.route(&format!("/{name}"), get(async move || (headers.clone(), body.clone())));
        }
    }
    let listener = TcpListener::bind(listen).await?;
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, router).await?;
    Ok(())
}

/// All but the two that the engine writes itself.
fn headers(head: &str) -> Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    for (name, value) in head.lines().skip(1).filter_map(|line| line.split_once(':')) {
        let name: HeaderName = name.trim().parse()?;
        if !matches!(name.as_str(), "content-length" | "date") {
            headers.append(name, HeaderValue::from_str(value.trim())?);
        }
    }
    Ok(headers)
}
