//! Addresses of routes with their parameters filled in.

use super::TestApp;

impl TestApp {
    /// The address of a route: this year's edition, a common lesson, the first question; the rest as given.
    pub fn address(&self, route: &str, given: &[(&str, &str)]) -> String {
        let usual = [
            ("{edition}", self.edition.to_string()),
            ("{lesson}", "what-is-warming".to_owned()),
            ("{place}", "1".to_owned()),
            ("{number}", "1".to_owned()),
            ("{file}", "result.json".to_owned()),
        ];
        let filled = given.iter().fold(route.to_owned(), |path, (parameter, value)| path.replace(parameter, value));
        usual.iter().fold(filled, |path, (parameter, value)| path.replace(parameter, value))
    }
}
