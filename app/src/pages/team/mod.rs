//! `GET /team`: who in a team has done it and who has not. No tries, no scores. First the viewer's direct reports, then
//! those of each of them, or everybody below at once.

mod view;

use crate::{
    components::Further,
    pages::participation::{
        href,
        people::{PER_PAGE, pages, read_page},
    },
    web::{
        app::App,
        failure::Failure,
        fields::{Fields, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::id::PersonId;
use kunren_services::{
    Error,
    participation::{self, Leader, Report, Reports, Shown, TeamQuery},
    permit::SeeTeam,
};
use std::sync::Arc;
use view::TeamPage;

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Team {
    asked: TeamQuery,
    /// From the viewer, who is not named, down to whose reports these are.
    line: Vec<Leader>,
    /// All that the team owes; nothing where it is too much to be counted.
    all: Option<Vec<Report>>,
    /// Those that match, of this page.
    rows: Vec<Report>,
    page: u32,
    pages: Further,
}

/// Reads `of`, `who`, `show`, `q` and `page`.
fn read(fields: &Fields) -> Result<(TeamQuery, u32), Error> {
    let page = read_page(fields)?;
    let search = fields.text("q").trim().to_owned();
    if search.chars().count() > 100 {
        return Err(Error::BadField("q"));
    }
    let everybody = match fields.text("who") {
        "" | "direct" => false,
        "everybody" => true,
        _ => return Err(Error::BadField("who")),
    };
    let (of, shown) = (fields.optional("of")?, read_shown(fields.text("show"))?);
    Ok((TeamQuery { of, everybody, shown, search, offset: (page - 1) * PER_PAGE, limit: PER_PAGE }, page))
}

fn read_shown(text: &str) -> Result<Shown, Error> {
    if text.is_empty() {
        return Ok(Shown::default());
    }
    Shown::ALL.into_iter().find(|shown| shown.as_str() == text).ok_or(Error::BadField("show"))
}

impl Team {
    fn new(asked: TeamQuery, page: u32, found: participation::Team) -> Self {
        let line = found.line;
        match found.reports {
            Reports::All(all) => {
                let (rows, pages) = page_of(&all, &asked);
                Self { asked, line, all: Some(all), rows, page, pages }
            }
            Reports::Page { reports, more } => {
                Self { asked, line, all: None, rows: reports, page, pages: Further::More(more) }
            }
        }
    }

    /// A link to another page of the same people.
    fn href(&self, page: u32) -> String {
        let pairs = [
            ("of", self.asked.of.map(|of| of.to_string())),
            ("who", self.asked.everybody.then(|| "everybody".to_owned())),
            ("show", (self.asked.shown != Shown::All).then(|| self.asked.shown.as_str().to_owned())),
            ("q", (!self.asked.search.is_empty()).then(|| self.asked.search.clone())),
            ("page", (page > 1).then(|| page.to_string())),
        ];
        href("/team", pairs.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))))
    }
}

/// Those of all who match, of the page asked for, and how many pages there are.
fn page_of(all: &[Report], asked: &TeamQuery) -> (Vec<Report>, Further) {
    let wanted = asked.search.to_lowercase();
    let is_found =
        |report: &Report| [&report.name, &report.number].iter().any(|text| text.to_lowercase().contains(&wanted));
    let found: Vec<&Report> = all.iter().filter(|report| asked.shown.takes(report) && is_found(report)).collect();
    let pages = pages(u64::try_from(found.len()).unwrap_or(u64::MAX));
    let wide = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let rows = found.into_iter().skip(wide(asked.offset)).take(wide(asked.limit)).cloned().collect();
    (rows, Further::Of(pages))
}

/// Where the team of somebody is shown: direct reports, or everybody below.
fn team_href(of: Option<PersonId>, everybody: bool) -> String {
    let asked = TeamQuery { of, everybody, ..TeamQuery::default() };
    Team { asked, line: Vec::new(), all: None, rows: Vec::new(), page: 1, pages: Further::More(false) }.href(1)
}

/// The page.
///
/// # Errors
/// [`Error::NotPermitted`] for those without reports; [`Error::NotFound`] for the team of somebody who is not below;
/// [`Error::BadField`].
pub async fn show(State(app): State<App>, reader: Reader, Query(query): Query) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeeTeam>()?;
    let (asked, page) = read(&query)?;
    let mut found = participation::team(&app.kunren, &permit, &asked).await?;
    if let Reports::All(all) = &mut found.reports {
        all.sort_by(|one, other| {
            let by_edition = one.code.cmp(&other.code).then(one.edition.cmp(&other.edition));
            by_edition.then_with(|| reader.words.formats.compare(&one.name, &other.name))
        });
    }
    let team = Arc::new(Team::new(asked, page, found));
    let page = Page::new(view::title(&reader, &team)).wide();
    Ok(render::page(&reader, page, move |_| leptos::view! { <TeamPage team /> }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kunren_domain::obligation::{DueDay, Lateness, Standing};

    fn report(name: &str, standing: Standing, overdue: bool) -> Report {
        let id = "01900000-0000-7000-8000-000000000001";
        Report {
            person: id.parse().expect("an id"),
            number: "K-000001".to_owned(),
            name: name.to_owned(),
            depth: 1,
            below: 0,
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
        let (asked, page) = read(&Fields::read(query)?)?;
        let team = Team::new(asked, page, participation::Team { line: Vec::new(), reports: Reports::All(all) });
        Ok(team.rows.into_iter().map(|report| report.name).collect())
    }

    #[test]
    fn who_is_away_is_not_asked_for() {
        assert_eq!(names("show=open").expect("a filter"), ["Ben", "Dana"]);
        assert_eq!(names("show=overdue").expect("a filter"), ["Ben"]);
        assert_eq!(names("show=done").expect("a filter"), ["Anna"]);
        assert_eq!(names("q=CHI").expect("a filter"), ["Chie"]);
        assert_eq!(names("").expect("a filter").len(), 4);
        assert!(names("show=late").is_err() && names("who=nobody").is_err() && names("of=x").is_err());
        assert!(names("page=2").expect("a filter").is_empty());
    }

    #[test]
    fn another_page_is_of_the_same_people() {
        let query = "of=01900000-0000-7000-8000-000000000001&who=everybody&show=open&q=an";
        let (asked, page) = read(&Fields::read(query).expect("text")).expect("a query");
        let found =
            participation::Team { line: Vec::new(), reports: Reports::Page { reports: Vec::new(), more: true } };
        let href = Team::new(asked, page, found).href(2);
        let (again, page) =
            read(&Fields::read(href.split_once('?').expect("a query").1).expect("text")).expect("a query");
        assert_eq!((again.everybody, again.shown, again.search.as_str(), page), (true, Shown::Open, "an", 2));
        assert_eq!((again.of.map(|of| of.to_string()), again.offset), (Some(query[3..39].to_owned()), PER_PAGE));
    }
}
