//! Texts that are kept once and pointed at: employee numbers, departments, languages.

use indexmap::IndexSet;
use smol_str::SmolStr;

/// A growing list of different texts. Each has a place that never changes.
#[derive(Debug, Clone, Default)]
pub struct Names(IndexSet<SmolStr>);

impl Names {
    /// The place of a text, which is added if it is new.
    ///
    /// # Panics
    /// Beyond four billion texts, which no file that is read here can hold.
    pub fn place(&mut self, text: &str) -> u32 {
        let at = self.0.get_index_of(text).unwrap_or_else(|| self.0.insert_full(text.into()).0);
        u32::try_from(at).expect("a file has fewer texts than four billion")
    }

    /// The place of a text that is in the list.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        self.0.get_index_of(text).and_then(|at| u32::try_from(at).ok())
    }

    /// The text at a place; empty where there is none.
    #[must_use]
    pub fn text(&self, place: u32) -> &str {
        self.0.get_index(place as usize).map_or("", |text| text)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_place() {
        let mut names = Names::default();
        let (one, two) = (names.place("K-1"), names.place("K-2"));
        assert_eq!((one, two, names.place("K-1"), names.len()), (0, 1, 0, 2));
        assert_eq!((names.text(two), names.find("K-2"), names.find("K-3")), ("K-2", Some(1), None));
    }
}
