//! Styles, scripts and icons: embedded, named by their hash, compressed once.

use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::{collections::HashMap, io::Write, sync::OnceLock};

/// A file as it is served.
#[derive(Debug)]
struct Asset {
    kind: &'static str,
    plain: Bytes,
    gzip: Bytes,
}

/// All assets by the last part of their path.
#[derive(Debug)]
pub struct Assets {
    files: HashMap<String, Asset>,
    /// Path of the style sheet.
    pub style: String,
    /// Path of the script that keeps the reading position.
    pub reading: String,
    /// Path of the script that wakes the islands.
    pub islands: String,
    /// Path of the icon.
    pub icon: String,
}

/// The product's mark.
pub const ICON: &str = include_str!("../static/icon.svg");

/// The style sheet: its parts in the order in which they build on each other.
const STYLE: &str = concat!(
    include_str!("../style/tokens.css"),
    include_str!("../style/base.css"),
    include_str!("../style/shell.css"),
    include_str!("../style/controls.css"),
    include_str!("../style/learning.css"),
    include_str!("../style/testing.css"),
    include_str!("../style/participation.css"),
    include_str!("../style/audience.css"),
    include_str!("../style/requests.css"),
    include_str!("../style/print.css"),
);

impl Assets {
    /// The embedded assets.
    #[must_use]
    pub fn get() -> &'static Self {
        static ASSETS: OnceLock<Assets> = OnceLock::new();
        ASSETS.get_or_init(|| {
            let mut files = HashMap::new();
            let mut add = |name: &str, kind, text: &str| {
                let path = format!("{}.{name}", short_hash(text.as_bytes()));
                files.insert(path.clone(), Asset::new(kind, Bytes::copy_from_slice(text.as_bytes())));
                format!("/assets/{path}")
            };
            let style = add("css", "text/css; charset=utf-8", STYLE);
            let reading = add("reading.js", "text/javascript; charset=utf-8", include_str!("../static/reading.js"));
            let islands = add("islands.js", "text/javascript; charset=utf-8", include_str!("../static/islands.js"));
            let icon = add("svg", "image/svg+xml", ICON);
            Self { files, style, reading, islands, icon }
        })
    }
}

impl Asset {
    fn new(kind: &'static str, plain: Bytes) -> Self {
        let gzip = gzip(&plain, Compression::best());
        Self { kind, plain, gzip }
    }
}

/// Bytes compressed for `Content-Encoding: gzip`.
#[must_use]
pub fn gzip(plain: &[u8], level: Compression) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 3), level);
    // Writing into memory does not fail.
    let written = encoder.write_all(plain).and_then(|()| encoder.finish());
    written.map(Bytes::from).unwrap_or_default()
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the browser takes gzip.
#[must_use]
pub fn takes_gzip(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"))
}

/// `GET /assets/{name}`: for ever, because the name changes with the content.
pub async fn show(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = Assets::get().files.get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    file(asset.kind, asset.plain.clone(), Some(asset.gzip.clone()), &headers)
}

/// A file that never changes under its name.
#[must_use]
pub fn file(kind: &'static str, plain: Bytes, gzip: Option<Bytes>, headers: &HeaderMap) -> Response {
    let zipped = gzip.filter(|_| takes_gzip(headers));
    let encoded = zipped.is_some();
    let mut response = zipped.unwrap_or(plain).into_response();
    let own = response.headers_mut();
    own.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    own.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if encoded {
        own.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}
