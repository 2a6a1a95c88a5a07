//! Words and formats in the reader's language.
//!
//! Words come from `locales/<locale>/*.ftl` through Fluent; numbers, dates and sorting from ICU. Both only on the
//! server: the browser is sent finished text.
//!
//! ```ignore
//! t!(reader, "course-due", date = reader.date(due))
//! ```

mod format;
mod words;

pub use format::{Formats, own_language};
pub use words::{Words, ui_locales};

/// A message in the reader's language: `t!(reader, "key")` or `t!(reader, "key", name = value, …)`. Numbers are passed
/// as numbers, so that plurals work; they are printed the way the language writes them.
#[macro_export]
macro_rules! t {
    ($reader:expr, $key:literal) => { $reader.words.message($key, None) };
    ($reader:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut arguments = fluent_bundle::FluentArgs::new();
        $(arguments.set(stringify!($name), $value);)+
        $reader.words.message($key, Some(&arguments))
    }};
}

/// Marks a literal as a message key, for tables that are looked up later with [`Words::message`].
#[macro_export]
macro_rules! key {
    ($key:literal) => {
        $key
    };
}
