//! Everything the course page and the panel of what comes next are made of.

use crate::web::{app::App, reader::Reader};
use kunren_domain::{id::EditionId, policy::Next};
use kunren_services::{
    Error,
    course::Content,
    learning::{Obligation, obligation},
    testing::{Coordinator, attempt, coordinators, opened},
    viewer::Viewer,
};
use std::sync::Arc;

/// One course of the viewer.
#[derive(Debug, Clone)]
pub struct Overview {
    /// Whose.
    pub viewer: Arc<Viewer>,
    /// What is owed and done.
    pub owed: Obligation,
    /// Its content.
    pub content: Arc<Content>,
    /// Whom to ask for another attempt; empty while there are attempts left.
    pub ask: Vec<Coordinator>,
    /// The number of the content version it was completed with.
    pub completed_version: Option<i64>,
    /// Why something just asked for was refused.
    pub problem: Option<String>,
}

impl Overview {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not owed or has no content here; when the database fails.
    pub async fn load(app: &App, reader: &Reader, edition: EditionId) -> Result<Self, Error> {
        let viewer = reader.viewer()?.clone();
        let owed = settled(app, reader, &viewer, edition).await?;
        let content = owed.content.clone().ok_or(Error::NotFound)?;
        let ask = match owed.next(&viewer, reader.now) {
            Some(Next::AttemptsUsed) => coordinators(&app.kunren, &viewer).await?,
            _ => Vec::new(),
        };
        let completed_version = match owed.completed_with {
            Some(id) => Some(opened(&app.kunren, &viewer, id).await?.content.number),
            None => None,
        };
        Ok(Self { viewer, owed, content, ask, completed_version, problem: None })
    }
}

/// The obligation, after a try whose time is over was handed in.
async fn settled(app: &App, reader: &Reader, viewer: &Viewer, edition: EditionId) -> Result<Obligation, Error> {
    let owed = obligation(&app.kunren, viewer, edition).await?;
    let over = owed.open_try().filter(|open| open.deadline_at.is_some_and(|deadline| deadline < reader.now));
    match over {
        Some(over) => {
            // Looking at it hands it in.
            attempt(&app.kunren, viewer, over.attempt).await?;
            obligation(&app.kunren, viewer, edition).await
        }
        None => Ok(owed),
    }
}
