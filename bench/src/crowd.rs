//! People who are signed in and have read everything: written straight into the database, because a password hash is slow
//! on purpose and reading is not what is measured or killed.

use kunren_domain::{
    course::Course,
    id::{EditionId, PersonId, VersionId},
};
use kunren_services::{
    Clock, Db, chance,
    db::{Day, Time},
    error::Error,
    execute, fetch_all, in_transaction,
};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use uuid::Uuid;

/// Somebody with an open session.
#[derive(Debug, Clone)]
pub struct Learner {
    /// Who.
    pub person: PersonId,
    /// The session's token, as it stands in the cookie.
    pub token: String,
}

/// Gives everybody a session of twelve hours.
///
/// # Errors
/// When the database fails.
pub async fn sign_in(
    db: &Db,
    clock: &Clock,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<Vec<Learner>, Error> {
    let learners: Vec<Learner> = people.into_iter().map(|person| Learner { person, token: chance::token() }).collect();
    let (all, now) = (Arc::new(learners.clone()), clock.now());
    in_transaction!(db, |conn, all, now| {
        for learner in all.iter() {
            execute!(
                conn,
                "INSERT INTO session (token_hash, person_id, kiosk, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
                chance::hex(&Sha256::digest(learner.token.as_bytes())),
                learner.person.get(),
                false,
                Time(now),
                Time(now + kunren_services::account::session::WEB),
            )?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(learners)
}

/// Everybody with a session has read every lesson.
///
/// # Errors
/// When the database fails.
pub async fn have_read(
    db: &Db,
    clock: &Clock,
    edition: EditionId,
    version: VersionId,
    course: &Course,
) -> Result<(), Error> {
    let lessons = course.modules.iter().flat_map(|module| &module.lessons);
    let lessons: Arc<Vec<String>> = Arc::new(lessons.map(|lesson| lesson.id.clone()).collect());
    let (now, today) = (clock.now(), clock.today());
    in_transaction!(db, |conn, lessons, edition, version, now, today| {
        for lesson in lessons.iter() {
            execute!(
                conn,
                "INSERT INTO lesson_read (person_id, edition_id, lesson, version_id, locale, read_at, read_on)
                 SELECT p.id, $1, $2, $3, 'en', $4, $5
                 FROM person AS p
                 WHERE EXISTS (SELECT 1 FROM session AS s WHERE s.person_id = p.id)
                 ON CONFLICT (person_id, edition_id, lesson) DO NOTHING",
                edition.get(),
                lesson.as_str(),
                version.get(),
                Time(now),
                Day(today),
            )?;
        }
        Ok::<_, Error>(())
    })
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

/// The newest edition that has content.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or when the database fails.
pub async fn newest_edition(db: &Db) -> Result<EditionId, Error> {
    let mut conn = db.read().await?;
    let sql = "SELECT e.id FROM edition AS e
               WHERE EXISTS (SELECT 1 FROM edition_version AS v WHERE v.edition_id = e.id)
               ORDER BY e.fiscal_year DESC LIMIT 1";
    let rows = fetch_all!(conn, IdRow, sql)?;
    rows.first().map(|row| EditionId::new(row.id)).ok_or(Error::NotFound)
}

/// People who owe the edition and have not begun its test.
///
/// # Errors
/// When the database fails.
pub async fn still_to_be_tested(db: &Db, edition: EditionId, most: i64) -> Result<Vec<PersonId>, Error> {
    let mut conn = db.read().await?;
    let rows = fetch_all!(conn, IdRow, include_str!("crowd.sql"), edition.get(), most)?;
    Ok(rows.into_iter().map(|row| PersonId::new(row.id)).collect())
}
