//! The fast numbers against the slow recount: random histories, written by two servers side by side, on any day, for any
//! part and kind of people.

mod facts;
#[path = "../support/permit.rs"]
mod permit;
#[path = "../support/mod.rs"]
mod support;
mod world;

use jiff::civil::{Date, date};
use kunren_domain::{
    id::EditionId,
    participation::{Breakdown, Kind, SiteTally, Tally},
    role::Role,
    target::Node,
};
use kunren_services::{
    Clock, Db, Kunren, chance,
    db::Day,
    execute, fetch_one, in_transaction,
    installation::{
        backup::backup,
        restore::{Present, restore},
    },
    participation::{self, Heads, Kinds, Question},
};
use permit::permit;
use std::collections::BTreeMap;
use world::{EMPLOYMENTS, FUNCTIONS, RANKS, WINDOW, World};

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

    async fn a_copy_on_another_server_is_counted_like_the_original(db: Db) {
        let mut world = World::new(&db, 80).await;
        changes_of_transactions_to_come(&db).await;
        db.migrate().await.expect("the program starts");
        world.starts_anew();
        for _ in 0..40 {
            world.something_happens().await;
            world.compare().await;
        }
        assert!(removed_up_to(&db).await < TO_COME, "everybody would be counted again with each question");
    }

    async fn only_the_first_lesson_is_a_change_of_facts(db: Db) {
        let world = World::new(&db, 81).await;
        let ((edition, version), person) = (world.editions[0], world.people[0]);
        let (earlier, today) = (date(2026, 11, 20), date(2026, 11, 21));
        let before = changes(&db).await;
        world.reads_lesson(0, person, edition, version, 0, today).await;
        assert_eq!(changes(&db).await, before + 1);
        world.reads_lesson(0, person, edition, version, 1, today).await;
        assert_eq!(changes(&db).await, before + 1, "the second lesson");
        world.reads_lesson(0, person, edition, version, 2, earlier).await;
        assert_eq!(changes(&db).await, before + 2, "a lesson of the day before");
        let (edition, version) = world.editions[1];
        world.reads_lesson(0, person, edition, version, 0, today).await;
        assert_eq!(changes(&db).await, before + 3, "another edition");
    }
}

/// More transactions than a test makes.
const TO_COME: i64 = 5_000;

#[derive(sqlx::FromRow)]
struct NumberRow {
    number: i64,
}

/// What a copy brings along from a server that had more transactions.
async fn changes_of_transactions_to_come(db: &Db) {
    let sql = match db {
        Db::Sqlite(_) => "INSERT INTO fact_change (mark, person_id) SELECT max(mark) + $1, NULL FROM fact_change",
        Db::Postgres(_) => {
            "INSERT INTO fact_change (mark, person_id)
             SELECT CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT) + n, NULL FROM generate_series(1, $1) AS n"
        }
    };
    let state = "UPDATE fact_change_state SET gone_below = (SELECT max(mark) FROM fact_change) + $1";
    let is_postgres = matches!(db, Db::Postgres(_));
    in_transaction!(db, |conn, sql, state, is_postgres| {
        execute!(conn, sql, TO_COME)?;
        if is_postgres {
            execute!(conn, state, TO_COME)?;
        }
        Ok::<_, sqlx::Error>(())
    })
    .expect("a copy");
}

async fn removed_up_to(db: &Db) -> i64 {
    let sql = "SELECT gone_below AS number FROM fact_change_state";
    fetch_one!(&mut db.read().await.expect("a connection"), NumberRow, sql).expect("a state").number
}

async fn changes(db: &Db) -> i64 {
    let sql = "SELECT count(*) AS number FROM fact_change";
    fetch_one!(&mut db.read().await.expect("a connection"), NumberRow, sql).expect("a number").number
}

impl World {
    /// Both servers forget what they knew.
    fn starts_anew(&mut self) {
        self.servers = self.servers.each_ref().map(|old| Kunren::new(old.db().clone(), old.clock().clone()));
    }

    async fn tally(&self, server: usize, edition: EditionId, day: Date) -> Tally {
        let permit = permit(Role::GroupAdministrator);
        let heads = participation::heads(&self.servers[server], &permit, edition, day).await.expect("numbers");
        heads.sites.iter().fold(Tally::default(), |sum, site| sum + site.tally)
    }

    async fn compare(&mut self) {
        let germany = Role::CountryCoordinator(["DE".parse().expect("a country")].into());
        let roles = [Role::GroupAdministrator, germany];
        for (edition, _) in self.editions.clone() {
            for role in roles.clone() {
                let (day, kinds) = (self.day(), self.kinds());
                let slow = participation::recount(&self.servers[0], &permit(role.clone()), edition, day, &kinds).await;
                let slow = slow.expect("numbers");
                for server in &self.servers {
                    let fast = participation::heads_of(server, &permit(role.clone()), edition, day, &kinds).await;
                    assert_eq!(plain(&fast.expect("numbers")), plain(&slow), "on {day} of {kinds:?}");
                }
                for kind in Kind::ALL {
                    let within = self.part_of(&slow.sites);
                    let by = Breakdown::Kind(kind);
                    self.compare_split(&role, &Question { edition, day, kinds: &kinds, by, within: &within }).await;
                }
            }
        }
    }

    /// By what people do, and that they are as many as by place.
    async fn compare_split(&self, role: &Role, question: &Question<'_>) {
        let slow = participation::recount_split(&self.servers[0], &permit(role.clone()), question).await;
        let slow: BTreeMap<String, Tally> = slow.expect("numbers").into_iter().collect();
        for server in &self.servers {
            let fast = participation::figures(server, &permit(role.clone()), question).await.expect("numbers");
            let split: BTreeMap<String, Tally> = fast.split.iter().cloned().collect();
            assert_eq!(split, slow, "{question:?}");
            assert_eq!(split.len(), fast.split.len(), "no text twice");
            let inside = fast.heads.sites.iter().filter(|site| site.is_in(question.within));
            let everybody = inside.fold(Tally::default(), |sum, site| sum + site.tally);
            assert_eq!(split.values().fold(Tally::default(), |sum, tally| sum + *tally), everybody, "{question:?}");
        }
    }

    /// All people or some; now and then whom nobody is.
    fn kinds(&mut self) -> Kinds {
        let mut part = |of: &[&str], end| match self.below(end) {
            at if at < of.len() => Some(of[at].to_owned()),
            at => (at == 4).then(|| "nobody".to_owned()),
        };
        Kinds { function: part(&FUNCTIONS, 6), rank: part(&RANKS, 4), employment: part(&EMPLOYMENTS, 5) }
    }

    /// One of these sites or what it belongs to.
    fn part_of(&mut self, sites: &[SiteTally]) -> Node {
        let (site, above) = (self.below(sites.len().max(1)), self.below(6));
        sites.get(site).map_or(Node::Group, |site| site.path()[above].clone())
    }
}

/// Tally and completions by site, and what the site belongs to.
fn plain(heads: &Heads) -> BTreeMap<String, String> {
    let site = |site: &SiteTally| {
        let curve = heads.curve(WINDOW, &Node::Site(site.site.clone()));
        (site.site.clone(), format!("{site:?} {:?}", curve.days()))
    };
    heads.sites.iter().map(site).collect()
}
