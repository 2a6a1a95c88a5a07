//! The browser's program, as `cargo xtask` builds it: embedded when the server is compiled.

use axum::body::Bytes;
use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use kunren_app::assets::{file, gzip};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};
use std::{fmt::Write, sync::Arc};

#[derive(RustEmbed)]
#[folder = "site"]
#[allow_missing = true]
struct Site;

/// The two files of the program, compressed once.
pub struct Program {
    files: [(&'static str, &'static str, Bytes, Bytes); 2],
    hash: String,
}

impl Program {
    /// The program, if it was built.
    pub fn load() -> Option<Self> {
        let script = bytes("pkg/kunren.js")?;
        let wasm = bytes("pkg/kunren_bg.wasm")?;
        let mut hash = String::new();
        for byte in Sha256::new().chain_update(&script).chain_update(&wasm).finalize().iter().take(8) {
            write!(hash, "{byte:02x}").ok()?;
        }
        let zipped = |plain: &Bytes| gzip(plain, flate2::Compression::best());
        Some(Self {
            files: [
                ("kunren.js", "text/javascript; charset=utf-8", script.clone(), zipped(&script)),
                ("kunren_bg.wasm", "application/wasm", wasm.clone(), zipped(&wasm)),
            ],
            hash,
        })
    }

    /// The path that pages name, without endings.
    pub fn path(&self) -> String {
        format!("/pkg/{}/kunren", self.hash)
    }

    /// The routes of the files.
    pub fn router(self) -> Router {
        let program = Arc::new(self);
        Router::new().route(
            "/pkg/{hash}/{name}",
            get(move |Path((_, name)): Path<(String, String)>, headers: HeaderMap| async move {
                program.show(&name, &headers)
            }),
        )
    }

    fn show(&self, name: &str, headers: &HeaderMap) -> Response {
        match self.files.iter().find(|(own, ..)| *own == name) {
            Some((_, kind, plain, zipped)) => file(kind, plain.clone(), Some(zipped.clone()), headers),
            None => StatusCode::NOT_FOUND.into_response(),
        }
    }
}

fn bytes(path: &str) -> Option<Bytes> {
    Site::get(path).map(|file| Bytes::from(file.data.into_owned()))
}
