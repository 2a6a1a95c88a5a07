//! Roles as they are given and taken, one at a time: in a command, in a form, in the database.

use super::Role;
use crate::jurisdiction::Country;
use std::{collections::BTreeSet, fmt, str::FromStr};

/// A role that somebody is given, written `country-coordinator:DE`, `group-administrator` or `auditor`. A line manager
/// is given none: it follows from having reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Granted {
    /// See [`Role::GroupAdministrator`].
    GroupAdministrator,
    /// See [`Role::Auditor`].
    Auditor,
    /// See [`Role::CountryCoordinator`].
    CountryCoordinator(Country),
}

/// There is no such role, or it is for no country or for one too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no such role: write country-coordinator:DE, group-administrator or auditor")]
pub struct NoRole;

impl Granted {
    /// From the name of a role and what it is for, as they are stored.
    ///
    /// # Errors
    /// [`NoRole`].
    pub fn new(role: &str, scope: &str) -> Result<Self, NoRole> {
        match (role, scope) {
            ("group-administrator", "") => Ok(Self::GroupAdministrator),
            ("auditor", "") => Ok(Self::Auditor),
            ("country-coordinator", country) => country.parse().map(Self::CountryCoordinator).map_err(|_| NoRole),
            _ => Err(NoRole),
        }
    }

    /// The name of the role.
    #[must_use]
    pub fn role(&self) -> &'static str {
        match self {
            Self::GroupAdministrator => "group-administrator",
            Self::Auditor => "auditor",
            Self::CountryCoordinator(_) => "country-coordinator",
        }
    }

    /// What it is for: a country's code, or nothing.
    #[must_use]
    pub fn scope(&self) -> &str {
        match self {
            Self::GroupAdministrator | Self::Auditor => "",
            Self::CountryCoordinator(country) => country.as_str(),
        }
    }
}

impl FromStr for Granted {
    type Err = NoRole;

    fn from_str(text: &str) -> Result<Self, NoRole> {
        let (role, scope) = text.trim().split_once(':').unwrap_or((text.trim(), ""));
        Self::new(role, scope)
    }
}

impl fmt::Display for Granted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scope() {
            "" => f.write_str(self.role()),
            scope => write!(f, "{}:{scope}", self.role()),
        }
    }
}

/// What somebody may who was given these.
#[must_use]
pub fn roles_of(granted: &[Granted]) -> Vec<Role> {
    let mut roles = Vec::new();
    let mut countries: BTreeSet<Country> = BTreeSet::new();
    for one in granted {
        match one {
            Granted::GroupAdministrator => roles.push(Role::GroupAdministrator),
            Granted::Auditor => roles.push(Role::Auditor),
            Granted::CountryCoordinator(country) => _ = countries.insert(*country),
        }
    }
    if !countries.is_empty() {
        roles.push(Role::CountryCoordinator(countries));
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_written_as_it_is_read() {
        for text in ["country-coordinator:DE", "group-administrator", "auditor"] {
            assert_eq!(text.parse::<Granted>().map(|granted| granted.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_role_is_refused() {
        for text in [
            "",
            "auditor:DE",
            "country-coordinator",
            "country-coordinator:",
            "line-manager",
            "country-coordinator:Germany",
        ] {
            assert_eq!(text.parse::<Granted>(), Err(NoRole), "{text}");
        }
    }
}
