//! What goes into files that people open with a spreadsheet.

use std::borrow::Cow;

/// Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it. The wide forms are
/// what Japanese and Chinese input methods write, and some programs read them like the narrow ones.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_becomes_text() {
        for text in ["=1+1", "+81 3 1234", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝HYPERLINK(\"x\")"] {
            assert_eq!(harmless(text), format!("'{text}"), "{text:?}");
        }
        for text in ["Anna-Maria", "a=b", "", "'=1", "佐藤"] {
            assert_eq!(harmless(text), text, "{text:?}");
        }
    }
}
