//! One-time codes: somebody who has no password, or forgot it, proves once with a code that was handed over to be who
//! they say, and sets a new password.

use jiff::SignedDuration;
use std::{fmt, str::FromStr};

/// How long a code can be used: printed and handed over this week, used next week by those who were on shift or away.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Crockford's alphabet: no I, L, O and U, which are taken for other letters or digits.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random bytes of a code.
pub const BYTES: usize = 10;
/// Characters of a code, five bits each.
const CHARACTERS: usize = BYTES * 8 / 5;
/// Characters between dashes.
const GROUP: usize = 4;

/// A code of 80 random bits, typed as `7K3M-9QXT-2B4D-HJ6N`. It is a secret: it has no `Debug` that shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; CHARACTERS]);

/// What was typed is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code")]
pub struct NoCode;

impl Code {
    /// The code of these random bytes.
    #[must_use]
    pub fn new(bytes: [u8; BYTES]) -> Self {
        let mut characters = [0; CHARACTERS];
        for (place, character) in characters.iter_mut().enumerate() {
            let bits = (0..5).map(|bit| place * 5 + bit).map(|bit| (bytes[bit / 8] >> (7 - bit % 8)) & 1);
            *character = ALPHABET[bits.fold(0, |value, bit| (value << 1) | usize::from(bit))];
        }
        Self(characters)
    }

    /// The characters without dashes, for hashing.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl FromStr for Code {
    type Err = NoCode;

    /// Case, dashes and spaces do not matter, nor whether a keyboard for Japanese typed wide characters; O is 0, I and L
    /// are 1.
    fn from_str(text: &str) -> Result<Self, NoCode> {
        let mut typed = text.chars().map(narrow).filter(|c| !c.is_whitespace() && !is_dash(*c)).map(canonical);
        let mut characters = [0; CHARACTERS];
        for character in &mut characters {
            *character = typed.next().flatten().ok_or(NoCode)?;
        }
        if typed.next().is_some() { Err(NoCode) } else { Ok(Self(characters)) }
    }
}

/// Wide forms (U+FF01 to U+FF5E) are ASCII at a distance.
fn narrow(c: char) -> char {
    match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Dashes as word processors and keyboards make them, and the long vowel mark that is beside them on a Japanese one.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー')
}

fn canonical(c: char) -> Option<u8> {
    let upper = match u8::try_from(c).ok()?.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    ALPHABET.contains(&upper).then_some(upper)
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, character) in self.0.iter().enumerate() {
            let dash = if at > 0 && at % GROUP == 0 { "-" } else { "" };
            write!(f, "{dash}{}", char::from(*character))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_printed_is_easy_to_type() {
        let code = Code::new([0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF]);
        assert_eq!(code.to_string(), "0123-4567-89AB-CDEF");
        for typed in [
            "0123-4567-89AB-CDEF",
            " o123 4567 89ab cdef ",
            "OI234567 89abCDEF",
            "0l23–4567—89AB‐CDEF",
            "０１２３ー４５６７－８９ＡＢ－ｃｄｅｆ",
        ] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for typed in [
            "",
            "0123-4567-89AB-CDE",
            "0123-4567-89AB-CDEF0",
            "U123-4567-89AB-CDEF",
            "0123-4567-89AB-CDE٣",
            "0123'4567-89AB-CDEF",
        ] {
            assert_eq!(typed.parse::<Code>(), Err(NoCode), "{typed}");
        }
    }

    #[test]
    fn a_code_does_not_get_into_a_log_by_accident() {
        assert_eq!(format!("{:?}", Some(Code::new([7; BYTES]))), "Some(Code(…))");
    }

    proptest! {
        #[test]
        fn every_code_reads_back_and_different_bytes_are_different_codes(one: [u8; BYTES], other: [u8; BYTES]) {
            let code = Code::new(one);
            prop_assert_eq!(code.to_string().to_lowercase().replace('-', "").parse(), Ok(code.clone()));
            prop_assert_eq!(one == other, code == Code::new(other));
        }
    }
}
