//! A person in some fifty bytes, with the texts kept together.

use jiff::civil::Date;
use kunren_domain::hr::{Leave, State, WorkSites};
use uuid::Uuid;

/// What everybody has. Further places of work and absences, which few have, stand aside.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    pub(super) id: Uuid,
    pub(super) texts: Texts,
    /// Place of the words among those of all.
    pub(super) words: u32,
    pub(super) site: Maybe,
    pub(super) manager: Maybe,
    pub(super) joined: Date,
    pub(super) left: Option<Date>,
    /// Place of the source that speaks for the person.
    pub(super) source: Option<u16>,
    pub(super) locale_chosen: bool,
}

/// What many share: places in the words that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Words {
    pub(super) locale: u32,
    pub(super) department: u32,
    pub(super) job_function: u32,
    pub(super) rank: u32,
    pub(super) employment_type: u32,
}

/// A place, or none, in four bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Maybe(u32);

const NONE: u32 = u32::MAX;

impl From<Option<u32>> for Maybe {
    fn from(place: Option<u32>) -> Self {
        Self(place.unwrap_or(NONE))
    }
}

impl Maybe {
    pub(super) fn get(self) -> Option<u32> {
        Some(self.0).filter(|place| *place != NONE)
    }
}

/// Where name and address of a person begin and end in the texts of all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts {
    name: u32,
    email: u32,
    end: u32,
}

impl Texts {
    /// Adds name and address to the texts of all.
    pub(super) fn add(name: &str, email: Option<&str>, all: &mut String) -> Self {
        let at = |all: &String| u32::try_from(all.len()).expect("names of all people are shorter than four gigabytes");
        let begin = at(all);
        all.push_str(name);
        let middle = at(all);
        all.push_str(email.unwrap_or_default());
        Self { name: begin, email: middle, end: at(all) }
    }

    fn name(self, all: &str) -> &str {
        &all[self.name as usize..self.email as usize]
    }

    fn email(self, all: &str) -> Option<&str> {
        Some(&all[self.email as usize..self.end as usize]).filter(|email| !email.is_empty())
    }
}

impl Packed {
    /// The person as known. `further`: all places of work, of somebody who has more than one.
    pub(super) fn state(&self, texts: &str, words: Words, further: Option<WorkSites>, leave: Option<Leave>) -> State {
        let Words { locale, department, job_function, rank, employment_type } = words;
        State {
            name: self.texts.name(texts).into(),
            email: self.texts.email(texts).map(Into::into),
            locale,
            locale_chosen: self.locale_chosen,
            joined: self.joined,
            left: self.left,
            sites: further.unwrap_or_else(|| self.site.get().into_iter().collect()),
            department,
            job_function,
            rank,
            employment_type,
            manager: self.manager.get(),
            leave,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_come_back_as_they_were() {
        let mut all = String::new();
        let told = [("森 一", Some("mori@example.com")), ("", None), ("Noor", None)];
        let kept: Vec<Texts> = told.iter().map(|(name, email)| Texts::add(name, *email, &mut all)).collect();
        let back: Vec<_> = kept.iter().map(|texts| (texts.name(&all), texts.email(&all))).collect();
        assert_eq!(back, told);
    }

    #[test]
    fn a_person_is_small() {
        assert!(size_of::<Option<Packed>>() <= 56, "{} bytes", size_of::<Option<Packed>>());
        assert_eq!([Maybe::from(None).get(), Maybe::from(Some(7)).get()], [None, Some(7)]);
    }
}
