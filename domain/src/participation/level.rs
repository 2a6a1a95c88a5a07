//! How finely numbers are shown: from one for the group down to each site.

use crate::target::Node;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// How finely numbers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Site.
    Site,
    /// Company.
    Entity,
    /// Country.
    Country,
    /// Region.
    Region,
    /// Domestic and overseas.
    Side,
    /// One number.
    Group,
}

impl Level {
    /// From the site, 0, to the group.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Site => 0,
            Self::Entity => 1,
            Self::Country => 2,
            Self::Region => 3,
            Self::Side => 4,
            Self::Group => 5,
        }
    }

    /// All levels, the widest first.
    pub const ALL: [Self; 6] = [Self::Group, Self::Side, Self::Region, Self::Country, Self::Entity, Self::Site];

    /// The level a node is on.
    #[must_use]
    pub const fn of(node: &Node) -> Self {
        match node {
            Node::Group => Self::Group,
            Node::Side(_) => Self::Side,
            Node::Region(_) => Self::Region,
            Node::Country(_) => Self::Country,
            Node::Entity(_) => Self::Entity,
            Node::Site(_) => Self::Site,
        }
    }

    /// The level that explains a node on this one: countries below everything wider, then companies, then sites.
    #[must_use]
    pub const fn below(self) -> Option<Self> {
        match self {
            Self::Group | Self::Side | Self::Region => Some(Self::Country),
            Self::Country => Some(Self::Entity),
            Self::Entity => Some(Self::Site),
            Self::Site => None,
        }
    }

    /// Whether nodes of this level lie within nodes of the other, or are the same.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.index() <= other.index()
    }

    /// The name in addresses and file names.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Entity => "entity",
            Self::Country => "country",
            Self::Region => "region",
            Self::Side => "side",
            Self::Group => "group",
        }
    }
}

/// The text names no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such level")]
pub struct NoLevel;

impl FromStr for Level {
    type Err = NoLevel;

    fn from_str(text: &str) -> Result<Self, NoLevel> {
        Self::ALL.into_iter().find(|level| level.as_str() == text).ok_or(NoLevel)
    }
}
