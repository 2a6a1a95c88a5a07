//! Where people work and as what: places of work, and the combinations that occur, each kept once.

use kunren_domain::{
    jurisdiction::Country,
    participation::Kind,
    target::{Node, Side},
};
use std::collections::HashMap;
use uuid::Uuid;

/// A place of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::participation) struct Place {
    pub(in crate::participation) code: String,
    pub(in crate::participation) name: String,
    pub(in crate::participation) entity: String,
    pub(in crate::participation) entity_name: String,
    pub(in crate::participation) country: Country,
    pub(in crate::participation) region: String,
    pub(in crate::participation) side: Side,
}

impl Place {
    /// Whether it belongs to the node.
    pub(in crate::participation) fn is_in(&self, node: &Node) -> bool {
        match node {
            Node::Site(code) => *code == self.code,
            Node::Entity(code) => *code == self.entity,
            Node::Country(code) => *code == self.country,
            Node::Region(code) => *code == self.region,
            Node::Side(side) => *side == self.side,
            Node::Group => true,
        }
    }
}

/// All places; one that is there keeps its number.
#[derive(Debug, Clone, Default)]
pub(in crate::participation) struct Places {
    numbers: HashMap<Uuid, u32>,
    all: Vec<Place>,
}

impl Places {
    pub(super) fn set(&mut self, id: Uuid, place: Place) {
        let next = u32::try_from(self.all.len()).expect("fewer places than people");
        let number = *self.numbers.entry(id).or_insert(next);
        if number == next {
            self.all.push(place);
        } else {
            self.all[number as usize] = place;
        }
    }

    pub(super) fn number(&self, id: Uuid) -> Option<u32> {
        self.numbers.get(&id).copied()
    }

    /// In the order of their numbers.
    pub(in crate::participation) fn all(&self) -> &[Place] {
        &self.all
    }
}

/// A combination that occurs; the texts as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Cell {
    pub(super) site: u32,
    pub(super) function: u32,
    pub(super) rank: u32,
    pub(super) employment: u32,
}

impl Cell {
    /// The number of the text of a kind.
    pub(super) const fn of(&self, kind: Kind) -> u32 {
        match kind {
            Kind::Function => self.function,
            Kind::Rank => self.rank,
            Kind::Employment => self.employment,
        }
    }
}

/// Texts, each kept once.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    numbers: HashMap<String, u32>,
    all: Vec<String>,
}

impl Texts {
    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).expect("fewer texts than people");
        self.numbers.insert(text.to_owned(), number);
        self.all.push(text.to_owned());
        number
    }

    pub(super) fn find(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    /// In the order of their numbers.
    pub(super) fn all(&self) -> &[String] {
        &self.all
    }
}

/// All combinations.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    numbers: HashMap<Cell, u32>,
    pub(super) all: Vec<Cell>,
    functions: Texts,
    ranks: Texts,
    employments: Texts,
}

impl Cells {
    /// What there is of a kind.
    pub(super) const fn texts(&self, kind: Kind) -> &Texts {
        match kind {
            Kind::Function => &self.functions,
            Kind::Rank => &self.ranks,
            Kind::Employment => &self.employments,
        }
    }

    pub(super) fn number(&mut self, site: u32, function: &str, rank: &str, employment: &str) -> u32 {
        let cell = Cell {
            site,
            function: self.functions.number(function),
            rank: self.ranks.number(rank),
            employment: self.employments.number(employment),
        };
        let next = u32::try_from(self.all.len()).expect("fewer combinations than people");
        let number = *self.numbers.entry(cell).or_insert(next);
        if number == next {
            self.all.push(cell);
        }
        number
    }
}
