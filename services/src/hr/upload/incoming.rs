//! A file that is being sent.

use super::{BadUpload, Form, State, parts};
use crate::{
    chance,
    db::Time,
    error::Error,
    execute, fetch_all,
    hr::source::Source,
    in_transaction,
    kunren::Kunren,
    permit::{ImportPeople, Permit},
};
use jiff::SignedDuration;
use sqlx::types::Json;
use uuid::Uuid;

/// A file of which parts are coming.
#[derive(Debug)]
pub struct Incoming {
    kunren: Kunren,
    id: Uuid,
    limit: u64,
    bytes: u64,
    part: i64,
    buffer: Vec<u8>,
    /// It waits to be read, or is thrown away.
    settled: bool,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// A file whose parts stopped coming so long ago is thrown away.
const ABANDONED: SignedDuration = SignedDuration::from_hours(6);
/// Longest name of a file that is kept, in characters.
const NAME: usize = 200;

impl Incoming {
    /// A file begins to come. At most `limit` bytes are taken.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(kunren: &Kunren, permit: &Permit<ImportPeople>, limit: u64) -> Result<Self, Error> {
        throw_away_abandoned(kunren).await?;
        let (id, by, now) = (chance::uuid(), permit.by().get(), kunren.clock().now());
        in_transaction!(kunren.db(), |conn, id, by, now| {
            let sql = "INSERT INTO hr_upload (id, source, file_name, bytes, form, sent_by, sent_at, state)
                       VALUES ($1, '', '', 0, $2, $3, $4, $5)";
            let form = Json(Form::default());
            execute!(conn, sql, id, form, by, Time(now), State::Receiving.code()).map(drop).map_err(Error::from)
        })?;
        Ok(Self { kunren: kunren.clone(), id, limit, bytes: 0, part: 0, buffer: Vec::new(), settled: false })
    }

    /// Takes further bytes. With those beyond the limit, what came before is thrown away; the rest is counted and not kept.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add(&mut self, mut bytes: &[u8]) -> Result<(), Error> {
        let was_too_large = self.is_too_large();
        self.bytes += bytes.len() as u64;
        if self.is_too_large() {
            self.buffer = Vec::new();
            return if was_too_large { Ok(()) } else { parts::forget(&self.kunren, self.id).await };
        }
        while !bytes.is_empty() {
            let room = parts::PART - self.buffer.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.buffer.extend_from_slice(now);
            bytes = later;
            if self.buffer.len() == parts::PART {
                self.store().await?;
            }
        }
        Ok(())
    }

    /// Whether more was sent than is taken.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.bytes > self.limit
    }

    async fn store(&mut self) -> Result<(), Error> {
        let bytes = std::mem::take(&mut self.buffer);
        parts::store(&self.kunren, self.id, self.part, bytes).await?;
        self.part += 1;
        Ok(())
    }

    /// All of it is here: it waits to be read. Returns the id by which it is known.
    ///
    /// # Errors
    /// The database's, or why it is not taken; then nothing of it is kept.
    pub async fn finish(mut self, source: &str, file_name: &str, form: Form) -> Result<Result<Uuid, BadUpload>, Error> {
        let source = source.trim().to_owned();
        if let Some(problem) = self.problem(&source) {
            self.forget().await?;
            return Ok(Err(problem));
        }
        self.store().await?;
        throw_away_earlier(&self.kunren, &source, self.id).await?;
        let (id, bytes, now) = (self.id, i64::try_from(self.bytes).unwrap_or(i64::MAX), self.kunren.clock().now());
        let name: String = file_name.chars().filter(|c| !c.is_control()).take(NAME).collect();
        in_transaction!(self.kunren.db(), |conn, id, source, name, bytes, form, now| {
            let sql = "UPDATE hr_upload
                       SET source = $2, file_name = $3, bytes = $4, form = $5, sent_at = $6, state = $7
                       WHERE id = $1";
            let (source, name, state) = (source.as_str(), name.as_str(), State::Waiting.code());
            execute!(conn, sql, id, source, name, bytes, Json(&form), Time(now), state).map(drop).map_err(Error::from)
        })?;
        self.settled = true;
        Ok(Ok(id))
    }

    fn problem(&self, source: &str) -> Option<BadUpload> {
        if self.is_too_large() {
            Some(BadUpload::TooLarge)
        } else if self.bytes == 0 {
            Some(BadUpload::NoFile)
        } else if !Source::is_name(source) {
            Some(BadUpload::Source)
        } else {
            None
        }
    }

    /// Throws away what came so far.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget(mut self) -> Result<(), Error> {
        self.settled = true;
        forget(&self.kunren, self.id).await
    }
}

/// Whoever stops sending in the middle leaves nothing behind.
impl Drop for Incoming {
    fn drop(&mut self) {
        if self.settled {
            return;
        }
        let (kunren, id) = (self.kunren.clone(), self.id);
        // Without a runtime the program is ending; then it is thrown away as abandoned.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = forget(&kunren, id).await {
                    tracing::error!(%error, "hr.upload_not_forgotten");
                }
            });
        }
    }
}

async fn forget(kunren: &Kunren, id: Uuid) -> Result<(), Error> {
    parts::forget(kunren, id).await?;
    in_transaction!(kunren.db(), |conn, id| {
        let sql = "DELETE FROM hr_upload WHERE id = $1 AND state = 'receiving'";
        execute!(conn, sql, id).map(drop).map_err(Error::from)
    })
}

/// What somebody began to send and never finished.
async fn throw_away_abandoned(kunren: &Kunren) -> Result<(), Error> {
    let before = Time(kunren.clock().now() - ABANDONED);
    let sql = "SELECT id FROM hr_upload WHERE state = 'receiving' AND sent_at < $1";
    let rows = fetch_all!(&mut kunren.db().read().await?, IdRow, sql, before)?;
    for row in rows {
        forget(kunren, row.id).await?;
    }
    Ok(())
}

/// Earlier files of the source: what was not applied of them is not wanted any more, because a newer one has come.
async fn throw_away_earlier(kunren: &Kunren, source: &str, but: Uuid) -> Result<(), Error> {
    let sql = "SELECT u.id
               FROM hr_upload AS u
               WHERE u.source = $1 AND u.id <> $2 AND u.state <> 'reading' AND u.state <> 'applying'
                   AND EXISTS (SELECT 1 FROM hr_upload_part AS p WHERE p.upload_id = u.id)";
    let rows = fetch_all!(&mut kunren.db().read().await?, IdRow, sql, source, but)?;
    for row in rows {
        parts::forget(kunren, row.id).await?;
        let (id, now) = (row.id, kunren.clock().now());
        in_transaction!(kunren.db(), |conn, id, but, now| {
            let sql = "UPDATE hr_upload
                       SET state = 'given-up', outcome = NULL, problems = NULL, ended_at = $3, replaced_by = $2,
                           ended_by = (SELECT n.sent_by FROM hr_upload AS n WHERE n.id = $2)
                       WHERE id = $1 AND state IN ('waiting', 'columns')";
            execute!(conn, sql, id, but, Time(now)).map(drop).map_err(Error::from)
        })?;
    }
    Ok(())
}
