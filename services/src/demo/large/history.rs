//! What happened to the people of one part: joined, moved, were away, came back, left; owed, read, completed.

use super::places::{Places, Workplace};
use crate::demo::{
    calendar::{Calendar, plus},
    luck::{Ids, Luck},
    names::NameBook,
    people::email,
    work::Work,
    year::{Rhythms, minute, moment},
};
use jiff::{
    Span, Timestamp,
    civil::{Date, date},
};
use kunren_domain::{
    edition::Window,
    id::{EditionId, PersonId},
};
use std::ops::Range;
use uuid::Uuid;

/// An edition everybody owes who is there while it is open.
pub(super) struct Year {
    pub(super) edition: EditionId,
    pub(super) window: Window,
    pub(super) rhythms: Rhythms,
}

/// What all parts share.
pub(super) struct World {
    pub(super) seed: u64,
    pub(super) calendar: Calendar,
    pub(super) places: Places,
    /// The oldest first; the last is this year's.
    pub(super) years: Vec<Year>,
    /// By country.
    pub(super) names: Vec<NameBook>,
}

pub(super) struct Person {
    pub(super) id: PersonId,
    pub(super) number: String,
    pub(super) email: Option<String>,
    pub(super) name: String,
    pub(super) locale: &'static str,
    pub(super) joined_on: Date,
    pub(super) left_on: Option<Date>,
}

pub(super) struct Placement {
    pub(super) id: Uuid,
    pub(super) person: Uuid,
    /// Among all places.
    pub(super) place: usize,
    pub(super) from: Date,
    pub(super) to: Option<Date>,
    pub(super) work: Work,
    pub(super) rank: &'static str,
    pub(super) employment: &'static str,
    pub(super) manager: Option<Uuid>,
}

pub(super) struct Leave {
    pub(super) id: Uuid,
    pub(super) person: Uuid,
    pub(super) from_on: Date,
    pub(super) back_on: Option<Date>,
}

pub(super) struct Owed {
    pub(super) id: Uuid,
    pub(super) person: Uuid,
    pub(super) edition: EditionId,
    pub(super) assigned_on: Date,
}

pub(super) struct Exemption {
    pub(super) id: Uuid,
    pub(super) person: Uuid,
    pub(super) edition: EditionId,
    pub(super) from_on: Date,
    pub(super) until_on: Option<Date>,
    pub(super) granted_at: Timestamp,
}

pub(super) struct Read {
    pub(super) person: Uuid,
    pub(super) lesson: usize,
    /// List of languages and place in it.
    pub(super) locale: (usize, usize),
    pub(super) at: Timestamp,
    pub(super) on: Date,
}

pub(super) struct Completion {
    pub(super) person: Uuid,
    pub(super) edition: EditionId,
    pub(super) at: Timestamp,
    pub(super) on: Date,
    pub(super) valid_until: Date,
    /// Whether with the content that is in this system.
    pub(super) here: bool,
}

/// The rows of one part.
#[derive(Default)]
pub(super) struct Part {
    pub(super) people: Vec<Person>,
    pub(super) placements: Vec<Placement>,
    pub(super) leaves: Vec<Leave>,
    pub(super) owed: Vec<Owed>,
    pub(super) exemptions: Vec<Exemption>,
    pub(super) reads: Vec<Read>,
    pub(super) completions: Vec<Completion>,
}

/// People who report to one.
const SPAN: u32 = 12;
/// The first day on which anybody joined.
const EARLIEST: Date = date(1988, 1, 4);
/// Days in which a year of joiners, leavers, moves and leave lies.
const YEAR: i64 = 365;
/// Percent of those who have not completed this year that have begun.
const BEGUN: u32 = 18;

/// Makes the people of these places. `first` is the number of the first of them.
pub(super) fn part(world: &World, number: u64, places: Range<usize>, first: u32) -> Part {
    let (luck, ids) = (Luck::of_part(world.seed, number), Ids::of_part(world.seed, number));
    let mut telling = Telling { world, luck, ids, part: Part::default(), next: first };
    for place in places {
        telling.fill(place);
    }
    telling.part
}

struct Telling<'w> {
    world: &'w World,
    luck: Luck,
    ids: Ids,
    part: Part,
    next: u32,
}

/// Somebody's days, as far as the years ask for them.
struct Days {
    person: Uuid,
    place: usize,
    joined: Date,
    left: Option<Date>,
}

impl Telling<'_> {
    fn fill(&mut self, place: usize) {
        let (mut director, mut leader) = (None, None);
        for at in 0..self.world.places.all[place].heads {
            let leads = at % SPAN == 0;
            let manager = if leads { director } else { leader };
            let person = self.person(place, leads, manager);
            if leads {
                leader = Some(person);
            }
            director = director.or(leader);
        }
    }

    fn person(&mut self, place: usize, leads: bool, manager: Option<Uuid>) -> Uuid {
        let world = self.world;
        let workplace = &world.places.all[place];
        let country = world.places.lands[workplace.land].plan;
        let work = self.work(workplace);
        let joined = if leads { self.luck.day(EARLIEST, plus(self.opening(), -400)) } else { self.joined() };
        let left = if leads { None } else { self.left(joined) };
        let id = PersonId::new(self.ids.next());
        let (name, _) = world.names[workplace.land].draw(&mut self.luck);
        let has_address = leads || !work.is_on_the_floor() || self.luck.in_hundred(60);
        let number = self.next;
        self.next += 1;
        self.part.people.push(Person {
            id,
            number: format!("K-{number:08}"),
            email: has_address.then(|| email(&format!("n{number:08}"))),
            name,
            locale: country.locale,
            joined_on: joined,
            left_on: left,
        });
        let person = id.get();
        let days = Days { person, place, joined, left };
        self.place(&days, work, leads, manager);
        if !leads {
            self.leave(&days);
        }
        for year in 0..world.years.len() {
            self.year(&days, year);
        }
        person
    }

    /// First day of the oldest edition.
    fn opening(&self) -> Date {
        self.world.years.first().map_or(self.world.calendar.last_year.opens_on, |year| year.window.opens_on)
    }

    fn work(&mut self, workplace: &Workplace) -> Work {
        let works = Work::at(workplace.like.kind);
        let mut drawn = u32::try_from(self.luck.below(100)).unwrap_or(0);
        for (work, percent) in works {
            if drawn < *percent {
                return *work;
            }
            drawn -= percent;
        }
        works[0].0
    }

    fn joined(&mut self) -> Date {
        let (opening, today) = (self.opening(), self.world.calendar.today);
        match self.luck.below(100) {
            0..=73 => self.luck.day(EARLIEST, plus(opening, -1)),
            74..=91 => self.luck.day(opening, plus(today, -YEAR)),
            _ => self.luck.day(plus(today, -YEAR), plus(today, -3)),
        }
    }

    fn left(&mut self, joined: Date) -> Option<Date> {
        let (yesterday, year_ago) = (self.world.calendar.yesterday(), plus(self.world.calendar.today, -YEAR));
        let from = plus(joined, 30);
        match self.luck.below(100) {
            0..=4 => Some((from.max(year_ago), yesterday)),
            5..=13 => Some((from.max(self.opening()), year_ago)),
            _ => None,
        }
        .filter(|(from, to)| from <= to)
        .map(|(from, to)| self.luck.day(from, to))
    }

    fn place(&mut self, days: &Days, work: Work, leads: bool, manager: Option<Uuid>) {
        let rank = match (leads, manager) {
            (true, None) => "director",
            (true, Some(_)) => "leader",
            (false, _) => "staff",
        };
        let employment = match self.luck.below(100) {
            _ if leads => "employee",
            0..=79 => "employee",
            80..=91 => "fixed-term",
            92..=95 => "part-time",
            _ => "contractor",
        };
        let moved = if leads { None } else { self.moved(days) };
        let to = moved.map(|(on, _)| on);
        let (person, place) = (days.person, days.place);
        let id = self.ids.next();
        let from = days.joined;
        self.part.placements.push(Placement { id, person, place, from, to, work, rank, employment, manager });
        if let Some((from, place)) = moved {
            let (id, to) = (self.ids.next(), None);
            self.part.placements.push(Placement { id, person, place, from, to, work, rank, employment, manager: None });
        }
    }

    /// In the last year, within the country.
    fn moved(&mut self, days: &Days) -> Option<(Date, usize)> {
        let land = &self.world.places.lands[self.world.places.all[days.place].land];
        if days.left.is_some() || !self.luck.in_hundred(4) {
            return None;
        }
        let to = land.places.start + self.luck.below(land.places.len());
        let today = self.world.calendar.today;
        let on = self.luck.day(plus(today, -YEAR), plus(today, -2));
        (to != days.place && on > days.joined).then_some((on, to))
    }

    fn leave(&mut self, days: &Days) {
        let today = self.world.calendar.today;
        let last = match self.luck.below(200) {
            0..=7 => {
                let from = self.luck.day(plus(today, -YEAR), plus(today, -2));
                let back = plus(from, self.luck.within(20..=300));
                Some((from, if self.luck.in_hundred(70) { Some(back) } else { None }))
            }
            8 => {
                let from = self.luck.day(plus(today, -3 * YEAR), plus(today, -2 * YEAR));
                Some((from, Some(plus(from, self.luck.within(20..=300)))))
            }
            _ => None,
        };
        if let Some((from_on, back_on)) = last.filter(|(from, _)| *from > days.joined) {
            self.part.leaves.push(Leave { id: self.ids.next(), person: days.person, from_on, back_on });
        }
    }

    fn year(&mut self, days: &Days, at: usize) {
        let world = self.world;
        let (year, yesterday) = (&world.years[at], world.calendar.yesterday());
        let (window, is_this) = (&year.window, at + 1 == world.years.len());
        let gone = days.left.is_some_and(|left| left <= window.opens_on);
        if gone || days.joined > window.closes_on.min(world.calendar.today) {
            return;
        }
        let (person, edition, assigned_on) = (days.person, year.edition, days.joined.max(window.opens_on));
        self.part.owed.push(Owed { id: self.ids.next(), person, edition, assigned_on });
        if self.luck.below(250) == 0 {
            self.exempt(days, edition, assigned_on);
            return;
        }
        let last = window.closes_on.min(yesterday);
        let last = days.left.map_or(last, |left| last.min(plus(left, -1)));
        if last < assigned_on {
            return;
        }
        let workplace = &world.places.all[days.place];
        let plan = world.places.lands[workplace.land].plan;
        let turnout = if is_this { plan.this_year } else { plan.last_year };
        let completes = self.luck.below(1_000) < usize::try_from(turnout).unwrap_or(0);
        let begins = completes || (is_this && self.luck.in_hundred(BEGUN));
        if !begins {
            return;
        }
        let on = year.rhythms.of(plan.weekend).day(&mut self.luck, assigned_on, last);
        let at = moment(&workplace.zone, on, minute(&mut self.luck));
        if is_this {
            let all = workplace.lessons.len();
            let lessons = if completes { all } else { 1 + self.luck.below(all.max(1)) };
            let read = workplace.lessons.iter().take(lessons);
            self.part.reads.extend(read.map(|(lesson, locale)| Read {
                person,
                lesson: *lesson,
                locale: (workplace.locales, *locale),
                at,
                on,
            }));
        }
        if completes {
            let valid_until = window.closes_on.checked_add(Span::new().years(1)).unwrap_or(Date::MAX);
            self.part.completions.push(Completion { person, edition, at, on, valid_until, here: is_this });
        }
    }

    fn exempt(&mut self, days: &Days, edition: EditionId, from: Date) {
        let zone = &self.world.places.all[days.place].zone;
        let from_on = plus(from, self.luck.within(0..=20));
        let until_on = self.luck.in_hundred(30).then(|| plus(from_on, self.luck.within(5..=60)));
        let granted_at = moment(zone, from_on, minute(&mut self.luck));
        let id = self.ids.next();
        self.part.exemptions.push(Exemption { id, person: days.person, edition, from_on, until_on, granted_at });
    }
}
