//! Files of exactly what a page shows: the rows of the table, and the people behind it.

mod cell;
mod csv;
mod people;
mod table;
mod too_many;
mod xlsx;

pub use people::{people_csv, people_xlsx};
pub use table::{table_csv, table_xlsx};

use crate::web::failure::Failure;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use cell::Cell;
use jiff::civil::Date;
use kunren_services::Error;

/// A sheet: its head and its rows.
#[derive(Debug, Clone, Default, PartialEq)]
struct Sheet {
    /// File name without its ending.
    name: String,
    /// The head of each column, in the reader's language.
    head: Vec<String>,
    /// The cells of each row.
    rows: Vec<Vec<Cell>>,
    /// Whether the reader's language runs from right to left.
    mirrored: bool,
}

/// `participation-FY2026-country-2026-11-21`, of letters that every file system takes.
fn file_name(edition: &str, what: &str, day: Date) -> String {
    let plain = |text: &str| -> String {
        text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
    };
    format!("participation-{}-{}-{day}", plain(edition), plain(what))
}

/// Writes a sheet away from the threads that serve pages.
async fn answer(sheet: Sheet, kind: Kind) -> Result<Response, Failure> {
    let name = format!("{}.{}", sheet.name, kind.ending());
    let written = tokio::task::spawn_blocking(move || match kind {
        Kind::Csv => csv::write(&sheet),
        Kind::Xlsx => xlsx::write(&sheet),
    });
    let bytes = written.await.ok().flatten().ok_or(Error::Stored("a table"))?;
    Ok(attached(bytes.into_response(), &name, kind))
}

/// A file that is sent while it is written.
pub(in crate::pages) fn streamed(
    name: &str,
    kind: Kind,
    parts: tokio::sync::mpsc::Receiver<Result<Vec<u8>, std::io::Error>>,
) -> Response {
    let parts = futures_util::stream::unfold(parts, async |mut parts| parts.recv().await.map(|part| (part, parts)));
    attached(axum::body::Body::from_stream(parts).into_response(), &format!("{name}.{}", kind.ending()), kind)
}

fn attached(mut response: Response, name: &str, kind: Kind) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// The kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum Kind {
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Kind {
    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain() {
        let day = jiff::civil::date(2026, 11, 21);
        assert_eq!(file_name("FY2026", "country", day), "participation-FY2026-country-2026-11-21");
        assert_eq!(file_name("年度\"\r\n", "site", day), "participation-_____-site-2026-11-21");
    }
}
