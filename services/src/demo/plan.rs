//! The whole demo in memory, before any of it is stored. The order matters: last year decides who may have left since.

use super::{
    Size,
    accounts::{self, Appointed, Grant},
    calendar::Calendar,
    heads::Split,
    last_year,
    lessons::Lessons,
    luck::{Ids, Luck, Step},
    organisation::Organisation,
    people::{self, Person, Story},
    placements,
    records::Records,
    stories, targets,
    tests_taken::Taking,
    this_year::ThisYear,
    year::{Rhythms, Year},
};
use jiff::{Timestamp, tz::TimeZone};
use kunren_domain::{
    course::Course,
    edition::Window,
    id::{EditionId, VersionId},
};

/// What is given: this year's edition is already there.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) course: Course,
    pub(super) calendar: Calendar,
    pub(super) this_year: EditionId,
    pub(super) version: VersionId,
    pub(super) size: Size,
}

/// What will be stored.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) organisation: Organisation,
    pub(super) people: Vec<Person>,
    pub(super) appointed: Vec<Appointed>,
    pub(super) grants: Vec<Grant>,
    pub(super) records: Records,
    /// Ids of lessons, as [`Read::lesson`](super::records::Read::lesson) counts them.
    pub(super) lessons: Vec<String>,
    /// Languages, as [`Read::locale`](super::records::Read::locale) counts them.
    pub(super) locales: Vec<String>,
    pub(super) last_year: EditionId,
    pub(super) last_window: Window,
    pub(super) this_year: EditionId,
    pub(super) version: VersionId,
    pub(super) course: Course,
    /// When everybody got their secrets and roles.
    pub(super) founded_at: Timestamp,
}

impl Plan {
    /// The same for the same arguments.
    pub(super) fn new(given: Given) -> Self {
        let Given { course, calendar, this_year, version, size } = given;
        let luck = |step| Luck::new(size.seed, step);
        let (mut ids, mut records) = (Ids::new(size.seed), Records::default());
        let split = Split::of(size.people);
        let organisation = Organisation::new(&mut ids);
        let taken = accounts::addresses();
        let mut people = people::make(&organisation, &split, &calendar, &mut luck(Step::People), &mut ids, &taken);
        let appointed = accounts::appoint(&organisation, &mut people, &calendar);
        let grants = accounts::grants(&organisation, &people, &appointed, &mut ids);
        let administrator = grants.iter().find(|grant| grant.role == "group-administrator").map_or(0, |grant| grant.person);

        let mut chance = luck(Step::Stories);
        stories::before_closing(&organisation, &mut people, &split, &calendar, &mut chance);
        let edition = EditionId::new(ids.next());
        let year = |edition, window| Year {
            organisation: &organisation,
            calendar: &calendar,
            window,
            edition,
            rhythms: Rhythms::new(&window),
        };
        let last = year(edition, calendar.last_year);
        last.oblige(&people, &mut ids, &mut records);
        last.exempt(Story::ExemptLastYear, &people, administrator, &mut ids, &mut records);
        let completed = last_year::tell(&last, &people, &split, &mut luck(Step::LastYear), &mut records);
        targets::of_last_year(&last, &mut ids, &mut records);

        stories::since_closing(&organisation, &mut people, &calendar, &mut chance, |person| completed[person]);
        placements::place(&organisation, &people, &mut ids, &mut records);
        let this = year(this_year, calendar.this_year);
        this.oblige(&people, &mut ids, &mut records);
        this.exempt(Story::ExemptNow, &people, administrator, &mut ids, &mut records);
        targets::of_this_year(&this, &grants, &mut ids, &mut records);
        let lessons = Lessons::new(&course, &organisation);
        let ready = appointed.iter().find(|appointed| appointed.account.role == accounts::READY);
        let taking = Taking { course: &course, luck: luck(Step::Tests), ids: &mut ids };
        let told = ThisYear {
            year: &this,
            people: &people,
            lessons: &lessons,
            luck: luck(Step::ThisYear),
            taking,
            records: &mut records,
        };
        told.tell(ready.map(|appointed| appointed.person));

        let (lesson_ids, locales) = (lessons.ids(), lessons.locales());
        let founded_at = super::calendar::plus(calendar.last_year.opens_on, -30)
            .to_zoned(TimeZone::UTC)
            .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
        Self {
            people,
            appointed,
            grants,
            records,
            lessons: lesson_ids,
            locales,
            last_year: edition,
            last_window: calendar.last_year,
            this_year,
            version,
            course,
            founded_at,
            organisation,
        }
    }
}
