//! Why a row, or a whole file, is not taken.

use super::Field;
use serde::{Deserialize, Serialize};

/// What is wrong with a cell or a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Not as many cells as the header has.
    #[error("the row has another number of cells than the header")]
    Cells,
    /// Not 1–32 letters, digits, `-`, `.`, `_`.
    #[error("not an employee number (1-32 letters, digits, - . _)")]
    Number,
    /// Another row is about the same person.
    #[error("more than one row has this employee number")]
    Repeated,
    /// A new person without a name or a place of work.
    #[error("a new person needs it")]
    Missing,
    /// It cannot be taken away from a person.
    #[error("it cannot be empty")]
    CannotClear,
    /// Too long, or with characters that cannot be shown.
    #[error("longer than 200 characters, or with control characters")]
    Text,
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    Email,
    /// Somebody else has the address.
    #[error("somebody else has this e-mail address")]
    EmailTaken,
    /// Not a BCP 47 language.
    #[error("not a language (BCP 47)")]
    Locale,
    /// Not a day, or one that the calendar does not have.
    #[error("no such day in the calendar, or another order of day and month")]
    Day,
    /// Left before joining, or back before the leave began.
    #[error("ends before it begins")]
    Order,
    /// A place of work that was not added.
    #[error("no place of work has this code; add it with `kunren site add`")]
    UnknownSite,
    /// No country, or one without a place of work.
    #[error("no country with a place of work has this code")]
    UnknownCountry,
    /// The place of work is in another country.
    #[error("the place of work is in another country")]
    OtherCountry,
    /// The manager is neither in the file nor known. The rest of the row is taken.
    #[error("nobody has the manager's employee number; the manager stays as it was")]
    UnknownManager,
    /// Somebody is their own manager. The rest of the row is taken.
    #[error("nobody manages themselves; the manager stays as it was")]
    OwnManager,
}

impl Reason {
    /// All of them, in the order of the list above.
    pub const ALL: [Self; 16] = [
        Self::Cells,
        Self::Number,
        Self::Repeated,
        Self::Missing,
        Self::CannotClear,
        Self::Text,
        Self::Email,
        Self::EmailTaken,
        Self::Locale,
        Self::Day,
        Self::Order,
        Self::UnknownSite,
        Self::UnknownCountry,
        Self::OtherCountry,
        Self::UnknownManager,
        Self::OwnManager,
    ];

    /// The reason that was written down in these words.
    #[must_use]
    pub fn of_words(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.to_string() == words)
    }

    /// Whether one such cell stops the whole file: it says that the file, not the person, is wrong.
    #[must_use]
    pub fn stops_the_file(self) -> bool {
        matches!(self, Self::Day | Self::UnknownSite | Self::UnknownCountry)
    }

    /// Whether the rest of the row is taken all the same.
    #[must_use]
    pub fn leaves_the_row(self) -> bool {
        matches!(self, Self::UnknownManager | Self::OwnManager)
    }
}

/// A row, or a cell of it, that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Line in the file; the header is on line 1.
    pub line: u64,
    /// The column, where it is about one.
    pub field: Option<Field>,
    /// Why.
    pub reason: Reason,
    /// What stood there, cut to 200 characters.
    pub value: String,
}

impl Problem {
    /// A problem of one cell.
    #[must_use]
    pub fn cell(line: u64, field: Field, reason: Reason, value: &str) -> Self {
        Self { line, field: Some(field), reason, value: value.chars().take(200).collect() }
    }

    /// A problem of a row.
    #[must_use]
    pub fn row(line: u64, reason: Reason) -> Self {
        Self { line, field: None, reason, value: String::new() }
    }
}
