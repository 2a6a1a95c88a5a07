//! This year's edition, half way: some have completed it, some are on the way, a few are stuck.

use super::{
    calendar::plus,
    lessons::Lessons,
    luck::Luck,
    people::{Person, Story},
    records::{Completion, Read, Records},
    tests_taken::Taking,
    year::{Year, minute, moment},
};
use jiff::{SignedDuration, Timestamp, civil::Date};

/// What this year is told with.
pub(super) struct ThisYear<'a> {
    pub(super) year: &'a Year<'a>,
    pub(super) people: &'a [Person],
    pub(super) lessons: &'a Lessons<'a>,
    pub(super) luck: Luck,
    pub(super) taking: Taking<'a>,
    pub(super) records: &'a mut Records,
}

/// One of so many completions has its attempts and answers as well.
const SAMPLE: usize = 30;
/// Percent of those who have not completed that have begun.
const BEGUN: usize = 18;
/// Where somebody has used all attempts and waits for a coordinator.
const STUCK: [&str; 6] = ["JP", "DE", "SA", "CN", "MX", "US"];
/// Minutes for a lesson.
const LESSON: i64 = 6;
/// Minutes from the last lesson to the handed-in test.
const TEST: i64 = 12;

impl ThisYear<'_> {
    /// Tells all of it. `ready` is the one who has read everything and not begun the test.
    pub(super) fn tell(mut self, ready: Option<usize>) {
        for country in 0..self.year.organisation.countries.len() {
            self.tell_country(country);
        }
        let opened = self.year.window.opens_on;
        for at in self.people_with(|person| person.left_on.is_some_and(|left| left > plus(opened, 10))) {
            let last = self.people[at].left_on.map_or(opened, |left| plus(left, -1));
            if self.luck.in_hundred(35) {
                self.complete(at, last);
            }
        }
        if let Some(at) = ready {
            let day = self.year.calendar.yesterday();
            self.read(at, plus(day, -1), day, usize::MAX);
        }
    }

    fn people_with(&self, fits: impl Fn(&Person) -> bool) -> Vec<usize> {
        (0..self.people.len()).filter(|at| fits(&self.people[*at])).collect()
    }

    fn tell_country(&mut self, country: usize) {
        let organisation = self.year.organisation;
        let here = |person: &Person| organisation.sites[person.site_now()].country == country && is_counted(person);
        let counted = self.people_with(here);
        let plan = organisation.countries[country].plan;
        let mut free: Vec<usize> =
            counted.iter().copied().filter(|at| self.people[*at].story != Story::Account).collect();
        self.luck.shuffle(&mut free);
        let open = free.split_off(quota(counted.len(), plan.this_year).min(free.len()));
        for at in free {
            self.complete(at, self.year.calendar.yesterday());
        }
        let mut open = open.into_iter();
        if STUCK.contains(&plan.code)
            && let Some(at) = open.next()
        {
            self.get_stuck(at);
        }
        let begun = open.len() * BEGUN / 100;
        for at in open.take(begun) {
            let day = self.day(at, self.year.calendar.yesterday());
            let person = &self.people[at];
            let most = self.lessons.of(&person.sites_on(day).collect::<Vec<_>>(), person.locale).len();
            let lessons = 1 + self.luck.below(most.max(1));
            self.read(at, day, day, lessons);
        }
    }

    /// The day somebody gets to it, up to `last`.
    fn day(&mut self, at: usize, last: Date) -> Date {
        let person = &self.people[at];
        let from = self.from(person);
        self.year.day(person.site_now(), &mut self.luck, from, last)
    }

    /// The first day somebody can have done anything.
    fn from(&self, person: &Person) -> Date {
        let back = person.leave.and_then(|(_, back)| back).unwrap_or(person.joined_on);
        self.year.window.opens_on.max(person.joined_on).max(back)
    }

    fn complete(&mut self, at: usize, last: Date) {
        let on = self.day(at, last);
        let began = plus(on, -self.luck.within(0..=6)).max(self.from(&self.people[at]));
        let Some(read_at) = self.read(at, began, on, usize::MAX) else { return };
        let handed_in = read_at + SignedDuration::from_mins(TEST);
        let (attempt, completed_at) = if self.luck.below(SAMPLE) == 0 {
            let (attempt, at) =
                self.taking.pass(self.people, self.year.organisation, at, (handed_in, on), self.records);
            (Some(attempt), at)
        } else {
            (None, handed_in)
        };
        self.records.completions.push(Completion {
            person: at,
            edition: self.year.edition,
            at: completed_at,
            on,
            valid_until: self.year.valid_until(),
            here: true,
            attempt,
        });
    }

    /// Reads lessons, at most so many, the first half on the first day and the rest on the last; when the last was read.
    fn read(&mut self, at: usize, first: Date, last: Date, most: usize) -> Option<Timestamp> {
        let person = &self.people[at];
        let sites: Vec<usize> = person.sites_on(last).collect();
        let mut lessons = self.lessons.of(&sites, person.locale);
        lessons.truncate(most);
        let zone = &self.year.organisation.sites[person.site_now()].zone;
        let half = if first < last { lessons.len() / 2 } else { 0 };
        let (mut clock, mut read_at) = (Timestamp::UNIX_EPOCH, None);
        for (turn, (lesson, locale)) in lessons.into_iter().enumerate() {
            let on = if turn < half { first } else { last };
            if turn == 0 || turn == half {
                clock = moment(zone, on, minute(&mut self.luck));
            }
            clock += SignedDuration::from_mins(LESSON);
            self.records.reads.push(Read { person: at, lesson, locale, at: clock, on });
            read_at = Some(clock);
        }
        read_at
    }

    /// Reads everything and fails every attempt there is, one a day.
    fn get_stuck(&mut self, at: usize) {
        let attempts = i64::from(self.lessons.course.test.attempts);
        let last = self.year.calendar.yesterday();
        let first = plus(last, -attempts);
        if first < self.from(&self.people[at]) || self.read(at, first, first, usize::MAX).is_none() {
            return;
        }
        let zone = self.year.organisation.sites[self.people[at].site_now()].zone.clone();
        let days: Vec<(Timestamp, Date)> = (1..=attempts)
            .map(|day| plus(first, day))
            .map(|on| (moment(&zone, on, minute(&mut self.luck)), on))
            .collect();
        self.taking.fail(self.people, self.year.organisation, at, &days, self.records);
    }
}

fn is_counted(person: &Person) -> bool {
    let away = matches!(person.story, Story::AwayLastYear | Story::AwayNow);
    person.left_on.is_none() && !away && person.story != Story::ExemptNow
}

/// Reached targets are rounded up, so that they stay reached.
fn quota(counted: usize, thousandths: u32) -> usize {
    let exact = counted * usize::try_from(thousandths).unwrap_or(0);
    if thousandths >= 950 { exact.div_ceil(1000) } else { exact / 1000 }
}
