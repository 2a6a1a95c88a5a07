//! What happens to people: they join, leave, go on leave, come back, are exempt, move.
//!
//! Only to people without reports, so that nobody's manager goes away, and one thing to each at most.

use super::{
    calendar::{Calendar, plus},
    heads::Split,
    luck::Luck,
    organisation::Organisation,
    people::{Person, Story},
};
use jiff::civil::Date;

/// What had happened when last year's edition closed. Leaves exactly as many people counted as the split says.
pub(super) fn before_closing(
    organisation: &Organisation,
    people: &mut [Person],
    split: &Split,
    calendar: &Calendar,
    luck: &mut Luck,
) {
    for (domestic, side) in [(true, split.domestic), (false, split.overseas)] {
        let others = usize::try_from(side.people - side.counted).unwrap_or(0);
        let chosen = choose(organisation, people, luck, domestic, others);
        let kinds = [(Story::LeftLastYear, 30), (Story::AwayLastYear, 20), (Story::ExemptLastYear, 10)];
        let mut chosen = chosen.into_iter();
        for (story, percent) in kinds {
            for person in chosen.by_ref().take(others * percent / 100) {
                begin(&mut people[person], story, domestic, calendar, luck);
            }
        }
        for person in chosen {
            begin(&mut people[person], Story::JoinedSince, domestic, calendar, luck);
        }
    }
}

/// What has happened since. `completed` says who completed last year: those who did not are over-represented among those
/// who left, so that last year's rates stay where they were, whether looked at as of then or as of today.
pub(super) fn since_closing(
    organisation: &Organisation,
    people: &mut [Person],
    calendar: &Calendar,
    luck: &mut Luck,
    completed: impl Fn(usize) -> bool,
) {
    for (domestic, missing_percent) in [(true, 5), (false, 30)] {
        let everybody = choose(organisation, people, luck, domestic, usize::MAX);
        let leavers = everybody.len() / 40;
        let missing = (leavers * missing_percent).div_ceil(100);
        let (with, without): (Vec<usize>, Vec<usize>) = everybody.into_iter().partition(|person| completed(*person));
        for person in without.into_iter().take(missing).chain(with.into_iter().take(leavers - missing)) {
            begin(&mut people[person], Story::LeftSince, domestic, calendar, luck);
        }
        let size = organisation_size(organisation, people, domestic);
        for (story, per_thousand) in [(Story::AwayNow, 5), (Story::Returned, 5), (Story::ExemptNow, 4)] {
            for person in choose(organisation, people, luck, domestic, size * per_thousand / 1000) {
                begin(&mut people[person], story, domestic, calendar, luck);
            }
        }
    }
    move_some(organisation, people, calendar, luck, completed);
}

/// People of one side to whom nothing has happened, in random order.
fn choose(organisation: &Organisation, people: &[Person], luck: &mut Luck, domestic: bool, most: usize) -> Vec<usize> {
    let mut free: Vec<usize> = (0..people.len())
        .filter(|at| {
            let person = &people[*at];
            let side = organisation.countries[organisation.sites[person.site].country].domestic;
            side == domestic && person.story == Story::Ordinary && !person.has_reports
        })
        .collect();
    luck.shuffle(&mut free);
    free.truncate(most);
    free
}

fn organisation_size(organisation: &Organisation, people: &[Person], domestic: bool) -> usize {
    let side = |person: &&Person| organisation.countries[organisation.sites[person.site].country].domestic == domestic;
    people.iter().filter(side).count()
}

fn begin(person: &mut Person, story: Story, domestic: bool, calendar: &Calendar, luck: &mut Luck) {
    let (last, this) = (&calendar.last_year, &calendar.this_year);
    person.story = story;
    match story {
        Story::LeftLastYear => {
            person.joined_on = person.joined_on.min(plus(last.opens_on, -60));
            person.left_on = Some(leaving(luck, domestic, plus(last.opens_on, 8), last.closes_on));
        }
        Story::AwayLastYear => {
            let back = luck.in_hundred(30).then(|| luck.day(plus(calendar.today, 10), plus(calendar.today, 200)));
            person.joined_on = person.joined_on.min(plus(last.opens_on, -200));
            person.leave = Some((luck.day(plus(last.opens_on, -30), plus(last.closes_on, -5)), back));
        }
        Story::ExemptLastYear | Story::ExemptNow | Story::Ordinary | Story::Account => {}
        Story::JoinedSince => person.joined_on = joining(luck, domestic, calendar),
        Story::LeftSince => {
            person.left_on = Some(leaving(luck, domestic, plus(last.closes_on, 2), calendar.yesterday()));
        }
        Story::AwayNow => {
            let back = luck.in_hundred(60).then(|| luck.day(plus(calendar.today, 3), plus(calendar.today, 120)));
            person.leave = Some((luck.day(plus(this.opens_on, -120), plus(calendar.today, -2)), back));
        }
        Story::Returned => {
            let back = luck.day(plus(this.opens_on, 5), plus(calendar.today, -3));
            person.leave = Some((plus(back, -luck.within(30..=150)), Some(back)));
        }
    }
}

/// In Japan people leave at the end of a month: the first of the next is the first day no longer employed.
fn leaving(luck: &mut Luck, domestic: bool, from: Date, to: Date) -> Date {
    let day = luck.day(from, to);
    let first = day.first_of_month();
    if domestic && first >= from { first } else { day }
}

/// In Japan most join in April, when there was one since last year's edition closed.
fn joining(luck: &mut Luck, domestic: bool, calendar: &Calendar) -> Date {
    let from = plus(calendar.last_year.closes_on, 1);
    let to = plus(calendar.today, -3);
    let april = Date::new(to.year(), 4, 1).unwrap_or(to);
    let day = luck.day(from, to);
    if domestic && (from..=to).contains(&april) && luck.in_hundred(70) { april } else { day }
}

/// Moves within a country at any time, a few to another country while this year's edition is open, so that some of them
/// had completed it, and a few people who look after a second site.
fn move_some(
    organisation: &Organisation,
    people: &mut [Person],
    calendar: &Calendar,
    luck: &mut Luck,
    completed: impl Fn(usize) -> bool,
) {
    let size = people.len();
    let offices = |country: usize| organisation.sites_in(country).collect::<Vec<usize>>();
    let since = plus(calendar.this_year.opens_on, 20);
    for person in choose(organisation, people, luck, true, size * 3 / 1000) {
        let site = *luck.pick(&offices(organisation.sites[people[person].site].country));
        let day = luck.day(plus(calendar.last_year.opens_on, -300), plus(calendar.today, -2));
        if site != people[person].site && day > people[person].joined_on {
            people[person].moved = Some((day, site));
        }
    }
    for (domestic, per_ten_thousand) in [(true, 4), (false, 2)] {
        let movers = choose(organisation, people, luck, domestic, usize::MAX);
        let movers = movers.into_iter().filter(|person| completed(*person) && people[*person].moved.is_none());
        for person in movers.take(size * per_ten_thousand / 10_000).collect::<Vec<_>>() {
            let sites = offices(abroad(organisation, domestic, luck));
            people[person].moved = Some((luck.day(since, plus(calendar.today, -2)), *luck.pick(&sites)));
        }
    }
    let settled = choose(organisation, people, luck, true, usize::MAX);
    let settled = settled.into_iter().filter(|person| people[*person].moved.is_none());
    for person in settled.take(size * 6 / 10_000).collect::<Vec<_>>() {
        let sites = offices(abroad(organisation, true, luck));
        people[person].also_at = Some(*luck.pick(&sites));
    }
}

/// A country on the other side.
fn abroad(organisation: &Organisation, domestic: bool, luck: &mut Luck) -> usize {
    let large = |country: &&usize| organisation.countries[**country].plan.heads >= 100;
    let others: Vec<usize> =
        (0..organisation.countries.len()).filter(|at| organisation.countries[*at].domestic != domestic).collect();
    **luck.pick(&others.iter().filter(large).collect::<Vec<_>>())
}
