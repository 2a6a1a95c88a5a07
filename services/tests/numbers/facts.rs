//! Single facts, written by one of the servers.

use super::world::{EMPLOYMENTS, FUNCTIONS, NOW, RANKS, WINDOW, World};
use jiff::{
    Span, Timestamp,
    civil::{Date, date},
};
use kunren_domain::id::EditionId;
use kunren_services::{
    account::erase,
    chance,
    db::{Day, Time},
    execute, fetch_one, in_transaction,
};
use rand::RngExt;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct PersonRow {
    number: String,
}

impl World {
    pub async fn run(&self, server: usize, sql: &'static str, person: Uuid) {
        in_transaction!(self.servers[server].db(), |conn, person| { execute!(conn, sql, person).map(drop) })
            .expect("a change");
    }

    pub async fn run_on(&self, server: usize, sql: &'static str, person: Uuid, day: Date) {
        in_transaction!(self.servers[server].db(), |conn, person, day| {
            execute!(conn, sql, person, Day(day)).map(drop)
        })
        .expect("a change");
    }

    pub async fn joins(&mut self) {
        let (day, server) = (self.day(), self.below(2));
        let person = self.person(server, day).await;
        self.people.push(person);
        self.starts_at(server, person, day).await;
        for (edition, _) in self.editions.clone() {
            if self.below(5) > 0 {
                self.owes(server, person, edition, day.max(WINDOW.opens_on)).await;
            }
        }
    }

    pub async fn person(&self, server: usize, day: Date) -> Uuid {
        let person = chance::uuid();
        // As long as a number may be.
        let number = person.simple().to_string().to_uppercase();
        let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, $2, $2, 'en', $3)";
        in_transaction!(self.servers[server].db(), |conn, person, number, day| {
            execute!(conn, sql, person, number.as_str(), Day(day)).map(drop)
        })
        .expect("somebody");
        person
    }

    pub async fn owes(&self, server: usize, person: Uuid, edition: EditionId, on: Date) {
        let id = chance::uuid();
        let sql = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) VALUES ($1, $2, $3, $4)";
        in_transaction!(self.servers[server].db(), |conn, id, person, edition, on| {
            execute!(conn, sql, id, person, edition.get(), Day(on)).map(drop)
        })
        .expect("an obligation");
    }

    pub async fn starts_at(&mut self, server: usize, person: Uuid, day: Date) {
        self.works_at(server, person, day, true).await;
    }

    /// A main place of work, or a further one: nobody is counted there.
    pub async fn works_at(&mut self, server: usize, person: Uuid, day: Date, main: bool) {
        let (site, function, rank, employment) = (self.below(5), self.below(3), self.below(2), self.below(2));
        let (id, site) = (chance::uuid(), self.sites[site]);
        let sql = "INSERT INTO placement (id, person_id, site_id, main, valid_from, department, job_function, rank, employment_type)
                   VALUES ($1, $2, $3, $4, $5, 'D', $6, $7, $8)";
        in_transaction!(self.servers[server].db(), |conn, id, person, site, main, day, function, rank, employment| {
            let (function, rank, employment) = (FUNCTIONS[function], RANKS[rank], EMPLOYMENTS[employment]);
            execute!(conn, sql, id, person, site, main, Day(day), function, rank, employment).map(drop)
        })
        .expect("a placement");
    }

    pub async fn moves(&mut self, server: usize, person: Uuid, day: Date) {
        let sql = "UPDATE placement SET valid_to = $2 WHERE person_id = $1 AND valid_to IS NULL AND valid_from < $2";
        let changed =
            in_transaction!(self.servers[server].db(), |conn, person, day| { execute!(conn, sql, person, Day(day)) });
        if changed.expect("a change") > 0 {
            self.starts_at(server, person, day).await;
        }
    }

    pub async fn away(&mut self, server: usize, person: Uuid, day: Date) {
        let id = chance::uuid();
        let sql = "INSERT INTO leave_interval (id, person_id, from_on) VALUES ($1, $2, $3)";
        in_transaction!(self.servers[server].db(), |conn, id, person, day| {
            execute!(conn, sql, id, person, Day(day)).map(drop)
        })
        .expect("a leave");
    }

    pub async fn complete(&mut self, server: usize, person: Uuid, edition: EditionId, day: Date) {
        let at: Timestamp = NOW.parse().expect("a time");
        let sql = "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until)
                   VALUES ($1, $2, $3, $4, $4)
                   ON CONFLICT (person_id, edition_id) DO UPDATE SET completed_on = excluded.completed_on";
        in_transaction!(self.servers[server].db(), |conn, person, edition, at, day| {
            execute!(conn, sql, person, edition.get(), Time(at), Day(day)).map(drop)
        })
        .expect("a completion");
    }

    pub async fn reads(&mut self, server: usize, person: Uuid, edition: EditionId, version: Uuid, day: Date) {
        let lesson = self.below(4);
        self.reads_lesson(server, person, edition, version, lesson, day).await;
    }

    pub async fn reads_lesson(
        &self,
        server: usize,
        person: Uuid,
        edition: EditionId,
        version: Uuid,
        lesson: usize,
        day: Date,
    ) {
        let (at, lesson): (Timestamp, _) = (NOW.parse().expect("a time"), format!("l{lesson}"));
        let sql = "INSERT INTO lesson_read (person_id, edition_id, lesson, version_id, locale, read_at, read_on)
                   VALUES ($1, $2, $3, $4, 'en', $5, $6)
                   ON CONFLICT (person_id, edition_id, lesson) DO NOTHING";
        in_transaction!(self.servers[server].db(), |conn, person, edition, lesson, version, at, day| {
            execute!(conn, sql, person, edition.get(), lesson.as_str(), version, Time(at), Day(day)).map(drop)
        })
        .expect("a lesson");
    }

    /// The audience releases somebody; whom it has released already stays so.
    pub async fn released(&mut self, server: usize, person: Uuid, edition: EditionId, day: Date) {
        let (id, at): (Uuid, Timestamp) = (chance::uuid(), NOW.parse().expect("a time"));
        let sql = "INSERT INTO exemption (id, person_id, edition_id, from_on, reason, granted_at, audience_id)
                   SELECT $1, $2, $3, $4, a.reason, $5, a.id FROM audience AS a WHERE a.edition_id = $3
                   ON CONFLICT DO NOTHING";
        in_transaction!(self.servers[server].db(), |conn, id, person, edition, day, at| {
            execute!(conn, sql, id, person, edition.get(), Day(day), Time(at)).map(drop)
        })
        .expect("a release");
    }

    /// Somebody leaves, and later is erased as the command does it.
    pub async fn erased(&mut self, server: usize, person: Uuid) {
        let left = date(2026, 8, 20).checked_add(Span::new().days(self.luck.random_range(0..90_i64)));
        let kunren = self.servers[server].clone();
        self.run_on(server, "UPDATE person SET left_on = $2 WHERE id = $1", person, left.expect("in range")).await;
        let mut conn = kunren.db().read().await.expect("a connection");
        let row = fetch_one!(conn, PersonRow, "SELECT number FROM person WHERE id = $1", person).expect("somebody");
        drop(conn);
        let leaver = erase::leaver(&kunren, &row.number.parse().expect("a number")).await.expect("somebody who left");
        erase::erase(&kunren, &leaver, "Ten years are over.").await.expect("erased");
    }

    pub async fn exempt(&mut self, server: usize, person: Uuid, edition: EditionId, day: Date) {
        let (id, at): (Uuid, Timestamp) = (chance::uuid(), NOW.parse().expect("a time"));
        let sql = "INSERT INTO exemption (id, person_id, edition_id, from_on, reason, granted_at)
                   VALUES ($1, $2, $3, $4, 'R', $5)";
        in_transaction!(self.servers[server].db(), |conn, id, person, edition, day, at| {
            execute!(conn, sql, id, person, edition.get(), Day(day), Time(at)).map(drop)
        })
        .expect("an exemption");
    }
}
