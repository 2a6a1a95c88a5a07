//! `GET /people`: a person by name or number, whatever is assigned.

use crate::{
    components::{Column, DataTable, Field, FieldKind, Further, Named, Pager},
    pages::participation::{
        href,
        people::{PER_PAGE, read_page},
    },
    t,
    web::{
        app::App,
        failure::Failure,
        fields::Query,
        reader::Reader,
        render::{self, Page, use_reader},
    },
};
use axum::{extract::State, response::Response};
use kunren_services::{
    Error,
    participation::{FoundPeople, FoundPerson, find_people},
    permit::SeePeople,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Longest search, in characters.
const LONGEST: usize = 100;

/// What was typed, and who was found.
struct Found {
    search: String,
    page: u32,
    people: FoundPeople,
}

/// The search, and a page of people by number.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::BadField`] for what is too long or no page.
pub async fn show(State(app): State<App>, reader: Reader, Query(query): Query) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeePeople>()?;
    let (search, page) = (query.text("q").trim().to_owned(), read_page(&query)?);
    if search.chars().count() > LONGEST {
        return Err(Error::BadField("q").into());
    }
    let limit = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    let offset = limit.saturating_mul(usize::try_from(page - 1).unwrap_or(usize::MAX));
    let people = find_people(&app.kunren, &permit, &search, (offset, limit)).await?;
    let found = Arc::new(Found { search, page, people });
    let title = t!(reader, "find-title");
    Ok(render::page(&reader, Page::new(title).wide(), move |_| view! { <FindPage found /> }))
}

#[component]
fn FindPage(found: Arc<Found>) -> impl IntoView {
    let reader = use_reader();
    let search = found.search.clone();
    let pages = Further::More(found.people.more);
    view! {
        <h1>{t!(reader, "find-title")}</h1>
        <p class="subtitle">{t!(reader, "find-words")}</p>
        <form method="get" action="/people" class="filters" role="search">
            <Field kind=FieldKind::Search name="q" label=t!(reader, "people-search") value=search.clone() />
            <button class="button">{t!(reader, "find-button")}</button>
        </form>
        {results(&reader, &found)}
        <Pager page=found.page pages href=move |page| {
            href("/people", [("q", search.clone()), ("page", page.to_string())])
        } />
    }
    .into_any()
}

/// Nothing before something was typed.
fn results(reader: &Reader, found: &Found) -> Option<AnyView> {
    if found.search.is_empty() {
        return None;
    }
    if found.people.people.is_empty() {
        return Some(view! { <p class="empty" role="status">{t!(reader, "find-empty")}</p> }.into_any());
    }
    let rows = found.people.people.iter().map(|person| row(reader, person)).collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-name")),
        Column::words(t!(reader, "column-number")),
        Column::words(t!(reader, "level-country")),
        Column::words(t!(reader, "level-site")),
        Column::words(t!(reader, "column-department")),
    ];
    Some(
        view! {
            <p class="hint">{t!(reader, "people-by-number")}</p>
            <DataTable name=Named::As(t!(reader, "find-label")) columns>{rows}</DataTable>
        }
        .into_any(),
    )
}

fn row(reader: &Reader, person: &FoundPerson) -> AnyView {
    let left = person.left_on.filter(|left| *left <= reader.today());
    let left = left.map(|on| view! { <br /><small>{t!(reader, "find-left", date = reader.date(on))}</small> });
    view! {
        <tr>
            <th scope="row"><a href=format!("/people/{}", person.person)><bdi>{person.name.clone()}</bdi></a>{left}</th>
            <td><bdi>{person.number.clone()}</bdi></td>
            <td>{reader.country(person.country)}</td>
            <td><bdi>{person.site.clone()}</bdi></td>
            <td><bdi>{person.department.clone()}</bdi></td>
        </tr>
    }
    .into_any()
}
