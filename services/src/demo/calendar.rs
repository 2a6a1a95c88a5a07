//! The days of the demo: this year's edition is half way on the day the demo is made, last year's lies a year before it.

use super::{luck::Luck, organisation::Weekend};
use jiff::{
    Span,
    civil::{Date, Weekday},
};
use kunren_domain::edition::Window;

/// So many days later, or earlier.
pub(super) fn plus(day: Date, days: i64) -> Date {
    day.checked_add(Span::new().days(days)).unwrap_or(day)
}

fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Today and the two windows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    pub(super) today: Date,
    pub(super) this_year: Window,
    pub(super) last_year: Window,
}

impl Calendar {
    /// Windows around this day.
    pub(super) fn around(today: Date) -> Self {
        let due_on = plus(today, 51);
        let this_year =
            Window { opens_on: plus(today, -50), due_on, grace_until: plus(due_on, 14), closes_on: plus(due_on, 58) };
        let before = |day: Date| day.checked_sub(Span::new().years(1)).unwrap_or(day);
        let last_year = Window {
            opens_on: before(this_year.opens_on),
            due_on: before(this_year.due_on),
            grace_until: before(this_year.grace_until),
            closes_on: before(this_year.closes_on),
        };
        Self { today, this_year, last_year }
    }

    /// The last day of which everything is known everywhere on earth.
    pub(super) fn yesterday(&self) -> Date {
        plus(self.today, -1)
    }
}

/// When people complete: few at first, more after each reminder, a rush before the due date, a tail after it.
#[derive(Debug)]
pub(super) struct Rhythm {
    opens_on: Date,
    /// Weight of all days up to this one.
    sums: Vec<u64>,
}

/// Percent of all completions that are in when half of the days have gone.
const BY_HALF_TIME: u64 = 48;
/// Days after the opening on which a reminder went out.
const REMINDERS: [i64; 4] = [14, 35, 60, 80];
/// How much more is done on the day of a reminder and those after it.
const AFTER_REMINDER: [u64; 4] = [60, 45, 25, 10];

impl Rhythm {
    pub(super) fn new(window: &Window, weekend: Weekend) -> Self {
        let due = days_between(window.opens_on, window.due_on);
        let length = days_between(window.opens_on, window.closes_on);
        let weights: Vec<u64> =
            (0..=length).map(|offset| drive(offset, due) / ease(plus(window.opens_on, offset), weekend)).collect();
        let half = usize::try_from(due / 2).unwrap_or(0).min(weights.len() - 1);
        let (first, second): (u64, u64) = (weights[..=half].iter().sum(), weights[half + 1..].iter().sum());
        let mut sum = 0;
        let sums = weights
            .iter()
            .enumerate()
            .map(|(offset, weight)| {
                let share = if offset <= half { BY_HALF_TIME * second } else { (100 - BY_HALF_TIME) * first };
                sum += weight * share;
                sum
            })
            .collect();
        Self { opens_on: window.opens_on, sums }
    }

    /// A day from `from` to `to`, both included; `from` when nothing happens between them.
    pub(super) fn day(&self, luck: &mut Luck, from: Date, to: Date) -> Date {
        let before = self.sum_before(from);
        let weight = self.sum_before(plus(to, 1)).saturating_sub(before);
        if weight == 0 {
            return from;
        }
        let drawn = before + luck.seed() % weight;
        let offset = self.sums.partition_point(|sum| *sum <= drawn);
        plus(self.opens_on, i64::try_from(offset).unwrap_or(0))
    }

    fn sum_before(&self, day: Date) -> u64 {
        let days = usize::try_from(days_between(self.opens_on, day)).unwrap_or(0).min(self.sums.len());
        days.checked_sub(1).map_or(0, |last| self.sums[last])
    }
}

/// How much is done on a working day.
fn drive(offset: i64, due: i64) -> u64 {
    let base = match due - offset {
        left if left < -14 => 2,
        left if left < 0 => 8,
        0..=2 => 110,
        3..=13 => 55,
        _ if offset < 7 => 8,
        _ if offset < 14 => 16,
        _ => 30,
    };
    let reminded = REMINDERS.iter().filter_map(|sent| usize::try_from(offset - sent).ok());
    base + reminded.filter_map(|days| AFTER_REMINDER.get(days)).sum::<u64>()
}

/// What a day's work is divided by.
fn ease(day: Date, weekend: Weekend) -> u64 {
    let is = |month: i8, days: std::ops::RangeInclusive<i8>| day.month() == month && days.contains(&day.day());
    let free = match weekend {
        Weekend::Japan if is(12, 29..=31) || is(1, 1..=3) => return 200,
        Weekend::FridaySaturday => matches!(day.weekday(), Weekday::Friday | Weekday::Saturday),
        Weekend::SaturdaySunday | Weekend::Japan => matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
    };
    let holiday = is(1, 1..=1) || (weekend == Weekend::SaturdaySunday && is(12, 25..=26));
    if free || holiday { 12 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::luck::Step;
    use jiff::civil::date;
    use kunren_domain::pace::Curve;

    #[test]
    fn today_is_half_way() {
        let calendar = Calendar::around(date(2026, 11, 21));
        assert_eq!(calendar.this_year.opens_on, date(2026, 10, 2));
        assert_eq!(calendar.this_year.closes_on, date(2027, 3, 10));
        assert_eq!(calendar.last_year.due_on, date(2026, 1, 11));
        assert!(calendar.this_year.is_ordered() && calendar.last_year.is_ordered());
        assert!(Calendar::around(date(2028, 2, 29)).last_year.is_ordered());
    }

    #[test]
    fn about_half_is_done_at_half_time_and_little_on_free_days() {
        let calendar = Calendar::around(date(2026, 11, 21));
        let window = calendar.last_year;
        let rhythm = Rhythm::new(&window, Weekend::FridaySaturday);
        let mut luck = Luck::new(1, Step::LastYear);
        let days: Vec<Date> = (0..5_000).map(|_| rhythm.day(&mut luck, window.opens_on, window.closes_on)).collect();
        let fridays = days.iter().filter(|day| day.weekday() == Weekday::Friday).count();
        assert!(fridays < 150, "{fridays}");
        let curve = Curve::new(window, days.into_iter().map(|day| (day, 1)));
        let done = curve.progress_at(&calendar.this_year, calendar.today).basis_points();
        assert!((4_600..5_000).contains(&done), "{done}");
        let early = curve.by(plus(window.opens_on, 13));
        assert!(early < 500, "a slow start, not {early}");
    }

    #[test]
    fn a_day_lies_where_it_is_asked_for() {
        let window = Calendar::around(date(2026, 11, 21)).last_year;
        let rhythm = Rhythm::new(&window, Weekend::Japan);
        let mut luck = Luck::new(1, Step::LastYear);
        let (from, to) = (plus(window.opens_on, 20), plus(window.opens_on, 24));
        assert!((0..200).all(|_| (from..=to).contains(&rhythm.day(&mut luck, from, to))));
        assert_eq!(rhythm.day(&mut luck, from, from), from);
    }
}
