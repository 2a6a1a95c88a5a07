//! Reading lessons: what was read is a fact, where somebody stopped is a convenience.

use super::{Obligation, obligation};
use crate::{
    db::{Day, Time},
    error::Error,
    execute, in_transaction,
    kunren::Kunren,
    viewer::Viewer,
};
use kunren_domain::{edition::Phase, id::EditionId, locale::Locale};

/// Notes that the viewer has read a lesson. Reading it again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] when the lesson is not part of the viewer's course, [`Error::NotOpen`] outside the window.
pub async fn mark_read(
    kunren: &Kunren,
    viewer: &Viewer,
    edition: EditionId,
    lesson: &str,
    locale: &Locale,
) -> Result<(), Error> {
    let owed = obligation(kunren, viewer, edition).await?;
    let version = own_lesson(&owed, viewer, lesson)?;
    if owed.completed.is_none() && matches!(owed.phase, Phase::Before | Phase::Closed) {
        return Err(Error::NotOpen);
    }
    let now = kunren.clock().now();
    let (person, today) = (viewer.person, viewer.today(now));
    let (lesson, tag) = (lesson.to_owned(), locale.to_string());
    in_transaction!(kunren.db(), |conn, person, edition, lesson, version, tag, now, today| {
        execute!(
            conn,
            "INSERT INTO lesson_read (person_id, edition_id, lesson, version_id, locale, read_at, read_on)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (person_id, edition_id, lesson) DO NOTHING",
            person.get(),
            edition.get(),
            lesson.as_str(),
            version.get(),
            tag.as_str(),
            Time(now),
            Day(today),
        )
        .map_err(Error::from)
    })?;
    kunren.owed_changed(viewer.person);
    Ok(())
}

/// Keeps where the viewer is: the lesson and the number of the segment last seen.
///
/// # Errors
/// [`Error::NotFound`] when the lesson is not part of the viewer's course.
pub async fn keep_position(
    kunren: &Kunren,
    viewer: &Viewer,
    edition: EditionId,
    lesson: &str,
    segment: u32,
) -> Result<(), Error> {
    let owed = obligation(kunren, viewer, edition).await?;
    own_lesson(&owed, viewer, lesson)?;
    let (person, now, lesson, segment) = (viewer.person, kunren.clock().now(), lesson.to_owned(), i64::from(segment));
    in_transaction!(kunren.db(), |conn, person, edition, lesson, segment, now| {
        execute!(
            conn,
            "INSERT INTO reading_position (person_id, edition_id, lesson, segment, moved_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (person_id, edition_id)
             DO UPDATE SET lesson = excluded.lesson, segment = excluded.segment, moved_at = excluded.moved_at",
            person.get(),
            edition.get(),
            lesson.as_str(),
            segment,
            Time(now),
        )
        .map_err(Error::from)
    })?;
    kunren.owed_changed(viewer.person);
    Ok(())
}

fn own_lesson(owed: &Obligation, viewer: &Viewer, lesson: &str) -> Result<kunren_domain::id::VersionId, Error> {
    let content = owed.content.as_deref().ok_or(Error::NotFound)?;
    let own = owed.modules(viewer).into_iter().flat_map(|module| &module.lessons).any(|own| own.id == lesson);
    if own { Ok(content.version) } else { Err(Error::NotFound) }
}
