//! What a browser sends with a file: fields and the file itself, which goes to the database while it comes.

use crate::web::{app::App, failure::Failure, fields::Fields};
use axum::{
    extract::{
        DefaultBodyLimit, FromRequest, Multipart, Request,
        multipart::{Field, MultipartError},
    },
    http::{StatusCode, header},
};
use futures_util::StreamExt as _;
use kunren_domain::hr::{EmptyCell, Extent};
use kunren_services::{
    Error,
    hr::{BadUpload, Form, Incoming},
    permit::{ImportPeople, Permit},
};
use std::time::Duration;
use uuid::Uuid;

/// Encodings that can be told, by their labels.
pub(super) const ENCODINGS: [&str; 10] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "shift_jis",
    "euc-jp",
    "gb18030",
    "big5",
    "windows-1252",
    "windows-1256",
    "windows-1251",
];

/// Longest field besides the file, in bytes.
const LONGEST: usize = 4_096;
/// Fields at most.
const FIELDS: usize = 20;
/// So many times the limit is read and thrown away, so that the browser gets to see why its file is not taken.
const PATIENCE: u64 = 4;
/// For so long at most, where the answer is given already.
const PATIENT_FOR: Duration = Duration::from_secs(300);
/// What a form is larger than its file at most, in bytes: other fields, and what stands between the parts.
const AROUND: u64 = (FIELDS as u64 + 2) * (LONGEST as u64 + 1_024);

/// How large the body is, as its sender says.
fn announced(request: &Request) -> Option<u64> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Goes on reading what is refused already and keeps nothing of it: many browsers look at the answer only when they have
/// sent everything. Who asked before sending is not asked to begin.
fn let_it_finish(request: Request, at_most: u64) {
    if request.headers().contains_key(header::EXPECT) {
        return;
    }
    let mut body = request.into_body().into_data_stream();
    tokio::spawn(tokio::time::timeout(PATIENT_FOR, async move {
        let mut all = 0;
        while let Some(Ok(bytes)) = body.next().await {
            all += bytes.len() as u64;
            if all > at_most {
                break;
            }
        }
    }));
}

/// The fields that were sent, and the id of the file or why it is not taken.
///
/// # Errors
/// The database's; [`Error::BadField`] for what is no such form.
pub(super) async fn receive(
    app: &App,
    permit: &Permit<ImportPeople>,
    mut request: Request,
) -> Result<(Fields, Result<Uuid, BadUpload>), Failure> {
    let limit = app.settings.upload_limit();
    if announced(&request).is_some_and(|bytes| bytes > limit.saturating_add(AROUND)) {
        let_it_finish(request, limit.saturating_mul(PATIENCE));
        return Ok((Fields::default(), Err(BadUpload::TooLarge)));
    }
    // The limit is counted here: more than a form, and as much as the setting says.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut parts = Multipart::from_request(request, app).await.map_err(|_| Error::BadField("form"))?;
    let mut fields = Fields::default();
    let mut file: Option<(String, Incoming)> = None;
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name == "file" && file.is_none() {
            let file_name = part.file_name().unwrap_or_default().to_owned();
            file = Some((file_name, take(app, permit, part).await?));
        } else if fields.0.len() < FIELDS {
            fields.0.push((name, text(part).await?));
        } else {
            return Err(Error::BadField("form").into());
        }
    }
    let Some((file_name, incoming)) = file else { return Ok((fields, Err(BadUpload::NoFile))) };
    let form = match form(&fields) {
        Ok(form) => form,
        Err(error) => {
            incoming.forget().await?;
            return Err(error.into());
        }
    };
    let received = incoming.finish(source(&fields), &file_name, form).await?;
    Ok((fields, received))
}

async fn take(app: &App, permit: &Permit<ImportPeople>, mut part: Field<'_>) -> Result<Incoming, Failure> {
    let limit = app.settings.upload_limit();
    let mut incoming = Incoming::begin(&app.kunren, permit, limit).await?;
    let mut all = 0;
    while let Some(bytes) = part.chunk().await.map_err(unreadable)? {
        all += bytes.len() as u64;
        if all > limit.saturating_mul(PATIENCE) {
            incoming.forget().await?;
            return Err(Failure::TooLarge);
        }
        incoming.add(&bytes).await?;
    }
    Ok(incoming)
}

async fn text(mut part: Field<'_>) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(more) = part.chunk().await.map_err(unreadable)? {
        bytes.extend_from_slice(&more);
        if bytes.len() > LONGEST {
            return Err(Error::BadField("text").into());
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| Error::BadField("text"))?;
    if text.contains('\0') { Err(Error::BadField("text").into()) } else { Ok(text) }
}

fn unreadable(error: MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Failure::TooLarge } else { Error::BadField("form").into() }
}

/// A source that is chosen, or the name of a new one.
fn source(fields: &Fields) -> &str {
    let chosen = fields.text("source");
    if chosen.is_empty() { fields.text("new-source") } else { chosen }
}

fn form(fields: &Fields) -> Result<Form, Error> {
    let extent = match fields.text("extent") {
        "" => None,
        "full" => Some(Extent::Full),
        "changes" => Some(Extent::Changes),
        _ => return Err(Error::BadField("extent")),
    };
    let empty = match fields.text("empty") {
        "" => None,
        "keep" => Some(EmptyCell::Keep),
        "clear" => Some(EmptyCell::Clear),
        _ => return Err(Error::BadField("empty")),
    };
    let encoding = match fields.text("encoding") {
        "" => None,
        label if ENCODINGS.contains(&label) => Some(label.to_owned()),
        _ => return Err(Error::BadField("encoding")),
    };
    Ok(Form { extent, empty, encoding, rows: fields.optional("rows")?, mapping: None })
}
