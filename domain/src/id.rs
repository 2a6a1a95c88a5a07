//! Identifiers as types, so that an [`EditionId`] never fits where a [`PersonId`] goes. All are UUIDs (version 7),
//! made outside this crate and passed in.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that is known to be of this kind.
            #[must_use]
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The UUID inside.
            #[must_use]
            pub const fn get(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// One employee or contractor.
    PersonId,
    /// One run of a programme.
    EditionId,
    /// One imported, immutable state of an edition's content.
    VersionId,
    /// One try at the confirmation test.
    AttemptId,
    /// A company of the group.
    EntityId,
    /// A place of work.
    SiteId,
    /// A release of one person from one edition.
    ExemptionId,
    /// More time for one person and one edition.
    ExtensionId,
    /// Something a person asked for.
    RequestId,
}
