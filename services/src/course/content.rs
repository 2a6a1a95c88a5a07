//! The content of one edition version, as it is served: everything in memory, because it never changes.
//!
//! ```ignore
//! let content = content::load(&mut conn, version).await?.ok_or(Error::NotFound)?;
//! let title = content.text("course/title", &viewer.locale);
//! let lesson = content.lesson("what-is-warming", &viewer.locale);
//! ```

mod lesson;

pub use lesson::{Heading, RenderedLesson};

use super::{html, html::Html, key};
use crate::{db::Conn, fetch_all, fetch_optional};
use kunren_domain::{
    course::Course,
    id::{EditionId, VersionId},
    locale::Locale,
};
use sqlx::types::Json;
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock, RwLock},
};
use uuid::Uuid;

/// An edition version.
#[derive(Debug)]
pub struct Content {
    /// The edition.
    pub edition: EditionId,
    /// This version of it.
    pub version: VersionId,
    /// Its number, from 1.
    pub number: i64,
    /// The facts.
    pub course: Course,
    texts: HashMap<Locale, HashMap<String, Stored>>,
    /// By `module/name`.
    pictures: HashMap<String, String>,
    lessons: RwLock<HashMap<Locale, HashMap<String, Arc<RenderedLesson>>>>,
}

/// A text and, once somebody wanted it, its HTML.
#[derive(Debug)]
struct Stored {
    text: String,
    inline: OnceLock<Html>,
}

/// A text in the language it was found in, which need not be the one wanted: say so with `lang` and `dir`.
#[derive(Debug, Clone, Copy)]
pub struct Text<'c> {
    /// As it was written: Markdown, without its HTML.
    pub text: &'c str,
    /// As it is shown within a line.
    stored: &'c Stored,
    /// Its language.
    pub locale: &'c Locale,
}

impl<'c> Text<'c> {
    /// The text as HTML within a line.
    #[must_use]
    pub fn html(&self) -> &'c Html {
        self.stored.inline.get_or_init(|| html::inline(&self.stored.text))
    }
}

impl Content {
    /// The text of this key in the wanted language, or the nearest: its chain, then the language the course was
    /// written in, then any. Nothing only when there is no such text at all.
    #[must_use]
    pub fn text(&self, key: &str, wanted: &Locale) -> Option<Text<'_>> {
        // Most readers get what they want; the chain is made for the others.
        self.text_in(key, wanted).or_else(|| self.order(wanted).iter().find_map(|locale| self.text_in(key, locale)))
    }

    fn text_in(&self, key: &str, locale: &Locale) -> Option<Text<'_>> {
        let (locale, texts) = self.texts.get_key_value(locale)?;
        let stored = texts.get(key)?;
        Some(Text { text: &stored.text, stored, locale })
    }

    /// The languages to look in, most wanted first. Without repeats, and the last ones in a fixed order.
    fn order(&self, wanted: &Locale) -> Vec<Locale> {
        let mut order = wanted.chain();
        let rest = std::iter::once(self.course.source_locale.clone()).chain(self.locales());
        for locale in rest {
            if !order.contains(&locale) {
                order.push(locale);
            }
        }
        order
    }

    /// All languages that occur, those of the course first.
    #[must_use]
    pub fn locales(&self) -> Vec<Locale> {
        let mut locales = self.course.locales.clone();
        for locale in self.course.modules.iter().flat_map(|module| &module.locales) {
            if !locales.contains(locale) {
                locales.push(locale.clone());
            }
        }
        locales
    }
}

#[derive(sqlx::FromRow)]
struct Version {
    edition_id: Uuid,
    number: i64,
    course: Json<Course>,
}

#[derive(sqlx::FromRow)]
struct Segment {
    locale: String,
    key: String,
    text: String,
}

#[derive(sqlx::FromRow)]
struct Picture {
    module: String,
    name: String,
    svg: String,
}

/// The version with this id, if there is one.
///
/// # Errors
/// When the database fails, or what is stored does not read back.
pub async fn load(conn: &mut Conn, version: VersionId) -> Result<Option<Content>, sqlx::Error> {
    let sql = "SELECT edition_id, number, course FROM edition_version WHERE id = $1";
    let Some(found) = fetch_optional!(conn, Version, sql, version.get())? else { return Ok(None) };
    let sql = "SELECT locale, key, text FROM segment WHERE version_id = $1";
    let segments = fetch_all!(conn, Segment, sql, version.get())?;
    let sql = "SELECT module, name, svg FROM picture WHERE version_id = $1";
    let pictures = fetch_all!(conn, Picture, sql, version.get())?;
    Ok(Some(Content {
        edition: EditionId::new(found.edition_id),
        version,
        number: found.number,
        course: found.course.0,
        texts: texts(segments)?,
        pictures: pictures.into_iter().map(|row| (format!("{}/{}", row.module, row.name), row.svg)).collect(),
        lessons: RwLock::default(),
    }))
}

fn texts(segments: Vec<Segment>) -> Result<HashMap<Locale, HashMap<String, Stored>>, sqlx::Error> {
    let mut texts: HashMap<Locale, HashMap<String, Stored>> = HashMap::new();
    for segment in segments {
        let locale = segment.locale.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
        let stored = Stored { text: segment.text, inline: OnceLock::new() };
        texts.entry(locale).or_default().insert(segment.key, stored);
    }
    Ok(texts)
}

#[derive(sqlx::FromRow)]
struct Id {
    id: Uuid,
}

/// The latest version of an edition, if one was imported.
///
/// # Errors
/// When the database fails.
pub async fn latest_version(conn: &mut Conn, edition: EditionId) -> Result<Option<VersionId>, sqlx::Error> {
    let sql = "SELECT id FROM edition_version WHERE edition_id = $1 ORDER BY number DESC LIMIT 1";
    Ok(fetch_optional!(conn, Id, sql, edition.get())?.map(|row| VersionId::new(row.id)))
}
