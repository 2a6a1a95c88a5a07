//! Charts drawn on the server as SVG: no script, and no measure that is not in the table behind them.
//!
//! A chart is told shares (0 to 1) and finished words; a frame turns shares into places. In languages that run from
//! right to left the frame is mirrored: the axis stands on the right and bars grow to the left. Texts keep their anchor,
//! because `start` and `end` follow the direction of the page.

mod bars;
mod frame;
mod growth;

pub use bars::{Bar, BarsChart};
pub use growth::{Growth, GrowthChart};
