//! How participation grew over the window, beside last year at the same points of its window.

use super::board::Board;
use crate::{charts::Growth, t, web::reader::Reader};
use jiff::civil::Date;
use kunren_domain::{
    edition::Window,
    participation::{Level, lines},
    rate::{Rate, Share},
};

/// One day of the table behind the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// The day.
    pub day: Date,
    /// This year's share at its end; nothing for days that have not come.
    pub this_year: Option<Share>,
    /// Last year's at the same point.
    pub last_year: Option<Share>,
}

/// Every day of the window. This year's rates hold the completions of that day against everybody counted on the day
/// shown, so that the line ends at the rate of the page.
#[must_use]
pub fn samples(board: &Board) -> Vec<Sample> {
    let window = board.edition.window;
    let curve = board.heads.curve(window, &board.asked.node);
    let counted = board.line.rate.counted;
    let last = board.last_year.as_ref().map(|last| {
        let node = &board.asked.node;
        let all = lines(&last.heads.sites, Level::of(node), node, &last.formula, &[]);
        let counted = all.iter().find(|line| line.node == *node).map_or(0, |line| line.rate.counted);
        (last.window, last.heads.curve(last.window, node), counted)
    });
    let day_of = |day: Date| Sample {
        day,
        this_year: (day <= board.day).then(|| Rate { completed: curve.by(day), counted }.share()).flatten(),
        last_year: last.as_ref().and_then(|(then, curve, counted)| {
            Rate { completed: curve.by(window.same_point(then, day)), counted: *counted }.share()
        }),
    };
    days(window.opens_on, window.closes_on).map(day_of).collect()
}

/// The chart of these days.
#[must_use]
pub fn chart(reader: &Reader, board: &Board, samples: &[Sample]) -> Growth {
    let window = board.edition.window;
    let place = |sample: &Sample, share: Option<Share>| share.map(|share| (position(&window, sample.day), part(share)));
    let formats = &reader.words.formats;
    let (name, day) = (board.name(reader, &board.asked.node), reader.date(board.day));
    let rate = board.line.rate.share().map_or_else(|| "–".to_owned(), |share| reader.percent(share));
    Growth {
        title: t!(reader, "growth-title", name = name),
        description: t!(reader, "growth-words", day = day, rate = rate),
        this_year: samples.iter().filter_map(|sample| place(sample, sample.this_year)).collect(),
        last_year: samples.iter().filter_map(|sample| place(sample, sample.last_year)).collect(),
        target: board.line.target.map(part),
        days: [window.opens_on, window.due_on, window.closes_on]
            .map(|day| (position(&window, day), formats.short_date(day)))
            .to_vec(),
        shares: [0, 25, 50, 75, 100]
            .map(Share::from_percent)
            .map(|share| (part(share), formats.whole_percent(share)))
            .to_vec(),
    }
}

/// A share from 0 to 1.
#[must_use]
pub fn part(share: Share) -> f64 {
    // Shares have at most seven digits.
    f64::from(i32::try_from(share.basis_points()).unwrap_or(i32::MAX)) / 10_000.0
}

/// Where a day lies between opening and closing, from 0 to 1.
fn position(window: &Window, day: Date) -> f64 {
    let length = between(window.opens_on, window.closes_on).max(1);
    let gone = between(window.opens_on, day).clamp(0, length);
    f64::from(i32::try_from(gone).unwrap_or(0)) / f64::from(i32::try_from(length).unwrap_or(1))
}

fn between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Longest window that is drawn, in days.
const LONGEST: usize = 800;

fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| day.tomorrow().ok()).take_while(move |day| *day <= to).take(LONGEST)
}

/// Once a week and at the end of what is known: enough for a table.
#[must_use]
pub fn weekly(samples: &[Sample]) -> Vec<Sample> {
    let last = samples.iter().rposition(|sample| sample.this_year.is_some());
    let kept = samples.iter().enumerate().filter(|(at, _)| at % 7 == 0 || Some(*at) == last || at + 1 == samples.len());
    kept.map(|(_, sample)| *sample).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn window(year: i16, due: Date) -> Window {
        Window { opens_on: date(year, 10, 1), due_on: due, grace_until: due, closes_on: date(year + 1, 3, 31) }
    }

    #[test]
    fn positions_run_from_opening_to_closing() {
        let window = window(2026, date(2027, 1, 31));
        assert!(position(&window, date(2026, 9, 1)).abs() < 1e-9);
        assert!((position(&window, window.closes_on) - 1.0).abs() < 1e-9);
        assert!((position(&window, date(2028, 1, 1)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_table_keeps_every_week_and_the_last_known_day() {
        let all: Vec<Sample> = days(date(2026, 10, 1), date(2026, 10, 20))
            .map(|day| Sample {
                day,
                this_year: (day < date(2026, 10, 11)).then(|| Share::from_percent(1)),
                last_year: None,
            })
            .collect();
        let kept: Vec<i8> = weekly(&all).iter().map(|sample| sample.day.day()).collect();
        assert_eq!(kept, [1, 8, 10, 15, 20]);
    }
}
