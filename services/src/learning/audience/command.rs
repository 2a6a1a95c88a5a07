//! An edition's audience for the command line, where nobody is signed in.

use super::{AudienceChange, Terms, Unknown, check::unknown, history, subjects};
use crate::{error::Error, kunren::Kunren};
use jiff::civil::Date;
use kunren_domain::{audience::EditionName, id::EditionId};

/// What is in force for an edition, and how it came to be.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Which edition.
    pub edition: EditionId,
    /// The first day on which it is owed.
    pub opens_on: Date,
    /// The last one.
    pub closes_on: Date,
    /// Whether it opens later than today.
    pub is_ahead: bool,
    /// What is in force.
    pub terms: Terms,
    /// What the rule names and nothing in the organisation has.
    pub unknown: Vec<Unknown>,
    /// Everything that was ever set, newest first.
    pub history: Vec<AudienceChange>,
}

/// What is in force for an edition; nothing when there is no such edition.
///
/// # Errors
/// When the database fails.
pub async fn shown(kunren: &Kunren, name: &EditionName) -> Result<Option<Shown>, Error> {
    let mut conn = kunren.db().read().await?;
    let Some(subject) = subjects(&mut conn).await?.into_iter().find(|subject| subject.name == *name) else {
        return Ok(None);
    };
    let unknown = unknown(&mut conn, &subject.terms.rule).await?.into_iter().collect();
    drop(conn);
    Ok(Some(Shown {
        edition: subject.edition,
        opens_on: subject.opens_on,
        closes_on: subject.closes_on,
        is_ahead: kunren.clock().today() < subject.opens_on,
        history: history(kunren, subject.edition).await?,
        terms: subject.terms,
        unknown,
    }))
}
