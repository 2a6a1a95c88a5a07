//! Is a country on its way to the target? Judged by how far people had come at the same point of last year's window.

use crate::{
    edition::Window,
    rate::{Rate, Share},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a line stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pace {
    /// The target is reached.
    Reached,
    /// Not yet, but at least where last year's curve says.
    OnTrack,
    /// Behind the curve.
    AtRisk,
    /// The due date has passed without it.
    Missed,
}

/// Cumulative completions by day of a finished edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Curve {
    window: Option<Window>,
    days: Vec<(Date, u64)>,
}

impl Curve {
    /// From completions per day (any order) of an edition with this window.
    #[must_use]
    pub fn new(window: Window, per_day: impl IntoIterator<Item = (Date, u64)>) -> Self {
        let mut days: Vec<(Date, u64)> = per_day.into_iter().collect();
        days.sort_unstable();
        let mut sum = 0;
        for (_, heads) in &mut days {
            sum += *heads;
            *heads = sum;
        }
        Self { window: Some(window), days }
    }

    /// The cumulative points.
    #[must_use]
    pub fn days(&self) -> &[(Date, u64)] {
        &self.days
    }

    /// Completions up to the end of `day`.
    #[must_use]
    pub fn by(&self, day: Date) -> u64 {
        let after = self.days.partition_point(|(on, _)| *on <= day);
        after.checked_sub(1).map_or(0, |last| self.days[last].1)
    }

    /// The share of all its completions that were in at [the same point](Window::same_point) of its window: nothing
    /// before it opens, everything from the due date on. Without a curve, people are expected evenly over the window.
    #[must_use]
    pub fn progress_at(&self, window: &Window, day: Date) -> Share {
        let elapsed = elapsed(window, day);
        let total = self.days.last().map_or(0, |(_, heads)| *heads);
        let Some(last) = self.window.filter(|_| total > 0 && (window.opens_on..window.due_on).contains(&day)) else {
            return elapsed;
        };
        Rate { completed: self.by(window.same_point(&last, day)), counted: total }.share().unwrap_or(elapsed)
    }
}

/// How much of the time between opening and due date has passed at the end of `day`.
fn elapsed(window: &Window, day: Date) -> Share {
    let length = days_between(window.opens_on, window.due_on) + 1;
    let gone = (days_between(window.opens_on, day) + 1).clamp(0, length);
    Share::from_basis_points(gone * 10_000 / length.max(1))
}

fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

/// Judges a rate on `day`: the expectation is the target times how far last year's curve had come.
#[must_use]
pub fn pace(rate: Rate, target: Share, window: &Window, last_year: &Curve, day: Date) -> Pace {
    if rate.reaches(target) {
        return Pace::Reached;
    }
    if day > window.due_on {
        return Pace::Missed;
    }
    let expected = target.basis_points() * last_year.progress_at(window, day).basis_points() / 10_000;
    let have = rate.share().map_or(0, Share::basis_points);
    if have >= expected { Pace::OnTrack } else { Pace::AtRisk }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const fn window(year: i16) -> Window {
        Window {
            opens_on: date(year, 10, 1),
            due_on: date(year + 1, 1, 31),
            grace_until: date(year + 1, 2, 14),
            closes_on: date(year + 1, 3, 31),
        }
    }

    fn late_rush() -> Curve {
        Curve::new(window(2025), [(date(2025, 11, 15), 10), (date(2026, 1, 20), 60), (date(2026, 1, 31), 30)])
    }

    fn judge(completed: u64, day: Date) -> Pace {
        pace(Rate { completed, counted: 100 }, Share::from_percent(95), &window(2026), &late_rush(), day)
    }

    #[test]
    fn last_years_late_rush_makes_a_slow_start_normal() {
        assert_eq!(judge(10, date(2026, 12, 1)), Pace::OnTrack);
        assert_eq!(judge(9, date(2026, 12, 1)), Pace::AtRisk);
        assert_eq!(judge(95, date(2026, 12, 1)), Pace::Reached);
    }

    #[test]
    fn after_the_due_date_it_is_missed_but_can_still_be_reached() {
        assert_eq!(judge(94, date(2027, 1, 31)), Pace::AtRisk);
        assert_eq!(judge(94, date(2027, 2, 1)), Pace::Missed);
        assert_eq!(judge(95, date(2027, 2, 1)), Pace::Reached);
    }

    #[test]
    fn without_a_last_year_people_are_expected_evenly() {
        let rate = |completed| Rate { completed, counted: 100 };
        let judge = |completed| {
            pace(rate(completed), Share::from_percent(100), &window(2026), &Curve::default(), date(2026, 12, 1))
        };
        assert_eq!(judge(51), Pace::OnTrack);
        assert_eq!(judge(49), Pace::AtRisk);
    }

    #[test]
    fn before_it_opens_nothing_is_expected() {
        assert_eq!(judge(0, date(2026, 9, 30)), Pace::OnTrack);
    }

    #[test]
    fn every_day_of_the_same_window_is_held_against_the_same_day() {
        let days = |window: Window| {
            std::iter::successors(Some(window.opens_on), |day| day.tomorrow().ok())
                .take_while(move |day| *day < window.due_on)
        };
        let steady = Curve::new(window(2025), days(window(2025)).map(|day| (day, 1)));
        let total = steady.by(window(2025).due_on);
        for (day, last) in days(window(2026)).zip(days(window(2025))) {
            let expected = Rate { completed: steady.by(last), counted: total }.share().expect("somebody is counted");
            assert_eq!(steady.progress_at(&window(2026), day), expected, "{day}");
        }
    }

    #[test]
    fn on_the_due_date_everything_is_expected_and_before_the_opening_nothing() {
        assert_eq!(late_rush().progress_at(&window(2026), window(2026).due_on), Share::from_percent(100));
        let first_day = Curve::new(window(2025), [(window(2025).opens_on, 10)]);
        assert_eq!(first_day.progress_at(&window(2026), date(2026, 9, 30)), Share::from_percent(0));
        assert_eq!(first_day.progress_at(&window(2026), date(2026, 10, 1)), Share::from_percent(100));
    }
}
