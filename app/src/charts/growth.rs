//! A rate over time against a target and last year.

use super::frame::Frame;
use leptos::prelude::*;

/// What the chart shows. Positions and shares run from 0 to 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Growth {
    /// What it is, for those who do not see it.
    pub title: String,
    /// What can be seen in it, in a sentence.
    pub description: String,
    /// This year, day by day.
    pub this_year: Vec<(f64, f64)>,
    /// Last year at the same points of its window.
    pub last_year: Vec<(f64, f64)>,
    /// The share to reach.
    pub target: Option<f64>,
    /// Days below the chart: position and name.
    pub days: Vec<(f64, String)>,
    /// Shares beside the chart: share and name.
    pub shares: Vec<(f64, String)>,
}

const FRAME: Frame =
    Frame { width: 400.0, height: 220.0, start: 44.0, end: 388.0, top: 12.0, bottom: 190.0, mirrored: false };

/// Names of days nearer than this to the one before are left out.
const APART: f64 = 0.22;

/// The lines, with an axis on the side on which lines of text begin.
#[component]
pub fn GrowthChart(growth: Growth, mirrored: bool) -> impl IntoView {
    let frame = Frame { mirrored, ..FRAME };
    let target = growth.target.map(|share| {
        let y = frame.up(share);
        let (from, to) = (frame.at(frame.start), frame.at(frame.end));
        view! { <line class="chart-target" x1=from x2=to y1=y.clone() y2=y /> }
    });
    let last = growth.this_year.last().map(|(position, share)| {
        view! { <circle class="chart-end" cx=frame.at(frame.along(*position)) cy=frame.up(*share) r="4" /> }
    });
    view! {
        <svg class="chart growth" viewBox=frame.view_box() role="img" aria-labelledby="growth-title growth-words">
            <title id="growth-title">{growth.title.clone()}</title>
            <desc id="growth-words">{growth.description.clone()}</desc>
            {shares(frame, &growth.shares)}
            {days(frame, &growth.days)}
            <polyline class="chart-last-year" points=frame.points(&growth.last_year) />
            {target}
            <polyline class="chart-this-year" points=frame.points(&growth.this_year) />
            {last}
        </svg>
    }
    .into_any()
}

fn shares(frame: Frame, shares: &[(f64, String)]) -> Vec<AnyView> {
    let line = |(share, name): &(f64, String)| {
        let y = frame.up(*share);
        let (from, to) = (frame.at(frame.start), frame.at(frame.end));
        view! {
            <line class="chart-grid" x1=from x2=to y1=y.clone() y2=y.clone() />
            <text class="chart-label" x=frame.at(frame.start - 6.0) y=y dy="4" text-anchor="end">{name.clone()}</text>
        }
        .into_any()
    };
    shares.iter().map(line).collect()
}

fn days(frame: Frame, days: &[(f64, String)]) -> Vec<AnyView> {
    let named = apart(days.iter().map(|(position, _)| *position));
    let mark = |((position, name), named): (&(f64, String), bool)| {
        let x = frame.at(frame.along(*position));
        let anchor = anchor(*position);
        let label = named.then(|| {
            view! { <text class="chart-label" x=x.clone() y=frame.height - 12.0 text-anchor=anchor>{name.clone()}</text> }
        });
        let (top, bottom) = (frame.top, frame.bottom + 4.0);
        view! { <line class="chart-day" x1=x.clone() x2=x y1=top y2=bottom />{label} }.into_any()
    };
    days.iter().zip(named).map(mark).collect()
}

/// Names at either end stay inside the drawing.
fn anchor(position: f64) -> &'static str {
    if position < 0.1 {
        "start"
    } else if position > 0.9 {
        "end"
    } else {
        "middle"
    }
}

/// Which of these positions have room for a name beside the ones before.
fn apart(positions: impl Iterator<Item = f64>) -> Vec<bool> {
    let mut last = f64::NEG_INFINITY;
    let mut named = |position: f64| {
        let free = position - last >= APART;
        if free {
            last = position;
        }
        free
    };
    positions.map(&mut named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_days_do_not_run_into_each_other() {
        assert_eq!(apart([0.0, 0.67, 0.75, 1.0].into_iter()), [true, true, false, true]);
        assert_eq!((anchor(0.0), anchor(0.5), anchor(1.0)), ("start", "middle", "end"));
    }

    #[test]
    fn the_axis_of_a_mirrored_chart_stands_on_the_right() {
        let growth = Growth { shares: vec![(0.0, "0%".to_owned())], ..Growth::default() };
        let owner = Owner::new();
        let html = owner.with(|| view! { <GrowthChart growth=growth mirrored=true /> }.to_html());
        assert!(html.contains(r#"x="362""#), "{html}");
    }
}
