//! Two servers are restarted one after the other, again and again, under load: no request is lost, and nobody tries one
//! twice. The balancer in front does what they all do: it asks `/readyz` now and then, and sends nothing to who is not.

use crate::{
    TURN, database,
    organisation::{self, World, free_address},
    program::Program,
};
use kunren_bench::{
    client::{Client, Wants},
    crowd::Learner,
};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    task::JoinSet,
    time::{self, sleep},
};

const CLIENTS: usize = 12;
const ROUNDS: usize = 3;
/// So many more requests a server answers before it is stopped again.
const ENOUGH: usize = 100;
const LONGEST: Duration = Duration::from_mins(3);
/// How often the balancer asks.
const ASKS: Duration = Duration::from_millis(100);
/// How long a server goes on that was told to stop.
const DRAIN: &[&str] = &["--drain", "1"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rolling_restart_loses_no_request() {
    let _turn = TURN.lock().await;
    let database = database::server().await;
    let url = database.url.clone();
    let told = tokio::spawn(async move { time::timeout(LONGEST, restart_all(&url)).await }).await;
    database.drop().await;
    let told = told.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()));
    told.expect("it takes no longer than it may");
}

/// What the balancer knows of a server.
struct Behind {
    address: SocketAddr,
    ready: AtomicBool,
    /// Grows when it is given up, and with it every connection to it.
    given_up: AtomicU64,
    served: AtomicUsize,
}

impl Behind {
    fn new(address: SocketAddr) -> Self {
        let (ready, given_up, served) = (AtomicBool::new(false), AtomicU64::new(0), AtomicUsize::new(0));
        Self { address, ready, given_up, served }
    }

    /// Asks it now and then.
    async fn watch(self: Arc<Self>) {
        loop {
            let answer = Client::new(self.address).get("/readyz", "", Wants::Page).await;
            let ready = answer.is_ok_and(|answer| answer.status == 200);
            if self.ready.swap(ready, Ordering::SeqCst) && !ready {
                self.given_up.fetch_add(1, Ordering::SeqCst);
            }
            sleep(ASKS).await;
        }
    }

    async fn until_ready(&self) {
        while !self.ready.load(Ordering::SeqCst) {
            sleep(ASKS).await;
        }
    }

    async fn until_served(&self, more: usize) {
        let enough = self.served.load(Ordering::SeqCst) + more;
        while self.served.load(Ordering::SeqCst) < enough {
            sleep(Duration::from_millis(10)).await;
        }
    }
}

async fn restart_all(url: &str) {
    let (world, crowd) = organisation::make(url, CLIENTS).await;
    let world = Arc::new(world);
    let behind = [world.address, free_address()].map(|address| Arc::new(Behind::new(address)));
    let mut programs = Vec::new();
    let mut watchers = JoinSet::new();
    for server in &behind {
        programs.push(Program::start_with(server.address, url, DRAIN).await);
        watchers.spawn(server.clone().watch());
        server.until_ready().await;
    }
    let mut clients = JoinSet::new();
    for (at, learner) in crowd.into_iter().enumerate() {
        clients.spawn(load(world.clone(), behind.clone(), learner, at));
    }
    for _ in 0..ROUNDS {
        for (server, program) in behind.iter().zip(&mut programs) {
            server.until_served(ENOUGH).await;
            program.stop().await;
            *program = Program::start_with(server.address, url, DRAIN).await;
            server.until_ready().await;
        }
    }
    world.stop.store(true, Ordering::Relaxed);
    let sent: usize = clients.join_all().await.into_iter().sum();
    println!("{sent} requests over {} restarts, none lost", 2 * ROUNDS);
    assert!(sent > 2 * ROUNDS * ENOUGH, "each answered as many before it was stopped");
    for program in programs {
        program.kill().await;
    }
}

/// Looks and sends until it is enough; returns how often. Any failure is the end.
async fn load(world: Arc<World>, behind: [Arc<Behind>; 2], learner: Learner, at: usize) -> usize {
    let mut connections = behind.each_ref().map(|server| (u64::MAX, Client::new(server.address)));
    let course = format!("/courses/{}", world.edition);
    let lesson = &world.course.modules[0].lessons[0].id;
    let reading = format!("{course}/lessons/{lesson}/position");
    let mut sent = at;
    while !world.stop.load(Ordering::Relaxed) {
        sent += 1;
        // The one whose turn it is, unless it is not ready.
        let turn = if behind[sent % 2].ready.load(Ordering::SeqCst) { sent % 2 } else { (sent + 1) % 2 };
        let (server, (given_up, client)) = (&behind[turn], &mut connections[turn]);
        let now = server.given_up.load(Ordering::SeqCst);
        if *given_up != now {
            (*given_up, *client) = (now, Client::new(server.address));
        }
        let answer = if sent.is_multiple_of(3) {
            client.post(&reading, &learner.token, Wants::Json, "segment=2").await
        } else {
            client.get(&course, &learner.token, Wants::Page).await
        };
        let answer = answer.unwrap_or_else(|error| panic!("request {sent} to {}: {error}", server.address));
        assert!(matches!(answer.status, 200 | 204), "request {sent}: {}", answer.head);
        server.served.fetch_add(1, Ordering::SeqCst);
    }
    sent - at
}
