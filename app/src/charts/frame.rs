//! From shares to places in a drawing.

/// The area of a drawing that holds the data, in the drawing's own units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width of the whole drawing.
    pub width: f64,
    /// Height of the whole drawing.
    pub height: f64,
    /// Where data begins, from the side on which lines of text begin.
    pub start: f64,
    /// Where data ends, from the same side.
    pub end: f64,
    /// Top of the data.
    pub top: f64,
    /// Bottom of the data.
    pub bottom: f64,
    /// Whether the page runs from right to left.
    pub mirrored: bool,
}

impl Frame {
    /// The `viewBox`.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", number(self.width), number(self.height))
    }

    /// A distance from the side on which lines begin, as an x.
    #[must_use]
    pub fn at(&self, distance: f64) -> String {
        number(self.across(distance))
    }

    fn across(&self, distance: f64) -> f64 {
        if self.mirrored { self.width - distance } else { distance }
    }

    /// How far a share is along the data, from the side on which lines begin.
    #[must_use]
    pub fn along(&self, share: f64) -> f64 {
        self.start + share.clamp(0.0, 1.0) * (self.end - self.start)
    }

    /// The y of a share: 0 at the bottom, 1 at the top.
    #[must_use]
    pub fn up(&self, share: f64) -> String {
        number(self.bottom - share.clamp(0.0, 1.0) * (self.bottom - self.top))
    }

    /// The x of the left edge of a bar from 0 to `share`, and its width.
    #[must_use]
    pub fn bar(&self, share: f64) -> (String, String) {
        let length = self.along(share) - self.start;
        let left = if self.mirrored { self.across(self.start) - length } else { self.start };
        (number(left), number(length))
    }

    /// Points of (position, share) for a `polyline`.
    #[must_use]
    pub fn points(&self, points: &[(f64, f64)]) -> String {
        let places =
            points.iter().map(|(position, share)| format!("{},{}", self.at(self.along(*position)), self.up(*share)));
        places.collect::<Vec<_>>().join(" ")
    }
}

/// A number for an attribute: one decimal, none where it is whole.
#[must_use]
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(mirrored: bool) -> Frame {
        Frame { width: 400.0, height: 200.0, start: 40.0, end: 390.0, top: 10.0, bottom: 180.0, mirrored }
    }

    #[test]
    fn zero_is_at_the_bottom_where_lines_begin() {
        assert_eq!(frame(false).points(&[(0.0, 0.0), (1.0, 1.0)]), "40,180 390,10");
        assert_eq!(frame(true).points(&[(0.0, 0.0), (1.0, 1.0)]), "360,180 10,10");
    }

    #[test]
    fn bars_grow_from_the_side_on_which_lines_begin() {
        assert_eq!(frame(false).bar(0.5), ("40".to_owned(), "175".to_owned()));
        assert_eq!(frame(true).bar(0.5), ("185".to_owned(), "175".to_owned()), "from 360 to the left");
        assert_eq!(frame(true).bar(1.0), ("10".to_owned(), "350".to_owned()));
    }

    #[test]
    fn nothing_leaves_the_frame() {
        assert_eq!(frame(false).up(1.7), "10");
        assert_eq!(frame(false).bar(-0.2).1, "0");
        assert_eq!(frame(false).along(f64::INFINITY).to_string(), "390");
    }
}
