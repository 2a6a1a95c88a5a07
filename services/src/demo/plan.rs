//! The whole demo in memory, before any of it is stored. The order matters: last year decides who may have left since.

use super::{
    Size,
    accounts::{self, Appointed, Grant},
    calendar::{Calendar, plus},
    heads::Split,
    last_year,
    lessons::Lessons,
    luck::{Ids, Luck, Step},
    organisation::Organisation,
    people::{self, Person, Story},
    placements,
    records::Records,
    requests, stories, targets,
    tests_taken::Taking,
    this_year::ThisYear,
    year::{Rhythms, Year, moment},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
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
    pub(super) this_window: Window,
    pub(super) this_year: EditionId,
    pub(super) version: VersionId,
    pub(super) course: Course,
    /// Ids of this year's audience and of its line in the log of changes.
    pub(super) audience: [uuid::Uuid; 2],
    /// The same of last year's, and of this year's as it was taken over from it.
    pub(super) earlier: [[uuid::Uuid; 2]; 2],
    /// The last day of which everything is told.
    pub(super) yesterday: Date,
    /// When everybody got their secrets and roles.
    pub(super) founded_at: Timestamp,
}

impl Plan {
    /// The same for the same arguments.
    pub(super) fn new(given: Given) -> Self {
        let (mut ids, mut records) = (Ids::new(given.size.seed), Records::default());
        let split = Split::of(given.size.people);
        let mut founded = found(&given, &split, &mut ids);
        let last_year = EditionId::new(ids.next());

        let mut chance = luck(&given, Step::Stories);
        stories::before_closing(&founded.organisation, &mut founded.people, &split, &given.calendar, &mut chance);
        let completed = tell_last_year(&given, &founded, &split, last_year, &mut ids, &mut records);

        let did = |person: usize| completed[person];
        stories::since_closing(&founded.organisation, &mut founded.people, &given.calendar, &mut chance, did);
        placements::place(&founded.organisation, &founded.people, &mut ids, &mut records);
        let (lessons, locales) = tell_this_year(&given, &founded, &mut ids, &mut records);

        let Founded { organisation, people, appointed, grants } = founded;
        let Given { course, calendar, this_year, version, .. } = given;
        let founded_at = moment(&TimeZone::UTC, plus(calendar.last_year.opens_on, -30), 0);
        let (last_window, this_window) = (calendar.last_year, calendar.this_year);
        Self {
            organisation,
            people,
            appointed,
            grants,
            records,
            lessons,
            locales,
            last_year,
            last_window,
            this_window,
            this_year,
            version,
            course,
            audience: [ids.next(), ids.next()],
            earlier: [(); 2].map(|()| [ids.next(), ids.next()]),
            yesterday: calendar.yesterday(),
            founded_at,
        }
    }
}

fn luck(given: &Given, step: Step) -> Luck {
    Luck::new(given.size.seed, step)
}

/// The organisation before anything happened in it.
struct Founded {
    organisation: Organisation,
    people: Vec<Person>,
    appointed: Vec<Appointed>,
    grants: Vec<Grant>,
}

fn found(given: &Given, split: &Split, ids: &mut Ids) -> Founded {
    let organisation = Organisation::new(ids);
    let (mut chance, taken) = (luck(given, Step::People), accounts::addresses());
    let mut people = people::make(&organisation, split, &given.calendar, &mut chance, ids, &taken);
    let appointed = accounts::appoint(&organisation, &mut people, &given.calendar);
    let grants = accounts::grants(&organisation, &people, &appointed, ids);
    Founded { organisation, people, appointed, grants }
}

impl Founded {
    fn year<'a>(&'a self, calendar: &'a Calendar, edition: EditionId, window: Window) -> Year<'a> {
        Year { organisation: &self.organisation, calendar, window, edition, rhythms: Rhythms::new(&window) }
    }

    fn administrator(&self) -> usize {
        self.grants.iter().find(|grant| grant.role == accounts::ADMINISTRATOR).map_or(0, |grant| grant.person)
    }

    fn ready(&self) -> Option<usize> {
        let ready = self.appointed.iter().find(|appointed| appointed.account.role == accounts::READY);
        ready.map(|appointed| appointed.person)
    }
}

/// Who completed it, by their place among the people.
fn tell_last_year(
    given: &Given,
    founded: &Founded,
    split: &Split,
    edition: EditionId,
    ids: &mut Ids,
    records: &mut Records,
) -> Vec<bool> {
    let year = founded.year(&given.calendar, edition, given.calendar.last_year);
    year.oblige(&founded.people, ids, records);
    year.exempt(Story::ExemptLastYear, &founded.people, founded.administrator(), ids, records);
    targets::of_last_year(&year, ids, records);
    last_year::tell(&year, &founded.people, split, &mut luck(given, Step::LastYear), records)
}

/// The lessons and the languages that were read, as [`Read`](super::records::Read) counts them.
fn tell_this_year(
    given: &Given,
    founded: &Founded,
    ids: &mut Ids,
    records: &mut Records,
) -> (Vec<String>, Vec<String>) {
    let year = founded.year(&given.calendar, given.this_year, given.calendar.this_year);
    year.oblige(&founded.people, ids, records);
    year.exempt(Story::ExemptNow, &founded.people, founded.administrator(), ids, records);
    targets::of_this_year(&year, &founded.grants, ids, records);
    let lessons = Lessons::new(&given.course, &founded.organisation);
    let told = ThisYear {
        year: &year,
        people: &founded.people,
        lessons: &lessons,
        luck: luck(given, Step::ThisYear),
        taking: Taking { course: &given.course, luck: luck(given, Step::Tests), ids },
        records,
    };
    told.tell(founded.ready());
    let mut chance = luck(given, Step::Requests);
    requests::tell(&year, &founded.people, &founded.grants, founded.administrator(), &mut chance, ids, records);
    (lessons.ids(), lessons.locales())
}

#[cfg(test)]
mod tests;
