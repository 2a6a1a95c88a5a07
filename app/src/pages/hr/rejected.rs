//! `GET /hr/{import}/rejected.csv`: rows that were not taken, for the people of the HR system, in the reader's language.

use super::words::{field_key, reason_key};
use crate::{
    t,
    web::{app::App, failure::Failure, fields::Named, reader::Reader},
};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use kunren_domain::{hr::Problem, sheet::harmless};
use kunren_services::{Error, hr, permit::SeeImports};
use uuid::Uuid;

/// The file.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`].
pub async fn csv(State(app): State<App>, reader: Reader, Named(import): Named<Uuid>) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeeImports>()?;
    let (_, problems) = hr::problems(&app.kunren, &permit, import).await?.ok_or(Error::NotFound)?;
    let bytes = write(&reader, &problems).map_err(|_| Error::Stored("rows that were not taken"))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"rejected.csv\"")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, bytes).into_response())
}

fn write(reader: &Reader, problems: &[Problem]) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record([
        t!(reader, "hr-csv-line"),
        t!(reader, "hr-csv-column"),
        t!(reader, "hr-csv-reason"),
        t!(reader, "hr-csv-value"),
    ])?;
    for problem in problems {
        let column = problem.field.map(|field| reader.words.message(field_key(field), None)).unwrap_or_default();
        let reason = reader.words.message(reason_key(problem.reason), None);
        writer.write_record([&problem.line.to_string(), &column, &reason, &*harmless(&problem.value)])?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
