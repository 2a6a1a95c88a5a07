//! The file itself, in parts of a megabyte: stored, put together, thrown away.

use crate::{db::Conn, error::Error, execute, fetch_all, fetch_optional, in_transaction, kunren::Kunren};
use std::{io::Write, sync::Arc};
use tempfile::NamedTempFile;
use uuid::Uuid;

/// Size of a part, in bytes: small enough that nobody waits for the writer.
pub(super) const PART: usize = 1 << 20;
/// Parts that are thrown away at once.
const TOGETHER: i64 = 8;

#[derive(sqlx::FromRow)]
struct PartRow {
    bytes: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    part: i64,
}

pub(super) async fn store(kunren: &Kunren, upload: Uuid, part: i64, bytes: Vec<u8>) -> Result<(), Error> {
    let bytes = Arc::new(bytes);
    in_transaction!(kunren.db(), |conn, upload, part, bytes| {
        let sql = "INSERT INTO hr_upload_part (upload_id, part, bytes) VALUES ($1, $2, $3)";
        execute!(conn, sql, upload, part, bytes.as_slice()).map(drop).map_err(Error::from)
    })
}

/// The file as one, in the folder for temporary files, for as long as it is read. Nothing where it was thrown away.
pub(super) async fn together(kunren: &Kunren, upload: Uuid) -> Result<Option<NamedTempFile>, Error> {
    let unwritable = |_| Error::Stored("a file that was sent");
    let mut file = NamedTempFile::new().map_err(unwritable)?;
    let mut part = 0;
    while let Some(row) = read(&mut kunren.db().read().await?, upload, part).await? {
        file.write_all(&row.bytes).map_err(unwritable)?;
        part += 1;
    }
    Ok((part > 0).then_some(file))
}

async fn read(conn: &mut Conn, upload: Uuid, part: i64) -> Result<Option<PartRow>, sqlx::Error> {
    let sql = "SELECT bytes FROM hr_upload_part WHERE upload_id = $1 AND part = $2";
    fetch_optional!(conn, PartRow, sql, upload, part)
}

/// Whether the file is still there.
pub(in crate::hr) async fn is_kept(conn: &mut Conn, upload: Uuid) -> Result<bool, sqlx::Error> {
    let sql = "SELECT part FROM hr_upload_part WHERE upload_id = $1 AND part = 0";
    Ok(fetch_optional!(conn, NumberRow, sql, upload)?.is_some())
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// The files that are still there and that nobody is at just now.
pub(crate) async fn is_at_rest(conn: &mut Conn) -> Result<Vec<Uuid>, sqlx::Error> {
    let sql = "SELECT u.id
               FROM hr_upload AS u
               WHERE u.state NOT IN ('receiving', 'reading', 'applying')
                   AND EXISTS (SELECT 1 FROM hr_upload_part AS p WHERE p.upload_id = u.id)";
    Ok(fetch_all!(conn, IdRow, sql)?.into_iter().map(|row| row.id).collect())
}

/// Throws the file away, the last parts first and a few at once.
pub(crate) async fn forget(kunren: &Kunren, upload: Uuid) -> Result<(), Error> {
    loop {
        let sql = "SELECT part FROM hr_upload_part WHERE upload_id = $1 ORDER BY part DESC LIMIT $2";
        let rows = fetch_all!(&mut kunren.db().read().await?, NumberRow, sql, upload, TOGETHER)?;
        let Some(from) = rows.last().map(|row| row.part) else { return Ok(()) };
        in_transaction!(kunren.db(), |conn, upload, from| {
            let sql = "DELETE FROM hr_upload_part WHERE upload_id = $1 AND part >= $2";
            execute!(conn, sql, upload, from).map(drop).map_err(Error::from)
        })?;
    }
}
