//! Whether a result is still what was signed.

use super::{SigningKey, key::is_signed, stored::Stored};
use crate::chance::hex;
use sha2::{Digest, Sha256};

/// What is wrong with a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The statement does not read back.
    Unreadable,
    /// The statement is another than was signed.
    Altered,
    /// The signature is not one by the key beside it.
    BadSignature,
    /// It does not follow the one before: one is missing, or was altered.
    BrokenChain,
    /// What stands beside the statement (number, cut-off) is not what it says.
    Mislabelled,
    /// It was signed with another key than this installation's.
    OtherKey,
}

/// The hash of a statement, hexadecimal.
#[must_use]
pub(super) fn hash(statement: &str) -> String {
    hex(&Sha256::digest(statement.as_bytes()))
}

/// What is wrong with a result that follows `before`.
#[must_use]
pub(super) fn faults(stored: &Stored, before: Option<&Stored>) -> Vec<Fault> {
    let Some(result) = &stored.result else { return vec![Fault::Unreadable] };
    let mut faults = Vec::new();
    if hash(&stored.statement) != stored.hash {
        faults.push(Fault::Altered);
    }
    if !is_signed(&stored.statement, &stored.signature, &stored.public_key) {
        faults.push(Fault::BadSignature);
    }
    let follows = before.map_or(1, |before| before.number + 1);
    if result.corrects.as_deref() != before.map(|before| before.hash.as_str()) || stored.number != follows {
        faults.push(Fault::BrokenChain);
    }
    if result.number != stored.number || result.cut_off != stored.cut_off {
        faults.push(Fault::Mislabelled);
    }
    faults
}

/// The same, held against the installation's own key, if it has one.
#[must_use]
pub fn check(stored: &Stored, key: Option<&SigningKey>) -> Vec<Fault> {
    let own = key.is_some_and(|key| stored.public_key == key.public());
    let other = (!own).then_some(Fault::OtherKey);
    stored.faults.iter().copied().chain(other).collect()
}
