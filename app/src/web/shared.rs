//! Pages that many readers see alike: rendered and compressed once for all of them, but for the few texts that are the
//! reader's own, which are put in when the page is served.
//!
//! What a page depends on is its key, whole: nothing here ever goes stale, so nothing has to be forgotten.

use super::{reader::Reader, render};
use crate::components::{imports_count, waiting_count};
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use crc32fast::Hasher as Crc;
use flate2::{Compression, write::DeflateEncoder};
use kunren_domain::{locale::Locale, role::Role};
use leptos::prelude::RenderHtml;
use moka::sync::Cache;
use quick_xml::escape::escape;
use std::{fmt::Debug, hash::Hash, io::Write, sync::Arc};

/// Stands around the name of a text of the reader's own while a page is rendered for everybody.
const MARK: char = '\u{F8FE}';
/// Memory for pages that are kept, in bytes.
const ROOM: u64 = 24 << 20;

/// A text of the reader's own, in a page that is otherwise alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// The reader's name.
    Name,
    /// The block of the lesson where reading stopped.
    Kept,
    /// How many requests wait for the reader.
    Waiting,
    /// How many HR imports wait to be confirmed.
    Imports,
}

impl Own {
    /// What is written into the page in its place.
    #[must_use]
    pub fn mark(self) -> String {
        format!("{MARK}{}{MARK}", self.name())
    }

    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Kept => "kept",
            Self::Waiting => "waiting",
            Self::Imports => "imports",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Name, Self::Kept, Self::Waiting, Self::Imports].into_iter().find(|own| own.name() == name)
    }
}

/// What the frame around a page depends on, besides the page's own address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Frame {
    locale: Locale,
    roles: Vec<Role>,
}

/// Pages of one kind by everything they depend on.
#[derive(Debug)]
pub struct SharedPages<K: Hash + Eq + Send + Sync + 'static>(Cache<(K, Frame), Arc<[Piece]>>);

/// A part of a page, one after the other.
#[derive(Debug)]
enum Piece {
    Alike { plain: Vec<u8>, deflated: Vec<u8>, crc: Crc },
    Own(Own),
}

impl<K: Hash + Eq + Send + Sync + Debug + 'static> Default for SharedPages<K> {
    fn default() -> Self {
        let weigh = |_: &_, pieces: &Arc<[Piece]>| pieces.iter().map(Piece::weight).sum();
        Self(Cache::builder().weigher(weigh).max_capacity(ROOM).build())
    }
}

impl<K: Hash + Eq + Send + Sync + Debug + 'static> SharedPages<K> {
    /// The page for this reader; `render` makes it where nobody has seen it yet. It is given a reader who is nobody in
    /// particular, so that nothing about a person can get into what others are shown.
    pub fn page(
        &self,
        reader: &Reader,
        key: K,
        kept: i64,
        zipped: bool,
        render: impl FnOnce(&Reader) -> String,
    ) -> Response {
        let viewer = reader.viewer.as_deref();
        let frame =
            Frame { locale: reader.locale.clone(), roles: viewer.map_or_else(Vec::new, |viewer| viewer.roles.clone()) };
        let pieces = self.0.get_with((key, frame), || split(&render(&reader.anybody(&Own::Name.mark()))).into());
        let name = viewer.map_or("", |viewer| &viewer.name);
        let waiting = waiting_count(reader, reader.waiting.unwrap_or_default()).map(RenderHtml::to_html);
        let imports = imports_count(reader, reader.imports.unwrap_or_default()).map(RenderHtml::to_html);
        let own = |own| match own {
            Own::Name => escape(name).into_owned(),
            Own::Kept => kept.to_string(),
            Own::Waiting => waiting.clone().unwrap_or_default(),
            Own::Imports => imports.clone().unwrap_or_default(),
        };
        let mut response = render::html(if zipped { gzip(&pieces, own) } else { plain(&pieces, own) });
        if zipped {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }
}

impl Piece {
    fn alike(text: &str) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(text.len() / 3), Compression::best());
        // A flush ends on a whole byte, so that pieces can stand one after the other.
        encoder.write_all(text.as_bytes()).and_then(|()| encoder.flush()).expect("writing into memory does not fail");
        let mut crc = Crc::new();
        crc.update(text.as_bytes());
        Self::Alike { plain: text.as_bytes().to_owned(), deflated: encoder.get_ref().clone(), crc }
    }

    fn weight(&self) -> u32 {
        match self {
            Self::Alike { plain, deflated, .. } => u32::try_from(plain.len() + deflated.len()).unwrap_or(u32::MAX),
            Self::Own(_) => 0,
        }
    }
}

/// Every second part between marks is a name; one that is none of ours stays as it was written.
fn split(page: &str) -> Vec<Piece> {
    let (mut pieces, mut alike) = (Vec::new(), String::new());
    for (number, part) in page.split(MARK).enumerate() {
        match Own::named(part).filter(|_| number % 2 == 1) {
            Some(own) => {
                pieces.push(Piece::alike(&std::mem::take(&mut alike)));
                pieces.push(Piece::Own(own));
            }
            None => alike.push_str(part),
        }
    }
    pieces.push(Piece::alike(&alike));
    pieces
}

fn plain(pieces: &[Piece], own: impl Fn(Own) -> String) -> Vec<u8> {
    let mut page = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Alike { plain, .. } => page.extend_from_slice(plain),
            Piece::Own(which) => page.extend_from_slice(own(*which).as_bytes()),
        }
    }
    page
}

/// RFC 1952: ten bytes of head, the compressed pieces, the check sum and the length of all. What is the reader's own
/// stands between them as it is (RFC 1951, section 3.2.4).
fn gzip(pieces: &[Piece], own: impl Fn(Own) -> String) -> Vec<u8> {
    const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
    /// A last block without anything in it.
    const END: [u8; 2] = [3, 0];
    let (mut page, mut sum, mut length) = (HEAD.to_vec(), Crc::new(), 0_u64);
    for piece in pieces {
        match piece {
            Piece::Alike { plain, deflated, crc } => {
                page.extend_from_slice(deflated);
                sum.combine(crc);
                length += plain.len() as u64;
            }
            Piece::Own(which) => {
                let text = own(*which);
                for part in text.as_bytes().chunks(usize::from(u16::MAX)) {
                    let size = u16::try_from(part.len()).expect("a chunk is no larger");
                    page.push(0);
                    page.extend_from_slice(&size.to_le_bytes());
                    page.extend_from_slice(&(!size).to_le_bytes());
                    page.extend_from_slice(part);
                }
                sum.update(text.as_bytes());
                length += text.len() as u64;
            }
        }
    }
    page.extend_from_slice(&END);
    page.extend_from_slice(&sum.finalize().to_le_bytes());
    // The format counts modulo 2³².
    page.extend_from_slice(&length.to_le_bytes()[..4]);
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    fn served(page: &str, name: &str) -> (String, String) {
        let pieces = split(page);
        let own = |own| match own {
            Own::Name => name.to_owned(),
            Own::Kept => "7".to_owned(),
            Own::Waiting | Own::Imports => String::new(),
        };
        let plain = String::from_utf8(plain(&pieces, own)).expect("text");
        let (zipped, mut text) = (gzip(&pieces, own), String::new());
        let mut decoder = GzDecoder::new(&zipped[..]);
        decoder.read_to_string(&mut text).expect("gzip as RFC 1952 has it");
        assert!(decoder.into_inner().is_empty(), "one member, nothing behind it");
        (plain, text)
    }

    #[test]
    fn what_is_alike_and_what_is_not_come_together() {
        let page =
            format!("<b>{}</b>{}<i data-kept=\"{}\">", Own::Name.mark(), "long ".repeat(20_000), Own::Kept.mark());
        for name in ["", "Hana 山田", &"x".repeat(150_000)] {
            let wanted = format!("<b>{name}</b>{}<i data-kept=\"7\">", "long ".repeat(20_000));
            assert_eq!(served(&page, name), (wanted.clone(), wanted));
        }
    }

    #[test]
    fn a_mark_that_is_none_of_ours_is_no_hole() {
        let text = format!("a{MARK}no such{MARK}b{MARK}");
        let (plain, zipped) = served(&text, "Hana");
        assert_eq!(plain, zipped);
        assert_eq!(plain, "ano suchb");
    }
}
