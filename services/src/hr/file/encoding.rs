//! In which encoding a text file is written.

use crate::hr::error::Refusal;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, SHIFT_JIS, UTF_8};

/// The encoding somebody named.
pub(super) fn told(label: &str) -> Result<&'static Encoding, Refusal> {
    Encoding::for_label(label.as_bytes()).ok_or(Refusal::Encoding)
}

/// The first bytes of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start<'a> {
    pub(super) bytes: &'a [u8],
    /// There is more in the file: the look may end within a letter.
    pub(super) goes_on: bool,
}

/// The encoding that the first bytes show: a mark, UTF-8, Shift_JIS or GB18030. Others look too much alike to be
/// guessed: `ü` in one is `ь` in the next.
pub(super) fn recognised(start: Start<'_>) -> Result<&'static Encoding, Refusal> {
    if let Some((encoding, _)) = Encoding::for_bom(start.bytes) {
        return Ok(encoding);
    }
    if start.bytes.contains(&0) {
        return Err(if start.is_utf_16() { Refusal::Encoding } else { Refusal::NotText });
    }
    if start.is_utf_8() {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(start.bytes, !start.goes_on);
    match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == SHIFT_JIS => Ok(SHIFT_JIS),
        encoding if encoding == GBK || encoding == GB18030 => Ok(GB18030),
        _ => Err(Refusal::Encoding),
    }
}

impl Start<'_> {
    fn is_utf_8(self) -> bool {
        match std::str::from_utf8(self.bytes) {
            Ok(_) => true,
            // Without a length, nothing is wrong but that the last letter is not there completely.
            Err(error) => self.goes_on && error.error_len().is_none(),
        }
    }

    /// Whether it reads as lines of text in either order of bytes. Which of them is not guessed.
    fn is_utf_16(self) -> bool {
        [u16::from_le_bytes, u16::from_be_bytes].into_iter().any(|order| self.is_text_in(order))
    }

    fn is_text_in(self, order: fn([u8; 2]) -> u16) -> bool {
        let (pairs, odd) = self.bytes.as_chunks::<2>();
        if !odd.is_empty() && !self.goes_on {
            return false;
        }
        let mut letters = char::decode_utf16(pairs.iter().copied().map(order)).peekable();
        let mut lines = false;
        while let Some(letter) = letters.next() {
            match letter {
                Ok('\n') => lines = true,
                Ok(letter) if letter.is_control() && !matches!(letter, '\r' | '\t') => return false,
                Err(_) if letters.peek().is_some() || !self.goes_on => return false,
                Ok(_) | Err(_) => {}
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

    fn recognised(bytes: &[u8]) -> Result<&'static Encoding, Refusal> {
        super::recognised(Start { bytes, goes_on: false })
    }

    const JAPANESE: &str = "社員番号,氏名,部署\nK-1,佐藤 花子,品質保証部\nK-2,田中 太郎,製造技術部\n";
    const CHINESE: &str = "工号,姓名,部门\nK-1,王小明,质量保证部\nK-2,李娜,生产技术部\n";

    #[test]
    fn marks_and_letters_show_the_encoding() {
        let shift_jis = SHIFT_JIS.encode(JAPANESE).0;
        let chinese = GB18030.encode(CHINESE).0;
        let marked = |mark: &[u8]| [mark, b"n"].concat();
        assert_eq!(recognised(JAPANESE.as_bytes()), Ok(UTF_8));
        assert_eq!(recognised(&shift_jis), Ok(SHIFT_JIS));
        assert_eq!(recognised(&chinese), Ok(GB18030));
        assert_eq!(recognised(&marked(b"\xFF\xFE")), Ok(UTF_16LE));
        assert_eq!(recognised(&marked(b"\xFE\xFF")), Ok(UTF_16BE));
        assert_eq!(recognised(&marked(b"\xEF\xBB\xBF")), Ok(UTF_8));
    }

    #[test]
    fn what_cannot_be_told_apart_has_to_be_told() {
        let german = WINDOWS_1252.encode("number,name\nK-1,Jürgen Müller\nK-2,Zoë Böhm\n").0;
        assert_eq!(recognised(&german), Err(Refusal::Encoding));
        assert_eq!(recognised(b"\x7FELF\0\0\0"), Err(Refusal::NotText));
        assert_eq!(told("windows-1252"), Ok(WINDOWS_1252));
        assert_eq!(told("klingon"), Err(Refusal::Encoding));
    }

    /// Wherever the look ends, the letter that it cuts says nothing about the encoding.
    #[test]
    fn a_look_may_end_within_a_letter() {
        let (shift_jis, chinese) = (SHIFT_JIS.encode(JAPANESE).0, GB18030.encode(CHINESE).0);
        for (whole, encoding) in [(JAPANESE.as_bytes(), UTF_8), (&*shift_jis, SHIFT_JIS), (&*chinese, GB18030)] {
            for end in 60..whole.len() {
                let start = Start { bytes: &whole[..end], goes_on: true };
                assert_eq!(super::recognised(start), Ok(encoding), "{end} bytes");
            }
        }
    }

    #[test]
    fn a_small_file_needs_no_line_break_at_its_end() {
        assert_eq!(recognised(JAPANESE.trim_end().as_bytes()), Ok(UTF_8));
        assert_eq!(recognised("氏名".as_bytes()), Ok(UTF_8));
        assert_eq!(recognised(&SHIFT_JIS.encode(JAPANESE.trim_end()).0), Ok(SHIFT_JIS));
        assert_eq!(recognised(&GB18030.encode(CHINESE.trim_end()).0), Ok(GB18030));
    }

    #[test]
    fn utf_16_without_a_mark_has_to_be_told_and_is_not_taken_for_something_else() {
        let little: Vec<u8> = JAPANESE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = JAPANESE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(recognised(&little), Err(Refusal::Encoding));
        assert_eq!(recognised(&big), Err(Refusal::Encoding));
        assert_eq!(recognised(b"\x01\0\x02\0\n\0\x03\0"), Err(Refusal::NotText));
    }
}
