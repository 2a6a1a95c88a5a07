//! Where a form of the test leads after it was saved.

use kunren_domain::id::AttemptId;

/// The button that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Go {
    /// To the next question; after the last one to the review.
    Next,
    /// To the question before.
    Previous,
    /// To the review.
    Review,
    /// To a question.
    To(usize),
}

impl Go {
    /// Reads the button's value. Without one, the form was sent by the Enter key: on to the next.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        match value {
            "" | "next" => Some(Self::Next),
            "previous" => Some(Self::Previous),
            "review" => Some(Self::Review),
            place => place.parse().ok().map(Self::To),
        }
    }

    /// The address it leads to from the question at `place` of `total`.
    #[must_use]
    pub fn path(self, attempt: AttemptId, place: usize, total: usize) -> String {
        let to = match self {
            Self::Next => place + 1,
            Self::Previous => place.saturating_sub(1).max(1),
            Self::To(place) => place,
            Self::Review => total + 1,
        };
        if (1..=total).contains(&to) {
            format!("/attempts/{attempt}/{to}")
        } else {
            format!("/attempts/{attempt}/review")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kunren_domain::id::AttemptId;

    #[test]
    fn every_button_leads_somewhere_that_exists() {
        let attempt: AttemptId = "00000000-0000-0000-0000-000000000007".parse().expect("an id");
        let path = |value: &str, place| {
            let path = Go::parse(value).expect("a button").path(attempt, place, 10);
            path.rsplit('/').next().expect("a last part").to_owned()
        };
        assert_eq!([path("next", 3), path("", 3), path("previous", 3), path("previous", 1)], ["4", "4", "2", "1"]);
        assert_eq!(
            [path("next", 10), path("review", 2), path("7", 2), path("99", 2), path("0", 2)],
            ["review", "review", "7", "review", "review"]
        );
        assert_eq!(Go::parse("javascript:alert(1)"), None);
    }
}
