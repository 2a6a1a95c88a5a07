//! A world in which anything happens to anybody: two servers on one database, and luck from a seed.

use jiff::{
    Span, Timestamp,
    civil::{Date, date},
};
use kunren_domain::{
    audience::Rule,
    edition::{Formula, Leave, Window},
    id::EditionId,
    recurrence::Recurrence,
};
use kunren_services::{
    Clock, Db, Kunren, chance,
    db::{Day, Time},
    execute, in_transaction,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sqlx::types::Json;
use uuid::Uuid;

pub const NOW: &str = "2026-11-21T03:00:00Z";
pub const WINDOW: Window = Window {
    opens_on: date(2026, 10, 1),
    due_on: date(2027, 1, 31),
    grace_until: date(2027, 2, 14),
    closes_on: date(2027, 3, 31),
};
const COUNTRIES: [(&str, &str, bool); 3] = [("JP", "japan", true), ("DE", "europe", false), ("FR", "europe", false)];
const SITES: [(&str, &str); 5] = [("TKY", "JP"), ("OSA", "JP"), ("MUC", "DE"), ("BER", "DE"), ("PAR", "FR")];
/// Of some people the HR system does not say what they do.
pub const FUNCTIONS: [&str; 3] = ["production", "sales", ""];
pub const RANKS: [&str; 2] = ["staff", "leader"];
pub const EMPLOYMENTS: [&str; 2] = ["employee", "contractor"];

/// Two servers on one database, and what is known of it.
pub struct World {
    pub servers: [Kunren; 2],
    pub luck: ChaCha8Rng,
    pub sites: Vec<Uuid>,
    pub editions: Vec<(EditionId, Uuid)>,
    pub people: Vec<Uuid>,
}

impl World {
    pub async fn new(db: &Db, seed: u64) -> Self {
        let clock = Clock::fixed(NOW.parse().expect("a time"));
        let servers = [Kunren::new(db.clone(), clock.clone()), Kunren::new(db.clone(), clock)];
        let (sites, editions) = (Vec::new(), Vec::new());
        let luck = ChaCha8Rng::seed_from_u64(seed);
        let mut world = Self { servers, luck, sites, editions, people: Vec::new() };
        world.found(seed).await;
        for _ in 0..10 {
            world.joins().await;
        }
        world
    }

    /// Places and two editions of their own for each seed, all in one database.
    async fn found(&mut self, seed: u64) {
        let (sites, editions) =
            ([(); SITES.len()].map(|()| chance::uuid()), [(); 2].map(|()| (chance::uuid(), chance::uuid())));
        in_transaction!(self.servers[0].db(), |conn, sites, editions, seed| {
            for (code, region, domestic) in COUNTRIES {
                let sql = "INSERT INTO country (code, region, domestic) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING";
                execute!(conn, sql, code, region, domestic)?;
            }
            for ((code, country), id) in SITES.iter().zip(sites) {
                let entity = chance::uuid();
                let sql = "INSERT INTO entity (id, code, name, country) VALUES ($1, $2, $2, $3)";
                execute!(conn, sql, entity, format!("E-{code}-{seed}"), *country)?;
                let sql = "INSERT INTO site (id, code, name, entity_id, country, time_zone) VALUES ($1, $2, $2, $3, $4, 'UTC')";
                execute!(conn, sql, id, format!("{code}-{seed}"), entity, *country)?;
            }
            let programme = chance::uuid();
            let sql = "INSERT INTO programme (id, code, category) VALUES ($1, $2, 'environment')";
            execute!(conn, sql, programme, format!("p{seed}"))?;
            for (at, (edition, version)) in editions.iter().enumerate() {
                let sql = "INSERT INTO edition (id, programme_id, code, fiscal_year, opens_on, due_on, grace_until, closes_on, formula)
                           VALUES ($1, $2, $3, 2026, $4, $5, $6, $7, $8)";
                let formula = Json(Formula { leave: Leave::Excluded, joiner_days: 30 });
                let (opens, due) = (Day(WINDOW.opens_on), Day(WINDOW.due_on));
                let (grace, closes) = (Day(WINDOW.grace_until), Day(WINDOW.closes_on));
                execute!(conn, sql, *edition, programme, format!("E{at}"), opens, due, grace, closes, formula)?;
                let sql = "INSERT INTO edition_version (id, edition_id, number, content_hash, course, imported_at)
                           VALUES ($1, $2, 1, '', $3, $4)";
                let at: Timestamp = NOW.parse().expect("a time");
                execute!(conn, sql, *version, *edition, Json(serde_json::json!({})), Time(at))?;
                let sql = "INSERT INTO audience (id, edition_id, rule, text, recurrence, reason, set_at)
                           VALUES ($1, $2, $3, 'everybody', $4, 'R', $5)";
                let (rule, again) = (Json(Rule::everybody()), Json(Recurrence::EveryEdition));
                execute!(conn, sql, chance::uuid(), *edition, rule, again, Time(at))?;
            }
            Ok::<_, sqlx::Error>(())
        })
        .expect("an organisation");
        self.sites = sites.to_vec();
        self.editions = editions.iter().map(|(edition, version)| (EditionId::new(*edition), *version)).collect();
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.luck.random_range(0..end)
    }

    pub fn day(&mut self) -> Date {
        let days = self.luck.random_range(0..120_i64);
        date(2026, 8, 20).checked_add(Span::new().days(days)).expect("in range")
    }

    pub async fn something_happens(&mut self) {
        let (server, at) = (self.below(2), self.below(self.people.len()));
        let (person, day) = (self.people[at], self.day());
        let which = self.below(self.editions.len());
        let (edition, version) = self.editions[which];
        match self.below(16) {
            0 => self.joins().await,
            1 | 2 => self.moves(server, person, day).await,
            3 => self.away(server, person, day).await,
            4 => {
                self.run_on(
                    server,
                    "UPDATE leave_interval SET back_on = $2 WHERE person_id = $1 AND from_on < $2",
                    person,
                    day,
                )
                .await;
            }
            5 | 6 => self.complete(server, person, edition, day).await,
            7 | 8 => self.reads(server, person, edition, version, day).await,
            9 => self.exempt(server, person, edition, day).await,
            10 => self.run_on(server, "UPDATE exemption SET until_on = $2 WHERE person_id = $1", person, day).await,
            11 => self.run_on(server, "UPDATE person SET left_on = $2 WHERE id = $1", person, day).await,
            12 => self.run(server, "UPDATE person SET left_on = NULL WHERE id = $1", person).await,
            13 => self.works_at(server, person, day, false).await,
            14 => self.released(server, person, edition, day).await,
            _ => self.seldom(server, person).await,
        }
    }

    /// Corrections and erasures.
    async fn seldom(&mut self, server: usize, person: Uuid) {
        match self.below(6) {
            5 => self.erased(server, person).await,
            0 => self.run(server, "DELETE FROM completion WHERE person_id = $1", person).await,
            1 => self.run(server, "DELETE FROM obligation WHERE person_id = $1", person).await,
            2 => self.run(server, "DELETE FROM placement WHERE person_id = $1", person).await,
            3 => self.run(server, "DELETE FROM leave_interval WHERE person_id = $1", person).await,
            _ => {
                let (site, like) = (self.below(5), self.below(5));
                let (site, like) = (self.sites[site], self.sites[like]);
                let sql = "UPDATE site
                           SET country = (SELECT o.country FROM site AS o WHERE o.id = $2),
                               entity_id = (SELECT o.entity_id FROM site AS o WHERE o.id = $2)
                           WHERE id = $1";
                in_transaction!(self.servers[server].db(), |conn, site, like| {
                    execute!(conn, sql, site, like).map(drop)
                })
                .expect("a place that moves");
            }
        }
    }
}
