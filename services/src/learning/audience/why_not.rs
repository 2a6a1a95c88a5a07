//! Why somebody does not owe an edition: the conditions that assigning asks about ([`keep`](super::keep)), looked at one
//! by one for one person.

use super::{Subject, subjects};
use crate::{
    course::content::Content,
    db::Conn,
    error::Error,
    kunren::Kunren,
    learning::assigned::{Given, load, name},
    participation::person::within_reach,
    permit::{Permit, SeePeople},
};
use jiff::civil::Date;
use kunren_domain::{
    audience::{Field, Person, Rule, unmet},
    id::{EditionId, PersonId},
    recurrence::{Recurrence, valid_until},
};
use std::{collections::BTreeMap, sync::Arc};

/// Why an edition is not owed.
#[derive(Debug, Clone)]
pub struct WhyNot {
    /// Who does not owe it.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// Which edition.
    pub edition: EditionId,
    /// Its short name.
    pub code: String,
    /// Its latest content; none for editions held before this system.
    pub content: Option<Arc<Content>>,
    /// The day that was looked at: today, or the edition's last day where that is over.
    pub day: Date,
    /// Everything that stands in the way; never empty.
    pub because: Vec<NotOwedBecause>,
    /// What sites and companies are called that the rule names by their codes.
    pub names: BTreeMap<(Field, String), String>,
}

/// One reason, each enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOwedBecause {
    /// It opens on this day.
    NotOpen(Date),
    /// It closed on this day, and nothing is assigned any more.
    Closed(Date),
    /// The first day at work comes after the day.
    NotJoined(Date),
    /// The employment had ended.
    Left(Date),
    /// The rule in force does not match: the parts of it that are not true.
    Rule {
        /// The whole rule, and why it was set.
        given: Given,
        /// What is not true.
        unmet: Vec<Rule>,
    },
    /// An earlier edition was completed, and that is worth something beyond the edition's last day.
    Covered {
        /// When it was completed.
        completed_on: Date,
        /// How long that holds.
        until: Date,
    },
    /// Nothing stands in the way: it is assigned with the next look, within minutes.
    Soon,
}

/// Explains why somebody within reach does not owe an edition.
///
/// # Errors
/// [`Error::NotFound`] when the person is out of reach or there is no such edition.
pub async fn why_not(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    person: PersonId,
    edition: EditionId,
) -> Result<WhyNot, Error> {
    let today = kunren.clock().today();
    let content = kunren.latest(edition).await?;
    let mut conn = kunren.db().read().await?;
    let facts = within_reach(kunren, &mut conn, permit, person).await?;
    let all = subjects(&mut conn).await?;
    let subject = all.iter().find(|subject| subject.edition == edition).ok_or(Error::NotFound)?;
    let known = load(&mut conn, person.get(), facts.joined_on).await?;
    let because = because(subject, &all, &known, facts.left_on, today);
    let names = names(&mut conn, &because).await?;
    Ok(WhyNot {
        person,
        name: facts.name,
        edition,
        code: subject.name.edition.clone(),
        content,
        day: looked_at(subject, today),
        because,
        names,
    })
}

fn looked_at(subject: &Subject, today: Date) -> Date {
    today.min(subject.closes_on)
}

/// The conditions of assigning, one by one.
fn because(
    subject: &Subject,
    all: &[Subject],
    person: &Person,
    left_on: Option<Date>,
    today: Date,
) -> Vec<NotOwedBecause> {
    let day = looked_at(subject, today);
    let window = (today < subject.opens_on)
        .then_some(NotOwedBecause::NotOpen(subject.opens_on))
        .or_else(|| (today > subject.closes_on).then_some(NotOwedBecause::Closed(subject.closes_on)));
    let joined = (person.joined_on > day).then_some(NotOwedBecause::NotJoined(person.joined_on));
    let left = left_on.filter(|left| *left <= day).map(NotOwedBecause::Left);
    let found = [window, joined, left, rule(subject, person, day), covered(subject, all, person)];
    let mut found: Vec<_> = found.into_iter().flatten().collect();
    if found.is_empty() {
        found.push(NotOwedBecause::Soon);
    }
    found
}

fn rule(subject: &Subject, person: &Person, day: Date) -> Option<NotOwedBecause> {
    let unmet: Vec<Rule> = unmet(&subject.terms.rule, person, day).into_iter().cloned().collect();
    let reason = subject.audience.as_ref().map_or_else(String::new, |(_, reason)| reason.clone());
    let given = Given { rule: subject.terms.rule.clone(), reason };
    (!unmet.is_empty()).then_some(NotOwedBecause::Rule { given, unmet })
}

/// The latest earlier completion, if it is worth something beyond the edition's closing.
fn covered(subject: &Subject, all: &[Subject], person: &Person) -> Option<NotOwedBecause> {
    let recurrence = subject.terms.recurrence;
    let after = recurrence.excuses_after(subject.closes_on)?;
    let earlier = all.iter().filter(|it| it.programme == subject.programme && it.opens_on < subject.opens_on);
    let completed_on = *earlier.filter_map(|earlier| person.completed.get(&earlier.name)).max()?;
    let own = (Recurrence::EveryEdition, subject.opens_on);
    let until = valid_until(own, Some((recurrence, subject.opens_on)), completed_on, completed_on);
    (completed_on > after).then_some(NotOwedBecause::Covered { completed_on, until })
}

async fn names(conn: &mut Conn, because: &[NotOwedBecause]) -> Result<BTreeMap<(Field, String), String>, Error> {
    let mut names = BTreeMap::new();
    for because in because {
        if let NotOwedBecause::Rule { given, .. } = because {
            name(conn, &given.rule, &mut names).await?;
        }
    }
    Ok(names)
}
