//! `GET /hr/{import}/changes.csv`: all changes of an import, one field of one person a line, as the HR system writes them.

use super::words::{field_key, group_key};
use crate::{
    pages::participation::export::{Kind, streamed},
    t,
    web::{app::App, failure::Failure, fields::Named, reader::Reader},
};
use axum::{extract::State, response::Response};
use kunren_domain::{hr::Group, sheet::harmless};
use kunren_services::{
    Error,
    hr::{self, Everybody, Person},
    permit::SeeImports,
};
use uuid::Uuid;

/// Kinds of change that are named.
const KINDS: [Group; 10] = [
    Group::Joiners,
    Group::Rejoiners,
    Group::Leavers,
    Group::NotNamed,
    Group::Moves,
    Group::Leaves,
    Group::Returns,
    Group::Managers,
    Group::Details,
    Group::Adopted,
];

/// The file, sent while it is written.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`].
pub async fn csv(State(app): State<App>, reader: Reader, Named(import): Named<Uuid>) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeeImports>()?;
    let (_, people) = hr::everybody(&app.kunren, &permit, import).await?.ok_or(Error::NotFound)?;
    let (send, parts) = tokio::sync::mpsc::channel(2);
    tokio::spawn(async move {
        if let Err(error) = write(&reader, people, &send).await {
            tracing::error!(%error, "hr.changes_failed");
            // The reader's program has to see that the file is not whole.
            drop(send.send(Err(std::io::Error::other("the list could not be finished"))).await);
        }
    });
    Ok(streamed(&format!("changes-{import}"), Kind::Csv, parts))
}

/// One part after the other, no faster than the reader takes them.
async fn write(
    reader: &Reader,
    mut people: Everybody,
    send: &tokio::sync::mpsc::Sender<Result<Vec<u8>, std::io::Error>>,
) -> Result<(), Error> {
    let unwritten = |_| Error::Stored("a list of changes");
    let mut bytes = head(reader).map_err(unwritten)?;
    while send.send(Ok(bytes)).await.is_ok() {
        let Some(part) = people.next().await? else { return Ok(()) };
        bytes = rows(reader, &part).map_err(unwritten)?;
    }
    // Whoever asked has gone away.
    Ok(())
}

fn writer(bytes: Vec<u8>) -> ::csv::Writer<Vec<u8>> {
    ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(bytes)
}

fn head(reader: &Reader) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = writer("\u{feff}".as_bytes().to_vec());
    writer.write_record([
        t!(reader, "column-number"),
        t!(reader, "column-name"),
        t!(reader, "hr-csv-change"),
        t!(reader, "hr-csv-field"),
        t!(reader, "hr-before"),
        t!(reader, "hr-after"),
    ])?;
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// Who is only named for the first time has a line without a field.
fn rows(reader: &Reader, people: &[Person]) -> Result<Vec<u8>, ::csv::Error> {
    let mut writer = writer(Vec::new());
    for person in people {
        let kinds = kinds(reader, person.bits);
        let (number, name) = (harmless(&person.number), harmless(&person.name));
        for difference in &person.differences {
            let field = reader.words.message(field_key(difference.field), None);
            let (before, after) = (harmless(&difference.before), harmless(&difference.after));
            writer.write_record([&*number, &*name, &kinds, &field, &*before, &*after])?;
        }
        if person.differences.is_empty() {
            writer.write_record([&*number, &*name, &kinds, "", "", ""])?;
        }
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

fn kinds(reader: &Reader, bits: i64) -> String {
    let words = KINDS.into_iter().filter(|group| group.bits() & bits != 0);
    let words: Vec<String> = words.map(|group| reader.words.message(group_key(group), None)).collect();
    words.join(&t!(reader, "list-separator"))
}
