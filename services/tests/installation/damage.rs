//! Backups that are not what they were.

use std::{
    io::{Read as _, Write as _},
    path::Path,
};

/// What can happen to a file.
#[derive(Debug, Clone, Copy)]
pub enum Damage {
    /// In this part, the first of this becomes that; the file is a whole ZIP all the same.
    Text(&'static str, &'static str, &'static str),
    /// This part is gone.
    Missing(&'static str),
    /// Half of it is gone.
    Cut,
}

impl Damage {
    /// Makes a damaged copy.
    pub fn make(self, from: &Path, to: &Path) {
        if let Self::Cut = self {
            let whole = std::fs::read(from).expect("a file");
            return std::fs::write(to, &whole[..whole.len() / 2]).expect("it is written");
        }
        let file = std::fs::File::open(from).expect("a file");
        let mut zip = zip::ZipArchive::new(file).expect("a ZIP");
        let mut changed = zip::ZipWriter::new(std::fs::File::create(to).expect("a file"));
        for at in 0..zip.len() {
            let mut part = zip.by_index(at).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            match self {
                Self::Missing(gone) if gone == name => continue,
                Self::Text(part, old, new) if part == name => {
                    assert!(text.contains(old), "{name} holds no {old}");
                    text = text.replacen(old, new, 1);
                }
                _ => {}
            }
            changed.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            changed.write_all(text.as_bytes()).expect("it is written");
        }
        changed.finish().expect("it is finished");
    }
}
