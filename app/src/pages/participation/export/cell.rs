//! Cells of a file.

use jiff::civil::Date;
use kunren_domain::rate::Share;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// People.
    Heads(u64),
    /// A share, in percent.
    Percent(Share),
    /// A difference of shares, in points.
    Points(Share),
    /// A day.
    Day(Date),
}

impl Cell {
    /// A cell that is empty where there is nothing.
    pub fn or_empty<T>(value: Option<T>, make: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, make)
    }
}

/// Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it. The wide forms are
/// what Japanese and Chinese input methods write, and some programs read them like the narrow ones.
#[must_use]
pub fn harmless(text: &str) -> std::borrow::Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// Hundredths as a plain number with two decimals: `-16.00`.
#[must_use]
pub fn decimal(share: Share) -> String {
    let (sign, hundredths) = (if share.basis_points() < 0 { "-" } else { "" }, share.basis_points().unsigned_abs());
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
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

    #[test]
    fn shares_are_written_with_two_decimals() {
        assert_eq!(decimal(Share::from_basis_points(9_499)), "94.99");
        assert_eq!(decimal(Share::from_basis_points(-5)), "-0.05");
        assert_eq!(decimal(Share::from_percent(-16)), "-16.00");
    }
}
