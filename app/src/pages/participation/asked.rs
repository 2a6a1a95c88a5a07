//! What a page of numbers is asked for: read from the query once, and written back into links.

use super::kinds::{kinds_pairs, read_kinds};
use crate::web::fields::Fields;
use jiff::civil::Date;
use kunren_domain::{
    id::EditionId,
    participation::{Breakdown, Kind, Level},
    target::Node,
};
use kunren_services::{Error, participation::Kinds};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Part of the organisation, breakdown, fineness, day, search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which part.
    pub node: Node,
    /// By what; by itself, by place.
    pub by: Breakdown,
    /// How finely by place; by itself, one step below the part.
    pub level: Option<Level>,
    /// At the end of which day; by itself, the present one or the last of a closed edition.
    pub as_of: Option<Date>,
    /// Only people of these kinds.
    pub kinds: Kinds,
    /// Part of a name.
    pub search: String,
}

/// Longest search, in characters.
const LONGEST_SEARCH: usize = 100;

impl Asked {
    /// Reads `node`, `by`, `level`, `as_of`, `function`, `rank`, `employment` and `q`.
    ///
    /// # Errors
    /// [`Error::BadField`] when one cannot be read, or the level is wider than the part; [`Error::NoSuchDay`] when only the
    /// day is none.
    pub fn read(fields: &Fields) -> Result<Self, Error> {
        let node = fields.optional("node")?.unwrap_or(Node::Group);
        let level: Option<Level> = fields.optional("level")?;
        if level.is_some_and(|level| !level.is_within(Level::of(&node))) {
            return Err(Error::BadField("level"));
        }
        let search = fields.text("q").trim().to_owned();
        if search.chars().count() > LONGEST_SEARCH {
            return Err(Error::BadField("q"));
        }
        let (by, as_of) = (read_by(fields)?, fields.day("as_of")?);
        Ok(Self { node, by, level, as_of, kinds: read_kinds(fields)?, search })
    }

    /// The level shown.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level.unwrap_or_else(|| Level::of(&self.node).below().unwrap_or(Level::Site))
    }

    /// The same about another part, one step below it.
    #[must_use]
    pub fn about(&self, node: Node) -> Self {
        Self { node, level: None, search: String::new(), ..self.clone() }
    }

    /// The same by place, at another level.
    #[must_use]
    pub fn at(&self, level: Level) -> Self {
        Self { by: Breakdown::Place, level: Some(level), ..self.clone() }
    }

    /// The same by what people do.
    #[must_use]
    pub fn by(&self, kind: Kind) -> Self {
        Self { by: Breakdown::Kind(kind), ..self.clone() }
    }

    /// Only the people of one line of a breakdown by what they do, by place.
    #[must_use]
    pub fn of_kind(&self, kind: Kind, text: &str) -> Self {
        let kinds = self.kinds.clone().with(kind, text.to_owned());
        Self { by: Breakdown::Place, kinds, search: String::new(), ..self.clone() }
    }

    /// A link to this under an edition; `tail` is empty for the page itself, or `/people` and the like.
    #[must_use]
    pub fn href(&self, edition: EditionId, tail: &str) -> String {
        let node = (self.node != Node::Group).then(|| self.node.to_string());
        let pairs = [
            ("node", node),
            ("by", by_value(self.by)),
            ("level", self.level.map(|level| level.as_str().to_owned())),
            ("as_of", self.as_of.map(|day| day.to_string())),
            ("q", (!self.search.is_empty()).then(|| self.search.clone())),
        ];
        let pairs = pairs.into_iter().filter_map(|(name, value)| value.map(|value| (name, value)));
        let pairs = pairs.chain(kinds_pairs(&self.kinds));
        href(&format!("/participation/{edition}{tail}"), pairs)
    }
}

/// Reads `by`.
///
/// # Errors
/// [`Error::BadField`] when there is no such breakdown.
pub fn read_by(fields: &Fields) -> Result<Breakdown, Error> {
    Ok(fields.optional("by")?.unwrap_or_default())
}

/// The breakdown for fields and addresses, where it is not the usual one.
#[must_use]
pub fn by_value(by: Breakdown) -> Option<String> {
    (by != Breakdown::default()).then(|| by.as_str().to_owned())
}

/// A path with a query; values are escaped.
#[must_use]
pub fn href(path: &str, pairs: impl IntoIterator<Item = (&'static str, String)>) -> String {
    pairs.into_iter().fold(path.to_owned(), |href, (name, value)| {
        let mark = if href.contains('?') { '&' } else { '?' };
        format!("{href}{mark}{name}={}", utf8_percent_encode(&value, NON_ALPHANUMERIC))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Asked, Error> {
        Asked::read(&Fields::read(query)?)
    }

    fn edition() -> EditionId {
        "01900000-0000-7000-8000-000000000001".parse().expect("an id")
    }

    #[test]
    fn what_is_asked_survives_a_link() {
        let asked =
            read("node=country%3ADE&by=rank&level=site&as_of=2026-11-01&function=R%26D&rank=staff&q=M%C3%BCn+%26")
                .expect("readable");
        assert_eq!(asked.level(), Level::Site);
        let link = asked.href(edition(), "/people");
        let (path, query) = link.split_once('?').expect("a query");
        assert!(path.ends_with("0001/people"));
        assert_eq!(read(query).expect("readable"), asked);
    }

    #[test]
    fn nonsense_is_refused() {
        let long = format!("q={}", "x".repeat(101));
        for query in [
            "node=planet",
            "level=continent",
            "by=hair",
            &format!("rank={}", "x".repeat(201)),
            "node=country:DE&level=group",
            &long,
        ] {
            assert!(matches!(read(query), Err(Error::BadField(_))), "{query}");
        }
        for query in ["as_of=yesterday", "as_of=2026-02-30"] {
            assert!(matches!(read(query), Err(Error::NoSuchDay("as_of"))), "{query}");
        }
    }

    #[test]
    fn a_line_leads_to_its_people_by_place() {
        let asked = read("node=country%3ADE&by=rank&as_of=2026-11-01&function=sales&q=x").expect("readable");
        let line = asked.of_kind(Kind::Rank, "").href(edition(), "");
        let (_, query) = line.split_once('?').expect("a query");
        assert_eq!(query, "node=country%3ADE&as_of=2026%2D11%2D01&function=sales&rank=%2D");
        assert_eq!(asked.at(Level::Site).by, Breakdown::Place);
        assert_eq!(asked.about(Node::Group).by, Breakdown::Kind(Kind::Rank), "the way up keeps the breakdown");
    }

    #[test]
    fn by_itself_the_next_step_down_is_shown() {
        let level = |query| read(query).expect("readable").level();
        assert_eq!(level(""), Level::Country);
        assert_eq!(level("node=overseas"), Level::Country);
        assert_eq!(level("node=country:DE"), Level::Entity);
        assert_eq!(level("node=site:MUC"), Level::Site);
        assert_eq!(read("").expect("readable").href(edition(), ""), format!("/participation/{}", edition()));
    }
}
