//! What people do, besides where they work: which are meant, and which there are.

use super::{Columns, Place, cells::Texts};
use kunren_domain::participation::Kind;

/// Which people are meant: all of them, those whom the HR system calls so, or with an empty text those of whom it says
/// nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Kinds {
    /// Job function.
    pub function: Option<String>,
    /// Rank.
    pub rank: Option<String>,
    /// Type of employment.
    pub employment: Option<String>,
}

impl Kinds {
    /// Whether everybody is meant.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// What is meant of one kind.
    #[must_use]
    pub fn get(&self, kind: Kind) -> Option<&str> {
        match kind {
            Kind::Function => self.function.as_deref(),
            Kind::Rank => self.rank.as_deref(),
            Kind::Employment => self.employment.as_deref(),
        }
    }

    /// The same people, but of one kind only these.
    #[must_use]
    pub fn with(self, kind: Kind, text: String) -> Self {
        let text = Some(text);
        match kind {
            Kind::Function => Self { function: text, ..self },
            Kind::Rank => Self { rank: text, ..self },
            Kind::Employment => Self { employment: text, ..self },
        }
    }
}

impl Columns {
    /// Job functions, ranks and types of employment that occur at places that are wanted, sorted.
    pub(in crate::participation) fn kinds(&self, wanted: impl Fn(&Place) -> bool) -> [Vec<String>; 3] {
        let places: Vec<bool> = self.places().iter().map(wanted).collect();
        Kind::ALL.map(|kind| {
            let texts: &Texts = self.cells.texts(kind);
            let mut occurs = vec![false; texts.all().len()];
            for cell in self.cells.all.iter().filter(|cell| places[cell.site as usize]) {
                occurs[cell.of(kind) as usize] = true;
            }
            let occurring = texts.all().iter().zip(occurs).filter(|(_, occurs)| *occurs);
            let mut texts: Vec<String> = occurring.map(|(text, _)| text.clone()).collect();
            texts.sort_unstable();
            texts
        })
    }
}
