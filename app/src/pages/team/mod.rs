//! `GET /team`: who in the team has done it and who has not. No tries, no scores.

mod view;

use crate::{
    pages::participation::{
        href,
        people::{PER_PAGE, pages, read_page},
    },
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Fields, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::obligation::{Lateness, Standing};
use kunren_services::{
    Error,
    learning::OpenPart,
    participation::{self, Report},
    permit::SeeTeam,
};
use std::{str::FromStr, sync::Arc};
use view::TeamPage;

/// Which of the team are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// Everybody.
    #[default]
    All,
    /// Who still has to do it.
    Open,
    /// Who should have done it by now.
    Overdue,
    /// Who has done it.
    Done,
    /// Who has done it and has moved since: a part was added.
    Added,
}

impl Shown {
    /// In the order they are offered.
    pub const ALL: [Self; 5] = [Self::All, Self::Open, Self::Overdue, Self::Done, Self::Added];

    /// The name in addresses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Done => "done",
            Self::Added => "added",
        }
    }

    fn takes(self, report: &Report) -> bool {
        match self {
            Self::All => true,
            Self::Open => is_open(report),
            Self::Overdue => is_overdue(report),
            Self::Done => report.standing == Standing::Completed,
            Self::Added => !report.added.is_empty(),
        }
    }
}

impl FromStr for Shown {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|shown| shown.as_str() == text).ok_or(())
    }
}

fn is_open(report: &Report) -> bool {
    matches!(report.standing, Standing::Assigned | Standing::InProgress)
}

fn is_overdue(report: &Report) -> bool {
    report.lateness == Lateness::Overdue || report.added.iter().any(OpenPart::is_overdue)
}

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Team {
    shown: Shown,
    search: String,
    /// All obligations of the team, by edition and name.
    all: Vec<Report>,
    /// Those that match, of this page.
    rows: Vec<Report>,
    page: u32,
    pages: u64,
}

impl Team {
    fn new(all: Vec<Report>, fields: &Fields) -> Result<Self, Error> {
        let shown: Shown = fields.optional("show")?.unwrap_or_default();
        let search = fields.text("q").trim().to_owned();
        if search.chars().count() > 100 {
            return Err(Error::BadField("q"));
        }
        let wanted = search.to_lowercase();
        let is_found =
            |report: &Report| [&report.name, &report.number].iter().any(|text| text.to_lowercase().contains(&wanted));
        let page = read_page(fields)?;
        let found: Vec<&Report> = all.iter().filter(|report| shown.takes(report) && is_found(report)).collect();
        let pages = pages(u64::try_from(found.len()).unwrap_or(u64::MAX));
        let per_page = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
        let before = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(per_page);
        let rows = found.into_iter().skip(before).take(per_page).cloned().collect();
        Ok(Self { shown, search, all, rows, page, pages })
    }

    /// A link to another page of the same people.
    fn href(&self, page: u32) -> String {
        let pairs = [
            ("show", (self.shown != Shown::All).then(|| self.shown.as_str().to_owned())),
            ("q", (!self.search.is_empty()).then(|| self.search.clone())),
            ("page", (page > 1).then(|| page.to_string())),
        ];
        href("/team", pairs.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))))
    }
}

/// The page.
///
/// # Errors
/// [`Error::NotPermitted`] for those without reports; [`Error::BadField`].
pub async fn show(State(app): State<App>, reader: Reader, Query(query): Query) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeeTeam>()?;
    let mut all = participation::team(&app.kunren, &permit).await?;
    all.sort_by(|one, other| {
        let by_edition = one.code.cmp(&other.code).then(one.edition.cmp(&other.edition));
        by_edition.then_with(|| reader.words.formats.compare(&one.name, &other.name))
    });
    let team = Arc::new(Team::new(all, &query)?);
    let page = Page::new(t!(reader, "team-title")).wide();
    Ok(render::page(&reader, page, move |_| leptos::view! { <TeamPage team /> }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kunren_domain::obligation::DueDay;

    fn report(name: &str, standing: Standing, overdue: bool) -> Report {
        let id = "01900000-0000-7000-8000-000000000001";
        Report {
            person: id.parse().expect("an id"),
            number: "K-000001".to_owned(),
            name: name.to_owned(),
            depth: 1,
            site: "Tokyo".to_owned(),
            edition: id.parse().expect("an id"),
            code: "FY2026".to_owned(),
            due: DueDay::On(date(2027, 1, 31)),
            lateness: if overdue { Lateness::Overdue } else { Lateness::InTime },
            standing,
            completed_on: None,
            added: Vec::new(),
        }
    }

    fn names(query: &str) -> Result<Vec<String>, Error> {
        let all = vec![
            report("Anna", Standing::Completed, false),
            report("Ben", Standing::Assigned, true),
            report("Chie", Standing::OnLeave, false),
            report("Dana", Standing::InProgress, false),
        ];
        let team = Team::new(all, &Fields::read(query)?)?;
        Ok(team.rows.into_iter().map(|report| report.name).collect())
    }

    #[test]
    fn who_is_away_is_not_asked_for() {
        assert_eq!(names("show=open").expect("a filter"), ["Ben", "Dana"]);
        assert_eq!(names("show=overdue").expect("a filter"), ["Ben"]);
        assert_eq!(names("show=done").expect("a filter"), ["Anna"]);
        assert_eq!(names("q=CHI").expect("a filter"), ["Chie"]);
        assert_eq!(names("").expect("a filter").len(), 4);
        assert!(names("show=late").is_err());
        assert!(names("page=2").expect("a filter").is_empty());
    }
}
