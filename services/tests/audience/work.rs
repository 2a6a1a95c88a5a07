//! Applying an audience: once, by one runner at a time, and by another one where that one is gone.

use crate::{
    both_databases,
    permit::permit,
    world::{World, post},
};
use jiff::civil::{Date, date};
use kunren_domain::{id::PersonId, role::Role};
use kunren_services::{
    Clock, Kunren, execute, in_transaction,
    learning::{
        assign_missing,
        audience::{Changes, Outcome, Setting, Stage, Terms, apply_waiting, audience_history, set_audience},
    },
};

const LONG_AGO: Date = date(2020, 4, 1);
const RELEASED: &str = "SELECT p.number FROM exemption AS x JOIN person AS p ON p.id = x.person_id
                        WHERE x.edition_id = $1 AND x.audience_id IS NOT NULL AND x.revoked_at IS NULL AND x.from_on <= $2
                        ORDER BY p.number";

/// Twenty employees in Japan and two in Germany, who all owe this year's edition.
async fn world(db: kunren_services::Db) -> (World, PersonId) {
    let mut world = World::new(db).await;
    for at in 1..=20 {
        world.hire(&format!("J-{at:02}"), LONG_AGO, vec![post("TKY", LONG_AGO, None)]).await;
    }
    let greta = world.hire("D-01", LONG_AGO, vec![post("MUC", LONG_AGO, None)]).await;
    world.hire("D-02", LONG_AGO, vec![post("MUC", LONG_AGO, None)]).await;
    assert_eq!(assign_missing(&world.kunren).await.expect("an answer"), 22);
    (world, greta)
}

fn terms(rule: &str) -> Terms {
    Terms { rule: rule.parse().expect("a rule"), ..Terms::default() }
}

/// Another server on the same database, so many seconds later.
fn server(world: &World, seconds: i64) -> Kunren {
    let later = world.kunren.clock().now() + jiff::SignedDuration::from_secs(seconds);
    Kunren::new(world.kunren.db().clone(), Clock::fixed(later))
}

async fn change(world: &World, sql: &'static str) {
    in_transaction!(world.kunren.db(), |conn| { execute!(conn, sql).map(drop) }).expect("a change");
}

/// As if a server had begun with it now.
async fn begun(world: &World) {
    let sql = "UPDATE audience_work
               SET state = 'applying', runner = audience_id,
                   seen_at = (SELECT a.set_at FROM audience AS a WHERE a.id = audience_work.audience_id)
               WHERE state = 'waiting'";
    change(world, sql).await;
}

both_databases! {
    async fn what_is_set_is_in_force_at_once_and_applied_later(db: Db) {
        let (world, _) = world(db).await;
        let Outcome::Set(preview) = world.only_set(world.edition(), &terms("country = JP"), true).await else { panic!("set") };
        assert_eq!(preview.total.released, 2);
        let work = world.work().await;
        assert_eq!((work.stage, work.expected, work.done), (Stage::Waiting, None, Changes::default()));
        assert!(world.numbers(RELEASED).await.is_empty());
        // Whoever looks next does it: here the look that keeps audiences true.
        assign_missing(&world.kunren).await.expect("an answer");
        assert_eq!(world.numbers(RELEASED).await, ["D-01", "D-02"]);
        let work = world.work().await;
        assert_eq!((work.stage, work.expected, work.done.released), (Stage::Done, Some(2), 2));
    }

    async fn two_servers_do_not_do_it_twice(db: Db) {
        let (world, _) = world(db).await;
        world.only_set(world.edition(), &terms("country = JP"), true).await;
        let others = [server(&world, 0), server(&world, 1), server(&world, 2)];
        let all = others.iter().map(|other| apply_waiting(other, None));
        for done in futures_util::future::join_all(all).await {
            done.expect("it is applied");
        }
        let work = world.work().await;
        assert_eq!((work.stage, work.done), (Stage::Done, Changes { released: 2, ..Changes::default() }));
        let sql = "SELECT p.number FROM exemption AS x JOIN person AS p ON p.id = x.person_id
                   WHERE x.edition_id = $1 AND x.from_on <= $2 ORDER BY p.number";
        assert_eq!(world.numbers(sql).await, ["D-01", "D-02"]);
    }

    async fn a_server_that_lives_is_left_alone_and_one_that_died_is_replaced(db: Db) {
        let (world, _) = world(db).await;
        world.only_set(world.edition(), &terms("country = JP"), true).await;
        begun(&world).await;
        apply_waiting(&server(&world, 30), None).await.expect("an answer");
        assert!(world.numbers(RELEASED).await.is_empty(), "somebody else is at it");
        apply_waiting(&server(&world, 61), None).await.expect("an answer");
        assert_eq!(world.numbers(RELEASED).await, ["D-01", "D-02"]);
        assert_eq!(world.work().await.stage, Stage::Done);
    }

    async fn who_changes_meanwhile_is_looked_at_once_more(db: Db) {
        let (world, greta) = world(db).await;
        world.only_set(world.edition(), &terms("country = JP"), true).await;
        begun(&world).await;
        let paris = "UPDATE placement SET site_id = (SELECT id FROM site WHERE code = 'TKY') WHERE person_id = $1";
        world.change(paris, greta).await;
        // The look after a change leaves it to whoever is at it, and says so.
        assert_eq!(assign_missing(&world.kunren).await.expect("an answer"), 0);
        assert!(world.numbers(RELEASED).await.is_empty());
        let again = "SELECT CASE WHEN w.again THEN 'again' ELSE 'no' END AS number FROM audience_work AS w
                     JOIN audience AS a ON a.id = w.audience_id WHERE a.edition_id = $1 AND $2 = $2";
        assert_eq!(world.numbers(again).await, ["again"]);
        apply_waiting(&server(&world, 61), None).await.expect("an answer");
        assert_eq!(world.numbers(RELEASED).await, ["D-02"]);
    }

    async fn the_next_rule_takes_the_place_of_one_that_is_not_done(db: Db) {
        let (world, _) = world(db).await;
        world.only_set(world.edition(), &terms("country = JP"), true).await;
        begun(&world).await;
        let later = server(&world, 1);
        let setting = Setting {
            edition: world.edition(),
            terms: &terms("country in (DE, JP)"),
            reason: "Germany after all.",
            confirmed: false,
        };
        let set = set_audience(&later, &permit(Role::GroupAdministrator), setting).await;
        assert!(matches!(set.expect("an answer"), Outcome::Set(_)));
        apply_waiting(&later, None).await.expect("an answer");
        assert!(world.numbers(RELEASED).await.is_empty());
        let history = audience_history(&world.kunren, &permit(Role::Auditor), world.edition()).await.expect("an answer");
        let stages: Vec<Option<Stage>> = history.iter().map(|change| change.work.map(|work| work.stage)).collect();
        assert_eq!(stages, [Some(Stage::Done), Some(Stage::Superseded)]);
    }

    async fn the_last_rule_holds_whatever_comes_between(db: Db) {
        let (world, _) = world(db).await;
        let rules = ["country = JP", "country = DE", "not country = DE", "everybody", "country in (FR, JP)"];
        let others = [server(&world, 1), server(&world, 2)];
        let applied = async |kunren: &Kunren| {
            for _ in 0..2 * rules.len() {
                apply_waiting(kunren, None).await.expect("it is applied");
                assign_missing(kunren).await.expect("it is kept");
            }
        };
        let set = async {
            for (second, rule) in (1..).zip(rules) {
                let setting = Setting { edition: world.edition(), terms: &terms(rule), reason: "Again.", confirmed: true };
                let admin = permit(Role::GroupAdministrator);
                set_audience(&server(&world, second), &admin, setting).await.expect("it is set");
            }
        };
        tokio::join!(set, applied(&others[0]), applied(&others[1]));
        // Whoever was at it when the last one came has left it to be done.
        apply_waiting(&server(&world, 100), None).await.expect("it is applied");
        assert_eq!(world.numbers(RELEASED).await, ["D-01", "D-02"]);
        assert_eq!(world.work().await.stage, Stage::Done);
        let open = "SELECT p.number FROM exemption AS x JOIN person AS p ON p.id = x.person_id
                    WHERE x.edition_id = $1 AND x.revoked_at IS NULL AND x.until_on IS NULL AND $2 = $2 ORDER BY p.number";
        assert_eq!(world.numbers(open).await, ["D-01", "D-02"]);
    }

    async fn a_rule_for_later_waits_for_the_edition_to_open(db: Db) {
        let (world, _) = world(db).await;
        change(&world, "UPDATE edition SET opens_on = '2026-12-01' WHERE code = 'FY2026'").await;
        world.only_set(world.edition(), &terms("country = JP"), true).await;
        apply_waiting(&world.kunren, None).await.expect("an answer");
        assert_eq!(world.work().await.stage, Stage::Waiting);
        apply_waiting(&server(&world, 10 * 86_400), None).await.expect("an answer");
        assert_eq!(world.work().await.done.released, 2);
    }
}
