//! Heads by standing, and the rate an edition's formula makes of them.

use crate::{
    edition::Formula,
    obligation::{Counts, Standing, counts},
    rate::Rate,
};
use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign};

/// Heads by standing. Every obligation is in exactly one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// Nothing done yet.
    pub assigned: u64,
    /// Begun.
    pub in_progress: u64,
    /// Done.
    pub completed: u64,
    /// Away and not done.
    pub on_leave: u64,
    /// Released with a reason.
    pub exempt: u64,
    /// No longer employed.
    pub left: u64,
}

impl Tally {
    /// Counts heads of one standing.
    #[must_use]
    pub fn of(standing: Standing, heads: u64) -> Self {
        let mut tally = Self::default();
        *match standing {
            Standing::Assigned => &mut tally.assigned,
            Standing::InProgress => &mut tally.in_progress,
            Standing::Completed => &mut tally.completed,
            Standing::OnLeave => &mut tally.on_leave,
            Standing::Exempt => &mut tally.exempt,
            Standing::Left => &mut tally.left,
        } = heads;
        tally
    }

    /// The rate by the edition's formula.
    #[must_use]
    pub fn rate(&self, formula: &Formula) -> Rate {
        let mut rate = Rate::default();
        for standing in Standing::ALL {
            let (heads, counts) = (self.heads(standing), counts(standing, formula));
            rate.completed += if counts == Counts::Done { heads } else { 0 };
            rate.counted += if counts == Counts::Aside { 0 } else { heads };
        }
        rate
    }

    /// Heads of one standing.
    #[must_use]
    pub const fn heads(&self, standing: Standing) -> u64 {
        match standing {
            Standing::Assigned => self.assigned,
            Standing::InProgress => self.in_progress,
            Standing::Completed => self.completed,
            Standing::OnLeave => self.on_leave,
            Standing::Exempt => self.exempt,
            Standing::Left => self.left,
        }
    }

    /// Everybody with an obligation, counted or not.
    #[must_use]
    pub fn everybody(&self) -> u64 {
        self.assigned + self.in_progress + self.completed + self.on_leave + self.exempt + self.left
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            assigned: self.assigned + other.assigned,
            in_progress: self.in_progress + other.in_progress,
            completed: self.completed + other.completed,
            on_leave: self.on_leave + other.on_leave,
            exempt: self.exempt + other.exempt,
            left: self.left + other.left,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
