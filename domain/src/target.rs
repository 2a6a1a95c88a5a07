//! Targets: a share for a scope, with a reason. The nearest one set counts.

use crate::{jurisdiction::Country, rate::Share};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A node of the organisation that numbers are shown for and targets are set on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Node {
    /// Everybody.
    Group,
    /// `domestic` or `overseas`.
    Side(Side),
    /// A region by code, such as `emea`.
    Region(String),
    /// A country.
    Country(Country),
    /// A company by code.
    Entity(String),
    /// A place of work by code.
    Site(String),
}

/// The country of the head office, or everywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Side {
    /// The head office's country.
    Domestic,
    /// All others.
    Overseas,
}

/// Not of the form `group`, `domestic`, `overseas`, `region:emea`, `country:DE`, `entity:…` or `site:…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} names no part of the organisation")]
pub struct NoNode(pub String);

impl FromStr for Node {
    type Err = NoNode;

    fn from_str(text: &str) -> Result<Self, NoNode> {
        let code = |code: &str| (!code.is_empty() && code.len() <= 40).then(|| code.to_owned());
        let node = match text.split_once(':') {
            None if text == "group" => Some(Self::Group),
            None if text == "domestic" => Some(Self::Side(Side::Domestic)),
            None if text == "overseas" => Some(Self::Side(Side::Overseas)),
            Some(("region", of)) => code(of).map(Self::Region),
            Some(("country", of)) => of.parse().ok().map(Self::Country),
            Some(("entity", of)) => code(of).map(Self::Entity),
            Some(("site", of)) => code(of).map(Self::Site),
            _ => None,
        };
        node.ok_or_else(|| NoNode(text.to_owned()))
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group => f.write_str("group"),
            Self::Side(Side::Domestic) => f.write_str("domestic"),
            Self::Side(Side::Overseas) => f.write_str("overseas"),
            Self::Region(code) => write!(f, "region:{code}"),
            Self::Country(code) => write!(f, "country:{code}"),
            Self::Entity(code) => write!(f, "entity:{code}"),
            Self::Site(code) => write!(f, "site:{code}"),
        }
    }
}

impl TryFrom<String> for Node {
    type Error = NoNode;

    fn try_from(text: String) -> Result<Self, NoNode> {
        text.parse()
    }
}

impl From<Node> for String {
    fn from(node: Node) -> Self {
        node.to_string()
    }
}

/// A target as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Where it applies.
    pub node: Node,
    /// How much.
    pub share: Share,
}

/// The target for a node: its own, or the nearest of its `ancestors` (nearest first).
#[must_use]
pub fn effective<'a>(targets: &'a [Target], node: &Node, ancestors: &[Node]) -> Option<&'a Target> {
    let own = |node: &Node| targets.iter().find(|target| target.node == *node);
    own(node).or_else(|| ancestors.iter().find_map(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(node: &str, percent: i64) -> Target {
        Target { node: node.parse().expect("a node"), share: Share::from_percent(percent) }
    }

    #[test]
    fn the_nearest_target_counts() {
        let targets = [target("group", 95), target("region:emea", 90), target("country:DE", 98)];
        let path = |nodes: &[&str]| nodes.iter().map(|node| node.parse().expect("a node")).collect::<Vec<Node>>();
        let find =
            |node: &str, up: &[&str]| effective(&targets, &node.parse().expect("a node"), &path(up)).map(|t| t.share);
        assert_eq!(find("country:DE", &["region:emea", "group"]), Some(Share::from_percent(98)));
        assert_eq!(find("country:FR", &["region:emea", "group"]), Some(Share::from_percent(90)));
        assert_eq!(find("country:JP", &["region:japan", "group"]), Some(Share::from_percent(95)));
        assert_eq!(effective(&[], &Node::Group, &[]), None);
    }

    #[test]
    fn nodes_survive_text_and_nonsense_does_not() {
        for text in ["group", "domestic", "overseas", "region:emea", "country:DE", "entity:KX-DE", "site:MUC1"] {
            assert_eq!(text.parse::<Node>().expect("a node").to_string(), text);
        }
        for text in ["", "country:XX", "site:", "planet:earth", "Group"] {
            assert!(text.parse::<Node>().is_err(), "{text}");
        }
    }
}
