//! What was typed to find people by a part of their name or number, whether in capitals or not.
//!
//! SQLite's `lower` knows the letters of ASCII only, and PostgreSQL's those of the language its database was made with. The
//! pattern for the database therefore leaves other letters with capitals open, and what it finds is looked at again here.

/// A part of a name or number; everything is found by an empty one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Search(String);

impl Search {
    pub(super) fn new(typed: &str) -> Self {
        Self(typed.trim().to_lowercase())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A `LIKE` pattern, with `!` before what is meant literally, for `lower(name)` and `lower(number)`: finds everybody who
    /// is meant, and some more.
    pub(super) fn pattern(&self) -> String {
        let escaped = pattern(&self.0);
        escaped.chars().map(|letter| if has_other_capital(letter) { '_' } else { letter }).collect()
    }

    /// Whether somebody is meant.
    pub(super) fn finds(&self, name: &str, number: &str) -> bool {
        [name, number].iter().any(|text| text.to_lowercase().contains(&self.0))
    }
}

fn has_other_capital(letter: char) -> bool {
    !letter.is_ascii() && letter.to_uppercase().next() != Some(letter)
}

/// What was typed as a `LIKE` pattern that finds it anywhere, its own wildcards taken literally.
pub(crate) fn pattern(search: &str) -> String {
    let search = search.trim().to_lowercase();
    if search.is_empty() {
        return search;
    }
    let escaped = search.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_do_not_matter_in_any_script() {
        for (typed, name) in [
            ("ángel", "Ángel Núñez"),
            ("NÚÑEZ", "Ángel Núñez"),
            ("müller", "MÜLLER"),
            ("Ольга", "ОЛЬГА ПЕТРОВА"),
            ("佐藤", "佐藤 花"),
        ] {
            assert!(Search::new(typed).finds(name, ""), "{typed}");
        }
        assert!(!Search::new("müller").finds("Miller", "K-1"));
        assert!(Search::new(" k-20 ").finds("Erik", "K-2001"));
        assert!(Search::new(" ").is_empty() && Search::new("").finds("anybody", ""));
    }

    #[test]
    fn the_pattern_leaves_open_what_a_database_may_not_know() {
        assert_eq!(Search::new("Müller").pattern(), "%m_ller%");
        assert_eq!(Search::new("Miller").pattern(), "%miller%");
        assert_eq!(Search::new("佐藤").pattern(), "%佐藤%");
        assert_eq!(Search::new("100%_!").pattern(), "%100!%!_!!%");
        assert_eq!(Search::new("").pattern(), "");
    }
}
