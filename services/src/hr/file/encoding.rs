//! In which encoding a text file is written.

use crate::hr::error::Refusal;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, SHIFT_JIS, UTF_8};

/// The encoding somebody named.
pub(super) fn told(label: &str) -> Result<&'static Encoding, Refusal> {
    Encoding::for_label(label.as_bytes()).ok_or(Refusal::Encoding)
}

/// The encoding that the first bytes show: a mark, UTF-8, Shift_JIS or GB18030. Others look too much alike to be
/// guessed: `ü` in one is `ь` in the next.
pub(super) fn recognised(start: &[u8]) -> Result<&'static Encoding, Refusal> {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return Ok(encoding);
    }
    if start.contains(&0) {
        return Err(Refusal::NotText);
    }
    // The look may end within a letter.
    let whole = &start[..start.len().saturating_sub(3).max(start.iter().rposition(|byte| *byte == b'\n').unwrap_or(0))];
    if std::str::from_utf8(whole).is_ok() {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(start, false);
    match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == SHIFT_JIS => Ok(SHIFT_JIS),
        encoding if encoding == GBK || encoding == GB18030 => Ok(GB18030),
        _ => Err(Refusal::Encoding),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

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
}
