//! Year's end: the figures of an edition, frozen. A result is a text that is signed and never written again; what comes out
//! differently later is a further result that names the one it corrects.

use crate::{
    edition::{Formula, Window},
    participation::{Level, Line, SiteTally, Tally, lines},
    rate::{Rate, Share},
    target::{Node, Target},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is signed, in this order of fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct EditionResult {
    /// Code of the programme.
    pub programme: String,
    /// Code of the edition.
    pub edition: String,
    /// Its fiscal year.
    pub fiscal_year: i64,
    /// From 1; each correction is one more.
    pub number: u32,
    /// SHA-256 of the result before this one, hexadecimal; nothing for the first.
    pub corrects: Option<String>,
    /// Why it was closed, or corrected.
    pub reason: String,
    /// When.
    pub closed_at: Timestamp,
    /// The figures are those at the end of this day.
    pub cut_off: Date,
    /// When it could be taken.
    pub window: Window,
    /// Who is counted.
    pub formula: Formula,
    /// The contents that could be completed until then, oldest first.
    pub contents: Vec<ContentVersion>,
    /// From the group down to each site.
    pub figures: Vec<Figure>,
}

/// A content version that people could complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ContentVersion {
    /// From 1.
    pub number: i64,
    /// SHA-256 of everything in it, hexadecimal.
    pub hash: String,
    /// Since when.
    pub imported_at: Timestamp,
    /// Completions with it.
    pub completions: u64,
}

/// The figures of one part of the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// Which part.
    pub node: Node,
    /// Its heads by standing.
    pub tally: Tally,
    /// Completed and counted, by the formula.
    pub rate: Rate,
    /// Completed of counted, in hundredths of a percent, rounded down.
    pub share: Option<Share>,
    /// The target that applied, in hundredths of a percent.
    pub target: Option<Share>,
}

impl Figure {
    fn new(line: Line) -> Self {
        let Line { node, tally, rate, target } = line;
        Self { node, tally, rate, share: rate.share(), target }
    }
}

/// The figures of every part, the widest first, each level in the order of its nodes.
#[must_use]
pub fn figures(sites: &[SiteTally], formula: &Formula, targets: &[Target]) -> Vec<Figure> {
    let of = |level: Level| {
        let mut lines = lines(sites, level, &Node::Group, formula, targets);
        lines.sort_by(|one, other| one.node.cmp(&other.node));
        lines.into_iter().map(Figure::new)
    };
    Level::ALL.into_iter().flat_map(of).collect()
}

/// A part whose rate is not what it was when the result was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which part.
    pub node: Node,
    /// As signed; nothing where the part did not exist.
    pub signed: Option<Rate>,
    /// As counted now, for the same cut-off; nothing where it is gone.
    pub now: Option<Rate>,
}

/// Where `now` differs from what was `signed`, in the order of the signed figures, new parts last.
#[must_use]
pub fn differences(signed: &[Figure], now: &[Figure]) -> Vec<Difference> {
    let rates = |figures: &[Figure]| -> BTreeMap<Node, Rate> {
        figures.iter().map(|figure| (figure.node.clone(), figure.rate)).collect()
    };
    let (before, after) = (rates(signed), rates(now));
    let nodes = signed.iter().chain(now.iter().filter(|figure| !before.contains_key(&figure.node)));
    nodes
        .map(|figure| &figure.node)
        .filter(|node| before.get(node) != after.get(node))
        .map(|node| Difference { node: node.clone(), signed: before.get(node).copied(), now: after.get(node).copied() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{edition::Leave, target::Side};
    use proptest::prelude::*;

    const FORMULA: Formula = Formula { leave: Leave::Excluded, joiner_days: 30 };

    fn sites(heads: &[(u64, u64)]) -> Vec<SiteTally> {
        let site = |(at, (completed, assigned)): (usize, &(u64, u64))| SiteTally {
            site: format!("S{at}"),
            entity: format!("E{}", at / 2),
            country: if at < 2 { "JP" } else { "DE" }.parse().expect("a country"),
            region: if at < 2 { "japan" } else { "europe" }.to_owned(),
            side: if at < 2 { Side::Domestic } else { Side::Overseas },
            tally: Tally { completed: *completed, assigned: *assigned, ..Tally::default() },
        };
        heads.iter().enumerate().map(site).collect()
    }

    #[test]
    fn what_has_not_changed_differs_nowhere_and_one_head_is_seen_on_every_level() {
        let targets = [Target { node: Node::Group, share: Share::from_percent(95) }];
        let signed = figures(&sites(&[(96, 4), (10, 0), (79, 21)]), &FORMULA, &targets);
        assert_eq!(signed[0].share, Some(Share::from_basis_points(8809)));
        assert!(signed.iter().all(|figure| figure.target == Some(Share::from_percent(95))));
        assert_eq!(differences(&signed, &signed), []);
        let later = figures(&sites(&[(96, 4), (10, 0), (80, 20)]), &FORMULA, &targets);
        let nodes: Vec<String> =
            differences(&signed, &later).iter().map(|difference| difference.node.to_string()).collect();
        assert_eq!(nodes, ["group", "overseas", "region:europe", "country:DE", "entity:E1", "site:S2"]);
    }

    #[test]
    fn a_part_that_came_or_went_is_a_difference() {
        let before = figures(&sites(&[(1, 1), (0, 2)]), &FORMULA, &[]);
        let after = figures(&sites(&[(1, 1)]), &FORMULA, &[]);
        let gone = differences(&before, &after);
        assert!(gone.iter().any(|one| one.node.to_string() == "site:S1" && one.now.is_none()));
        let came = differences(&after, &before);
        assert!(came.iter().any(|one| one.node.to_string() == "site:S1" && one.signed.is_none()));
    }

    proptest! {
        #[test]
        fn every_level_holds_everybody(heads in proptest::collection::vec((0_u64..500, 0_u64..500), 1..12)) {
            let figures = figures(&sites(&heads), &FORMULA, &[]);
            let everybody: u64 = heads.iter().map(|(completed, assigned)| completed + assigned).sum();
            for level in Level::ALL {
                let on_level = figures.iter().filter(|figure| Level::of(&figure.node) == level);
                prop_assert_eq!(on_level.map(|figure| figure.tally.everybody()).sum::<u64>(), everybody);
            }
        }

        #[test]
        fn a_result_reads_back_as_it_was_written(heads in proptest::collection::vec((0_u64..500, 0_u64..500), 1..6)) {
            let figures = figures(&sites(&heads), &FORMULA, &[]);
            let text = serde_json::to_string(&figures).expect("figures can be written");
            prop_assert_eq!(serde_json::from_str::<Vec<Figure>>(&text).expect("and read"), figures);
        }
    }
}
