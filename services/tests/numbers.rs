//! The fast numbers against the slow recount: random histories, written by two servers side by side, on any day, for any
//! part and kind of people.

mod support;

use jiff::{
    Span, Timestamp,
    civil::{Date, date},
};
use kunren_domain::{
    edition::{Formula, Leave, Window},
    id::{EditionId, PersonId},
    participation::Tally,
    role::Role,
    target::Node,
};
use kunren_services::{
    Clock, Db, Kunren, chance,
    db::{Day, Time},
    execute, in_transaction,
    installation::{
        backup::backup,
        restore::{Present, restore},
    },
    participation::{self, Heads, Kinds},
    permit::{Permit, SeeParticipation},
    viewer::Viewer,
};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sqlx::types::Json;
use std::collections::BTreeMap;
use uuid::Uuid;

const NOW: &str = "2026-11-21T03:00:00Z";
const WINDOW: Window = Window {
    opens_on: date(2026, 10, 1),
    due_on: date(2027, 1, 31),
    grace_until: date(2027, 2, 14),
    closes_on: date(2027, 3, 31),
};
const COUNTRIES: [(&str, &str, bool); 3] = [("JP", "japan", true), ("DE", "europe", false), ("FR", "europe", false)];
const SITES: [(&str, &str); 5] = [("TKY", "JP"), ("OSA", "JP"), ("MUC", "DE"), ("BER", "DE"), ("PAR", "FR")];
const FUNCTIONS: [&str; 3] = ["production", "sales", "research"];
const RANKS: [&str; 2] = ["staff", "leader"];
const EMPLOYMENTS: [&str; 2] = ["employee", "contractor"];

/// Two servers on one database, and what is known of it.
struct World {
    servers: [Kunren; 2],
    luck: ChaCha8Rng,
    sites: Vec<Uuid>,
    editions: Vec<(EditionId, Uuid)>,
    people: Vec<Uuid>,
}

both_databases! {
    async fn fast_numbers_are_those_of_the_recount(db: Db) {
        for seed in 0..4 {
            let mut world = World::new(&db, seed).await;
            for step in 0..60 {
                world.something_happens().await;
                if step % 3 == 0 {
                    world.compare().await;
                }
            }
        }
    }

    async fn what_one_server_wrote_the_other_counts_at_once(db: Db) {
        let mut world = World::new(&db, 77).await;
        let (edition, _) = world.editions[0];
        let today = date(2026, 11, 21);
        let before = world.tally(1, edition, today).await;
        let person = world.person(0, WINDOW.opens_on).await;
        world.owes(0, person, edition, WINDOW.opens_on).await;
        world.starts_at(0, person, WINDOW.opens_on).await;
        let joined = world.tally(1, edition, today).await;
        assert_eq!(joined.assigned, before.assigned + 1);
        world.complete(0, person, edition, today).await;
        let after = world.tally(1, edition, today).await;
        assert_eq!(after.completed, before.completed + 1);
        assert_eq!(world.tally(0, edition, today).await, after);
        // The day before, it was not completed yet.
        assert_eq!(world.tally(1, edition, date(2026, 11, 20)).await.completed, before.completed);
    }

    async fn who_commits_late_is_counted_all_the_same(db: Db) {
        let mut world = World::new(&db, 78).await;
        let (edition, _) = world.editions[0];
        let today = date(2026, 11, 21);
        let (late, soon) = (world.person(0, WINDOW.opens_on).await, world.person(0, WINDOW.opens_on).await);
        for person in [late, soon] {
            world.starts_at(0, person, WINDOW.opens_on).await;
        }
        let before = world.tally(1, edition, today).await.assigned;
        let (db, on) = (world.servers[0].db().clone(), Day(WINDOW.opens_on));
        let slow = tokio::spawn(async move {
            let id = chance::uuid();
            in_transaction!(db, |conn, id, late, edition, on| {
                let sql = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) VALUES ($1, $2, $3, $4)";
                execute!(conn, sql, id, late, edition.get(), on)?;
                tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                Ok::<_, sqlx::Error>(())
            })
        });
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        world.owes(0, soon, edition, WINDOW.opens_on).await;
        assert!(world.tally(1, edition, today).await.assigned > before);
        slow.await.expect("no panic").expect("a late commit");
        assert_eq!(world.tally(1, edition, today).await.assigned, before + 2);
    }

    async fn what_was_restored_is_counted_anew(db: Db) {
        let mut world = World::new(&db, 79).await;
        let (edition, _) = world.editions[0];
        let today = date(2026, 11, 21);
        let before = world.tally(1, edition, today).await;
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("kunren.zip");
        backup(&db, &Clock::System, &file, &mut |_| {}).await.expect("a backup");
        let person = world.person(0, WINDOW.opens_on).await;
        world.owes(0, person, edition, WINDOW.opens_on).await;
        world.starts_at(0, person, WINDOW.opens_on).await;
        assert_eq!(world.tally(1, edition, today).await.assigned, before.assigned + 1);
        restore(&db, &file, Present::Replace, &mut |_| {}).await.expect("it is restored");
        assert_eq!(world.tally(1, edition, today).await, before);
    }
}

impl World {
    async fn new(db: &Db, seed: u64) -> Self {
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
            }
            Ok::<_, sqlx::Error>(())
        })
        .expect("an organisation");
        self.sites = sites.to_vec();
        self.editions = editions.iter().map(|(edition, version)| (EditionId::new(*edition), *version)).collect();
    }

    fn below(&mut self, end: usize) -> usize {
        self.luck.random_range(0..end)
    }

    fn day(&mut self) -> Date {
        let days = self.luck.random_range(0..120_i64);
        date(2026, 8, 20).checked_add(Span::new().days(days)).expect("in range")
    }

    async fn something_happens(&mut self) {
        let (server, at) = (self.below(2), self.below(self.people.len()));
        let (person, day) = (self.people[at], self.day());
        let which = self.below(self.editions.len());
        let (edition, version) = self.editions[which];
        match self.below(14) {
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
            _ => self.seldom(server, person).await,
        }
    }

    /// Corrections and erasures.
    async fn seldom(&mut self, server: usize, person: Uuid) {
        match self.below(5) {
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

    async fn run(&self, server: usize, sql: &'static str, person: Uuid) {
        in_transaction!(self.servers[server].db(), |conn, person| { execute!(conn, sql, person).map(drop) })
            .expect("a change");
    }

    async fn run_on(&self, server: usize, sql: &'static str, person: Uuid, day: Date) {
        in_transaction!(self.servers[server].db(), |conn, person, day| {
            execute!(conn, sql, person, Day(day)).map(drop)
        })
        .expect("a change");
    }

    async fn joins(&mut self) {
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

    async fn person(&self, server: usize, day: Date) -> Uuid {
        let person = chance::uuid();
        let number = format!("K-{person}");
        let sql = "INSERT INTO person (id, number, name, locale, joined_on) VALUES ($1, $2, $2, 'en', $3)";
        in_transaction!(self.servers[server].db(), |conn, person, number, day| {
            execute!(conn, sql, person, number.as_str(), Day(day)).map(drop)
        })
        .expect("somebody");
        person
    }

    async fn owes(&self, server: usize, person: Uuid, edition: EditionId, on: Date) {
        let id = chance::uuid();
        let sql = "INSERT INTO obligation (id, person_id, edition_id, assigned_on) VALUES ($1, $2, $3, $4)";
        in_transaction!(self.servers[server].db(), |conn, id, person, edition, on| {
            execute!(conn, sql, id, person, edition.get(), Day(on)).map(drop)
        })
        .expect("an obligation");
    }

    async fn starts_at(&mut self, server: usize, person: Uuid, day: Date) {
        let (site, function, rank, employment) = (self.below(5), self.below(3), self.below(2), self.below(2));
        let (id, site) = (chance::uuid(), self.sites[site]);
        let sql = "INSERT INTO placement (id, person_id, site_id, main, valid_from, department, job_function, rank, employment_type)
                   VALUES ($1, $2, $3, $4, $5, 'D', $6, $7, $8)";
        in_transaction!(self.servers[server].db(), |conn, id, person, site, day, function, rank, employment| {
            let (function, rank, employment) = (FUNCTIONS[function], RANKS[rank], EMPLOYMENTS[employment]);
            execute!(conn, sql, id, person, site, true, Day(day), function, rank, employment).map(drop)
        })
        .expect("a placement");
    }

    async fn moves(&mut self, server: usize, person: Uuid, day: Date) {
        let sql = "UPDATE placement SET valid_to = $2 WHERE person_id = $1 AND valid_to IS NULL AND valid_from < $2";
        let changed =
            in_transaction!(self.servers[server].db(), |conn, person, day| { execute!(conn, sql, person, Day(day)) });
        if changed.expect("a change") > 0 {
            self.starts_at(server, person, day).await;
        }
    }

    async fn away(&mut self, server: usize, person: Uuid, day: Date) {
        let id = chance::uuid();
        let sql = "INSERT INTO leave_interval (id, person_id, from_on) VALUES ($1, $2, $3)";
        in_transaction!(self.servers[server].db(), |conn, id, person, day| {
            execute!(conn, sql, id, person, Day(day)).map(drop)
        })
        .expect("a leave");
    }

    async fn complete(&mut self, server: usize, person: Uuid, edition: EditionId, day: Date) {
        let at: Timestamp = NOW.parse().expect("a time");
        let sql = "INSERT INTO completion (person_id, edition_id, completed_at, completed_on, valid_until)
                   VALUES ($1, $2, $3, $4, $4)
                   ON CONFLICT (person_id, edition_id) DO UPDATE SET completed_on = excluded.completed_on";
        in_transaction!(self.servers[server].db(), |conn, person, edition, at, day| {
            execute!(conn, sql, person, edition.get(), Time(at), Day(day)).map(drop)
        })
        .expect("a completion");
    }

    async fn reads(&mut self, server: usize, person: Uuid, edition: EditionId, version: Uuid, day: Date) {
        let (at, lesson): (Timestamp, _) = (NOW.parse().expect("a time"), format!("l{}", self.below(4)));
        let sql = "INSERT INTO lesson_read (person_id, edition_id, lesson, version_id, locale, read_at, read_on)
                   VALUES ($1, $2, $3, $4, 'en', $5, $6)
                   ON CONFLICT (person_id, edition_id, lesson) DO NOTHING";
        in_transaction!(self.servers[server].db(), |conn, person, edition, lesson, version, at, day| {
            execute!(conn, sql, person, edition.get(), lesson.as_str(), version, Time(at), Day(day)).map(drop)
        })
        .expect("a lesson");
    }

    async fn exempt(&mut self, server: usize, person: Uuid, edition: EditionId, day: Date) {
        let (id, at): (Uuid, Timestamp) = (chance::uuid(), NOW.parse().expect("a time"));
        let sql = "INSERT INTO exemption (id, person_id, edition_id, from_on, reason, granted_at)
                   VALUES ($1, $2, $3, $4, 'R', $5)";
        in_transaction!(self.servers[server].db(), |conn, id, person, edition, day, at| {
            execute!(conn, sql, id, person, edition.get(), Day(day), Time(at)).map(drop)
        })
        .expect("an exemption");
    }

    async fn tally(&self, server: usize, edition: EditionId, day: Date) -> Tally {
        let permit = permit(Role::GroupAdministrator);
        let heads = participation::heads(&self.servers[server], &permit, edition, day).await.expect("numbers");
        heads.sites.iter().fold(Tally::default(), |sum, site| sum + site.tally)
    }

    async fn compare(&mut self) {
        let germany = Role::CountryCoordinator(["DE".parse().expect("a country")].into());
        let roles = [Role::GroupAdministrator, germany];
        let part = |part: usize, of: &[&str]| of.get(part).map_or(String::new(), |text| (*text).to_owned());
        for (edition, _) in self.editions.clone() {
            for role in roles.clone() {
                let day = self.day();
                let kinds = Kinds {
                    function: part(self.below(6), &FUNCTIONS),
                    rank: part(self.below(4), &RANKS),
                    employment: part(self.below(4), &EMPLOYMENTS),
                };
                let permit = permit(role);
                let slow = participation::recount(&self.servers[0], &permit, edition, day, &kinds).await;
                let slow = plain(&slow.expect("numbers"));
                for server in &self.servers {
                    let fast = participation::heads_of(server, &permit, edition, day, &kinds).await.expect("numbers");
                    assert_eq!(plain(&fast), slow, "on {day} of {kinds:?}");
                }
            }
        }
    }
}

fn permit(role: Role) -> Permit<SeeParticipation> {
    let viewer = Viewer {
        person: PersonId::new(Uuid::nil()),
        session: String::new(),
        name: String::new(),
        number: String::new(),
        locale: "en".parse().expect("a language"),
        kiosk: false,
        expires_at: NOW.parse().expect("a time"),
        time_percent: 100,
        joined_on: date(2020, 1, 1),
        leave: Vec::new(),
        roles: vec![role],
        places: Vec::new(),
    };
    viewer.permit().expect("a permit")
}

/// Tally and completions by site, and what the site belongs to.
fn plain(heads: &Heads) -> BTreeMap<String, String> {
    let site = |site: &kunren_domain::participation::SiteTally| {
        let curve = heads.curve(WINDOW, &Node::Site(site.site.clone()));
        (site.site.clone(), format!("{site:?} {:?}", curve.days()))
    };
    heads.sites.iter().map(site).collect()
}
