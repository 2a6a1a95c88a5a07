//! Which of the people behind a number are listed.

use kunren_domain::obligation::Standing;

/// Only these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// Who still has to complete it, and should have by then.
    Overdue,
    /// Who stands here.
    Standing(Standing),
}

impl Only {
    /// All, in the order in which they are offered: who has to be reminded first.
    pub const ALL: [Self; 7] = [
        Self::Overdue,
        Self::Standing(Standing::Assigned),
        Self::Standing(Standing::InProgress),
        Self::Standing(Standing::Completed),
        Self::Standing(Standing::OnLeave),
        Self::Standing(Standing::Exempt),
        Self::Standing(Standing::Left),
    ];

    /// As it stands in addresses; a standing as the SQL writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Standing(Standing::Assigned) => "assigned",
            Self::Standing(Standing::InProgress) => "in-progress",
            Self::Standing(Standing::Completed) => "completed",
            Self::Standing(Standing::OnLeave) => "on-leave",
            Self::Standing(Standing::Exempt) => "exempt",
            Self::Standing(Standing::Left) => "left",
        }
    }

    /// The other way round.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|only| only.code() == code)
    }

    /// Whether all of them still have to complete it: then it is told when each is due.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Overdue => true,
            Self::Standing(standing) => is_open(standing),
        }
    }

    /// Where all of them stand, where that is one and the same.
    pub(super) const fn standing(self) -> Option<Standing> {
        match self {
            Self::Overdue => None,
            Self::Standing(standing) => Some(standing),
        }
    }
}

/// Whether somebody who stands here still has to complete it.
pub(super) const fn is_open(standing: Standing) -> bool {
    matches!(standing, Standing::Assigned | Standing::InProgress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_written() {
        for only in Only::ALL {
            assert_eq!(Only::read(only.code()), Some(only));
        }
        assert_eq!(Only::read("asleep"), None);
    }
}
