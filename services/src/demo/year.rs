//! An edition and the people who owe it: what both years have in common.

use super::{
    calendar::{Calendar, Rhythm},
    luck::{Ids, Luck},
    organisation::{Organisation, Weekend},
    people::{Person, Story},
    records::{Exemption, Obligation, Records},
};
use jiff::{SignedDuration, Span, Timestamp, civil::Date, tz::TimeZone};
use kunren_domain::{edition::Window, id::EditionId};

/// Everything that is the same for all people.
pub(super) struct Year<'a> {
    pub(super) organisation: &'a Organisation,
    pub(super) calendar: &'a Calendar,
    pub(super) window: Window,
    pub(super) edition: EditionId,
    pub(super) rhythms: Rhythms,
}

/// A rhythm for each kind of week.
pub(super) struct Rhythms([(Weekend, Rhythm); 3]);

impl Rhythms {
    pub(super) fn new(window: &Window) -> Self {
        let kinds = [Weekend::Japan, Weekend::SaturdaySunday, Weekend::FridaySaturday];
        Self(kinds.map(|weekend| (weekend, Rhythm::new(window, weekend))))
    }

    /// The rhythm of a kind of week.
    pub(super) fn of(&self, weekend: Weekend) -> &Rhythm {
        let [(_, first), ..] = &self.0;
        self.0.iter().find(|(kind, _)| *kind == weekend).map_or(first, |(_, rhythm)| rhythm)
    }
}

impl Year<'_> {
    /// The day somebody at this site gets to it.
    pub(super) fn day(&self, site: usize, luck: &mut Luck, from: Date, to: Date) -> Date {
        let country = &self.organisation.countries[self.organisation.sites[site].country];
        self.rhythms.of(country.plan.weekend).day(luck, from, to)
    }

    /// The obligation, for those who were there.
    pub(super) fn oblige(&self, people: &[Person], ids: &mut Ids, records: &mut Records) {
        for (at, person) in people.iter().enumerate() {
            let gone = person.left_on.is_some_and(|left| left <= self.window.opens_on);
            let last = self.window.closes_on.min(self.calendar.today);
            if !gone && person.joined_on <= last {
                records.obligations.push(Obligation {
                    id: ids.next(),
                    person: at,
                    edition: self.edition,
                    assigned_on: person.joined_on.max(self.window.opens_on),
                });
            }
        }
    }

    /// An exemption for everybody with this story.
    pub(super) fn exempt(&self, story: Story, people: &[Person], by: usize, ids: &mut Ids, records: &mut Records) {
        const REASONS: [[&str; 2]; 3] = [
            ["海外の大学院へ派遣中のため", "Seconded to a university until the edition closes"],
            ["関連会社へ出向中で、出向先の教育を受講するため", "On loan to another company and trained there"],
            ["定年退職前の休暇を消化中のため", "Taking remaining leave before retirement"],
        ];
        let people = people.iter().enumerate().filter(|(_, person)| person.story == story);
        for (turn, (at, person)) in people.enumerate() {
            let [japanese, english] = REASONS[turn % REASONS.len()];
            let from_on = self.window.opens_on.max(person.joined_on);
            records.exemptions.push(Exemption {
                id: ids.next(),
                logged: ids.next(),
                person: at,
                edition: self.edition,
                from_on,
                reason: if person.locale == "ja" { japanese } else { english },
                granted_by: by,
                granted_at: moment(&TimeZone::UTC, from_on, 2 * 60),
            });
        }
    }

    /// A completion lasts until the next year's edition has closed.
    pub(super) fn valid_until(&self) -> Date {
        self.window.closes_on.checked_add(Span::new().years(1)).unwrap_or(Date::MAX)
    }
}

/// So many minutes into a day at a place.
pub(super) fn moment(zone: &TimeZone, day: Date, minutes: i64) -> Timestamp {
    let midnight = day.to_zoned(zone.clone()).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
    midnight + SignedDuration::from_mins(minutes)
}

/// A minute of a working day.
pub(super) fn minute(luck: &mut Luck) -> i64 {
    luck.within(8 * 60..=17 * 60)
}
