//! `GET /participation/{edition}/results/{number}/{file}`: a result as files, so that anybody can check it with other programs.

use crate::web::{app::App, failure::Failure, fields::Named, reader::Reader};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use kunren_domain::{id::EditionId, role::Reach};
use kunren_services::{
    Error,
    permit::SeeParticipation,
    result::{Stored, public_pem, results, signature_bytes},
};

/// The statement, byte for byte as it was signed.
pub(super) const STATEMENT: &str = "result.json";
/// The signature: 64 bytes.
pub(super) const SIGNATURE: &str = "result.sig";
/// The key that proves it.
pub(super) const KEY: &str = "key.pem";

/// One file of a result. The statement tells of everybody: it is for those whose reach is the group.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no such result or file.
pub async fn file(
    State(app): State<App>,
    reader: Reader,
    Named((edition, number, file)): Named<(EditionId, u32, String)>,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeeParticipation>()?;
    if *permit.reach() != Reach::Group {
        return Err(Error::NotPermitted.into());
    }
    let results = results(&app.kunren, &permit, edition).await?;
    let found = results.into_iter().find(|stored| stored.number == number).ok_or(Error::NotFound)?;
    let Stored { statement, signature, public_key, .. } = found;
    let (kind, body) = match file.as_str() {
        STATEMENT => ("application/json", Body::from(statement)),
        SIGNATURE => ("application/octet-stream", Body::from(signature_bytes(&signature))),
        KEY => ("application/x-pem-file", Body::from(public_pem(&public_key))),
        _ => return Err(Error::NotFound.into()),
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{file}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
