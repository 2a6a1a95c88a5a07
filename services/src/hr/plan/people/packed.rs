//! A person in some seventy bytes, with the texts kept together.

use jiff::civil::Date;
use kunren_domain::hr::{Leave, State, WorkSites};
use uuid::Uuid;

/// What everybody has. Further places of work and absences, which few have, stand aside.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    pub(super) id: Uuid,
    pub(super) texts: Texts,
    pub(super) locale: u32,
    pub(super) locale_chosen: bool,
    pub(super) joined: Date,
    pub(super) left: Option<Date>,
    pub(super) site: Option<u32>,
    pub(super) department: u32,
    pub(super) job_function: u32,
    pub(super) rank: u32,
    pub(super) employment_type: u32,
    pub(super) manager: Option<u32>,
    /// Place of the source that speaks for the person.
    pub(super) source: Option<u16>,
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
    pub(super) fn state(&self, texts: &str, further: Option<WorkSites>, leave: Option<Leave>) -> State {
        State {
            name: self.texts.name(texts).into(),
            email: self.texts.email(texts).map(Into::into),
            locale: self.locale,
            locale_chosen: self.locale_chosen,
            joined: self.joined,
            left: self.left,
            sites: further.unwrap_or_else(|| self.site.into_iter().collect()),
            department: self.department,
            job_function: self.job_function,
            rank: self.rank,
            employment_type: self.employment_type,
            manager: self.manager,
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
}
