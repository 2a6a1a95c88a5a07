//! The second reading: what each row changes, and who is not named any more.

use super::{Found, Reading, Step, survey::Survey};
use crate::{
    chance,
    hr::{
        error::{HrError, Refusal},
        plan::stage::{Batch, Staged},
    },
};
use kunren_domain::{
    hr::{ADOPTED, Change, Effects, Extent, Field, NOT_NAMED, Problem, Reason, Row, Said, State, bits},
    jurisdiction::Scope,
};
use std::collections::{BTreeSet, HashMap};
use tokio::sync::mpsc::Sender;
use uuid::Uuid;

/// People in a batch.
const BATCH: usize = 500;

pub(super) struct Compare {
    reading: Reading,
    survey: Survey,
    scopes: BTreeSet<Scope>,
    effects: Effects,
    /// Ids of people who are new, by number.
    new_ids: HashMap<u32, Uuid>,
    batch: Batch,
    send: Option<Sender<Batch>>,
}

impl Compare {
    /// `send`: where what differs goes; nowhere, when only a look is taken.
    pub(super) fn new(reading: Reading, survey: Survey, scopes: BTreeSet<Scope>, send: Option<Sender<Batch>>) -> Self {
        let effects = Effects {
            rows: survey.rows,
            repeated: survey.repeated,
            unread: reading.unread.clone(),
            unreadable_numbers: if reading.policy.extent == Extent::Full { survey.unreadable_numbers } else { 0 },
            ..Effects::default()
        };
        Self { reading, survey, scopes, effects, new_ids: HashMap::new(), batch: Batch::default(), send }
    }

    /// Reads the file again. What cannot be taken is among what was found, in the order of the file.
    pub(super) fn run(mut self) -> Result<(Effects, Found), HrError> {
        self.reading.progress.begin(Step::Compare, self.survey.rows);
        self.count_heads();
        self.make_ids();
        self.read()?;
        if self.reading.policy.extent == Extent::Full {
            self.leavers()?;
        }
        self.flush()?;
        self.effects.rejected = self.survey.problems.rows();
        Ok((self.effects, self.survey.problems.into_found()))
    }

    fn count_heads(&mut self) {
        for (_, person) in self.survey.people.iter() {
            self.effects.count_head(&person, self.reading.on, &self.survey.people.known);
        }
    }

    /// Managers may come after those they manage, so new people have their ids before.
    fn make_ids(&mut self) {
        let numbers = (0_u32..).take(self.survey.people.known.numbers.len());
        let new = numbers.filter(|number| self.survey.is_good(*number) && !self.survey.people.has(*number));
        self.new_ids = new.map(|number| (number, chance::uuid())).collect();
    }

    fn read(&mut self) -> Result<(), Refusal> {
        let (sheet, delimiter) = (self.reading.sheet.clone(), self.reading.source.mapping.delimiter);
        let mut header = true;
        sheet.rows(delimiter, &mut |line, cells| {
            if std::mem::take(&mut header) { Ok(()) } else { self.row(line, cells) }
        })?;
        Ok(())
    }

    fn row(&mut self, line: u64, cells: &[&str]) -> Result<(), Refusal> {
        let Reading { source, columns, policy, on, progress, .. } = &self.reading;
        progress.row();
        let known = &mut self.survey.people.known;
        let Ok(mut row) = Row::read(line, cells, columns, source.mapping.dates, *policy, known) else { return Ok(()) };
        let on = *on;
        if !self.check(&row) {
            return Ok(());
        }
        self.check_manager(&mut row);
        let own = self.own_source();
        let people = &mut self.survey.people;
        let state = people.get(row.number);
        let Ok(wanted) = State::wanted(state.as_ref(), &row, on, &mut people.known) else { return Ok(()) };
        let adopted = state.is_some() && (own.is_none() || people.source(row.number) != own);
        match Change::between(state.as_ref(), wanted, on) {
            Some(change) => self.change(row.number, &change, 0)?,
            None if adopted => self.adopt(row.number)?,
            None => {}
        }
        Ok(())
    }

    fn own_source(&self) -> Option<usize> {
        self.survey.people.sources.iter().position(|name| *name == self.reading.source.name)
    }

    /// Whether the row is taken. What only the whole file shows is noted here.
    fn check(&mut self, row: &Row) -> bool {
        let Some(mark) = self.survey.marks.get_mut(row.number as usize) else { return false };
        if mark.repeated && mark.taken {
            // The other rows with the number were noted when they were read for the first time.
            mark.taken = false;
            let number = self.survey.people.known.numbers.text(row.number);
            self.survey.problems.add(Problem::cell(row.line, Field::Number, Reason::Repeated, number));
            return false;
        }
        if mark.address_taken
            && let Said::Is(email) = &row.email
        {
            self.survey.problems.add(Problem::cell(row.line, Field::Email, Reason::EmailTaken, email));
        }
        mark.is_good()
    }

    /// A manager who does not exist is not taken; the rest of the row is.
    fn check_manager(&mut self, row: &mut Row) {
        let Said::Is(manager) = row.manager else { return };
        let reason = match manager {
            own if own == row.number => Reason::OwnManager,
            other if !self.survey.exists(other) => Reason::UnknownManager,
            _ => return,
        };
        let number = self.survey.people.known.numbers.text(manager);
        self.survey.problems.add(Problem::cell(row.line, Field::Manager, reason, number));
        self.effects.unknown_managers += 1;
        row.manager = Said::Keep;
    }

    /// `also`: bits of the person besides those of the change.
    fn change(&mut self, number: u32, change: &Change, also: i64) -> Result<(), Refusal> {
        let known = &self.survey.people.known;
        self.effects.add(number, change, self.reading.on, known, &self.scopes);
        let bits = bits(change, known) | also;
        self.stage(number, change, bits)
    }

    /// The source names somebody for the first time about whom nothing else changes.
    fn adopt(&mut self, number: u32) -> Result<(), Refusal> {
        self.effects.adopted += 1;
        let Some(person) = self.survey.people.get(number) else { return Ok(()) };
        let same = Change {
            before: Some(person.clone()),
            after: person,
            leave: kunren_domain::hr::LeaveChange::default(),
            kinds: Vec::new(),
        };
        self.stage(number, &same, ADOPTED)
    }

    /// Everybody this source speaks for, and whom its full file does not name.
    fn leavers(&mut self) -> Result<(), Refusal> {
        let (on, own) = (self.reading.on, self.own_source());
        if own.is_none() {
            return Ok(());
        }
        for number in self.survey.people.numbers() {
            let seen = self.survey.marks.get(number as usize).is_some_and(|mark| mark.seen);
            if seen || self.survey.people.source(number) != own {
                continue;
            }
            let Some(state) = self.survey.people.get(number).filter(|state| !state.is_gone(on)) else { continue };
            let left = State { left: Some(on.max(state.joined)), ..state.clone() };
            if let Some(change) = Change::between(Some(&state), left, on) {
                self.effects.not_named += 1;
                self.change(number, &change, NOT_NAMED)?;
            }
        }
        Ok(())
    }

    fn stage(&mut self, number: u32, change: &Change, bits: i64) -> Result<(), Refusal> {
        if self.send.is_some() {
            let (people, new_ids) = (&self.survey.people, &self.new_ids);
            let staged = Staged { number, change, bits, on: self.reading.on, people, new_ids };
            self.batch.add(&staged);
            if self.batch.len() >= BATCH {
                self.flush()?;
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Refusal> {
        let batch = std::mem::take(&mut self.batch);
        match &self.send {
            Some(send) if batch.len() > 0 => {
                send.blocking_send(batch).map_err(|_| Refusal::Unreadable("storing what differs stopped".to_owned()))
            }
            _ => Ok(()),
        }
    }
}
