//! The key that results are signed with: Ed25519 (RFC 8032), in a file that is not in the database, so that who can write
//! to the database cannot sign.

use crate::chance::hex;
use aws_lc_rs::{
    encoding::{AsDer, Pkcs8V1Der},
    error::Unspecified,
    signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey},
};
use pem::Pem;
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file can be neither read nor made.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// The file holds something else.
    #[error("{0} holds no Ed25519 key in PKCS #8")]
    NoKey(PathBuf),
}

/// A key pair. Its debug text tells the public half only.
#[derive(Debug)]
pub struct SigningKey(Ed25519KeyPair);

const PRIVATE: &str = "PRIVATE KEY";
const PUBLIC: &str = "PUBLIC KEY";

/// What stands before the 32 bytes of a public key in a SubjectPublicKeyInfo (RFC 8410).
const BEFORE_PUBLIC: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

impl SigningKey {
    /// The key in this file. Where there is none, one is made that only the owner of the process can read.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn at(file: &Path) -> Result<Self, KeyError> {
        if !file.exists() {
            make(file).map_err(|error| KeyError::File(file.to_owned(), error))?;
        }
        Self::read(file)
    }

    /// The key in this file, if there is such a file. None is made: whoever only looks must not.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn existing(file: &Path) -> Result<Option<Self>, KeyError> {
        file.exists().then(|| Self::read(file)).transpose()
    }

    fn read(file: &Path) -> Result<Self, KeyError> {
        let text = fs::read(file).map_err(|error| KeyError::File(file.to_owned(), error))?;
        read(&text).map(Self).ok_or_else(|| KeyError::NoKey(file.to_owned()))
    }

    /// Signs; 64 bytes in hexadecimal.
    #[must_use]
    pub fn sign(&self, statement: &str) -> String {
        hex(self.0.sign(statement.as_bytes()).as_ref())
    }

    /// The public half: 32 bytes in hexadecimal.
    #[must_use]
    pub fn public(&self) -> String {
        hex(self.0.public_key().as_ref())
    }
}

fn read(text: &[u8]) -> Option<Ed25519KeyPair> {
    let pem = pem::parse(text).ok().filter(|pem| pem.tag() == PRIVATE)?;
    Ed25519KeyPair::from_pkcs8_maybe_unchecked(pem.contents()).ok()
}

/// Makes a key file, unless another process was faster: then its key stays.
fn make(file: &Path) -> io::Result<()> {
    let text = new_key().map_err(io::Error::other)?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // Nobody but us may read a temporary file.
    let mut written = tempfile::NamedTempFile::new_in(folder)?;
    written.write_all(text.as_bytes())?;
    written.as_file().sync_all()?;
    match written.persist_noclobber(file) {
        Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists => Err(error.error),
        Ok(_) | Err(_) => Ok(()),
    }
}

fn new_key() -> Result<String, Unspecified> {
    let der: Pkcs8V1Der<'_> = Ed25519KeyPair::generate()?.as_der()?;
    Ok(pem::encode(&Pem::new(PRIVATE, der.as_ref())))
}

/// Whether the signature is by this key over this statement. Key and signature in hexadecimal.
#[must_use]
pub(super) fn is_signed(statement: &str, signature: &str, public: &str) -> bool {
    let (Some(signature), Some(public)) = (bytes(signature), bytes(public)) else { return false };
    UnparsedPublicKey::new(&ED25519, public).verify(statement.as_bytes(), &signature).is_ok()
}

/// The public key as a file that other programs read.
#[must_use]
pub fn public_pem(public: &str) -> String {
    let der: Vec<u8> = BEFORE_PUBLIC.into_iter().chain(bytes(public).unwrap_or_default()).collect();
    pem::encode(&Pem::new(PUBLIC, der))
}

/// What a public key is recognised by: the first 16 bytes of its SHA-256, in groups of four digits.
#[must_use]
pub fn fingerprint(public: &str) -> String {
    let digest = hex(&Sha256::digest(bytes(public).unwrap_or_default())[..16]);
    let groups: Vec<&str> = (0..digest.len()).step_by(4).map(|at| &digest[at..at + 4]).collect();
    groups.join(" ")
}

/// A stored signature as other programs want it; empty when it is none.
#[must_use]
pub fn signature_bytes(signature: &str) -> Vec<u8> {
    bytes(signature).unwrap_or_default()
}

/// Reads hexadecimal.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let pair = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok());
    if digits.len().is_multiple_of(2) { digits.chunks(2).map(pair).collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_signed_is_recognised_and_anything_else_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("deep/key.pem");
        assert!(SigningKey::existing(&file).expect("nothing").is_none() && !file.exists());
        let key = SigningKey::at(&file).expect("a new key");
        let again = SigningKey::existing(&file).expect("the same key").expect("a key");
        assert_eq!(key.public(), again.public());
        let signature = again.sign("96 %");
        assert!(is_signed("96 %", &signature, &key.public()));
        assert!(!is_signed("79 %", &signature, &key.public()));
        assert!(!is_signed("96 %", &signature, &"0".repeat(64)));
        assert!(!is_signed("96 %", "no signature", &key.public()));
        assert!(!format!("{key:?}").contains(&fs::read_to_string(&file).expect("text")[30..60]));
    }

    #[test]
    fn a_file_that_is_no_key_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("key.pem");
        fs::write(&file, "my notes").expect("written");
        assert!(matches!(SigningKey::at(&file), Err(KeyError::NoKey(_))));
        assert_eq!(fs::read_to_string(&file).expect("text"), "my notes");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("key.pem");
        SigningKey::at(&file).expect("a new key");
        assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn the_public_file_is_what_rfc_8410_shows() {
        // The example of RFC 8410, section 10.1.
        let public = "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1";
        assert!(
            public_pem(public)
                .replace("\r\n", "\n")
                .contains("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")
        );
    }
}
