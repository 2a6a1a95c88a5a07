//! Cells of a file.

use jiff::civil::Date;
use kunren_domain::rate::Share;

pub use kunren_domain::sheet::harmless;

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
    fn shares_are_written_with_two_decimals() {
        assert_eq!(decimal(Share::from_basis_points(9_499)), "94.99");
        assert_eq!(decimal(Share::from_basis_points(-5)), "-0.05");
        assert_eq!(decimal(Share::from_percent(-16)), "-16.00");
    }
}
