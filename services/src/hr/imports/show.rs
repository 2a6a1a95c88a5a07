//! Which of the files that came are listed.

/// Which files are listed, by where they are on their road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Waits to be confirmed, or is being applied.
    Planned,
    /// Somebody has to choose its columns.
    Columns,
    /// Waits to be read, or is being read.
    Reading,
    /// Was applied.
    Applied,
    /// Was applied and taken back.
    Undone,
    /// Everybody was as it says.
    Nothing,
    /// Cannot be right.
    Refused,
    /// Could not be read.
    Failed,
    /// Was given up or replaced.
    Ended,
}

impl Show {
    /// All of them, in the order in which they are offered: what waits for somebody comes first.
    pub const ALL: [Self; 9] = [
        Self::Planned,
        Self::Columns,
        Self::Reading,
        Self::Applied,
        Self::Undone,
        Self::Nothing,
        Self::Refused,
        Self::Failed,
        Self::Ended,
    ];

    /// As it stands in addresses, and in `list.sql`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Columns => "columns",
            Self::Reading => "reading",
            Self::Applied => "applied",
            Self::Undone => "undone",
            Self::Nothing => "nothing",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Ended => "ended",
        }
    }
}
