//! How everything grows with the number of people: the same organisation at several sizes, and what each costs.

use super::{
    Options, SERVER,
    demo::{self, Demo, Size, TOOK},
    flows, pages,
    program::{Memory, Program},
    report::{self, time, whole},
    wrk,
};
use anyhow::{Context as _, Result, bail};
use jiff::{Span, civil::Date};
use kunren_bench::client::{Client, Wants};
use kunren_services::Clock;
use std::{fs, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{io::AsyncReadExt as _, io::AsyncWriteExt as _, net::TcpStream, time::Instant};

/// People who take the test.
const CROWD: i64 = 4_000;
/// Connections of those who read pages, and of those who take tests.
const READERS: u32 = 8;
const TAKERS: u32 = 32;
/// Questions of the pages of numbers.
const QUESTIONS: i64 = 60;

/// What one size costs.
#[derive(Debug, Default)]
struct Cost {
    people: u32,
    made: Duration,
    bytes: u64,
    /// The first page of numbers after the start: everybody is counted for the first time.
    first: Duration,
    /// First byte of the numbers of any day and mix, in the middle, and of ninety-nine of a hundred.
    any: [Duration; 2],
    /// First byte of the same numbers again, in the middle.
    same: Duration,
    people_page: Duration,
    home: Duration,
    lesson: Duration,
    csv: Duration,
    lines: usize,
    tests: f64,
    idle: Memory,
    loaded: Memory,
}

/// Measures all sizes and writes the table.
pub async fn run(options: &Options) -> Result<()> {
    let mut costs = Vec::new();
    for people in &options.people {
        costs.push(Box::pin(cost(options, *people)).await.with_context(|| format!("with {people} people"))?);
    }
    let text = table(&costs, &super::machine::describe(&options.root)?);
    println!("\n{text}");
    let file = report::write(&options.root, report::GROWTH, &text)?;
    println!("Written to {}", file.display());
    Ok(())
}

async fn cost(options: &Options, people: u32) -> Result<Cost> {
    let size = Size { people, large: true, crowd: CROWD };
    let demo = Arc::new(demo::prepare(options, size).await?);
    let kept = size.folder(options);
    let made = fs::read_to_string(kept.join(TOOK))?.trim().parse().map(Duration::from_millis)?;
    let bytes = kept.join("kunren.db").metadata()?.len();
    let address: SocketAddr = SERVER.parse()?;
    let (server, _) = Program::start(&options.server, address, &demo.url).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let mut cost = Cost { people, made, bytes, idle: server.memory()?, ..Cost::default() };
    numbers(&mut cost, &demo, address).await?;
    (cost.home, cost.lesson) = learners(options, &demo, address).await?;
    (cost.csv, cost.lines) = csv(&demo, address).await?;
    cost.tests = flows::rate(&demo, address, TAKERS).await?.rate();
    cost.loaded = server.memory()?;
    server.kill().await?;
    println!("{cost:?}");
    Ok(cost)
}

async fn numbers(cost: &mut Cost, demo: &Demo, address: SocketAddr) -> Result<()> {
    let (page, token) = (format!("/participation/{}", demo.edition), &demo.administrator.token);
    let today = Clock::System.today();
    cost.first = first_byte(address, &page, token).await?;
    let mut times = Vec::new();
    for question in 0..QUESTIONS {
        times.push(first_byte(address, &format!("{page}?{}", mix(question, today)), token).await?);
    }
    times.sort_unstable();
    cost.any = [times[times.len() / 2], times[times.len() - 1]];
    let mut again = Vec::new();
    let mut lists = Vec::new();
    for _ in 0..15 {
        again.push(first_byte(address, &page, token).await?);
        lists.push(first_byte(address, &format!("{page}/people"), token).await?);
    }
    again.sort_unstable();
    lists.sort_unstable();
    (cost.same, cost.people_page) = (again[again.len() / 2], lists[lists.len() / 2]);
    Ok(())
}

/// A day that was not asked for before, a part, and kinds of people.
fn mix(question: i64, today: Date) -> String {
    let day = today.checked_sub(Span::new().days(question / 2)).unwrap_or(today);
    let part = ["", "&node=country%3ADE", "&node=region%3Aeurope", "&node=overseas", "&level=region"];
    let kind = ["", "&function=sales", "&rank=staff", "&employment=employee&function=production", "&rank=leader"];
    let of = |list: [&'static str; 5], step: i64| list[usize::try_from((question / step) % 5).unwrap_or(0)];
    // Of the two questions about a day, one is about everybody.
    let kind = if question % 2 == 0 { "" } else { of(kind, 3) };
    format!("as_of={day}{}{kind}", of(part, 1))
}

/// From asking to the first byte of the answer.
async fn first_byte(address: SocketAddr, path: &str, token: &str) -> Result<Duration> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let asked = format!(
        "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/html\r\ncookie: kunren_session={token}\r\nconnection: close\r\n\r\n"
    );
    let began = Instant::now();
    stream.write_all(asked.as_bytes()).await?;
    let mut head = vec![0; 64];
    let length = stream.read(&mut head).await?;
    let first = began.elapsed();
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).await?;
    if !head[..length].starts_with(b"HTTP/1.1 200") {
        bail!("{path} is answered with {}", String::from_utf8_lossy(&head[..length]));
    }
    Ok(first)
}

async fn learners(options: &Options, demo: &Demo, address: SocketAddr) -> Result<(Duration, Duration)> {
    let mut middle = Vec::new();
    for wanted in ["home", "lesson"] {
        let (_, path, token) =
            pages::pages(demo).into_iter().find(|(name, _, _)| *name == wanted).context("the page is measured")?;
        let headers = [format!("Cookie: kunren_session={token}")];
        middle.push(wrk::run(address, &path, &headers, READERS, options.seconds).await?.p50);
    }
    Ok((middle[0], middle[1]))
}

async fn csv(demo: &Demo, address: SocketAddr) -> Result<(Duration, usize)> {
    let path = format!("/participation/{}/people.csv", demo.edition);
    let began = Instant::now();
    let answer = Client::new(address).get(&path, &demo.administrator.token, Wants::Page).await?;
    let took = began.elapsed();
    if answer.status != 200 {
        bail!("{path} is answered with {}", answer.head);
    }
    let lines = answer.body.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count();
    Ok((took, lines.saturating_sub(1)))
}

fn table(costs: &[Cost], machine: &str) -> String {
    let mut text = format!("{} · {machine}\n\n| what |", Clock::System.today());
    for cost in costs {
        text.push_str(&format!(" {} people |", whole(f64::from(cost.people))));
    }
    text.push_str(" growth |\n|---|");
    text.push_str(&"--:|".repeat(costs.len() + 1));
    text.push('\n');
    let mut row = |what: &str, number: &dyn Fn(&Cost) -> f64, shown: &dyn Fn(&Cost) -> String| {
        let cells: Vec<String> = costs.iter().map(shown).collect();
        let growth = costs.first().zip(costs.last()).map_or(0.0, |(first, last)| number(last) / number(first));
        text.push_str(&format!("| {what} | {} | × {growth:.2} |\n", cells.join(" | ")));
    };
    let mut timed = |what: &str, of: &dyn Fn(&Cost) -> Duration| {
        row(what, &|cost| of(cost).as_secs_f64(), &|cost| time(of(cost)));
    };
    timed("making it", &|cost| cost.made);
    timed("participation, the first after the start", &|cost| cost.first);
    timed("participation of any day and mix, first byte, median", &|cost| cost.any[0]);
    timed("the same, slowest of sixty", &|cost| cost.any[1]);
    timed("participation again, first byte, median", &|cost| cost.same);
    timed("list of people, first byte, median", &|cost| cost.people_page);
    timed("home of a learner, median", &|cost| cost.home);
    timed("lesson, median", &|cost| cost.lesson);
    timed("everybody as CSV", &|cost| cost.csv);
    row("people in it", &|cost| cost.lines as f64, &|cost| whole(cost.lines as f64));
    row("whole tests per second", &|cost| cost.tests, &|cost| whole(cost.tests));
    let megabytes = |kilobytes: u64| format!("{} MB", whole(kilobytes as f64 / 1024.0));
    row("size on disk", &|cost| cost.bytes as f64, &|cost| megabytes(cost.bytes / 1024));
    row("memory after the start", &|cost| cost.idle.resident as f64, &|cost| megabytes(cost.idle.resident));
    row("memory at most", &|cost| cost.loaded.most as f64, &|cost| megabytes(cost.loaded.most));
    text
}
