//! Permits: proof that somebody may do one kind of act, over a certain reach. Only [`Viewer::permit`] makes them, so a
//! use case that takes one cannot be called without the check.

use crate::{error::Error, viewer::Viewer};
use kunren_domain::{
    id::PersonId,
    jurisdiction::Country,
    role::{Act, Reach, reach},
};
use std::marker::PhantomData;

/// An act as a type.
pub trait Does {
    /// The act.
    const ACT: Act;
}

/// Permission of a person for one act.
#[derive(Debug, Clone)]
pub struct Permit<A> {
    by: PersonId,
    reach: Reach,
    act: PhantomData<A>,
}

impl<A> Permit<A> {
    /// Who was permitted.
    #[must_use]
    pub fn by(&self) -> PersonId {
        self.by
    }

    /// Over whom.
    #[must_use]
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// The reach as SQL wants it: `*`, or countries as `,DE,FR,`. A team has no countries.
    #[must_use]
    pub fn countries(&self) -> String {
        match &self.reach {
            Reach::Group => "*".to_owned(),
            Reach::Countries(countries) => {
                countries.iter().fold(",".to_owned(), |list, country| format!("{list}{country},"))
            }
            Reach::Team(_) => ",".to_owned(),
        }
    }

    /// Whether people who work in this country are within reach: for forms; use cases apply the reach in their SQL.
    #[must_use]
    pub fn covers(&self, country: Country) -> bool {
        match &self.reach {
            Reach::Group => true,
            Reach::Countries(countries) => countries.contains(&country),
            Reach::Team(_) => false,
        }
    }
}

impl Viewer {
    /// Checks the viewer's roles.
    ///
    /// # Errors
    /// [`Error::NotPermitted`].
    pub fn permit<A: Does>(&self) -> Result<Permit<A>, Error> {
        let reach = reach(self.person, &self.roles, A::ACT).ok_or(Error::NotPermitted)?;
        Ok(Permit { by: self.person, reach, act: PhantomData })
    }

    /// Whether the viewer may do it at all: for menus.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        reach(self.person, &self.roles, act).is_some()
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $name {}

        impl Does for $name {
            const ACT: Act = Act::$name;
        }
    )+};
}

acts! {
    /// See [`Act::SeeParticipation`].
    SeeParticipation,
    /// See [`Act::SeePeople`].
    SeePeople,
    /// See [`Act::SeeAttempts`].
    SeeAttempts,
    /// See [`Act::GrantAttempt`].
    GrantAttempt,
    /// See [`Act::Exempt`].
    Exempt,
    /// See [`Act::SetTarget`].
    SetTarget,
    /// See [`Act::CloseEdition`].
    CloseEdition,
    /// See [`Act::SetAudience`].
    SetAudience,
    /// See [`Act::SeeTeam`].
    SeeTeam,
    /// See [`Act::ReadAuditLog`].
    ReadAuditLog,
    /// See [`Act::DecideRequests`].
    DecideRequests,
    /// See [`Act::SeeImports`].
    SeeImports,
    /// See [`Act::ImportPeople`].
    ImportPeople,
    /// See [`Act::GiveCode`].
    GiveCode,
    /// See [`Act::SetRoles`].
    SetRoles,
}
