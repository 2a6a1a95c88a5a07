//! `GET /requests`: what waits for a decision, and what was decided.

use super::queue_view::QueuePage;
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
use kunren_services::{
    Error,
    permit::SeePeople,
    requests::{self, Queue, Show},
};
use std::sync::Arc;

/// A page of the queue.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) show: Show,
    pub(super) search: String,
    pub(super) page: u32,
    pub(super) queue: Queue,
    /// What was just done.
    pub(super) done: String,
}

impl Listed {
    /// How many pages there are.
    pub(super) fn pages(&self) -> u64 {
        pages(self.queue.matches)
    }

    /// A link to another page of the same requests.
    pub(super) fn href(&self, page: u32) -> String {
        let pairs = [
            ("show", (self.show != Show::Open).then(|| self.show.as_str().to_owned())),
            ("q", (!self.search.is_empty()).then(|| self.search.clone())),
            ("page", (page > 1).then(|| page.to_string())),
        ];
        href("/requests", pairs.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))))
    }
}

/// The page.
///
/// # Errors
/// [`Error::NotPermitted`], [`Error::BadField`].
pub async fn show(State(app): State<App>, reader: Reader, Query(query): Query) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeePeople>()?;
    let (show, search) = (query.optional("show")?.unwrap_or_default(), search(&query)?);
    let page = read_page(&query)?;
    let offset = (page - 1).saturating_mul(PER_PAGE);
    let queue = requests::requests(&app.kunren, &permit, show, &search, (offset, PER_PAGE)).await?;
    let done = query.text("done").to_owned();
    let listed = Arc::new(Listed { show, search, page, queue, done });
    let page = Page::new(t!(reader, "requests-title")).wide();
    Ok(render::page(&reader, page, move |_| leptos::view! { <QueuePage listed /> }))
}

fn search(query: &Fields) -> Result<String, Error> {
    let search = query.text("q").trim().to_owned();
    if search.chars().count() > 100 { Err(Error::BadField("q")) } else { Ok(search) }
}
