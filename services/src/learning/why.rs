//! Why somebody owes an edition, why it is due then, why it counts or does not, and what is left: for the one who owes it
//! and for those who may look. Everything here is what the rules themselves said while deciding.

use super::{
    Learner, Obligation,
    assigned::{Assigned, assigned},
    obligations,
};
use crate::{
    db::Conn,
    error::Error,
    kunren::Kunren,
    participation::{Counted, counted_in},
    permit::{Permit, SeePeople},
    testing::grant::within_reach,
    viewer::Viewer,
};
use jiff::civil::Date;
use kunren_domain::{
    id::{EditionId, PersonId},
    obligation::{Counts, Decided, counts},
    policy::Next,
};

/// The explanation of one obligation, as of today where the person works.
#[derive(Debug, Clone)]
pub struct Why {
    /// Whose.
    pub learner: Learner,
    /// The obligation: its due date with all candidates, the phase, what was granted.
    pub owed: Obligation,
    /// The rule that says that it is owed.
    pub assigned: Assigned,
    /// The fact that decides where the person stands.
    pub decided: Decided<Date>,
    /// What that is in the rate, by the edition's formula.
    pub counts: Counts,
    /// Where it is counted today; nothing without a main place of work.
    pub counted: Option<Counted>,
    /// Regional modules and the sites that bring them; where it was completed before a move, those that brought them then.
    pub parts: Vec<Part>,
    /// What comes next with the test; nothing where the edition has no content here.
    pub next: Option<Next>,
}

/// A regional module of somebody's course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The module's id.
    pub module: String,
    /// Names of the places of work it is there for, main place first.
    pub sites: Vec<String>,
}

/// Explains what the viewer owes.
///
/// # Errors
/// [`Error::NotFound`] when it is not owed.
pub async fn why(kunren: &Kunren, viewer: &Viewer, edition: EditionId) -> Result<Why, Error> {
    let owed = super::obligation(kunren, viewer, edition).await?;
    let learner = Learner::of(viewer, viewer.today(kunren.clock().now()));
    let mut conn = kunren.db().read().await?;
    let assigned = assigned_to(kunren, &mut conn, &learner, &owed).await?;
    let counted = counted_in(&mut conn, learner.person, owed.edition, learner.today).await?;
    Ok(Why { counted, ..explain(kunren, learner, owed, assigned) })
}

/// Explains what somebody within reach owes.
///
/// # Errors
/// [`Error::NotFound`] when the person is out of reach or does not owe it.
pub async fn why_of(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    person: PersonId,
    edition: EditionId,
) -> Result<Why, Error> {
    let now = kunren.clock().now();
    let mut conn = kunren.db().read().await?;
    within_reach(&mut conn, person, edition, &permit.countries(), kunren.clock().today()).await?;
    let learner = Learner::load(&mut conn, person, now).await?;
    drop(conn);
    let content = kunren.latest(edition).await?;
    let mut conn = kunren.db().read().await?;
    let owed = obligations::of_edition(kunren, &mut conn, &learner, edition, content).await?.ok_or(Error::NotFound)?;
    let assigned = assigned_to(kunren, &mut conn, &learner, &owed).await?;
    let counted = counted_in(&mut conn, learner.person, owed.edition, learner.today).await?;
    Ok(Why { counted, ..explain(kunren, learner, owed, assigned) })
}

async fn assigned_to(
    kunren: &Kunren,
    conn: &mut Conn,
    learner: &Learner,
    owed: &Obligation,
) -> Result<Assigned, Error> {
    let person = (learner.person.get(), learner.joined_on);
    assigned(conn, owed.edition, person, owed.assigned_on, kunren.clock().today()).await
}

fn explain(kunren: &Kunren, learner: Learner, owed: Obligation, assigned: Assigned) -> Why {
    let places = learner.jurisdictions();
    let decided = owed.facts.decided(learner.today);
    let site = |at: usize| learner.places.get(at).map(|workplace| workplace.site.clone());
    let regional = owed.modules_at(&places).into_iter().filter(|(_, because)| !because.is_empty());
    let today = regional.map(|(module, because)| Part {
        module: module.id.clone(),
        sites: because.into_iter().filter_map(site).collect(),
    });
    // What was completed before a move is not forgotten; what the move added is said beside it.
    let parts = owed.since.as_ref().map_or_else(|| today.collect(), |since| since.covered.clone());
    Why {
        parts,
        assigned,
        counts: counts(decided.standing(), &owed.formula),
        counted: None,
        decided,
        next: owed.next_at(&places, kunren.clock().now()),
        learner,
        owed,
    }
}
