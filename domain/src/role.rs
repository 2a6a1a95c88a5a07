//! Who may do what, and over whom. Everything that is not written here is refused.

mod granted;

pub use granted::{Granted, NoRole, roles_of};

use crate::{id::PersonId, jurisdiction::Country};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A role somebody was given. Everybody is a learner without being given anything.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Sees the own reports, direct and below: done or not, and due dates. Follows from having reports.
    LineManager,
    /// Watches over countries.
    CountryCoordinator(BTreeSet<Country>),
    /// Runs the platform.
    GroupAdministrator,
    /// Reads everything, changes nothing.
    Auditor,
}

/// Something that needs a permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// See rates and heads.
    SeeParticipation,
    /// See who has and has not completed.
    SeePeople,
    /// See tries and scores of a person.
    SeeAttempts,
    /// Give another attempt, with a reason.
    GrantAttempt,
    /// Exempt a person, with a reason.
    Exempt,
    /// Set a target, with a reason.
    SetTarget,
    /// Sign the figures of an edition.
    CloseEdition,
    /// Set whom an edition is for, with a reason.
    SetAudience,
    /// See the list of own reports.
    SeeTeam,
    /// Read the log of changes.
    ReadAuditLog,
    /// Grant or refuse what people ask for, give more time, open again, with a reason.
    DecideRequests,
    /// See which files of HR systems came, and what they did.
    SeeImports,
    /// Import a file of an HR system, and take it back.
    ImportPeople,
    /// Give somebody a code to sign in with and set a password.
    GiveCode,
    /// Give roles and take them away.
    SetRoles,
}

impl Act {
    /// All acts, for tables and tests.
    pub const ALL: [Self; 15] = [
        Self::SeeParticipation,
        Self::SeePeople,
        Self::SeeAttempts,
        Self::GrantAttempt,
        Self::Exempt,
        Self::SetTarget,
        Self::CloseEdition,
        Self::SetAudience,
        Self::SeeTeam,
        Self::ReadAuditLog,
        Self::DecideRequests,
        Self::SeeImports,
        Self::ImportPeople,
        Self::GiveCode,
        Self::SetRoles,
    ];
}

/// Over whom an act is allowed. Applied in SQL, never after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Everybody.
    Group,
    /// People who work in these countries.
    Countries(BTreeSet<Country>),
    /// People below this one in the line of managers.
    Team(PersonId),
}

/// What the roles of a person allow for an act: the widest reach of any of them, or nothing.
#[must_use]
pub fn reach(person: PersonId, roles: &[Role], act: Act) -> Option<Reach> {
    let reaches = || roles.iter().filter_map(|role| reach_of(person, role, act));
    if reaches().any(|reach| reach == Reach::Group) {
        return Some(Reach::Group);
    }
    let countries: BTreeSet<Country> = reaches()
        .filter_map(|reach| match reach {
            Reach::Countries(countries) => Some(countries),
            Reach::Group | Reach::Team(_) => None,
        })
        .flatten()
        .collect();
    if countries.is_empty() { reaches().next() } else { Some(Reach::Countries(countries)) }
}

fn reach_of(person: PersonId, role: &Role, act: Act) -> Option<Reach> {
    match (role, act) {
        (Role::LineManager, Act::SeeTeam) => Some(Reach::Team(person)),
        (Role::LineManager, _)
        | (Role::GroupAdministrator | Role::Auditor | Role::CountryCoordinator(_), Act::SeeTeam) => None,
        (
            Role::CountryCoordinator(_),
            Act::ReadAuditLog
            | Act::CloseEdition
            | Act::SetAudience
            | Act::SeeImports
            | Act::ImportPeople
            | Act::SetRoles,
        ) => None,
        (Role::CountryCoordinator(countries), _) => {
            (!countries.is_empty()).then(|| Reach::Countries(countries.clone()))
        }
        (Role::GroupAdministrator, _)
        | (
            Role::Auditor,
            Act::SeeParticipation | Act::SeePeople | Act::SeeAttempts | Act::ReadAuditLog | Act::SeeImports,
        ) => Some(Reach::Group),
        (
            Role::Auditor,
            Act::GrantAttempt
            | Act::Exempt
            | Act::SetTarget
            | Act::CloseEdition
            | Act::SetAudience
            | Act::DecideRequests
            | Act::ImportPeople
            | Act::GiveCode
            | Act::SetRoles,
        ) => None,
    }
}

/// Whether somebody who gives codes within `reach` may give one to a person with these roles. Whoever holds a code could
/// become that person, so a coordinator gives none to those whose roles reach further than his own. How far a line of
/// managers reaches is not known here.
#[must_use]
pub fn may_become(reach: &Reach, roles: &[Role]) -> bool {
    match reach {
        Reach::Group => true,
        Reach::Countries(own) => roles.iter().all(|role| match role {
            Role::CountryCoordinator(countries) => countries.is_subset(own),
            Role::LineManager => true,
            Role::GroupAdministrator | Role::Auditor => false,
        }),
        Reach::Team(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn me() -> PersonId {
        PersonId::new(Uuid::from_u128(7))
    }

    fn coordinator(codes: &[&str]) -> Role {
        Role::CountryCoordinator(codes.iter().map(|code| code.parse().expect("a country")).collect())
    }

    #[test]
    fn without_a_role_nothing_is_allowed() {
        assert!(Act::ALL.iter().all(|act| reach(me(), &[], *act).is_none()));
        assert!(Act::ALL.iter().all(|act| reach(me(), &[coordinator(&[])], *act).is_none()));
    }

    #[test]
    fn an_auditor_reads_everything_and_changes_nothing() {
        let may = |act| reach(me(), &[Role::Auditor], act).is_some();
        assert!(may(Act::SeeParticipation) && may(Act::SeePeople) && may(Act::ReadAuditLog));
        assert!(
            !may(Act::SetAudience)
                && !may(Act::GrantAttempt)
                && !may(Act::SetTarget)
                && !may(Act::Exempt)
                && !may(Act::CloseEdition)
                && !may(Act::DecideRequests)
                && !may(Act::GiveCode)
                && !may(Act::SetRoles)
        );
    }

    #[test]
    fn a_line_manager_sees_the_team_and_no_scores() {
        let may = |act| reach(me(), &[Role::LineManager], act);
        assert_eq!(may(Act::SeeTeam), Some(Reach::Team(me())));
        assert!(Act::ALL.iter().filter(|act| **act != Act::SeeTeam).all(|act| may(*act).is_none()));
    }

    #[test]
    fn two_coordinations_add_up_and_a_wider_role_wins() {
        let both = [coordinator(&["DE"]), coordinator(&["FR", "DE"])];
        let Some(Reach::Countries(countries)) = reach(me(), &both, Act::SeePeople) else { panic!("countries") };
        assert_eq!(countries.len(), 2);
        let auditor_too = [coordinator(&["DE"]), Role::Auditor];
        assert_eq!(reach(me(), &auditor_too, Act::SeePeople), Some(Reach::Group));
        assert!(matches!(reach(me(), &auditor_too, Act::SetTarget), Some(Reach::Countries(_))));
    }

    #[test]
    fn nobody_becomes_somebody_who_may_more() {
        let countries = |codes: &[&str]| match coordinator(codes) {
            Role::CountryCoordinator(countries) => Reach::Countries(countries),
            _ => panic!("countries"),
        };
        let all = [Role::GroupAdministrator, Role::Auditor, coordinator(&["DE"]), Role::LineManager];
        assert!(may_become(&Reach::Group, &all));
        let own = countries(&["DE", "FR"]);
        assert!(may_become(&own, &[]) && may_become(&own, &[Role::LineManager, coordinator(&["FR"])]));
        for more in [Role::GroupAdministrator, Role::Auditor, coordinator(&["DE", "SA"])] {
            assert!(!may_become(&own, &[coordinator(&["DE"]), more]));
        }
        assert!(!may_become(&Reach::Team(me()), &[]));
    }

    #[test]
    fn only_administrators_give_roles() {
        let give = |role| reach(me(), &[role], Act::SetRoles);
        assert_eq!(give(Role::GroupAdministrator), Some(Reach::Group));
        assert!([coordinator(&["DE"]), Role::Auditor, Role::LineManager].into_iter().all(|role| give(role).is_none()));
    }
}
