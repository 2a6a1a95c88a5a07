//! How everything grows with the number of people: the same organisation at several sizes, in both databases, and what
//! each costs.

mod aims;
mod beside;
mod table;

use super::{
    Options, SERVER,
    care::{self, Care},
    demo::{self, Demo, Size, Store, TOOK},
    flows,
    night::{self, Night},
    postgres,
    program::{Memory, Program},
    report,
};
use anyhow::{Context as _, Result, bail};
use beside::{Pages, Smallest};
use jiff::{Span, civil::Date};
use kunren_bench::client::{Client, Wants};
use kunren_services::Clock;
use std::{fs, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{io::AsyncReadExt as _, io::AsyncWriteExt as _, net::TcpStream, time::Instant};

/// People who take the test: so many as fast as they can, the others at night.
const CROWD: i64 = 4_000;
const IN_HASTE: usize = 2_500;
/// Connections of those who take tests.
const TAKERS: u32 = 32;
/// Questions of the pages of numbers.
const QUESTIONS: i64 = 60;

/// Editions and countries that are compared at one number of people.
const EDITIONS: [(u16, u16); 3] = [(5, 60), (10, 60), (15, 60)];
const COUNTRIES: [(u16, u16); 3] = [(5, 40), (5, 50), (5, 60)];

/// What one size costs.
#[derive(Debug, Default)]
struct Cost {
    /// What it is of, such as "10,000 people".
    name: String,
    people: u32,
    made: Duration,
    /// Into PostgreSQL; nothing where it was made in a file.
    moved: Option<Duration>,
    bytes: u64,
    /// The first page of numbers after the start: everybody is counted for the first time.
    first: Duration,
    /// First byte of the numbers of any day and mix, in the middle, and the slowest.
    any: [Duration; 2],
    /// First byte of the same numbers again, in the middle.
    same: Duration,
    people_page: Duration,
    /// Of this size, and of the smallest in turns with it.
    pages: [Pages; 2],
    csv: Duration,
    lines: usize,
    tests: f64,
    idle: Memory,
    loaded: Memory,
    night: Night,
    /// The server after the night.
    after: Memory,
    care: Care,
}

/// Measures all sizes and writes the tables: of SQLite, and of PostgreSQL where there is a server. They are written after
/// each size, because the largest take a quarter of an hour.
pub async fn run(options: &Options) -> Result<()> {
    let machine = super::machine::describe(&options.root)?;
    let mut measured: Vec<(String, Vec<Cost>)> = Vec::new();
    for Section { title, store, sizes } in sections(options) {
        measured.push((title, Vec::new()));
        let (_, first) = sizes.first().context("a section has sizes")?;
        let smallest = Smallest::start(options, *first, store).await?;
        for (name, size) in sizes {
            let cost = Box::pin(cost(options, size, store, &smallest)).await;
            let cost = cost.with_context(|| format!("{store} with {} people", size.people))?;
            let cost = Cost { name, ..cost };
            measured.last_mut().context("a section is being measured")?.1.push(cost);
            report::write(&options.root, report::GROWTH, &text(&measured, &machine))?;
        }
        smallest.end().await?;
    }
    println!("\n{}", text(&measured, &machine));
    println!("Written to {}", report::FILE);
    Ok(())
}

/// Sizes that are compared, each with its name.
struct Section<'o> {
    title: String,
    store: Store<'o>,
    sizes: Vec<(String, Size)>,
}

/// By people in both databases; by editions and by countries in one, with the number of people in the middle.
fn sections(options: &Options) -> Vec<Section<'_>> {
    let size = |people, shape| Size { people, large: true, shape, crowd: CROWD };
    let of = |people: &u32| (format!("{} people", report::whole(f64::from(*people))), size(*people, demo::USUAL));
    let stores = [Some(Store::Sqlite), options.postgres.as_deref().map(Store::Postgres)];
    let mut sections: Vec<Section<'_>> = stores
        .into_iter()
        .flatten()
        .map(|store| Section { title: store.to_string(), store, sizes: options.people.iter().map(of).collect() })
        .collect();
    let people = options.people.get(options.people.len() / 2).copied().unwrap_or_default();
    let middle = |what: &str| format!("{}, {} people, by {what}", Store::Sqlite, report::whole(f64::from(people)));
    let editions = EDITIONS.map(|shape| (format!("{} editions", shape.0), size(people, shape)));
    let countries = COUNTRIES.map(|shape| (format!("{} countries", shape.1), size(people, shape)));
    for (what, sizes) in [("editions", editions), ("countries", countries)] {
        sections.push(Section { title: middle(what), store: Store::Sqlite, sizes: sizes.into() });
    }
    sections
}

fn text(measured: &[(String, Vec<Cost>)], machine: &str) -> String {
    let tables =
        measured.iter().map(|(title, costs)| format!("\n### {title}\n\n{}\n{}", table::of(costs), aims::of(costs)));
    format!("{} · {machine}\n{}", Clock::System.today(), tables.collect::<String>())
}

async fn cost(options: &Options, size: Size, store: Store<'_>, smallest: &Smallest<'_>) -> Result<Cost> {
    let demo = Arc::new(demo::prepare(options, size, store, demo::MEASURED).await?);
    let made = fs::read_to_string(size.folder(options).join(TOOK))?.trim().parse().map(Duration::from_millis)?;
    let bytes = match store {
        Store::Sqlite => size.folder(options).join("kunren.db").metadata()?.len(),
        Store::Postgres(_) => postgres::size(&demo.url).await?,
    };
    let address: SocketAddr = SERVER.parse()?;
    let (server, _) = Program::start(&options.server, address, &demo.url).await?;
    let mut cost = Cost { people: size.people, made, moved: demo.moved, bytes, ..Cost::default() };
    numbers(&mut cost, &demo, address).await?;
    cost.idle = server.memory()?;
    cost.pages = smallest.pages(&demo, address).await?;
    (cost.csv, cost.lines) = csv(&demo, address).await?;
    let in_haste = IN_HASTE.min(demo.crowd.len() / 2);
    cost.tests = flows::round(&demo, address, TAKERS, 0..in_haste).await?.rate();
    cost.loaded = server.memory()?;
    cost.night = night::measure(options, &demo, address, size, in_haste).await?;
    cost.after = server.memory()?;
    cost.care = care::measure(options, &demo, store).await?;
    server.kill().await?;
    demo.db.close().await;
    demo::forget(store, demo::MEASURED).await?;
    println!("{store} with {} people is measured", size.people);
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

/// A day that was not asked for before, a part, by what it is broken down, and kinds of people.
fn mix(question: i64, today: Date) -> String {
    let day = today.checked_sub(Span::new().days(question / 2)).unwrap_or(today);
    let part = ["", "&node=country%3ADE", "&node=region%3Aeurope", "&node=overseas", "&level=region"];
    let kind = ["", "&function=sales", "&rank=staff", "&employment=employee&function=production", "&rank=leader"];
    let by = ["", "&by=function", "", "&by=rank", ""];
    let of = |list: [&'static str; 5], step: i64| list[usize::try_from((question / step) % 5).unwrap_or(0)];
    // Of the two questions about a day, one is about everybody.
    let kind = if question % 2 == 0 { "" } else { of(kind, 3) };
    format!("as_of={day}{}{}{kind}", of(part, 1), of(by, 2))
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
