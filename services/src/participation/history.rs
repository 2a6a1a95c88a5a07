//! Everything dated that decides what somebody must do and where they count: places of work with department, function, rank,
//! employment and manager, leave, and what files of HR systems changed. As of any day too.

use super::{
    counted::{Counted, counted},
    person::{PersonFacts, within_reach},
};
use crate::{
    db::{Conn, Day, Time},
    error::Error,
    fetch_all,
    kunren::Kunren,
    permit::{Permit, SeeImports, SeePeople},
};
use jiff::{Timestamp, civil::Date};
use kunren_domain::{id::PersonId, jurisdiction::Country};
use uuid::Uuid;

/// The history of one person.
#[derive(Debug, Clone)]
pub struct PersonHistory {
    /// Who it is today; what is owed is left out.
    pub person: PersonFacts,
    /// Places of work, newest first, the main one before further ones of the same day.
    pub stays: Vec<StayLine>,
    /// What files of HR systems changed, newest first; nothing for those who may not see imports.
    pub imports: Option<Vec<ImportedChange>>,
    /// The day that was asked for.
    pub as_of: Option<AsOf>,
}

/// A place of work from one day to another, with the work that was done there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayLine {
    /// First day.
    pub from: Date,
    /// First day no longer so; nothing while it lasts.
    pub to: Option<Date>,
    /// Whether this is where the person counts; further places only add parts.
    pub main: bool,
    /// Name of the site.
    pub site: String,
    /// Its country.
    pub country: Country,
    /// Name of its company.
    pub entity: String,
    /// Department.
    pub department: String,
    /// Code of the kind of work; empty where it is not known, as the two below.
    pub function: String,
    /// Code of the rank.
    pub rank: String,
    /// Code of the type of employment.
    pub employment: String,
    /// Name of the manager.
    pub manager: Option<String>,
    /// The import that it came with.
    pub import: Option<Uuid>,
}

impl StayLine {
    /// Whether it was so on a day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// What one file changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedChange {
    /// The import.
    pub import: Uuid,
    /// Name of the source.
    pub source: String,
    /// What the file is called.
    pub file_name: String,
    /// The day on which it was taken to be true.
    pub day: Date,
    /// When it was applied.
    pub applied_at: Timestamp,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
    /// What changed; nothing where only address or language did.
    pub changes: Vec<Changed>,
}

/// One thing that a file changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// The person was new.
    Added,
    /// Had this name before.
    Renamed(String),
    /// First day at work: before, and what it became.
    Joined(Date, Date),
    /// Left on this day.
    Left(Date),
    /// Is employed again: this last day was taken away.
    Employed(Date),
    /// Place, kind of work or manager from this day on.
    Placed(Date),
    /// A leave, or its end.
    Leave,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf {
    /// Which.
    pub day: Date,
    /// Whether the person was employed.
    pub employed: bool,
    /// The leave of the day: its first day, and the first day back.
    pub leave: Option<(Date, Option<Date>)>,
    /// Places of the day, main place first.
    pub stays: Vec<StayLine>,
    /// Where and as what the person is counted at the end of the day, for each edition owed then.
    pub counted: Vec<Counted>,
}

#[derive(sqlx::FromRow)]
struct StayRow {
    valid_from: Day,
    valid_to: Option<Day>,
    main: bool,
    site: String,
    country: String,
    entity: String,
    department: String,
    job_function: String,
    rank: String,
    employment_type: String,
    manager: Option<String>,
    import_id: Option<Uuid>,
}

#[derive(sqlx::FromRow)]
struct ImportRow {
    id: Uuid,
    source: String,
    file_name: String,
    day: Day,
    applied_at: Time,
    undone_at: Option<Time>,
    joins: bool,
    name: String,
    name_before: Option<String>,
    joined_on: Day,
    joined_before: Option<Day>,
    left_on: Option<Day>,
    left_before: Option<Day>,
    placed_from: Option<Day>,
    leave: bool,
}

/// The history of a person within reach, and what was true on a day.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person within reach.
pub async fn person_history(
    kunren: &Kunren,
    permit: &Permit<SeePeople>,
    imports: Option<&Permit<SeeImports>>,
    person: PersonId,
    day: Option<Date>,
) -> Result<PersonHistory, Error> {
    let mut conn = kunren.db().read().await?;
    let facts = within_reach(kunren, &mut conn, permit, person).await?;
    let rows = fetch_all!(conn, StayRow, include_str!("history.sql"), person.get())?;
    let mut stays: Vec<StayLine> = rows.into_iter().map(stay).collect::<Result<_, _>>()?;
    let imports = match imports {
        Some(_) => Some(changes(&mut conn, person).await?),
        None => None,
    };
    if imports.is_none() {
        stays.iter_mut().for_each(|stay| stay.import = None);
    }
    let as_of = match day {
        Some(day) => Some(as_of(&mut conn, &facts, &stays, day).await?),
        None => None,
    };
    Ok(PersonHistory { person: facts, stays, imports, as_of })
}

async fn as_of(conn: &mut Conn, facts: &PersonFacts, stays: &[StayLine], day: Date) -> Result<AsOf, Error> {
    let mut of_the_day: Vec<StayLine> = stays.iter().filter(|stay| stay.covers(day)).cloned().collect();
    of_the_day.sort_by_key(|stay| !stay.main);
    Ok(AsOf {
        day,
        employed: facts.joined_on <= day && facts.left_on.is_none_or(|left| day < left),
        leave: facts.leave.iter().find(|(from, back)| *from <= day && back.is_none_or(|back| day < back)).copied(),
        stays: of_the_day,
        counted: counted(conn, facts.person, day).await?,
    })
}

async fn changes(conn: &mut Conn, person: PersonId) -> Result<Vec<ImportedChange>, Error> {
    let rows = fetch_all!(conn, ImportRow, include_str!("history_imports.sql"), person.get())?;
    Ok(rows.into_iter().map(imported).collect())
}

fn stay(row: StayRow) -> Result<StayLine, Error> {
    Ok(StayLine {
        from: row.valid_from.0,
        to: row.valid_to.map(|to| to.0),
        main: row.main,
        site: row.site,
        country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
        entity: row.entity,
        department: row.department,
        function: row.job_function,
        rank: row.rank,
        employment: row.employment_type,
        manager: row.manager,
        import: row.import_id,
    })
}

fn imported(row: ImportRow) -> ImportedChange {
    ImportedChange {
        import: row.id,
        changes: changed(&row),
        source: row.source,
        file_name: row.file_name,
        day: row.day.0,
        applied_at: row.applied_at.0,
        undone_at: row.undone_at.map(|at| at.0),
    }
}

fn changed(row: &ImportRow) -> Vec<Changed> {
    let left = |on: &Option<Day>| on.as_ref().map(|on| on.0);
    let renamed = row.name_before.clone().filter(|before| *before != row.name).map(Changed::Renamed);
    let joined = row.joined_before.map(|before| (before.0, row.joined_on.0)).filter(|(before, now)| before != now);
    let employment = match (left(&row.left_before), left(&row.left_on)) {
        (before, Some(on)) if before != Some(on) => Some(Changed::Left(on)),
        (Some(before), None) => Some(Changed::Employed(before)),
        _ => None,
    };
    let found = [
        row.joins.then_some(Changed::Added),
        renamed,
        joined.map(|(before, now)| Changed::Joined(before, now)),
        employment,
        // Where somebody new works is said by being new.
        row.placed_from.filter(|_| !row.joins).map(|from| Changed::Placed(from.0)),
        row.leave.then_some(Changed::Leave),
    ];
    found.into_iter().flatten().collect()
}
