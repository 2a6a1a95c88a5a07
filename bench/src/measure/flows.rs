//! Whole tests: open, ten answers, hand in, see the result. Everything that was acknowledged is counted, and counted
//! again on disk after the server was killed.

use super::demo::Demo;
use anyhow::{Context as _, Result, bail, ensure};
use kunren_bench::{
    client::{Client, Response, Wants},
    crowd::Learner,
    key,
};
use kunren_domain::draw::Drawn;
use kunren_services::{Db, fetch_one};
use sqlx::types::Json;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{task::JoinSet, time::Instant};
use uuid::Uuid;

/// Connections at once, and of a hundred tests how many are taken at that number.
const ROUNDS: [(u32, usize); 3] = [(8, 25), (32, 40), (128, 35)];
/// Tests before the measurement.
const WARM_UP: usize = 200;

/// One round.
#[derive(Debug, Default)]
pub struct Round {
    /// Connections, each with one learner at a time.
    pub connections: u32,
    /// How long all of it took.
    pub took: Duration,
    /// Time of each test, sorted.
    pub times: Vec<Duration>,
    /// Requests answered.
    pub requests: usize,
    /// Answers acknowledged.
    pub answers: usize,
    /// Tests handed in and acknowledged.
    pub handed_in: usize,
    /// Of these, the ones answered rightly.
    pub right: usize,
}

impl Round {
    /// Tests per second.
    pub fn rate(&self) -> f64 {
        self.handed_in as f64 / self.took.as_secs_f64()
    }

    fn add(&mut self, other: Self) {
        self.times.extend(other.times);
        self.requests += other.requests;
        self.answers += other.answers;
        self.handed_in += other.handed_in;
        self.right += other.right;
    }

    /// The time within which this part of the tests was done.
    pub fn quantile(&self, part: f64) -> Duration {
        let last = self.times.len().saturating_sub(1);
        self.times.get((last as f64 * part) as usize).copied().unwrap_or_default()
    }
}

#[derive(sqlx::FromRow)]
struct DrawnRow {
    drawn: Json<Vec<Drawn>>,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    answers: i64,
    submissions: i64,
    completions: i64,
}

/// All rounds, warming up first; different people take each test.
pub async fn measure(demo: &Arc<Demo>, address: SocketAddr) -> Result<Vec<Round>> {
    let all = demo.crowd.len();
    ensure!(all > WARM_UP * 2, "the demo has too few people for the tests: {all}");
    let mut from = WARM_UP;
    let mut rounds = vec![round(demo, address, 8, 0..from).await?];
    for (connections, percent) in ROUNDS {
        let until = from + (all - WARM_UP) * percent / 100;
        let done = round(demo, address, connections, from..until).await?;
        println!("{} tests at {connections}: {:.0}/s, p50 {:.1?}", done.handed_in, done.rate(), done.quantile(0.5));
        rounds.push(done);
        from = until;
    }
    Ok(rounds)
}

/// Each connection takes the next of these people until none is left.
pub async fn round(
    demo: &Arc<Demo>,
    address: SocketAddr,
    connections: u32,
    people: std::ops::Range<usize>,
) -> Result<Round> {
    let next = Arc::new(AtomicUsize::new(people.start));
    let mut tasks = JoinSet::new();
    let began = Instant::now();
    for _ in 0..connections {
        let (demo, next, end) = (demo.clone(), next.clone(), people.end);
        tasks.spawn(async move {
            let (mut client, mut done) = (Client::new(address), Round::default());
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(learner) = demo.crowd.get(number).filter(|_| number < end) else { return anyhow::Ok(done) };
                take(&demo, &mut client, learner, !number.is_multiple_of(5), &mut done).await?;
            }
        });
    }
    let mut all = Round { connections, ..Round::default() };
    while let Some(done) = tasks.join_next().await {
        all.add(done??);
    }
    all.took = began.elapsed();
    all.times.sort_unstable();
    Ok(all)
}

/// One test: thirteen requests, of which eleven have to be on disk before they are answered, and the opening too.
pub async fn take(demo: &Demo, client: &mut Client, learner: &Learner, right: bool, done: &mut Round) -> Result<()> {
    let (began, token) = (Instant::now(), learner.token.as_str());
    let opened = client.post(&format!("/courses/{}/test", demo.edition), token, Wants::Page, "").await?;
    let to = expect(&opened, 303)?.header("location").unwrap_or_default();
    let attempt: Uuid =
        to.split('/').nth(2).and_then(|id| id.parse().ok()).with_context(|| format!("opening leads to {to}"))?;
    for (drawn, place) in drawn(&demo.db, attempt).await?.iter().zip(1..) {
        let (_, question) = demo.content.course.question(&drawn.question).context("a drawn question exists")?;
        let form = if right { key::form(&question.right) } else { key::form(&key::wrong(question)) };
        expect(&client.post(&format!("/attempts/{attempt}/{place}"), token, Wants::Json, &form).await?, 204)?;
        done.answers += 1;
        done.requests += 1;
    }
    expect(&client.post(&format!("/attempts/{attempt}/submit"), token, Wants::Page, "").await?, 303)?;
    done.handed_in += 1;
    done.right += usize::from(right);
    expect(&client.get(&format!("/attempts/{attempt}/result"), token, Wants::Page).await?, 200)?;
    done.requests += 3;
    done.times.push(began.elapsed());
    Ok(())
}

/// A person reads the questions on the pages; we look them up, which costs the cores less.
async fn drawn(db: &Db, attempt: Uuid) -> Result<Vec<Drawn>> {
    let mut conn = db.read().await?;
    Ok(fetch_one!(conn, DrawnRow, "SELECT drawn FROM attempt WHERE id = $1", attempt)?.drawn.0)
}

fn expect(answer: &Response, status: u16) -> Result<&Response> {
    if answer.status == status { Ok(answer) } else { bail!("{}\n{}", answer.head, answer.text()) }
}

/// What was acknowledged is on disk, no more and no less.
pub async fn verify(demo: &Demo, rounds: &[Round]) -> Result<()> {
    let mut all = Round::default();
    let sums = rounds.iter().map(|round| (round.answers, round.handed_in, round.right));
    for (answers, handed_in, right) in sums {
        all.answers += answers;
        all.handed_in += handed_in;
        all.right += right;
    }
    let mut conn = demo.db.read().await?;
    let row = fetch_one!(conn, CountRow, include_str!("flows.sql"), demo.edition.get())?;
    let stored = [row.answers, row.submissions, row.completions].map(usize::try_from);
    let acknowledged = [all.answers, all.handed_in, all.right];
    ensure!(
        stored == acknowledged.map(Ok),
        "acknowledged were {acknowledged:?} answers, tests and passes; on disk are {stored:?}"
    );
    println!("{} answers and {} tests were acknowledged and are on disk", all.answers, all.handed_in);
    Ok(())
}
