//! Facts that reach Kunren by other ways than its pages: what a personnel file would bring, or what somebody did before
//! the story begins. Told before anybody looks, because what was looked at is remembered for a moment.

use super::{
    TestApp,
    organisation::{ADA, PASSWORD, person_id},
};
use jiff::civil::Date;
use kunren_services::{
    account::{self, person::NewPerson, site::NewSite},
    chance,
    db::{Conn, Day, Time},
    execute, fetch_all, fetch_one, in_transaction,
};
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// All tables, by name.
const MIGRATIONS: &str = concat!(
    include_str!("../../../../migrations/0001_first_release.sql"),
    include_str!("../../../../migrations/0002_hr_import.sql"),
    include_str!("../../../../migrations/0003_fact_change.sql"),
    include_str!("../../../../migrations/0004_audience.sql"),
    include_str!("../../../../migrations/0005_requests.sql"),
    include_str!("../../../../migrations/0006_hr_upload.sql"),
    include_str!("../../../../migrations/0007_edition_result.sql"),
    include_str!("../../../../migrations/0008_audience_years.sql"),
    include_str!("../../../../migrations/0009_chosen_locale.sql"),
    include_str!("../../../../migrations/0010_added_part.sql"),
    include_str!("../../../../migrations/0013_activation.sql"),
);

fn day(text: &str) -> Day {
    Day(text.parse::<Date>().expect("a day"))
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: Uuid,
}

async fn site_id(conn: &mut Conn, code: &str) -> Result<Uuid, sqlx::Error> {
    Ok(fetch_one!(conn, IdRow, "SELECT id FROM site WHERE code = $1", code)?.id)
}

/// Somebody works at a site from a day on.
async fn placed(conn: &mut Conn, person: Uuid, site: Uuid, main: bool, on: Day) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO placement (id, person_id, site_id, main, valid_from, department, job_function, rank, employment_type)
               VALUES ($1, $2, $3, $4, $5, 'Quality', 'engineer', 'staff', 'employee')";
    execute!(conn, sql, chance::uuid(), person, site, main, on).map(drop)
}

fn new_person(number: &str, name: &str, site: &str) -> NewPerson {
    NewPerson {
        number: number.parse().expect("a number"),
        email: None,
        name: name.to_owned(),
        locale: "en".parse().expect("a language"),
        site: site.to_owned(),
        password: PASSWORD.to_owned(),
        pin: None,
        roles: Vec::new(),
    }
}

impl TestApp {
    /// Somebody's id, as addresses have it.
    pub async fn id(&self, number: &str) -> Uuid {
        person_id(&self.kunren, number).await
    }

    /// Changes something by a statement that needs no values.
    pub async fn change(&self, sql: &'static str) {
        let changed = in_transaction!(self.kunren.db(), |conn| { execute!(conn, sql) });
        assert!(changed.expect("the statement is right") > 0, "nothing was changed by {sql}");
    }

    /// Somebody completed this year's edition on that day.
    pub async fn completed(&self, number: &str, on: &str) {
        let (person, edition, on) = (self.id(number).await, self.edition.get(), day(on));
        let at = Time(on.0.to_zoned(jiff::tz::TimeZone::UTC).expect("a time").timestamp());
        let until = day("2028-03-31");
        let sql = "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until) VALUES ($1, $2, $3, $4, $5)";
        in_transaction!(self.kunren.db(), |conn, person, edition, at, on, until| {
            execute!(conn, sql, person, edition, at, on, until)
        })
        .expect("a completion");
    }

    /// Somebody has read every lesson there is.
    pub async fn has_read_everything(&self, number: &str) {
        let content = self.kunren.latest(self.edition).await.expect("the database answers").expect("there is content");
        let lessons = content.course.modules.iter().flat_map(|module| &module.lessons).map(|lesson| lesson.id.clone());
        let lessons: Arc<Vec<String>> = Arc::new(lessons.collect());
        let (person, edition, version) = (self.id(number).await, self.edition.get(), content.version.get());
        let (at, on) = (Time(self.kunren.clock().now()), day("2026-11-20"));
        in_transaction!(self.kunren.db(), |conn, person, edition, version, lessons, at, on| {
            for lesson in lessons.iter() {
                execute!(
                    conn,
                    "INSERT INTO lesson_read (person_id, edition_id, lesson, version_id, locale, read_at, read_on)
                     VALUES ($1, $2, $3, $4, 'en', $5, $6)",
                    person,
                    edition,
                    lesson.as_str(),
                    version,
                    at,
                    on,
                )?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .expect("lessons are read");
    }

    /// Somebody left; the day is the first one no longer employed.
    pub async fn left(&self, number: &str, on: &str) {
        let (person, on) = (self.id(number).await, day(on));
        in_transaction!(self.kunren.db(), |conn, person, on| {
            execute!(conn, "UPDATE person SET left_on = $2 WHERE id = $1", person, on)
        })
        .expect("somebody leaves");
    }

    /// The administrator has signed the figures of a day after the time of grace; the clock is then where it was.
    pub async fn has_signed(&self) {
        let now = self.kunren.clock().now();
        self.now_is("2027-02-18T09:00:00Z");
        let form = [("cut_off", "2027-02-16"), ("corrects", ""), ("reason", "The year is over.")];
        self.sign_in(ADA).await.post(&self.board("/result"), &form).await.is(303);
        self.kunren.clock().set(now);
    }

    /// Somebody is on leave, until the day before coming back if that is known.
    pub async fn on_leave(&self, number: &str, from: &str, back: Option<&str>) {
        let (id, person, from, back) = (chance::uuid(), self.id(number).await, day(from), back.map(day));
        in_transaction!(self.kunren.db(), |conn, id, person, from, back| {
            execute!(
                conn,
                "INSERT INTO leave_interval (id, person_id, from_on, back_on) VALUES ($1, $2, $3, $4)",
                id,
                person,
                from,
                back
            )
        })
        .expect("somebody is on leave");
    }

    /// Somebody works elsewhere from that day on.
    pub async fn transferred(&self, number: &str, site: &'static str, on: &str) {
        let (person, on) = (self.id(number).await, day(on));
        in_transaction!(self.kunren.db(), |conn, person, site, on| {
            execute!(conn, "UPDATE placement SET valid_to = $2 WHERE person_id = $1 AND valid_to IS NULL", person, on)?;
            let site = site_id(conn, site).await?;
            placed(conn, person, site, true, on).await
        })
        .expect("somebody is transferred");
    }

    /// Somebody also works at another site.
    pub async fn works_also_at(&self, number: &str, site: &'static str) {
        let (person, on) = (self.id(number).await, day("2026-04-01"));
        in_transaction!(self.kunren.db(), |conn, person, site, on| {
            let site = site_id(conn, site).await?;
            placed(conn, person, site, false, on).await
        })
        .expect("somebody works at two places");
    }

    /// Somebody's manager from the beginning.
    pub async fn reports_to(&self, number: &str, manager: &str) {
        let (person, manager) = (self.id(number).await, self.id(manager).await);
        in_transaction!(self.kunren.db(), |conn, person, manager| {
            execute!(conn, "UPDATE placement SET manager_id = $2 WHERE person_id = $1", person, manager)
        })
        .expect("somebody reports");
    }

    /// Somebody is added by hand today, reads English, and has everybody's password.
    pub async fn hired(&self, number: &str, name: &str, site: &str) {
        self.adds(new_person(number, name, site)).await;
    }

    /// Somebody is added by hand in Munich with these roles.
    pub async fn hired_as(&self, number: &str, roles: &[(&str, &str)]) {
        let roles = roles.iter().map(|(role, scope)| ((*role).to_owned(), (*scope).to_owned())).collect();
        self.adds(NewPerson { roles, ..new_person(number, "Somebody", "MUC") }).await;
    }

    async fn adds(&self, new: NewPerson) {
        account::person::add(&self.kunren, new).await.expect("somebody is added");
    }

    /// A place of work is added by hand, in Germany.
    pub async fn opens(&self, code: &str) {
        let new = NewSite {
            code: code.to_owned(),
            name: code.to_owned(),
            country: "DE".parse().expect("a country"),
            subdivision: None,
            time_zone: "Europe/Berlin".to_owned(),
            entity: "KX-DE".to_owned(),
            entity_name: None,
            region: "europe".to_owned(),
            domestic: false,
        };
        account::site::add(&self.kunren, new).await.expect("a place of work");
    }

    /// So many people without any account work at a site and owe this year's edition.
    pub async fn crowd(&self, heads: usize, site: &'static str) {
        let edition = self.edition.get();
        in_transaction!(self.kunren.db(), |conn, edition, heads, site| {
            let site = site_id(conn, site).await?;
            for n in 1..=heads {
                let (id, obligation) = (chance::uuid(), chance::uuid());
                let (number, name, since) = (format!("K-8{n:03}"), format!("Somebody {n:03}"), day("2026-10-01"));
                let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, $2, $3, 'en', $4)";
                execute!(conn, sql, id, number.as_str(), name.as_str(), since)?;
                placed(conn, id, site, true, since).await?;
                let sql = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) VALUES ($1, $2, $3, $4)";
                execute!(conn, sql, obligation, id, edition, since)?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .expect("a crowd");
    }

    /// Next year's edition opens before this year's is over for everybody.
    pub async fn next_year_begins(&self) {
        let (id, this_year) = (chance::uuid(), self.edition.get());
        let days = ["2027-04-01", "2027-07-31", "2027-08-14", "2027-09-30"].map(day);
        in_transaction!(self.kunren.db(), |conn, id, this_year, days| {
            let [opens, due, grace, closes] = days;
            let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                       SELECT $1, programme_id, 'FY2027', 2027, $3, $4, $5, $6, formula FROM edition WHERE id = $2";
            execute!(conn, sql, id, this_year, opens, due, grace, closes)
        })
        .expect("an edition");
    }

    /// Somebody coordinates one more country.
    pub async fn coordinates(&self, number: &str, country: &'static str) {
        let (id, person, at) = (chance::uuid(), self.id(number).await, Time(self.kunren.clock().now()));
        let sql = "INSERT INTO role_grant (id, person_id, role, scope, granted_at) VALUES ($1, $2, 'country-coordinator', $3, $4)";
        in_transaction!(self.kunren.db(), |conn, id, person, country, at| {
            execute!(conn, sql, id, person, country, at)
        })
        .expect("a role");
    }

    /// Somebody chose another language.
    pub async fn reads(&self, number: &str, locale: &'static str) {
        let person = self.id(number).await;
        in_transaction!(self.kunren.db(), |conn, person, locale| {
            execute!(conn, "UPDATE person SET locale = $2 WHERE id = $1", person, locale)
        })
        .expect("somebody reads");
    }

    /// Somebody has another name.
    pub async fn is_called(&self, number: &str, name: &'static str) {
        let person = self.id(number).await;
        in_transaction!(self.kunren.db(), |conn, person, name| {
            execute!(conn, "UPDATE person SET name = $2 WHERE id = $1", person, name)
        })
        .expect("somebody is called");
    }

    /// The last id a statement finds; the id of nothing when there is none.
    pub async fn newest(&self, sql: &'static str) -> String {
        let mut conn = self.kunren.db().read().await.expect("a connection");
        let rows = fetch_all!(conn, IdRow, sql).expect("ids");
        rows.last().map_or(Uuid::nil(), |row| row.id).to_string()
    }

    /// Rows of every table, to see that nothing was written.
    pub async fn rows(&self) -> BTreeMap<String, i64> {
        #[derive(sqlx::FromRow)]
        struct TableRow {
            name: String,
            heads: i64,
        }
        let tables = MIGRATIONS.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split_whitespace().next());
        let counts: Vec<String> =
            tables.map(|name| format!("SELECT '{name}' AS name, count(*) AS heads FROM {name}")).collect();
        let sql = counts.join(" UNION ALL ");
        let mut conn = self.kunren.db().read().await.expect("a connection");
        let rows = fetch_all!(conn, TableRow, sqlx::AssertSqlSafe(sql.clone())).expect("counts");
        rows.into_iter().map(|row| (row.name, row.heads)).collect()
    }

    /// The words a statement finds first.
    pub async fn text(&self, sql: &'static str) -> String {
        #[derive(sqlx::FromRow)]
        struct WordsRow {
            words: String,
        }
        let mut conn = self.kunren.db().read().await.expect("a connection");
        fetch_one!(conn, WordsRow, sql).expect("words").words
    }

    /// How many rows a statement that counts finds.
    pub async fn count(&self, sql: &'static str) -> i64 {
        #[derive(sqlx::FromRow)]
        struct CountRow {
            heads: i64,
        }
        let mut conn = self.kunren.db().read().await.expect("a connection");
        fetch_one!(conn, CountRow, sql).expect("a number").heads
    }
}
