//! What is known of a person, as far as rules ask about it.

use super::condition::EditionName;
use crate::jurisdiction::Country;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Dated facts about one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// First day at work.
    pub joined_on: Date,
    /// Where the person works and worked, further places too.
    pub posts: Vec<Post>,
    /// When which edition was completed.
    pub completed: BTreeMap<EditionName, Date>,
}

impl Person {
    /// The places of a day.
    pub fn posts_on(&self, day: Date) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(move |post| post.from <= day && post.to.is_none_or(|to| day < to))
    }
}

/// One place of work for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// First day.
    pub from: Date,
    /// First day no longer there.
    pub to: Option<Date>,
    /// Country of the site.
    pub country: Country,
    /// State, province or prefecture of the site, where it is known.
    pub subdivision: Option<String>,
    /// Region of the country.
    pub region: String,
    /// Code of the company.
    pub entity: String,
    /// Code of the site.
    pub site: String,
    /// Name of the department.
    pub department: String,
    /// Kind of work.
    pub job_function: String,
    /// Rank.
    pub rank: String,
    /// Type of employment.
    pub employment_type: String,
}
