//! What parts of the organisation, levels and states are called in the reader's language.

use crate::{key, t, web::reader::Reader};
use kunren_domain::{
    pace::Pace,
    participation::Level,
    target::{Node, Side},
};
use kunren_services::participation::Directory;
use leptos::prelude::*;

/// A part of the organisation. The group of somebody who only reaches some countries is those countries.
#[must_use]
pub fn node_name(reader: &Reader, directory: &Directory, node: &Node, whole: bool) -> String {
    match node {
        Node::Group if whole => t!(reader, "node-group"),
        Node::Group => t!(reader, "node-own-countries"),
        Node::Side(Side::Domestic) => t!(reader, "node-domestic"),
        Node::Side(Side::Overseas) => t!(reader, "node-overseas"),
        Node::Region(code) => region_name(reader, code),
        Node::Country(code) => reader.country(*code),
        Node::Entity(code) => directory.entities.get(code).map_or_else(|| code.clone(), |entity| entity.name.clone()),
        Node::Site(code) => directory.sites.get(code).map_or_else(|| code.clone(), |site| site.name.clone()),
    }
}

/// A part's name on a page. Companies and sites bring theirs along, in whatever language: it is set apart from our words.
#[must_use]
pub fn set_apart(node: &Node, name: String) -> AnyView {
    if is_own_name(node) { view! { <bdi>{name}</bdi> }.into_any() } else { name.into_any() }
}

/// Whether a part is called by its own name in every language.
#[must_use]
pub const fn is_own_name(node: &Node) -> bool {
    matches!(node, Node::Entity(_) | Node::Site(_))
}

/// A region. Those that an organisation adds have no words here: they are called by their code.
#[must_use]
pub fn region_name(reader: &Reader, code: &str) -> String {
    match code {
        "japan" => t!(reader, "region-japan"),
        "china" => t!(reader, "region-china"),
        "asia-pacific" => t!(reader, "region-asia-pacific"),
        "europe" => t!(reader, "region-europe"),
        "middle-east-africa" => t!(reader, "region-middle-east-africa"),
        "americas" => t!(reader, "region-americas"),
        other => other.to_owned(),
    }
}

/// The key of a level's name, in the plural: for tabs.
#[must_use]
pub const fn levels_key(level: Level) -> &'static str {
    match level {
        Level::Group => key!("levels-group"),
        Level::Side => key!("levels-side"),
        Level::Region => key!("levels-region"),
        Level::Country => key!("levels-country"),
        Level::Entity => key!("levels-entity"),
        Level::Site => key!("levels-site"),
    }
}

/// The key of a level's name, in the singular: for the head of a column.
#[must_use]
pub const fn level_key(level: Level) -> &'static str {
    match level {
        Level::Group => key!("level-group"),
        Level::Side => key!("level-side"),
        Level::Region => key!("level-region"),
        Level::Country => key!("level-country"),
        Level::Entity => key!("level-entity"),
        Level::Site => key!("level-site"),
    }
}

/// How a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Judged by its pace.
    Pace(Pace),
    /// There is no target to judge by.
    NoTarget,
    /// Nobody is counted.
    Nobody,
}

impl State {
    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Pace(Pace::Reached) => key!("pace-reached"),
            Self::Pace(Pace::OnTrack) => key!("pace-on-track"),
            Self::Pace(Pace::AtRisk) => key!("pace-at-risk"),
            Self::Pace(Pace::Missed) => key!("pace-missed"),
            Self::NoTarget => key!("pace-no-target"),
            Self::Nobody => key!("pace-nobody"),
        }
    }

    /// The class of its badge.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Pace(Pace::Reached) => "badge pace pace-reached",
            Self::Pace(Pace::OnTrack) => "badge pace pace-on-track",
            Self::Pace(Pace::AtRisk) => "badge pace pace-at-risk",
            Self::Pace(Pace::Missed) => "badge pace pace-missed",
            Self::NoTarget | Self::Nobody => "badge pace pace-none",
        }
    }
}
