//! What conditions, mistakes and recurrences are called in the reader's language.

use super::draft::FURTHER;
use crate::{components::field_name, t, web::reader::Reader};
use jiff::civil::Date;
use kunren_domain::{
    audience::{Expected, Field, NoRule},
    recurrence::Recurrence,
};
use kunren_services::learning::audience::Unknown;

/// Everything a row can be about, with its name.
#[must_use]
pub fn abouts(reader: &Reader) -> Vec<(&'static str, String)> {
    let fields = Field::ALL.into_iter().map(|field| (field.code(), field_name(reader, field)));
    let further =
        [t!(reader, "audience-joined-before"), t!(reader, "audience-joined-after"), t!(reader, "audience-completed")];
    fields.chain(FURTHER.into_iter().zip(further)).collect()
}

/// Where something is no rule, and what was expected there.
#[must_use]
pub fn mistake(reader: &Reader, error: &NoRule) -> String {
    match error.expected {
        Expected::Shorter => t!(reader, "audience-too-long"),
        Expected::Shallower => t!(reader, "audience-too-deep"),
        expected => {
            t!(reader, "audience-mistake", at = error.at + 1, expected = expectation(reader, expected))
        }
    }
}

fn expectation(reader: &Reader, expected: Expected) -> String {
    match expected {
        Expected::Condition => t!(reader, "expected-condition"),
        Expected::Operator => t!(reader, "expected-signs", signs = "= / in"),
        Expected::Opening => t!(reader, "expected-signs", signs = "("),
        Expected::Closing => t!(reader, "expected-signs", signs = ")"),
        Expected::More => t!(reader, "expected-signs", signs = ", / )"),
        Expected::Order => t!(reader, "expected-signs", signs = "before / after"),
        Expected::Quote => t!(reader, "expected-signs", signs = "\""),
        Expected::Next => t!(reader, "expected-next"),
        Expected::Code(field) => t!(reader, "expected-code", field = field_name(reader, field)),
        Expected::Day => t!(reader, "expected-day"),
        Expected::Edition => t!(reader, "expected-edition"),
        Expected::Value | Expected::Shorter | Expected::Shallower => t!(reader, "expected-value"),
    }
}

/// A value that is not there.
#[must_use]
pub fn unknown_name(reader: &Reader, unknown: &Unknown) -> (String, String) {
    match unknown {
        Unknown::Value(field, value) => (field_name(reader, *field), value.clone()),
        Unknown::Edition(name) => (t!(reader, "audience-completed"), name.clone()),
    }
}

/// When it is owed again.
#[must_use]
pub fn recurrence_words(reader: &Reader, recurrence: Recurrence) -> String {
    match recurrence {
        Recurrence::EveryEdition => t!(reader, "again-edition"),
        Recurrence::EveryMonths { months } => t!(reader, "again-months", months = months),
        Recurrence::FixedDate { month, day } => {
            // A leap year has every day there is.
            let date = Date::new(2024, month, day)
                .map_or_else(|_| format!("{month}-{day}"), |on| reader.words.formats.short_date(on));
            t!(reader, "again-date", date = date)
        }
    }
}
