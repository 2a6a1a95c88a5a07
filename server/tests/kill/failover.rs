//! The primary is lost in the middle of a test and its standby promoted: what was acknowledged is there, the servers find
//! the new primary by themselves, and whoever asks meanwhile is told to wait.

use crate::{
    TURN,
    cluster::Pair,
    diary::Diary,
    learner,
    organisation::{self, World, free_address},
    program::Program,
    verdict,
};
use kunren_bench::{
    client::{Client, Response, Wants},
    crowd::Learner,
};
use kunren_services::Db;
use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::{
    task::JoinSet,
    time::{self, Instant},
};

const LEARNERS: usize = 20;
const PEOPLE_EACH: usize = 60;
/// Answers and handed-in tests acknowledged by each of the two primaries.
const ENOUGH: usize = 400;
/// All of it.
const LONGEST: Duration = Duration::from_secs(60);
/// How long the standby is left waiting, so that readers meet nobody.
const ALONE: Duration = Duration::from_secs(6);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_the_loss_of_the_primary() {
    let _turn = TURN.lock().await;
    time::timeout(LONGEST, lose_and_look()).await.expect("it takes no longer than it may");
}

async fn lose_and_look() {
    let mut pair = Pair::start().await;
    let url = pair.url();
    let (world, crowd) = organisation::make(&url, LEARNERS * PEOPLE_EACH).await;
    let (world, other) = (Arc::new(world), free_address());
    let servers = [Program::start(world.address, &url).await, Program::start(other, &url).await];
    let onlooker = crowd.last().expect("somebody").clone();
    let mut learners = JoinSet::new();
    for people in crowd.chunks(PEOPLE_EACH) {
        learners.spawn(learner::live(world.clone(), people.to_vec()));
    }
    acknowledge(&world, ENOUGH).await;

    pair.kill_primary();
    let lost = Instant::now();
    wait_page(other, &onlooker).await;
    time::sleep_until(lost + ALONE).await;
    pair.promote();
    let promoted = Instant::now();
    acknowledge(&world, 1).await;
    println!("lost for {:?}, writing again {:?} after it was promoted", lost.elapsed(), promoted.elapsed());
    acknowledge(&world, ENOUGH).await;
    // The other server has found it too.
    let page = Client::new(other).get("/", &onlooker.token, Wants::Page).await.expect("an answer");
    assert_eq!((page.status, ready(other).await), (200, 200));

    world.stop.store(true, Ordering::Relaxed);
    let diaries: Vec<Diary> = learners.join_all().await.into_iter().flatten().collect();
    for server in servers {
        server.kill().await;
    }
    let db = Db::connect(&url).await.expect("the new primary is found");
    let verdict = verdict::compare(&db, &world, &diaries).await;
    db.close().await;
    println!("{verdict}");
    assert!(verdict.complaints.is_empty(), "{:#?}", verdict.complaints);
}

async fn acknowledge(world: &World, more: usize) {
    let enough = world.acknowledged.load(Ordering::Relaxed) + more;
    while world.acknowledged.load(Ordering::Relaxed) < enough {
        time::sleep(Duration::from_millis(5)).await;
    }
}

/// Somebody who looks at a page is told to wait, in the language of the browser, and is served again without a click.
async fn wait_page(server: SocketAddr, onlooker: &Learner) {
    let japanese = format!("{}; kunren_locale=ja", onlooker.token);
    let page: Response = Client::new(server).get("/", &japanese, Wants::Page).await.expect("an answer");
    assert_eq!(page.status, 503);
    assert_eq!((page.header("retry-after"), page.header("refresh")), (Some("5"), Some("5")));
    assert!(
        page.text().contains("<html lang=\"ja\"") && page.text().contains("しばらくお待ちください"),
        "{}",
        page.text()
    );
    assert_eq!(ready(server).await, 503);
}

async fn ready(server: SocketAddr) -> u16 {
    Client::new(server).get("/readyz", "", Wants::Page).await.expect("an answer").status
}
