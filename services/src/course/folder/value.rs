//! What a TOML value can be read as.

use jiff::civil::Date;
use kunren_domain::rate::Share;
use toml::de::DeValue;

/// A type that a TOML value may stand for.
pub(super) trait Value: Sized {
    /// What to tell an author who wrote something else.
    const WANTED: &'static str;

    /// The value, or nothing when it is of another type.
    fn from_toml(value: &DeValue<'_>) -> Option<Self>;
}

impl Value for String {
    const WANTED: &'static str = "a text that is not empty";

    fn from_toml(value: &DeValue<'_>) -> Option<Self> {
        match value {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    }
}

impl Value for Date {
    const WANTED: &'static str = "a day such as 2026-10-01";

    fn from_toml(value: &DeValue<'_>) -> Option<Self> {
        let DeValue::Datetime(at) = value else { return None };
        let date = at.date.filter(|_| at.time.is_none() && at.offset.is_none())?;
        Self::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
    }
}

macro_rules! whole_numbers {
    ($($number:ty),+) => {$(
        impl Value for $number {
            const WANTED: &'static str = concat!("a whole number that fits (", stringify!($number), ")");

            fn from_toml(value: &DeValue<'_>) -> Option<Self> {
                match value {
                    DeValue::Integer(number) => Self::from_str_radix(number.as_str(), number.radix()).ok(),
                    _ => None,
                }
            }
        }
    )+};
}
whole_numbers!(i16, u8, u16, u32, usize);

/// A target: a percentage with at most two decimals.
impl Value for Share {
    const WANTED: &'static str = "a percentage between 0 and 100 with at most two decimals";

    fn from_toml(value: &DeValue<'_>) -> Option<Self> {
        let text = match value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => return None,
        };
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        if decimals.len() > 2 {
            return None;
        }
        let points = format!("{whole}{decimals:0<2}").parse().ok().filter(|points| (0..=10_000).contains(points))?;
        Some(Self::from_basis_points(points))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: Value>(text: &str) -> Option<T> {
        T::from_toml(DeValue::parse(text).expect("TOML").get_ref())
    }

    #[test]
    fn percentages_are_exact() {
        assert_eq!(read::<Share>("95"), Some(Share::from_percent(95)));
        assert_eq!(read::<Share>("97.5"), Some(Share::from_basis_points(9750)));
        for text in ["101", "-1", "97.555", "1e2", "\"95\"", "nan"] {
            assert_eq!(read::<Share>(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_days_and_numbers_fit() {
        assert_eq!(read::<Date>("2026-10-01"), Some(jiff::civil::date(2026, 10, 1)));
        assert_eq!(read::<Date>("2026-10-01T12:00:00"), None);
        assert_eq!(read::<u8>("256"), None);
        assert_eq!(read::<u16>("1_000"), Some(1000));
        assert_eq!(read::<String>("' '"), None);
    }
}
