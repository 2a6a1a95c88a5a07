//! A recurrence as a text for command lines: `every edition`, `every 13 months`, `every year by 06-30`.

use super::Recurrence;
use std::{fmt, str::FromStr};

/// A text that is no recurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write \"every edition\", \"every 13 months\" (1 to {most}) or \"every year by 06-30\"", most = super::MOST_MONTHS)]
pub struct NoRecurrence;

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EveryEdition => f.write_str("every edition"),
            Self::EveryMonths { months: 1 } => f.write_str("every month"),
            Self::EveryMonths { months } => write!(f, "every {months} months"),
            Self::FixedDate { month, day } => write!(f, "every year by {month:02}-{day:02}"),
        }
    }
}

impl FromStr for Recurrence {
    type Err = NoRecurrence;

    fn from_str(text: &str) -> Result<Self, NoRecurrence> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let recurrence = match words[..] {
            ["every", "edition"] => Self::EveryEdition,
            ["every", "month"] => Self::EveryMonths { months: 1 },
            ["every", months, "months"] => Self::EveryMonths { months: months.parse().map_err(|_| NoRecurrence)? },
            ["every", "year", "by", day] => {
                let (month, day) = day.split_once('-').ok_or(NoRecurrence)?;
                let number = |text: &str| text.parse().map_err(|_| NoRecurrence);
                Self::FixedDate { month: number(month)?, day: number(day)? }
            }
            _ => return Err(NoRecurrence),
        };
        if recurrence.is_sound() { Ok(recurrence) } else { Err(NoRecurrence) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_reads_back(kind in 0..3, months in 1..=120_u16, month in 1..=12_i8, day in 1..=28_i8) {
            let recurrence = match kind {
                0 => Recurrence::EveryEdition,
                1 => Recurrence::EveryMonths { months },
                _ => Recurrence::FixedDate { month, day },
            };
            prop_assert_eq!(recurrence.to_string().parse(), Ok(recurrence));
        }
    }

    #[test]
    fn what_means_nothing_is_refused() {
        for text in
            ["", "every", "every 0 months", "every 121 months", "every year by 02-30", "every year by june", "yearly"]
        {
            assert_eq!(text.parse::<Recurrence>(), Err(NoRecurrence), "{text}");
        }
        assert_eq!(" every  year by 2-29 ".parse(), Ok(Recurrence::FixedDate { month: 2, day: 29 }));
    }
}
