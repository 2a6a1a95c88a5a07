//! Open parts that moves have added, for lists of people: what they are decided from comes along with the rows of the list,
//! so that a list of many asks no more often than one of nobody. What is added is decided in `kunren_domain::added`.

use super::added::{Dues, course_of};
use crate::{course::content::Content, db::Day, error::Error, kunren::Kunren};
use jiff::civil::Date;
use kunren_domain::{
    added::{Completed, Stay, added},
    edition::Phase,
    id::VersionId,
    jurisdiction::Place,
};
use std::{collections::BTreeSet, sync::Arc};
use uuid::Uuid;

/// A part that a move has added and that is still to be done.
#[derive(Debug, Clone)]
pub struct OpenPart {
    /// The module's id.
    pub module: String,
    /// The content that has its title.
    pub content: Arc<Content>,
    /// The last day on time; nothing while the person is away and nobody knows until when.
    pub due_on: Option<Date>,
    /// The last day at all; nothing where `due_on` is.
    pub last_on: Option<Date>,
    /// Where today lies for it: never closed.
    pub phase: Phase,
}

impl OpenPart {
    /// Whether it should have been done by now.
    #[must_use]
    pub const fn is_overdue(&self) -> bool {
        self.phase.is_late()
    }
}

/// Columns of a row about one person and one edition; all but the first are empty for those who have not moved since they
/// completed it.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Moved {
    /// The latest content of the edition.
    version_id: Option<Uuid>,
    /// The content it was completed with, where that is known.
    completed_version_id: Option<Uuid>,
    /// The day of the completion.
    moved_since: Option<Day>,
    /// Whether it was completed by a test here.
    by_test: bool,
    /// Lessons read until then. Their names hold no spaces.
    read_before: Option<String>,
    /// Places of work, each as `DE/DE-BY/2026-11-01/2027-01-20`: country, subdivision, first day, first day no longer there.
    stays: Option<String>,
    /// Modules of added parts that are done.
    parts_done: Option<String>,
}

impl Moved {
    /// The parts that are to be done, in reading order.
    pub(crate) async fn to_do(&self, kunren: &Kunren, dues: Dues<'_>) -> Result<Vec<OpenPart>, Error> {
        let Some(Day(on)) = self.moved_since else { return Ok(Vec::new()) };
        let Some(content) = kunren.content_of(self.version_id).await? else { return Ok(Vec::new()) };
        let then = course_of(kunren, self.completed_version_id.map(VersionId::new), &content).await?;
        let read: Option<BTreeSet<String>> = self.by_test.then(|| words(self.read_before.as_deref()));
        let completed = Completed { on, course: &then.course, read: read.as_ref() };
        let (stays, done) = (stays(self.stays.as_deref().unwrap_or_default())?, words(self.parts_done.as_deref()));
        let missing = added(&content.course, &completed, &stays, dues.due, dues.formula, dues.today).into_iter();
        let open = missing.filter(|part| !done.contains(&part.module.id)).map(|part| OpenPart {
            module: part.module.id.clone(),
            content: content.clone(),
            due_on: part.due_on,
            last_on: part.last_on,
            phase: part.phase(dues.window, dues.today),
        });
        Ok(open.filter(|part| part.phase != Phase::Closed).collect())
    }
}

fn words(text: Option<&str>) -> BTreeSet<String> {
    text.unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

fn stays(text: &str) -> Result<Vec<Stay>, Error> {
    const STORED: Error = Error::Stored("a place of work");
    let one = |text: &str| {
        let parts: Vec<&str> = text.split('/').collect();
        let [country, subdivision, from, until] = parts[..] else { return Err(STORED) };
        let day = |text: &str| text.parse::<Date>().map_err(|_| STORED);
        let country = country.parse().map_err(|_| STORED)?;
        let subdivision = (!subdivision.is_empty()).then(|| subdivision.parse()).transpose().map_err(|_| STORED)?;
        let until = (!until.is_empty()).then(|| day(until)).transpose()?;
        Ok(Stay { place: Place { country, subdivision }, from: day(from)?, until })
    };
    text.split_whitespace().map(one).collect()
}
