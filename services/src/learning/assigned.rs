//! By which rule somebody owes an edition: the one in force on the day of assignment; and whether today's rule still says so.
//! A day is the day in UTC, as for assigning.

use crate::{
    db::{Conn, Day, Time},
    error::Error,
    fetch_all, fetch_optional,
};
use jiff::{civil::Date, tz::TimeZone};
use kunren_domain::{
    audience::{Condition, EditionName, Field, Person, Post, Rule, matches},
    id::EditionId,
};
use sqlx::types::Json;
use std::collections::{BTreeMap, BTreeSet};

/// A rule that says who owes an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssignedBy {
    /// Everybody who is employed while the edition is open.
    Everybody,
    /// Those whom the audience's rule matches.
    Audience(Given),
}

/// A rule, and why it was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The rule.
    pub rule: Rule,
    /// The reason that was given.
    pub reason: String,
}

/// Why an edition was assigned to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assigned {
    /// The rule of the day of assignment.
    pub by: AssignedBy,
    /// Today's rule and since when no rule in force has matched; nothing while it matches.
    pub no_longer: Option<(Given, Date)>,
    /// What sites and companies are called that the rules name by their codes.
    pub names: BTreeMap<(Field, String), String>,
}

#[derive(sqlx::FromRow)]
struct RuleRow {
    rule: Json<Rule>,
    reason: String,
    set_at: Time,
}

/// Explains the obligation of a person who joined then and was assigned the edition on a day.
pub(super) async fn assigned(
    conn: &mut Conn,
    edition: EditionId,
    (person, joined_on): (uuid::Uuid, Date),
    assigned_on: Date,
    today: Date,
) -> Result<Assigned, Error> {
    let sql = "SELECT rule, reason, set_at FROM audience WHERE edition_id = $1 ORDER BY set_at, id";
    let rows = fetch_all!(conn, RuleRow, sql, edition.get())?;
    let history = History(rows.into_iter().map(set).collect());
    if history.0.is_empty() {
        return Ok(Assigned { by: AssignedBy::Everybody, no_longer: None, names: BTreeMap::new() });
    }
    let person = load(conn, person, joined_on).await?;
    let by = history.assigning(&person, assigned_on);
    let no_longer = history.unmatched_since(&person, assigned_on, today);
    let no_longer = history.at(today).cloned().zip(no_longer);
    let mut names = BTreeMap::new();
    for given in by.iter().chain(no_longer.iter().map(|(given, _)| given)) {
        name(conn, &given.rule, &mut names).await?;
    }
    let by = by.filter(|given| !given.rule.is_everybody()).map_or(AssignedBy::Everybody, AssignedBy::Audience);
    Ok(Assigned { by, no_longer, names })
}

fn set(row: RuleRow) -> (Date, Given) {
    let on = row.set_at.0.to_zoned(TimeZone::UTC).date();
    (on, Given { rule: row.rule.0, reason: row.reason })
}

/// Every rule with the day it was set, in order.
struct History(Vec<(Date, Given)>);

impl History {
    /// What was in force at the end of a day; nothing where nothing was set, which means everybody.
    fn at(&self, day: Date) -> Option<&Given> {
        self.0.iter().rfind(|(on, _)| *on <= day).map(|(_, given)| given)
    }

    fn matched(&self, person: &Person, day: Date) -> bool {
        self.at(day).is_none_or(|given| matches(&given.rule, person, day))
    }

    /// The rule that assigned it: of those in force on the day the first that matched, or the last one.
    fn assigning(&self, person: &Person, day: Date) -> Option<Given> {
        let before = day.yesterday().ok().and_then(|before| self.at(before));
        if before.is_none_or(|given| matches(&given.rule, person, day)) {
            return before.cloned();
        }
        let mut of_the_day = self.0.iter().filter(|(on, _)| *on == day).map(|(_, given)| given);
        of_the_day.find(|given| matches(&given.rule, person, day)).or_else(|| self.at(day)).cloned()
    }

    /// The first of the days up to today on which nothing in force matched; nothing while something does. Between the days
    /// on which a rule was set or something about the person changed, nothing changes.
    fn unmatched_since(&self, person: &Person, assigned_on: Date, today: Date) -> Option<Date> {
        let set = self.0.iter().map(|(on, _)| *on);
        let moved = person.posts.iter().flat_map(|post| std::iter::once(post.from).chain(post.to));
        let changes: BTreeSet<Date> =
            set.chain(moved).chain(person.completed.values().copied()).chain([assigned_on, today]).collect();
        let days = changes.range(assigned_on.min(today)..=today).rev();
        days.take_while(|day| !self.matched(person, **day)).last().copied()
    }
}

#[derive(sqlx::FromRow)]
struct PostRow {
    valid_from: Day,
    valid_to: Option<Day>,
    country: String,
    subdivision: Option<String>,
    region: String,
    entity: String,
    site: String,
    department: String,
    job_function: String,
    rank: String,
    employment_type: String,
}

#[derive(sqlx::FromRow)]
struct DoneRow {
    programme: String,
    code: String,
    completed_on: Day,
}

/// What rules ask about somebody.
pub(super) async fn load(conn: &mut Conn, person: uuid::Uuid, joined_on: Date) -> Result<Person, Error> {
    let sql = "SELECT pl.valid_from, pl.valid_to, s.country, s.subdivision, c.region, n.code AS entity, s.code AS site,
                      pl.department, pl.job_function, pl.rank, pl.employment_type
               FROM placement AS pl
               JOIN site AS s ON s.id = pl.site_id
               JOIN country AS c ON c.code = s.country
               JOIN entity AS n ON n.id = s.entity_id
               WHERE pl.person_id = $1";
    let posts: Result<Vec<Post>, Error> = fetch_all!(conn, PostRow, sql, person)?.into_iter().map(post).collect();
    let sql = "SELECT g.code AS programme, e.code, k.completed_on
               FROM completion AS k
               JOIN edition AS e ON e.id = k.edition_id
               JOIN programme AS g ON g.id = e.programme_id
               WHERE k.person_id = $1";
    let done = fetch_all!(conn, DoneRow, sql, person)?.into_iter();
    let completed =
        done.map(|row| (EditionName { programme: row.programme, edition: row.code }, row.completed_on.0)).collect();
    Ok(Person { joined_on, posts: posts?, completed })
}

fn post(row: PostRow) -> Result<Post, Error> {
    Ok(Post {
        from: row.valid_from.0,
        to: row.valid_to.map(|on| on.0),
        country: row.country.parse().map_err(|_| Error::Stored("a site's country"))?,
        subdivision: row.subdivision,
        region: row.region,
        entity: row.entity,
        site: row.site,
        department: row.department,
        job_function: row.job_function,
        rank: row.rank,
        employment_type: row.employment_type,
    })
}

#[derive(sqlx::FromRow)]
struct NameRow {
    name: String,
}

/// Looks up what sites and companies of a rule are called.
pub(super) async fn name(
    conn: &mut Conn,
    rule: &Rule,
    names: &mut BTreeMap<(Field, String), String>,
) -> Result<(), Error> {
    for condition in rule.conditions() {
        let Condition::One { field, of } = condition else { continue };
        let sql = match field {
            Field::Site => "SELECT name FROM site WHERE code = $1",
            Field::Entity => "SELECT name FROM entity WHERE code = $1",
            _ => continue,
        };
        for code in of {
            if let Some(row) = fetch_optional!(conn, NameRow, sql, code.as_str())? {
                names.insert((*field, code.clone()), row.name);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn given(rule: &str) -> Given {
        Given { rule: rule.parse().expect("a rule"), reason: rule.to_owned() }
    }

    fn post(site: &str, from: Date, to: Option<Date>) -> Post {
        let text = str::to_owned;
        Post {
            from,
            to,
            country: site[..2].parse().expect("a country"),
            subdivision: None,
            region: text("europe"),
            entity: text("E"),
            site: text(site),
            department: text("Quality"),
            job_function: text("engineer"),
            rank: text("staff"),
            employment_type: text("employee"),
        }
    }

    #[test]
    fn the_rule_of_the_day_of_assignment_is_named_and_since_when_todays_does_not_match() {
        let (opened, moved, today) = (date(2026, 10, 1), date(2026, 11, 10), date(2026, 12, 1));
        let posts = vec![post("DE-1", date(2020, 4, 1), Some(moved)), post("FR-1", moved, None)];
        let person = Person { joined_on: date(2020, 4, 1), posts, completed: BTreeMap::new() };
        let history = History(vec![
            (date(2026, 9, 1), given("country = DE")),
            (date(2026, 10, 20), given("country in (DE, JP)")),
            (date(2026, 11, 20), given("country = JP")),
        ]);
        assert_eq!(history.assigning(&person, opened), Some(given("country = DE")));
        assert_eq!(history.unmatched_since(&person, opened, today), Some(moved), "not when the newest rule was set");
        assert_eq!(history.unmatched_since(&person, opened, date(2026, 11, 9)), None);
        // Set on the day itself: the first that matched.
        assert_eq!(history.assigning(&person, date(2026, 11, 20)), Some(given("country = JP")));
        let later = History(vec![(date(2026, 11, 20), given("country = JP"))]);
        assert_eq!(later.assigning(&person, opened), None, "everybody, then");
        assert_eq!(later.unmatched_since(&person, opened, today), Some(date(2026, 11, 20)));
    }
}
