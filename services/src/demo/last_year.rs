//! Last year's edition, finished: who owed it, who was exempt, who completed it and when.

use super::{
    calendar::plus,
    heads::{Split, Turnout, completions},
    luck::Luck,
    organisation::Organisation,
    people::{Person, Story},
    records::{Completion, Records},
    year::{Year, minute, moment},
};
use jiff::civil::Date;

/// Tells last year; who of the people completed it, by their place in the list.
pub(super) fn tell(
    year: &Year<'_>,
    people: &[Person],
    split: &Split,
    luck: &mut Luck,
    records: &mut Records,
) -> Vec<bool> {
    let mut completed = vec![false; people.len()];
    for (country, quota) in quotas(year.organisation, people, split) {
        let mut counted = counted(year.organisation, people, country);
        luck.shuffle(&mut counted);
        // Those who can be signed in as have last year to show.
        counted.sort_by_key(|person| people[*person].story != Story::Account);
        for person in counted.into_iter().take(quota) {
            complete(year, people, person, year.window.closes_on, luck, records);
            completed[person] = true;
        }
    }
    for (at, person) in people.iter().enumerate().filter(|(_, person)| person.story == Story::LeftLastYear) {
        let last = person.left_on.map_or(year.window.closes_on, |left| plus(left, -1));
        if luck.in_hundred(50) {
            complete(year, people, at, last, luck, records);
        }
    }
    completed
}

fn complete(year: &Year<'_>, people: &[Person], at: usize, last: Date, luck: &mut Luck, records: &mut Records) {
    let person = &people[at];
    let on = year.day(person.site, luck, person.joined_on.max(year.window.opens_on), last);
    records.completions.push(Completion {
        person: at,
        edition: year.edition,
        at: moment(&year.organisation.sites[person.site].zone, on, minute(luck)),
        on,
        valid_until: year.valid_until(),
        here: false,
        attempt: None,
    });
}

fn counted(organisation: &Organisation, people: &[Person], country: usize) -> Vec<usize> {
    let there = |person: &Person| organisation.sites[person.site].country == country;
    let counts = |person: &Person| matches!(person.story, Story::Ordinary | Story::Account);
    (0..people.len()).filter(|at| there(&people[*at]) && counts(&people[*at])).collect()
}

/// How many completed in each country.
fn quotas(organisation: &Organisation, people: &[Person], split: &Split) -> Vec<(usize, usize)> {
    let mut quotas = Vec::with_capacity(organisation.countries.len());
    for (domestic, side) in [(true, split.domestic), (false, split.overseas)] {
        let countries: Vec<usize> =
            (0..organisation.countries.len()).filter(|at| organisation.countries[*at].domestic == domestic).collect();
        let turnouts: Vec<Turnout> = countries
            .iter()
            .map(|at| Turnout {
                counted: u32::try_from(counted(organisation, people, *at).len()).unwrap_or(u32::MAX),
                thousandths: organisation.countries[*at].plan.last_year,
            })
            .collect();
        let completed =
            completions(&turnouts, side.completed).into_iter().map(|heads| usize::try_from(heads).unwrap_or(0));
        quotas.extend(countries.into_iter().zip(completed));
    }
    quotas
}
