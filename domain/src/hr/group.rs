//! The people behind a number of an import. Each person who changes carries bits, made when they are counted, so that a
//! list has as many lines as the number it explains.

use super::{Change, Effects, Kind, Known};
use std::{fmt, str::FromStr};

/// People who are listed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// About whom anything changes.
    Changed,
    /// New people.
    Joiners,
    /// Who had left and are employed again.
    Rejoiners,
    /// New people, and those who come back.
    Arrivals,
    /// Who leave, or whose leaving is announced.
    Leavers,
    /// Of these, whom a full file does not name any more.
    NotNamed,
    /// Who work at other places.
    Moves,
    /// Who move to another country, by the country that they leave.
    Away,
    /// The same, by the country to which they come.
    Here,
    /// Whose leave begins or is announced.
    Leaves,
    /// Back from leave.
    Returns,
    /// With another manager.
    Managers,
    /// With another employment type.
    Employment,
    /// With other details.
    Details,
    /// Whom the source names for the first time, and nothing else.
    Adopted,
}

/// On which country a group is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Where somebody worked before.
    Before,
    /// Where somebody works then.
    After,
}

/// The bits of somebody whom the source names for the first time.
pub const ADOPTED: i64 = 1 << 10;
/// Of who is missing from a full file.
pub const NOT_NAMED: i64 = 1 << 8;
const EMPLOYMENT: i64 = 1 << 9;
const OTHER_COUNTRY: i64 = 1 << 11;
/// All kinds of change.
const ANY: i64 = (1 << 8) - 1;

impl Group {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Changed,
        Self::Joiners,
        Self::Rejoiners,
        Self::Arrivals,
        Self::Leavers,
        Self::NotNamed,
        Self::Moves,
        Self::Away,
        Self::Here,
        Self::Leaves,
        Self::Returns,
        Self::Managers,
        Self::Employment,
        Self::Details,
        Self::Adopted,
    ];

    /// As it stands in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Joiners => "joiners",
            Self::Rejoiners => "rejoiners",
            Self::Arrivals => "arrivals",
            Self::Leavers => "leavers",
            Self::NotNamed => "not-named",
            Self::Moves => "moves",
            Self::Away => "away",
            Self::Here => "here",
            Self::Leaves => "leaves",
            Self::Returns => "returns",
            Self::Managers => "managers",
            Self::Employment => "employment",
            Self::Details => "details",
            Self::Adopted => "adopted",
        }
    }

    /// Who has one of these bits is in the group.
    #[must_use]
    pub const fn bits(self) -> i64 {
        match self {
            Self::Changed => ANY,
            Self::Joiners => bit(Kind::Joiner),
            Self::Rejoiners => bit(Kind::Rejoiner),
            Self::Arrivals => bit(Kind::Joiner) | bit(Kind::Rejoiner),
            Self::Leavers => bit(Kind::Leaver),
            Self::NotNamed => NOT_NAMED,
            Self::Moves => bit(Kind::Move),
            Self::Away | Self::Here => OTHER_COUNTRY,
            Self::Leaves => bit(Kind::LeaveStart),
            Self::Returns => bit(Kind::Return),
            Self::Managers => bit(Kind::Manager),
            Self::Employment => EMPLOYMENT,
            Self::Details => bit(Kind::Details),
            Self::Adopted => ADOPTED,
        }
    }

    /// On which country it is counted.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Joiners | Self::Rejoiners | Self::Arrivals | Self::Here => Side::After,
            _ => Side::Before,
        }
    }

    /// How many people are in it.
    #[must_use]
    pub fn count(self, effects: &Effects) -> u64 {
        match self {
            Self::Changed => effects.changed,
            Self::Joiners => effects.joiners,
            Self::Rejoiners => effects.rejoiners,
            Self::Arrivals => effects.joiners + effects.rejoiners,
            Self::Leavers => effects.leavers,
            Self::NotNamed => effects.not_named,
            Self::Moves => effects.moves,
            Self::Away | Self::Here => effects.countries.values().map(|of| of.moved_away).sum(),
            Self::Leaves => effects.leave_starts,
            Self::Returns => effects.returns,
            Self::Managers => effects.managers,
            Self::Employment => effects.employment,
            Self::Details => effects.details,
            Self::Adopted => effects.adopted,
        }
    }
}

const fn bit(kind: Kind) -> i64 {
    match kind {
        Kind::Joiner => 1,
        Kind::Rejoiner => 1 << 1,
        Kind::Leaver => 1 << 2,
        Kind::Move => 1 << 3,
        Kind::LeaveStart => 1 << 4,
        Kind::Return => 1 << 5,
        Kind::Manager => 1 << 6,
        Kind::Details => 1 << 7,
    }
}

/// The bits of somebody who changes.
#[must_use]
pub fn bits(change: &Change, known: &Known) -> i64 {
    let kinds = change.kinds.iter().fold(0, |bits, kind| bits | bit(*kind));
    let (before, after) = change.countries(known);
    let moved = before.is_some() && after.is_some() && before != after;
    let employment = if change.is_of_employment() { EMPLOYMENT } else { 0 };
    kinds | employment | if moved { OTHER_COUNTRY } else { 0 }
}

/// A text that names no group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such group of people")]
pub struct NoGroup;

impl FromStr for Group {
    type Err = NoGroup;

    fn from_str(text: &str) -> Result<Self, NoGroup> {
        Self::ALL.into_iter().find(|group| group.code() == text).ok_or(NoGroup)
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_asked_for_by_its_code_and_only_two_pairs_share_bits() {
        for group in Group::ALL {
            assert_eq!(group.code().parse(), Ok(group));
            let alike = Group::ALL.into_iter().filter(|other| other.bits() == group.bits()).count();
            assert_eq!(alike, if matches!(group, Group::Away | Group::Here) { 2 } else { 1 }, "{group}");
        }
        assert_eq!("nobody".parse::<Group>(), Err(NoGroup));
        assert_eq!(Group::Adopted.bits() & Group::Changed.bits(), 0, "who is only named does not change");
    }
}
