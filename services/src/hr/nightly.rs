//! A file as an HR system would write it tonight: everybody as known, and a few who changed. For trying out how large
//! files behave, and for showing them.

use super::plan::People;
use crate::{error::Error, kunren::Kunren};
use jiff::civil::Date;
use kunren_domain::hr::{Leave, State, WorkSites};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::{collections::BTreeSet, io::Write};

/// The headers, each a usual one.
pub(crate) const HEADER: [&str; 14] = [
    "number",
    "name",
    "email",
    "locale",
    "joined",
    "left",
    "site",
    "department",
    "job function",
    "rank",
    "employment type",
    "manager",
    "leave from",
    "leave back",
];

/// So many times likelier than any change of the others is a return.
const RETURNS: u32 = 3;

/// What happens to somebody overnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Night {
    Nothing,
    Moves,
    Department,
    Name,
    Rank,
    /// Reports to whom their manager reports to.
    Manager,
    Leaves,
    /// A leave begins.
    GoesOnLeave,
    /// Is back from leave.
    Returns,
    /// Somebody new begins beside them.
    Joins,
}

impl Night {
    /// Of a thousand people, this many meet something. Who is on leave is seldom moved or promoted, but comes back.
    fn of(luck: &mut ChaCha8Rng, per_mille: u32, is_away: bool) -> Self {
        let often = if is_away { RETURNS } else { 1 };
        if luck.random_range(0..1000) >= per_mille.saturating_mul(often) {
            return Self::Nothing;
        }
        match luck.random_range(0..100) {
            _ if is_away => Self::Returns,
            0..25 => Self::Moves,
            25..50 => Self::Department,
            50..60 => Self::Name,
            60..65 => Self::Rank,
            65..75 => Self::Manager,
            75..83 => Self::Leaves,
            83..91 => Self::GoesOnLeave,
            _ => Self::Joins,
        }
    }
}

/// Writes the file as CSV; the same seed brings the same changes. `per_mille`: of a thousand people, how many change.
/// Returns the number of rows.
///
/// # Errors
/// When the database fails; [`Error::Stored`] when the file cannot be written.
pub async fn nightly(kunren: &Kunren, seed: u64, per_mille: u32, to: impl Write) -> Result<u64, Error> {
    let today = kunren.clock().today();
    let people = People::load(&mut kunren.db().read().await?, today).await?;
    let mut file = File { people: &people, today, writer: csv::Writer::from_writer(to), rows: 0 };
    file.write(seed, per_mille).map_err(|_| Error::Stored("a file of the HR system"))?;
    Ok(file.rows)
}

struct File<'a, W: Write> {
    people: &'a People,
    today: Date,
    writer: csv::Writer<W>,
    rows: u64,
}

/// What may be another word tonight.
struct Words {
    department: String,
    rank: String,
}

impl<W: Write> File<'_, W> {
    fn write(&mut self, seed: u64, per_mille: u32) -> Result<(), csv::Error> {
        self.writer.write_record(HEADER)?;
        let mut luck = ChaCha8Rng::seed_from_u64(seed);
        let sites = self.sites();
        for (number, mut state) in self.people.iter() {
            if state.is_gone(self.today) {
                continue;
            }
            let mut words = self.words(&state);
            let away = state.leave.filter(|leave| leave.from < self.today && !leave.is_over(self.today));
            match Night::of(&mut luck, per_mille, away.is_some()) {
                Night::Leaves => state.left = Some(self.today),
                Night::Moves => state.sites = WorkSites::from_slice(&[sites[luck.random_range(0..sites.len())]]),
                Night::Department => words.department = format!("Section {}", luck.random_range(1..100)),
                Night::Name => state.name = format!("{} II", state.name).into(),
                Night::Rank => "leader".clone_into(&mut words.rank),
                Night::Manager => state.manager = self.manager_above(&state).or(state.manager),
                Night::GoesOnLeave => state.leave = Some(Leave { from: self.today, back: None }),
                Night::Returns => state.leave = away.map(|leave| Leave { back: Some(self.today), ..leave }),
                Night::Joins => self.joiner(number, &state, &words)?,
                Night::Nothing => {}
            }
            let number = self.people.known.numbers.text(number).to_owned();
            self.row(&number, &state, &words)?;
        }
        Ok(self.writer.flush()?)
    }

    /// Whom somebody's manager reports to: whoever is further up makes no circle.
    fn manager_above(&self, state: &State) -> Option<u32> {
        self.people.manager(state.manager?)
    }

    /// Where anybody works.
    fn sites(&self) -> Vec<u32> {
        let people = self.people.iter();
        let sites: BTreeSet<u32> = people.filter_map(|(_, state)| state.sites.first().copied()).collect();
        sites.into_iter().collect()
    }

    fn words(&self, state: &State) -> Words {
        let word = |place| self.people.known.words.text(place).to_owned();
        Words { department: word(state.department), rank: word(state.rank) }
    }

    /// Somebody who begins today beside somebody who is known.
    fn joiner(&mut self, beside: u32, state: &State, words: &Words) -> Result<(), csv::Error> {
        let number = format!("N-{}", self.people.known.numbers.text(beside));
        let name = format!("New {}", state.name).into();
        let state = State { name, email: None, joined: self.today, left: None, leave: None, ..state.clone() };
        self.row(&number, &state, words)
    }

    fn row(&mut self, number: &str, state: &State, words: &Words) -> Result<(), csv::Error> {
        let known = &self.people.known;
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let sites: Vec<&str> = state.sites.iter().map(|site| known.sites.code(*site)).collect();
        let manager = state.manager.map(|manager| known.numbers.text(manager)).unwrap_or_default();
        self.writer.write_record([
            number,
            &state.name,
            state.email.as_deref().unwrap_or_default(),
            known.words.text(state.locale),
            &state.joined.to_string(),
            &day(state.left),
            &sites.join(";"),
            &words.department,
            known.words.text(state.job_function),
            &words.rank,
            known.words.text(state.employment_type),
            manager,
            &day(state.leave.map(|leave| leave.from)),
            &day(state.leave.and_then(|leave| leave.back)),
        ])?;
        self.rows += 1;
        Ok(())
    }
}
