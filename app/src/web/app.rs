//! What handlers share.

use super::shared::SharedPages;
use crate::{assets::Assets, pages::lesson::Shown};
use kunren_domain::locale::Locale;
use kunren_services::{Error, Kunren};
use std::{path::PathBuf, sync::Arc};

/// How the program was started.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Whether browsers reach the server over HTTPS, so that cookies are marked `Secure`.
    pub https: bool,
    /// Whether a proxy in front names the client in `X-Forwarded-For`.
    pub behind_proxy: bool,
    /// Whether the pseudo-locale can be chosen.
    pub pseudo_locale: bool,
    /// Path of the browser's program, without its endings; empty where it was not built.
    pub program: String,
    /// Whether this is the demo: the sign-in page says who can sign in.
    pub demo: bool,
    /// The file with the key that results are signed with; made when it is first needed.
    pub signing_key: PathBuf,
    /// Largest file of an HR system that is taken, in bytes; nothing: [`UPLOAD`].
    pub upload: Option<u64>,
    /// Most people that are written into a workbook; nothing: [`WORKBOOK`].
    pub workbook: Option<u64>,
    /// Of up to so many who still have to complete a course, a page shows who is overdue; nothing: [`OPEN`].
    pub open: Option<usize>,
}

/// Largest file of an HR system that is taken unless told otherwise, in bytes: a million people are about 150 MB.
pub const UPLOAD: u64 = 512 << 20;

/// Most people that are written into a workbook unless told otherwise: spreadsheets open no more than 1,048,576 rows, and
/// long before that a list is read by programs, which take comma-separated values.
pub const WORKBOOK: u64 = 100_000;

/// Of how many a page shows who is overdue unless told otherwise: looking takes half a second then.
pub const OPEN: usize = 20_000;

impl Settings {
    /// Of up to so many who still have to complete a course, a page shows who is overdue.
    #[must_use]
    pub fn open_limit(&self) -> usize {
        self.open.unwrap_or(OPEN)
    }

    /// Most people that are written into a workbook.
    #[must_use]
    pub fn workbook_limit(&self) -> u64 {
        self.workbook.unwrap_or(WORKBOOK)
    }

    /// Largest file that is taken, in bytes.
    #[must_use]
    pub fn upload_limit(&self) -> u64 {
        self.upload.unwrap_or(UPLOAD)
    }
}

/// The state of the web application. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The use cases.
    pub kunren: Kunren,
    /// How it was started.
    pub settings: Arc<Settings>,
    /// Styles, scripts, icons.
    pub assets: &'static Assets,
    /// Lessons that were read lately, as pages.
    pub lessons: Arc<SharedPages<Shown>>,
}

impl App {
    /// The application over services.
    #[must_use]
    pub fn new(kunren: Kunren, settings: Settings) -> Self {
        Self { kunren, settings: Arc::new(settings), assets: Assets::get(), lessons: Arc::default() }
    }

    /// The locales that can be chosen.
    #[must_use]
    pub fn locales(&self) -> Vec<Locale> {
        let mut locales = crate::i18n::ui_locales();
        if self.settings.pseudo_locale {
            locales.extend("en-XA".parse::<Locale>());
        }
        locales
    }

    /// Whether a locale can be chosen.
    ///
    /// # Errors
    /// [`Error::BadField`] when it cannot.
    pub fn offers(&self, locale: &Locale) -> Result<(), Error> {
        if self.locales().contains(locale) { Ok(()) } else { Err(Error::BadField("locale")) }
    }
}
