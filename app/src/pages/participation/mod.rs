//! Participation of an edition: who has completed, in every part of the organisation, on any day.
//!
//! [`board`] loads and judges; `view` draws it; [`export`] writes the same rows to a file. The people behind a number
//! are in [`people`], the targets in [`targets`].

pub mod added;
mod asked;
mod board;
pub mod export;
mod growth;
mod kinds;
mod names;
pub mod people;
mod percent;
pub mod result;
mod rows;
pub mod targets;
mod view;

pub(crate) use asked::href;
pub(crate) use kinds::{is_own_text, kind_key, kind_name};
pub(crate) use names::{node_name, region_name, set_apart};

use crate::{
    t,
    web::{
        app::App,
        failure::Failure,
        fields::{Named, Query},
        reader::Reader,
        render::{self, Page},
    },
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use board::Board;
use kunren_domain::id::EditionId;
use kunren_services::{Error, participation, permit::SeeParticipation};
use std::sync::Arc;
use view::BoardPage;

/// `GET /participation`: the newest edition.
///
/// # Errors
/// [`Error::NotPermitted`]; [`Error::NotFound`] when there is no edition yet.
pub async fn index(State(app): State<App>, reader: Reader) -> Result<Response, Failure> {
    let permit = reader.viewer()?.permit::<SeeParticipation>()?;
    let editions = participation::editions(&app.kunren, &permit).await?;
    let newest = editions.iter().find(|edition| edition.window.opens_on <= reader.today()).or(editions.first());
    let newest = newest.ok_or(Error::NotFound)?;
    Ok(Redirect::to(&format!("/participation/{}", newest.id)).into_response())
}

/// `GET /participation/{edition}`
///
/// # Errors
/// See [`Board::load`]. A day that has not come is refused with words above the present numbers.
pub async fn show(
    State(app): State<App>,
    reader: Reader,
    Named(edition): Named<EditionId>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let board = Board::load(&app, &reader, edition, &query).await?;
    let refused = board.future.is_some() || board.no_day.is_some();
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Page::new(t!(reader, "participation-title", edition = board.edition.code.as_str())).wide();
    let board = Arc::new(board);
    let answer = render::page(&reader, page, move |_| leptos::view! { <BoardPage board /> });
    Ok((status, answer).into_response())
}
