//! `GET /participation/{edition}/added`: who still has to do what a move has added, those who are late first.

use super::people::{PER_PAGE, pages, read_page};
use crate::{
    components::{Column, DataTable, Named as Called, Pager, open_parts},
    pages::participation::href,
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Named, Query},
        reader::Reader,
        render::{self, Page, use_reader},
    },
};
use axum::{extract::State, response::Response};
use jiff::civil::Date;
use kunren_domain::id::EditionId;
use kunren_services::{
    Error,
    learning::OpenPart,
    participation::{self, AddedLine, Edition},
    permit::{SeeParticipation, SeePeople},
};
use leptos::prelude::*;
use std::sync::Arc;

/// A page of the list.
#[derive(Debug, Clone)]
struct Listed {
    edition: Edition,
    /// How many there are.
    count: u64,
    /// How many of them are late.
    late: u64,
    people: Vec<AddedLine>,
    page: u32,
}

/// The list.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no such edition; [`Error::BadField`] for a page that is none.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let viewer = reader.viewer()?;
    let (watch, see) = (viewer.permit::<SeeParticipation>()?, viewer.permit::<SeePeople>()?);
    let page = read_page(&query)?;
    let editions = participation::editions(&app.kunren, &watch).await?;
    let edition = participation::edition(&editions, edition).ok_or(Error::NotFound)?.clone();
    let mut all = participation::added_open(&app.kunren, &see, edition.id).await?;
    all.sort_by(|one, other| {
        let order = first_day(one).cmp(&first_day(other));
        order.then_with(|| reader.words.formats.compare(&one.name, &other.name))
    });
    let wide = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let (count, late) = (wide(all.len()), wide(all.iter().filter(|line| is_late(line)).count()));
    let per_page = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    let before = usize::try_from(page - 1).unwrap_or(usize::MAX).saturating_mul(per_page);
    let people = all.into_iter().skip(before).take(per_page).collect();
    let title = t!(reader, "added-list-title", edition = edition.code.as_str());
    let listed = Arc::new(Listed { edition, count, late, people, page });
    Ok(render::page(&reader, Page::new(title).wide(), move |_| leptos::view! { <AddedPage listed /> }))
}

/// The day by which the first part is due, after all others where the return is not known.
fn first_day(line: &AddedLine) -> Date {
    line.added.iter().map(|part| part.due_on.unwrap_or(Date::MAX)).min().unwrap_or(Date::MAX)
}

fn is_late(line: &AddedLine) -> bool {
    line.added.iter().any(OpenPart::is_overdue)
}

/// How many, the people with their parts, further pages.
#[component]
fn AddedPage(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    let edition = listed.edition.id;
    let code = listed.edition.code.as_str();
    let link = move |page: u32| {
        let pairs = (page > 1).then(|| ("page", page.to_string()));
        href(&format!("/participation/{edition}/added"), pairs)
    };
    view! {
        <nav class="crumbs" aria-label=t!(reader, "crumbs-label")>
            <ol>
                <li><a href=format!("/participation/{edition}")>{t!(reader, "participation-title", edition = code)}</a></li>
            </ol>
        </nav>
        <h1>{t!(reader, "added-list-title", edition = code)}</h1>
        <p class="subtitle">{t!(reader, "added-list-words")}</p>
        <p role="status">{t!(reader, "added-list-count", count = listed.count, late = listed.late)}</p>
        <Table listed=listed.clone() />
        <Pager page=listed.page pages=pages(listed.count) href=link />
    }
    .into_any()
}

#[component]
fn Table(listed: Arc<Listed>) -> impl IntoView {
    let reader = use_reader();
    if listed.people.is_empty() {
        return view! { <p class="empty">{t!(reader, "added-list-empty")}</p> }.into_any();
    }
    let rows = listed.people.iter().map(|line| row(&reader, line)).collect_view();
    let columns = vec![
        Column::words(t!(reader, "column-name")),
        Column::words(t!(reader, "column-number")),
        Column::words(t!(reader, "added-list-parts")),
        Column::words(t!(reader, "level-country")),
        Column::words(t!(reader, "level-site")),
    ];
    view! {
        <DataTable name=Called::As(t!(reader, "people-label")) columns>{rows}</DataTable>
    }
    .into_any()
}

fn row(reader: &Reader, line: &AddedLine) -> AnyView {
    view! {
        <tr>
            <th scope="row"><a href=format!("/people/{}", line.person)><bdi>{line.name.clone()}</bdi></a></th>
            <td><bdi>{line.number.clone()}</bdi></td>
            <td>{open_parts(reader, &line.added)}</td>
            <td>{reader.country(line.country)}</td>
            <td><bdi>{line.site.clone()}</bdi></td>
        </tr>
    }
    .into_any()
}
