//! The people: one after the other, site by site, with a line of managers in each.

use super::{
    calendar::{Calendar, plus},
    heads::{Split, deal},
    luck::{Ids, Luck},
    managers,
    names::NameBook,
    organisation::{Country, Organisation},
    work::Work,
};
use jiff::civil::{Date, date};
use kunren_domain::id::PersonId;
use std::collections::HashMap;

/// Somebody.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) id: PersonId,
    pub(super) number: String,
    pub(super) email: Option<String>,
    pub(super) name: String,
    pub(super) locale: &'static str,
    /// Where they work, or worked before they moved.
    pub(super) site: usize,
    pub(super) work: Work,
    pub(super) rank: Rank,
    pub(super) employment: &'static str,
    pub(super) manager: Option<usize>,
    pub(super) has_reports: bool,
    pub(super) joined_on: Date,
    pub(super) left_on: Option<Date>,
    /// First day of a leave and first day back.
    pub(super) leave: Option<(Date, Option<Date>)>,
    pub(super) story: Story,
    /// When they moved to another site.
    pub(super) moved: Option<(Date, usize)>,
    /// A second place of work, besides the main one.
    pub(super) also_at: Option<usize>,
}

/// What is worth telling about somebody: one thing at most, so that it stays true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// Nothing.
    Ordinary,
    /// Signs in in the demonstration: nothing happens to them by chance.
    Account,
    /// Left before last year's edition closed.
    LeftLastYear,
    /// On leave since before last year's edition closed.
    AwayLastYear,
    /// Exempt from last year's edition.
    ExemptLastYear,
    /// Joined after last year's edition closed.
    JoinedSince,
    /// Left after last year's edition closed.
    LeftSince,
    /// On leave today.
    AwayNow,
    /// Was on leave when this year's edition opened, and is back.
    Returned,
    /// Exempt from this year's edition.
    ExemptNow,
}

/// A place in the line of managers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    Director,
    Manager,
    Leader,
    Staff,
}

impl Rank {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Director => "director",
            Self::Manager => "manager",
            Self::Leader => "leader",
            Self::Staff => "staff",
        }
    }
}

impl Person {
    /// Where they work today.
    pub(super) fn site_now(&self) -> usize {
        self.moved.map_or(self.site, |(_, site)| site)
    }

    /// Where they worked on a day, main place first.
    pub(super) fn sites_on(&self, day: Date) -> impl Iterator<Item = usize> {
        let moved = self.moved.filter(|(on, _)| *on <= day);
        std::iter::once(moved.map_or(self.site, |(_, site)| site)).chain(self.also_at)
    }
}

/// Numbers below are for accounts that are handed out.
const FIRST_NUMBER: usize = 1_001;
const DOMAIN: &str = "kagami-electric.example";

/// The address of this name.
pub(super) fn email(name: &str) -> String {
    format!("{name}@{DOMAIN}")
}

/// Makes everybody. `taken` are names of addresses that are kept for others.
pub(super) fn make(
    organisation: &Organisation,
    split: &Split,
    calendar: &Calendar,
    luck: &mut Luck,
    ids: &mut Ids,
    taken: &[&str],
) -> Vec<Person> {
    let heads = heads_per_site(organisation, split);
    let addresses = taken.iter().map(|name| ((*name).to_owned(), 1)).collect();
    let mut roster = Roster { calendar, luck, ids, addresses, people: Vec::new() };
    let mut leads: HashMap<usize, usize> = HashMap::new();
    for (at, country) in organisation.countries.iter().enumerate() {
        let names = NameBook::new(country.plan.names);
        for site in organisation.sites_in(at).filter(|site| heads[*site] > 0) {
            let (entity, kind) = (organisation.sites[site].entity, organisation.sites[site].plan.kind);
            let shares: Vec<u32> = Work::at(kind).iter().map(|(_, share)| *share).collect();
            let departments = deal(heads[site], &shares, 0);
            let first = roster.people.len();
            for ((work, _), heads) in Work::at(kind).iter().zip(&departments) {
                for _ in 0..*heads {
                    roster.add(country, &names, site, *work);
                }
            }
            managers::line_up(&mut roster.people, first, &departments);
            let lead = *leads.entry(entity).or_insert(first);
            managers::report(&mut roster.people, lead, first..first + usize::from(lead != first));
        }
    }
    roster.settle();
    roster.people
}

fn heads_per_site(organisation: &Organisation, split: &Split) -> Vec<u32> {
    let mut heads = vec![0; organisation.sites.len()];
    for (domestic, side) in [(true, &split.domestic), (false, &split.overseas)] {
        let countries: Vec<usize> = (0..organisation.countries.len())
            .filter(|country| organisation.countries[*country].domestic == domestic)
            .collect();
        let weights: Vec<u32> = countries.iter().map(|at| organisation.countries[*at].plan.heads).collect();
        for (country, in_country) in countries.into_iter().zip(deal(side.people, &weights, 2)) {
            let sites: Vec<usize> = organisation.sites_in(country).collect();
            let weights: Vec<u32> = sites.iter().map(|site| organisation.sites[*site].plan.heads).collect();
            for (site, in_site) in sites.into_iter().zip(deal(in_country, &weights, 1)) {
                heads[site] = in_site;
            }
        }
    }
    heads
}

/// The people made so far, and what makes more.
struct Roster<'a> {
    calendar: &'a Calendar,
    luck: &'a mut Luck,
    ids: &'a mut Ids,
    /// How often each address was given.
    addresses: HashMap<String, u32>,
    people: Vec<Person>,
}

impl Roster<'_> {
    fn add(&mut self, country: &Country, names: &NameBook, site: usize, work: Work) {
        let number = format!("K-{:06}", FIRST_NUMBER + self.people.len());
        let (name, address) = names.draw(self.luck);
        let person = Person {
            id: PersonId::new(self.ids.next()),
            number,
            email: Some(self.unique(&address)),
            name,
            locale: country.plan.locale,
            site,
            work,
            rank: Rank::Staff,
            employment: self.employment(),
            manager: None,
            has_reports: false,
            joined_on: self.joined(country.domestic),
            left_on: None,
            leave: None,
            story: Story::Ordinary,
            moved: None,
            also_at: None,
        };
        self.people.push(person);
    }

    fn unique(&mut self, address: &str) -> String {
        let count = self.addresses.entry(address.to_owned()).or_insert(0);
        *count += 1;
        if *count == 1 { email(address) } else { email(&format!("{address}{count}")) }
    }

    fn employment(&mut self) -> &'static str {
        match self.luck.below(100) {
            0..=79 => "employee",
            80..=91 => "fixed-term",
            92..=95 => "part-time",
            _ => "contractor",
        }
    }

    /// Most came long before last year's edition, in Japan in April; one of forty while it was open.
    fn joined(&mut self, domestic: bool) -> Date {
        let window = &self.calendar.last_year;
        if self.luck.below(40) == 0 {
            return self.luck.day(plus(window.opens_on, 1), plus(window.due_on, -10));
        }
        let day = self.luck.day(date(1988, 1, 4), plus(window.opens_on, -200));
        if domestic && self.luck.in_hundred(75) { date(day.year(), 4, 1).min(day) } else { day }
    }

    /// Managers have been there for a while; many on the floor have no address.
    fn settle(&mut self) {
        let long_ago = plus(self.calendar.last_year.opens_on, -400);
        for person in &mut self.people {
            if person.has_reports {
                person.joined_on = person.joined_on.min(long_ago);
                person.employment = "employee";
            } else if person.work.is_on_the_floor() && self.luck.in_hundred(40) {
                person.email = None;
            }
        }
    }
}
