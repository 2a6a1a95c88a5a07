//! `GET /hr/{import}/people`: who is behind a number of an import, with what changes about each.

mod view;

use super::words::group_key;
use crate::{
    pages::participation::{
        href,
        people::{PER_PAGE, read_page},
    },
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{extract::State, response::Response};
use kunren_domain::{hr::Group, jurisdiction::Country};
use kunren_services::{
    Error,
    hr::{self, People, PeopleQuery},
    permit::SeeImports,
};
use std::sync::Arc;
use uuid::Uuid;
use view::PeoplePage;

/// Everything the page shows.
#[derive(Debug, Clone)]
struct Listed {
    import: Uuid,
    query: PeopleQuery,
    found: People,
    page: u32,
}

/// A link to the people of a group, in a country or anywhere.
pub(super) fn people_href(import: Uuid, group: Group, country: Option<Country>) -> String {
    page_href(import, &PeopleQuery { group, country, search: String::new(), offset: 0, limit: 0 }, 1)
}

fn page_href(import: Uuid, query: &PeopleQuery, page: u32) -> String {
    let country = query.country.map(|country| ("country", country.to_string()));
    let search = (!query.search.is_empty()).then(|| ("q", query.search.clone()));
    let page = (page > 1).then(|| ("page", page.to_string()));
    let kind = ("kind", query.group.to_string());
    href(&format!("/hr/{import}/people"), [kind].into_iter().chain(country).chain(search).chain(page))
}

/// The page.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`]; [`Error::BadField`] for a group, a country, a search or a page that
/// cannot be.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(import): Named<Uuid>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeeImports>()?;
    let group = query.optional("kind")?.unwrap_or(Group::Changed);
    let country: Option<Country> = query.optional("country")?;
    let search = query.text("q").trim().to_owned();
    if search.chars().count() > super::LONGEST_SEARCH {
        return Err(Error::BadField("q").into());
    }
    let page = read_page(&query)?;
    let query = PeopleQuery { group, country, search, offset: (page - 1) * PER_PAGE, limit: PER_PAGE };
    let found = hr::people(&app.kunren, &permit, import, &query).await?.ok_or(Error::NotFound)?;
    let title =
        t!(reader, "hr-people-title", group = who(&reader, &query), source = found.imported.line.source.as_str());
    let listed = Arc::new(Listed { import, query, found, page });
    Ok(render::page(&reader, Page::new(title).wide(), move |_| leptos::view! { <PeoplePage listed /> }))
}

/// What the people who are listed are called.
fn who(reader: &Reader, query: &PeopleQuery) -> String {
    let group = reader.words.message(group_key(query.group), None);
    match query.country {
        Some(country) => t!(reader, "hr-people-country", group = group, country = reader.country(country)),
        None => group,
    }
}
