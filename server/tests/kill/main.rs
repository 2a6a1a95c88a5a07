//! Nothing that was acknowledged is lost or doubled, whenever the process is killed.
//!
//! Fifty learners take the confirmation test over HTTP while the real program is killed twenty times without warning and
//! started again. Each keeps a diary of what was answered for ([`diary`]); afterwards it is held against what is on disk ([`verdict`]).
//! An answer that never arrived is unknown: it may be on disk or not, but not twice.
//!
//! The same learners and diaries prove that losing the primary of two databases loses nothing ([`failover`]). [`rolling`] restarts
//! servers under load, and [`moving`] kills the program that moves an installation.

#![expect(clippy::print_stdout, reason = "the figures of a run are worth reading")]

mod cluster;
mod database;
mod diary;
mod failover;
mod learner;
mod moving;
mod organisation;
mod program;
mod rolling;
mod verdict;

use diary::Diary;
use kunren_services::{Clock, Db, chance};
use organisation::World;
use program::Program;
use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use tokio::{sync::Mutex, task::JoinSet, time};

const LEARNERS: usize = 50;
/// People each learner's machine goes through: more than it will ever need.
const PEOPLE_EACH: usize = 60;
const KILLS: u32 = 20;
/// All of it, starting the program included.
const LONGEST: Duration = Duration::from_secs(100);

mod nothing_acknowledged_is_lost {
    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        let database = crate::database::File::new();
        crate::survives(&database.url()).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        let database = crate::database::server().await;
        let url = database.url.clone();
        let told = tokio::spawn(async move { crate::survives(&url).await }).await;
        database.drop().await;
        told.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()));
    }
}

/// One after the other: each wants the whole machine.
static TURN: Mutex<()> = Mutex::const_new(());

async fn survives(url: &str) {
    let _turn = TURN.lock().await;
    time::timeout(LONGEST, kill_and_look(url)).await.expect("it takes no longer than it may");
}

async fn kill_and_look(url: &str) {
    let (world, crowd) = organisation::make(url, LEARNERS * PEOPLE_EACH).await;
    let world = Arc::new(world);
    let mut program = Program::start(world.address, url).await;
    let mut learners = JoinSet::new();
    for people in crowd.chunks(PEOPLE_EACH) {
        learners.spawn(learner::live(world.clone(), people.to_vec()));
    }
    for _ in 0..KILLS {
        something_happens(&world).await;
        program.kill().await;
        program = Program::start(world.address, url).await;
    }
    // What is still unknown is asked again, then everybody stops.
    time::sleep(Duration::from_millis(500)).await;
    world.stop.store(true, Ordering::Relaxed);
    let diaries: Vec<Diary> = learners.join_all().await.into_iter().flatten().collect();
    program.kill().await;

    let db = Db::connect(url).await.expect("the database opens after a kill");
    let verdict = verdict::compare(&db, &world, &diaries).await;
    db.close().await;
    println!("{verdict}");
    assert!(verdict.complaints.is_empty(), "{:#?}", verdict.complaints);
    assert!(verdict.tells_something(), "too little happened to prove anything: {verdict}");
}

/// Until a random number of requests was acknowledged, and a random moment longer: a slow machine is killed in the middle
/// of something too. Now and then before anything happens at all.
async fn something_happens(world: &World) {
    let enough =
        world.acknowledged.load(Ordering::Relaxed) + usize::try_from(chance::seed() % 400).expect("it is small");
    for _ in 0..300 {
        if world.acknowledged.load(Ordering::Relaxed) >= enough {
            break;
        }
        time::sleep(Duration::from_millis(10)).await;
    }
    time::sleep(Duration::from_micros(chance::seed() % 30_000)).await;
}

/// The machine's clock: the program has it too.
const CLOCK: Clock = Clock::System;
