//! Participation of an edition: heads by standing, added up along the organisation.
//!
//! Numbers are counted once, per site; everything above is a sum of sites, so that no two tables can disagree.

mod breakdown;
mod level;
mod tally;

pub use breakdown::{Breakdown, Kind, KindLine, NoBreakdown, kind_lines};
pub use level::{Level, NoLevel};
pub use tally::Tally;

use crate::{
    edition::Formula,
    jurisdiction::Country,
    rate::{Rate, Share},
    target::{Node, Side, Target, effective},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The tally of one site and where the site belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteTally {
    /// Code of the site.
    pub site: String,
    /// Code of its entity.
    pub entity: String,
    /// Its country.
    pub country: Country,
    /// Code of its region.
    pub region: String,
    /// Domestic or overseas.
    pub side: Side,
    /// The heads.
    pub tally: Tally,
}

impl SiteTally {
    /// The node of this level that the site belongs to.
    #[must_use]
    pub fn node(&self, level: Level) -> Node {
        match level {
            Level::Site => Node::Site(self.site.clone()),
            Level::Entity => Node::Entity(self.entity.clone()),
            Level::Country => Node::Country(self.country),
            Level::Region => Node::Region(self.region.clone()),
            Level::Side => Node::Side(self.side),
            Level::Group => Node::Group,
        }
    }

    /// Whether the site belongs to the node.
    #[must_use]
    pub fn is_in(&self, node: &Node) -> bool {
        match node {
            Node::Site(code) => *code == self.site,
            Node::Entity(code) => *code == self.entity,
            Node::Country(code) => *code == self.country,
            Node::Region(code) => *code == self.region,
            Node::Side(side) => *side == self.side,
            Node::Group => true,
        }
    }

    /// The nodes a site belongs to, the site first, the group last.
    #[must_use]
    pub fn path(&self) -> [Node; 6] {
        let [group, side, region, country, entity, site] = Level::ALL.map(|level| self.node(level));
        [site, entity, country, region, side, group]
    }
}

/// One line of a participation table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub node: Node,
    /// The heads.
    pub tally: Tally,
    /// By the edition's formula.
    pub rate: Rate,
    /// The target that applies, if any.
    pub target: Option<Share>,
}

impl Line {
    /// People still missing to the target; 0 without one.
    #[must_use]
    pub fn heads_to_go(&self) -> u64 {
        self.target.map_or(0, |target| self.rate.heads_to_go(target))
    }

    /// Whether the target is reached; nothing where there is no target or nobody counts.
    #[must_use]
    pub fn reached(&self) -> Option<bool> {
        let target = self.target?;
        (self.rate.counted > 0).then(|| self.rate.reaches(target))
    }
}

/// Adds sites up to `level`, within `within` (the group for everything). Most heads to go first; ties by node.
#[must_use]
pub fn lines(sites: &[SiteTally], level: Level, within: &Node, formula: &Formula, targets: &[Target]) -> Vec<Line> {
    let mut sums: BTreeMap<Node, (Tally, Vec<Node>)> = BTreeMap::new();
    for site in sites.iter().filter(|site| site.is_in(within)) {
        let above = || site.path()[level.index() + 1..].to_vec();
        let sum = sums.entry(site.node(level)).or_insert_with(|| (Tally::default(), above()));
        sum.0 += site.tally;
    }
    let mut lines: Vec<Line> = sums
        .into_iter()
        .map(|(node, (tally, above))| {
            let target = effective(targets, &node, &above).map(|target| target.share);
            Line { node, tally, rate: tally.rate(formula), target }
        })
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.heads_to_go()));
    lines
}

/// How many lines reached their target, of those that have one and count anybody: the unweighted picture.
#[must_use]
pub fn reached(lines: &[Line]) -> (usize, usize) {
    let judged: Vec<bool> = lines.iter().filter_map(Line::reached).collect();
    (judged.iter().filter(|reached| **reached).count(), judged.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::Leave;
    use proptest::prelude::*;

    const FORMULA: Formula = Formula { leave: Leave::Excluded, joiner_days: 30 };

    fn site(code: &str, country: &str, completed: u64, open: u64) -> SiteTally {
        SiteTally {
            site: code.to_owned(),
            entity: format!("K-{country}"),
            country: country.parse().expect("a country"),
            region: if country == "JP" { "japan" } else { "emea" }.to_owned(),
            side: if country == "JP" { Side::Domestic } else { Side::Overseas },
            tally: Tally { assigned: open, completed, ..Tally::default() },
        }
    }

    fn target(percent: i64) -> Vec<Target> {
        vec![Target { node: Node::Group, share: Share::from_percent(percent) }]
    }

    #[test]
    fn the_group_rate_does_not_hide_the_countries() {
        let sites = [site("TKY", "JP", 980, 20), site("MUC", "DE", 60, 40), site("CAI", "EG", 30, 2)];
        let countries = lines(&sites, Level::Country, &Node::Group, &FORMULA, &target(90));
        let group = &lines(&sites, Level::Group, &Node::Group, &FORMULA, &target(90))[0];
        assert_eq!(group.reached(), Some(true));
        assert_eq!(reached(&countries), (2, 3), "Germany missed");
        assert_eq!(countries[0].node.to_string(), "country:DE", "most heads to go first");
        assert_eq!(countries[0].heads_to_go(), 30);
    }

    #[test]
    fn levels_survive_text_and_lead_down_to_sites() {
        for level in Level::ALL {
            assert_eq!(level.as_str().parse(), Ok(level));
        }
        assert_eq!("planet".parse::<Level>(), Err(NoLevel));
        assert_eq!(Level::Region.below().and_then(Level::below).and_then(Level::below), Some(Level::Site));
        assert!(Level::Site.is_within(Level::Country) && !Level::Side.is_within(Level::Country));
        assert_eq!(Level::of(&Node::Group), Level::Group);
    }

    #[test]
    fn people_on_leave_exempt_or_left_are_seen_but_not_counted() {
        let tally = Tally { assigned: 1, completed: 8, in_progress: 1, on_leave: 5, exempt: 3, left: 4 };
        assert_eq!(tally.rate(&FORMULA), Rate { completed: 8, counted: 10 });
        assert_eq!(tally.everybody(), 22);
        let counted = Formula { leave: Leave::Counted, ..FORMULA };
        assert_eq!(tally.rate(&counted), Rate { completed: 8, counted: 15 });
    }

    proptest! {
        #[test]
        fn every_level_adds_up_to_the_same_group(heads in proptest::collection::vec((0_u64..500, 0_u64..500, 0_usize..4), 1..20)) {
            let countries = ["JP", "DE", "FR", "EG"];
            let sites: Vec<_> = heads.iter().enumerate()
                .map(|(n, (done, open, country))| site(&format!("S{n}"), countries[*country], *done, *open)).collect();
            let total = |level| lines(&sites, level, &Node::Group, &FORMULA, &target(95)).iter()
                .fold(Tally::default(), |sum, line| sum + line.tally);
            for level in [Level::Site, Level::Entity, Level::Country, Level::Region, Level::Side] {
                prop_assert_eq!(total(level), total(Level::Group));
            }
        }

        #[test]
        fn a_site_is_in_the_nodes_of_its_path(country in 0_usize..3) {
            let site = site("S1", ["JP", "DE", "FR"][country], 1, 1);
            for (node, level) in site.path().iter().zip(Level::ALL.into_iter().rev()) {
                prop_assert!(site.is_in(node) && Level::of(node) == level && site.node(level) == *node);
            }
            let egypt: Node = "country:EG".parse().expect("a node");
            prop_assert!(!site.is_in(&egypt));
        }

        #[test]
        fn lines_within_a_node_are_those_of_the_node(heads in proptest::collection::vec((0_u64..50, 0_u64..50), 2..8)) {
            let sites: Vec<_> = heads.iter().enumerate()
                .map(|(n, (done, open))| site(&format!("S{n}"), if n % 2 == 0 { "JP" } else { "DE" }, *done, *open)).collect();
            let germany: Node = "country:DE".parse().expect("a node");
            let inside = lines(&sites, Level::Site, &germany, &FORMULA, &[]);
            prop_assert_eq!(inside.len(), heads.len() / 2);
        }
    }
}
