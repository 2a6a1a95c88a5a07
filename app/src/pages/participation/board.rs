//! The numbers of one page, loaded and judged before anything is drawn. Page and export are made from the same board,
//! so that they cannot differ.

use super::{
    asked::Asked,
    names::{State, node_name},
    rows::{Row, rows},
};
use crate::web::{app::App, fields::Fields, reader::Reader};
use jiff::civil::Date;
use kunren_domain::{
    id::EditionId,
    pace::{Curve, pace},
    participation::{Level, Line, Tally, lines, reached},
    rate::Share,
    role::Reach,
    target::{Node, Side, Target, effective},
};
use kunren_services::{
    Error,
    participation::{self, Directory, Edition, Figures, Heads, Kinds, LastYear, Question, Split},
    permit::{Permit, SeeParticipation},
};
use std::{borrow::Cow, sync::Arc};

/// Everything a page of numbers shows.
#[derive(Debug, Clone)]
pub struct Board {
    /// What was asked.
    pub asked: Asked,
    /// All editions, newest first.
    pub editions: Vec<Edition>,
    /// The one shown.
    pub edition: Edition,
    /// Title of its course.
    pub course: String,
    /// The day shown.
    pub day: Date,
    /// The day shown when none is asked for.
    pub usual_day: Date,
    /// Today, where the reader works.
    pub today: Date,
    /// A day that was asked for and has not come yet.
    pub future: Option<Date>,
    /// What was typed for a day and is none.
    pub no_day: Option<String>,
    /// Whether the reader reaches the whole group.
    pub whole: bool,
    /// Names and places.
    pub directory: Arc<Directory>,
    /// The part shown and what it lies within, up to the group.
    pub path: Vec<Node>,
    /// Job functions, ranks and types of employment to choose from.
    pub kinds: [Vec<String>; 3],
    /// The numbers.
    pub heads: Arc<Heads>,
    /// By what the people of the part do, where the table is broken down by that.
    pub split: Arc<Split>,
    /// Last year's, if there was one.
    pub last_year: Option<Arc<LastYear>>,
    /// Targets in force.
    pub targets: Vec<Target>,
    /// The part shown, in one line.
    pub line: Line,
    /// Domestic and overseas, on the page of the group.
    pub sides: Vec<Line>,
    /// One step below, unsearched: for the unweighted picture and its chart.
    pub parts: Vec<Line>,
    /// The table.
    pub rows: Vec<Row>,
}

impl Board {
    /// Loads a board.
    ///
    /// # Errors
    /// [`Error::NotPermitted`]; [`Error::BadField`]; [`Error::NotFound`] when there is no such edition, or no such part
    /// within reach.
    pub async fn load(app: &App, reader: &Reader, edition: EditionId, fields: &Fields) -> Result<Self, Error> {
        let permit = reader.viewer()?.permit::<SeeParticipation>()?;
        // Only the day is not as it should be: the page is shown for the usual one, and says so beside the field.
        let (mut asked, no_day) = match Asked::read(fields) {
            Err(Error::NoSuchDay(name)) => (Asked::read(&fields.without(name))?, Some(fields.text(name).to_owned())),
            asked => (asked?, None),
        };
        let kunren = &app.kunren;
        let editions = participation::editions(kunren, &permit).await?;
        let edition = participation::edition(&editions, edition).ok_or(Error::NotFound)?.clone();
        let directory = participation::directory(kunren, &permit).await?;
        let path = directory.path(&asked.node).ok_or(Error::NotFound)?;
        let days = Days::choose(&edition, asked.as_of, reader.today());
        // A day that was refused is asked for by no link of the page.
        asked.as_of = asked.as_of.filter(|_| days.future.is_none());
        let Asked { node: within, by, kinds, .. } = &asked;
        let question = Question { edition: edition.id, day: days.shown, kinds, by: *by, within };
        let (Figures { heads, split, kinds }, last_year, targets) = tokio::try_join!(
            participation::figures(kunren, &permit, &question),
            last_year(app, &permit, &editions, &edition, &asked.kinds),
            targets_on(app, &permit, edition.id, &days),
        )?;
        let course = course_title(app, reader, &editions, &edition).await?;
        let whole = *permit.reach() == Reach::Group;
        let mut board = Self {
            line: empty_line(&path, &targets),
            sides: Vec::new(),
            parts: Vec::new(),
            rows: Vec::new(),
            day: days.shown,
            usual_day: days.usual,
            today: reader.today(),
            future: days.future,
            no_day,
            asked,
            editions,
            edition,
            course,
            whole,
            directory,
            path,
            kinds,
            heads,
            split,
            last_year,
            targets,
        };
        board.count(reader);
        Ok(board)
    }

    fn count(&mut self, reader: &Reader) {
        let node = self.asked.node.clone();
        if let Some(line) = self.lines(Level::of(&node)).into_iter().find(|line| line.node == node) {
            self.line = line;
        }
        if node == Node::Group {
            self.sides = self.both_sides();
            self.take_only_countrys_target();
        }
        self.parts = Level::of(&node).below().map_or_else(Vec::new, |level| self.lines(level));
        self.rows = rows(reader, self);
    }

    /// The parts of a level within the part shown.
    pub(super) fn lines(&self, level: Level) -> Vec<Line> {
        lines(&self.heads.sites, level, &self.asked.node, &self.edition.formula, &self.targets)
    }

    /// Who watches over one country only is held against that country's target, not the group's.
    fn take_only_countrys_target(&mut self) {
        if let ([only], false) = (self.lines(Level::Country).as_slice(), self.whole) {
            self.line.target = only.target;
        }
    }

    /// Both, even where nobody owes anything, so that neither hides; of those who reach some countries only, both or none.
    fn both_sides(&self) -> Vec<Line> {
        let found = self.lines(Level::Side);
        if !self.whole && found.len() < 2 {
            return Vec::new();
        }
        let line = |side: Side| {
            let own = found.iter().find(|line| line.node == Node::Side(side)).cloned();
            own.or_else(|| self.whole.then(|| empty_line(&[Node::Side(side), Node::Group], &self.targets)))
        };
        [Side::Domestic, Side::Overseas].into_iter().filter_map(line).collect()
    }

    /// A name in the reader's language.
    #[must_use]
    pub fn name(&self, reader: &Reader, node: &Node) -> String {
        node_name(reader, &self.directory, node, self.whole)
    }

    /// How many parts one step below reached their target, of how many.
    #[must_use]
    pub fn reached(&self) -> (usize, usize) {
        reached(&self.parts)
    }

    /// How a line stands: a country by its own last year, what lies within one by the country's.
    #[must_use]
    pub fn state(&self, line: &Line) -> State {
        if line.rate.counted == 0 {
            return State::Nobody;
        }
        let Some(target) = line.target else { return State::NoTarget };
        State::Pace(pace(line.rate, target, &self.edition.window, &self.expectation(&line.node), self.day))
    }

    fn expectation(&self, node: &Node) -> Cow<'_, Curve> {
        let Some(last) = &self.last_year else { return Cow::Owned(Curve::default()) };
        let country = match node {
            Node::Country(code) => Some(*code),
            Node::Entity(code) => self.directory.entities.get(code).map(|entity| entity.country),
            Node::Site(code) => self.directory.sites.get(code).map(|site| site.country),
            Node::Group | Node::Side(_) | Node::Region(_) => None,
        };
        match country {
            Some(country) => Cow::Borrowed(last.curve_of(country)),
            None => Cow::Owned(last.heads.curve(last.window, node)),
        }
    }

    /// The difference to the target, if there is one and anybody is counted.
    #[must_use]
    pub fn points(line: &Line) -> Option<Share> {
        line.rate.points_to(line.target?)
    }
}

/// A part in which nobody owes anything. `path` begins with it.
fn empty_line(path: &[Node], targets: &[Target]) -> Line {
    let (node, above) = path.split_first().map_or((Node::Group, path), |(node, above)| (node.clone(), above));
    let target = effective(targets, &node, above).map(|target| target.share);
    Line { node, tally: Tally::default(), rate: kunren_domain::rate::Rate::default(), target }
}

/// Which day is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Days {
    usual: Date,
    shown: Date,
    future: Option<Date>,
    is_now: bool,
}

impl Days {
    fn choose(edition: &Edition, asked: Option<Date>, today: Date) -> Self {
        let usual = today.min(edition.window.closes_on);
        let future = asked.filter(|day| *day > today);
        let shown = asked.filter(|day| *day <= today).unwrap_or(usual);
        Self { usual, shown, future, is_now: shown == today }
    }
}

/// Targets in force at the end of the day shown; for today all there are, wherever the reader's day begins.
async fn targets_on(
    app: &App,
    permit: &Permit<SeeParticipation>,
    edition: EditionId,
    days: &Days,
) -> Result<Vec<Target>, Error> {
    let day = if days.is_now { Date::MAX } else { days.shown };
    let history = participation::target_history(&app.kunren, permit, edition, day).await?;
    Ok(participation::targets(&history))
}

async fn last_year(
    app: &App,
    permit: &Permit<SeeParticipation>,
    editions: &[Edition],
    edition: &Edition,
    kinds: &Kinds,
) -> Result<Option<Arc<LastYear>>, Error> {
    match participation::previous(editions, edition) {
        Some(previous) => participation::last_year_of(&app.kunren, permit, previous, kinds).await.map(Some),
        None => Ok(None),
    }
}

/// The course's title from this edition's content, or from the newest of the programme that has some.
pub async fn course_title(
    app: &App,
    reader: &Reader,
    editions: &[Edition],
    edition: &Edition,
) -> Result<String, Error> {
    let same = editions.iter().filter(|other| other.programme == edition.programme && other.id != edition.id);
    for candidate in std::iter::once(edition).chain(same) {
        let content = app.kunren.latest(candidate.id).await?;
        let title =
            content.and_then(|content| content.text("course/title", &reader.locale).map(|text| text.text.to_owned()));
        if let Some(title) = title {
            return Ok(title);
        }
    }
    Ok(edition.programme.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kunren_domain::edition::{Formula, Leave, Window};

    fn edition() -> Edition {
        Edition {
            id: "01900000-0000-7000-8000-000000000001".parse().expect("an id"),
            programme: "all".to_owned(),
            code: "FY2025".to_owned(),
            fiscal_year: 2025,
            window: Window {
                opens_on: date(2025, 10, 1),
                due_on: date(2026, 1, 31),
                grace_until: date(2026, 2, 14),
                closes_on: date(2026, 3, 31),
            },
            formula: Formula { leave: Leave::Excluded, joiner_days: 30 },
        }
    }

    #[test]
    fn a_closed_edition_shows_its_last_day_and_no_day_that_has_not_come() {
        let today = date(2026, 11, 21);
        let choose = |asked| Days::choose(&edition(), asked, today);
        assert_eq!(choose(None).shown, date(2026, 3, 31));
        assert_eq!(choose(Some(date(2025, 12, 1))).shown, date(2025, 12, 1));
        let future = choose(Some(date(2026, 11, 22)));
        assert_eq!((future.shown, future.future), (date(2026, 3, 31), Some(date(2026, 11, 22))));
        assert!(choose(Some(today)).is_now && !choose(None).is_now);
    }
}
