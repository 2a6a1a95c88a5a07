//! Rates against targets, one bar below the other.

use super::frame::{Frame, number};
use leptos::prelude::*;

/// One bar. Shares run from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Whose rate it is.
    pub name: String,
    /// The rate.
    pub share: f64,
    /// The rate in words.
    pub words: String,
    /// The share to reach.
    pub target: Option<f64>,
    /// Whether it is reached.
    pub reached: bool,
}

const ROW: f64 = 19.0;
const TOP: f64 = 6.0;
const WIDTH: f64 = 400.0;
/// Names longer than this would run into the bars; letters of Chinese and Japanese count twice.
const LONGEST_NAME: usize = 23;

fn frame(bars: usize, mirrored: bool) -> Frame {
    let rows = f64::from(u32::try_from(bars).unwrap_or(u32::MAX));
    let bottom = TOP + rows * ROW;
    Frame { width: WIDTH, height: bottom + TOP, start: 142.0, end: 350.0, top: TOP, bottom, mirrored }
}

/// The bars with their names before and their rates behind them; a mark across each bar shows its target.
#[component]
pub fn BarsChart(bars: Vec<Bar>, title: String, description: String, mirrored: bool) -> impl IntoView {
    let frame = frame(bars.len(), mirrored);
    let rows =
        bars.iter().zip(0_u32..).map(|(bar, row)| draw(frame, bar, TOP + f64::from(row) * ROW)).collect::<Vec<_>>();
    view! {
        <svg class="chart bars" viewBox=frame.view_box() role="img" aria-labelledby="bars-title bars-words">
            <title id="bars-title">{title}</title>
            <desc id="bars-words">{description}</desc>
            {rows}
        </svg>
    }
    .into_any()
}

fn draw(frame: Frame, bar: &Bar, top: f64) -> AnyView {
    let (x, width) = frame.bar(bar.share);
    let class = match (bar.target, bar.reached) {
        (None, _) => "chart-bar",
        (Some(_), true) => "chart-bar reached",
        (Some(_), false) => "chart-bar missed",
    };
    let middle = number(top + ROW / 2.0 + 4.0);
    let target = bar.target.map(|share| {
        let x = frame.at(frame.along(share));
        view! { <line class="chart-mark" x1=x.clone() x2=x y1=number(top + 1.0) y2=number(top + ROW - 1.0) /> }
    });
    let (ground, full) = frame.bar(1.0);
    view! {
        <text class="chart-label" x=frame.at(frame.start - 6.0) y=middle.clone() text-anchor="end" data-content="">{short(&bar.name)}</text>
        <rect class="chart-ground" x=ground width=full y=number(top + 3.0) height=number(ROW - 6.0) />
        <rect class=class x=x width=width y=number(top + 3.0) height=number(ROW - 6.0) />
        {target}
        <text class="chart-label strong" x=frame.at(frame.end + 6.0) y=middle text-anchor="start">{bar.words.clone()}</text>
    }
    .into_any()
}

/// A name that fits; the table behind the chart has the whole one.
fn short(name: &str) -> String {
    if length(name) <= LONGEST_NAME {
        return name.to_owned();
    }
    let mut kept = String::new();
    for letter in name.chars() {
        if length(&kept) + length(letter.encode_utf8(&mut [0; 4])) >= LONGEST_NAME {
            break;
        }
        kept.push(letter);
    }
    kept.push('…');
    kept
}

/// The room a name takes, in letters of the Latin script.
fn length(name: &str) -> usize {
    name.chars().map(|letter| if letter < '\u{1100}' { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(mirrored: bool) -> String {
        let bar = Bar {
            name: "Germany".to_owned(),
            share: 0.5,
            words: "50.0%".to_owned(),
            target: Some(0.95),
            reached: false,
        };
        let owner = Owner::new();
        let (title, description) = (String::new(), String::new());
        owner.with(|| view! { <BarsChart bars=vec![bar] title description mirrored /> }.to_html())
    }

    #[test]
    fn a_bar_and_its_target_are_drawn_from_the_side_of_the_name() {
        let html = drawn(false);
        assert!(html.contains(r#"x="142" width="104""#), "{html}");
        assert!(html.contains(r#"x1="339.6""#), "{html}");
    }

    #[test]
    fn mirrored_bars_end_where_the_name_stands() {
        let html = drawn(true);
        assert!(html.contains(r#"x="154" width="104""#), "from 258 to the left: {html}");
        assert!(html.contains(r#"x1="60.4""#), "{html}");
    }

    #[test]
    fn long_names_are_shortened() {
        assert_eq!(short("Bosnia & Herzegovina"), "Bosnia & Herzegovina");
        assert_eq!(short("中華人民共和国香港特別行政区"), "中華人民共和国香港特別…");
        assert!(length(&short("South Georgia and the South Sandwich Islands")) <= LONGEST_NAME + 1);
    }
}
