//! Everything a page of numbers is made of, counted at one moment: heads by place, and where they are broken down by what
//! people do, by that too.

use super::{
    columns::{Columns, Kinds, Place},
    heads::{Heads, aside, columns, counted},
    remembered::Asked,
};
use crate::{
    error::Error,
    kunren::Kunren,
    permit::{Permit, SeeParticipation},
};
use jiff::civil::Date;
use kunren_domain::{
    id::EditionId,
    participation::{Breakdown, Kind, Tally},
    target::Node,
};
use std::sync::Arc;

/// What is asked about an edition.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// Which edition.
    pub edition: EditionId,
    /// At the end of which day.
    pub day: Date,
    /// Only people of these kinds.
    pub kinds: &'q Kinds,
    /// By what the people of `within` are broken down.
    pub by: Breakdown,
    /// Which part of the organisation.
    pub within: &'q Node,
}

/// Heads by job function, rank or type of employment: the texts that occur, in no order.
pub type Split = Vec<(String, Tally)>;

/// The answer.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Heads by place, within the permit's reach.
    pub heads: Arc<Heads>,
    /// By what the people of the part do; empty where they are broken down by place.
    pub split: Arc<Split>,
    /// Job functions, ranks and types of employment to choose from, within the permit's reach.
    pub kinds: [Vec<String>; 3],
}

/// Counts what was asked, all of it of the same moment.
///
/// # Errors
/// When the database fails.
pub async fn figures(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    question: &Question<'_>,
) -> Result<Figures, Error> {
    let columns = columns(kunren, question.edition).await?;
    let kinds = columns.kinds(|place| permit.covers(place.country));
    let (heads, split) = tokio::try_join!(
        counted(kunren, permit, &columns, question.edition, question.day, question.kinds),
        split(kunren, permit, &columns, question),
    )?;
    Ok(Figures { heads, split, kinds })
}

async fn split(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    columns: &Arc<Columns>,
    question: &Question<'_>,
) -> Result<Arc<Split>, Error> {
    match question.by.kind() {
        Some(kind) => split_by(kunren, permit, columns, question, kind).await,
        None => Ok(Arc::default()),
    }
}

/// Counts once for all who ask the same.
async fn split_by(
    kunren: &Kunren,
    permit: &Permit<SeeParticipation>,
    columns: &Arc<Columns>,
    question: &Question<'_>,
    kind: Kind,
) -> Result<Arc<Split>, Error> {
    let Question { edition, day, kinds, within, .. } = *question;
    let asked = (Asked::new(permit, columns, edition, day, kinds), kind, within.clone());
    let (reach, columns, kinds, within) = (permit.clone(), columns.clone(), kinds.clone(), within.clone());
    let count = async || {
        aside(move || {
            let wanted = |place: &Place| reach.covers(place.country) && place.is_in(&within);
            Arc::new(columns.split(day, &kinds, kind, wanted))
        })
        .await
    };
    kunren.participation().splits.get(asked, count).await
}
