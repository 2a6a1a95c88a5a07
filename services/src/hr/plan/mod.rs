//! What a file would do. Reading it twice takes the place of remembering it: the first time finds what is wrong with
//! the file as a whole ([`survey`]), the second compares and hands what differs to be staged ([`compare`]).

mod compare;
mod email;
mod people;
mod problems;
mod progress;
mod stage;
mod survey;

use super::{
    error::{HrError, Refusal},
    file::Sheet,
    look::delimiter,
    order::acts,
    source::{Source, source},
};
use crate::{chance, error::Error, fetch_all, kunren::Kunren};
use compare::Compare;
use jiff::civil::Date;
use kunren_domain::{
    course::Course,
    hr::{Columns, Effects, Exceeded, HeaderProblem, Mapping, Policy},
    id::PersonId,
    jurisdiction::Scope,
};
pub(super) use people::People;
pub use problems::Found;
pub use progress::{Progress, Reached, Step};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
pub(super) use stage::{End, end};
use std::{collections::BTreeSet, path::PathBuf, sync::Arc};
use survey::Survey;
use uuid::Uuid;

/// What somebody says about a file.
#[derive(Debug, Clone)]
pub struct Told {
    /// Name of the source.
    pub source: String,
    /// Where the file is.
    pub path: PathBuf,
    /// What it is called.
    pub file_name: String,
    /// Label of its encoding, where it does not show.
    pub encoding: Option<String>,
    /// Instead of the source's policy.
    pub policy: Option<Policy>,
    /// How many rows of data it must have.
    pub rows: Option<u64>,
}

/// What a file would do.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The staged import; nothing where only a look was taken, or nothing would change.
    pub import: Option<Uuid>,
    /// What would happen.
    pub effects: Effects,
    /// Why somebody has to look first.
    pub exceeded: Vec<Exceeded>,
    /// Rows that would not be taken.
    pub found: Found,
}

/// As what a file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// Whom it names, and what an empty cell means.
    pub policy: Policy,
    /// Its encoding; nothing for a workbook.
    pub encoding: Option<String>,
    /// Whether somebody named the encoding; otherwise the file showed it.
    pub told: bool,
}

/// What is known while a file is read.
#[derive(Debug, Clone)]
struct Reading {
    source: Source,
    sheet: Sheet,
    columns: Columns,
    policy: Policy,
    /// Somebody named the encoding.
    told_encoding: bool,
    /// Headers of columns that nobody reads.
    unread: Vec<String>,
    on: Date,
    progress: Progress,
}

impl Reading {
    fn read_as(&self) -> ReadAs {
        let encoding = self.sheet.encoding().map(str::to_owned);
        ReadAs { policy: self.policy, told: self.told_encoding && encoding.is_some(), encoding }
    }
}

/// What a plan is made with besides the file.
#[derive(Debug, Clone, Default)]
pub(super) struct With {
    /// The id of the import, where it has one already.
    pub(super) import: Option<Uuid>,
    /// Columns instead of the source's.
    pub(super) mapping: Option<Mapping>,
    /// Told how far it is.
    pub(super) progress: Progress,
}

/// Reads the file and says what it would do. With `stage`, what differs is stored beside the people, in small steps, for
/// [`apply`](super::apply()); otherwise nothing is written.
///
/// # Errors
/// [`HrError::Refused`] when the file as a whole cannot be right.
pub async fn plan(kunren: &Kunren, by: Option<PersonId>, told: &Told, stage: bool) -> Result<Planned, HrError> {
    plan_with(kunren, by, told, stage, With::default()).await
}

pub(super) async fn plan_with(
    kunren: &Kunren,
    by: Option<PersonId>,
    told: &Told,
    stage: bool,
    with: With,
) -> Result<Planned, HrError> {
    let on = kunren.clock().today();
    let import = with.import.unwrap_or_else(chance::uuid);
    let saved = source(kunren, &told.source).await?;
    let reading = open(told, saved, on, with).await?;
    let thresholds = reading.source.thresholds;
    let (history, people) = {
        let mut conn = kunren.db().read().await?;
        (acts(&mut conn).await?, People::load(&mut conn, on).await?)
    };
    let scopes = scopes(kunren, on).await?;
    let (reading, survey) = in_background(surveyed(reading, people, told.rows)).await?;
    let staging = if stage {
        Some(stage::Staging::begin(kunren, by, &reading, (import, &told.file_name), history).await?)
    } else {
        None
    };
    let final_newline = survey.final_newline;
    let (effects, found) = run(kunren, reading, survey, scopes, staging.as_ref()).await?;
    let exceeded = thresholds.exceeded(&effects);
    let import = match staging {
        Some(staging) => staging.finish(kunren, final_newline, &effects, &exceeded, &found).await?,
        None => None,
    };
    Ok(Planned { import, effects, exceeded, found })
}

/// Opens the file and finds its columns. A source that is new learns them from its first file.
async fn open(told: &Told, saved: Option<Source>, on: Date, with: With) -> Result<Reading, Refusal> {
    let told = told.clone();
    in_background(move || {
        let told_policy = told.policy.unwrap_or_default();
        let mut source = saved.unwrap_or_else(|| Source { policy: told_policy, ..Source::new(&told.source) });
        source.mapping = with.mapping.unwrap_or(source.mapping);
        let policy = told.policy.unwrap_or(source.policy);
        let sheet = Sheet::open(&told.path, told.encoding.as_deref())?;
        let is_new = source.mapping.headers.is_empty();
        if is_new {
            source.mapping.delimiter = delimiter(&sheet, source.mapping.delimiter)?;
        }
        let header = sheet.header(source.mapping.delimiter)?;
        check_delimiter(&sheet, &source, &header)?;
        if is_new {
            source.mapping = source.mapping.guessed(&header);
        }
        let columns = source.mapping.columns(&header).map_err(|problem| second_line(&sheet, &source, problem))?;
        let unread = source.mapping.unknown(&header);
        let told_encoding = told.encoding.is_some();
        Ok(Reading { source, sheet, columns, policy, told_encoding, unread, on, progress: with.progress })
    })
    .await
}

/// One column where the source has several, and another character that would divide it.
fn check_delimiter(sheet: &Sheet, source: &Source, header: &[String]) -> Result<(), Refusal> {
    let expected = source.mapping.delimiter;
    let found = [',', ';', '\t', '|'].into_iter().find(|other| *other != expected && header.concat().contains(*other));
    match found {
        Some(found) if sheet.is_csv() && header.len() == 1 => Err(Refusal::Delimiter { expected, found }),
        _ => Ok(()),
    }
}

/// A header that is not the source's, with one below it that is, has a title above it.
fn second_line(sheet: &Sheet, source: &Source, problem: HeaderProblem) -> Refusal {
    let mut below = None;
    let _stopped = sheet.rows(source.mapping.delimiter, &mut |line, cells| {
        if line > 1 {
            let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            below = Some((line, source.mapping.columns(&cells).is_ok()));
            return Err(Refusal::Empty);
        }
        Ok(())
    });
    match below {
        Some((line, true)) => Refusal::TwoHeaders { line },
        _ => problem.into(),
    }
}

fn surveyed(
    reading: Reading,
    people: People,
    rows: Option<u64>,
) -> impl FnOnce() -> Result<(Reading, Survey), HrError> {
    move || {
        let survey = Survey::of(&reading, people, rows)?;
        Ok((reading, survey))
    }
}

/// Compares in the background, while what differs is staged here.
async fn run(
    kunren: &Kunren,
    reading: Reading,
    survey: Survey,
    scopes: BTreeSet<Scope>,
    staging: Option<&stage::Staging>,
) -> Result<(Effects, Found), HrError> {
    let (send, mut batches) = tokio::sync::mpsc::channel(4);
    let wanted = staging.is_some();
    let compared =
        tokio::task::spawn_blocking(move || Compare::new(reading, survey, scopes, wanted.then_some(send)).run());
    while let Some(batch) = batches.recv().await {
        if let Some(staging) = staging {
            staging.store(kunren, Arc::new(batch)).await?;
        }
    }
    compared.await.map_err(|_| Error::Stored("a row"))?
}

async fn in_background<T: Send + 'static, E: From<Refusal> + Send + 'static>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    let gone = |_| Err(Refusal::Unreadable("reading it stopped".to_owned()).into());
    tokio::task::spawn_blocking(work).await.unwrap_or_else(gone)
}

#[derive(sqlx::FromRow)]
struct CourseRow {
    course: Json<Course>,
}

/// The scopes of the modules of all editions that are open, regional ones only.
async fn scopes(kunren: &Kunren, on: Date) -> Result<BTreeSet<Scope>, Error> {
    let sql = "SELECT v.course
               FROM edition AS e
               JOIN edition_version AS v ON v.edition_id = e.id
               WHERE e.opens_on <= $1 AND e.closes_on >= $1
                   AND v.number = (SELECT max(w.number) FROM edition_version AS w WHERE w.edition_id = e.id)";
    let mut conn = kunren.db().read().await?;
    let courses = fetch_all!(conn, CourseRow, sql, crate::db::Day(on))?;
    let modules = courses.into_iter().flat_map(|row| row.course.0.modules);
    Ok(modules.map(|module| module.scope).filter(|scope| !scope.is_common()).collect())
}
