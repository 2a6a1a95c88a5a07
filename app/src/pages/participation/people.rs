//! `GET /participation/{edition}/people`: the people behind a number.

mod view;

use super::{
    asked::{Asked, by_value, href, read_by},
    kinds::{kinds_pairs, read_kinds},
    names::node_name,
};
use crate::{
    t,
    web::{
        app::{App, Settings},
        failure::Failure,
        fields::{Fields, Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{extract::State, response::Response};
use jiff::civil::Date;
use kunren_domain::{id::EditionId, participation::Breakdown, role::Reach, target::Node};
use kunren_services::{
    Error,
    participation::{self, Edition, Kinds, Listed as Found, Only, PersonQuery},
    permit::{SeeParticipation, SeePeople},
};
use std::sync::Arc;
use view::PeoplePage;

/// People on one page.
pub const PER_PAGE: u32 = 50;
/// No list is longer than this many pages.
const MOST_PAGES: u32 = 100_000;

/// Which people are wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Of which edition.
    pub edition: Edition,
    /// In which part.
    pub node: Node,
    /// What the part is called.
    pub name: String,
    /// At the end of which day.
    pub day: Date,
    /// By what the numbers of the part were broken down: for the way back.
    pub by: Breakdown,
    /// The day, where it was asked for.
    pub as_of: Option<Date>,
    /// Only people of these kinds.
    pub kinds: Kinds,
    /// Only these.
    pub only: Option<Only>,
    /// Part of a name or number.
    pub search: String,
}

impl Wanted {
    /// Reads `node`, `by`, `as_of`, `function`, `rank`, `employment`, `standing` and `q`.
    ///
    /// # Errors
    /// [`Error::BadField`]; [`Error::NotFound`] when there is no such edition, or no such part within reach.
    pub async fn read(app: &App, reader: &Reader, edition: EditionId, fields: &Fields) -> Result<Self, Error> {
        let permit = reader.viewer()?.permit::<SeeParticipation>()?;
        let node = fields.optional("node")?.unwrap_or(Node::Group);
        let as_of: Option<Date> = fields.optional("as_of")?;
        let search = fields.text("q").trim().to_owned();
        if as_of.is_some_and(|day| day > reader.today()) {
            return Err(Error::BadField("as_of"));
        }
        if search.chars().count() > 100 {
            return Err(Error::BadField("q"));
        }
        let only = read_only(fields.text("standing"))?;
        let (by, kinds) = (read_by(fields)?, read_kinds(fields)?);
        let editions = participation::editions(&app.kunren, &permit).await?;
        let edition = participation::edition(&editions, edition).ok_or(Error::NotFound)?.clone();
        let directory = participation::directory(&app.kunren, &permit).await?;
        directory.path(&node).ok_or(Error::NotFound)?;
        let name = node_name(reader, &directory, &node, *permit.reach() == Reach::Group);
        let day = as_of.unwrap_or_else(|| reader.today().min(edition.window.closes_on));
        Ok(Self { edition, node, name, day, by, as_of, kinds, only, search })
    }

    /// The query for a page, from 0.
    #[must_use]
    pub fn query(&self, settings: &Settings, page: u32) -> PersonQuery {
        PersonQuery {
            edition: self.edition.id,
            day: self.day,
            node: self.node.clone(),
            kinds: self.kinds.clone(),
            only: self.only,
            most_open: settings.open_limit(),
            search: self.search.clone(),
            offset: page * PER_PAGE,
            limit: PER_PAGE,
        }
    }

    /// A link to the numbers of the same part.
    #[must_use]
    pub fn board_href(&self) -> String {
        let asked = Asked {
            node: self.node.clone(),
            by: self.by,
            level: None,
            as_of: self.as_of,
            kinds: self.kinds.clone(),
            search: String::new(),
        };
        asked.href(self.edition.id, "")
    }

    /// A link to the same people: the list (`/people`) or a file of it.
    #[must_use]
    pub fn href(&self, tail: &str, page: u32) -> String {
        let pairs = [
            ("node", (self.node != Node::Group).then(|| self.node.to_string())),
            ("by", by_value(self.by)),
            ("standing", self.only.map(|only| only.code().to_owned())),
            ("as_of", self.as_of.map(|day| day.to_string())),
            ("q", (!self.search.is_empty()).then(|| self.search.clone())),
            ("page", (page > 1).then(|| page.to_string())),
        ];
        let pairs = pairs.into_iter().filter_map(|(name, value)| value.map(|value| (name, value)));
        let pairs = pairs.chain(kinds_pairs(&self.kinds));
        href(&format!("/participation/{}{tail}", self.edition.id), pairs)
    }
}

fn read_only(text: &str) -> Result<Option<Only>, Error> {
    if text.is_empty() { Ok(None) } else { Only::read(text).map(Some).ok_or(Error::BadField("standing")) }
}

/// Reads the number of a page, from 1.
///
/// # Errors
/// [`Error::BadField`] when it is none.
pub fn read_page(fields: &Fields) -> Result<u32, Error> {
    let page = fields.optional("page")?.unwrap_or(1);
    if (1..=MOST_PAGES).contains(&page) { Ok(page) } else { Err(Error::BadField("page")) }
}

/// How many pages hold this many lines.
#[must_use]
pub fn pages(matches: u64) -> u64 {
    matches.div_ceil(u64::from(PER_PAGE))
}

/// A page of people.
#[derive(Debug, Clone)]
struct Listed {
    wanted: Wanted,
    found: Found,
    page: u32,
}

/// The list.
///
/// # Errors
/// [`Error::NotPermitted`]; see [`Wanted::read`].
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeePeople>()?;
    let wanted = Wanted::read(&app, &reader, edition, &query).await?;
    let page = read_page(&query)?;
    let compare = |one: &str, other: &str| reader.words.formats.compare(one, other);
    let found = participation::people(&app.kunren, &permit, &wanted.query(&app.settings, page - 1), &compare).await?;
    let title = t!(reader, "people-title", name = wanted.name.as_str(), edition = wanted.edition.code.as_str());
    let listed = Arc::new(Listed { wanted, found, page });
    Ok(render::page(&reader, Page::new(title).wide(), move |_| leptos::view! { <PeoplePage listed /> }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_numbered_from_one() {
        let page = |query: &str| read_page(&Fields::read(query).expect("text"));
        assert_eq!(page("").ok(), Some(1));
        assert_eq!(page("page=7").ok(), Some(7));
        for query in ["page=0", "page=-1", "page=x", "page=4294967295", "page=1e3"] {
            assert!(page(query).is_err(), "{query}");
        }
        assert_eq!((pages(0), pages(50), pages(51)), (0, 1, 2));
    }

    #[test]
    fn who_is_listed_is_read_or_said_to_be_wrong() {
        assert_eq!(read_only("").ok(), Some(None));
        assert_eq!(read_only("overdue").ok(), Some(Some(Only::Overdue)));
        assert!(read_only("asleep").is_err());
    }
}
