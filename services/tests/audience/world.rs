//! A small organisation with three editions, and people put into it by hand.

pub use crate::permit::permit;
use jiff::{
    Timestamp,
    civil::{Date, date},
};
use kunren_domain::{
    audience::{EditionName, Person, Post},
    edition::{Formula, Leave},
    id::{EditionId, PersonId},
    role::Role,
};
use kunren_services::{
    Clock, Db, Kunren, chance,
    db::{Day, Time},
    execute, fetch_all, in_transaction,
    learning::audience::{
        Changes, Outcome, Setting, Stage, Terms, Which, WhoQuery, Work, apply_waiting, audience_history, set_audience,
        who,
    },
};
use sqlx::types::Json;
use std::collections::BTreeMap;
use uuid::Uuid;

pub const TODAY: Date = date(2026, 11, 21);
pub const COUNTRIES: [(&str, &str, bool); 4] =
    [("JP", "japan", true), ("DE", "europe", false), ("FR", "europe", false), ("US", "americas", false)];
/// Site, country, subdivision, company.
pub const SITES: [(&str, &str, Option<&str>, &str); 6] = [
    ("TKY", "JP", Some("JP-13"), "KX-JP"),
    ("OSA", "JP", None, "KX-JP"),
    ("MUC", "DE", Some("DE-BY"), "KX-DE"),
    ("BER", "DE", None, "KX-DE"),
    ("PAR", "FR", None, "KX-FR"),
    ("SFO", "US", Some("US-CA"), "KX-US"),
];
/// The last one is open.
pub const EDITIONS: [(&str, Date, Date); 3] = [
    ("FY2024", date(2024, 10, 1), date(2025, 3, 31)),
    ("FY2025", date(2025, 10, 1), date(2026, 3, 31)),
    ("FY2026", date(2026, 10, 1), date(2027, 3, 31)),
];

pub struct World {
    pub kunren: Kunren,
    pub editions: Vec<EditionId>,
    pub people: Vec<(PersonId, String, Person)>,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    number: String,
}

impl World {
    pub async fn new(db: Db) -> Self {
        let kunren = Kunren::new(db, Clock::fixed("2026-11-21T03:00:00Z".parse().expect("a time")));
        let editions = [(); 3].map(|()| chance::edition_id());
        in_transaction!(kunren.db(), |conn, editions| {
            for (code, region, domestic) in COUNTRIES {
                let sql = "INSERT INTO country (code, region, domestic) VALUES ($1, $2, $3)";
                execute!(conn, sql, code, region, domestic)?;
                let sql = "INSERT INTO entity (id, code, name, country) VALUES ($1, $2, $2, $3)";
                execute!(conn, sql, chance::uuid(), format!("KX-{code}"), code)?;
            }
            for (code, country, subdivision, entity) in SITES {
                let sql = "INSERT INTO site (id, code, name, entity_id, country, subdivision, time_zone)
                           SELECT $1, $2, $2, id, $3, $4, 'UTC' FROM entity WHERE code = $5";
                execute!(conn, sql, chance::uuid(), code, country, subdivision, entity)?;
            }
            // Who sets audiences here is no longer employed, and so never among those they are for.
            let sql = "INSERT INTO person (id, number, name, locale, joined_on, left_on) VALUES ($1, 'A-00', 'Ada', 'en', $2, $2)";
            execute!(conn, sql, Uuid::nil(), Day(date(2020, 1, 1)))?;
            let programme = chance::uuid();
            execute!(conn, "INSERT INTO programme (id, code, category) VALUES ($1, 'env', 'general')", programme)?;
            for ((code, opens, closes), id) in EDITIONS.iter().zip(editions) {
                let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                           VALUES ($1, $2, $3, 2026, $4, $5, $5, $5, $6)";
                let formula = Json(Formula { leave: Leave::Excluded, joiner_days: 30 });
                execute!(conn, sql, id.get(), programme, *code, Day(*opens), Day(*closes), formula)?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .expect("an organisation");
        Self { kunren, editions: editions.to_vec(), people: Vec::new() }
    }

    /// This year's.
    pub fn edition(&self) -> EditionId {
        self.editions[2]
    }

    /// Somebody who works, and worked, at these places; the first one is the main one of each day.
    pub async fn hire(&mut self, number: &str, joined_on: Date, posts: Vec<Post>) -> PersonId {
        let id = chance::person_id();
        let (number, stored) = (number.to_owned(), posts.clone());
        in_transaction!(self.kunren.db(), |conn, id, number, joined_on, stored| {
            let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, $2, $2, 'en', $3)";
            execute!(conn, sql, id.get(), number.as_str(), Day(joined_on))?;
            for (at, post) in stored.iter().enumerate() {
                let sql = "INSERT INTO placement (id, person_id, site_id, main, valid_from, valid_to, department, job_function, rank, employment_type)
                           SELECT $1, $2, id, $3, $4, $5, $6, $7, $8, $9 FROM site WHERE code = $10";
                let (from, to) = (Day(post.from), post.to.map(Day));
                let (department, function) = (post.department.as_str(), post.job_function.as_str());
                let (rank, employment) = (post.rank.as_str(), post.employment_type.as_str());
                let main = !stored[..at].iter().any(|other| other.to.is_none_or(|to| post.from < to));
                let id = id.get();
                execute!(conn, sql, chance::uuid(), id, main, from, to, department, function, rank, employment, post.site.as_str())?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .expect("somebody");
        self.people.push((id, number, Person { joined_on, posts, completed: BTreeMap::new() }));
        id
    }

    pub async fn completes(&mut self, person: PersonId, edition: usize, on: Date) {
        let id = self.editions[edition];
        let at: Timestamp = "2026-11-21T03:00:00Z".parse().expect("a time");
        in_transaction!(self.kunren.db(), |conn, person, id, on, at| {
            let sql = "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until) VALUES ($1, $2, $3, $4, $4)";
            execute!(conn, sql, person.get(), id.get(), Time(at), Day(on)).map(drop)
        })
        .expect("a completion");
        let (_, _, facts) = self.people.iter_mut().find(|(id, ..)| *id == person).expect("somebody known");
        facts.completed.insert(name(edition), on);
    }

    pub async fn change(&self, sql: &'static str, person: PersonId) {
        in_transaction!(self.kunren.db(), |conn, person| { execute!(conn, sql, person.get()).map(drop) })
            .expect("a change");
    }

    /// Sets this year's and applies it: what changed, or why it was not set.
    pub async fn set(&self, rule: &str, confirmed: bool) -> Result<Changes, Outcome> {
        let terms = Terms { rule: rule.parse().expect("a rule"), ..Terms::default() };
        self.set_terms(&terms, confirmed).await
    }

    pub async fn set_terms(&self, terms: &Terms, confirmed: bool) -> Result<Changes, Outcome> {
        match self.only_set(self.edition(), terms, confirmed).await {
            Outcome::Set(_) => {}
            stopped => return Err(stopped),
        }
        apply_waiting(&self.kunren, Some(self.edition())).await.expect("it is applied");
        let work = self.work().await;
        assert_eq!((work.stage, work.expected), (Stage::Done, Some(work.done.sum() as u64)));
        assert_eq!(work.done_at, Some(self.kunren.clock().now()));
        Ok(work.done)
    }

    /// Sets it and applies nothing.
    pub async fn only_set(&self, edition: EditionId, terms: &Terms, confirmed: bool) -> Outcome {
        let setting = Setting { edition, terms, reason: "Agreed.", confirmed };
        set_audience(&self.kunren, &permit(Role::GroupAdministrator), setting).await.expect("an answer")
    }

    /// How far this year's is applied.
    pub async fn work(&self) -> Work {
        let history = audience_history(&self.kunren, &permit(Role::Auditor), self.edition()).await.expect("an answer");
        history.first().and_then(|change| change.work).expect("something was set")
    }

    /// Sets another edition's, and returns what it is now.
    pub async fn set_in(&self, edition: EditionId, rule: &str) -> Terms {
        let terms = Terms { rule: rule.parse().expect("a rule"), ..Terms::default() };
        let outcome = self.only_set(edition, &terms, true).await;
        assert!(matches!(outcome, Outcome::Set(_)), "{outcome:?}");
        terms
    }

    /// Numbers of those a rule would concern.
    pub async fn who(&self, terms: &Terms, which: Which, role: Role) -> Vec<String> {
        let query = WhoQuery { which, limit: 1_000, ..WhoQuery::default() };
        let permit = permit(role);
        let lines = who(&self.kunren, &permit, self.edition(), terms, &query).await.expect("an answer");
        // Found all together, they are the same as found one after the other.
        let few = WhoQuery { count: Some(1), ..query };
        assert_eq!(who(&self.kunren, &permit, self.edition(), terms, &few).await.expect("an answer"), lines);
        lines.into_iter().map(|line| line.number).collect()
    }

    /// Numbers of people a statement finds, sorted.
    pub async fn numbers(&self, sql: &'static str) -> Vec<String> {
        let mut conn = self.kunren.db().read().await.expect("a connection");
        let rows = fetch_all!(conn, NumberRow, sql, self.edition().get(), Day(TODAY)).expect("people");
        rows.into_iter().map(|row| row.number).collect()
    }
}

pub fn name(edition: usize) -> EditionName {
    format!("env/{}", EDITIONS[edition].0).parse().expect("an edition")
}

/// A place of work with everything that follows from it.
pub fn post(site: &str, from: Date, to: Option<Date>) -> Post {
    let (code, country, subdivision, entity) = *SITES.iter().find(|(code, ..)| *code == site).expect("a site");
    let region = COUNTRIES.iter().find(|(code, ..)| *code == country).expect("a country").1;
    Post {
        from,
        to,
        country: country.parse().expect("a country"),
        subdivision: subdivision.map(str::to_owned),
        region: region.to_owned(),
        entity: entity.to_owned(),
        site: code.to_owned(),
        department: "Quality \"A\"".to_owned(),
        job_function: "engineer".to_owned(),
        rank: "staff".to_owned(),
        employment_type: "employee".to_owned(),
    }
}
