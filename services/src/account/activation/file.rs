//! Codes as a file to print letters from: CSV that only its owner can read.

use super::everybody::Line;
use kunren_domain::sheet::harmless;
use std::{
    fs::{File, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

/// A file of codes that is being written.
#[derive(Debug)]
pub struct CodesFile(csv::Writer<File>);

impl CodesFile {
    /// Begins a file that nobody but its owner can read. One that is there already is not replaced.
    ///
    /// # Errors
    /// When it is there already, or cannot be written.
    pub fn create(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        // Spreadsheets take it for UTF-8 by this mark.
        file.write_all(b"\xEF\xBB\xBF")?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(file);
        writer.write_record(["number", "name", "email", "site", "code", "expires"])?;
        Ok(Self(writer))
    }

    /// Adds people; they are on disk when this returns. The time in the file is UTC.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn write(&mut self, lines: &[Line]) -> io::Result<()> {
        for Line { issued, email, site, .. } in lines {
            let (code, expires) = (issued.code.to_string(), issued.expires_at.to_string());
            let (number, name) = (harmless(&issued.number), harmless(&issued.name));
            let (email, site) = (email.as_deref().unwrap_or_default(), site.as_deref().unwrap_or_default());
            self.0.write_record([&*number, &*name, &*harmless(email), &*harmless(site), &code, &expires])?;
        }
        self.0.flush()?;
        self.0.get_ref().sync_data()
    }
}
