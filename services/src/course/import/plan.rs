//! What will be written: made once, before the transaction, which may have to run more than once.

use crate::{
    chance::hex,
    course::folder::{Folder, FolderTarget},
};
use kunren_domain::{course::Course, edition::Window};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

#[derive(Debug)]
pub(super) struct Plan {
    pub(super) course: Course,
    pub(super) targets: Vec<FolderTarget>,
    pub(super) segments: Vec<Segment>,
    pub(super) pictures: BTreeMap<(String, String), String>,
    /// Of everything above.
    pub(super) hash: String,
}

#[derive(Debug)]
pub(super) struct Segment {
    pub(super) locale: String,
    pub(super) key: String,
    pub(super) text: String,
    pub(super) text_hash: String,
    /// Of the source text as it is now.
    pub(super) source_hash: String,
    pub(super) is_source: bool,
}

impl Plan {
    pub(super) fn new(folder: &Folder, window: Window) -> Self {
        let course = Course { window, ..folder.course.clone() };
        let segments = segments(folder);
        let drawings = folder.pictures.iter();
        let pictures = drawings.map(|(name, drawing)| (name.clone(), drawing.svg.clone())).collect();
        let hash = hash_of_all(&course, &folder.targets, &segments, &pictures);
        Self { course, targets: folder.targets.clone(), segments, pictures, hash }
    }
}

fn segments(folder: &Folder) -> Vec<Segment> {
    let source = &folder.course.source_locale;
    let mut segments = Vec::new();
    for (locale, texts) in &folder.texts {
        for (key, passage) in texts {
            let text_hash = hash(&passage.text);
            let source_hash =
                folder.passage(source, key).map_or_else(|| text_hash.clone(), |source| hash(&source.text));
            segments.push(Segment {
                locale: locale.to_string(),
                key: key.clone(),
                text: passage.text.clone(),
                text_hash,
                source_hash,
                is_source: locale == source,
            });
        }
    }
    segments
}

fn hash(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Of what the folder means, not of how its files are laid out: each part with its length before it, so that no text
/// can pass for two.
fn hash_of_all(
    course: &Course,
    targets: &[FolderTarget],
    segments: &[Segment],
    pictures: &BTreeMap<(String, String), String>,
) -> String {
    let mut sha = Sha256::new();
    let mut add = |part: &str| {
        sha.update(part.len().to_le_bytes());
        sha.update(part);
    };
    let facts = serde_json::to_string(&(course, targets)).expect("facts are texts, numbers and lists of them");
    add(&facts);
    for segment in segments {
        for part in [&segment.locale, &segment.key, &segment.text] {
            add(part);
        }
    }
    for ((module, name), svg) in pictures {
        for part in [module, name, svg] {
            add(part);
        }
    }
    hex(&sha.finalize())
}
