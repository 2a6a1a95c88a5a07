//! Participation: who has completed, by every part of the organisation, on any day.

mod curve;
mod editions;
mod people;
mod tallies;
mod targets;
mod team;

pub use curve::completions_per_day;
pub use editions::{Edition, edition, editions, previous};
pub use people::{PersonLine, PersonQuery, people};
pub use tallies::site_tallies;
pub use targets::{TargetChange, set_target, target_history, targets};
pub use team::{Report, team};
