//! Sessions: a random token in the cookie, its hash in the database.

use crate::{
    chance,
    db::Time,
    error::Error,
    execute, in_transaction,
    kunren::{Kunren, Seen},
    viewer::{self, Viewer},
};
use jiff::SignedDuration;
use kunren_domain::{id::PersonId, locale::Locale};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// How long a session lasts on a machine of one's own.
pub const WEB: SignedDuration = SignedDuration::from_hours(12);
/// How long a kiosk session lasts after the last thing that was saved.
pub const KIOSK: SignedDuration = SignedDuration::from_mins(10);

fn hash(token: &str) -> String {
    chance::hex(&Sha256::digest(token.as_bytes()))
}

pub(super) async fn open(kunren: &Kunren, person: PersonId, kiosk: bool) -> Result<String, Error> {
    let token = chance::token();
    let token_hash = hash(&token);
    let now = kunren.clock().now();
    let until = now + if kiosk { KIOSK } else { WEB };
    in_transaction!(kunren.db(), |conn, token_hash, person, now, until, kiosk| {
        execute!(
            conn,
            "INSERT INTO session (token_hash, person_id, kiosk, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
            token_hash.as_str(),
            person.get(),
            kiosk,
            Time(now),
            Time(until),
        )
        .map_err(Error::from)
    })?;
    Ok(token)
}

/// Who holds this token, if the session is alive.
///
/// # Errors
/// When the database fails.
pub async fn viewer(kunren: &Kunren, token: &str) -> Result<Option<Arc<Viewer>>, Error> {
    let token_hash = hash(token);
    let (now, today) = (kunren.clock().now(), kunren.clock().today());
    let load = async || {
        let mut conn = kunren.db().read().await?;
        viewer::load(&mut conn, &token_hash, now, today).await.map(|found| found.map(Arc::new))
    };
    let found = kunren.viewers().through(Seen { session: token_hash.clone(), day: today }, load).await?;
    Ok(found.filter(|viewer| viewer.expires_at > now))
}

/// Ends this session.
///
/// # Errors
/// When the database fails.
pub async fn end(kunren: &Kunren, viewer: &Viewer) -> Result<(), Error> {
    let now = kunren.clock().now();
    let session = viewer.session.clone();
    in_transaction!(kunren.db(), |conn, session, now| {
        execute!(
            conn,
            "UPDATE session SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL",
            session.as_str(),
            Time(now)
        )
        .map_err(Error::from)
    })?;
    kunren.viewer_changed(viewer);
    Ok(())
}

/// Ends all sessions of the person, on every device; returns how many.
///
/// # Errors
/// When the database fails.
pub async fn end_everywhere(kunren: &Kunren, viewer: &Viewer) -> Result<u64, Error> {
    let now = kunren.clock().now();
    let person = viewer.person;
    let ended = in_transaction!(kunren.db(), |conn, person, now| {
        execute!(
            conn,
            "UPDATE session SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL",
            person.get(),
            Time(now)
        )
        .map_err(Error::from)
    })?;
    kunren.viewers().forget_all();
    Ok(ended)
}

/// Moves the end of a kiosk session, because somebody is there.
///
/// # Errors
/// When the database fails.
pub async fn prolong(kunren: &Kunren, viewer: &Viewer) -> Result<(), Error> {
    if !viewer.kiosk {
        return Ok(());
    }
    let until = kunren.clock().now() + KIOSK;
    let session = viewer.session.clone();
    in_transaction!(kunren.db(), |conn, session, until| {
        execute!(
            conn,
            "UPDATE session SET expires_at = $2 WHERE token_hash = $1 AND ended_at IS NULL",
            session.as_str(),
            Time(until)
        )
        .map_err(Error::from)
    })?;
    kunren.viewer_changed(viewer);
    Ok(())
}

/// Changes the language of the person, everywhere. No file of an HR system changes it from then on.
///
/// # Errors
/// When the database fails.
pub async fn choose_language(kunren: &Kunren, viewer: &Viewer, locale: &Locale) -> Result<(), Error> {
    let (person, tag) = (viewer.person, locale.to_string());
    in_transaction!(kunren.db(), |conn, person, tag| {
        execute!(conn, "UPDATE person SET locale = $2, locale_chosen = TRUE WHERE id = $1", person.get(), tag.as_str())
            .map_err(Error::from)
    })?;
    kunren.viewers().forget_all();
    Ok(())
}
