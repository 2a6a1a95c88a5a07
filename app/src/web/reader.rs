//! Who is reading a page, in which language, at what time. Every page and every failure is made for a reader.

use crate::{
    i18n::Words,
    web::{app::App, failure::wants_json, guard},
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, header, request::Parts},
    middleware::Next,
    response::Response,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kunren_domain::{jurisdiction::Country, locale::Locale, rate::Share};
use kunren_services::{
    Error,
    account::session,
    hr,
    permit::{DecideRequests, SeeImports},
    requests,
    viewer::Viewer,
};
use std::{net::SocketAddr, sync::Arc};

/// The reader of one request.
#[derive(Clone)]
pub struct Reader {
    /// The application.
    pub app: App,
    /// The language asked for.
    pub locale: Locale,
    /// The words of the nearest language the pages exist in.
    pub words: &'static Words,
    /// The signed-in person, if there is one.
    pub viewer: Option<Arc<Viewer>>,
    /// Now.
    pub now: Timestamp,
    /// Whether something is only looked at, so that asking again changes nothing.
    pub looks: bool,
    /// The path and query asked for, to come back to.
    pub path: String,
    /// The network address asked from, for throttling.
    pub address: String,
    /// Requests that wait for the viewer's decision, 0 for those who decide nothing; nothing in a page that is made for
    /// everybody, into which each reader's own number is put.
    pub waiting: Option<u64>,
    /// HR imports that wait to be confirmed, 0 for those who see none; otherwise the same.
    pub imports: Option<u64>,
}

/// The name of the session's cookie.
pub const COOKIE: &str = "kunren_session";
/// The name of the cookie that keeps the language chosen before signing in.
pub const LOCALE_COOKIE: &str = "kunren_locale";

impl Reader {
    /// The signed-in person.
    ///
    /// # Errors
    /// [`Error::NotPermitted`] when nobody is signed in; the guard has already sent such readers to sign in.
    pub fn viewer(&self) -> Result<&Arc<Viewer>, Error> {
        self.viewer.as_ref().ok_or(Error::NotPermitted)
    }

    /// A reader who sees the same frame around a page, but is nobody in particular: no number, no place, no time, and
    /// this for a name.
    #[must_use]
    pub fn anybody(&self, name: &str) -> Self {
        Self {
            viewer: self.viewer.as_ref().map(|viewer| Arc::new(viewer.anybody(name))),
            now: Timestamp::UNIX_EPOCH,
            address: String::new(),
            waiting: None,
            imports: None,
            ..self.clone()
        }
    }

    /// The reader's time zone.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.viewer.as_ref().map_or(TimeZone::UTC, |viewer| viewer.time_zone())
    }

    /// The day it is for the reader.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.zone()).date()
    }

    /// `January 31, 2027`
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.words.formats.date(date)
    }

    /// `Jan 31, 2027, 4:09 PM` where the reader works.
    #[must_use]
    pub fn date_time(&self, at: Timestamp) -> String {
        self.words.formats.date_time(at, &self.zone())
    }

    /// `4:09 PM` where the reader works.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        self.words.formats.clock(at, &self.zone())
    }

    /// `12,345`
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        self.words.formats.integer(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// `94.9%`
    #[must_use]
    pub fn percent(&self, share: Share) -> String {
        self.words.formats.percent(share)
    }

    /// The country's name.
    #[must_use]
    pub fn country(&self, country: Country) -> String {
        self.words.formats.country(country)
    }
}

/// Finds out who reads and puts the [`Reader`] into the request, before anything else looks at it.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let viewer = match cookie(request.headers(), COOKIE) {
        Some(token) => session::viewer(&app.kunren, &token).await,
        None => Ok(None),
    };
    let (viewer, failed) = match viewer {
        Ok(viewer) => (viewer, None),
        Err(error) => (None, Some(error)),
    };
    let locale = viewer.as_ref().map_or_else(|| accepted(&app, request.headers()), |viewer| viewer.locale.clone());
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    // Programs are shown no menu with a number in it.
    let shown = viewer.as_deref().filter(|_| !wants_json(request.headers()));
    let (waiting, imports) = (waiting(&app, shown).await, imports(&app, shown).await);
    let looks = request.method().is_safe();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| *peer);
    let address = guard::address(&app, request.headers(), peer);
    let reader = Reader {
        now: app.kunren.clock().now(),
        words: Words::for_locale(&locale),
        app,
        locale,
        viewer,
        looks,
        path,
        address,
        waiting: Some(waiting),
        imports: Some(imports),
    };
    if let Some(error) = failed {
        return super::failure::answer(&reader, request.headers(), &error);
    }
    request.extensions_mut().insert(reader);
    next.run(request).await
}

/// A number that cannot be found is no reason to show nothing.
async fn waiting(app: &App, viewer: Option<&Viewer>) -> u64 {
    match viewer.and_then(|viewer| viewer.permit::<DecideRequests>().ok()) {
        Some(permit) => requests::waiting(&app.kunren, &permit).await.unwrap_or_default(),
        None => 0,
    }
}

/// The same of HR imports.
async fn imports(app: &App, viewer: Option<&Viewer>) -> u64 {
    match viewer.and_then(|viewer| viewer.permit::<SeeImports>().ok()) {
        Some(permit) => hr::waiting(&app.kunren, &permit).await.unwrap_or_default(),
        None => 0,
    }
}

fn cookie(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value.to_owned())
}

/// The language chosen in this browser, or else the one it asks for, before anybody has signed in.
fn accepted(app: &App, headers: &HeaderMap) -> Locale {
    let chosen = cookie(headers, LOCALE_COOKIE).and_then(|tag| tag.parse().ok());
    if let Some(locale) = chosen.filter(|locale| app.locales().contains(locale)) {
        return locale;
    }
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let available: Vec<_> = app.locales().iter().map(|locale| locale.identifier().clone()).collect();
    let wanted: Vec<_> = fluent_langneg::parse_accepted_languages(asked);
    let found =
        fluent_langneg::negotiate_languages(&wanted, &available, None, fluent_langneg::NegotiationStrategy::Lookup);
    found.first().and_then(|identifier| identifier.to_string().parse().ok()).unwrap_or_else(Locale::en)
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().expect("identify runs before every handler"))
    }
}
