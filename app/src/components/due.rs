//! The due day in a few words, for whoever owes it and for those who look.

use crate::{t, web::reader::Reader};
use kunren_domain::obligation::DueDay;

/// To the one who owes it.
#[must_use]
pub fn own_due(reader: &Reader, due: DueDay) -> String {
    match due {
        DueDay::On(on) => t!(reader, "home-due", date = reader.date(on)),
        DueDay::AtReturn => t!(reader, "home-due-at-return"),
        DueDay::Nothing => t!(reader, "home-due-nothing"),
    }
}

/// In a table, below a heading that says what it is.
#[must_use]
pub fn due_cell(reader: &Reader, due: DueDay) -> String {
    match due {
        DueDay::On(on) => reader.date(on),
        DueDay::AtReturn => t!(reader, "due-at-return"),
        DueDay::Nothing => "–".to_owned(),
    }
}
