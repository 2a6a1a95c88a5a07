//! Participation: who has completed, by every part of the organisation, on any day.
//!
//! The numbers of a page come from [`heads()`], what they are held against from [`last_year()`], the names from
//! [`directory()`]; what was asked a moment ago is remembered. What a coordinator does about one person is in
//! [`person()`] and [`exempt`].

mod added;
mod columns;
mod counted;
mod directory;
mod due;
mod editions;
pub(crate) mod exemption;
mod export;
mod figures;
mod find;
mod heads;
mod history;
mod last_year;
mod names;
mod not_owed;
mod only;
mod people;
pub(crate) mod person;
mod remembered;
mod search;
mod targets;
mod team;
mod tries;

pub use added::{AddedLine, added_open};
pub use columns::Kinds;
pub use counted::Counted;
pub(crate) use counted::counted_in;
pub use directory::{Directory, EntityPlace, SitePlace, directory};
pub use editions::{Edition, edition, editions, previous};
pub use exemption::{Releasing, exempt, revoke_exemption};
pub use export::{Everybody, PersonRecord, everybody};
pub use figures::{Figures, Question, Split, figures};
pub use find::{FoundPeople, FoundPerson, find_people};
pub use heads::{Heads, heads, heads_of, kinds, recount, recount_split, site_tallies, warm};
pub use history::{AsOf, Changed, ImportedChange, PersonHistory, StayLine, person_history};
pub use last_year::{LastYear, last_year, last_year_of};
pub use not_owed::NotOwed;
pub use only::Only;
pub use people::{Compare, Listed, PersonLine, PersonQuery, people};
pub use person::{Exempted, Owed, PersonFacts, person};
pub(crate) use remembered::Remembered;
pub(crate) use search::pattern;
pub use targets::{TargetChange, set_target, target_history, targets};
pub(crate) use team::leads_elsewhere;
pub use team::{Leader, Report, Reports, Shown, Team, TeamQuery, team};
pub use tries::{Try, attempts_used, grant_attempt, tries};
