//! Days as HR systems write them. Day and month are never guessed: a source says in which order they stand.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// In which order the parts of a day stand where the year is not first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// Only with the year first: 2026-04-30, 2026/4/30, 20260430.
    #[default]
    YearFirst,
    /// Also 30/04/2026, 30.4.2026.
    DayFirst,
    /// Also 04/30/2026.
    MonthFirst,
}

impl DateOrder {
    /// The day, or nothing when the text is none in this order or the calendar has no such day (31/04).
    #[must_use]
    pub fn read(self, text: &str) -> Option<Date> {
        let text = text.trim().strip_suffix(" 00:00:00").unwrap_or(text.trim());
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return day(&text[..4], &text[4..6], &text[6..]);
        }
        let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
        let [one, two, three] = parts[..] else { return None };
        match self {
            _ if one.len() == 4 => day(one, two, three),
            Self::YearFirst => None,
            Self::DayFirst => day(three, two, one),
            Self::MonthFirst => day(three, one, two),
        }
    }
}

fn day(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits = |text: &str, most: usize| {
        ((1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
    };
    let year: i16 = digits(year, 4).filter(|year| year.len() == 4)?.parse().ok()?;
    let date = Date::new(year, digits(month, 2)?.parse().ok()?, digits(day, 2)?.parse().ok()?).ok()?;
    (1900..=2200).contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_in_the_order_of_the_source() {
        for text in ["2026-04-30", "2026/4/30", "20260430", " 2026.04.30 ", "2026-04-30 00:00:00"] {
            assert_eq!(DateOrder::YearFirst.read(text), Some(date(2026, 4, 30)), "{text}");
        }
        assert_eq!(DateOrder::DayFirst.read("03/04/2026"), Some(date(2026, 4, 3)));
        assert_eq!(DateOrder::MonthFirst.read("03/04/2026"), Some(date(2026, 3, 4)));
    }

    #[test]
    fn what_the_calendar_does_not_have_is_no_day() {
        for text in [
            "31/04/2026",
            "29/02/2026",
            "2026-04-31",
            "30/04/26",
            "00/01/2026",
            "",
            "tomorrow",
            "0026-04-30",
            "２０２６-04-30",
        ] {
            assert_eq!(DateOrder::DayFirst.read(text), None, "{text}");
        }
        assert_eq!(DateOrder::YearFirst.read("30/04/2026"), None);
    }
}
