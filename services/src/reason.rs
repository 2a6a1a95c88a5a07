//! The reason that somebody gives for what they decide about others: every use case that asks for one checks it here.

use crate::error::Error;

/// Longest reason, in characters.
pub const MAX_REASON: usize = 500;

/// Checks a reason that has to be given.
///
/// # Errors
/// [`Error::ReasonMissing`] when it is empty or too long.
pub fn reason(text: &str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MAX_REASON { Err(Error::ReasonMissing) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_words_and_not_too_many_of_them() {
        assert_eq!(reason("  Abroad. ").expect("a reason"), "Abroad.");
        assert!(reason(" \n").is_err());
        assert!(reason(&"理".repeat(MAX_REASON)).is_ok());
        assert!(reason(&"理".repeat(MAX_REASON + 1)).is_err());
    }
}
